"""The model Individuele Begeleiding 2016: its agreements, as the rows of its sheets.

Source: domain.md 000, the business case of the Sociale Dienst Drechtsteden of 28 July 2015.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from ibcalc.model.calendar import jaar13
from ibcalc.workbook.sheets import rows
from ibcalc.workbook.sheets.columns import CellType, SheetSpec
from ibcalc.workbook.shipped.klassen import KLASSEN
from ibcalc.workbook.shipped.overzicht2015 import (
    CODES,
    OMZET_TOTAAL,
    OMZET_TOTAAL_MET_BW,
    OVERZICHT_1,
    OVERZICHT_2,
    PRESTATIES,
    UREN_TOTAAL,
    UREN_TOTAAL_MET_BW,
)
from ibcalc.workbook.template.layout import (
    Choices,
    ColumnLayout,
    Content,
    SheetLayout,
    columns_of_sheet,
    filled,
)

JAAR = 2016
FIRST_DAY, LAST_DAY = date(JAAR, 1, 1), date(JAAR, 12, 31)
BRON = "Business case Individuele Begeleiding 2016, versie 28 juli 2015"
BASIS = ("IB1", "IB2", "IB3")
PRODUCTS = (*BASIS, "IB1O", "IB2O", "IB3O")
TOTAAL = "totaal"
JA_NEE = Choices(("ja", "nee"))
PRODUCT_LIST = Choices(source="=Producten!$A$2:$A$500", strict=False)
TARIEVEN = (
    ("IB1", Decimal("319.24")),
    ("IB2", Decimal("692.21")),
    ("IB3", Decimal("1063.61")),
    ("IB1O", Decimal("90.01")),
    ("IB2O", Decimal("195.17")),
    ("IB3O", Decimal("299.89")),
)

AGREEMENT_TAB, RULE_TAB, DATA_TAB, PROOF_TAB = "#1F4E79", "#548235", "#BF8F00", "#7030A0"


def agreements() -> tuple[SheetLayout, ...]:
    """The sheets of the model before its conversion tables."""
    return (_model(), _kalender(), _kenmerken(), _klassen(), _producten(), _tarieven())


def money() -> tuple[SheetLayout, ...]:
    """The sheets with budget, scenarios and what was paid in 2015."""
    return (_budget(), _scenarios(), _realisatie())


def plain(
    spec: SheetSpec,
    headers: Sequence[str],
    content: Sequence[Sequence[Content]],
    tab: str,
    **choices: Choices,
) -> SheetLayout:
    """A sheet in the layout of its row model; ``choices`` by header, ``_`` for a space."""
    added = {header.replace("_", " "): choice for header, choice in choices.items()}
    return filled(spec, columns_of_sheet(spec, added), headers, content, tab=tab)


def _model() -> SheetLayout:
    values: dict[str, Content] = {
        "naam": "Individuele Begeleiding 2016",
        "versie": "1.0",
        "kalender": "jaar13",
        "jaar": JAAR,
        "anker": None,
        "wissel": "eerste",
        "perioden_per_jaar": 13,
        "opgesteld_door": "ibcalc, naar de business case van de Sociale Dienst Drechtsteden",
        "bron": BRON,
    }
    keys = [setting.header for setting in rows.SETTINGS]
    sheet = plain(
        rows.MODEL, ("Sleutel", "Waarde"), [(key, values[key]) for key in keys], AGREEMENT_TAB
    )
    drop_downs = {
        row: Choices(setting.choices)
        for row, setting in enumerate(rows.SETTINGS)
        if setting.choices
    }
    return SheetLayout(sheet.name, sheet.table, sheet.columns, sheet.rows, sheet.tab, drop_downs)


def _kalender() -> SheetLayout:
    periods = [
        (period.label, period.van, period.tot_en_met, period.jaar) for period in jaar13(JAAR, JAAR)
    ]
    columns = columns_of_sheet(rows.KALENDER, entered=False)
    headers = ("Periode", "Van", "T/m", "Jaar")
    return filled(rows.KALENDER, columns, headers, periods, tab=AGREEMENT_TAB)


def _kenmerken() -> SheetLayout:
    names = "; ".join(f"{prestatie.code} {prestatie.naam}" for prestatie in PRESTATIES)
    only_new = "IB2 is alleen voor nieuwe aanvragen en herindicaties (business case)."
    content = (
        ("Code", "code", "; ".join(CODES), "nee", f"Prestatiecode van voor 2016: {names}."),
        ("Klasse", "geheel", "1 t/m 8", "nee", "Klasse van de AWBZ-indicatie; zie blad Klassen."),
        ("DAN Product", "code", "IB1; IB3", "nee", f"Wat omzetting mag opleveren. {only_new}"),
        ("Uren 2015", "getal", None, "nee", "Geleverde uren in 2015; alleen ter controle."),
        ("Dagdelen 2015", "getal", None, "nee", "Geleverde dagdelen in 2015 (H132)."),
        ("Opmerking", "tekst", None, "nee", "Vrije opmerking; heeft geen gevolg."),
    )
    headers = ("Kenmerk", "Soort", "Waarden", "Verplicht", "Toelichting")
    return plain(rows.KENMERKEN, headers, content, AGREEMENT_TAB)


def _klassen() -> SheetLayout:
    """Not a sheet of the contract: hours a week beside each class, for whoever fills in a class."""
    columns = (
        ColumnLayout("Klasse", CellType.GEHEEL, "Klasse van de AWBZ-indicatie.", must_fill=True),
        ColumnLayout("Uren per week vanaf", CellType.GETAL, "Minste aantal uren per week."),
        ColumnLayout("Uren per week t/m", CellType.GETAL, "Meeste aantal uren per week."),
        ColumnLayout("Status", CellType.TEKST, "Hoe zeker dit is."),
        ColumnLayout("Bron", CellType.TEKST, "Waar het staat."),
    )
    content = tuple(
        (
            klasse.nummer,
            klasse.eerste_uur,
            klasse.laatste_uur,
            "gevonden" if klasse.bron else "niet geverifieerd",
            klasse.bron or "geen bron; controleer voor gebruik",
        )
        for klasse in KLASSEN
    )
    return SheetLayout("Klassen", "tblKlassen", columns, content, AGREEMENT_TAB)


def _producten() -> SheetLayout:
    names = (
        "toezicht en stimuleren",
        "aanleren en oefenen (altijd eindig)",
        "helpen, overnemen en regie",
    )
    basis = [
        (code, f"IB {number}: {name}", "basis", None, "IB")
        for number, (code, name) in enumerate(zip(BASIS, names, strict=True), start=1)
    ]
    opslag = [
        (f"{code}O", f"Opslag bij IB {number}", "opslag", code, None)
        for number, code in enumerate(BASIS, start=1)
    ]
    content = [(*row, "periode", "output", "vol") for row in (*basis, *opslag)]
    headers = (
        "Product", "Omschrijving", "Soort", "Hoort bij", "Familie", "Eenheid", "Bekostiging",
        "Toerekening",
    )  # fmt: skip
    return plain(rows.PRODUCTEN, headers, content, AGREEMENT_TAB, Hoort_bij=PRODUCT_LIST)


def _tarieven() -> SheetLayout:
    bron = f"{BRON}, prijzen 2016"
    content = [(code, FIRST_DAY, LAST_DAY, price, bron, "vast") for code, price in TARIEVEN]
    headers = ("Product", "Vanaf", "T/m", "Tarief", "Bron", "Soort prijs")
    return plain(rows.TARIEVEN, headers, content, AGREEMENT_TAB, Product=PRODUCT_LIST)


def _budget() -> SheetLayout:
    growth, reduction = Decimal("1.4"), Decimal(25)
    content = [
        (JAAR, "Individuele Begeleiding", Decimal(OMZET_TOTAAL), growth, Decimal(0), reduction)
    ]
    headers = ("Jaar", "Post", "Grondslag", "Groei %", "Indexatie %", "Korting %")
    return plain(rows.BUDGET, headers, content, DATA_TAB)


def _scenarios() -> SheetLayout:
    content = (
        ("Tarief 2% hoger", "tarief", None, "%", Decimal(2),
         "Alle tarieven en opslagen 2% hoger, afgerond op centen."),
        ("Tarief IB3 naar 1.000", "tarief", "IB3", "=", Decimal(1000),
         "Alleen IB3 naar 1.000,00 per periode; de opslag blijft."),
        ("Korting 20", "korting", None, "=", Decimal(20),
         "Een korting van 20% in plaats van 25%: het budget wordt ruimer."),
        ("Groei 1,4", "groei", None, "%", Decimal("1.4"),
         "1,4% meer cliënten: de groei die de business case verwacht."),
        ("Tegenvaller", "tarief", None, "%", Decimal(2),
         "Duurder en meer groei samen: regels met één naam horen bij elkaar."),
        ("Tegenvaller", "groei", None, "%", Decimal("2.8"), "Twee keer de verwachte groei."),
    )  # fmt: skip
    headers = ("Scenario", "Wat", "Product", "Bewerking", "Waarde", "Toelichting")
    return plain(rows.SCENARIOS, headers, content, DATA_TAB, Product=PRODUCT_LIST)


def _realisatie() -> SheetLayout:
    content = (
        *(
            _paid(OVERZICHT_1, line.code, line.uren, line.dagdelen, line.omzet)
            for line in PRESTATIES
        ),
        _paid(OVERZICHT_1, TOTAAL, UREN_TOTAAL, 0, OMZET_TOTAAL),
        *(
            _paid(OVERZICHT_2, line.code, line.uren_met_bw, line.dagdelen, line.omzet_met_bw)
            for line in PRESTATIES
        ),
        _paid(OVERZICHT_2, TOTAAL, UREN_TOTAAL_MET_BW, 0, OMZET_TOTAAL_MET_BW),
    )
    headers = ("Overzicht", "Jaar", "Code", "Uren", "Dagdelen", "Omzet")
    return plain(rows.REALISATIE, headers, content, DATA_TAB)


def _paid(overzicht: str, code: str, uren: int, dagdelen: int, omzet: int) -> tuple[Content, ...]:
    return (overzicht, 2015, code, uren or None, dagdelen or None, Decimal(omzet))
