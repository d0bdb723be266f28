"""What a workbook says besides its cells: where a template leaves its stamp, and its rules."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.packaging.custom import StringProperty

from ibcalc.workbook.reader import contents, facts, sheetfacts
from ibcalc.workbook.reader.facts import DefinedName, Formula, read_facts, read_stamp_sources
from ibcalc.workbook.reader.grid import Area
from ibcalc.workbook.reader.opening import CannotOpen
from ibcalc.workbook.reader.xlsx import open_workbook
from tests.workbook.handmade import HEAD, MAIN, STRICT, book_bytes, parts

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
VT = f"{OFFICE}/docPropsVTypes"


def stamped(
    *, strict: bool = False, properties: str = "", names: str = "", rows: str = ""
) -> bytes:
    """A workbook with custom and core properties, in either dialect of the standard."""
    office = STRICT_OFFICE if strict else OFFICE
    custom = "customProperties" if strict else "custom-properties"
    core = f"{RELATIONS}/metadata/core-properties"
    made = parts(rows, namespace=STRICT if strict else MAIN)
    book = made["xl/workbook.xml"]
    assert isinstance(book, str)
    made["xl/workbook.xml"] = book.replace(
        "</sheets>", f"</sheets><definedNames>{names}</definedNames>"
    )
    made["_rels/.rels"] = (
        f'{HEAD}<Relationships xmlns="{RELATIONS}">'
        f'<Relationship Id="a" Type="{office}/relationships/officeDocument" '
        'Target="xl/workbook.xml"/>'
        f'<Relationship Id="b" Type="{office}/relationships/{custom}" '
        'Target="docProps/custom.xml"/>'
        f'<Relationship Id="c" Type="{core}" Target="docProps/core.xml"/></Relationships>'
    )
    made["docProps/custom.xml"] = (
        f'{HEAD}<Properties xmlns="{office}/custom-properties" xmlns:vt="{VT}">'
        f"{properties}</Properties>"
    )
    made["docProps/core.xml"] = (
        f'{HEAD}<cp:coreProperties xmlns:cp="x" xmlns:dc="y"><dc:creator> Gemeente </dc:creator>'
        "<cp:keywords>a</cp:keywords><dc:title/></cp:coreProperties>"
    )
    return book_bytes(made)


def stored_property(name: str, value: str) -> str:
    return f'<property fmtid="x" pid="2" name="{name}">{value}</property>'


PROPERTIES = stored_property("ibcalc_soort", "<vt:lpwstr>kostprijs</vt:lpwstr>") + stored_property(
    "ibcalc_jaar", "<vt:i4>2016</vt:i4>"
)
NAMES = (
    '<definedName name="ibcalc_versie" hidden="1">"1.2"</definedName>'
    '<definedName name="alleen_hier" localSheetId="0">Blad!$A$1</definedName>'
    '<definedName name="te_ver" localSheetId="9">1</definedName>'
)


@pytest.mark.parametrize("strict", [False, True])
def test_the_stamp_is_read_from_properties_and_names(strict: bool) -> None:
    found = read_stamp_sources(stamped(strict=strict, properties=PROPERTIES, names=NAMES), "b.xlsx")
    assert found.properties == {"ibcalc_soort": "kostprijs", "ibcalc_jaar": "2016"}
    assert found.property("IBCALC_Jaar") == "2016"
    assert found.property("onbekend") is None
    assert found.core == {"creator": "Gemeente", "keywords": "a", "title": ""}
    assert found.names == {"ibcalc_versie": '"1.2"'}
    assert found.refers_to("Ibcalc_Versie") == '"1.2"'
    assert found.defined_names == (
        DefinedName("ibcalc_versie", '"1.2"', hidden=True),
        DefinedName("alleen_hier", "Blad!$A$1", sheet="Blad"),
        DefinedName("te_ver", "1", sheet="#9"),
    )


def test_without_any_stamp() -> None:
    found = read_stamp_sources(book_bytes(parts()), "b.xlsx")
    assert (found.properties, found.core, found.names) == ({}, {}, {})


def test_of_two_equal_ones_the_first_counts() -> None:
    twice = "".join(stored_property("a", f"<vt:lpwstr>{n}</vt:lpwstr>") for n in (1, 2))
    names = "".join(f'<definedName name="n">{n}</definedName>' for n in (1, 2))
    found = read_stamp_sources(stamped(properties=twice, names=names), "b.xlsx")
    assert (found.properties, found.names) == ({"a": "1"}, {"n": "1"})


def test_what_other_writers_leave(tmp_path: Path) -> None:
    path = tmp_path / "sjabloon.xlsx"
    book = xlsxwriter.Workbook(path)
    book.set_custom_property("soort", "aanbieder & volumes")
    book.set_custom_property("gemaakt", datetime(2016, 1, 1, tzinfo=UTC).replace(tzinfo=None))
    book.set_properties({"author": "ibcalc"})
    book.add_worksheet("Blad").write(0, 0, 1)
    book.define_name("stamp_versie", "=2")
    book.close()
    found = read_stamp_sources(path.read_bytes(), path.name)
    assert found.property("soort") == "aanbieder & volumes"
    assert found.property("gemaakt") == "2016-01-01T00:00:00Z"
    assert found.core["creator"] == "ibcalc"
    assert found.refers_to("stamp_versie") == "2"
    again = openpyxl.load_workbook(path)
    again.custom_doc_props.append(StringProperty(name="later", value="ja"))  # type: ignore[attr-defined]
    again.save(path)
    found = read_stamp_sources(path.read_bytes(), path.name)
    assert (found.property("later"), found.refers_to("stamp_versie")) == ("ja", "2")


SHEET = parts(
    '<row r="1"><c r="A1"><f>B1+1</f><v>2</v></c><c r="B1"><f>C1</f></c>'
    '<c r="C1" t="str"><f>""</f><v></v></c><c r="D1"><v>1</v></c></row>'
    '<row r="2"><c r="A2"><f t="shared" ref="A2:A3" si="0">B2*2</f><v>2</v></c></row>'
    '<row r="3"><c r="A3"><f t="shared" si="0"/><v>2</v></c><c><f>1</f></c></row>',
    after='<mergeCells><mergeCell ref="E1:F2"/></mergeCells>'
    '<conditionalFormatting sqref="A1:A9 C1"><cfRule type="expression"><formula>1</formula>'
    "</cfRule></conditionalFormatting>"
    '<dataValidations><dataValidation type="list" sqref="B2:B9"><formula1>"ja,nee"</formula1>'
    '</dataValidation><dataValidation type="whole" operator="greaterThan" sqref="C2 C4">'
    "<formula1>0</formula1></dataValidation></dataValidations>"
    '<extLst><ext><x14:dataValidations><x14:dataValidation type="list"><x14:formula1><xm:f>Lijst!'
    "$A$1:$A$3</xm:f></x14:formula1><xm:sqref>D2:D9</xm:sqref></x14:dataValidation>"
    "</x14:dataValidations><x14:conditionalFormattings><x14:conditionalFormatting><xm:sqref>G1"
    "</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>",
)


def test_the_rules_of_a_sheet() -> None:
    (sheet,) = read_facts(book_bytes(SHEET), "b.xlsx").sheets
    assert sheet.name == "Blad"
    assert sheet.formulas == (
        Formula(1, 1, "B1+1", calculated=True),
        Formula(1, 2, "C1", calculated=False),
        Formula(1, 3, '""', calculated=True),
        Formula(2, 1, "B2*2", calculated=True, shared="0"),
        Formula(3, 1, "", calculated=True, shared="0"),
        Formula(3, 2, "1", calculated=False),
    )
    assert sheet.merges == (Area(1, 5, 2, 6),)
    assert sheet.conditional == (Area(1, 1, 9, 1), Area(1, 3, 1, 3), Area(1, 7, 1, 7))
    assert [
        (rule.kind, rule.operator, rule.formulas, rule.areas) for rule in sheet.validations
    ] == [
        ("list", "between", ('"ja,nee"',), (Area(2, 2, 9, 2),)),
        ("whole", "greaterThan", ("0",), (Area(2, 3, 2, 3), Area(4, 3, 4, 3))),
        ("list", "between", ("Lijst!$A$1:$A$3",), (Area(2, 4, 9, 4),)),
    ]


def test_formulas_of_the_shipped_model_are_those_that_openpyxl_finds() -> None:
    path = Path(__file__).parents[2] / "templates" / "model-ib-2016.xlsx"
    found = read_facts(path.read_bytes(), path.name)
    book = openpyxl.load_workbook(path)
    assert [sheet.name for sheet in found.sheets] == [s.name for s in open_workbook(path).sheets]
    for sheet in found.sheets:
        expected = {
            (cell.row, cell.column)
            for row in book[sheet.name].iter_rows()
            for cell in row
            if cell.data_type == "f"
        }
        assert {(one.row, one.column) for one in sheet.formulas} == expected
        assert len(sheet.validations) >= len(book[sheet.name].data_validations.dataValidation)


@pytest.mark.parametrize("module, limit", [
    (contents, "MAX_NAMES"),
    (contents, "MAX_SHEETS"),
    (facts, "MAX_PROPERTIES"),
    (sheetfacts, "MAX_FORMULAS"),
    (sheetfacts, "MAX_RULES"),
    (sheetfacts, "MAX_AREAS"),
])  # fmt: skip
def test_too_many_of_anything(module: object, limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    samples = (stamped(properties=PROPERTIES, names=NAMES), book_bytes(SHEET))
    assert [refused(data) for data in samples] == ["", ""]
    monkeypatch.setattr(module, limit, 0)
    assert "BOEK-027" in [refused(data) for data in samples]


def refused(data: bytes) -> str:
    """The code of a refusal; empty if there is none."""
    try:
        read_facts(data, "b.xlsx")
    except CannotOpen as why:
        return why.code
    return ""


def test_a_rule_outside_the_grid_and_bytes_that_are_no_workbook() -> None:
    outside = parts(after='<dataValidations><dataValidation sqref="XFE1"/></dataValidations>')
    assert refused(book_bytes(outside)) == "BOEK-020"
    assert refused(b"x;y") == "BOEK-009"
