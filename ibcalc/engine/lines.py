"""The regels as a DataFrame, with the columns of the contract (design.md section 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ibcalc.engine.caseload import NO_VOLUME, OPEN, VOLUME_SCALE, Caseload, Column
from ibcalc.engine.convert import Conversion
from ibcalc.engine.ledger import Ledger
from ibcalc.engine.regels import Regels
from ibcalc.engine.result import LINE_COLUMNS
from ibcalc.model.calendar import Calendar
from ibcalc.model.product import VOLUME_UNITS

if TYPE_CHECKING:
    import polars as pl

UNIX_EPOCH = 719_163
"""``date(1970, 1, 1).toordinal()``."""


def lines_frame(ledger: Ledger, conversion: Conversion) -> pl.DataFrame:
    """Every line with the cell of its rule and of its tariff."""
    import polars as pl

    lines = ledger.regels()
    row = ledger.entries.indicatie[lines.entry]
    terms, caseload = ledger.terms, ledger.caseload
    rule_places = [rule.place.in_sheet for rule in conversion.rules]
    tarief_places = [tarief.place.in_sheet for tarief in terms.prices.tarieven]
    tarief_cents = np.append(terms.prices.cents, 0)
    frame = pl.DataFrame(
        {
            "client": _texts(caseload.client, row),
            "aanbieder": _texts(caseload.aanbieder, row),
            "gemeente": _texts(caseload.gemeente, row),
            "product": _picked([p.code for p in terms.producten], lines.product),
            "soort": _picked([str(p.soort) for p in terms.producten], lines.product),
            "periode": _picked(_labels(terms.periods.calendar), lines.period),
            "van": _dates(lines.van),
            "tot_en_met": _dates(np.minimum(lines.tot_en_met, OPEN)),
            "aantal": caseload.aantal[row],
            "volume": _volumes(ledger, lines, row),
            "deel": _parts(lines),
            "tarief_cent": tarief_cents[lines.tarief],
            "bedrag_cent": ledger.bedragen(lines),
            "regel_bron": _sources(rule_places, lines, caseload, row),
            "tarief_bron": _picked([*tarief_places, ""], lines.tarief % (len(tarief_places) + 1)),
        }
    )
    return frame.select(LINE_COLUMNS)


def no_lines() -> pl.DataFrame:
    """A frame without lines, with the columns and types of the contract."""
    import polars as pl

    types: dict[str, type[pl.DataType]] = dict.fromkeys(LINE_COLUMNS, pl.String)
    types |= dict.fromkeys(("van", "tot_en_met"), pl.Date)
    types |= dict.fromkeys(("aantal", "tarief_cent", "bedrag_cent"), pl.Int64)
    return pl.DataFrame(schema=types)


def _labels(calendar: Calendar) -> list[str]:
    return [period.label for period in calendar]


def _picked(names: list[str], index: NDArray[np.int64]) -> pl.Series:
    import polars as pl

    return pl.Series(names, dtype=pl.String).gather(index)


def _texts(column: Column, row: NDArray[np.int32]) -> pl.Series:
    names = ["" if value is None else str(value) for value in column.values]
    return _picked(names, column.codes[row].astype(np.int64))


def _dates(days: NDArray[np.int64]) -> pl.Series:
    import polars as pl

    return pl.Series(days - UNIX_EPOCH).cast(pl.Int32).cast(pl.Date)


def _parts(lines: Regels) -> pl.Series:
    """``7/31``; ``1`` for a whole tariff."""
    scale = int(lines.denominator.max()) + 1 if len(lines) else 1
    keys, index = np.unique(lines.numerator * scale + lines.denominator, return_inverse=True)
    pairs = [divmod(int(key), scale) for key in keys]
    names = [f"{top}/{bottom}" if bottom != 1 else str(top) for top, bottom in pairs]
    return _picked(names, index)


def _volumes(ledger: Ledger, lines: Regels, row: NDArray[np.int32]) -> pl.Series:
    by_volume = np.array([p.eenheid in VOLUME_UNITS for p in ledger.terms.producten], np.bool_)
    volume = np.where(by_volume[lines.product], ledger.caseload.volume[row], NO_VOLUME)
    keys, index = np.unique(volume, return_inverse=True)
    return _picked([volume_text(int(key)) for key in keys], index)


def volume_text(volume: int) -> str:
    """A volume in Dutch decimals (``12,5``); empty for none."""
    if volume == NO_VOLUME:
        return ""
    whole, rest = divmod(volume, VOLUME_SCALE)
    decimals = f"{rest:04d}".rstrip("0")
    return f"{whole},{decimals}" if decimals else str(whole)


def _sources(
    rules: list[str], lines: Regels, caseload: Caseload, row: NDArray[np.int32]
) -> pl.Series:
    """The cell of the deciding rule, or the cell in which the product was typed."""
    import polars as pl

    typed = caseload.place(0, "product") if len(caseload) else None
    letters = typed.at(row=0).in_sheet if typed else ""
    cells = pl.Series([letters], dtype=pl.String).gather(np.zeros(len(lines), np.int64))
    own = cells + pl.Series(caseload.rows[row]).cast(pl.String)
    ruled = _picked([*rules, ""], lines.rule % (len(rules) + 1))
    converted = pl.Series(lines.rule >= 0)
    return ruled.zip_with(converted, own)
