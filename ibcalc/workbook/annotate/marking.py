"""Marks in a worksheet part: cells get a format in the colour of what was found in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping

from ibcalc.model.place import column_letters
from ibcalc.workbook.annotate.bounds import number_in
from ibcalc.workbook.annotate.marks import Mark, Spot
from ibcalc.workbook.annotate.sheetscan import ScannedSheet
from ibcalc.workbook.annotate.stylesheet import Stylesheet
from ibcalc.workbook.annotate.xmlpatch import CannotPatch, Node, Patch, read_tree
from ibcalc.workbook.reader.address import parse_area, parse_cell
from ibcalc.workbook.reader.understanding import TRUE


def settle_spots(sheet: ScannedSheet, marks: Mapping[Spot, Mark]) -> dict[Spot, Mark]:
    """The cells that the spots come down to, in the order of the sheet.

    A row or column is marked at its first filled cell; a cell under a merge at the cell that shows.
    """
    settled: dict[Spot, Mark] = {}
    anchors = _anchors(sheet, sorted(_cell_of(sheet, spot) for spot in marks))
    for spot, mark in marks.items():
        cell = _cell_of(sheet, spot)
        cell = anchors.get(cell, cell)
        fresh = Mark(mark.severity, list(mark.paragraphs))
        settled.setdefault(cell, fresh).merge(mark)
    return dict(sorted(settled.items()))


def _cell_of(sheet: ScannedSheet, spot: Spot) -> Spot:
    row, column = spot
    if not column:
        return row, sheet.first_in_row.get(row, 1)
    return row or sheet.first_in_column.get(column, 1), column


def _anchors(sheet: ScannedSheet, cells: list[Spot]) -> dict[Spot, Spot]:
    """For each cell under a merge the cell at its top left."""
    found: dict[Spot, Spot] = {}
    for area in sheet.merges:
        low = bisect_left(cells, (area.first_row, 0))
        high = bisect_left(cells, (area.last_row + 1, 0))
        for cell in cells[low:high]:
            if area.first_column <= cell[1] <= area.last_column:
                found[cell] = area.first_row, area.first_column
    return found


def mark_cells(
    sheet: ScannedSheet, patch: Patch, marks: Mapping[Spot, Mark], styles: Stylesheet
) -> None:
    """Put the marks of settled cells into a sheet; a cell that is not there is made.

    Raises:
        CannotPatch: the cells of a row are not in order.
    """
    by_row: dict[int, dict[int, Mark]] = {}
    for (row, column), mark in marks.items():
        by_row.setdefault(row, {})[column] = mark
    for row, columns in by_row.items():
        position = sheet.position(row)
        if position < len(sheet.rows) and sheet.rows[position] == row:
            start, end = sheet.span(position)
            changed = _marked_row(sheet, (start, end), row, columns, styles)
            patch.replace(start, end, changed.decode())
        else:
            cells = "".join(_new_cells(sheet, row, columns, styles, 0))
            tag = f"{sheet.prefix}row"
            _insert_row(sheet, patch, position, f'<{tag} r="{row}">{cells}</{tag}>')
    _widen(sheet, patch, marks)


def _insert_row(sheet: ScannedSheet, patch: Patch, position: int, xml: str) -> None:
    if position < len(sheet.starts):
        patch.insert(sheet.starts[position], xml)
    else:
        patch.append(sheet.sheet_data, xml)


def _marked_row(
    sheet: ScannedSheet,
    span: tuple[int, int],
    number: int,
    columns: Mapping[int, Mark],
    styles: Stylesheet,
) -> bytes:
    row = read_tree(sheet.data[span[0] : span[1]])
    patch = Patch(row.data)
    cells = dict(_cells(row.root, number))
    for column, mark in columns.items():
        if column in cells:
            cell = cells[column]
            style = styles.marked(number_in(cell.attributes.get("s")), mark.severity)
            patch.set_attribute(cell.start, "s", str(style))
    absent = {column: mark for column, mark in columns.items() if column not in cells}
    if absent:
        # The spans of a row are a hint that may be absent, but not wrong.
        patch.drop_attribute(row.root.start, "spans")
        own = row.root.attributes
        style = number_in(own.get("s")) if own.get("customFormat") in TRUE else 0
        made = _new_cells(sheet, number, absent, styles, style)
        for column, xml in zip(absent, made, strict=True):
            behind = min((c for c in cells if c > column), default=0)
            if behind:
                patch.insert(cells[behind].start, xml)
            else:
                _append_cell(row.root, patch, xml)
    return patch.result()


def _append_cell(row: Node, patch: Patch, xml: str) -> None:
    others = [node.start for node in row.children if node.tag != "c"]
    if others:
        patch.insert(min(others), xml)
    else:
        patch.append(row, xml)


def _cells(row: Node, number: int) -> Iterator[tuple[int, Node]]:
    column = 0
    for node in row.all("c"):
        address = node.attributes.get("r", f"{column_letters(column + 1)}{number}")
        spot = parse_cell(address)
        if spot is None or spot[0] != number or spot[1] <= column:
            raise CannotPatch("de cellen van een rij staan niet op volgorde")
        column = spot[1]
        yield column, node


def _new_cells(
    sheet: ScannedSheet, row: int, columns: Mapping[int, Mark], styles: Stylesheet, style: int
) -> Iterator[str]:
    """Empty cells, in the format that they would get when someone typed in them."""
    for column, mark in columns.items():
        number = styles.marked(style or _column_style(sheet, column), mark.severity)
        yield f'<{sheet.prefix}c r="{column_letters(column)}{row}" s="{number}"/>'


def _column_style(sheet: ScannedSheet, column: int) -> int:
    return number_in(sheet.column(column).get("style"))


def _widen(sheet: ScannedSheet, patch: Patch, marks: Mapping[Spot, Mark]) -> None:
    """Keep the cells that are made inside the area that the sheet says it uses."""
    node = sheet.part("dimension")
    area = parse_area(node.attributes.get("ref", "")) if node else None
    if node is None or area is None or not marks:
        return
    rows = {area.first_row, area.last_row, *(row for row, _ in marks)}
    columns = {area.first_column, area.last_column, *(column for _, column in marks)}
    corners = ((min(rows), min(columns)), (max(rows), max(columns)))
    if corners != ((area.first_row, area.first_column), (area.last_row, area.last_column)):
        ref = ":".join(f"{column_letters(column)}{row}" for row, column in corners)
        patch.set_attribute(node.start, "ref", ref)
