"""Findings of the BOEK family by the guard: 022-034 limits, 050-051 odd, 07x old formats."""

from __future__ import annotations

from ibcalc.model.catalogue.boek import ASK_AGAIN, SAVE_AGAIN, UNSAFE
from ibcalc.model.catalogue.entry import Entry
from ibcalc.model.findings import Severity

FOUT, WAARSCHUWING, INFO = Severity.FOUT, Severity.WAARSCHUWING, Severity.INFO

_LIMITS: tuple[Entry, ...] = (
    Entry(
        "BOEK-022",
        FOUT,
        "{bestand} is een koppeling (symbolic link) naar een ander bestand en wordt niet gevolgd.",
        "Geef de naam van het bestand zelf op, of kopieer het naar deze map.",
        "Een koppeling kan ongemerkt naar een heel ander bestand wijzen.",
    ),
    Entry(
        "BOEK-023",
        FOUT,
        "In het bestand {bestand} liggen onderdelen over elkaar heen of staan gegevens vóór het "
        "eerste onderdeel. " + UNSAFE,
        ASK_AGAIN,
        "Zo passen eindeloos veel gegevens in een klein bestand, of zien twee programma's "
        "verschillende gegevens.",
    ),
    Entry(
        "BOEK-024",
        FOUT,
        "Het bestand {bestand} bestaat uit {aantal} onderdelen, terwijl er ten hoogste {grens} "
        "gelezen worden.",
        "Kopieer de bladen die nodig zijn naar een nieuwe werkmap en gebruik die.",
        "Een gewone werkmap heeft tientallen tot honderden onderdelen.",
    ),
    Entry(
        "BOEK-025",
        FOUT,
        "In het bestand {bestand} is het onderdeel {onderdeel} opgebouwd zoals Excel het nooit "
        "schrijft: te diep genest of met een eindeloos element. " + UNSAFE,
        ASK_AGAIN,
        "Zo'n onderdeel kost buitensporig veel geheugen of tijd.",
    ),
    Entry(
        "BOEK-026",
        FOUT,
        "Het bestand {bestand} verwijst naar een onderdeel buiten de werkmap. " + UNSAFE,
        ASK_AGAIN,
        "De onderdelen van een werkmap verwijzen alleen naar elkaar.",
    ),
    Entry(
        "BOEK-027",
        FOUT,
        "Het bestand {bestand} bevat te veel {soort}: meer dan Excel kan gebruiken.",
        "Kopieer alleen de gegevens (Plakken speciaal, Waarden) naar een nieuwe werkmap of een "
        "leeg sjabloon.",
        "Door jarenlang kopiëren en plakken, of met opzet, kan een werkmap zo vervuilen dat zij "
        "niet meer te gebruiken is.",
    ),
    Entry(
        "BOEK-028",
        FOUT,
        "In het bestand {bestand} beslaan samengevoegde cellen of hyperlinks op blad {blad} "
        "miljoenen cellen.",
        "Hef de samenvoeging of de hyperlink op (hele kolommen of het hele blad) en sla het "
        "opnieuw op.",
        "Programma's die zo'n gebied cel voor cel verwerken, lopen vast.",
    ),
    Entry(
        "BOEK-029",
        FOUT,
        "Het bestand {bestand} bevat buitensporig lange teksten, of een lange tekst in heel veel "
        "cellen. " + UNSAFE,
        "Verwijder de lange teksten en sla het opnieuw op.",
        "In een cel passen 32.767 tekens; wat daar ver boven gaat, komt niet uit Excel.",
    ),
    Entry(
        "BOEK-033",
        FOUT,
        "Het bestand {bestand} bevat een getalnotatie van meer dan {grens} tekens. " + UNSAFE,
        ASK_AGAIN,
        "Een getalnotatie telt in Excel ten hoogste 255 tekens; van een veel langere lopen "
        "programma's vast.",
    ),
    Entry(
        "BOEK-034",
        FOUT,
        "In het bestand {bestand} delen op blad {blad} heel veel cellen een heel lange formule. "
        + UNSAFE,
        "Vervang de formules door hun waarden (Plakken speciaal, Waarden) en sla het opnieuw op.",
        "Uitgeschreven zou zo'n formule het geheugen vullen.",
    ),
)

_ODD: tuple[Entry, ...] = (
    Entry(
        "BOEK-050",
        WAARSCHUWING,
        "Blad {blad} is zo verborgen dat Excel het niet in zijn menu toont, maar het bevat "
        "gegevens; die zijn gewoon meegelezen.",
        "Maak het blad zichtbaar met de Visual Basic-editor (Alt+F11, eigenschap Visible), of "
        "vraag de maker waarvoor het dient.",
        "Wie de werkmap controleert, kan zo'n blad niet vinden.",
    ),
    Entry(
        "BOEK-051",
        WAARSCHUWING,
        "De werkmap bevat een koppeling of naam die een ander programma zou starten of iets van "
        "buiten zou ophalen (DDE, OLE, WEBSERVICE); die is niet gevolgd.",
        "Verwijder de koppeling (Gegevens, Koppelingen bewerken) of de naam (Formules, Namen "
        "beheren) en vraag de maker waarvoor zij "
        "diende.",
        "Zo'n koppeling is een bekende manier om op een computer binnen te komen.",
    ),
    Entry(
        "BOEK-052",
        WAARSCHUWING,
        "De werkmap bevat macro's of is opgeslagen als werkmap met macro's; er is niets "
        "uitgevoerd.",
        "Sla de werkmap op als .xlsx zonder macro's als die niet nodig zijn, of vraag de maker "
        "waarvoor ze dienen.",
        "Gelezen zijn alleen de waarden in de cellen; wat een macro daarvan zou maken, telt niet "
        "mee.",
    ),
    Entry(
        "BOEK-053",
        WAARSCHUWING,
        "De formule in deze cel zou een ander programma starten of iets van buiten de werkmap "
        "ophalen (zoals DDE, WEBSERVICE, IMAGE, RTD of CALL); dat is niet gebeurd. Gelezen is de "
        "waarde die het laatst is opgeslagen.",
        "Vervang de formule door haar waarde (Plakken speciaal, Waarden) en vraag de maker "
        "waarvoor zij diende.",
        "Zo'n formule is een bekende manier om op een computer binnen te komen of gegevens weg te "
        "sluizen, en haar waarde kan verouderd zijn.",
    ),
    Entry(
        "BOEK-054",
        INFO,
        "Op blad {blad} zijn titels samengevoegd, waar verder niets naast staat ({aantal} "
        "samenvoegingen).",
        "Er hoeft niets te gebeuren.",
        "Een samengevoegde titel boven een tabel verbergt geen waarden.",
    ),
)

_OLD: tuple[Entry, ...] = (
    Entry(
        "BOEK-070",
        WAARSCHUWING,
        "Het bestand is {soort} en beperkt gelezen: alleen de waarden van de cellen. Opmaak, "
        "formules en verborgen rijen zijn niet gezien; foutwaarden en formules zonder uitkomst "
        "lijken leeg.",
        "Open het in Excel of LibreOffice, sla het op als .xlsx en gebruik dat bestand.",
        "Van een oude indeling zijn verborgen rijen, samengevoegde cellen, formules en fouten niet "
        "te zien, en nullen die alleen door de opmaak voor een getal staan evenmin.",
    ),
    Entry(
        "BOEK-071",
        FOUT,
        "Het bestand {bestand} is {soort}; om dat te lezen ontbreekt hier een programmadeel.",
        "Open het in Excel of LibreOffice, sla het op als .xlsx en gebruik dat bestand; of "
        'installeer het programmadeel met: pip install "ibcalc[old]".',
        "Zonder python-calamine worden alleen .xlsx en .xlsm gelezen.",
    ),
    Entry(
        "BOEK-072",
        FOUT,
        "Het bestand {bestand} is {soort} en kan niet gelezen worden: het is beschadigd of "
        "beveiligd met een wachtwoord.",
        SAVE_AGAIN,
        "De oude indelingen worden alleen gelezen als zij geheel in orde zijn.",
    ),
    Entry(
        "BOEK-073",
        FOUT,
        "Het bestand {bestand} is {soort} en kost te veel geheugen of tijd om te lezen.",
        SAVE_AGAIN,
        "Een oude indeling wordt gelezen in een apart proces met een grens aan geheugen en tijd, "
        "zodat een kwaadaardig bestand niets anders kan storen.",
    ),
)

BOEK_GUARD: tuple[Entry, ...] = (*_LIMITS, *_ODD, *_OLD)
