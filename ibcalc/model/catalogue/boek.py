"""Findings of the BOEK family.

001-039: a file can't be opened; 040-059: what is odd in a workbook that could be read; 060-069:
a file can't be written.
"""

from __future__ import annotations

from ibcalc.model.catalogue.entry import Entry
from ibcalc.model.findings import Severity

FOUT, WAARSCHUWING, INFO = Severity.FOUT, Severity.WAARSCHUWING, Severity.INFO

SAVE_AGAIN = "Open het in Excel, sla het opnieuw op als .xlsx of .xlsm en gebruik dat bestand."
ASK_AGAIN = "Vraag de afzender om het bestand opnieuw te sturen, opgeslagen vanuit Excel als .xlsx."
UNSAFE = "Zo'n bestand komt niet uit Excel en kan onveilig zijn; daarom is het niet gelezen."

_OPENING: tuple[Entry, ...] = (
    Entry(
        "BOEK-001",
        FOUT,
        "Het bestand {bestand} is niet gevonden.",
        "Controleer de naam en de map; let op de extensie (.xlsx of .xlsm).",
        "Zonder het bestand kan er niets gelezen worden.",
    ),
    Entry(
        "BOEK-002",
        FOUT,
        "{bestand} is een map of apparaat en geen bestand.",
        "Geef de naam van het bestand zelf op.",
        "Er wordt precies één bestand verwacht.",
    ),
    Entry(
        "BOEK-003",
        FOUT,
        "Het bestand {bestand} kan niet gelezen worden: het is vergrendeld of u hebt er geen "
        "rechten op.",
        "Sluit het bestand in Excel, of vraag leesrechten, en probeer het opnieuw.",
        "Een bestand dat een ander programma vasthoudt, kan niet betrouwbaar gelezen worden.",
    ),
    Entry(
        "BOEK-004",
        FOUT,
        "Het bestand {bestand} is te groot: {grootte} MB, terwijl ten hoogste {grens} MB gelezen "
        "wordt.",
        "Verwijder bladen of afbeeldingen die niet nodig zijn, of lever de cliënten aan als csv "
        "of parquet in delen.",
        "Een grens aan de grootte houdt de computer bruikbaar.",
    ),
    Entry(
        "BOEK-005",
        FOUT,
        "Het bestand {bestand} is leeg (0 bytes).",
        "Kopieer of download het bestand opnieuw.",
        "Een leeg bestand is meestal het gevolg van een afgebroken kopie of download.",
    ),
    Entry(
        "BOEK-006",
        FOUT,
        "{bestand} is het tijdelijke slotbestand dat Excel maakt zolang een werkmap open staat.",
        "Gebruik het bestand met dezelfde naam zonder ~$ ervoor.",
        "In een slotbestand staan geen gegevens.",
    ),
    Entry(
        "BOEK-007",
        FOUT,
        "Het bestand {bestand} is beveiligd met een wachtwoord.",
        "Open het in Excel, haal het wachtwoord weg (Bestand, Info, Werkmap beveiligen) en sla "
        "het opnieuw op.",
        "Een versleutelde werkmap kan niet gelezen worden zonder het wachtwoord.",
    ),
    Entry(
        "BOEK-008",
        FOUT,
        "Het bestand {bestand} is een werkmap in de oude indeling van Excel (.xls).",
        SAVE_AGAIN,
        "Alleen de huidige indeling van Excel (.xlsx, .xlsm) wordt gelezen.",
    ),
    Entry(
        "BOEK-009",
        FOUT,
        "Het bestand {bestand} is geen Excel-werkmap maar {soort}.",
        SAVE_AGAIN,
        "Een andere extensie maakt van een bestand nog geen werkmap; gekeken is naar de inhoud.",
    ),
    Entry(
        "BOEK-010",
        FOUT,
        "Het bestand {bestand} is beschadigd of niet volledig: het kan niet uitgepakt worden.",
        "Kopieer of download het opnieuw; helpt dat niet, open het dan in Excel, laat het "
        "herstellen en sla het op.",
        "Een werkmap is een zip-bestand; een deel daarvan ontbreekt of klopt niet.",
    ),
    Entry(
        "BOEK-011",
        FOUT,
        "Het bestand {bestand} is een zip-bestand met een wachtwoord.",
        "Pak het uit en gebruik de werkmap die erin zit.",
        "Excel versleutelt werkmappen op een andere manier.",
    ),
    Entry(
        "BOEK-012",
        FOUT,
        "Het bestand {bestand} bevat onderdelen buiten zijn eigen map. " + UNSAFE,
        ASK_AGAIN,
        "Namen met .. of een vast pad zijn een bekende manier om bestanden te overschrijven.",
    ),
    Entry(
        "BOEK-013",
        FOUT,
        "Het bestand {bestand} bevat twee onderdelen met dezelfde naam. " + UNSAFE,
        ASK_AGAIN,
        "Twee programma's zouden in zo'n bestand verschillende gegevens kunnen zien.",
    ),
    Entry(
        "BOEK-014",
        FOUT,
        "Het bestand {bestand} is ingepakt op een manier die Excel niet gebruikt.",
        SAVE_AGAIN,
        "Excel kent alleen opgeslagen en met deflate ingepakte onderdelen.",
    ),
    Entry(
        "BOEK-015",
        FOUT,
        "Het bestand {bestand} wordt bij het uitpakken buitensporig groot. " + UNSAFE,
        "Verwijder lege, opgemaakte rijen en kolommen onder en naast de gegevens en sla het "
        "opnieuw op.",
        "Een klein bestand dat uitpakt tot gigabytes legt de computer stil.",
    ),
    Entry(
        "BOEK-016",
        FOUT,
        "In het bestand {bestand} is het onderdeel {onderdeel} beschadigd of niet te begrijpen.",
        "Open het in Excel, laat het herstellen en sla het opnieuw op.",
        "Een onderdeel dat maar half leesbaar is, zou stil gegevens laten verdwijnen.",
    ),
    Entry(
        "BOEK-017",
        FOUT,
        "In het bestand {bestand} heeft het onderdeel {onderdeel} een eigen documenttype. "
        + UNSAFE,
        ASK_AGAIN,
        "Een documenttype (DOCTYPE) kan andere bestanden binnenhalen; Excel schrijft het nooit.",
    ),
    Entry(
        "BOEK-018",
        FOUT,
        "In het bestand {bestand} ontbreekt het onderdeel {onderdeel}.",
        "Open het in Excel, laat het herstellen en sla het opnieuw op.",
        "Zonder dit onderdeel kan de werkmap niet volledig gelezen worden.",
    ),
    Entry(
        "BOEK-019",
        FOUT,
        "Het bestand {bestand} bevat geen enkel werkblad met cellen.",
        "Controleer of dit het juiste bestand is.",
        "Alleen werkbladen worden gelezen; grafiekbladen en macrobladen niet.",
    ),
    Entry(
        "BOEK-020",
        FOUT,
        "In het bestand {bestand} staat op blad {blad} een cel buiten het rooster van Excel "
        "({adres}).",
        ASK_AGAIN,
        "Een Excel-blad loopt van A1 tot XFD1048576; zo'n cel zou nergens zichtbaar zijn.",
    ),
    Entry(
        "BOEK-021",
        FOUT,
        "Het bestand {bestand} bevat te veel cellen: meer dan {grens}.",
        "Verwijder gegevens ver buiten de tabellen, of lever de cliënten aan als csv of parquet.",
        "Een enkele waarde ver naar rechts op veel rijen kost evenveel geheugen als een volle "
        "tabel.",
    ),
)

_ODD: tuple[Entry, ...] = (
    Entry(
        "BOEK-040",
        INFO,
        "Blad {blad} is verborgen maar bevat gegevens; die zijn gewoon meegelezen.",
        "Maak het blad zichtbaar als het meetelt, of verwijder het.",
        "Wie de werkmap controleert, ziet een verborgen blad niet.",
    ),
    Entry(
        "BOEK-041",
        WAARSCHUWING,
        "Op blad {blad} zijn verborgen of weggefilterde rijen met gegevens; die zijn gewoon "
        "meegelezen ({aantal} rijen).",
        "Wis het filter of maak de rijen zichtbaar en controleer of ze mee moeten tellen.",
        "Een filter verbergt rijen alleen voor het oog; ze tellen wel mee.",
    ),
    Entry(
        "BOEK-042",
        WAARSCHUWING,
        "Op blad {blad} zijn verborgen kolommen met gegevens; die zijn gewoon meegelezen.",
        "Maak de kolommen zichtbaar en controleer of ze mee moeten tellen.",
        "Wie de werkmap controleert, ziet een verborgen kolom niet.",
    ),
    Entry(
        "BOEK-043",
        WAARSCHUWING,
        "Op blad {blad} zijn cellen samengevoegd naast andere gegevens; alleen de cel linksboven "
        "heeft de waarde, de andere gelden als leeg ({aantal} samenvoegingen).",
        "Hef de samenvoeging binnen tabellen op en vul elke cel afzonderlijk.",
        "Een samengevoegde cel lijkt voor meer rijen te gelden, maar hoort bij één rij.",
    ),
    Entry(
        "BOEK-044",
        WAARSCHUWING,
        "Op blad {blad} staan onder samengevoegde cellen nog waarden die Excel niet laat zien; "
        "die zijn meegelezen.",
        "Hef de samenvoeging op en verwijder of verplaats de waarden die eronder stonden.",
        "Een onzichtbare waarde telt anders ongemerkt mee.",
    ),
    Entry(
        "BOEK-045",
        WAARSCHUWING,
        "De formule in deze cel is nooit uitgerekend, dus er is geen waarde om te lezen.",
        "Open het bestand in Excel, sla het op en probeer het opnieuw.",
        "Programma's die een werkmap maken zonder Excel slaan vaak wel de formule op maar niet "
        "de uitkomst.",
    ),
    Entry(
        "BOEK-046",
        WAARSCHUWING,
        "De waarde die voor deze cel is opgeslagen, is beschadigd en niet te lezen.",
        "Typ de waarde opnieuw in en sla het bestand op.",
        "Een beschadigde cel geldt als foutwaarde, nooit als leeg of nul.",
    ),
    Entry(
        "BOEK-047",
        WAARSCHUWING,
        "De werkmap haalt gegevens uit andere werkmappen; gelezen zijn de waarden zoals ze het "
        "laatst zijn opgeslagen.",
        "Verbreek de koppelingen (Gegevens, Koppelingen bewerken) of controleer dat de waarden "
        "actueel zijn.",
        "Een koppeling naar een bestand dat hier niet is, kan verouderde waarden tonen.",
    ),
    Entry(
        "BOEK-048",
        WAARSCHUWING,
        "De werkmap bevat macro's terwijl de extensie {extensie} dat niet laat zien; de macro's "
        "zijn niet uitgevoerd.",
        "Vraag de afzender waarom, en sla de werkmap op als .xlsx zonder macro's.",
        "Macro's in een bestand dat ze niet hoort te hebben, zijn een bekend teken van misbruik.",
    ),
    Entry(
        "BOEK-049",
        WAARSCHUWING,
        "De werkmap heeft verbindingen met gegevensbronnen buiten de werkmap; die zijn niet "
        "gebruikt.",
        "Verwijder de verbindingen (Gegevens, Query's en verbindingen) of controleer dat de "
        "waarden actueel zijn.",
        "Gelezen zijn de waarden zoals ze het laatst zijn opgeslagen.",
    ),
)

_WRITING: tuple[Entry, ...] = (
    Entry(
        "BOEK-060",
        FOUT,
        "Het bestand {bestand} is ook invoer en wordt daarom niet overschreven.",
        "Geef de uitkomst een andere naam.",
        "Invoer blijft altijd onaangeroerd, zodat een berekening te herhalen is.",
    ),
    Entry(
        "BOEK-061",
        FOUT,
        "De map voor {bestand} bestaat niet.",
        "Maak de map eerst aan of kies een andere map.",
        "Er worden geen mappen aangemaakt waar niet om gevraagd is.",
    ),
    Entry(
        "BOEK-062",
        FOUT,
        "Het bestand {bestand} kan niet geschreven worden: het staat open of u hebt geen rechten "
        "op de map.",
        "Sluit het bestand in Excel en probeer het opnieuw.",
        "Een bestand wordt in zijn geheel vervangen of helemaal niet.",
    ),
    Entry(
        "BOEK-063",
        FOUT,
        "{bestand} is een map en kan niet door een bestand vervangen worden.",
        "Geef een bestandsnaam op.",
        "Een map wordt nooit overschreven.",
    ),
    Entry(
        "BOEK-064",
        FOUT,
        "Het bestand {bestand} kon niet geschreven worden: {reden}.",
        "Controleer of er ruimte is op de schijf en of de map bereikbaar is, en probeer het "
        "opnieuw.",
        "Een half geschreven bestand wordt weer verwijderd; een bestaand bestand blijft zoals "
        "het was.",
    ),
)

BOEK: tuple[Entry, ...] = (*_OPENING, *_ODD, *_WRITING)
