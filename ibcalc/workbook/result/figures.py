"""The figures of the result workbook: the lines of a result, summed per row and per direction.

Everything is whole cents. The block (one row a client, aanbieder, gemeente and product, one column
a period) is what every other total of the workbook is made from by formulas; the sums here are the
cached values of those formulas.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from ibcalc.engine.result import Result
from ibcalc.model.calendar import Calendar

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
    lines = _labelled(result.lines)
    block = _block(lines, result, years)
    figures = Figures(
        periods=periods,
        years=years,
        block=block,
        clients=block.get_column("client").n_unique(),
        total=int(block.get_column(TOTAL).sum()),
        lines=int(block.get_column(LINES).sum()),
        per_period=_per_period(lines, block, periods),
        per_product=_per_key(block, "product"),
        per_aanbieder=_per_key(block, "aanbieder"),
        per_gemeente=_per_key(block, "gemeente"),
    )
    if (figures.total, figures.lines) != (result.totals.totaal, result.totals.regels):
        raise RuntimeError("the lines do not add up to the totals of the result")
    return figures


def _labelled(lines: pl.DataFrame) -> pl.DataFrame:
    """The columns that are summed, with a word in each empty key: an empty cell matches nothing."""
    keys = [pl.col(key).fill_null("").replace("", NOT_GIVEN) for key in KEYS]
    return lines.select(*keys, "periode", pl.col("bedrag_cent").cast(pl.Int64).alias("cent"))


def _block(lines: pl.DataFrame, result: Result, years: tuple[int, ...]) -> pl.DataFrame:
    periods = result.model.calendar
    wide = lines.group_by(*KEYS).agg(
        pl.len().cast(pl.Int64).alias(LINES),
        *(
            _or_null(pl.col("cent").filter(pl.col("periode") == period.label)).alias(
                period_column(index)
            )
            for index, period in enumerate(periods)
        ),
        pl.col("cent").sum().alias(TOTAL),
    )
    if len(years) > 1:
        wide = wide.with_columns(_year_total(result, year) for year in years)
    return _sorted(wide, result)


def _or_null(cents: pl.Expr) -> pl.Expr:
    """The sum; null if there is nothing to sum, so that the cell stays empty."""
    return pl.when(cents.len() > 0).then(cents.sum())


def _year_total(result: Result, year: int) -> pl.Expr:
    columns = [
        period_column(index)
        for index, period in enumerate(result.model.calendar)
        if period.jaar == year
    ]
    return pl.sum_horizontal(columns).alias(year_column(year))


def _sorted(wide: pl.DataFrame, result: Result) -> pl.DataFrame:
    """In the order of the caseload, a client's rows together, products in the model's order."""
    clients = [str(client or NOT_GIVEN) for client in result.caseload.client.values]
    products = [product.code for product in result.model.producten]
    ranked = wide.join(_ranks("client", clients), on="client", how="left").join(
        _ranks("product", products), on="product", how="left"
    )
    ordered = ranked.sort(
        "client_rank", "client", "aanbieder", "gemeente", "product_rank", "product", nulls_last=True
    )
    return ordered.select(pl.exclude("client_rank", "product_rank"))


def _ranks(name: str, keys: list[str]) -> pl.DataFrame:
    frame = pl.DataFrame({name: keys}, schema={name: pl.String})
    return frame.unique(maintain_order=True).with_row_index(f"{name}_rank")


def _per_key(block: pl.DataFrame, key: str) -> dict[str, Share]:
    grouped = block.group_by(key).agg(
        pl.col("client").n_unique().alias("clients"), pl.col(LINES).sum(), pl.col(TOTAL).sum()
    )
    rows = grouped.sort(key).select(key, "clients", LINES, TOTAL).iter_rows()
    return {name: Share(clients, lines, cents) for name, clients, lines, cents in rows}


def _per_period(lines: pl.DataFrame, block: pl.DataFrame, periods: Calendar) -> tuple[Share, ...]:
    counted = dict(lines.group_by("periode").agg(pl.len()).iter_rows())
    shares = []
    for index, period in enumerate(periods):
        column = pl.col(period_column(index))
        charged = block.filter(column.is_not_null())
        shares.append(
            Share(
                charged.get_column("client").n_unique(),
                int(counted.get(period.label, 0)),
                int(charged.select(column.sum()).item()),
            )
        )
    return tuple(shares)
