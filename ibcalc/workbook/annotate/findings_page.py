"""Sheet Bevindingen of a checked copy: everything that was found, the gravest first, with links."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from textwrap import wrap

from ibcalc.model.findings import RANK, Finding, fold
from ibcalc.model.place import Place
from ibcalc.workbook.annotate.looks import SEVERITY_LOOKS, Look
from ibcalc.workbook.annotate.marks import in_file, witness_text
from ibcalc.workbook.annotate.newsheet import NewCell, NewRow, NewSheet
from ibcalc.workbook.result.formulas import quoted_sheet

FINDINGS = "Bevindingen"
TAB = "FFC00000"
MOST_ROWS = 50_000
NOTHING = "Er zijn geen bevindingen."
HEADER_ROW = 5
TITLE_HEIGHT, LINE_HEIGHT, HEADER_HEIGHT = 27, 15, 24
WRAP_MARGIN = 3
"""Characters that a wide font may take more than the width of a column promises."""

FILE_WIDTH = 22
COLUMNS = (
    ("Ernst", 16), ("Code", 11), ("Blad", 17), ("Cel", 10), ("Melding", 48), ("Herstel", 48),
    ("Getuige", 30), ("Rijen", 18), ("Aantal", 10),
)  # fmt: skip
FILE_AT = 2
"""Where the column Bestand stands, if there is one."""

LEGEND = (
    "De kleur van een cel is de ernst: rood is een fout, oranje een waarschuwing en blauw ter "
    "informatie."
)


def findings_page(
    name: str, findings: Sequence[Finding], file: str, sheets: Collection[str], *, proposals: str
) -> NewSheet:
    """The sheet with every finding; equal ones in a column are one row.

    Args:
        name: the name of the sheet.
        findings: in any order.
        file: the workbook itself; a finding in another file has no link.
        sheets: the names of its worksheets, which a link can go to.
        proposals: the name of the sheet with proposed rows; empty if there is none.
    """
    folded = sorted(fold(findings), key=lambda finding: RANK[finding.severity])
    shown = folded[:MOST_ROWS]
    elsewhere = any(not in_file(finding, file) for finding in shown)
    heads = [*COLUMNS]
    if elsewhere:
        heads.insert(FILE_AT, ("Bestand", FILE_WIDTH))
    widths = tuple(width for _, width in heads)
    rows = [_row(finding, file, sheets, widths, elsewhere=elsewhere) for finding in shown]
    if not rows:
        rows = [NewRow(tuple(NewCell(NOTHING if head == "Melding" else "") for head, _ in heads))]
    last = f"{chr(ord('A') + len(heads) - 1)}{HEADER_ROW + len(rows)}"
    intro = _intro(folded, proposals)
    return NewSheet(
        name=name,
        tab=TAB,
        widths=widths,
        rows=[*_heading(intro), _header(heads), *rows],
        frozen=HEADER_ROW,
        filtered=f"A{HEADER_ROW}:{last}",
    )


def _heading(intro: str) -> tuple[NewRow, ...]:
    return (
        NewRow((NewCell("Bevindingen", Look.TITLE),), TITLE_HEIGHT),
        NewRow((NewCell(intro, Look.INTRO),)),
        NewRow((NewCell(LEGEND, Look.INTRO),)),
        NewRow(),
    )


def _intro(folded: Sequence[Finding], proposals: str) -> str:
    total = sum(finding.count for finding in folded)
    counted = "1 bevinding" if total == 1 else f"{total} bevindingen"
    words = [
        f"Dit is een kopie met {counted}; het origineel is niet veranderd.",
        "Klik op een cel om erheen te gaan; bij de cel staat dezelfde tekst als opmerking.",
    ]
    if proposals:
        words.append(f"Op blad {proposals} staan regels die gaten dichten.")
    if len(folded) > MOST_ROWS:
        words.append(f"Alleen de eerste {MOST_ROWS} staan hieronder.")
    return " ".join(words)


def _header(heads: Sequence[tuple[str, int]]) -> NewRow:
    cells = (
        NewCell(head, Look.NUMBER_HEADER if head == "Aantal" else Look.HEADER) for head, _ in heads
    )
    return NewRow(tuple(cells), HEADER_HEIGHT)


def _row(
    finding: Finding,
    file: str,
    sheets: Collection[str],
    widths: Sequence[int],
    *,
    elsewhere: bool,
) -> NewRow:
    place = finding.place
    others = [cell for cell in (*finding.rows, *finding.cells) if cell != place.cell]
    texts = [
        place.shown_sheet,
        _shown(place),
        finding.message,
        finding.fix,
        witness_text(finding.witness),
        ", ".join(dict.fromkeys(others)),
    ]
    cells = [NewCell(text) for text in texts]
    if in_file(finding, file) and place.sheet in sheets:
        cells[1] = NewCell(_shown(place) or "blad", Look.LINK, _target(place))
    if elsewhere:
        cells.insert(0, NewCell(place.file))
    first = (
        NewCell(finding.severity.value, SEVERITY_LOOKS[finding.severity]),
        NewCell(finding.code),
    )
    made = (*first, *cells, NewCell(finding.count, Look.COUNT))
    return NewRow(made, row_height(made, widths))


def _shown(place: Place) -> str:
    """``B7``, ``rij 7`` or ``kolom B``; empty for a whole sheet."""
    if place.row and place.column:
        return place.cell
    return f"rij {place.cell}" if place.row else f"kolom {place.cell}" if place.column else ""


def _target(place: Place) -> str:
    """A link to the cell; of a whole row or column to its first."""
    return link_to(place.sheet, place.at(row=place.row or 1, column=place.column or 1).cell)


def link_to(sheet: str, cell: str) -> str:
    """A link to a cell of this workbook."""
    return f"{quoted_sheet(sheet)}!{cell}"


def row_height(cells: Sequence[NewCell], widths: Sequence[int]) -> int:
    """Points; a program that opens the workbook may not work out how high wrapped texts are."""
    lines = [_lines(str(cell.content), width) for cell, width in zip(cells, widths, strict=True)]
    return LINE_HEIGHT * max(lines)


def _lines(text: str, width: int) -> int:
    room = max(width - WRAP_MARGIN, 4)
    return max(1, sum(max(1, len(wrap(part, room))) for part in text.split("\n")))
