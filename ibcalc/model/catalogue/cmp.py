"""Findings of the CNV family about two models laid side by side: 501.."""

from __future__ import annotations

from ibcalc.model.catalogue.entry import Entry
from ibcalc.model.findings import Severity

FOUT, WAARSCHUWING, INFO = Severity.FOUT, Severity.WAARSCHUWING, Severity.INFO

CMP: tuple[Entry, ...] = (
    Entry(
        "CNV-501",
        INFO,
        "De kalenders verschillen: het oude model heeft {oud}, het nieuwe {nieuw}.",
        "Vergeleken is van {begin} t/m {eind}. Een periode die maar één model heeft, telt in het "
        "andere model als nul; geef beide modellen dezelfde kalender en hetzelfde jaar om dat te "
        "voorkomen.",
        "Bedragen per periode zijn dan niet één op één te vergelijken.",
    ),
    Entry(
        "CNV-502",
        WAARSCHUWING,
        "Niet bewezen dat de conversietabellen verder gelijk beslissen: {wat}.",
        "De genoemde verschillen kloppen; er kunnen er meer zijn. Splits een tabel met "
        "veel reeksen of lange lijsten in kleinere tabellen en vergelijk opnieuw.",
        "ibcalc zegt alleen dat twee tabellen gelijk beslissen als elke waarde bekeken is.",
    ),
    Entry(
        "CNV-503",
        INFO,
        "Er zijn geen cliënten: per gebied zijn geen cliënten en bedragen geteld.",
        "Geef een bestand met cliënten op (--clients), of zet het blad Clienten in een van de "
        "modellen.",
        "Zonder cliënten zegt de vergelijking wat er anders is, niet wat het kost.",
    ),
    Entry(
        "CNV-504",
        WAARSCHUWING,
        "{aantal} met een prijs in het oude model: in het nieuwe model hebben zij er geen "
        "(handmatig of onopgelost). Hun oude kosten van {bedrag} lijken een besparing.",
        "Zie de bevindingen van het nieuwe model en beslis over deze rijen; reken tot dan met hun "
        "oude kosten.",
        "Een rij zonder prijs telt in geen enkel totaal mee, dus het verschil is dan te laag.",
    ),
    Entry(
        "CNV-505",
        INFO,
        "{aantal} zonder prijs in het oude model: in het nieuwe model hebben zij er wel een. "
        "Daarmee komt er {bedrag} bij dat er ook zonder dit model al was.",
        "Tel dit bedrag niet als kostenstijging: in de oude uitkomst ontbrak het.",
        "Een rij zonder prijs telde in de oude uitkomst niet mee, dus het verschil is te hoog.",
    ),
    Entry(
        "CNV-506",
        WAARSCHUWING,
        "De conversietabellen en de bedragen zijn niet vergeleken: {welk} heeft ten minste één "
        "fout.",
        "Herstel eerst de fouten en vergelijk daarna opnieuw.",
        "Een model met een fout beslist niets; een verschil ermee zou niets betekenen.",
    ),
)
