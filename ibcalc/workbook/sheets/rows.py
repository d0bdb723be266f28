"""The sheets of a model workbook: one frozen row model each, the single source of their columns.

Reader, writer, drop-downs, cell notes and documentation all follow these. Typed values: amounts in
whole cents, percentages as typed (25 for 25%), dates inclusive. Source: design.md section 2.
"""

from __future__ import annotations

from ibcalc.workbook.sheets.agreement_rows import (
    ConversieRow,
    KalenderRow,
    KenmerkRow,
    ModelRow,
    ProductRow,
    SettingsRow,
    TariefRow,
)
from ibcalc.workbook.sheets.columns import Column, SheetSpec, columns_of
from ibcalc.workbook.sheets.use_rows import (
    BudgetRow,
    ClientRow,
    RealisatieRow,
    ScenarioRow,
    ToetsRow,
)

__all__ = [
    "BUDGET",
    "CLIENTEN",
    "CONVERSIES",
    "KALENDER",
    "KENMERKEN",
    "MODEL",
    "PRODUCTEN",
    "REALISATIE",
    "SCENARIOS",
    "SETTINGS",
    "SHEETS",
    "TARIEVEN",
    "TOETSEN",
    "BudgetRow",
    "ClientRow",
    "ConversieRow",
    "KalenderRow",
    "KenmerkRow",
    "ModelRow",
    "ProductRow",
    "RealisatieRow",
    "ScenarioRow",
    "SettingsRow",
    "TariefRow",
    "ToetsRow",
]

MODEL = SheetSpec("Model", "tblModel", ModelRow, "Instellingen van het model.", needed=True)
KALENDER = SheetSpec("Kalender", "tblKalender", KalenderRow, "De perioden van de kalender.")
KENMERKEN = SheetSpec(
    "Kenmerken", "tblKenmerken", KenmerkRow, "Waar regels naar mogen vragen, en wat mag."
)
PRODUCTEN = SheetSpec(
    "Producten", "tblProducten", ProductRow, "Wat er geleverd en betaald wordt.", needed=True
)
TARIEVEN = SheetSpec(
    "Tarieven", "tblTarieven", TariefRow, "Prijzen met hun geldigheid.", needed=True
)
CONVERSIES = SheetSpec(
    "Conversies", "tblConversies", ConversieRow, "De conversietabellen en hun volgorde."
)
CLIENTEN = SheetSpec(
    "Clienten", "tblClienten", ClientRow, "De cliënten met hun indicatie.",
    extra_columns=True, family="CLI",
)  # fmt: skip
BUDGET = SheetSpec("Budget", "tblBudget", BudgetRow, "Het budget waartegen de kosten staan.")
SCENARIOS = SheetSpec("Scenario's", "tblScenarios", ScenarioRow, "Wat-als-berekeningen.")
REALISATIE = SheetSpec(
    "Realisatie", "tblRealisatie", RealisatieRow, "Wat eerder is betaald, ter vergelijking."
)
TOETSEN = SheetSpec(
    "Toetsen", "tblToetsen", ToetsRow, "Voorbeeldcliënten met de uitkomst die moet volgen.",
    extra_columns=True,
)  # fmt: skip

SHEETS: tuple[SheetSpec, ...] = (
    MODEL, KALENDER, KENMERKEN, PRODUCTEN, TARIEVEN, CONVERSIES, CLIENTEN, BUDGET, SCENARIOS,
    REALISATIE, TOETSEN,
)  # fmt: skip
"""All sheets with a fixed layout, in the order of the workbook."""

SETTINGS: tuple[Column, ...] = columns_of(SettingsRow)
"""The settings of sheet Model: ``header`` is the Sleutel."""
