"""Row models of the sheets in which the model is used: Clienten, Budget up to and with Toetsen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated

from ibcalc.model.cell import Cell
from ibcalc.model.tariffmodel import Bewerking, ScenarioWat
from ibcalc.workbook.sheets.agreement_rows import BEGIN, END, PRODUCT_NAMES, TOELICHTING, keuze
from ibcalc.workbook.sheets.columns import CellType, Heading, Row

TEKST, CODE, GEHEEL, GETAL = CellType.TEKST, CellType.CODE, CellType.GEHEEL, CellType.GETAL
BEDRAG, PERCENTAGE, DATUM = CellType.BEDRAG, CellType.PERCENTAGE, CellType.DATUM
LIJST, VRIJ = CellType.LIJST, CellType.VRIJ

CLIENT_NAMES = ("Cliënt", "Clientnummer", "Cliëntnummer", "Clientnr", "Client ID", "Clientcode")


class ClientRow(Row):
    """Sheet Clienten: one indicatie a row. Read as columns; the model says what they are."""

    client: Annotated[
        str,
        Heading("Client", TEKST, "Eigen nummer van de cliënt; leeg bij een vast bedrag.",
                CLIENT_NAMES, needed=True),
    ] = ""  # fmt: skip
    aanbieder: Annotated[str, Heading("Aanbieder", TEKST, "Zorgaanbieder.", ("Zorgaanbieder",))] = (
        ""
    )
    gemeente: Annotated[
        str, Heading("Gemeente", CODE, "Gemeentecode, vier cijfers.", ("Gemeentecode",))
    ] = ""
    code: Annotated[str, Heading("Code", CODE, "Oude prestatiecode.", ("Prestatiecode",))] = ""
    klasse: Annotated[str, Heading("Klasse", CODE, "Oude klasse.")] = ""
    product: Annotated[
        str,
        Heading("Product", CODE, "Leeg: de conversietabellen bepalen het product.", PRODUCT_NAMES),
    ] = ""
    opslag: Annotated[
        str,
        Heading("Opslag", TEKST, "ja, nee of de code van een opslagproduct.", ("Toeslag",)),
    ] = ""
    van: Annotated[date, Heading("Van", DATUM, "Eerste dag.", ("Vanaf", *BEGIN))]
    tot_en_met: Annotated[
        date | None, Heading("T/m", DATUM, "Laatste dag, die meetelt; leeg: loopt door.", END)
    ] = None
    aantal: Annotated[
        int, Heading("Aantal", GEHEEL, "Aantal gelijke cliënten; leeg: 1.", ("Aantal clienten",))
    ] = 1
    volume: Annotated[
        Decimal | None,
        Heading("Volume", GETAL, "Aantal uren, minuten, dagdelen of stuks; bij euro het bedrag."),
    ] = None


class BudgetRow(Row):
    """Sheet Budget: one budget post a row."""

    jaar: Annotated[int, Heading("Jaar", GEHEEL, "Begrotingsjaar.")]
    post: Annotated[str, Heading("Post", TEKST, "Naam van de begrotingspost.")]
    grondslag: Annotated[
        int | None, Heading("Grondslag", BEDRAG, "Bedrag waarvan wordt uitgegaan.")
    ] = None
    groei: Annotated[
        Decimal, Heading("Groei %", PERCENTAGE, "Groei van het volume.", ("Groei",))
    ] = Decimal(0)
    indexatie: Annotated[
        Decimal, Heading("Indexatie %", PERCENTAGE, "Stijging van de prijs.", ("Indexatie",))
    ] = Decimal(0)
    korting: Annotated[
        Decimal, Heading("Korting %", PERCENTAGE, "Korting: 25 = 25% minder.", ("Korting",))
    ] = Decimal(0)
    producten: Annotated[
        tuple[str, ...],
        Heading("Producten", LIJST, "Alleen kosten van deze producten (IB1; IB3); leeg: alle.",
                ("Producten (filter)",)),
    ] = ()  # fmt: skip
    gemeenten: Annotated[
        tuple[str, ...],
        Heading("Gemeenten", LIJST, "Alleen kosten van deze gemeenten (0505; 0590); leeg: alle.",
                ("Gemeenten (filter)",)),
    ] = ()  # fmt: skip


class ScenarioRow(Row):
    """Sheet Scenario's: one change a row."""

    scenario: Annotated[str, Heading("Scenario", TEKST, "Naam; regels met één naam horen samen.")]
    wat: Annotated[ScenarioWat, keuze("Wat", ScenarioWat, "Wat er verandert.")]
    product: Annotated[
        str,
        Heading("Product", CODE, "Leeg: alle producten; bij conversie de vervangen tabel.",
                PRODUCT_NAMES),
    ] = ""  # fmt: skip
    bewerking: Annotated[
        Bewerking,
        keuze("Bewerking", Bewerking, "= wordt, + erbij, x maal, % percentage erbij."),
    ]
    waarde: Annotated[Cell, Heading("Waarde", VRIJ, "Getal; bij conversie de andere tabel.")]
    toelichting: Annotated[str, TOELICHTING] = ""


class RealisatieRow(Row):
    """Sheet Realisatie: one line of what was paid before."""

    overzicht: Annotated[str, Heading("Overzicht", TEKST, "Naam van het overzicht.")] = ""
    jaar: Annotated[int | None, Heading("Jaar", GEHEEL, "Jaar.")] = None
    code: Annotated[
        str,
        Heading("Code", CODE, "Prestatiecode; totaal voor het gedrukte totaal.",
                ("Prestatiecode",)),
    ] = ""  # fmt: skip
    aanbieder: Annotated[str, Heading("Aanbieder", TEKST, "Zorgaanbieder.", ("Zorgaanbieder",))] = (
        ""
    )
    uren: Annotated[Decimal | None, Heading("Uren", GETAL, "Aantal uren.")] = None
    dagdelen: Annotated[Decimal | None, Heading("Dagdelen", GETAL, "Aantal dagdelen.")] = None
    omzet: Annotated[int | None, Heading("Omzet", BEDRAG, "Betaald bedrag in euro.")] = None


class _ToetsNaam(Row):
    """The column that comes before those of sheet Clienten."""

    toets: Annotated[str, Heading("Toets", TEKST, "Naam van de toets.")]


class ToetsRow(ClientRow, _ToetsNaam):
    """Sheet Toetsen: one indicatie of an example client, with what must come out.

    Rows with the same Toets and Client are one case. ``per_periode`` pairs a period with cents;
    an empty period stands for each charged period. ``kenmerken`` are the cells of other columns.
    """

    verwacht_product: Annotated[
        tuple[str, ...],
        Heading("Verwacht product", LIJST, "Product dat eruit komt, met de opslag: IB3; IB3O."),
    ] = ()
    per_periode: Annotated[
        tuple[tuple[str, int], ...],
        Heading("Verwacht bedrag per periode", CellType.BEDRAGEN,
                "Bedrag in elke periode, of per periode: 2016-P02: 692,21; 2016-P03: 296,66.",
                ("Bedrag per periode",)),
    ] = ()  # fmt: skip
    totaal: Annotated[
        int | None,
        Heading("Verwacht bedrag totaal", BEDRAG, "Totaal over alle perioden.", ("Bedrag totaal",
                "Verwacht totaal")),
    ] = None  # fmt: skip
    bevinding: Annotated[
        tuple[str, ...],
        Heading("Verwacht bevinding", LIJST, "Codes van bevindingen, bv. CNV-304.", ("Bevinding",
                "Verwachte bevinding")),
    ] = ()  # fmt: skip
    toelichting: Annotated[str, TOELICHTING] = ""
    kenmerken: Mapping[str, Cell] = {}
