"""The shipped model read back: the agreements of domain.md 000, each typed here by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from ibcalc.model.calendar import KalenderSoort, jaar13
from ibcalc.model.conversion import TableSource, Treffer
from ibcalc.model.findings import Severity
from ibcalc.model.kenmerk import KenmerkSoort
from ibcalc.model.money import round_half_away
from ibcalc.model.product import Bekostiging, Eenheid, ProductSoort, SoortPrijs, Toerekening
from ibcalc.model.tariffmodel import TariffModel, Wissel
from ibcalc.workbook.reader.xlsx import open_workbook
from ibcalc.workbook.sheets.model_reader import read_model
from ibcalc.workbook.sheets.modelbook import ModelBook
from ibcalc.workbook.shipped.build import MODEL_FILE
from ibcalc.workbook.toetsen.runner import run_toetsen

MODEL_PATH = Path(__file__).parents[2] / "templates" / MODEL_FILE

CENTS_2016 = {
    "IB1": 31_924, "IB2": 69_221, "IB3": 106_361, "IB1O": 9_001, "IB2O": 19_517, "IB3O": 29_989,
}  # fmt: skip
# code: hours and euros of overzicht 1, hours and euros of overzicht 2
REALISATIE = {
    "H126": (10_312, 381_757, 10_312, 381_757),
    "H127": (475, 17_981, 475, 17_981),
    "H132": (None, 1_264, None, 1_264),
    "H300": (105_698, 4_839_659, 113_420, 5_226_948),
    "H150": (14_378, 623_831, 14_378, 623_831),
    "H152": (5_650, 310_819, 5_650, 310_819),
    "H153": (21_616, 1_487_862, 29_525, 2_098_223),
    "02015": (1_350, 95_373, 1_350, 95_373),
    "02016": (89, 6_230, 89, 6_230),
    "02017": (92, 0, 92, 0),
    "totaal": (159_660, 7_764_775, 175_291, 8_762_425),
}


@pytest.fixture(scope="module")
def book() -> ModelBook:
    return read_model(open_workbook(MODEL_PATH))


@pytest.fixture(scope="module")
def model(book: ModelBook) -> TariffModel:
    return book.model


def test_no_fout_and_no_waarschuwing(book: ModelBook) -> None:
    found = (*book.findings, *book.caseload_findings)
    assert [str(one) for one in found if one.severity is not Severity.INFO] == []


def test_settings_and_calendar(model: TariffModel) -> None:
    settings = model.settings
    assert settings.naam == "Individuele Begeleiding 2016"
    assert settings.kalender is KalenderSoort.JAAR13
    assert settings.jaren == (2016, 2016)
    assert settings.wissel is Wissel.EERSTE
    assert settings.perioden_per_jaar == 13
    days = [(period.label, period.van, period.tot_en_met) for period in model.calendar]
    assert days == [(one.label, one.van, one.tot_en_met) for one in jaar13(2016, 2016)]


def test_sheet_kalender_holds_the_thirteen_periods() -> None:
    sheet = open_workbook(MODEL_PATH).sheet("Kalender")
    assert sheet is not None
    assert [sheet.cell(row, 1).text for row in (2, 14)] == ["2016-P01", "2016-P13"]
    assert sheet.cell(3, 2).day == date(2016, 2, 1)
    assert sheet.cell(14, 3).day == date(2016, 12, 31)


def test_products(model: TariffModel) -> None:
    soorten = {product.code: product.soort for product in model.producten}
    assert set(soorten) == set(CENTS_2016)
    for product in model.producten:
        opslag = product.code.endswith("O")
        assert product.soort is (ProductSoort.OPSLAG if opslag else ProductSoort.BASIS)
        assert product.hoort_bij == (product.code.removesuffix("O") if opslag else "")
        assert product.familie == ("" if opslag else "IB")
        assert product.eenheid is Eenheid.PERIODE
        assert product.bekostiging is Bekostiging.OUTPUT
        assert product.toerekening is Toerekening.VOL


def test_tariffs_of_2016(model: TariffModel) -> None:
    assert {tarief.product: tarief.cent for tarief in model.tarieven} == CENTS_2016
    for tarief in model.tarieven:
        assert (tarief.vanaf, tarief.tot_en_met) == (date(2016, 1, 1), date(2016, 12, 31))
        assert tarief.soort_prijs is SoortPrijs.VAST
        assert "Business case" in tarief.bron


def test_kenmerken_and_their_domains(model: TariffModel) -> None:
    kenmerken = {kenmerk.naam: kenmerk for kenmerk in model.kenmerken}
    assert kenmerken["Code"].soort is KenmerkSoort.CODE
    assert set(kenmerken["Code"].domain.values) == set(REALISATIE) - {"totaal"}
    klasse = kenmerken["Klasse"]
    assert klasse.soort is KenmerkSoort.GEHEEL
    inside = [number for number in range(12) if Decimal(number) in klasse.domain]
    assert inside == list(range(1, 9))


def cells(table: TableSource) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in (*row.inputs, *row.outputs)) for row in table.rows]


def test_conversion_tables(model: TariffModel) -> None:
    categorie, opslag = sorted(model.tables, key=lambda table: table.volgorde)
    assert (categorie.naam, categorie.treffer) == ("Categorie", Treffer.EERSTE)
    assert [heading.kenmerk for heading in categorie.inputs] == ["Code", "Klasse"]
    assert [heading.kenmerk for heading in categorie.outputs] == ["Product", "Let op"]
    check = "De sleutel noemt deze code niet; controleer de indeling."
    assert cells(categorie) == [
        ("H132", "-", "handmatig", ""),
        ("-", "leeg", "handmatig", ""),
        ("leeg", "-", "handmatig", ""),
        ("02015 ; 02016 ; 02017", "1-2", "IB1", check),
        ("02015 ; 02016 ; 02017", ">= 3", "IB3", check),
        ("-", "1-2", "IB1", ""),
        ("-", ">= 3", "IB3", ""),
    ]
    assert (opslag.naam, opslag.anders) == ("Opslagregel", "nee")
    assert cells(opslag) == [("H152 ; H153", "ja")]


def test_ib2_never_comes_out_of_the_conversion(model: TariffModel) -> None:
    categorie = next(table for table in model.tables if table.naam == "Categorie")
    assert {row.outputs[0].text for row in categorie.rows} == {"handmatig", "IB1", "IB3"}
    allowed = next(kenmerk for kenmerk in model.kenmerken if kenmerk.naam == "DAN Product")
    assert allowed.domain.values == ("IB1", "IB3")


def test_budget(model: TariffModel) -> None:
    (post,) = model.budget
    assert (post.jaar, post.grondslag) == (2016, 776_477_500)
    factors = (post.groei, post.indexatie, post.korting)
    assert factors == (Decimal("1.4"), Decimal(0), Decimal(25))
    base = post.grondslag or 0
    assert round_half_away(base * (1 + Fraction(post.groei) / 100)) == 787_348_185  # F03
    assert round_half_away(base * (1 - Fraction(post.korting) / 100)) == 582_358_125  # F05


def test_realisatie_holds_both_overviews(model: TariffModel) -> None:
    names = list(dict.fromkeys(line.overzicht for line in model.realisatie))
    assert len(names) == 2
    for at, name in enumerate(names):
        lines = {line.code: line for line in model.realisatie if line.overzicht == name}
        assert list(lines) == list(REALISATIE)
        for code, expected in REALISATIE.items():
            hours, euros = expected[2 * at : 2 * at + 2]
            assert lines[code].uren == hours
            assert lines[code].omzet == (euros or 0) * 100
            assert lines[code].dagdelen == (20 if code == "H132" else None)


def test_printed_totals_are_one_euro_lower_than_their_lines(model: TariffModel) -> None:
    for name in {line.overzicht for line in model.realisatie}:
        lines = [line for line in model.realisatie if line.overzicht == name]
        total = next(line for line in lines if line.code == "totaal")
        parts = [line for line in lines if line is not total]
        assert sum(line.omzet or 0 for line in parts) - (total.omzet or 0) == 100
        assert sum(line.uren or 0 for line in parts) == total.uren


def test_class_hours_are_marked_as_not_verified() -> None:
    sheet = open_workbook(MODEL_PATH).sheet("Klassen")
    assert sheet is not None
    rows = [[sheet.cell(row, column).shown for column in (1, 2, 3, 4)] for row in range(2, 10)]
    assert rows[0] == ["1", "0", "1,9", "gevonden"]
    assert rows[2] == ["3", "4", "6,9", "niet geverifieerd"]
    assert [row[3] for row in rows[2:]] == ["niet geverifieerd"] * 6


def test_scenarios_name_each_kind_that_needs_no_other_table(model: TariffModel) -> None:
    kinds = {line.wat.value for line in model.scenarios}
    assert kinds == {"tarief", "groei", "korting"}
    assert all(line.toelichting for line in model.scenarios)


def test_toetsen_come_true() -> None:
    outcomes = run_toetsen(MODEL_PATH)
    assert len(outcomes) >= 20
    assert [str(failure) for outcome in outcomes for failure in outcome.failures] == []
