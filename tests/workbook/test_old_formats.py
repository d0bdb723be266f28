"""Old formats: their values are read in a process with limits, and it is said that it was so."""

from __future__ import annotations

import subprocess
from datetime import date, datetime, time, timedelta
from importlib.util import find_spec
from pathlib import Path

import pytest

from ibcalc.model.findings import Severity
from ibcalc.workbook.old_formats import read, worker
from ibcalc.workbook.old_formats.read import Walls, old_format, open_any, read_old
from ibcalc.workbook.reader.filekind import ENCRYPTED_STREAM, OLE_MAGIC
from ibcalc.workbook.reader.grid import Workbook
from ibcalc.workbook.reader.opening import CannotOpen
from ibcalc.workbook.reader.submitted import submission_findings
from ibcalc.workbook.reader.xlsx import open_workbook, reading_findings
from tests.workbook.handmade import book_bytes, parts, zipped

needs_reader = pytest.mark.skipif(
    find_spec(read.READER) is None,
    reason="python-calamine is not installed",
)
XLS_BYTES = OLE_MAGIC + bytes(600) + "Workbook".encode("utf-16-le") + bytes(600)
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)
ROW = (
    "<table:table-row{repeat}>"
    '<table:table-cell office:value-type="string"><text:p>02015</text:p></table:table-cell>'
    "<table:table-cell/>"
    '<table:table-cell office:value-type="float" office:value="319.24"/>'
    '<table:table-cell office:value-type="date" office:date-value="2016-01-01"/>'
    '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>'
    "</table:table-row>"
)


def ods(rows: str = ROW.format(repeat="")) -> bytes:
    """A spreadsheet of LibreOffice with one sheet, named Blad."""
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    content = (
        f'<?xml version="1.0"?><office:document-content {SPACES}><office:body><office:spreadsheet>'
        f'<table:table table:name="Blad">{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    listed = f'<manifest:manifest xmlns:manifest="{manifest}"/>'
    return zipped([("mimetype", kind), ("META-INF/manifest.xml", listed), ("content.xml", content)])


def refusal(data: bytes, walls: Walls = read.USUAL_WALLS) -> CannotOpen:
    with pytest.raises(CannotOpen) as refused:
        read_old(data, "oud.ods", "", walls=walls)
    return refused.value


@pytest.mark.parametrize(
    "data, kind",
    [
        (XLS_BYTES, read.XLS),
        (zipped([("xl/workbook.bin", "x")]), read.XLSB),
        (ods(), read.ODS),
        (book_bytes(parts()), ""),
        (OLE_MAGIC + ENCRYPTED_STREAM + XLS_BYTES, ""),
        (OLE_MAGIC + bytes(600), ""),
        (b"PK\x03\x04half", ""),
        (b"Client;Van", ""),
    ],
)
def test_an_old_format_is_known_by_its_content(data: bytes, kind: str) -> None:
    assert old_format(data) == kind


@needs_reader
def test_values_are_read_and_it_is_said_that_this_is_all(tmp_path: Path) -> None:
    path = tmp_path / "inzending.ods"
    path.write_bytes(ods())
    book = open_any(path)
    assert book.sheets[0].name == "Blad"
    assert book.sheets[0].rows == {1: ["s02015", "", "n319.24", "d42370", "b1"]}
    (told,) = reading_findings(book)
    assert (told.code, told.severity) == ("BOEK-070", Severity.WAARSCHUWING)
    assert "beperkt gelezen" in told.message
    assert ".ods" in told.message
    assert [one.code for one in submission_findings(book)] == ["AANL-170"]


def test_a_workbook_of_today_is_read_exactly(tmp_path: Path) -> None:
    path = tmp_path / "nu.xlsx"
    path.write_bytes(book_bytes(parts('<row r="1"><c r="A1"><v>1</v></c></row>')))
    assert open_any(path) == open_workbook(path)


def test_a_password_is_named_as_such(tmp_path: Path) -> None:
    path = tmp_path / "geheim.xls"
    path.write_bytes(OLE_MAGIC + ENCRYPTED_STREAM + XLS_BYTES)
    with pytest.raises(CannotOpen) as refused:
        open_any(path)
    assert refused.value.code == "BOEK-007"


def test_without_the_reader_it_is_said_how_to_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "find_spec", lambda _: None)
    refused = refusal(ods())
    assert refused.code == "BOEK-071"
    assert "ibcalc[old]" in refused.finding.fix


@needs_reader
def test_damage_is_named_as_such() -> None:
    assert refusal(XLS_BYTES).code == "BOEK-072"
    assert refusal(zipped([("content.xml", "<half>")])).code in {"BOEK-072", "BOEK-073"}


@needs_reader
def test_a_file_that_would_fill_the_memory_ends_the_process_only() -> None:
    pytest.importorskip("resource")
    row = ROW.format(repeat=' table:number-rows-repeated="1048576"')
    assert refusal(ods(row), Walls(megabytes=300, seconds=20)).code == "BOEK-073"


def test_a_process_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("worker", 1)

    monkeypatch.setattr(read, "find_spec", lambda _: True)
    monkeypatch.setattr(subprocess, "run", slow)
    assert refusal(ods()).code == "BOEK-073"


def test_the_guard_looks_at_the_zip_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "find_spec", lambda _: True)
    assert refusal(zipped([("content.xml", "x"), ("../a.bat", "x")])).code == "BOEK-012"
    assert refusal(zipped([("content.xml", " " * (30 << 20))])).code == "BOEK-015"


@pytest.mark.parametrize(
    "value, expected",
    [
        ("", ""),
        ("02015", "s02015"),
        (2015.0, "n2015"),
        (0.1, "n0.1"),
        (7, "n7"),
        (True, "b1"),
        (date(2016, 1, 1), "d42370"),
        (datetime(2016, 1, 1), "d42370"),  # noqa: DTZ001 - a day in a sheet has no time zone
        (datetime(2016, 1, 1, 12), "d42370.5"),  # noqa: DTZ001 - idem
        (time(6), "n0.25"),
        (timedelta(hours=36), "n1.5"),
        (None, "e#ONLEESBAAR"),
    ],
)
def test_a_value_as_a_raw_cell(value: object, expected: str) -> None:
    assert worker.raw(value) == expected


def test_more_cells_than_may_be_read() -> None:
    assert worker.rows_of([["a", "", ""], [], ["b"]], 2) == ({1: ["sa"], 3: ["sb"]}, 0)
    with pytest.raises(worker.TooMuch):
        worker.rows_of([["a"], ["b"]], 1)


def test_only_what_was_old_is_marked() -> None:
    assert reading_findings(Workbook("b.xlsx", "", ())) == ()
