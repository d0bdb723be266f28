"""A model workbook into a model: settings, calendar, domains, tables, scenarios, realisatie."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ibcalc.model.calendar import jaar13
from ibcalc.model.conversion import Treffer
from ibcalc.model.kenmerk import Domain, KenmerkSoort
from ibcalc.model.product import Eenheid, ProductSoort, SoortPrijs, Toerekening
from ibcalc.model.tariffmodel import Bewerking, ScenarioWat, Wissel
from ibcalc.workbook.reader.grid import TableArea
from tests.workbook.sheetbook import (
    FILE,
    model_book,
    pairs,
    sheet,
)

KLASSE = "| Kenmerk | Soort | Waarden | Verplicht |\n| Klasse | {soort} | {waarden} | ja |"


def settings(**rows: str) -> str:
    lines = [f"| {key} | {value} |" for key, value in rows.items()]
    return "\n".join(["| Sleutel | Waarde |", *lines])


def test_the_smallest_model() -> None:
    book = model_book()
    model = book.model
    assert model.settings.naam == "Proef"
    assert model.settings.wissel is Wissel.EERSTE
    assert model.settings.perioden_per_jaar == 13
    assert model.calendar == jaar13(2016, 2016)
    assert (model.file, model.sha256) == (FILE, "0" * 64)
    assert (book.caseload, book.toets_caseload, book.toetsen) == (None, None, ())


def test_products_and_tariffs_as_typed() -> None:
    model = model_book().model
    base, opslag, vast = model.producten
    assert (base.code, base.familie, base.toerekening) == ("IB1", "IB", Toerekening.VOL)
    assert (opslag.soort, opslag.hoort_bij) == (ProductSoort.OPSLAG, "IB1")
    assert vast.eenheid is Eenheid.JAAR
    first, _, last = model.tarieven
    assert (first.cent, first.vanaf, first.tot_en_met) == (
        31924, date(2016, 1, 1), date(2016, 12, 31),
    )  # fmt: skip
    assert first.place.in_sheet == "Tarieven!D2"
    assert (last.cent, last.tot_en_met, last.soort_prijs) == (100000, None, SoortPrijs.VOORBEELD)


@pytest.mark.parametrize(
    "typed, years",
    [
        ("2016", (2016, 2016)),
        ("`n2016`", (2016, 2016)),
        ("2016-2018", (2016, 2018)),
        ("2016 t/m 2018", (2016, 2018)),
        ("`d2016`", (2016, 2016)),
        ("`d42370`", (2016, 2016)),
    ],
)
def test_the_years(typed: str, years: tuple[int, int]) -> None:
    assert model_book(Model=settings(jaar=typed)).model.settings.jaren == years


@pytest.mark.parametrize("typed", ["2018-2016", "16", "1016", "2016-2099", "`n2016.5`"])
def test_what_are_no_years(typed: str) -> None:
    book = model_book(Model=settings(jaar=typed))
    assert pairs(book.findings)[0] == ("MOD-133", "Model!B2")
    assert book.model.calendar == ()


def test_a_month_calendar_has_twelve_periods() -> None:
    model = model_book(Model=settings(jaar="2016", kalender="maand")).model
    assert (len(model.calendar), model.settings.perioden_per_jaar) == (12, 12)


def test_a_typed_calendar_is_used_as_it_stands() -> None:
    kalender = """
    | Periode | Van      | T/m        | Jaar |
    | later   | 1-7-2016 | 31-12-2016 |      |
    | eerder  | 1-1-2016 | 30-6-2016  |      |
    """
    book = model_book(Model=settings(kalender="tabel"), Kalender=kalender)
    assert [(p.label, p.jaar, p.nummer) for p in book.model.calendar] == [
        ("eerder", 2016, 1), ("later", 2016, 2),
    ]  # fmt: skip
    assert book.model.settings.jaren == (2016, 2016)
    assert book.model.settings.perioden_per_jaar == 2
    assert book.model.calendar[0].place.in_sheet == "Kalender!B3"
    assert book.findings == ()


def test_a_generated_calendar_may_stand_in_the_workbook() -> None:
    rows = [f"| {p.label} | {p.van} | {p.tot_en_met} | 2016 |" for p in jaar13(2016, 2016)]
    kalender = "\n".join(["| Periode | Van | T/m | Jaar |", *rows])
    assert model_book(Kalender=kalender).findings == ()


@pytest.mark.parametrize(
    "soort, waarden, domain",
    [
        ("geheel", "1 t/m 8", Domain(low=Decimal(1), high=Decimal(8))),
        ("geheel", "1-8", Domain(low=Decimal(1), high=Decimal(8))),
        ("geheel", ">= 3", Domain(low=Decimal(3))),
        ("getal", "<= 2,5", Domain(high=Decimal("2.5"))),
        ("geheel", "1; 2", Domain((Decimal(1), Decimal(2)))),
        ("geheel", "`n3`", Domain((Decimal(3),))),
        ("code", "H126; H127", Domain(("H126", "H127"))),
        ("code", "H126, H127", Domain(("H126", "H127"))),
        ("tekst", "heel lang", Domain(("heel lang",))),
        ("bedrag", "€ 10,00 t/m € 20,00", Domain(low=Decimal(10), high=Decimal(20))),
        ("datum", "1-1-2016 t/m 31-12-2016", Domain(low=date(2016, 1, 1), high=date(2016, 12, 31))),
        ("datum", "`d42370`", Domain((date(2016, 1, 1),))),
        ("ja/nee", "ja; nee", Domain((True, False))),
        ("code", "", Domain()),
    ],
)
def test_domains(soort: str, waarden: str, domain: Domain) -> None:
    book = model_book(Kenmerken=KLASSE.format(soort=soort, waarden=waarden))
    (kenmerk,) = book.model.kenmerken
    assert (kenmerk.domain, kenmerk.soort, kenmerk.verplicht) == (domain, soort, True)
    assert book.findings == ()


@pytest.mark.parametrize(
    "soort, waarden",
    [("geheel", "8 t/m 1"), ("geheel", "a; b"), ("code", "1-8"), ("geheel", "1,5"),
     ("ja/nee", "soms"), ("datum", ">= gisteren")],
)  # fmt: skip
def test_domains_that_cannot_be_read(soort: str, waarden: str) -> None:
    book = model_book(Kenmerken=KLASSE.format(soort=soort, waarden=waarden))
    assert pairs(book.findings) == [("MOD-402", "Kenmerken!C2")]
    assert book.model.kenmerken[0].soort is KenmerkSoort(soort)


def test_conversion_tables_keep_their_cells() -> None:
    book = model_book(
        Conversies="""
        | Volgorde | Tabel     | Treffer | Anders    |
        | 2        | Opslag    | eerste  | nee       |
        | 1        | categorie | uniek   | handmatig |
        """,
        Categorie="""
Omzetting volgens de sleutel

| als Klasse | Mijn eigen | DAN product | Vanaf    | T/m | Opmerking |
| `d42371`   | x          | IB1         | 1-1-2016 |     | licht     |
| >= 3       |            | IB1         |          |     |           |

| Bron: de gemeente |
""",
        Opslag="| ALS Code | DAN Opslag |\n| H152 | ja |",
    )
    first, second = book.model.tables
    assert (first.naam, first.volgorde, first.treffer) == ("categorie", 1, Treffer.UNIEK)
    assert (first.anders, first.place.in_sheet) == ("handmatig", "Conversies!B3")
    assert [heading.kenmerk for heading in (*first.inputs, *first.outputs)] == ["Klasse", "Product"]
    assert first.inputs[0].place.in_sheet == "Categorie!A3"
    row, other = first.rows
    assert (row.inputs[0].raw, row.outputs[0].raw) == ("d42371", "sIB1")
    assert (row.vanaf, row.tot_en_met, row.toelichting) == (date(2016, 1, 1), None, "licht")
    assert (row.place.in_sheet, other.place.in_sheet) == ("Categorie!C4", "Categorie!C5")
    assert second.naam == "Opslag"
    assert pairs(book.findings) == [("MOD-107", "Categorie!B3")]


def test_a_sheet_may_have_the_name_of_its_excel_table_only() -> None:
    area = TableArea("tblCategorie", 1, 1, 2, 2)
    blad = sheet("Regels", "| ALS Klasse | DAN Product |\n| 1 | IB1 |", area)
    book = model_book(blad, Conversies="| Volgorde | Tabel | Treffer |\n| 1 | Categorie | uniek |")
    assert len(book.model.tables[0].rows) == 1
    assert book.findings == ()


def test_budget_scenarios_and_realisatie() -> None:
    book = model_book(
        Budget="""
        | Jaar | Post | Grondslag    | Groei % | Indexatie % | Korting % | Producten | Gemeenten |
        | 2016 | IB   | 7.764.775    | 1,4     |             | 25%       | ib1; IB1O | 505;0590  |
        """,
        Scenario_s="""
        | Scenario | Wat       | Product   | Bewerking | Waarde  |
        | Duur     | tarief    | IB1       | %         | 5%      |
        | Duur     | groei     |           | x         | `n1.02` |
        | Anders   | conversie | Categorie | =         | Ander   |
        """,
        Conversies="""
        | Volgorde | Tabel     | Treffer |
        | 1        | Categorie | uniek   |
        | 2        | Ander     | uniek   |
        """,
        Categorie="| ALS Klasse | DAN Product |\n| 1 | IB1 |",
        Ander="| ALS Klasse | DAN Product |\n| 1 | IB1 |",
        Realisatie="""
        | Overzicht | Jaar | Code   | Uren   | Dagdelen | Omzet     |
        | O1        | 2015 | H126   | 10.312 |          | 381.757   |
        | O1        | 2015 | 02017  | 92     |          | € -       |
        | O1        | 2015 | totaal | 10.404 |          | 381.756   |
        """,
    )
    (post,) = book.model.budget
    assert (post.grondslag, post.groei, post.indexatie, post.korting) == (
        776477500, Decimal("1.4"), Decimal(0), Decimal(25),
    )  # fmt: skip
    assert (post.producten, post.gemeenten) == (("IB1", "IB1O"), ("0505", "0590"))
    dear, more, other = book.model.scenarios
    assert (dear.wat, dear.bewerking, dear.waarde) == (
        ScenarioWat.TARIEF, Bewerking.PROCENT, Decimal(5),
    )  # fmt: skip
    assert (more.product, more.waarde, other.waarde) == ("", Decimal("1.02"), "Ander")
    assert [(line.code, line.omzet) for line in book.model.realisatie] == [
        ("H126", 38175700), ("02017", 0), ("totaal", 38175600),
    ]  # fmt: skip
    assert pairs(book.findings) == [
        ("MOD-123", "Budget!G2"), ("MOD-122", "Budget!H2"), ("MOD-431", "Realisatie!F4"),
    ]  # fmt: skip


def test_toetsen_are_cases_with_their_expectations() -> None:
    book = model_book(
        Toetsen="""
        | Toets | Client | Product | Leeftijd | Van | Verwacht product | Bedrag totaal | Bevinding |
        | een | T1 | IB1 | 12 | 1-1-2016 | IB1 | 4.150,12 | |
        | twee | T2 | IB7 | | ooit | | | CLI-114 |
        """
    )
    one, two = book.toetsen
    assert (one.toets, one.totaal, one.verwacht_product) == ("een", 415012, ("IB1",))
    assert one.kenmerken["Leeftijd"].text == "12"
    assert two.bevinding == ("CLI-114",)
    assert book.toets_caseload is not None
    assert book.toets_caseload.faulty.tolist() == [False, True]
    assert pairs(book.toets_findings) == [("CLI-204", "Toetsen!C3"), ("CLI-114", "Toetsen!E3")]
    assert book.findings == ()


def test_each_row_of_toetsen_keeps_its_own_finding() -> None:
    rows = "\n".join(f"| t{n} | T{n} | IB1 | ooit |" for n in range(3))
    book = model_book(Toetsen=f"| Toets | Client | Product | Van |\n{rows}")
    assert [finding.place.cell for finding in book.toets_findings] == ["D2", "D3", "D4"]
