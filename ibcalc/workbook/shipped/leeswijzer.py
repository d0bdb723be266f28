"""The page Leeswijzer of both workbooks: what it is, what each sheet does, what is open."""

from __future__ import annotations

from ibcalc.workbook.shipped.clienten import SEED
from ibcalc.workbook.shipped.ib2016 import BRON
from ibcalc.workbook.template.page import Line, Look, Page

NAME = "Leeswijzer"
TAB = "#7F7F7F"

_LEGEND = (
    Line("Legenda", look=Look.HEADING),
    Line("Invoer", "Lichtgele cel: hier vult u in of past u aan.", Look.INPUT),
    Line("Gevuld", "Grijze cel: vult ibcalc zelf.", Look.FILLED),
    Line("Kop", "Vette kop: deze kolom moet gevuld zijn.", Look.HEADER),
    Line("Kop", "Cursieve kop: deze kolom mag leeg blijven.", Look.OPTIONAL_HEADER),
    Line("Uitleg", "Houd de muis op een kop voor de uitleg bij die kolom."),
)


def of_model() -> Page:
    """The first sheet of the model."""
    return Page(
        NAME,
        (
            Line("Individuele Begeleiding 2016", look=Look.TITLE),
            Line("Wat is dit?", "Het tariefmodel als Excelbestand. ibcalc leest het, zet oude "
                 "indicaties om, rekent elke cliënt per vierwekelijkse periode uit en zet de "
                 "kosten naast het budget. U verandert een afspraak door een cel te veranderen."),
            Line("Bron", f"{BRON} (Sociale Dienst Drechtsteden)."),
            Line("Uitrekenen", "ibcalc calculate model-ib-2016.xlsx --clients "
                 "clienten-voorbeeld.xlsx -o uitkomst.xlsx"),
            Line("Bladen", look=Look.HEADING),
            *_SHEETS,
            *_LEGEND,
            Line("Open in de bron", look=Look.HEADING),
            *_OPEN,
        ),
        TAB,
    )  # fmt: skip


_SHEETS = (
    Line("Model", "Naam, jaar, kalender en wat geldt bij een wissel binnen een periode.",
         Look.LINK),
    Line("Kalender", "De 13 perioden van 2016. Telt mee zoals het er staat als in blad Model "
         "kalender = tabel; anders maakt ibcalc de perioden zelf.", Look.LINK),
    Line("Kenmerken", "Waar regels naar mogen vragen, en welke waarden mogen.", Look.LINK),
    Line("Klassen", "Uren per week bij elke klasse, ter informatie. Klasse 3 t/m 8 is niet "
         "geverifieerd: controleer de uren voor u ze gebruikt.", Look.LINK),
    Line("Producten", "IB1, IB2 en IB3 met hun opslag; hoe een gebroken periode telt.", Look.LINK),
    Line("Tarieven", "De prijzen met hun geldigheid. Een nieuwe prijs is een nieuwe rij; laat de "
         "oude staan en vul daar T/m in.", Look.LINK),
    Line("Conversies", "Welke conversietabellen er zijn, in welke volgorde.", Look.LINK),
    Line("Categorie", "Conversietabel 1: van code en klasse naar product. De eerste regel die "
         "past geldt.", Look.LINK),
    Line("Opslagregel", "Conversietabel 2: bij welke codes de opslag hoort.", Look.LINK),
    Line("Clienten", "Enkele verzonnen cliënten, zodat het model ook zonder ander bestand rekent. "
         "Met --clients komt het andere bestand in de plaats.", Look.LINK),
    Line("Budget", "Grondslag, groei, indexatie en korting. De grondslag is het gedrukte totaal "
         "van overzicht 1 van 2015.", Look.LINK),
    Line("Scenario's", "Wat-als: een ander tarief, een andere groei of korting.", Look.LINK),
    Line("Realisatie", "Wat in 2015 is geleverd en betaald: twee overzichten, met hun gedrukte "
         "totalen. De regels tellen op tot 1 euro meer: dat is afronding.", Look.LINK),
    Line("Toetsen", "Voorbeeldcliënten met de uitkomst die moet volgen. Ze worden nagerekend met "
         "ibcalc test model-ib-2016.xlsx.", Look.LINK),
)  # fmt: skip

_OPEN = (
    Line("Perioden per jaar", "De bron noemt het aantal niet. Hier: 13, waarvan de eerste begint "
         "op 1 januari en de laatste eindigt op 31 december (jaar13)."),
    Line("Gebroken periode", "De bron zwijgt. Hier: vol, want de prijs is per cliënt per periode. "
         "Een andere keuze staat in blad Producten, kolom Toerekening."),
    Line("Korting van 25%", "De bron noemt geen grondslag. Hier: de omzet van 2015 in overzicht 1, "
         "dus zonder beschermd wonen."),
    Line("Codes in de sleutel", "De sleutel noemt alleen klassen en H152/H153. H126, H127, H300, "
         "H150 en de ZG-codes gaan hier op klasse; ZG zonder opslag."),
    Line("H132", "Nachtverzorging is in dagdelen en heeft geen klasse in uren: handmatig."),
    Line("Klasse ontbreekt", "De sleutel zegt er niets over: handmatig."),
    Line("Twee codes", "De sleutel zegt er niets over. Hier telt per periode het duurste product, "
         "met een waarschuwing."),
    Line("IB2", "Komt nooit uit de omzetting; alleen uit een nieuwe indicatie of herindicatie."),
    Line("Opslag bij herindicatie", "De bron zegt er niets over: vul bij de nieuwe rij ja of nee "
         "in."),
)  # fmt: skip


def of_caseload() -> Page:
    """The last sheet of the sample caseload."""
    return Page(
        NAME,
        (
            Line("Voorbeeldcliënten 2016", look=Look.TITLE),
            Line("Wat is dit?", "Verzonnen cliënten om ibcalc mee te proberen. Geen rij hoort bij "
                 "een bestaande persoon of aanbieder."),
            Line("Uren 2015", "Tellen per code exact op tot overzicht 1 van 2015: 159.660 uren, "
                 "en 20 dagdelen bij H132. De klasse past bij de uren per week."),
            Line("Gemeenten", "0505 Dordrecht, 0642 Zwijndrecht, 0590 Papendrecht, 0531 Hendrik-"
                 "Ido-Ambacht, 0610 Sliedrecht, 0482 Alblasserdam."),
            Line("Steeds gelijk", f"De rijen zijn getrokken met het vaste begingetal {SEED}; "
                 "opnieuw maken geeft dezelfde rijen."),
            Line("Fouten", "Er staan met opzet fouten in, om te laten zien wat ibcalc meldt. De "
                 "kolom Opmerking zegt bij elke fout wat het is. Onder meer: een klasse die "
                 "ontbreekt of niet bestaat, H132, twee codes voor één cliënt, een einde voor het "
                 "begin, een datum als tekst en codes waar de nul voor weg is."),
            *_LEGEND,
        ),
        TAB,
    )  # fmt: skip
