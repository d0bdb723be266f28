"""Findings of the PRIV family: 1xx what is shown, 2xx pseudonyms, 3xx clearing copies."""

from __future__ import annotations

from ibcalc.model.catalogue.entry import Entry
from ibcalc.model.findings import Severity

FOUT, WAARSCHUWING, INFO = Severity.FOUT, Severity.WAARSCHUWING, Severity.INFO

_SHOWN: tuple[Entry, ...] = (
    Entry(
        "PRIV-101",
        INFO,
        "In kolom {kolom} staan burgerservicenummers; de uitkomst noemt in plaats daarvan de rij, "
        "zoals BSN op rij 17.",
        "Geen actie nodig. Alleen wie het BSN in de uitkomst mag gebruiken, rekent opnieuw met "
        "--met-bsn.",
        "Een uitkomst wordt vaak doorgestuurd; een BSN hoort daar zonder wettelijke grond niet in.",
    ),
    Entry(
        "PRIV-102",
        WAARSCHUWING,
        "In kolom {kolom} staan burgerservicenummers en de uitkomst toont ze, omdat daar met "
        "--met-bsn om gevraagd is.",
        "Stuur de uitkomst alleen naar wie het BSN op grond van de wet mag gebruiken; laat "
        "--met-bsn anders weg.",
        "Het BSN mag alleen gebruikt worden waar de wet dat voorschrijft (art. 46 UAVG).",
    ),
    Entry(
        "PRIV-103",
        WAARSCHUWING,
        "In de naam van het bestand staat een getal dat een burgerservicenummer kan zijn; hier "
        "staan er kruisjes voor in de plaats.",
        "Geef het bestand een andere naam.",
        "Een bestandsnaam komt in e-mails, lijsten en meldingen terecht.",
    ),
    Entry(
        "PRIV-104",
        WAARSCHUWING,
        "Hier staat een getal dat een burgerservicenummer kan zijn.",
        "Verwijder het nummer; een model heeft het niet nodig.",
        "Een model wordt gedeeld met aanbieders en met andere gemeenten.",
    ),
)

_KEYS: tuple[Entry, ...] = (
    Entry(
        "PRIV-201",
        FOUT,
        "Het sleutelbestand {bestand} is er niet.",
        "Geef het goede bestand op, of maak een nieuwe sleutel met --nieuwe-sleutel.",
        "Zonder sleutel zijn er geen pseudoniemen; een andere sleutel geeft andere.",
    ),
    Entry(
        "PRIV-202",
        FOUT,
        "Er is al een bestand {bestand}; een sleutel wordt nooit overschreven.",
        "Geef voor de nieuwe sleutel een andere naam op, of laat --nieuwe-sleutel weg.",
        "Met een overschreven sleutel zijn de pseudoniemen die ermee gemaakt zijn niet meer na te "
        "rekenen.",
    ),
    Entry(
        "PRIV-203",
        FOUT,
        "Het sleutelbestand {bestand} kan ook door anderen op deze computer gelezen worden.",
        "Haal hun rechten weg (chmod 600) en bedenk of de sleutel nog geheim is; maak anders een "
        "nieuwe.",
        "Wie de sleutel heeft, kan elk pseudoniem herleiden.",
    ),
    Entry(
        "PRIV-204",
        FOUT,
        "Het bestand {bestand} is geen sleutel van ibcalc, of het is niet heel.",
        "Geef het bestand op dat met --nieuwe-sleutel gemaakt is, of zet een reservekopie terug.",
        "Met een halve of zelfbedachte sleutel zijn pseudoniemen te raden.",
    ),
    Entry(
        "PRIV-205",
        WAARSCHUWING,
        "Het sleutelbestand {bestand} staat in dezelfde map als de uitkomst.",
        "Verplaats de sleutel naar een map die alleen u kunt openen en die niet gedeeld wordt.",
        "Wie de map krijgt, krijgt dan ook de sleutel.",
    ),
)

_COPIES: tuple[Entry, ...] = (
    Entry(
        "PRIV-206",
        FOUT,
        "In {bestand} is geen kolom met cliëntnummers of burgerservicenummers gevonden.",
        "Zet boven de kolom een kop als Client, Cliëntnummer of BSN, naast de andere koppen.",
        "ibcalc vervangt alleen nummers waarvan het weet dat zij van cliënten zijn.",
    ),
    Entry(
        "PRIV-207",
        FOUT,
        "Van {bestand} kan geen kopie met pseudoniemen gemaakt worden: dat kan van .xlsx, .xlsm en "
        ".csv, en de kopie krijgt dezelfde extensie.",
        "Sla het bestand op als .xlsx, en geef de kopie een naam die daar ook op eindigt.",
        "Alleen van deze soorten bestanden kan elk onderdeel doorzocht worden.",
    ),
    Entry(
        "PRIV-208",
        FOUT,
        "In {bestand} staan cliëntnummers in formules: {cellen}. Er is niets geschreven.",
        "Vervang die formules door hun waarden (kopiëren en dan Plakken speciaal, Waarden) en "
        "probeer het opnieuw.",
        "Een formule kan het nummer opnieuw uitrekenen, ook nadat het vervangen is.",
    ),
    Entry(
        "PRIV-209",
        FOUT,
        "In {bestand} blijven cliëntnummers staan in {wat}. Er is niets geschreven.",
        "Verwijder dat onderdeel, of kopieer alleen de gegevens (Plakken speciaal, Waarden) naar "
        "een nieuwe werkmap, en probeer het opnieuw.",
        "Een kopie waarin nog één nummer staat, is niet veilig om te delen.",
    ),
    Entry(
        "PRIV-210",
        WAARSCHUWING,
        "Kolom {kolom} zegt ook wie iemand is en is niet veranderd.",
        "Verwijder de kolom als die voor het doel niet nodig is; van een geboortedatum is vaak het "
        "jaar genoeg en van een postcode de vier cijfers.",
        "Met een pseudoniem, een geboortedatum en een postcode samen is iemand meestal te "
        "herkennen.",
    ),
    Entry(
        "PRIV-211",
        WAARSCHUWING,
        "Van {aantal} verschillende cliëntnummers is elders in het bestand niet gezocht: zij zijn "
        "te kort of hebben geen cijfers.",
        "Kijk zelf of zij ook in opmerkingen of op andere bladen staan.",
        "Een getal als 17 betekent in een werkmap meestal iets anders. In hun eigen kolom zijn ook "
        "deze nummers vervangen.",
    ),
    Entry(
        "PRIV-212",
        WAARSCHUWING,
        "In het bestand staan {wat}; daarin kan niet gezocht worden.",
        "Kijk zelf of er nummers of namen in staan, of verwijder ze.",
        "Een schermafdruk kan een lijst met cliënten tonen.",
    ),
    Entry(
        "PRIV-214",
        INFO,
        "Hier stond een cliëntnummer buiten de kolom met cliënten; ook daar staat nu het "
        "pseudoniem.",
        "Geen actie nodig.",
        "Nummers komen vaak terug in opmerkingen en op andere bladen.",
    ),
    Entry(
        "PRIV-215",
        INFO,
        "Ook in {wat} stond een cliëntnummer; daar staat nu het pseudoniem.",
        "Kijk of wat er verder staat voor het doel nodig is, en verwijder het anders.",
        "Buiten de cellen, zoals in een opmerking of in de titel van het bestand, staat vaak meer "
        "over iemand dan een nummer.",
    ),
    Entry(
        "PRIV-216",
        FOUT,
        "Van {bestand} kan geen kopie met pseudoniemen gemaakt worden: {reden}.",
        "Open het bestand in Excel, sla het op als gewone werkmap en probeer het opnieuw.",
        "Een kopie die Excel zou moeten repareren, wordt niet gemaakt.",
    ),
    Entry(
        "PRIV-217",
        WAARSCHUWING,
        "Dit cliëntnummer staat in het bestand ook anders geschreven: een nul, spatie, hoofdletter "
        "of leesteken verschilt. De kopie heeft er één code voor en telt één cliënt; een "
        "berekening met het origineel telt elke schrijfwijze apart.",
        "Is het dezelfde cliënt, schrijf het nummer dan overal gelijk en reken ook met het "
        "origineel opnieuw. Zijn het er twee, geef ze dan nummers die meer verschillen, en maak de "
        "kopie opnieuw.",
        "Worden twee schrijfwijzen één cliënt, dan kunnen aantallen en bedragen van de kopie "
        "afwijken van die van het origineel.",
    ),
)

PRIV: tuple[Entry, ...] = (*_SHOWN, *_KEYS, *_COPIES)
