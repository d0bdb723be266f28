"""Row models of what every form asks, and of the form with volumes by product and period."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from ibcalc.model.cell import Cell
from ibcalc.workbook.sheets.agreement_rows import NOTE, PRODUCT_NAMES
from ibcalc.workbook.sheets.columns import CellType, Heading, Row

TEKST, CODE, GEHEEL, GETAL = CellType.TEKST, CellType.CODE, CellType.GEHEEL, CellType.GETAL

OPMERKING = Heading("Opmerking", TEKST, "Voor uw eigen toelichting; heeft geen gevolg.", NOTE)
PRODUCT = Heading("Product", CODE, "Code van het product, uit de lijst.", PRODUCT_NAMES)
GEMEENTE = Heading(
    "Gemeente", CODE, "Gemeentecode, vier cijfers; leeg: de gemeente van blad Gegevens.",
    ("Gemeentecode",),
)  # fmt: skip
VOLUME = Heading(
    "Volume", CellType.GETAL,
    "Aantal uren, minuten, dagdelen of stuks; alleen bij een product dat daarin wordt geteld.",
)  # fmt: skip


class GegevenRow(Row):
    """Sheet Gegevens: one fact about the submission as a whole a row."""

    gegeven: Annotated[str, Heading("Gegeven", TEKST, "Wat er gevraagd wordt.")]
    waarde: Annotated[
        Cell | None, Heading("Waarde", CellType.VRIJ, "Uw antwoord.", ("Antwoord",), needed=True)
    ] = None


class VolumeRow(Row):
    """Sheet Volumes: what was delivered of one product in one period, for one gemeente."""

    product: Annotated[str, PRODUCT]
    periode: Annotated[
        str, Heading("Periode", TEKST, "Periode uit de lijst, bv. 2016-P01.", ("Tijdvak",))
    ]
    gemeente: Annotated[str, GEMEENTE] = ""
    aantal: Annotated[
        int,
        Heading("Aantal clienten", GEHEEL, "Aantal cliënten met dit product in deze periode.",
                ("Aantal cliënten", "Aantal", "Cliënten")),
    ]  # fmt: skip
    volume: Annotated[Decimal | None, VOLUME] = None
    opmerking: Annotated[str, OPMERKING] = ""
