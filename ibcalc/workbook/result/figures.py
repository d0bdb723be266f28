"""The figures of the result workbook: the lines of a result, summed per row and per direction.

Everything is whole cents. The block (one row a client, aanbieder, gemeente and product, one column
a period) is what every other total of the workbook is made from by formulas; the sums here are the
cached values of those formulas.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
        clients=int(block.select(summed.clients()).item()),
        total=int(summed.cents.sum()),
        lines=int(summed.counts.sum()),
        per_period=_per_period(summed),
        per_product=_per_key(block, "product", summed.clients()),
        per_aanbieder=_per_key(block, "aanbieder", summed.clients()),
        per_gemeente=_per_key(block, "gemeente", summed.clients()),
    )
    if (figures.total, figures.lines) != (result.totals.totaal, result.totals.regels):
        raise RuntimeError("the lines do not add up to the totals of the result")
    return figures


@dataclass(frozen=True, slots=True)
class _Summed:
    """The rows of the block: their keys, and (row, period) arrays of cents and of line counts.

    ``missing`` is the word that stands for an empty key.
    """

    keys: pl.DataFrame
    cents: Numbers
    counts: Numbers
    missing: str

    def clients(self) -> pl.Expr:
        """How many clients there are; a lump sum has none."""
        client = pl.col("client")
        return client.filter(client != self.missing).n_unique()


def _sum_lines(lines: pl.DataFrame, result: Result) -> _Summed:
    """Add up the lines of the same row and period, in int64.

    The lines of one row mostly follow each other, so that keys are only looked at where they
    change. A row's number is that of its keys in order: those of the caseload for clients and of
    the model for products, else by name.
    """
    changed = pl.any_horizontal(pl.col(key) != pl.col(key).shift() for key in KEYS)
    starts = lines.select(changed.fill_null(value=True)).to_series().to_numpy()
    runs = lines.select(KEYS).filter(starts).with_columns(pl.col(KEYS).fill_null(""))
    missing = _missing(runs)
    runs = runs.select(pl.col(KEYS).replace("", missing))
    orders = _orders(runs, result)
    numbers = np.zeros(runs.height, np.int64)
    for key, order in orders.items():
        numbers = numbers * len(order) + _codes(runs.get_column(key), order)
    found, row = np.unique(numbers, return_inverse=True)
    labels = list(dict.fromkeys(period.label for period in result.model.calendar))
    place = (row[np.cumsum(starts) - 1], _codes(lines.get_column("periode"), labels))
    cents = np.zeros((len(found), len(result.model.calendar)), np.int64)
    counts = np.zeros_like(cents)
    np.add.at(cents, place, lines.get_column("bedrag_cent").to_numpy())
    np.add.at(counts, place, 1)
    return _Summed(_keys(found, orders), cents, counts, missing)


def _codes(texts: pl.Series, order: Sequence[str]) -> Numbers:
    """Each text as its number in ``order``, which holds every one of them once."""
    return texts.cast(pl.Enum(order)).to_physical().to_numpy().astype(np.int64)


def _keys(numbers: Numbers, orders: Mapping[str, Sequence[str]]) -> pl.DataFrame:
    """The keys of row numbers, as they were put together from the last key back."""
    columns: dict[str, pl.Series] = {}
    for key in reversed(KEYS):
        numbers, code = np.divmod(numbers, max(len(orders[key]), 1))
        columns[key] = pl.Series(key, orders[key], dtype=pl.String).gather(code)
    return pl.DataFrame([columns[key] for key in KEYS])


def _orders(runs: pl.DataFrame, result: Result) -> dict[str, list[str]]:
    """The values of each key that occur, in order."""
    known = {
        "client": [str(client or "") for client in result.caseload.client.values],
        "product": [product.code for product in result.model.producten],
    }
    orders = {}
    for key in KEYS:
        present = runs.get_column(key).unique().sort().to_list()
        occurring = set(present)
        first = [value for value in known.get(key, ()) if value in occurring]
        orders[key] = list(dict.fromkeys((*first, *present)))
    return orders


def _missing(keys: pl.DataFrame) -> str:
    """A word for an empty key that is no key itself: an empty cell matches nothing."""
    word = NOT_GIVEN
    while keys.select(pl.any_horizontal((pl.col(KEYS) == word).any())).item():
        word = f"({word})"
    return word


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


def _per_key(block: pl.DataFrame, key: str, clients: pl.Expr) -> dict[str, Share]:
    grouped = block.group_by(key).agg(
        clients.alias("clients"), pl.col(LINES).sum(), pl.col(TOTAL).sum()
    )
    rows = grouped.sort(key).select(key, "clients", LINES, TOTAL).iter_rows()
    return {name: Share(count, lines, cents) for name, count, lines, cents in rows}


def _per_period(summed: _Summed) -> tuple[Share, ...]:
    # The rows of a client stand together, so each change of number is another client.
    client = summed.keys.get_column("client")
    numbers = client.rle_id().to_numpy().astype(np.int64)
    given = (client != summed.missing).to_numpy()
    shares = []
    for index in range(summed.cents.shape[1]):
        charged = numbers[given & (summed.counts[:, index] > 0)]
        shares.append(
            Share(
                int(np.count_nonzero(np.diff(charged))) + (len(charged) > 0),
                int(summed.counts[:, index].sum()),
                int(summed.cents[:, index].sum()),
            )
        )
    return tuple(shares)
