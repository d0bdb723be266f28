"""Rows between the clients that are none: remarks, totals, and headers that were pasted again.

They have no date in column Van, so that only the few rows without one are looked at. A remark at
the end of a sheet is left out when its table is found.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ibcalc.model.catalogue import finding
from ibcalc.model.cell import Kind
from ibcalc.model.findings import SHOWN_CELLS, Finding
from ibcalc.model.names import normal
from ibcalc.model.place import Place
from ibcalc.workbook.caseload.raw import RawCaseload, RawColumn
from ibcalc.workbook.sheets.loose_texts import is_loose_text
from ibcalc.workbook.sheets.rows import CLIENTEN
from ibcalc.workbook.sheets.table import filled

REMARK, HEADERS_AGAIN = "CLI-109", "CLI-158"
Rows = NDArray[np.intp]
_NAMES = {column.field: column.names for column in CLIENTEN.columns}


def without_loose_rows(raw: RawCaseload) -> RawCaseload:
    """The caseload without the rows that are no client, each kind told once."""
    van = raw.columns.get("van")
    if van is None:
        return raw
    odd = [code for code, text in enumerate(van.raws) if not _may_be_day(text)]
    candidates = np.flatnonzero(np.isin(van.codes, odd) & _suspect(raw))
    kinds = {int(row): kind for row in candidates.tolist() if (kind := _kind(raw, row))}
    if not kinds:
        return raw
    told = [_told(raw, code, kinds) for code in (REMARK, HEADERS_AGAIN) if code in kinds.values()]
    return _without(raw, kinds, told)


def _suspect(raw: RawCaseload) -> NDArray[np.bool_]:
    """The rows with a cell that is like a header of its column, a remark or a total."""
    found = np.zeros(len(raw.rows), np.bool_)
    for name, column in (*raw.columns.items(), *raw.extra.items()):
        odd = [
            code
            for code, text in enumerate(column.raws)
            if filled(text) and (_is_header(raw, name, text) or is_loose_text([text]))
        ]
        found |= np.isin(column.codes, odd)
    return found


def _may_be_day(raw: str) -> bool:
    """True for what is no empty cell and no header."""
    return filled(raw) and (raw[0] != Kind.TEXT or not raw[1:2].isalpha())


def _kind(raw: RawCaseload, row: int) -> str:
    """The code of what is told of a row that is no client; nothing for one that is."""
    columns = (*raw.columns.items(), *raw.extra.items())
    ordered = sorted(columns, key=lambda pair: pair[1].number)
    stored = {name: column.raws[column.codes[row]] for name, column in ordered}
    cells = {name: text for name, text in stored.items() if filled(text)}
    again = [name for name, text in cells.items() if _is_header(raw, name, text)]
    if len(again) > 1 and 2 * len(again) >= len(cells):
        return HEADERS_AGAIN
    return REMARK if "van" not in cells and is_loose_text(list(cells.values())) else ""


def _is_header(raw: RawCaseload, name: str, text: str) -> bool:
    if text[0] != Kind.TEXT:
        return False
    own = {normal(name), *(_NAMES.get(name, ()) if name in raw.columns else ())}
    return normal(text[1:]) in own


def _told(raw: RawCaseload, code: str, kinds: Mapping[int, str]) -> Finding:
    rows = [int(raw.rows[row]) for row, kind in kinds.items() if kind == code]
    places = [Place(raw.file, raw.sheet, row) for row in rows]
    told = finding(code, places[0], blad=raw.sheet or raw.file)
    return replace(told, count=len(rows), cells=tuple(one.cell for one in places[:SHOWN_CELLS]))


def _without(raw: RawCaseload, kinds: Mapping[int, str], told: list[Finding]) -> RawCaseload:
    keep = np.ones(len(raw.rows), np.bool_)
    keep[list(kinds)] = False
    new = np.cumsum(keep) - 1
    return replace(
        raw,
        rows=raw.rows[keep],
        columns=_kept(raw.columns, keep),
        extra=_kept(raw.extra, keep),
        broken=tuple(int(new[row]) for row in raw.broken if keep[row]),
        findings=(*raw.findings, *told),
    )


def _kept(columns: Mapping[str, RawColumn], keep: NDArray[np.bool_]) -> dict[str, RawColumn]:
    return {name: replace(column, codes=column.codes[keep]) for name, column in columns.items()}
