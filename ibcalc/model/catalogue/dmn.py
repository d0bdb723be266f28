"""Findings of the CNV family about DMN: 401.. what a file says, 421.. decide, 431.. the workbook.

The place is that of the DMN table: its name as the sheet, the rule as the row, its column.
"""

from __future__ import annotations

from ibcalc.model.catalogue.entry import Entry
from ibcalc.model.findings import Severity

FOUT, WAARSCHUWING, INFO = Severity.FOUT, Severity.WAARSCHUWING, Severity.INFO

_FILE: tuple[Entry, ...] = (
    Entry(
        "CNV-401",
        FOUT,
        'De voorwaarde "{waarde}" in regel {regel}, kolom {kolom} van DMN-tabel {tabel} is niet '
        "over te nemen: {reden}.",
        "Schrijf in die regel {verwacht}.",
        "De regel raakt niemand zolang de voorwaarde niet te lezen is; er wordt niet geraden.",
    ),
    Entry(
        "CNV-402",
        FOUT,
        'De uitvoer "{waarde}" in regel {regel}, kolom {kolom} van DMN-tabel {tabel} is niet over '
        "te nemen: {reden}.",
        "Schrijf in die regel {verwacht}.",
        "Formules en namen van variabelen in de uitvoer kan ibcalc niet uitrekenen.",
    ),
    Entry(
        "CNV-403",
        FOUT,
        'De uitvoer "{waarde}" in regel {regel}, kolom {kolom} van DMN-tabel {tabel} staat niet in '
        "de toegestane waarden: {verwacht}.{suggestie}",
        "Verbeter de uitvoer, of voeg de waarde toe aan de toegestane waarden in het DMN-bestand.",
        "Een waarde die niet is toegestaan is bijna altijd een tikfout.",
    ),
    Entry(
        "CNV-404",
        WAARSCHUWING,
        'Kolom {kolom} van DMN-tabel {tabel} heeft het type "{waarde}", dat ibcalc niet kent.',
        "Gebruik in het DMN-bestand number, string, boolean of date.",
        "Waarden van een onbekend type kunnen niet worden nagekeken.",
    ),
    Entry(
        "CNV-405",
        WAARSCHUWING,
        'De toegestane waarden "{waarde}" bij kolom {kolom} van DMN-tabel {tabel} zijn niet te '
        "lezen: {reden}.",
        "Schrijf een lijst of een bereik, bijvoorbeeld {verwacht}.",
        "Zonder toegestane waarden kan ibcalc niet zeggen welke waarden er ontbreken.",
    ),
    Entry(
        "CNV-406",
        WAARSCHUWING,
        "DMN-tabel {tabel} vraagt in twee kolommen naar {kolom}.",
        "Zet beide voorwaarden in één kolom.",
        "Een controle op gaten en overlap ziet twee kolommen als twee verschillende gegevens.",
    ),
    Entry(
        "CNV-407",
        FOUT,
        'DMN-tabel {tabel} heeft hit policy "{waarde}", en die bestaat niet.',
        "Kies UNIQUE, ANY, PRIORITY, FIRST, RULE ORDER, OUTPUT ORDER of COLLECT.",
        "Zonder hit policy is niet te zeggen wat geldt als meer regels passen.",
    ),
    Entry(
        "CNV-408",
        WAARSCHUWING,
        "DMN-tabel {tabel} kiest op volgorde van de uitvoer, maar geen uitvoer heeft toegestane "
        "waarden.",
        "Zet bij de uitvoer de toegestane waarden, de belangrijkste eerst.",
        "Zonder die volgorde is er geen regel die voorgaat.",
    ),
    Entry(
        "CNV-409",
        FOUT,
        'DMN-tabel {tabel} moet "{waarde}" berekenen, maar dat kan niet: {reden}.',
        "Geef de tabel één uitvoer met getallen, of haal de aggregatie weg.",
        "Een som, kleinste of grootste bestaat alleen van één kolom met getallen.",
    ),
    Entry(
        "CNV-410",
        FOUT,
        "Regel {regel} van DMN-tabel {tabel} heeft {waarde} cellen; verwacht {verwacht}.",
        "Herstel de regel in het programma waarmee de tabel gemaakt is.",
        "Bij een regel met te weinig of te veel cellen is niet duidelijk wat bij welke kolom "
        "hoort.",
    ),
    Entry(
        "CNV-411",
        FOUT,
        "Het DMN-bestand {bestand} is niet te lezen: {reden}.",
        "Open het bestand in het programma waarmee het gemaakt is en sla het opnieuw op als DMN.",
        "Uit een beschadigd of onveilig bestand wordt niets overgenomen.",
    ),
    Entry(
        "CNV-412",
        FOUT,
        "In het DMN-bestand {bestand} staat geen beslistabel.",
        "Kies een bestand met een decisionTable; een model met alleen formules gaat niet.",
        "ibcalc leest beslistabellen en geen andere onderdelen van DMN.",
    ),
    Entry(
        "CNV-413",
        FOUT,
        'Een kolom van DMN-tabel {tabel} vraagt naar "{kolom}", en dat is geen naam maar een '
        "formule.",
        "Zet in de kop van de kolom de naam van een gegeven (inputData) of een beslissing, en "
        "reken de formule daar uit.",
        "ibcalc rekent geen formules uit; met zo'n kolom beslist de tabel niets.",
    ),
)

_DECIDE: tuple[Entry, ...] = (
    Entry(
        "CNV-421",
        FOUT,
        'Tabel {tabel} vraagt niet naar "{kolom}".{suggestie}',
        "Geef alleen wat de tabel vraagt: {verwacht}.",
        "Een verkeerd gespeld gegeven zou stil als leeg gelden.",
    ),
    Entry(
        "CNV-422",
        FOUT,
        "Tabel {tabel} vraagt naar {kolom}, maar dat is niet gegeven.",
        "Geef {kolom}, of geef uitdrukkelijk leeg (null).",
        "Vergeten en leeg zijn verschillende dingen.",
    ),
    Entry(
        "CNV-423",
        FOUT,
        "De waarde bij {kolom} van tabel {tabel} is {waarde}; verwacht {verwacht}.",
        "Geef de waarde als {verwacht}.",
        "Een getal dat als tekst komt past bij geen enkele grens en zou stil niets raken.",
    ),
    Entry(
        "CNV-424",
        FOUT,
        '"{waarde}" is geen toegestane waarde van {kolom} in tabel {tabel}.{suggestie}',
        "Verbeter de waarde; toegestaan is {verwacht}.",
        "Over een waarde die niet is afgesproken zegt geen regel iets.",
    ),
    Entry(
        "CNV-425",
        FOUT,
        "Regel {regel} van DMN-tabel {tabel} kan hier van toepassing zijn, maar is niet te lezen.",
        "Herstel die regel; de bevinding over het bestand zegt wat eraan schort.",
        "De uitkomst zonder die regel kan een andere zijn.",
    ),
)

_WORKBOOK: tuple[Entry, ...] = (
    Entry(
        "CNV-431",
        FOUT,
        "DMN-tabel {tabel} heeft hit policy {waarde}; de werkmap kent die niet en krijgt treffer "
        "{verwacht}.",
        "Kijk de tabel na: {reden}.",
        "De uitkomst in de werkmap is niet dezelfde als in DMN.",
    ),
    Entry(
        "CNV-432",
        FOUT,
        'De waarde "{waarde}" in regel {regel}, kolom {kolom} van DMN-tabel {tabel} kan niet in '
        "een cel van een conversietabel staan.",
        "Verbeter de cel in de werkmap; ibcalc check wijst hem aan.",
        "Een ; of een woord als leeg heeft in een cel een eigen betekenis.",
    ),
    Entry(
        "CNV-433",
        WAARSCHUWING,
        'De toegestane waarden van {kolom} in DMN-tabel {tabel} ("{waarde}") passen niet precies '
        "bij Waarden in blad Kenmerken.",
        "Kijk na wat in blad Kenmerken bij {kolom} hoort te staan; nu staat er: {verwacht}.",
        "Blad Kenmerken kent een lijst, of een bereik waarvan de grenzen meetellen.",
    ),
    Entry(
        "CNV-434",
        FOUT,
        "Naar {kolom} vragen meer DMN-tabellen, met verschillende types of toegestane waarden.",
        "Kijk {kolom} na in blad Kenmerken; nu geldt wat tabel {tabel} zegt.",
        "In een werkmap heeft een kenmerk voor alle tabellen dezelfde soort en waarden.",
    ),
)

DMN: tuple[Entry, ...] = (*_FILE, *_DECIDE, *_WORKBOOK)
