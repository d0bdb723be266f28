"""FEEL in the cells of a workbook, and names of sheets that Excel takes."""

from __future__ import annotations

import pytest

from ibcalc.model.kenmerk import Domain, Kenmerk, KenmerkSoort
from ibcalc.tables.dmn.unary import read_tests
from ibcalc.workbook.dmn.cells import condition_texts
from ibcalc.workbook.dmn.names import sheet_name, table_name

NUMBER = Kenmerk("x", KenmerkSoort.GETAL)
CODE = Kenmerk("x", KenmerkSoort.CODE)
LISTED = Kenmerk("x", KenmerkSoort.CODE, Domain(("a", "b", "c")))
DAY = Kenmerk("x", KenmerkSoort.DATUM)
YES = Kenmerk("x", KenmerkSoort.JA_NEE)


@pytest.mark.parametrize(
    "feel, kenmerk, cells",
    [
        ("-", NUMBER, ["-"]),
        ("null", NUMBER, ["leeg"]),
        ("1.5", NUMBER, ["1,5"]),
        ("1, 2", NUMBER, ["1 ; 2"]),
        ("[1..2]", NUMBER, ["1 t/m 2"]),
        ("> 1", NUMBER, ["> 1"]),
        ("<= 1, null", NUMBER, ["<= 1 ; leeg"]),
        ("[1..2)", NUMBER, ["niet < 1; >= 2"]),
        ("(1..2]", NUMBER, ["niet <= 1; > 2"]),
        ("(1..2), null", NUMBER, ["niet <= 1; >= 2", "leeg"]),
        ("(1..2), (3..4)", NUMBER, ["niet <= 1; 2 t/m 3; >= 4"]),
        ("(1..2), (3..4), null", NUMBER, ["niet <= 1; >= 2", "niet <= 3; >= 4", "leeg"]),
        ("not(1)", NUMBER, ["< 1; > 1; leeg"]),
        ("not(1, null)", NUMBER, ["niet 1"]),
        ("not(null)", NUMBER, ["niet leeg"]),
        ('"a", "b"', CODE, ["a ; b"]),
        ('not("a")', CODE, ["niet a", "leeg"]),
        ('not("a", null)', CODE, ["niet a"]),
        ('not("a")', LISTED, ["b; c; leeg"]),
        ('starts with(?, "H1")', CODE, ["H1*"]),
        ('">3"', CODE, None),
        ('"leeg"', CODE, None),
        ('"a;b"', CODE, None),
        ("true", YES, ["ja"]),
        ("not(true)", YES, ["nee; leeg"]),
        ('< date("2016-01-01")', DAY, ["< 1-1-2016"]),
        ('[date("2016-01-01")..date("2016-02-01"))', DAY, ["1-1-2016 t/m 31-1-2016"]),
    ],
)
def test_a_condition_in_cells(feel: str, kenmerk: Kenmerk, cells: list[str] | None) -> None:
    texts = condition_texts(read_tests(feel, kenmerk.soort).condition, kenmerk)
    assert texts == (None if cells is None else tuple(cells))


@pytest.mark.parametrize(
    "naam, used, expected",
    [
        ("Categorie", (), "Categorie"),
        ("Model", (), "Model 2"),
        ("a/b: [c]?", (), "a b c"),
        ("x" * 40, (), "x" * 31),
        ("Regels", ("regels", "regels2"), "Regels 3"),
        ("?", (), "Tabel"),
    ],
)
def test_names_that_excel_takes(naam: str, used: tuple[str, ...], expected: str) -> None:
    assert sheet_name(naam, used) == expected


def test_table_names_are_no_cells() -> None:
    assert table_name("Categorie", 1) == "tblCategorie"
    assert table_name("T 1", 3) == "tblTabel_3"
