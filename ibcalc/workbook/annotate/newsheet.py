"""The XML of a sheet that a checked copy adds: texts, whole numbers and links, no formulas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ibcalc.model.place import column_letters
from ibcalc.workbook.annotate.looks import Look
from ibcalc.workbook.annotate.xmlpatch import escaped, stored
from ibcalc.workbook.legal_text import fitting, legal

LONGEST_TEXT = 32_000
"""Units of UTF-16; Excel keeps 32,767 in one cell."""
HIGHEST_ROW = 409
"""Points; Excel makes no row higher."""
MAX_LINKS = 5_000
"""Excel takes 65,530 links on a sheet and gets slow long before."""
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class NewCell:
    """A cell: a text or a whole number, how it looks, and the cell that a click on it goes to."""

    content: str | int
    look: Look = Look.TEXT
    link: str = ""


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row from column A on; ``height`` is in points."""

    cells: tuple[NewCell, ...] = ()
    height: int = 15


@dataclass(frozen=True, slots=True)
class NewSheet:
    """A whole sheet.

    ``widths`` are those of the columns in characters; the rows up to ``frozen`` stay in sight and
    the row ``frozen`` is repeated on every page; ``filtered`` is the area with filter buttons.
    """

    name: str
    tab: str
    widths: tuple[int, ...]
    rows: Sequence[NewRow]
    frozen: int
    filtered: str = ""


def sheet_xml(sheet: NewSheet, namespace: str, styles: Mapping[Look, int]) -> bytes:
    """A sheet as its part; ``styles`` are the numbers of the formats of its looks."""
    rows = "".join(_row(row, number, styles) for number, row in enumerate(sheet.rows, start=1))
    last = f"{column_letters(max(len(sheet.widths), 1))}{max(len(sheet.rows), 1)}"
    filtered = f'<autoFilter ref="{sheet.filtered}"/>' if sheet.filtered else ""
    return (
        f'{HEAD}<worksheet xmlns="{namespace}"><sheetPr><tabColor rgb="{sheet.tab}"/>'
        f'<pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:{last}"/>{_view(sheet)}'
        f'<sheetFormatPr defaultRowHeight="15"/>{_columns(sheet.widths)}'
        f"<sheetData>{rows}</sheetData>{filtered}{_links(sheet.rows)}"
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;L&amp;F&amp;C&amp;A&amp;RPagina &amp;P van &amp;N"
        f'</oddFooter></headerFooter><ignoredErrors><ignoredError sqref="A1:{last}" '
        'numberStoredAsText="1"/></ignoredErrors></worksheet>'
    ).encode()


def _view(sheet: NewSheet) -> str:
    below = f"A{sheet.frozen + 1}"
    return (
        '<sheetViews><sheetView showGridLines="0" workbookViewId="0">'
        f'<pane ySplit="{sheet.frozen}" topLeftCell="{below}" activePane="bottomLeft" '
        f'state="frozen"/><selection pane="bottomLeft" activeCell="{below}" sqref="{below}"/>'
        "</sheetView></sheetViews>"
    )


def _columns(widths: Sequence[int]) -> str:
    listed = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(widths, start=1)
    )
    return f"<cols>{listed}</cols>" if listed else ""


def _row(row: NewRow, number: int, styles: Mapping[Look, int]) -> str:
    height = min(row.height, HIGHEST_ROW)
    cells = "".join(
        _cell(cell, f"{column_letters(column)}{number}", styles[cell.look])
        for column, cell in enumerate(row.cells, start=1)
    )
    return f'<row r="{number}" ht="{height}" customHeight="1">{cells}</row>'


def _cell(cell: NewCell, address: str, style: int) -> str:
    start = f'<c r="{address}" s="{style}"'
    if isinstance(cell.content, int):
        return f"{start}><v>{cell.content}</v></c>"
    if not cell.content:
        return f"{start}/>"
    text = stored(fitting(legal(cell.content), LONGEST_TEXT))
    return f'{start} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _links(rows: Sequence[NewRow]) -> str:
    links = [
        f'<hyperlink ref="{column_letters(column)}{number}" location="{escaped(cell.link)}" '
        f'display="{escaped(str(cell.content))}"/>'
        for number, row in enumerate(rows, start=1)
        for column, cell in enumerate(row.cells, start=1)
        if cell.link
    ][:MAX_LINKS]
    return f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else ""
