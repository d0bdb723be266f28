"""The proof that a copy holds none of the numbers any more: every part of it is searched."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from ibcalc.workbook.annotate.archive import Archive
from ibcalc.workbook.annotate.xmlpatch import as_utf8
from ibcalc.workbook.privacy.celltext import NUMBER, SHARED, scan_cells
from ibcalc.workbook.privacy.traces import Traces
from ibcalc.workbook.privacy.xmltext import all_text

XML = (".xml", ".rels", ".vml", ".svg")
IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".bmp", ".tif", ".tiff")
MACROS = "vbaproject.bin"
ROWS = b"sheetData"
TWO_BYTES = 2
"""Of a character in UTF-16, in which programs store texts in their own formats."""

_WHAT = (
    ("xl/pivot", "een draaitabel"),
    ("xl/charts/", "een grafiek"),
    ("xl/externallinks/", "een koppeling naar een andere werkmap"),
    ("xl/tables/", "een tabel"),
    ("xl/workbook.xml", "de naam van een blad of een gedefinieerde naam"),
    ("xl/worksheets/", "een formule, keuzelijst, filter of opmaakregel op een blad"),
    ("xl/comments", "een opmerking"),
    ("xl/threadedcomments", "een opmerking"),
    ("xl/drawings/", "een tekening"),
    ("xl/connections", "een gegevensverbinding"),
    ("xl/querytables/", "een gegevensverbinding"),
    ("customxml/", "gegevens van een ander programma"),
    ("docprops/", "de eigenschappen van het bestand"),
)
EMBEDDED = "een ingesloten bestand, dat niet doorzocht kan worden"
OTHER = "een verborgen onderdeel van het bestand"


def left_in(data: bytes, file: str, traces: Traces) -> tuple[str, ...]:
    """In Dutch words where a workbook still holds a number, or can't be searched; each once.

    Raises:
        CannotOpen: it is no sound workbook.
        CannotPatch: a part is not well-formed.
    """
    archive = Archive(data, file)
    found = (part_words(name) for name in archive.names if _holds(archive, name, traces))
    opened = zipfile.ZipFile(io.BytesIO(data))
    beside = (opened.comment, *(one.comment + one.extra for one in opened.infolist()))
    tail = [OTHER] if any(in_bytes(one, traces) for one in beside) else []
    return tuple(dict.fromkeys((*found, *tail)))


def not_searched(data: bytes, file: str) -> tuple[str, ...]:
    """In Dutch words what a program can't look into: pictures and macros."""
    names = [name.casefold() for name in Archive(data, file).names]
    pictures = any(name.endswith(IMAGES) for name in names)
    macros = any(name.endswith(MACROS) for name in names)
    return (*(["afbeeldingen"] if pictures else []), *(["macro's"] if macros else []))


def part_words(name: str) -> str:
    """In Dutch words what a part of a workbook is."""
    low = name.casefold()
    if _is_embedded(low):
        return EMBEDDED
    return next((what for start, what in _WHAT if low.startswith(start)), OTHER)


def _is_embedded(low: str) -> bool:
    return "/embeddings/" in low or low.startswith("xl/activex/")


def _holds(archive: Archive, name: str, traces: Traces) -> bool:
    low = name.casefold()
    if _is_embedded(low) or traces.in_structure(name):
        return True
    if low.endswith((*IMAGES, MACROS)):
        return False
    data = archive.read(name)
    if not low.endswith(XML):
        return in_bytes(data, traces)
    data = as_utf8(data)
    sheet = ROWS in data
    if sheet and any(_cells(data, traces)):
        return True
    texts = all_text(data, cells=sheet)
    return any(traces.in_text(text) if read else traces.in_structure(text) for text, read in texts)


def _cells(data: bytes, traces: Traces) -> Iterator[bool]:
    """Whether a number stands in each cell."""
    for cell in scan_cells(data):
        if cell.formula:
            yield traces.in_structure(cell.formula)
        yield any(map(traces.in_text, (cell.rest, cell.inline, cell.text)))
        if cell.kind == NUMBER:
            yield bool(traces.of_number(cell.value))
        elif cell.kind != SHARED:
            yield traces.in_text(cell.value)


def in_bytes(data: bytes, traces: Traces) -> bool:
    """True if the bytes of a format that is unknown here hold a number, in one or two bytes."""
    pieces = (data, *(data[start::TWO_BYTES] for start in range(TWO_BYTES)))
    return any(traces.in_structure(piece.decode("latin-1")) for piece in pieces)
