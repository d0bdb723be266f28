"""Example clients of the model 2016 with what must come out, worked out by hand.

Amounts: domain.md 000 (prices 2016 and their sums with opslag) and the worked examples named in
the notes (A01..E13, K01). A whole year is 13 periods: 13 x 319,24 = 4.150,12 (IB1), 8.998,73
(IB2), 13.826,93 (IB3); with opslag 5.320,25, 11.535,94 and 17.725,50.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from ibcalc.workbook.sheets import rows
from ibcalc.workbook.sheets.columns import CellType
from ibcalc.workbook.shipped.ib2016 import (
    DATA_TAB,
    FIRST_DAY,
    JA_NEE,
    LAST_DAY,
    PRODUCT_LIST,
    PROOF_TAB,
)
from ibcalc.workbook.shipped.overzicht2015 import CODES
from ibcalc.workbook.template.layout import (
    Choices,
    ColumnLayout,
    Content,
    SheetLayout,
    columns_of_sheet,
    filled,
    only,
)

CODE_LIST = Choices(CODES, strict=False)
CLIENT_CHOICES = {"Code": CODE_LIST, "Product": PRODUCT_LIST, "Opslag": JA_NEE}

_OLD = date(2014, 3, 1)
_TEST = ("Toets", "Toelichting", "Client")
_INPUT = ("Code", "Klasse", "Product", "Opslag", "Van", "T/m", "Aantal")
_OUTCOME = ("Verwacht product", "Verwacht bedrag per periode", "Verwacht bedrag totaal",
            "Verwacht bevinding")  # fmt: skip

Case = tuple[Content, ...]


def toetsen() -> SheetLayout:
    """Sheet Toetsen."""
    cases = (*_converted(), *_by_hand(), *_typed(), *_double(), *_faulty())
    headers = (*_TEST, *_INPUT, *_OUTCOME)
    columns = only(columns_of_sheet(rows.TOETSEN, CLIENT_CHOICES), headers)
    return filled(rows.TOETSEN, columns, headers, cases, tab=PROOF_TAB)


def _case(
    name: str,
    note: str,
    indicatie: Sequence[Content],
    outcome: Sequence[Content] = (),
    client: str = "T-1",
) -> Case:
    """A row of Toetsen; what ``indicatie`` and ``outcome`` leave out at their end is empty."""
    given = (*indicatie, *[None] * (len(_INPUT) - len(indicatie)))
    expected = (*outcome, *[None] * (len(_OUTCOME) - len(outcome)))
    return (name, note, client, *given, *expected)


def _old(code: str, klasse: int | None) -> Sequence[Content]:
    """An indicatie that runs from before 2016 and has no end."""
    return (code, klasse, None, None, _OLD, None)


def _new(product: str, van: date, tot_en_met: date, opslag: str = "") -> Sequence[Content]:
    return (None, None, product, opslag or None, van, tot_en_met)


def _money(text: str) -> Decimal:
    return Decimal(text)


_IB1_YEAR = (_money("319.24"), _money("4150.12"))
_IB3_YEAR = (_money("1063.61"), _money("13826.93"))
_IB1_OPSLAG_YEAR = (_money("409.25"), _money("5320.25"))
_IB3_OPSLAG_YEAR = (_money("1363.50"), _money("17725.50"))


def _converted() -> tuple[Case, ...]:
    ib1, ib3 = ("IB1", *_IB1_YEAR), ("IB3", *_IB3_YEAR)
    ib1_opslag, ib3_opslag = ("IB1; IB1O", *_IB1_OPSLAG_YEAR), ("IB3; IB3O", *_IB3_OPSLAG_YEAR)
    return (
        _case("E01", "H300 klasse 1 wordt IB1.", _old("H300", 1), ib1),
        _case("E02", "H300 klasse 2 wordt IB1.", _old("H300", 2), ib1),
        _case("E03", "H300 klasse 3 wordt IB3.", _old("H300", 3), ib3),
        _case("Klasse 8", "De hoogste klasse wordt IB3.", _old("H300", 8), ib3),
        _case("E05", "H150 klasse 4 wordt IB3.", _old("H150", 4), ib3),
        _case("E06", "H152 klasse 2: IB1 met opslag 1.", _old("H152", 2), ib1_opslag),
        _case("H152 klasse 3", "H152 klasse 3: IB3 met opslag 3.", _old("H152", 3), ib3_opslag),
        _case("H153 klasse 1", "H153 klasse 1: IB1 met opslag 1.", _old("H153", 1), ib1_opslag),
        _case("E08", "H153 klasse 5: IB3 met opslag 3.", _old("H153", 5), ib3_opslag),
        _case("H126", "Begeleiding bij ADL gaat op klasse, zonder opslag.", _old("H126", 2), ib1),
        _case("H127", "ADL extra gaat op klasse, zonder opslag.", _old("H127", 3), ib3),
        _case("02015", "ZG gaat op klasse, zonder opslag.", _old("02015", 2), ib1),
        _case("02016", "ZG revalidatie gaat op klasse, zonder opslag.", _old("02016", 4), ib3),
        _case("02017", "Doofblinden gaat op klasse, zonder opslag.", _old("02017", 1), ib1),
    )


def _by_hand() -> tuple[Case, ...]:
    manual = ("handmatig", None, Decimal(0), "CNV-304")
    return (
        _case("E12", "Klasse ontbreekt: een mens beslist.", _old("H300", None), manual),
        _case("E13", "H132 in dagdelen: een mens beslist.", _old("H132", None), manual),
        _case("H132 met klasse", "Ook met een klasse blijft H132 handmatig.", _old("H132", 2),
              manual),
    )  # fmt: skip


def _typed() -> tuple[Case, ...]:
    """Rows that already name a product; 29-2-2016 is the first day of period 3."""
    p2 = (date(2016, 2, 1), date(2016, 2, 28))
    return (
        _case("A01", "IB1, één periode.", _new("IB1", *p2), ("IB1", *[_money("319.24")] * 2)),
        _case("A02", "IB3 met opslag, één periode.", _new("IB3", *p2, "ja"),
              ("IB3; IB3O", *[_money("1363.50")] * 2)),
        _case("A05", "IB1 heel 2016: 13 keer 319,24.", _new("IB1", FIRST_DAY, LAST_DAY),
              ("IB1", *_IB1_YEAR)),
        _case("A07", "IB3 met opslag heel 2016.", _new("IB3", FIRST_DAY, LAST_DAY, "ja"),
              ("IB3; IB3O", *_IB3_OPSLAG_YEAR)),
        _case("IB2 heel jaar", "IB2 heel 2016: 13 keer 692,21.",
              _new("IB2", FIRST_DAY, LAST_DAY), ("IB2", _money("692.21"), _money("8998.73"))),
        _case("IB2 met opslag", "IB2 met opslag heel 2016.",
              _new("IB2", FIRST_DAY, LAST_DAY, "ja"),
              ("IB2; IB2O", _money("887.38"), _money("11535.94"))),
        _case("B01", "Toerekening vol: drie geraakte perioden tellen heel.",
              _new("IB2", date(2016, 2, 17), date(2016, 4, 6)),
              ("IB2", "2016-P02: 692,21; 2016-P03: 692,21; 2016-P04: 692,21", _money("2076.63"))),
        _case("B11", "Eén dag telt als een hele periode.",
              _new("IB3", date(2016, 2, 29), date(2016, 2, 29)),
              ("IB3", "2016-P03: 1063,61", _money("1063.61"))),
        _case("Laatste dag van P01", "31 januari is de laatste dag van periode 1.",
              _new("IB1", FIRST_DAY, date(2016, 1, 31)), ("IB1", "2016-P01: 319,24",
              _money("319.24"))),
        _case("Eerste dag van P02", "Een dag later raakt ook periode 2.",
              _new("IB1", FIRST_DAY, date(2016, 2, 1)),
              ("IB1", "2016-P01: 319,24; 2016-P02: 319,24", _money("638.48"))),
        _case("Drie gelijke cliënten", "Aantal 3: drie keer het bedrag van één cliënt.",
              (*_new("IB1", *p2), 3), ("IB1", *[_money("957.72")] * 2)),
        _case("Geëindigd voor 2016", "Buiten de kalender valt niets te betalen.",
              _new("IB1", date(2015, 6, 1), date(2015, 12, 31)), (None, None, Decimal(0))),
    )  # fmt: skip


def _double() -> tuple[Case, ...]:
    """Clients with more than one row: changes, and two old codes at once."""
    switch = "IB1 t/m 14-2 en IB3 vanaf 15-2 in periode 2: wissel eerste, dus IB1."
    neat = "Wissel op de eerste dag van periode 2: geen gebroken periode."
    heavier = "Twee oude codes: het duurste product telt, één keer."
    opslag = "Twee oude codes, een met opslag: het duurste product met de opslag daarvan."
    return (
        _case("K01", switch, _new("IB1", date(2016, 2, 1), date(2016, 2, 14)),
              ("IB1", "2016-P02: 319,24", _money("319.24"), "CLI-304")),
        _case("K01", switch, _new("IB3", date(2016, 2, 15), date(2016, 2, 28))),
        _case("Wissel op periode", neat, ("H300", 1, None, None, _OLD, date(2016, 1, 31)),
              ("IB1; IB2", "2016-P01: 319,24; 2016-P02: 692,21", _money("1011.45"))),
        _case("Wissel op periode", neat, _new("IB2", date(2016, 2, 1), date(2016, 2, 28))),
        _case("Twee codes", heavier, _old("H300", 2), ("IB3", *_IB3_YEAR, "CLI-305")),
        _case("Twee codes", heavier, _old("H126", 3)),
        _case("Twee codes met opslag", opslag, _old("H300", 4),
              ("IB3; IB3O", *_IB3_OPSLAG_YEAR, "CLI-305")),
        _case("Twee codes met opslag", opslag, _old("H153", 2)),
    )  # fmt: skip


def _faulty() -> tuple[Case, ...]:
    p2 = (date(2016, 2, 1), date(2016, 2, 28))
    twice = "Zelfde product twee keer tegelijk: geen van beide telt."
    left_out = ("onopgelost", None, Decimal(0))
    return (
        _case("Klasse 9", "Klasse 9 bestaat niet.", _old("H300", 9), (*left_out, "CNV-306")),
        _case("Onbekende code", "H3OO met letters O bestaat niet.", _old("H3OO", 2),
              (*left_out, "CNV-306")),
        _case("Einde voor begin", "T/m ligt voor Van.",
              _new("IB2", date(2016, 5, 2), date(2016, 4, 2)), (*left_out, "CLI-203")),
        _case("Onbekend product", "IB4 bestaat niet.", _new("IB4", *p2), (*left_out, "CLI-204")),
        _case("Dubbel", twice, _new("IB2", *p2), (*left_out, "CLI-301")),
        _case("Dubbel", twice, _new("IB2", date(2016, 2, 15), date(2016, 3, 27))),
    )  # fmt: skip


def examples() -> SheetLayout:
    """Sheet Clienten of the model: a few clients, so that the model calculates by itself."""
    provider, town = "Aanbieder Beuk", "0505"
    content = (
        ("V-01", provider, town, "H300", 1, None, None, _OLD, None),
        ("V-02", provider, town, "H300", 4, None, None, _OLD, None),
        ("V-03", "Aanbieder Eik", "0642", "H153", 2, None, None, _OLD, date(2016, 9, 11)),
        ("V-04", "Aanbieder Eik", "0590", "H152", 5, None, None, _OLD, None),
        ("V-05", "Aanbieder Linde", "0531", "02015", 3, None, None, _OLD, None),
        ("V-06", "Aanbieder Linde", "0610", None, None, "IB2", "nee", date(2016, 3, 14),
         date(2017, 3, 12)),
        ("V-07", provider, "0482", None, None, "IB3", "ja", date(2016, 6, 1), None),
        ("V-08", provider, town, "H126", 2, None, None, _OLD, date(2016, 4, 24)),
        ("V-08", provider, town, None, None, "IB2", "nee", date(2016, 4, 25), date(2017, 4, 23)),
    )  # fmt: skip
    columns = (*columns_of_sheet(rows.CLIENTEN, CLIENT_CHOICES), REMARK)
    headers = ("Client", "Aanbieder", "Gemeente", *_INPUT[:-1])
    return filled(rows.CLIENTEN, columns, headers, content, tab=DATA_TAB)


REMARK = ColumnLayout("Opmerking", CellType.TEKST, "Vrije opmerking; heeft geen gevolg.")
