"""Write a checked copy: the workbook with what was found marked in it, and two sheets more."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from io import BytesIO
from pathlib import Path

from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding
from ibcalc.model.place import Place, column_letters
from ibcalc.workbook.annotate.archive import Archive
from ibcalc.workbook.annotate.book import Book
from ibcalc.workbook.annotate.boxes import add_boxes, empty_drawing, free_cluster, grow_boxes
from ibcalc.workbook.annotate.findings_page import FINDINGS, findings_page
from ibcalc.workbook.annotate.looks import Look
from ibcalc.workbook.annotate.marking import mark_cells, settle_spots
from ibcalc.workbook.annotate.marks import Mark, Spot, gather_marks
from ibcalc.workbook.annotate.newsheet import NewSheet, sheet_xml
from ibcalc.workbook.annotate.notes import add_notes, empty_notes
from ibcalc.workbook.annotate.parts import LINKS, SHEET_TYPES, STRICT_LINKS, Parts
from ibcalc.workbook.annotate.proposals_page import proposals_page
from ibcalc.workbook.annotate.sheetscan import ScannedSheet, scan_sheet
from ibcalc.workbook.annotate.stylesheet import Stylesheet, empty_styles
from ibcalc.workbook.annotate.suggestion import SuggestedRow
from ibcalc.workbook.annotate.xmlpatch import CannotPatch, Patch, prefixed
from ibcalc.workbook.atomic import CannotWrite, refuse_target, replace_whole
from ibcalc.workbook.reader.limits import USUAL, Limits
from ibcalc.workbook.reader.opening import read_bytes, shown_name
from ibcalc.workbook.reader.package import Relation, local
from ibcalc.workbook.sheets.conversion_reader import PROPOSALS

MOST_NOTES = 500
"""On one sheet; Excel draws a box for each. The findings sheet holds them all."""

DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
BEFORE_DRAWING = frozenset(
    (
        "sheetData", "sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter",
        "sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr",
        "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins",
        "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches",
        "ignoredErrors", "smartTags", "drawing",
    )
)  # fmt: skip
"""What stands before the link to the boxes of notes in a worksheet, by its schema."""


def write_checked_copy(
    source: Path, target: Path, findings: Sequence[Finding], suggestions: Sequence[SuggestedRow]
) -> None:
    """Write a copy of a workbook with its findings in it.

    Cells are marked by the severity of what was found and get a note; sheet Bevindingen lists all
    findings and sheet Voorstel the suggested rows, if there are any. Every part of the package that
    need not change is copied byte for byte. The same input gives the same bytes.

    Args:
        source: the .xlsx or .xlsm file, which is only read.
        target: the copy, with the same extension; written whole or not at all.
        findings: folded or not; those in other files are listed without a link.
        suggestions: rows that close gaps, in the order in which they are shown.

    Raises:
        CannotOpen: the source is absent, no workbook, damaged or unsafe.
        CannotWrite: the target is an input, has another extension or can't be made, or the
            workbook is stored in a way that can't be changed safely.
    """
    if source.suffix.casefold() != target.suffix.casefold():
        raise _cannot_write("BOEK-065", target.name, extensie=source.suffix)
    refuse_target(target, [source])
    data, _ = read_bytes(source)
    copy = checked_copy(data, shown_name(source), findings, suggestions)
    replace_whole(target, lambda draft: _fill(draft, copy), inputs=[source])


def checked_copy(
    data: bytes,
    file: str,
    findings: Sequence[Finding],
    suggestions: Sequence[SuggestedRow],
    limits: Limits = USUAL,
) -> bytes:
    """The same copy of a workbook of which the bytes were read.

    Args:
        data: the .xlsx or .xlsm file.
        file: its name as findings show it.
        findings: as above.
        suggestions: as above.
        limits: how much is read of it, which may come from a stranger.

    Raises:
        CannotOpen: it is no workbook, damaged or unsafe.
        CannotWrite: it is stored in a way that can't be changed safely.
    """
    copy = _CheckedCopy(Parts(Archive(data, file, limits)), file)
    target = BytesIO()
    try:
        copy.fill(findings, suggestions)
        copy.parts.write(target)
    except CannotPatch as error:
        raise _cannot_write("BOEK-066", file, reden=str(error)) from error
    return target.getvalue()


def _fill(draft: Path, data: bytes) -> None:
    draft.write_bytes(data)


def _cannot_write(code: str, file: str, **values: object) -> CannotWrite:
    return CannotWrite(finding(code, Place(file), bestand=file, **values))


class _CheckedCopy:
    """The copy while it is made, part by part."""

    def __init__(self, parts: Parts, file: str) -> None:
        self.parts = parts
        self._file = file
        self._book: Book
        self._styles: Stylesheet

    def fill(self, findings: Sequence[Finding], suggestions: Sequence[SuggestedRow]) -> None:
        """Make every part that changes or is new."""
        self._book = Book(self.parts)
        styles_part = self._book.related("styles")
        if not styles_part:
            styles_part = self.parts.free_name("xl/styles{}.xml", first="")
            styles = empty_styles(self._book.namespace())
            self.parts.add(styles_part, styles, f"{SHEET_TYPES}.styles+xml")
            self.parts.relate(self._book.part, "styles", styles_part)
        self._styles = Stylesheet(self.parts.read(styles_part))
        marks = gather_marks(findings, self._file)
        for name, part in self._book.sheets.items():
            if name in marks:
                self._mark(part, marks[name])
        self._add_pages(findings, suggestions)
        self.parts.change(styles_part, self._styles.result())
        self._book.write()

    def _add_pages(self, findings: Sequence[Finding], suggestions: Sequence[SuggestedRow]) -> None:
        book = self._book
        sheets = frozenset(book.sheets)
        name = book.free_name(FINDINGS)
        proposals = book.free_name(PROPOSALS) if suggestions else ""
        self._add(findings_page(name, findings, self._file, sheets, proposals=proposals))
        if suggestions:
            self._add(proposals_page(proposals, suggestions, sheets))

    def _add(self, sheet: NewSheet) -> None:
        part = self.parts.free_name("xl/worksheets/sheet{}.xml")
        styles = {look: self._styles.look(look) for look in Look}
        xml = sheet_xml(sheet, self._book.namespace(), styles)
        self.parts.add(part, xml, f"{SHEET_TYPES}.worksheet+xml")
        self._book.add(sheet, part)

    def _mark(self, part: str, marks: Mapping[Spot, Mark]) -> None:
        """Mark the cells of one sheet, with their notes."""
        rows = [row for row, column in marks if not column]
        columns = [column for row, column in marks if not row]
        sheet = scan_sheet(self.parts.read(part), rows, columns)
        settled = settle_spots(sheet, marks)
        patch = Patch(sheet.data)
        mark_cells(sheet, patch, settled, self._styles)
        notes = {
            f"{column_letters(column)}{row}": mark.note
            for (row, column), mark in list(settled.items())[:MOST_NOTES]
        }
        self._note(part, sheet, patch, notes)
        self.parts.change(part, patch.result())

    def _note(self, part: str, sheet: ScannedSheet, patch: Patch, notes: Mapping[str, str]) -> None:
        relations = self.parts.relations(part)
        notes_part = next((link.target for link in relations if link.kind == "comments"), "")
        there = self.parts.read(notes_part) if notes_part else empty_notes(self._book.namespace())
        added = add_notes(there, notes)
        if notes_part:
            self.parts.change(notes_part, added.data)
        elif added.fresh:
            notes_part = self.parts.free_name("xl/comments{}.xml")
            self.parts.add(notes_part, added.data, f"{SHEET_TYPES}.comments+xml")
            self.parts.relate(part, "comments", notes_part)
        drawing = _drawing_of(sheet, relations)
        if drawing:
            drawn = grow_boxes(self.parts.read(drawing), _only(notes, added.longer), sheet)
            self.parts.change(drawing, add_boxes(drawn, _only(notes, added.fresh), sheet))
        elif added.fresh:
            self._draw(part, sheet, patch, _only(notes, added.fresh))

    def _draw(self, part: str, sheet: ScannedSheet, patch: Patch, notes: Mapping[str, str]) -> None:
        drawing = self.parts.free_name("xl/drawings/vmlDrawing{}.vml")
        cluster = free_cluster(map(self.parts.read, self.parts.named("xl/", ".vml")))
        self.parts.add(drawing, add_boxes(empty_drawing(cluster), notes, sheet), DRAWING_TYPE)
        _link_drawing(sheet, patch, self.parts.relate(part, "vmlDrawing", drawing), self.parts)


def _only(notes: Mapping[str, str], cells: Collection[str]) -> dict[str, str]:
    return {cell: notes[cell] for cell in cells}


def _drawing_of(sheet: ScannedSheet, relations: Sequence[Relation]) -> str:
    """The drawing with the boxes of notes that a sheet has; empty if it has none."""
    link = sheet.part("legacyDrawing")
    if link is None:
        return ""
    key = next((text for name, text in link.attributes.items() if local(name) == "id"), "")
    drawing = next((relation.target for relation in relations if relation.key == key), "")
    if not drawing:
        raise CannotPatch("de tekening van de opmerkingen op een blad ontbreekt")
    return drawing


def _link_drawing(sheet: ScannedSheet, patch: Patch, key: str, parts: Parts) -> None:
    declared = [
        name.removeprefix("xmlns:")
        for name, uri in sheet.namespaces.items()
        if uri in (LINKS, STRICT_LINKS) and name.startswith("xmlns:")
    ]
    prefix, space = (declared[0], "") if declared else ("r", f' xmlns:r="{parts.links}"')
    at = max(node.end for node in sheet.parts if node.tag in BEFORE_DRAWING)
    patch.insert(at, prefixed(f'<legacyDrawing{space} {prefix}:id="{key}"/>', sheet.prefix))
