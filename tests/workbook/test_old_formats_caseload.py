"""Caseloads in an old format: .xlsb, .xls and .ods give the rows that an .xlsx would give."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest

from ibcalc.engine.caseload import Caseload
from ibcalc.front import api
from ibcalc.model.findings import Finding, Severity
from ibcalc.workbook.caseload.read import read_caseload
from ibcalc.workbook.old_formats import read, worker
from ibcalc.workbook.old_formats.read import read_old
from ibcalc.workbook.reader.filekind import OLE_MAGIC
from ibcalc.workbook.reader.grid import State
from ibcalc.workbook.reader.opening import CannotOpen
from tests.libreoffice import LibreOffice
from tests.workbook.binary_book import Day, Fault, Formula, Value, binary_book
from tests.workbook.handmade import zipped
from tests.workbook.hostile_texts import write_texts
from tests.workbook.sheetbook import model_book

needs_reader = pytest.mark.skipif(
    find_spec(read.READER) is None,
    reason="python-calamine is not installed",
)
HEADS = ("Client", "Gemeente", "Product", "Van", "T/m", "Aantal", "Opslag")
FIRST, LAST = 42_370, 42_735
"""1-1-2016 and 31-12-2016."""


def caseload_of(path: Path) -> tuple[Caseload, tuple[Finding, ...]]:
    return read_caseload(path, model_book().model)


def days_of(caseload: Caseload) -> list[tuple[date, date]]:
    pairs = zip(caseload.van.tolist(), caseload.tot_en_met.tolist(), strict=True)
    return [(date.fromordinal(first), date.fromordinal(last)) for first, last in pairs]


def ending(data: bytes) -> str:
    """The names of the sheets that are read, or why they are refused."""
    try:
        book = read_old(data, "b.xlsb", "")
    except CannotOpen as refused:
        return refused.code
    return ", ".join(sheet.name for sheet in book.sheets)


def codes_of(findings: tuple[Finding, ...]) -> list[str]:
    return [one.code for one in findings]


@needs_reader
def test_a_binary_workbook_of_clients(tmp_path: Path) -> None:
    path = tmp_path / "clienten.xlsb"
    rows: list[Sequence[Value]] = [
        HEADS, ("007", "0505", "IB1", Day(FIRST), Day(LAST), 2.0, True),
    ]  # fmt: skip
    path.write_bytes(binary_book({"Clienten": rows}))
    caseload, findings = caseload_of(path)
    assert (caseload.client[0], caseload.gemeente[0], caseload.product[0]) == ("007", "0505", "IB1")
    assert days_of(caseload) == [(date(2016, 1, 1), date(2016, 12, 31))]
    assert (caseload.aantal.tolist(), caseload.opslag[0]) == ([2], True)
    (told,) = findings
    assert (told.code, told.severity) == ("BOEK-070", Severity.WAARSCHUWING)
    assert "niet gezien" in told.message


@needs_reader
def test_what_an_old_format_loses() -> None:
    rows: list[Sequence[Value]] = [[Fault("#N/A"), Formula(7.0), 2015.0, None, "x"]]
    book = read_old(binary_book({"Blad": rows, "Weg": [["a"]]}, hidden=["Weg"]), "b.xlsb", "")
    assert book.sheets[0].rows == {1: ["", "n7", "n2015", "", "sx"]}
    assert [sheet.state for sheet in book.sheets] == [State.VISIBLE, State.HIDDEN]


@needs_reader
def test_days_since_1904() -> None:
    book = read_old(binary_book({"Blad": [[Day(FIRST - 1_462)]]}, from_1904=True), "b.xlsb", "")
    assert book.sheets[0].rows == {1: [f"d{FIRST}"]}


@needs_reader
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_what_libreoffice_saves(kind: str, soffice: str, tmp_path: Path) -> None:
    rows = [HEADS[:4], ("007", "0505", "IB1", "1-1-2016"), ("008", "0505", "IB1", "1-2-2016")]
    source = write_texts(tmp_path / "clienten.xlsx", {"Clienten": rows})
    old = LibreOffice(soffice, tmp_path).convert(source, kind)
    caseload, findings = caseload_of(old)
    expected, _ = caseload_of(source)
    assert [caseload.client[row] for row in range(2)] == ["007", "008"]
    assert days_of(caseload) == days_of(expected)
    assert codes_of(findings) == ["BOEK-070"]
    assert f".{kind}" in findings[0].message


@pytest.mark.parametrize(
    "data, code, said",
    [
        (OLE_MAGIC + bytes(600) + "Workbook\0".encode("utf-16-le"), "BOEK-008", ".xls"),
        (binary_book({"Model": [["Sleutel"]]}), "BOEK-009", ".xlsb"),
    ],
)
def test_a_model_is_not_read_from_an_old_format(
    data: bytes, code: str, said: str, tmp_path: Path
) -> None:
    path = tmp_path / "model.xlsx"
    path.write_bytes(data)
    with pytest.raises(CannotOpen) as refused:
        api.load(path)
    assert refused.value.code == code
    assert said in refused.value.finding.message
    assert ".xlsx" in refused.value.finding.fix


def test_without_the_reader_a_caseload_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(read, "find_spec", lambda _: None)
    path = tmp_path / "clienten.xlsb"
    path.write_bytes(binary_book({"Clienten": [HEADS]}))
    with pytest.raises(CannotOpen) as refused:
        caseload_of(path)
    assert refused.value.code == "BOEK-071"
    assert "ibcalc[old]" in refused.value.finding.fix


@pytest.mark.parametrize("dies", ["os.abort()", "os._exit(139)", "sys.exit('x')", "1/0"])
def test_a_reader_that_breaks_down_is_a_finding(
    dies: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "worker.py"
    script.write_text(f"import os, sys\n{dies}\n")
    monkeypatch.setattr(read, "find_spec", lambda _: True)
    monkeypatch.setattr(worker, "__file__", str(script))
    with pytest.raises(CannotOpen) as refused:
        read_old(binary_book({"Blad": [["a"]]}), "b.xlsb", "")
    assert refused.value.code == "BOEK-073"


def test_a_system_without_limits_reads_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    worker.limit(1, 1)


@needs_reader
@pytest.mark.parametrize(
    "part, cut", [("xl/workbook.bin", 40), ("xl/worksheets/sheet1.bin", 60), ("xl/styles.bin", 9)]
)
def test_a_part_that_breaks_off_is_refused(part: str, cut: int) -> None:
    data = binary_book({"Blad": [["a", 1.0, "b"]] * 9})
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    broken = zipped([(name, text[:cut] if name == part else text) for name, text in parts])
    assert ending(broken) in {"BOEK-019", "BOEK-072", "BOEK-073", "Blad"}
