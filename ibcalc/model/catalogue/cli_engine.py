"""Findings of the CLI family that the engine makes: rows that meet, and rows without a price."""

from __future__ import annotations

from ibcalc.model.catalogue.entry import Entry
from ibcalc.model.findings import Severity

FOUT, WAARSCHUWING, INFO = Severity.FOUT, Severity.WAARSCHUWING, Severity.INFO

CLI_ENGINE: tuple[Entry, ...] = (
    Entry(
        "CLI-301",
        FOUT,
        "Deze rij overlapt in de tijd met een andere rij van dezelfde cliënt met hetzelfde product "
        "{product}.",
        "Pas Van of T/m aan zodat de rijen elkaar niet overlappen, of verwijder een van de rijen.",
        "Overlappende rijen zouden dezelfde zorg dubbel betalen; alle rijen die elkaar overlappen "
        "tellen niet mee tot dit is verbeterd.",
    ),
    Entry(
        "CLI-302",
        FOUT,
        "De opslag {product} loopt op dagen waarop de cliënt het product {basis} niet heeft.",
        "Laat Van en T/m van de opslag binnen de rijen met {basis} van deze cliënt vallen, of "
        "voeg de rij met {basis} toe.",
        "Een opslag wordt alleen betaald bij het product waar hij bij hoort.",
    ),
    Entry(
        "CLI-303",
        FOUT,
        "Voor product {product} geldt op {datum} geen tarief{periode}.",
        "Voeg in blad Tarieven een tarief voor {product} toe dat op {datum} geldt, of pas Van of "
        "T/m van deze rij aan.",
        "Zonder tarief is er geen prijs; de rij telt niet mee, en nooit als 0 euro.",
    ),
    Entry(
        "CLI-304",
        WAARSCHUWING,
        "In {perioden} wisselt een cliënt van product of aanbieder ({producten}). Gerekend is met "
        "wissel {gekozen}: {bedrag}. De andere keuzes geven: {anders}.",
        "Klopt de keuze niet, verander dan Wissel in blad Model.",
        "Binnen één familie wordt per periode één product betaald; de keuze bepaalt welk.",
    ),
    Entry(
        "CLI-305",
        WAARSCHUWING,
        "In {perioden} heeft een cliënt door omzetting meer dan één recht in dezelfde familie "
        "({producten}). Het duurste is één keer gerekend: {gekozen}, samen {bedrag}.",
        "Controleer of de oude indicaties naast elkaar horen te lopen; zo niet, beëindig er een.",
        "Een cliënt met twee oude codes krijgt na omzetting één product per familie.",
    ),
    Entry(
        "CLI-306",
        INFO,
        "Deze rij heeft een prijs, maar wordt in geen enkele periode gerekend.",
        "Controleer Van en T/m: de rij valt buiten de kalender, of is niet actief op de dag die "
        "telt voor de toerekening van het product.",
        "De rij is geprijsd en staat in de telling, maar geeft geen bedrag.",
    ),
    Entry(
        "CLI-307",
        INFO,
        "Deze cliënt heeft tegelijk producten uit de families {eerste} en {tweede} (stapeling).",
        "Geen actie nodig; controleer of de combinatie is bedoeld.",
        "Producten van verschillende families worden naast elkaar betaald.",
    ),
    Entry(
        "CLI-308",
        INFO,
        "Het maximum van {maximum} per cliënt per jaar voor {product} is in {jaar} bereikt; het "
        "meerdere is niet gerekend.",
        "Geen actie nodig; het maximum staat in blad Producten.",
        "Wat boven het maximum uitkomt wordt niet betaald.",
    ),
    Entry(
        "CLI-309",
        FOUT,
        "Er wordt een opslag gevraagd bij product {product}, maar dat product heeft geen opslag.",
        "Voeg in blad Producten een opslag toe met {product} bij Hoort bij, of zet Opslag op nee.",
        "Zonder opslagproduct is er geen prijs voor de opslag; de rij telt niet mee.",
    ),
    Entry(
        "CLI-310",
        FOUT,
        "De opslag {opslag} hoort niet bij product {product}.",
        "Kies de opslag die bij {product} hoort, of vul bij Opslag alleen ja in.",
        "Een opslag heeft altijd dezelfde categorie als het product.",
    ),
    Entry(
        "CLI-311",
        FOUT,
        "Product {product} staat niet in blad Producten.",
        "Verbeter de productcode of voeg het product toe in blad Producten.",
        "Zonder product is er geen prijs; de rij telt niet mee.",
    ),
    Entry(
        "CLI-312",
        FOUT,
        "Product {product} wordt per {eenheid} betaald, maar Volume is niet ingevuld.",
        "Vul bij Volume het aantal ({eenheid}) in.",
        "Zonder volume is er geen bedrag; de rij telt niet mee.",
    ),
    Entry(
        "CLI-313",
        WAARSCHUWING,
        "Volume is ingevuld, maar product {product} wordt per {eenheid} betaald en niet per "
        "volume. Het volume is niet gebruikt.",
        "Maak Volume leeg, of kies een product dat per volume wordt betaald.",
        "Een ingevuld volume dat niets doet wijst vaak op een verkeerd product.",
    ),
    Entry(
        "CLI-314",
        INFO,
        "Het volume van deze rij loopt over meer dan één periode en is helemaal geboekt in de "
        "eerste periode.",
        "Wilt u het volume per periode zien, maak dan voor elke periode een eigen rij.",
        "Een volume zegt niet hoe het over de tijd verdeeld is.",
    ),
    Entry(
        "CLI-316",
        WAARSCHUWING,
        'Bij {kenmerk} staat "{waarde}"; afgesproken is: {verwacht}.',
        "Verbeter de waarde, of pas de Waarden van {kenmerk} aan in blad Kenmerken.",
        "Voor het bedrag van deze rij maakt het niet uit, maar de gegevens kloppen niet met wat is "
        "afgesproken.",
    ),
    Entry(
        "CLI-317",
        WAARSCHUWING,
        "{kenmerk} is verplicht, maar is in deze rij niet ingevuld.",
        "Vul {kenmerk} in, of zet in blad Kenmerken Verplicht op nee.",
        "Voor het bedrag van deze rij maakt het niet uit, maar de gegevens zijn niet compleet.",
    ),
    Entry(
        "CLI-315",
        FOUT,
        "Deze rij heeft geen Product, en geen conversietabel van het model geeft een product.",
        "Vul bij Product een productcode in, of voeg een conversietabel met DAN Product toe.",
        "Zonder product is er geen prijs; de rij telt niet mee.",
    ),
)
