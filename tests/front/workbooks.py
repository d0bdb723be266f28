"""Small workbooks for the tests of the command line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.samples.base import PRODUCTEN, TARIEVEN, model_sheet
from tests.samples.sheets import parse, write

CLIENT_A, CLIENT_B = "KLANT-A1", "KLANT-B2"

CLIENTEN = f"""
| Client     | Aanbieder | Gemeente | Product | Opslag | Van       | T/m       |
| {CLIENT_A} | Zorg Oost | 0505     | IB1     |        | 1-2-2016  | 28-2-2016 |
| {CLIENT_B} | Zorg West | 0590     | IB3     | ja     | 15-2-2016 | 27-3-2016 |
"""
"""319,24 in P02 for A; 2 x (1.063,61 + 299,89) in P02 and P03 for B: together 3.046,24."""

TOTAL = 304_624

FAULTY = f"""
| Client     | Aanbieder | Gemeente | Product | Opslag | Van       | T/m       |
| {CLIENT_A} | Zorg Oost | 0505     | IB1     |        | 1-2-2016  | 28-2-2016 |
| {CLIENT_B} | Zorg West | 0590     | IB3     | ja     | 27-3-2016 | 15-2-2016 |
"""
"""The second row ends before it starts."""

BUDGET = """
| Jaar | Post         | Grondslag | Groei % | Korting % |
| 2016 | Begeleiding  | 4.000,00  | 1,4     | 25        |
"""

SCENARIOS = """
| Scenario | Wat    | Product | Bewerking | Waarde |
| Duurder  | tarief |         | %         | 10     |
"""


def model(path: Path, **sheets: str) -> Path:
    """The shared model with sheets added or replaced; an empty text leaves a sheet out."""
    content: dict[str, str] = {
        "Model": model_sheet("Proef", opgesteld_door="Sociale Dienst"),
        "Producten": PRODUCTEN.format(toerekening="vol"),
        "Tarieven": TARIEVEN,
        **sheets,
    }
    return workbook(path, {name: markdown for name, markdown in content.items() if markdown})


def workbook(path: Path, sheets: Mapping[str, str]) -> Path:
    """A workbook of Markdown sheets."""
    write(path, {name.replace("_", "'"): parse(markdown) for name, markdown in sheets.items()})
    return path
