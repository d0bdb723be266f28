"""The figures of the result workbook: the lines of a result, summed per row and per direction.

Everything is whole cents. The block (one row a client, aanbieder, gemeente and product, one column
a period) is what every other total of the workbook is made from by formulas; the sums here are the
cached values of those formulas.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from ibcalc.engine.result import Result
from ibcalc.model.calendar import Calendar

Numbers = NDArray[np.int64]
KEYS = ("client", "aanbieder", "gemeente", "product")
NOT_GIVEN = "(niet ingevuld)"
TOTAL = "totaal"
LINES = "regels"


def period_column(index: int) -> str:
    """The name in the block of the column of the calendar's period ``index``."""
    return f"p{index}"


def year_column(year: int) -> str:
    """The name in the block of the column with the total of a year."""
    return f"jaar{year}"


@dataclass(frozen=True, slots=True)
class Share:
    """A row of a totals sheet: how many clients and regels, and how many cents."""

    clients: int = 0
    lines: int = 0
    cents: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """What the sheets show; ``years`` is in order, ``periods`` is the calendar.

    The columns of ``block`` are KEYS, ``regels``, one of each period (null where nothing is
    charged), ``totaal``, and one of each year if there are more years than one.
    """

    periods: Calendar
    years: tuple[int, ...]
    block: pl.DataFrame
    clients: int
    total: int
    lines: int
    per_period: tuple[Share, ...]
    per_product: dict[str, Share]
    per_aanbieder: dict[str, Share]
    per_gemeente: dict[str, Share]

    @property
    def year_columns(self) -> tuple[int, ...]:
        """The years that have a column of their own in the block: none if there is only one."""
        return self.years if len(self.years) > 1 else ()

    def periods_of(self, year: int) -> tuple[int, ...]:
        """The indexes of the periods that count in a year."""
        return tuple(i for i, period in enumerate(self.periods) if period.jaar == year)


def make_figures(result: Result) -> Figures:
    """Sum the lines of a result.

    Raises:
        RuntimeError: the lines do not add up to the totals of the engine: a bug of ours.
    """
    periods = result.model.calendar
    years = tuple(sorted({period.jaar for period in periods}))
    summed = _sum_lines(result.lines, result)
    block = _block(summed, periods, years)
    figures = Figures(
        periods=periods,
        years=years,
        block=block,
        clients=block.get_column("client").n_unique(),
        total=int(summed.cents.sum()),
        lines=int(summed.counts.sum()),
        per_period=_per_period(summed),
        per_product=_per_key(block, "product"),
        per_aanbieder=_per_key(block, "aanbieder"),
        per_gemeente=_per_key(block, "gemeente"),
    )
    if (figures.total, figures.lines) != (result.totals.totaal, result.totals.regels):
        raise RuntimeError("the lines do not add up to the totals of the result")
    return figures


@dataclass(frozen=True, slots=True)
class _Summed:
    """The rows of the block: their keys, and (row, period) arrays of cents and of line counts."""

    keys: pl.DataFrame
    cents: Numbers
    counts: Numbers


def _sum_lines(lines: pl.DataFrame, result: Result) -> _Summed:
    """Add up the lines of the same row and period, in int64."""
    changed = pl.any_horizontal(pl.col(key) != pl.col(key).shift() for key in KEYS)
    starts = lines.select(changed.fill_null(value=True)).to_series().to_numpy()
    runs = _labelled(lines.select(KEYS).filter(starts))
    keys = _sorted(runs.unique(), result)
    found = runs.join(keys.with_row_index("row"), on=KEYS, how="left", maintain_order="left")
    row = found.get_column("row").to_numpy()[np.cumsum(starts) - 1]
    labels = [period.label for period in result.model.calendar]
    numbers = pl.DataFrame({"periode": labels}, schema={"periode": pl.String})
    period = lines.select("periode").join(
        numbers.with_row_index("period"), on="periode", how="left", maintain_order="left"
    )
    place = (row, period.get_column("period").to_numpy())
    cents = np.zeros((keys.height, len(labels)), np.int64)
    counts = np.zeros_like(cents)
    np.add.at(cents, place, lines.get_column("bedrag_cent").to_numpy())
    np.add.at(counts, place, 1)
    return _Summed(keys, cents, counts)


def _labelled(keys: pl.DataFrame) -> pl.DataFrame:
    """The keys with a word in each empty one: an empty cell matches nothing."""
    filled = keys.select(pl.col(KEYS).fill_null(""))
    word = NOT_GIVEN
    while filled.select(pl.any_horizontal((pl.col(KEYS) == word).any())).item():
        word = f"({word})"
    return filled.select(pl.col(KEYS).replace("", word))


def _sorted(keys: pl.DataFrame, result: Result) -> pl.DataFrame:
    """In the order of the caseload, a client's rows together, products in the model's order."""
    clients = [str(client or NOT_GIVEN) for client in result.caseload.client.values]
    products = [product.code for product in result.model.producten]
    ranked = keys.join(_ranks("client", clients), on="client", how="left").join(
        _ranks("product", products), on="product", how="left"
    )
    ordered = ranked.sort(
        "client_rank", "client", "aanbieder", "gemeente", "product_rank", "product", nulls_last=True
    )
    return ordered.select(KEYS)


def _ranks(name: str, keys: list[str]) -> pl.DataFrame:
    frame = pl.DataFrame({name: keys}, schema={name: pl.String})
    return frame.unique(maintain_order=True).with_row_index(f"{name}_rank")


def _block(summed: _Summed, periods: Calendar, years: tuple[int, ...]) -> pl.DataFrame:
    total = pl.Series(TOTAL, summed.cents.sum(axis=1))
    columns = [pl.Series(LINES, summed.counts.sum(axis=1))]
    for index in range(len(periods)):
        amounts = pl.Series(period_column(index), summed.cents[:, index])
        charged = pl.Series(summed.counts[:, index] > 0)
        columns.append(amounts.set(~charged, None))
    columns.append(total)
    if len(years) > 1:
        for year in years:
            within = np.array([period.jaar == year for period in periods])
            columns.append(pl.Series(year_column(year), summed.cents[:, within].sum(axis=1)))
    return summed.keys.with_columns(columns)


def _per_key(block: pl.DataFrame, key: str) -> dict[str, Share]:
    grouped = block.group_by(key).agg(
        pl.col("client").n_unique().alias("clients"), pl.col(LINES).sum(), pl.col(TOTAL).sum()
    )
    rows = grouped.sort(key).select(key, "clients", LINES, TOTAL).iter_rows()
    return {name: Share(clients, lines, cents) for name, clients, lines, cents in rows}


def _per_period(summed: _Summed) -> tuple[Share, ...]:
    # The rows of a client stand together, so each change of number is another client.
    clients = summed.keys.get_column("client").rle_id().to_numpy().astype(np.int64)
    shares = []
    for index in range(summed.cents.shape[1]):
        charged = clients[summed.counts[:, index] > 0]
        shares.append(
            Share(
                int(np.count_nonzero(np.diff(charged))) + (len(charged) > 0),
                int(summed.counts[:, index].sum()),
                int(summed.cents[:, index].sum()),
            )
        )
    return tuple(shares)
