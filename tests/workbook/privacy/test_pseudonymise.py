"""A copy with pseudonyms holds no number any more, wherever it stood, and all else is the same."""

from __future__ import annotations

import contextlib
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from ibcalc.workbook.privacy.keys import Key
from ibcalc.workbook.privacy.pseudonyms import PSEUDONYM
from ibcalc.workbook.reader.opening import Refused
from tests.workbook.privacy.privatebooks import (
    BSN,
    LOST_ZERO,
    NAMES,
    OTHER,
    OWN,
    caseload,
    codes,
    parts,
    refused,
    run,
    with_part,
)


def test_no_part_holds_a_number(tmp_path: Path) -> None:
    source = caseload(tmp_path / "in.xlsx")
    before = b"".join(parts(source).values())
    for number in (BSN, OTHER, LOST_ZERO, OWN):
        assert number.encode() in before
    run(source, tmp_path / "uit.xlsx")
    for name, data in parts(tmp_path / "uit.xlsx").items():
        plain = re.sub(rb"<[^>]*>|[. ]", b"", data)
        for number in (BSN, OTHER, LOST_ZERO, OWN, BSN[:5]):
            assert number.encode() not in data, name
            assert number.replace("-", "").encode() not in plain.replace(b"-", b""), name


def test_the_same_client_gets_the_same_pseudonym(tmp_path: Path) -> None:
    done = run(caseload(tmp_path / "in.xlsx"), tmp_path / "uit.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "uit.xlsx")["Clienten"]
    clients = [cell.value for cell in sheet["A"][1:]]
    assert clients[0] == clients[2] == NAMES.of(BSN)
    assert clients[3] == NAMES.of(f"0{LOST_ZERO}")
    assert all(PSEUDONYM.fullmatch(str(client)) for client in clients)
    assert done.clients == len(set(clients)) == 6
    assert sheet["G2"].value == f"zie ook {NAMES.of(BSN)} en {NAMES.of(OWN)}."
    assert sheet["G3"].value == f"was {NAMES.of(BSN)} toen"
    assert sheet["A3"].font.bold
    assert sheet["A2"].comment.text == f"gebeld over {NAMES.of(OTHER)}"
    assert sheet["G4"].value == 1048576.5


def test_other_sheets_follow(tmp_path: Path) -> None:
    run(caseload(tmp_path / "in.xlsx"), tmp_path / "uit.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "uit.xlsx")["Opzoek"]
    values = openpyxl.load_workbook(tmp_path / "uit.xlsx", data_only=True)["Opzoek"]
    assert sheet["A2"].value == NAMES.of(BSN)
    assert (sheet["B2"].value, sheet["C2"].value) == (319.24, 42370)
    assert (sheet["A3"].value, values["A3"].value) == ("=Clienten!A3", NAMES.of(OTHER))


def test_what_need_not_change_stays_byte_for_byte(tmp_path: Path) -> None:
    source = caseload(tmp_path / "in.xlsx")
    run(source, tmp_path / "uit.xlsx")
    before, after = parts(source), parts(tmp_path / "uit.xlsx")
    same = {name for name, data in before.items() if after[name] == data}
    assert {"xl/styles.xml", "xl/workbook.xml", "xl/theme/theme1.xml"} <= same
    assert set(after) - set(before) == {"docProps/custom.xml"}


def test_the_same_key_gives_the_same_bytes_and_another_does_not(tmp_path: Path) -> None:
    source = caseload(tmp_path / "in.xlsx")
    for name in ("a.xlsx", "b.xlsx"):
        run(source, tmp_path / name)
    run(source, tmp_path / "c.xlsx", Key(b"x" * 32))
    first, second, third = ((tmp_path / f"{n}.xlsx").read_bytes() for n in "abc")
    assert first == second != third


def test_what_is_told(tmp_path: Path) -> None:
    done = run(caseload(tmp_path / "in.xlsx"), tmp_path / "uit.xlsx")
    assert codes(done) == {"PRIV-210", "PRIV-211", "PRIV-214", "PRIV-215"}
    identifying = [one.message for one in done.findings if one.code == "PRIV-210"]
    assert [name in text for name, text in zip(("Naam", "Geboort"), identifying, strict=True)] == [
        True, True,
    ]  # fmt: skip
    assert done.key_number in parts(tmp_path / "uit.xlsx")["docProps/custom.xml"].decode()
    assert not [one for one in done.findings if BSN in str(one) or OWN in str(one)]


def test_what_changed_outside_the_cells_is_told(tmp_path: Path) -> None:
    source = caseload(tmp_path / "in.xlsx")
    shared = parts(source)["xl/sharedStrings.xml"]
    more = shared.replace(b"</sst>", f"<si><t>oud {OTHER}</t></si></sst>".encode())
    with_part(source, {"xl/sharedStrings.xml": more})
    done = run(source, tmp_path / "uit.xlsx")
    told = [(one.place.sheet, one.message) for one in done.findings if one.code == "PRIV-215"]
    for sheet, word in (
        ("Clienten", "koptekst"),
        ("Opzoek", "koppeling"),
        ("", "een opmerking"),
        ("", "eigenschappen"),
        ("", "lijst met teksten"),
    ):
        assert [one for one in told if one[0] == sheet and word in one[1]], word
    assert len(told) == 5


def test_a_short_number_goes_from_its_own_column_only(tmp_path: Path) -> None:
    def also_elsewhere(book: xlsxwriter.Workbook) -> None:
        book.get_worksheet_by_name("Opzoek").write_string(5, 0, "17")

    run(caseload(tmp_path / "in.xlsx", also_elsewhere), tmp_path / "uit.xlsx")
    book = openpyxl.load_workbook(tmp_path / "uit.xlsx")
    assert book["Clienten"]["A7"].value == NAMES.of("17")
    assert book["Opzoek"]["A6"].value == "17"


IN_THE_WAY = {
    "a formula that gives a client": lambda book: book.get_worksheet_by_name(
        "Clienten"
    ).write_formula(9, 0, '="9999"&"00006"', None, BSN),
    "a number in a formula": lambda book: book.get_worksheet_by_name("Opzoek").write_formula(
        9, 0, f'=COUNTIF(Clienten!A:A,"{OTHER}")', None, 1
    ),
    "a sheet named after a client": lambda book: book.add_worksheet(f"dossier {OTHER}"),
    "a defined name": lambda book: book.define_name("bijzonder", f'="{OTHER}"'),
    "a list to choose from": lambda book: book.get_worksheet_by_name("Opzoek").data_validation(
        "C1", {"validate": "list", "source": [BSN, "geen"]}
    ),
}


@pytest.mark.parametrize("place", IN_THE_WAY)
def test_what_cannot_be_mended_is_refused(tmp_path: Path, place: str) -> None:
    why = refused(caseload(tmp_path / "in.xlsx", IN_THE_WAY[place]))
    assert why.code in ("PRIV-208", "PRIV-209")
    assert BSN not in str(why)
    assert OTHER not in str(why)


HIDDEN_PARTS = {
    "customXml/item1.xml": f"<a><b>{BSN}</b></a>".encode(),
    "customXml/item2.xml": b"<a nummer='&#57;99900006'/>",
    "xl/printerSettings/printerSettings1.bin": f"\x01{OTHER}".encode("utf-16-le"),
    "xl/embeddings/oleObject1.bin": b"iets",
    "xl/pivotCache/pivotCacheRecords1.xml": f'<r><n v="{OTHER}"/></r>'.encode(),
}


@pytest.mark.parametrize("name", HIDDEN_PARTS)
def test_a_number_in_a_hidden_part_is_refused(tmp_path: Path, name: str) -> None:
    source = with_part(caseload(tmp_path / "in.xlsx"), {name: HIDDEN_PARTS[name]})
    assert refused(source).code == "PRIV-209"


ODD_CELLS = (
    f'<c r="C9" t="d"><v>{BSN}</v></c>',
    f'<c r="C9"><v>1</v><is><t>{OWN}</t></is></c>',
    f'<c r="C9" t="inlineStr"><is><t>a</t><rPh sb="0" eb="1"><t>{BSN}</t></rPh></is></c>',
    f'<c r="C9"><v>1</v><extLst><ext>{OTHER}</ext></extLst></c>',
    f"<!-- {BSN} -->",
)


@pytest.mark.parametrize("xml", ODD_CELLS)
def test_a_number_in_an_odd_cell_is_replaced_or_refused(tmp_path: Path, xml: str) -> None:
    source = caseload(tmp_path / "in.xlsx")
    sheet = parts(source)["xl/worksheets/sheet2.xml"]
    odd = sheet.replace(b"</sheetData>", f'<row r="9">{xml}</row></sheetData>'.encode())
    with_part(source, {"xl/worksheets/sheet2.xml": odd})
    with contextlib.suppress(Refused):
        run(source, tmp_path / "uit.xlsx")
        after = parts(tmp_path / "uit.xlsx")["xl/worksheets/sheet2.xml"]
        assert not [number for number in (BSN, OTHER, OWN) if number.encode() in after]
    written = (tmp_path / "uit.xlsx").exists()
    assert written is ('t="d"' in xml)


def test_a_part_that_cannot_be_searched_is_refused(tmp_path: Path) -> None:
    source = with_part(caseload(tmp_path / "in.xlsx"), {"customXml/item1.xml": b"<a"})
    assert refused(source).code == "PRIV-216"


def test_pictures_and_macros_are_named(tmp_path: Path) -> None:
    added = {"xl/media/image1.png": b"\x89PNG", "xl/vbaProject.bin": b"x"}
    done = run(with_part(caseload(tmp_path / "in.xlsx"), added), tmp_path / "uit.xlsx")
    told = next(one.message for one in done.findings if one.code == "PRIV-212")
    assert "afbeeldingen en macro's" in told


def test_no_clients_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "in.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet().write_row(0, 0, ["Product", "Tarief"])
    assert refused(path).code == "PRIV-206"


def test_another_format_is_refused(tmp_path: Path) -> None:
    (tmp_path / "in.parquet").write_bytes(b"PAR1")
    assert refused(tmp_path / "in.parquet").code == "PRIV-207"


def test_remarks_in_the_zip_do_not_come_along(tmp_path: Path) -> None:
    source = caseload(tmp_path / "in.xlsx")
    with zipfile.ZipFile(source, "a") as package:
        package.comment = f"van {BSN}".encode()
        for number, info in enumerate(package.infolist()):
            info.comment = f"{OTHER} {number}".encode()
            info.extra = b"\x99\x99\x09\x00" + BSN.encode()
        package.writestr(zipfile.ZipInfo("xl/laatste.xml"), b"<a/>")
    run(source, tmp_path / "uit.xlsx")
    after = (tmp_path / "uit.xlsx").read_bytes()
    assert BSN.encode() not in after
    assert OTHER.encode() not in after
