"""Findings of the CLI family that reading makes: 1xx the caseload as a table, 2xx facts of a row.

No text here may take the value of a client number; those of other columns are only shown if they
can't be one, nor a BSN or a name.
"""

from __future__ import annotations

from ibcalc.model.catalogue.entry import Entry
from ibcalc.model.catalogue.sheets import sheet_entries
from ibcalc.model.findings import Severity

FOUT, WAARSCHUWING, INFO = Severity.FOUT, Severity.WAARSCHUWING, Severity.INFO

_FILE: tuple[Entry, ...] = (
    Entry(
        "CLI-131",
        INFO,
        "Er staan geen cliënten in.",
        "Vul onder de kolomkoppen de cliënten in.",
        "Zonder rijen zijn alle totalen 0.",
    ),
    Entry(
        "CLI-132",
        INFO,
        "Het csv-bestand is gelezen met {scheiding} tussen de kolommen, tekens volgens {tekens} en "
        "{decimalen}.",
        "Geen actie nodig; zien namen er vreemd uit, sla het bestand dan op als CSV UTF-8.",
        "Een csv-bestand zegt zelf niet hoe het gelezen moet worden.",
    ),
    Entry(
        "CLI-133",
        FOUT,
        "Deze rij heeft meer waarden dan er kolommen zijn.",
        "Zet waarden waarin het scheidingsteken voorkomt tussen aanhalingstekens.",
        "Waarden kunnen een kolom verschoven zijn, dus de rij telt niet mee.",
    ),
    Entry(
        "CLI-134",
        INFO,
        'Bij {kolom} staan getallen als tekst, zoals "{waarde}"; dat is gelezen als het getal '
        "{gelezen}.",
        "Geen actie nodig als dat klopt; kies anders in Excel bij deze cellen Converteren naar "
        "getal.",
        "Excel telt een getal dat als tekst is bewaard niet mee in een som; ibcalc leest het wel.",
    ),
    Entry(
        "CLI-135",
        WAARSCHUWING,
        "Bij {kolom} staan spaties of onzichtbare tekens te veel, zoals in "
        '"{waarde}"; dat is gelezen als "{gelezen}".',
        "Typ de waarde opnieuw zonder die tekens.",
        "Zulke tekens zijn niet te zien en komen vaak mee uit een ander systeem; in de melding "
        "staan ze tussen vierkante haken. ibcalc leest de waarde zonder; in een formule of een "
        "ander programma tellen ze wel mee.",
    ),
    Entry(
        "CLI-136",
        FOUT,
        "In kolom Client staat een getal waarvan Excel cijfers heeft weggelaten.",
        "Maak de kolom op als Tekst en haal de nummers opnieuw uit het bronsysteem.",
        "Van een lang nummer bewaart Excel vijftien cijfers, en in csv soms alleen 1,23E+15. Twee "
        "cliënten kunnen zo hetzelfde nummer krijgen.",
    ),
    Entry(
        "CLI-137",
        WAARSCHUWING,
        "Dit nummer in kolom Client staat ook zonder de nullen ervoor in de lijst; ze zijn geteld "
        "als twee cliënten.",
        "Is het dezelfde cliënt, maak de kolom dan op als Tekst en typ het nummer overal gelijk.",
        "Excel haalt de nullen voor een nummer weg. ibcalc voegt cliënten niet zelf samen.",
    ),
    Entry(
        "CLI-138",
        FOUT,
        'Bij {kolom} staat "{waarde}"; in deze kolom staat de punt ook voor decimalen, dus dit kan '
        "{gelezen} zijn, maar ook {anders}.",
        "Gebruik in de hele kolom een komma voor decimalen, en geen punt bij duizendtallen.",
        "Zonder andere waarden met een punt is 1.500 in Nederland vijftienhonderd.",
    ),
    Entry(
        "CLI-139",
        WAARSCHUWING,
        "In kolom {kolom} staan spaties of onzichtbare tekens om of in een waarde; zij is zonder "
        "gelezen.",
        "Typ de waarde opnieuw zonder die tekens.",
        "Zulke tekens komen vaak mee uit een ander systeem en zijn niet te zien.",
    ),
    Entry(
        "CLI-140",
        WAARSCHUWING,
        "Dit nummer in kolom Client staat ook anders geschreven in de lijst: alleen hoofdletters, "
        "spaties, punten of nullen verschillen; ze zijn geteld als verschillende cliënten.",
        "Is het dezelfde cliënt, typ het nummer dan overal gelijk, in een kolom met opmaak Tekst.",
        "ibcalc voegt cliënten niet zelf samen. Een kopie met pseudoniemen geeft beide "
        "schrijfwijzen hetzelfde pseudoniem en telt er dus één.",
    ),
    Entry(
        "CLI-141",
        WAARSCHUWING,
        "Deze naam in kolom Aanbieder staat ook anders geschreven in de lijst: alleen hoofdletters,"
        " spaties of leestekens verschillen; ze zijn geteld als verschillende aanbieders.",
        "Is het dezelfde aanbieder, schrijf de naam dan overal gelijk.",
        "De kosten per aanbieder staan nu verdeeld over twee namen.",
    ),
)

_ROWS: tuple[Entry, ...] = (
    Entry(
        "CLI-201",
        FOUT,
        "Client is niet ingevuld.",
        "Vul een eigen nummer van de cliënt in; alleen een product van soort vast mag zonder.",
        "Zonder nummer is niet te zien welke rijen van dezelfde cliënt zijn.",
    ),
    Entry(
        "CLI-203",
        FOUT,
        "T/m ligt voor Van.",
        "Verbeter Van of T/m; een indicatie van één dag heeft twee keer dezelfde datum.",
        "De indicatie loopt nu op geen enkele dag.",
    ),
    Entry(
        "CLI-204",
        FOUT,
        'Product "{waarde}" staat niet op blad Producten.{suggestie}',
        "Verbeter de code, of zet het product op blad Producten van het model.",
        "Zonder product is er geen prijs; de rij telt niet mee.",
    ),
    Entry(
        "CLI-206",
        FOUT,
        "Aantal is {waarde}; hier hoort een heel getal van 1 t/m {grens}.",
        "Vul het aantal gelijke cliënten in, of laat de cel leeg voor 1.",
        "Het bedrag van de rij wordt met het aantal vermenigvuldigd.",
    ),
    Entry(
        "CLI-207",
        FOUT,
        "Volume is {waarde}; hier hoort een getal van 0 tot een miljard, met hoogstens vier "
        "decimalen.",
        "Vul het geleverde aantal uren, minuten, dagdelen of stuks in.",
        "Het volume wordt met het tarief vermenigvuldigd.",
    ),
    Entry(
        "CLI-208",
        FOUT,
        'Bij Opslag staat "{waarde}"; verwacht ja, nee of de code van een opslag.{suggestie}',
        "Vul ja of nee in, of een product van soort opslag.",
        "Wat geen opslag aanwijst wordt niet geraden.",
    ),
    Entry(
        "CLI-210",
        WAARSCHUWING,
        'Bij Gemeente staat "{waarde}"; een gemeentecode heeft vier cijfers.',
        "Vul de code van vier cijfers in, bijvoorbeeld 0505, in een cel met opmaak Tekst.",
        "Kosten worden bij een gemeente geteld op haar code.",
    ),
    Entry(
        "CLI-211",
        WAARSCHUWING,
        "In kolom {kolom} staat een waarde die een burgerservicenummer kan zijn.",
        "Verwijder het nummer; gebruik in kolom Client een eigen nummer van de cliënt.",
        "Een burgerservicenummer hoort niet in losse werkmappen.",
    ),
    Entry(
        "CLI-212",
        WAARSCHUWING,
        "Deze rij is in alle kolommen gelijk aan een eerdere rij.",
        "Verwijder de dubbele rij, of gebruik Aantal voor gelijke cliënten.",
        "Een dubbele rij is meestal een kopieerfout en betaalt dezelfde zorg twee keer.",
    ),
    Entry(
        "CLI-213",
        FOUT,
        "Bij Product staat handmatig: er moet nog beslist worden.",
        "Vul de code van het gekozen product in.",
        "Zonder product is er geen prijs; de rij telt niet mee.",
    ),
)

_NOT_ON_CLIENTEN = ("107", "117", "118", "119", "121", "126")
"""Other columns are kenmerken; no column has amounts, percentages, a fixed list or only ja/nee."""

_WORSE = {"109": WAARSCHUWING}
"""A row that is taken for a remark may be a client of whom everything else was forgotten."""

CLI: tuple[Entry, ...] = (*sheet_entries("CLI", _NOT_ON_CLIENTEN, _WORSE), *_FILE, *_ROWS)
