"""Findings of the MOD family: kenmerken (401-), conversions, scenarios and realisatie."""

from __future__ import annotations

from ibcalc.model.catalogue.entry import Entry
from ibcalc.model.findings import Severity

FOUT, WAARSCHUWING, INFO = Severity.FOUT, Severity.WAARSCHUWING, Severity.INFO

RULES: tuple[Entry, ...] = (
    Entry(
        "MOD-401",
        FOUT,
        "Kenmerk {kenmerk} staat twee keer op blad Kenmerken (eerder in {eerste}).",
        "Verwijder een van beide rijen.",
        "Een kenmerk heeft één soort en één lijst van waarden.",
    ),
    Entry(
        "MOD-402",
        FOUT,
        'De Waarden "{waarde}" van kenmerk {kenmerk} zijn niet te lezen: {reden}.',
        "Schrijf een lijst (H126; H127), een reeks (1 t/m 8), een grens (>= 1) of laat leeg.",
        "De waarden bepalen wat bij een cliënt mag staan.",
    ),
    Entry(
        "MOD-403",
        FOUT,
        "Excel heeft van de Waarden van kenmerk {kenmerk} de datum {waarde} gemaakt.",
        "Maak de cel op als Tekst en typ de reeks opnieuw, bijvoorbeeld 1 t/m 8.",
        "Excel verandert 1-8 in 1 augustus.",
    ),
    Entry(
        "MOD-404",
        INFO,
        'De waarde "{waarde}" staat twee keer bij kenmerk {kenmerk}.',
        "Verwijder de dubbele waarde.",
        "Dubbele waarden veranderen niets aan de uitkomst.",
    ),
    Entry(
        "MOD-405",
        WAARSCHUWING,
        'De waarde "{waarde}" van kenmerk {kenmerk} is in een conversietabel ook een teken: leeg, '
        "niet, *, = en dergelijke betekenen daar iets anders.",
        "Geef de waarde een andere naam, zoals onbekend in plaats van leeg.",
        "Alleen in een cel is het de waarde; in een lijst met ; ertussen wordt zij als teken "
        "gelezen.",
    ),
    Entry(
        "MOD-411",
        FOUT,
        "Conversietabel {tabel} heeft geen eigen blad.{suggestie}",
        "Voeg een blad toe met de naam {tabel}, of verbeter de naam op blad Conversies.",
        "De regels van een conversietabel staan op een blad met zijn naam.",
    ),
    Entry(
        "MOD-412",
        FOUT,
        "Conversietabel {tabel} staat twee keer op blad Conversies.",
        "Verwijder een van beide rijen.",
        "Een tabel loopt één keer.",
    ),
    Entry(
        "MOD-413",
        WAARSCHUWING,
        "Volgorde {volgorde} staat bij meer dan één tabel; die lopen in de volgorde van het blad.",
        "Geef elke tabel een eigen Volgorde.",
        "De volgorde bepaalt welke tabel eerst beslist.",
    ),
    Entry(
        "MOD-414",
        WAARSCHUWING,
        "Blad {blad} lijkt een conversietabel, maar staat niet op blad Conversies en doet niets.",
        "Voeg op blad Conversies een rij toe met Tabel {blad}, of verwijder het blad.",
        "Alleen tabellen die op blad Conversies staan worden gebruikt.",
    ),
    Entry(
        "MOD-415",
        FOUT,
        "Op blad {tabel} is geen rij met koppen gevonden die met ALS of DAN beginnen.",
        "Zet boven de regels koppen als ALS Code, ALS Klasse en DAN Product.",
        "Aan ALS en DAN is te zien wat gevraagd wordt en wat eruit komt.",
    ),
    Entry(
        "MOD-421",
        FOUT,
        'Scenario {scenario} noemt product "{product}", maar dat bestaat niet.{suggestie}',
        "Verbeter de code, of maak de cel leeg om alle producten te bedoelen.",
        "Een scenario op een product dat niet bestaat verandert niets.",
    ),
    Entry(
        "MOD-422",
        FOUT,
        'Scenario {scenario} vervangt conversietabel "{tabel}", maar die staat niet op blad '
        "Conversies.{suggestie}",
        "Zet de tabel op blad Conversies, of verbeter bij Product de naam.",
        "Een scenario kan alleen een conversietabel vervangen die op blad Conversies staat.",
    ),
    Entry(
        "MOD-423",
        FOUT,
        'De Waarde "{waarde}" van scenario {scenario} is geen getal.',
        "Vul een getal in; alleen bij Wat = conversie staat hier de naam van een tabel.",
        "Met de waarde wordt gerekend zoals Bewerking zegt.",
    ),
    Entry(
        "MOD-424",
        FOUT,
        'Bij Wat = conversie in scenario {scenario} past Bewerking "{bewerking}" niet.',
        "Kies = als Bewerking.",
        "Een tabel wordt in zijn geheel door een andere vervangen.",
    ),
    Entry(
        "MOD-425",
        FOUT,
        'Scenario {scenario} zet conversietabel "{tabel}" in de plaats, maar die staat niet op '
        "blad Conversies.{suggestie}",
        "Zet ook deze tabel op blad Conversies, of verbeter bij Waarde de naam.",
        "Een tabel die alleen bij Waarde van een scenario staat, loopt alleen in dat scenario.",
    ),
    Entry(
        "MOD-431",
        INFO,
        "Overzicht {overzicht}: de som van de rijen wijkt {verschil} af van het gedrukte totaal "
        "({som} en {totaal}); dit afrondingsverschil is geaccepteerd.",
        "Geen actie nodig.",
        "Een overzicht dat in hele euro's is afgedrukt, kan een euro afwijken.",
    ),
    Entry(
        "MOD-432",
        WAARSCHUWING,
        "Overzicht {overzicht}: de rijen tellen op tot {som}, maar het gedrukte totaal is "
        "{totaal}.",
        "Controleer of alle rijen zijn overgenomen en of er geen rij dubbel staat.",
        "Het totaal dient om te zien of het overzicht compleet is overgenomen.",
    ),
    Entry(
        "MOD-433",
        WAARSCHUWING,
        "Overzicht {overzicht}: de {eenheid} tellen op tot {som}, maar het gedrukte totaal is "
        "{totaal}.",
        "Controleer of alle rijen zijn overgenomen; dagdelen horen niet bij de uren.",
        "Het totaal dient om te zien of het overzicht compleet is overgenomen.",
    ),
    Entry(
        "MOD-434",
        WAARSCHUWING,
        "Overzicht {overzicht} heeft meer dan één rij met Code totaal voor hetzelfde jaar.",
        "Laat één rij met het totaal over.",
        "Met twee totalen is niet te controleren of het overzicht klopt.",
    ),
    Entry(
        "MOD-441",
        WAARSCHUWING,
        'Deze toets verwacht product "{waarde}", maar dat staat niet op blad Producten.{suggestie}',
        "Verbeter de code, of verwacht handmatig of onopgelost.",
        "Een toets die een product verwacht dat niet bestaat, kan nooit slagen.",
    ),
)
