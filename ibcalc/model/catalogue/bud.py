"""Findings of the BUD family: 1xx reading sheet Budget."""

from __future__ import annotations

from ibcalc.model.catalogue.entry import Entry
from ibcalc.model.findings import Severity

FOUT, WAARSCHUWING, INFO = Severity.FOUT, Severity.WAARSCHUWING, Severity.INFO

_READING: tuple[Entry, ...] = (
    Entry(
        "BUD-101",
        FOUT,
        'Budgetpost {post} noemt product "{product}", maar dat bestaat niet.{suggestie}',
        "Verbeter de code, of maak Producten leeg om alle producten te bedoelen.",
        "De kosten van een onbekend product zijn altijd 0, dus het budget lijkt dan over te zijn.",
    ),
    Entry(
        "BUD-102",
        WAARSCHUWING,
        'Budgetpost {post} noemt gemeente "{gemeente}"; een gemeentecode heeft vier cijfers.',
        "Gebruik dezelfde codes als in kolom Gemeente van de cliënten, bijvoorbeeld 0505.",
        "Kosten worden bij een gemeente geteld op haar code.",
    ),
    Entry(
        "BUD-103",
        WAARSCHUWING,
        "De {kolom} van budgetpost {post} is {waarde}%; verwacht is {verwacht}.",
        "Controleer het percentage: 25 betekent 25%.",
        "Een percentage buiten de gewone grenzen is meestal een tikfout.",
    ),
    Entry(
        "BUD-104",
        WAARSCHUWING,
        "Budgetpost {post} is voor {jaar}, maar de kalender loopt van {eerste} t/m {laatste}.",
        "Controleer het jaar van de post, of jaar op blad Model.",
        "In een jaar buiten de kalender zijn er geen kosten om mee te vergelijken.",
    ),
    Entry(
        "BUD-105",
        WAARSCHUWING,
        "Budgetpost {post} staat twee keer voor {jaar}.",
        "Voeg de posten samen of geef ze een eigen naam.",
        "Dezelfde kosten zouden tegen twee budgetten gezet worden.",
    ),
    Entry(
        "BUD-106",
        WAARSCHUWING,
        "De Grondslag van budgetpost {post} is {waarde}.",
        "Vul het bedrag in waarvan wordt uitgegaan.",
        "Zonder grondslag groter dan 0 is er geen budget om de kosten mee te vergelijken.",
    ),
)

_SIGNALS: tuple[Entry, ...] = (
    Entry(
        "BUD-201",
        WAARSCHUWING,
        "De kosten van {post} in {jaar} zijn {kosten}: {verschil} meer dan het budget van "
        "{budget}.",
        "Bekijk welke maatregelen de kosten binnen het budget brengen, of pas het budget aan.",
        "Het budget is overschreden (signaal 100%).",
    ),
    Entry(
        "BUD-202",
        INFO,
        "De kosten van {post} in {jaar} zijn {kosten}: meer dan 70% van het budget van {budget}. "
        "Er is nog {verschil} over.",
        "Geen actie nodig; houd de ontwikkeling in de gaten.",
        "Het budget raakt op (signaal 70%).",
    ),
)

BUD: tuple[Entry, ...] = (*_READING, *_SIGNALS)
