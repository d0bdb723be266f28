"""The small model that most samples share: Individuele Begeleiding 2016 (domain.md 000)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Sheets = Mapping[str, str]

PRODUCTEN = """
| Product | Omschrijving           | Soort  | Hoort bij | Familie | Eenheid | Bekostiging | Toerekening    |
| IB1     | Toezicht en stimuleren | basis  |           | IB      | periode | output      | {toerekening}  |
| IB2     | Aanleren en oefenen    | basis  |           | IB      | periode | output      | {toerekening}  |
| IB3     | Overnemen en regie     | basis  |           | IB      | periode | output      | {toerekening}  |
| IB1O    | Opslag bij IB1         | opslag | IB1       | IB      | periode | output      | {toerekening}  |
| IB2O    | Opslag bij IB2         | opslag | IB2       | IB      | periode | output      | {toerekening}  |
| IB3O    | Opslag bij IB3         | opslag | IB3       | IB      | periode | output      | {toerekening}  |
"""

TARIEVEN = """
| Product | Vanaf    | T/m        | Tarief   | Bron                 |
| IB1     | 1-1-2016 | 31-12-2016 | 319,24   | business case, r 154 |
| IB2     | 1-1-2016 | 31-12-2016 | 692,21   | business case, r 154 |
| IB3     | 1-1-2016 | 31-12-2016 | 1.063,61 | business case, r 154 |
| IB1O    | 1-1-2016 | 31-12-2016 | 90,01    | business case, r 154 |
| IB2O    | 1-1-2016 | 31-12-2016 | 195,17   | business case, r 154 |
| IB3O    | 1-1-2016 | 31-12-2016 | 299,89   | business case, r 154 |
"""


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample workbook: its name without suffix and its sheets in order."""

    naam: str
    sheets: Sheets


def model_sheet(naam: str, kalender: str = "jaar13", jaar: str = "2016", **more: str) -> str:
    """Sheet Model with the settings that a sample needs."""
    settings = {"naam": naam, "versie": "1", "kalender": kalender, "jaar": jaar, **more}
    rows = [f"| {key} | {value} |" for key, value in settings.items()]
    return "\n".join(["| Sleutel | Waarde |", *rows])


def ib_sample(
    naam: str, toetsen: str, toerekening: str = "vol", more: Sheets | None = None, **settings: str
) -> Sample:
    """A sample on the shared model; ``settings`` go to sheet Model, ``more`` adds or replaces."""
    sheets = {
        "Model": model_sheet(naam, **settings),
        "Producten": PRODUCTEN.format(toerekening=toerekening),
        "Tarieven": TARIEVEN,
        **(more or {}),
        "Toetsen": toetsen,
    }
    return Sample(naam, sheets)


def own_sample(naam: str, producten: str, tarieven: str, toetsen: str, **settings: str) -> Sample:
    """A sample with products of its own."""
    sheets = {
        "Model": model_sheet(naam, **settings),
        "Producten": producten,
        "Tarieven": tarieven,
        "Toetsen": toetsen,
    }
    return Sample(naam, sheets)
