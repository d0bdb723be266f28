"""What can't be opened is refused with one sentence; every code has a bad example here."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ibcalc.model.catalogue.boek import BOEK
from ibcalc.model.findings import Severity
from ibcalc.workbook.reader import sheetparser
from ibcalc.workbook.reader.filekind import ENCRYPTED_STREAM, OLE_MAGIC
from ibcalc.workbook.reader.limits import USUAL, Limits
from ibcalc.workbook.reader.opening import CannotOpen, read_bytes
from ibcalc.workbook.reader.xlsx import open_workbook, read_workbook
from tests.workbook.handmade import book_bytes, parts, rels, zipped

GOOD = parts('<row r="1"><c r="A1"><v>1</v></c></row>')
MEGABYTE = 1 << 20


def with_part(name: str, content: str | bytes) -> bytes:
    return book_bytes(GOOD | {name: content})


def without_part(name: str) -> bytes:
    return book_bytes({key: value for key, value in GOOD.items() if key != name})


def encrypted_zip() -> bytes:
    data = bytearray(book_bytes(GOOD))
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(signature)
        while start >= 0:
            data[start + at] |= 1
            start = data.find(signature, start + 4)
    return bytes(data)


def symlink() -> bytes:
    link = zipfile.ZipInfo("xl/media/image1.png")
    link.external_attr = 0o120777 << 16
    target = zipped(list(GOOD.items()))
    return _appended(target, link, "../../geheim")


def _appended(data: bytes, info: zipfile.ZipInfo, content: str) -> bytes:
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as target:
        target.writestr(info, content)
    return stream.getvalue()


def wrong_checksum() -> bytes:
    data = bytearray(zipped(list(GOOD.items()), zipfile.ZIP_STORED))
    at = data.find(b"<v>1</v>")
    data[at + 3 : at + 4] = b"2"
    return bytes(data)


def bomb() -> bytes:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>' + " " * (8 * MEGABYTE)
    return book_bytes(parts(rows))


def sheetless() -> bytes:
    made = GOOD | {"xl/_rels/workbook.xml.rels": rels(("rId1", "chartsheet", "chart.xml"))}
    return book_bytes(made)


BAD_BYTES: dict[str, list[Callable[[], bytes]]] = {
    "BOEK-005": [lambda: b""],
    "BOEK-007": [lambda: OLE_MAGIC + bytes(500) + ENCRYPTED_STREAM + bytes(100)],
    "BOEK-008": [lambda: OLE_MAGIC + bytes(500)],
    "BOEK-009": [lambda: b"Client;Product\nC-1;IB1\n", lambda: b"PK\x05\x06" + bytes(18)],
    "BOEK-010": [lambda: book_bytes(GOOD)[:-40], lambda: b"PK\x03\x04rest", wrong_checksum],
    "BOEK-011": [encrypted_zip],
    "BOEK-012": [
        lambda: with_part("xl/../../autostart.bat", ""),
        lambda: with_part("/etc/iets", ""),
        lambda: with_part("C:/iets.xml", ""),
        symlink,
    ],
    "BOEK-013": [
        lambda: with_part("XL/Workbook.xml", "<workbook/>"),
        lambda: zipped([*GOOD.items(), ("xl/workbook.xml", "<workbook/>")]),
    ],
    "BOEK-014": [lambda: zipped(list(GOOD.items()), zipfile.ZIP_BZIP2)],
    "BOEK-015": [bomb],
    "BOEK-016": [
        lambda: with_part("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r='1'>"),
        lambda: with_part("xl/worksheets/sheet1.xml", ""),
        lambda: book_bytes(parts("<v>1</v>")),
        lambda: with_part("xl/workbook.xml", '<?xml version="1.0" encoding="ebcdic"?><workbook/>'),
        lambda: book_bytes(parts(before='<cols><col min="0" max="9" hidden="1"/></cols>')),
    ],
    "BOEK-017": [
        lambda: with_part(
            "xl/worksheets/sheet1.xml",
            '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///geheim">]><worksheet>&x;</worksheet>',
        )
    ],
    "BOEK-018": [
        lambda: without_part("xl/worksheets/sheet1.xml"),
        lambda: without_part("xl/_rels/workbook.xml.rels"),
    ],
    "BOEK-019": [sheetless, lambda: with_part("xl/workbook.xml", "<workbook/>")],
    "BOEK-020": [
        lambda: book_bytes(parts('<row r="1"><c r="XFE1"/></row>')),
        lambda: book_bytes(parts(after='<mergeCells><mergeCell ref="A1:XFE1"/></mergeCells>')),
    ],
}

EXAMPLES = [(code, make) for code, makers in BAD_BYTES.items() for make in makers]


def refusal(path: Path, within: Limits = USUAL) -> CannotOpen:
    with pytest.raises(CannotOpen) as refused:
        open_workbook(path, within)
    return refused.value


@pytest.mark.parametrize("code, make", EXAMPLES)
def test_a_bad_file_is_refused_with_its_own_code(
    code: str, make: Callable[[], bytes], tmp_path: Path
) -> None:
    path = tmp_path / "invoer.xlsx"
    path.write_bytes(make())
    refused = refusal(path)
    assert refused.code == code
    assert refused.exit_status == 3
    assert refused.finding.severity is Severity.FOUT
    assert "invoer.xlsx" in str(refused)
    assert str(tmp_path) not in str(refused)
    assert refused.finding.place.file == "invoer.xlsx"


def test_an_absent_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "weg.xlsx").code == "BOEK-001"
    (tmp_path / "bestand").write_text("x")
    assert refusal(tmp_path / "bestand" / "weg.xlsx").code == "BOEK-001"


def test_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path).code == "BOEK-002"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pijp.xlsx"
    os.mkfifo(pipe)
    assert refusal(pipe).code == "BOEK-002"


def test_a_locked_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "open.xlsx"
    path.write_bytes(book_bytes(GOOD))

    def locked(*_: object, **__: object) -> None:
        raise PermissionError(13, "in use", str(path))

    monkeypatch.setattr(os, "open", locked)
    assert refusal(path).code == "BOEK-003"


def test_a_file_over_the_limit(tmp_path: Path) -> None:
    one = replace(USUAL, file_mb=1)
    path = tmp_path / "groot.xlsx"
    path.write_bytes(bytes(MEGABYTE))
    assert refusal(path, one).code == "BOEK-009"
    path.write_bytes(bytes(MEGABYTE + 1))
    refused = refusal(path, one)
    assert refused.code == "BOEK-004"
    assert "2 MB" in refused.finding.message


def test_the_lock_file_of_excel(tmp_path: Path) -> None:
    path = tmp_path / "~$model.xlsx"
    path.write_bytes(b"\x05naam")
    assert refusal(path).code == "BOEK-006"


def test_too_many_cells() -> None:
    three = replace(USUAL, cells=3)
    row = '<row r="{0}"><c r="B{0}"><v>1</v></c></row>'
    texts = "<si><t>a</t></si>" * 3
    assert read_workbook(book_bytes(parts(row.format(1), texts=texts)), "b.xlsx", "", three).sheets
    for rows, more in ((row.format(1) + row.format(2), ""), (row.format(1), "<si/>")):
        with pytest.raises(CannotOpen) as refused:
            read_workbook(book_bytes(parts(rows, texts=texts + more)), "b.xlsx", "", three)
        assert refused.value.code == "BOEK-021"


def test_cells_are_counted_over_all_sheets() -> None:
    links = rels(("rId1", "worksheet", "worksheets/sheet1.xml"))
    twice = '<sheet name="{0}" r:id="rId1" xmlns:r="urn:r"/>'
    sheets = "".join(twice.format(name) for name in "AB")
    made = GOOD | {
        "xl/workbook.xml": f"<workbook><sheets>{sheets}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": links,
    }
    with pytest.raises(CannotOpen) as refused:
        read_workbook(book_bytes(made), "b.xlsx", "", replace(USUAL, cells=1))
    assert refused.value.code == "BOEK-021"


def test_too_many_merges(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheetparser, "MAX_MERGES", 1)
    merge = '<mergeCell ref="A1:A2"/>'
    assert read_workbook(book_bytes(parts(after=merge)), "b.xlsx", "").sheets[0].merges
    with pytest.raises(CannotOpen) as refused:
        read_workbook(book_bytes(parts(after=merge * 2)), "b.xlsx", "")
    assert refused.value.code == "BOEK-027"


@pytest.mark.parametrize(
    "limit, value, code", [("parts", 3, "BOEK-024"), ("unpacked", 100, "BOEK-015")]
)
def test_a_package_over_its_limits(limit: str, value: int, code: str) -> None:
    with pytest.raises(CannotOpen) as refused:
        read_workbook(book_bytes(GOOD), "b.xlsx", "", replace(USUAL, **{limit: value}))
    assert refused.value.code == code


def test_a_part_read_again_and_again_counts_again() -> None:
    made = GOOD | {"xl/worksheets/sheet1.xml": "<worksheet>" + " " * 3000 + "</worksheet>"}
    sheets = "".join(f'<sheet name="{n}" r:id="rId1" xmlns:r="urn:r"/>' for n in range(9))
    made["xl/workbook.xml"] = f"<workbook><sheets>{sheets}</sheets></workbook>"
    twice = replace(USUAL, unpacked=2 * sum(len(content) for content in made.values()))
    with pytest.raises(CannotOpen) as refused:
        read_workbook(book_bytes(made), "b.xlsx", "", twice)
    assert refused.value.code == "BOEK-015"


KINDS: list[tuple[bytes, str]] = [
    (b"PAR1xxxx", "Parquet"),
    (b"%PDF-1.7", "pdf"),
    (b"\xef\xbb\xbf<!DOCTYPE html><html>", "html"),
    (b"<table><tr><td>1</td></tr></table>", "html"),
    (b"<?xml version='1.0'?><Workbook/>", "xml"),
    (b"Client,Van\r\nC-1,1-1-2016\r\n", "csv"),
    (b"\x00\x01\x02\x03", "onbekende"),
    (zipped([("mimetype", "x"), ("content.xml", "x")]), ".ods"),
    (zipped([("[Content_Types].xml", "x"), ("xl/workbook.bin", "x")]), ".xlsb"),
    (
        zipped(
            [
                ("_rels/.rels", rels(("r", "officeDocument", "word/document.xml"))),
                ("word/document.xml", "<document/>"),
            ]
        ),
        "Word",
    ),
    (zipped([("ppt/presentation.xml", "x")]), "PowerPoint"),
    (zipped([("Index/Document.iwa", "x")]), "Numbers"),
    (zipped([("foto.jpg", "x")]), "zip-archief"),
]


@pytest.mark.parametrize("data, kind", KINDS)
def test_another_kind_of_file_is_named(data: bytes, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "invoer.xlsx"
    path.write_bytes(data)
    refused = refusal(path)
    assert refused.code == "BOEK-009"
    assert kind in refused.finding.message


def test_bytes_and_their_digest_are_of_one_reading(tmp_path: Path) -> None:
    path = tmp_path / "clienten.csv"
    path.write_bytes(b"Client;Van\n")
    assert read_bytes(path) == (b"Client;Van\n", hashlib.sha256(b"Client;Van\n").hexdigest())
    book = tmp_path / "Model 2016.xlsx"
    book.write_bytes(book_bytes(GOOD))
    read = open_workbook(book)
    assert read.file == "Model 2016.xlsx"
    assert read.sha256 == hashlib.sha256(book.read_bytes()).hexdigest()


def test_names_differing_in_case_or_slash_are_found() -> None:
    made = {name.replace("/", "\\"): part for name, part in GOOD.items()}
    made["XL\\WORKSHEETS\\Sheet1.XML"] = made.pop("xl\\worksheets\\sheet1.xml")
    book = read_workbook(book_bytes(made), "b.xlsx", "")
    assert book.sheets[0].rows == {1: ["n1"]}


def test_every_code_for_opening_has_a_bad_example() -> None:
    here = {*BAD_BYTES, *(f"BOEK-{number:03}" for number in (1, 2, 3, 4, 6, 21))}
    assert here == {entry.code for entry in BOEK if entry.code < "BOEK-040"}
