"""Row models of the form for cost prices: the cost elements of art. 5.4 Uitvoeringsbesluit Wmo.

All amounts are for one productive hour. A product of which every cell of the provider is empty is
not delivered. Source: domain.md B1 (reële prijs).
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated

from ibcalc.workbook.sheets.agreement_rows import keuze
from ibcalc.workbook.sheets.columns import CellType, Heading, Row
from ibcalc.workbook.submissions.forms.volume_rows import OPMERKING, PRODUCT

TEKST, GETAL, BEDRAG = CellType.TEKST, CellType.GETAL, CellType.BEDRAG

BRON = Heading("Bron", TEKST, "Waar dit staat: cao, jaarrekening, eigen berekening.")


class Kostenelement(StrEnum):
    """The elements of a cost price, in the order in which they are added up."""

    SALARIS = "salaris"
    WERKGEVERSLASTEN = "werkgeverslasten"
    NIET_PRODUCTIEF = "niet-productieve uren"
    REIS_OPLEIDING = "reis en opleiding"
    OVERHEAD = "overhead"
    INDEXATIE = "indexatie"
    VERPLICHTINGEN = "overige verplichtingen"


ARTICLE: Mapping[Kostenelement, tuple[str, str]] = MappingProxyType(
    {
        Kostenelement.SALARIS: ("a", "Bruto uurloon van de beroepskracht, met toeslagen."),
        Kostenelement.WERKGEVERSLASTEN: ("a", "Premies, pensioen en vakantiegeld."),
        Kostenelement.NIET_PRODUCTIEF: ("c", "Verlof, ziekte, scholing en werkoverleg."),
        Kostenelement.REIS_OPLEIDING: ("d", "Reiskosten en kosten van opleiding."),
        Kostenelement.OVERHEAD: ("b", "Leiding, administratie, huisvesting en ICT."),
        Kostenelement.INDEXATIE: ("e", "Stijging van lonen en prijzen tot en met het jaar."),
        Kostenelement.VERPLICHTINGEN: ("f", "Rapportage en administratie voor de gemeente."),
    }
)
"""The letter of art. 5.4, third paragraph, and what belongs to the element."""


class UrenRow(Row):
    """Sheet Uren: one product a row; hours for one client in one period, and the rate asked."""

    product: Annotated[str, PRODUCT]
    functie: Annotated[
        str,
        Heading("Functie", TEKST, "Functie en schaal van wie de zorg geeft, bv. mbo 60%, hbo 40%.",
                ("Functie en schaal", "Functiemix")),
    ] = ""  # fmt: skip
    uren: Annotated[
        Decimal | None,
        Heading("Uren per periode", GETAL, "Gemiddelde uren per cliënt per periode; leeg: u levert "
                "dit product niet.", ("Uren",)),
    ] = None  # fmt: skip
    tarief: Annotated[
        int | None,
        Heading("Tarief per uur", BEDRAG, "Uw eigen tarief per productief uur, in euro.",
                ("Uurtarief",)),
    ] = None  # fmt: skip
    bron: Annotated[str, BRON] = ""
    opmerking: Annotated[str, OPMERKING] = ""


class KostenRow(Row):
    """Sheet Kosten: one element of the cost price of one product a row."""

    product: Annotated[str, PRODUCT]
    element: Annotated[
        Kostenelement,
        keuze("Kostenelement", Kostenelement, "Onderdeel van de kostprijs (art. 5.4 "
              "Uitvoeringsbesluit Wmo 2015).", ("Element", "Kostensoort")),
    ]  # fmt: skip
    bedrag: Annotated[
        int | None,
        Heading("Bedrag per uur", BEDRAG, "Euro per productief uur; 0 als er geen kosten zijn.",
                ("Bedrag", "Kosten per uur")),
    ] = None  # fmt: skip
    percentage: Annotated[
        Decimal | None,
        Heading("Percentage", CellType.PERCENTAGE, "Waarmee u rekende: 25 betekent 25%. Mag leeg.",
                ("%",)),
    ] = None  # fmt: skip
    bron: Annotated[str, BRON] = ""
    opmerking: Annotated[str, OPMERKING] = ""
