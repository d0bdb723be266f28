"""Workbooks to make checked copies of, and what a test wants to know of a copy."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import xlsxwriter
from openpyxl.workbook import Workbook

from ibcalc.model.findings import Finding, Severity
from ibcalc.model.place import Place
from ibcalc.workbook.annotate import SuggestedRow, write_checked_copy
from tests.workbook.handmade import book_bytes

FOUT, WAARSCHUWING, INFO = Severity.FOUT, Severity.WAARSCHUWING, Severity.INFO
RED, ORANGE, BLUE = "FFFFC7CE", "FFFFD27F", "FFCFE2F3"
VBA = b"\xd0\xcf\x11\xe0 a stub of a VBA project \x00\x01\x02" * 20
MODEL = Path(__file__).parents[3] / "templates" / "model-ib-2016.xlsx"


def found(
    cell: tuple[int, int],
    sheet: str = "Blad",
    severity: Severity = FOUT,
    *,
    file: str = "",
    message: str = "Hier klopt iets niet.",
) -> Finding:
    """A finding at a row and column."""
    place = Place(file, sheet, *cell)
    return Finding("CNV-999", severity, place, message, "Typ het opnieuw.")


def proposed(sheet: str = "Blad", *cells: str) -> SuggestedRow:
    """A row for a table with two columns."""
    heads = ("ALS Klasse", "DAN Product")
    row = cells or ("3 t/m 5", "handmatig")
    return SuggestedRow(sheet, sheet, heads, row, "Klasse 3 t/m 5 ontbreekt.", Place("", sheet))


def checked(
    source: Path, findings: Sequence[Finding], suggestions: Sequence[SuggestedRow] = ()
) -> Path:
    """The checked copy, beside the source."""
    target = source.with_name(f"kopie{source.suffix}")
    write_checked_copy(source, target, findings, suggestions)
    return target


def loaded(path: Path) -> Workbook:
    """A workbook as openpyxl reads it."""
    return openpyxl.load_workbook(path)


def handmade(folder: Path, made: dict[str, str | bytes], name: str = "boek.xlsx") -> Path:
    """A workbook made part by part, on disk; the kinds of its parts are told as Excel asks."""
    path = folder / name
    path.write_bytes(book_bytes(made))
    return path


def parts_of(path: Path) -> dict[str, bytes]:
    """Every part of a package."""
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def differing(before: Path, after: Path) -> tuple[set[str], set[str]]:
    """The parts that changed and those that are new; none is gone and the order is kept."""
    old, new = parts_of(before), parts_of(after)
    assert list(new)[: len(old)] == list(old)
    changed = {name for name in old if old[name] != new[name]}
    return changed, set(new) - set(old)


def rich_book(path: Path) -> Path:
    """A workbook with much that a careless writer would lose; an .xlsm has a VBA project too."""
    with xlsxwriter.Workbook(path) as book:
        if path.suffix == ".xlsm":
            stub = path.with_name("vbaProject.bin")
            stub.write_bytes(VBA)
            book.add_vba_project(str(stub))
        money = {"num_format": "#,##0.00", "border": 1, "align": "center", "bold": True}
        euro = book.add_format({**money, "font_color": "#FFFFFF", "bg_color": "#1F3A5F"})
        sheet = book.add_worksheet("Blad")
        sheet.write_row("A1", ["Product", "Tarief", "Som"])
        for row in range(1, 6):
            sheet.write_string(row, 0, f"P{row}")
            sheet.write_number(row, 1, row * 100, euro)
            sheet.write_formula(row, 2, f"=B{row + 1}*2", None, row * 200)
        sheet.data_validation("A2:A9", {"validate": "list", "source": ["P1", "P2"]})
        sheet.conditional_format("B2:B9", {"type": "data_bar"})
        sheet.merge_range("A8:C9", "Samengevoegd")
        sheet.write_comment("A2", "Een eigen opmerking.", {"author": "Ans", "x_scale": 2})
        sheet.insert_textbox("E2", "Een tekstvak")
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Blad!$B$2:$B$6"})
        sheet.insert_chart("E8", chart)
        sheet.protect("geheim", {"autofilter": True})
        plain = book.add_worksheet("Kaal")
        plain.write("B2", "x")
        hidden = book.add_worksheet("Verborgen")
        hidden.write("A1", 1)
        hidden.hide()
        book.define_name("Tarieven", "=Blad!$B$2:$B$6")
        book.set_custom_property("ibcalc", "stempel")
    return path
