"""Findings of the CNV family: 101.. cells and tables of conversion, 301.. rows that meet them."""

from __future__ import annotations

from ibcalc.model.catalogue.entry import Entry
from ibcalc.model.findings import Severity

FOUT, WAARSCHUWING, INFO = Severity.FOUT, Severity.WAARSCHUWING, Severity.INFO

_CELLS: tuple[Entry, ...] = (
    Entry(
        "CNV-101",
        FOUT,
        'De voorwaarde "{waarde}" bij {kenmerk} is niet te lezen: {reden}.',
        "Schrijf {verwacht}.",
        "Een voorwaarde die ibcalc niet begrijpt kan geen cliënt indelen; er wordt niet geraden.",
    ),
    Entry(
        "CNV-102",
        FOUT,
        "Excel heeft van deze cel de datum {waarde} gemaakt, maar bij {kenmerk} hoort {verwacht}.",
        "Typ {suggestie}. Een cel met de opmaak Tekst laat Excel zoals hij is.",
        "Excel verandert 1-2 in 1 februari; de regel zou dan niemand meer raken.",
    ),
    Entry(
        "CNV-103",
        FOUT,
        'Hier staat {waarde}; bij {kenmerk} bestaat alleen "{suggestie}", met de nul ervoor.',
        'Maak de cel op als Tekst en typ "{suggestie}".',
        "Excel haalt de nul voor een code weg; 2015 en 02015 zijn verschillende codes.",
    ),
    Entry(
        "CNV-104",
        FOUT,
        '"{waarde}" is geen waarde van {kenmerk}; mogelijk is: {verwacht}.{suggestie}',
        "Verbeter de cel, of zet de waarde bij {kenmerk} in blad Kenmerken.",
        "Een regel voor een waarde die niet bestaat raakt nooit een cliënt, vaak door een tikfout.",
    ),
    Entry(
        "CNV-105",
        FOUT,
        'De reeks "{waarde}" bij {kenmerk} begint hoger dan hij eindigt.',
        'Draai hem om: "{suggestie}".',
        "Een omgekeerde reeks bevat geen enkele waarde.",
    ),
    Entry(
        "CNV-106",
        WAARSCHUWING,
        '"{waarde}" bij {kenmerk} is gelezen als "{suggestie}"; alleen de schrijfwijze verschilt.',
        'Schrijf "{suggestie}", precies zoals in de lijst.',
        "Hoofdletters en spaties in codes horen overal gelijk te zijn.",
    ),
    Entry(
        "CNV-107",
        FOUT,
        'De voorwaarde "{waarde}" past bij geen enkele waarde van {kenmerk} ({verwacht}).',
        "Verbeter de voorwaarde, of pas de waarden van {kenmerk} aan in blad Kenmerken.",
        "De regel kan nooit een cliënt raken.",
    ),
    Entry(
        "CNV-108",
        FOUT,
        "In deze cel van {kenmerk} staat {waarde} en geen waarde.",
        "Vervang de formule door de waarde zelf, of herstel de formule en sla op in Excel.",
        "Een regel mag niet afhangen van een formule die geen uitkomst heeft.",
    ),
    Entry(
        "CNV-109",
        INFO,
        'In {kolom} staan spaties te veel, zoals in "{waarde}"; dat is gelezen als "{gelezen}".',
        "Typ de waarde opnieuw zonder spaties ervoor of erachter.",
        "Zo'n spatie is niet te zien en komt vaak mee uit een ander systeem. ibcalc leest de "
        "waarde zonder; in een formule of een ander programma telt de spatie wel mee.",
    ),
)

_TABLES: tuple[Entry, ...] = (
    Entry(
        "CNV-111",
        FOUT,
        'Tabel {tabel} vraagt naar het kenmerk "{kenmerk}", maar dat bestaat niet.{suggestie}',
        "Zet het kenmerk in blad Kenmerken, of verbeter de naam achter ALS.",
        "Zonder dit kenmerk kan de tabel voor geen enkele cliënt beslissen.",
    ),
    Entry(
        "CNV-112",
        FOUT,
        'Tabel {tabel} vraagt naar "{kenmerk}", maar dat wordt pas bepaald in tabel {verwacht}.',
        "Geef tabel {verwacht} in blad Conversies een lagere Volgorde dan tabel {tabel}.",
        "Tabellen lopen in hun Volgorde; een kenmerk moet bepaald zijn voor het gevraagd wordt.",
    ),
    Entry(
        "CNV-113",
        FOUT,
        'De kolom "{kenmerk}" staat twee keer in tabel {tabel}.',
        "Verwijder een van de twee kolommen, of geef die zijn eigen naam.",
        "Bij twee gelijke kolommen is niet duidelijk welke telt.",
    ),
    Entry(
        "CNV-114",
        FOUT,
        "Tabel {tabel} heeft geen regels.",
        "Vul de tabel, of haal hem weg uit blad Conversies.",
        "Een lege tabel beslist niets; waarschijnlijk zijn de regels niet meegekomen.",
    ),
    Entry(
        "CNV-115",
        FOUT,
        "Tabel {tabel} heeft geen uitvoer: er is geen kolom die met DAN begint.",
        "Voeg een kolom toe als DAN Product, DAN Opslag, DAN Component of DAN met een kenmerk.",
        "Een tabel zonder uitvoer heeft geen gevolg.",
    ),
    Entry(
        "CNV-116",
        FOUT,
        "Bij {kenmerk} is in deze regel van tabel {tabel} niets ingevuld.",
        "Vul de uitvoer in, of schrijf handmatig in DAN Product als een mens moet beslissen.",
        "Een regel zonder uitvoer laat een cliënt zonder product achter.",
    ),
    Entry(
        "CNV-117",
        FOUT,
        'Het product "{waarde}" bij {kenmerk} staat niet in blad Producten.{suggestie}',
        "Verbeter de code, of zet het product in blad Producten.",
        "Een product dat niet bestaat heeft geen tarief.",
    ),
    Entry(
        "CNV-118",
        FOUT,
        'Bij Opslag staat "{waarde}"; verwacht ja of nee.',
        "Schrijf ja of nee, of laat de cel leeg.",
        "De opslag zelf volgt uit het product; deze kolom zegt alleen of hij erbij komt.",
    ),
    Entry(
        "CNV-119",
        FOUT,
        'De uitvoer "{waarde}" past niet bij {kenmerk}: {reden}.',
        "Schrijf {verwacht}.",
        "Een latere tabel kan met deze uitvoer niet verder.",
    ),
    Entry(
        "CNV-120",
        FOUT,
        "Deze regel eindigt op {waarde}, voor zijn Vanaf van {verwacht}.",
        "Verbeter Vanaf of T/m; een regel voor één dag heeft twee keer dezelfde datum.",
        "De regel geldt nu op geen enkele dag.",
    ),
    Entry(
        "CNV-121",
        FOUT,
        'Anders van tabel {tabel} is niet te lezen ("{waarde}"): {reden}.',
        "Schrijf in blad Conversies bij Anders bijvoorbeeld: {verwacht}.",
        "Anders is wat geldt als geen regel past; dat moet vaststaan.",
    ),
    Entry(
        "CNV-122",
        FOUT,
        'Deze regel geeft opslag bij product "{waarde}", maar geen opslag hoort bij dat product.',
        "Zet in blad Producten een opslag met Hoort bij {waarde}, of maak Opslag hier nee.",
        "Zonder product van soort opslag is er geen bedrag om erbij te tellen.",
    ),
)

# The texts name no values of the row but in 306, so that equal ones fold into one with a count;
# ``suggestie`` is empty, or a sentence with a leading space that names the rows of the table.
_ROWS: tuple[Entry, ...] = (
    Entry(
        "CNV-301",
        FOUT,
        "Geen regel van tabel {tabel} past bij deze rij.{suggestie}",
        "Verbeter de rij, of voeg een regel of een Anders toe aan tabel {tabel}.",
        "De rij heeft geen product en telt in geen enkel totaal mee.",
    ),
    Entry(
        "CNV-302",
        FOUT,
        "Bij deze rij passen meer regels van tabel {tabel}.{suggestie}",
        "Maak de regels zo dat er één past, of kies een andere Treffer dan uniek.",
        "Treffer uniek belooft dat er nooit twee regels passen; er wordt niet gekozen.",
    ),
    Entry(
        "CNV-303",
        FOUT,
        "Bij deze rij geven regels van tabel {tabel} verschillende uitkomsten.{suggestie}",
        "Maak hun uitvoer gelijk, of maak de regels zo dat er één past.",
        "Treffer gelijk staat meer regels alleen toe als ze hetzelfde zeggen.",
    ),
    Entry(
        "CNV-304",
        WAARSCHUWING,
        "Een mens moet beslissen: tabel {tabel} zegt handmatig bij deze rij.",
        "Beslis, en vul in de rij zelf het Product in.",
        "De rij telt in geen enkel totaal mee tot er beslist is.",
    ),
    Entry(
        "CNV-305",
        FOUT,
        "{kenmerk} is leeg, en de conversietabellen hebben dat nodig om te beslissen.",
        "Vul {kenmerk} in, of zeg in de tabel met leeg wat dan moet gebeuren.",
        "De rij heeft geen product en telt in geen enkel totaal mee.",
    ),
    Entry(
        "CNV-306",
        FOUT,
        '"{waarde}" is geen waarde van {kenmerk}.{suggestie}',
        "Verbeter de waarde in de rij, of zet hem bij {kenmerk} in blad Kenmerken.",
        "Over een waarde die niet is afgesproken zegt geen regel iets.",
    ),
    Entry(
        "CNV-307",
        WAARSCHUWING,
        "In deze rij staat bij Opslag nee, maar tabel {tabel} geeft ja. De opslag is gerekend.",
        "Maak Opslag in de rij leeg om de tabel te volgen, of pas de tabel aan.",
        "De rij en de tabel spreken elkaar tegen; dat scheelt het bedrag van de opslag.",
    ),
    Entry(
        "CNV-308",
        FOUT,
        "Tabel {tabel} kan bij deze rij niet op prioriteit kiezen tussen de regels.{suggestie}",
        "Zet de waarden van de uitvoer op volgorde in blad Kenmerken, of kies een andere Treffer.",
        "Zonder volgorde zou de keuze willekeurig zijn.",
    ),
    Entry(
        "CNV-309",
        WAARSCHUWING,
        "In deze rij staat bij Opslag ja, maar geen tabel geeft een opslag. De opslag bij "
        "{product} is gerekend.",
        "Maak Opslag in de rij leeg om de tabellen te volgen, of pas de tabel aan.",
        "De rij en de tabel spreken elkaar tegen; dat scheelt het bedrag van de opslag.",
    ),
)

_RULES: tuple[Entry, ...] = (
    Entry(
        "CNV-310",
        WAARSCHUWING,
        "Let op bij deze rij: {tekst}.",
        "Volg de opmerking op; zij staat in de conversietabel bij DAN Let op.",
        "Een regel kan de uitkomst geven en toch om een controle vragen.",
    ),
    Entry(
        "CNV-123",
        FOUT,
        'Product "{waarde}" mag geen uitkomst zijn van een conversietabel; wel: {verwacht}.',
        "Kies een ander product, of pas in blad Kenmerken de Waarden van DAN Product aan.",
        "Niet elk product mag uit de omzetting komen; IB2 is bijvoorbeeld alleen voor nieuwe "
        "aanvragen.",
    ),
)

CNV: tuple[Entry, ...] = (*_CELLS, *_TABLES, *_ROWS, *_RULES)
