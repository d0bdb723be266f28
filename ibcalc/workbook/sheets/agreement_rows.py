"""Row models of the sheets in which the tariff model is agreed: Model up to and with Conversies."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from ibcalc.model.calendar import KalenderSoort
from ibcalc.model.cell import Cell
from ibcalc.model.conversion import Treffer
from ibcalc.model.kenmerk import KenmerkSoort
from ibcalc.model.product import Bekostiging, Eenheid, ProductSoort, SoortPrijs, Toerekening
from ibcalc.model.tariffmodel import Wissel
from ibcalc.workbook.sheets.columns import CellType, Heading, Row

TEKST, CODE, GEHEEL, GETAL = CellType.TEKST, CellType.CODE, CellType.GEHEEL, CellType.GETAL
BEDRAG, PERCENTAGE, DATUM = CellType.BEDRAG, CellType.PERCENTAGE, CellType.DATUM
JA_NEE, VRIJ = CellType.JA_NEE, CellType.VRIJ

BEGIN = ("Startdatum", "Begindatum", "Ingangsdatum", "Begin", "Start")
END = ("Einddatum", "Tot en met", "Tot", "Einde", "Geldig tot en met", "tot_en_met")
PRODUCT_NAMES = ("Productcode", "Product code")
NOTE = ("Opmerking", "Opmerkingen", "Notitie")
TOELICHTING = Heading("Toelichting", TEKST, "Vrije toelichting; heeft geen gevolg.", NOTE)


def keuze(
    header: str,
    choices: type[StrEnum],
    text: str,
    aliases: tuple[str, ...] = (),
    *,
    needed: bool = False,
) -> Heading:
    """The heading of a column with a drop-down list."""
    listed = tuple(choice.value for choice in choices)
    return Heading(header, CellType.KEUZE, text, aliases, listed, needed)


class ModelRow(Row):
    """Sheet Model: one setting a row."""

    sleutel: Annotated[str, Heading("Sleutel", TEKST, "Naam van de instelling.", ("Instelling",))]
    waarde: Annotated[Cell | None, Heading("Waarde", VRIJ, "Waarde ervan.", needed=True)] = None


class SettingsRow(Row):
    """The settings of sheet Model: each field is one Sleutel, its header."""

    naam: Annotated[str, Heading("naam", TEKST, "Naam van het model.")] = ""
    versie: Annotated[str, Heading("versie", TEKST, "Versie van het model.")] = ""
    kalender: Annotated[
        KalenderSoort,
        keuze("kalender", KalenderSoort, "Hoe het jaar in perioden is verdeeld."),
    ] = KalenderSoort.JAAR13
    jaar: Annotated[
        Cell | None,
        Heading("jaar", VRIJ, "Jaar of jaren van de kalender: 2016 of 2016-2018.", ("jaren",)),
    ] = None
    anker: Annotated[
        date | None,
        Heading("anker", DATUM, "Eerste dag van de eerste periode; alleen bij doorlopend."),
    ] = None
    wissel: Annotated[
        Wissel,
        keuze("wissel", Wissel, "Wat geldt als een cliënt binnen een periode wisselt."),
    ] = Wissel.EERSTE
    perioden_per_jaar: Annotated[
        int | None,
        Heading("perioden_per_jaar", GEHEEL, "Aantal perioden in een jaar, voor de begroting."),
    ] = None
    opgesteld_door: Annotated[
        str, Heading("opgesteld_door", TEKST, "Organisatie of afdeling die het model beheert.")
    ] = ""
    bron: Annotated[str, Heading("bron", TEKST, "Waar de afspraken vandaan komen.")] = ""


class KalenderRow(Row):
    """Sheet Kalender: one period a row."""

    periode: Annotated[str, Heading("Periode", TEKST, "Naam van de periode, bv. 2016-P01.")]
    van: Annotated[date, Heading("Van", DATUM, "Eerste dag.", BEGIN)]
    tot_en_met: Annotated[date, Heading("T/m", DATUM, "Laatste dag, die meetelt.", END)]
    jaar: Annotated[
        int | None, Heading("Jaar", GEHEEL, "Jaar waarin de periode telt; leeg: jaar van Van.")
    ] = None


class KenmerkRow(Row):
    """Sheet Kenmerken: one property of an indicatie a row."""

    kenmerk: Annotated[str, Heading("Kenmerk", TEKST, "Naam, gelijk aan de kolom in Clienten.")]
    soort: Annotated[KenmerkSoort, keuze("Soort", KenmerkSoort, "Soort waarde.")]
    waarden: Annotated[
        Cell | None,
        Heading("Waarden", VRIJ, "Wat mag: een lijst (H126; H127) of reeks (1 t/m 8); leeg: alles.",
                ("Domein", "Toegestane waarden")),
    ] = None  # fmt: skip
    verplicht: Annotated[
        bool, Heading("Verplicht", JA_NEE, "ja: elke cliënt die omgezet wordt heeft een waarde.")
    ] = False
    toelichting: Annotated[str, TOELICHTING] = ""


class ProductRow(Row):
    """Sheet Producten: one product a row."""

    product: Annotated[str, Heading("Product", CODE, "Code van het product.", PRODUCT_NAMES)]
    omschrijving: Annotated[
        str, Heading("Omschrijving", TEKST, "Naam in woorden.", ("Naam",), needed=True)
    ] = ""
    soort: Annotated[
        ProductSoort,
        keuze("Soort", ProductSoort, "basis, opslag (erbovenop), component (ernaast) of vast."),
    ]
    hoort_bij: Annotated[
        str, Heading("Hoort bij", CODE, "Alleen bij een opslag: de code van het basisproduct.")
    ] = ""
    familie: Annotated[
        str,
        Heading("Familie", CODE, "Binnen een familie heeft een cliënt één product per periode.",
                ("Productfamilie",)),
    ] = ""  # fmt: skip
    eenheid: Annotated[Eenheid, keuze("Eenheid", Eenheid, "Waarvoor het tarief geldt.")]
    bekostiging: Annotated[
        Bekostiging,
        keuze("Bekostiging", Bekostiging, "output, inspanning of taak.",
               ("Uitvoeringsvariant",)),
    ]  # fmt: skip
    toerekening: Annotated[
        Toerekening,
        keuze("Toerekening", Toerekening, "Hoe een gebroken periode telt; leeg: vol.",
               needed=True),
    ] = Toerekening.VOL  # fmt: skip
    eerste_deel: Annotated[
        Decimal | None,
        Heading("Eerste deel %", PERCENTAGE, "Alleen bij een traject: deel bij de start (25: 25%).",
                ("Eerste deel",)),
    ] = None  # fmt: skip
    maximum: Annotated[
        int | None,
        Heading("Maximum", BEDRAG, "Hoogste bedrag per cliënt per jaar.", ("Maximum per jaar",)),
    ] = None


class TariefRow(Row):
    """Sheet Tarieven: one dated price a row."""

    product: Annotated[str, Heading("Product", CODE, "Code uit blad Producten.", PRODUCT_NAMES)]
    vanaf: Annotated[
        date,
        Heading("Vanaf", DATUM, "Eerste dag waarop het tarief geldt.", ("Van", "Geldig vanaf",
                *BEGIN)),
    ]  # fmt: skip
    tot_en_met: Annotated[
        date | None, Heading("T/m", DATUM, "Laatste dag waarop het geldt; leeg: open.", END)
    ] = None
    tarief: Annotated[
        int, Heading("Tarief", BEDRAG, "Prijs in euro per eenheid.", ("Prijs", "Bedrag"))
    ]
    bron: Annotated[str, Heading("Bron", TEKST, "Waar de prijs staat.")] = ""
    soort_prijs: Annotated[
        SoortPrijs,
        keuze("Soort prijs", SoortPrijs, "vast, maximum of voorbeeld (geen echte prijs)."),
    ] = SoortPrijs.VAST


class ConversieRow(Row):
    """Sheet Conversies: one conversion table a row."""

    volgorde: Annotated[int, Heading("Volgorde", GEHEEL, "De laagste loopt eerst.")]
    tabel: Annotated[str, Heading("Tabel", TEKST, "Naam van het blad met de tabel.")]
    treffer: Annotated[Treffer, keuze("Treffer", Treffer, "Wat geldt als meer dan één regel past.")]
    anders: Annotated[
        Cell | None,
        Heading("Anders", VRIJ, "Uitkomst als geen regel past, bv. handmatig.",
                ("Anders (default)", "Default")),
    ] = None  # fmt: skip
    toelichting: Annotated[str, TOELICHTING] = ""
