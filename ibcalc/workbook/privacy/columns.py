"""Where the clients of a workbook stand: columns by their header, and columns that hold BSNs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ibcalc.model.bsn import bsns_in
from ibcalc.model.cell import PADDED, Cell, Kind
from ibcalc.model.names import normal
from ibcalc.model.place import Place
from ibcalc.workbook.privacy.bsn_columns import bsn_values
from ibcalc.workbook.reader.grid import Sheet
from ibcalc.workbook.sheets.cleaning import clean
from ibcalc.workbook.sheets.columns import SheetSpec
from ibcalc.workbook.sheets.rows import CLIENTEN
from ibcalc.workbook.submissions.bsn_search import read_bsn
from ibcalc.workbook.submissions.forms.form import CLIENTEN as AANGELEVERD
from ibcalc.workbook.submissions.forms.form import CLIENTEN_BSN

SEARCHED_ROWS = 50
FEWEST_HEADERS = 2
"""In a row of headers; a word in a text about the columns stands alone."""
CLIENT = "client"
SHORTEST = 9
"""A raw cell with nine digits has ten signs."""

_TABLES: tuple[SheetSpec, ...] = (CLIENTEN, AANGELEVERD, CLIENTEN_BSN)
_IDENTIFYING = (
    "naam", "voorletter", "roepnaam", "geboorte", "postcode", "adres", "straat", "huisnummer",
    "woonplaats", "telefoon", "mobiel", "email", "geslacht", "nationaliteit",
)  # fmt: skip
_ABOUT_OTHERS = ("aanbieder", "product", "gemeente", "bestand", "tabel", "scenario", "leverancier")
"""A name or address of these is no person's."""


def _names(only: str = "") -> frozenset[str]:
    columns = [column for spec in _TABLES for column in spec.columns]
    kept = [column for column in columns if not only or column.field == only]
    return frozenset(normal(name) for column in kept for name in (column.header, *column.aliases))


_CLIENT_NAMES, _KNOWN = _names(CLIENT), _names()


@dataclass(slots=True)
class Clients:
    """The cells of one sheet to be replaced, as typed, by row and column from 1.

    ``inside`` are BSNs that stand among other words. ``identifying`` are other headers that tell
    who someone is, with their cells.
    """

    sheet: str
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    inside: set[str] = field(default_factory=set)
    identifying: dict[str, Place] = field(default_factory=dict)


def clients_of(sheet: Sheet) -> Clients:
    """The client numbers of a sheet: all below a header for them, and every column of BSNs."""
    found = Clients(sheet.name)
    heads = _header_cells(sheet)
    for (row, column), name in heads.items():
        if name in _CLIENT_NAMES:
            below = (number for number in sheet.rows if number > row)
            _take(found, sheet, below, column)
        elif _identifies(name):
            header = clean(sheet.cell(row, column).shown)
            found.identifying.setdefault(header, sheet.cell(row, column).place)
    for column, texts in _bsn_texts(sheet).items():
        for text, rows in texts.items():
            if read_bsn(text) is not None:
                _take(found, sheet, rows, column)
            found.inside.update(bsns_in(text))
    for text in found.cells.values():
        found.inside.update(bsns_in(text))
    return found


def _take(found: Clients, sheet: Sheet, rows: Iterable[int], column: int) -> None:
    for row in rows:
        cell = sheet.cell(row, column)
        shown = clean(cell.shown)
        header = normal(shown) in _CLIENT_NAMES
        if cell.kind in (Kind.TEXT, Kind.NUMBER) and shown and not header:
            found.cells[row, column] = shown


def _header_cells(sheet: Sheet) -> Mapping[tuple[int, int], str]:
    """The normal names in each row of headers among the first rows with content."""
    heads: dict[tuple[int, int], str] = {}
    for row in list(sheet.rows)[:SEARCHED_ROWS]:
        names = {
            (row, column): normal(raw[1:])
            for column, raw in enumerate(sheet.rows[row], start=1)
            if raw[:1] == Kind.TEXT
        }
        known = [name for name in names.values() if name in _KNOWN or _identifies(name)]
        if len(set(known)) >= FEWEST_HEADERS:
            heads |= names
    return heads


def _identifies(name: str) -> bool:
    return any(word in name for word in _IDENTIFYING) and not any(
        word in name for word in _ABOUT_OTHERS
    )


def identifying_headers(headers: Sequence[str]) -> list[str]:
    """Those of a row of headers that tell who someone is."""
    return [header for header in headers if _identifies(normal(header))]


def is_header_row(texts: Sequence[str]) -> bool:
    """True for a row that holds several known headers."""
    known = {name for name in map(normal, texts) if name in _KNOWN or _identifies(name)}
    return len(known) >= FEWEST_HEADERS


def is_client_header(header: str) -> bool:
    """True for a header above client numbers or BSNs."""
    return normal(header) in _CLIENT_NAMES


def _bsn_texts(sheet: Sheet) -> Mapping[int, Mapping[str, Sequence[int]]]:
    """The texts with a BSN of each column in which they are more than chance, with their rows."""
    texts: dict[int, dict[str, list[int]]] = {}
    for row, column, shown in _shown(sheet):
        texts.setdefault(column, {}).setdefault(shown, []).append(row)
    found: dict[int, Mapping[str, Sequence[int]]] = {}
    for column, rows in texts.items():
        hits = bsn_values(list(rows), short=False)
        if hits.any():
            pairs = zip(rows.items(), hits.tolist(), strict=True)
            found[column] = {text: where for (text, where), hit in pairs if hit}
    return found


def _shown(sheet: Sheet) -> Iterator[tuple[int, int, str]]:
    for row, cells in sheet.rows.items():
        for column, raw in enumerate(cells, start=1):
            if raw and raw[0] in (Kind.TEXT, Kind.NUMBER, PADDED) and len(raw) > SHORTEST:
                yield row, column, clean(raw[1:] if raw[0] == Kind.TEXT else Cell(raw).shown)
