"""Findings of the AANL family about submissions: 2xx tables, cells and rows, 3xx cross checks.

201-226 are the findings that every sheet can have, see ``sheets.py``; 4xx are in ``aanl_forms.py``.
No text here may take the value of a client number, nor what stands in a column that can hold one.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from ibcalc.model.catalogue.entry import Entry
from ibcalc.model.catalogue.sheets import sheet_entries
from ibcalc.model.findings import Severity

FOUT, WAARSCHUWING, INFO = Severity.FOUT, Severity.WAARSCHUWING, Severity.INFO

_WORSE = MappingProxyType({"109": WAARSCHUWING})
"""A row that is taken for a remark may be one of which everything else was forgotten."""


def submission_code(code: str) -> str:
    """The code in a submission of a finding that every sheet can have: MOD-114 is AANL-214."""
    return f"AANL-2{code[-2:]}"


_SHARED = tuple(
    replace(entry, code=submission_code(entry.code))
    for entry in sheet_entries("AANL", ("106", "118", "126", "157"), _WORSE)
)

_TABLES: tuple[Entry, ...] = (
    Entry(
        "AANL-230",
        INFO,
        "De kolommen op blad {blad} staan in een andere volgorde dan in het sjabloon; ze zijn op "
        "hun kop gelezen.",
        "Geen actie nodig.",
        "Een verschoven kolom verandert niets aan wat er gelezen wordt, zolang de koppen kloppen.",
    ),
    Entry(
        "AANL-231",
        INFO,
        'De kop "{kop}" op blad {blad} is gelezen als {kolom}.',
        "Geen actie nodig; in het sjabloon heet de kolom {kolom}.",
        "Voor elke kolom zijn ook andere gangbare namen bekend.",
    ),
    Entry(
        "AANL-232",
        WAARSCHUWING,
        'De kop "{kop}" op blad {blad} is niet bekend; zij lijkt op {kolom} en is zo gelezen.',
        "Controleer of dit de kolom {kolom} is en herstel de kop.",
        "Een verschreven kop wordt alleen gelezen als er één kolom ontbreekt waar zij op lijkt.",
    ),
    Entry(
        "AANL-233",
        INFO,
        "In kolom {kolom} staan getallen als tekst; ze zijn als getal gelezen.",
        "Kies in Excel bij deze cellen Converteren naar getal.",
        "Excel telt een getal dat als tekst is bewaard niet mee in een som.",
    ),
    Entry(
        "AANL-234",
        WAARSCHUWING,
        "In kolom {kolom} staan spaties of onzichtbare tekens om of in een waarde; zij is zonder "
        "gelezen.",
        "Typ de waarde opnieuw zonder die tekens.",
        "Zulke tekens komen vaak mee uit een ander systeem en zijn niet te zien.",
    ),
    Entry(
        "AANL-235",
        FOUT,
        "Het blad {blad} met de kolommen {koppen} ontbreekt.",
        "Gebruik het sjabloon zoals u het kreeg en laat alle bladen staan.",
        "Zonder dit blad is de inzending niet volledig.",
    ),
    Entry(
        "AANL-236",
        WAARSCHUWING,
        "Op blad {blad} is niets ingevuld.",
        "Vul onder de kolomkoppen uw gegevens in, of meld dat er niets te melden is.",
        "Een lege inzending telt mee als niets.",
    ),
    Entry(
        "AANL-237",
        FOUT,
        "In kolom {kolom} staat een getal waarvan Excel cijfers heeft weggelaten.",
        "Maak de kolom op als Tekst en haal de nummers opnieuw uit uw eigen systeem.",
        "Van een lang nummer bewaart Excel vijftien cijfers. Twee cliënten kunnen zo hetzelfde "
        "nummer krijgen.",
    ),
    Entry(
        "AANL-238",
        WAARSCHUWING,
        "Dit nummer in kolom {kolom} staat ook zonder de nullen ervoor in de lijst; ze zijn geteld "
        "als twee cliënten.",
        "Is het dezelfde cliënt, maak de kolom dan op als Tekst en typ het nummer overal gelijk.",
        "Excel haalt de nullen voor een nummer weg. Cliënten worden nooit vanzelf samengevoegd.",
    ),
    Entry(
        "AANL-239",
        FOUT,
        'Bij {kolom} staat "{waarde}"; in deze kolom staat de punt ook voor decimalen, dus dit kan '
        "{gelezen} zijn, maar ook {anders}.",
        "Gebruik in de hele kolom een komma voor decimalen, en geen punt bij duizendtallen.",
        "Zonder andere waarden met een punt is 1.500 in Nederland vijftienhonderd.",
    ),
)

_ROWS: tuple[Entry, ...] = (
    Entry(
        "AANL-240",
        FOUT,
        "In kolom {kolom} staat geen burgerservicenummer: verwacht zijn negen cijfers die aan de "
        "elfproef voldoen.",
        "Controleer het nummer bij de bron en typ het opnieuw, in een cel met opmaak Tekst.",
        "Een verschreven nummer wijst een ander aan.",
    ),
    Entry(
        "AANL-241",
        WAARSCHUWING,
        "In kolom {kolom} mist het burgerservicenummer zijn nul vooraan of staan er tekens tussen; "
        "het is hersteld tot negen cijfers die aan de elfproef voldoen.",
        "Maak de kolom op als Tekst en typ het nummer opnieuw als negen cijfers.",
        "Excel haalt de nul voor een getal weg.",
    ),
    Entry(
        "AANL-242",
        WAARSCHUWING,
        "In kolom {kolom} staat een getal dat een burgerservicenummer kan zijn.",
        "Verwijder het nummer als het er een is; het hoort hier niet.",
        "Een burgerservicenummer mag alleen waar de wet dat voorschrijft.",
    ),
    Entry(
        "AANL-243",
        WAARSCHUWING,
        "In de naam van het bestand staat een getal dat een burgerservicenummer kan zijn.",
        "Geef het bestand een andere naam. In de overzichten is het getal vervangen door kruisjes.",
        "Namen van bestanden komen in mailprogramma's en logboeken terecht.",
    ),
    Entry(
        "AANL-244",
        WAARSCHUWING,
        "In kolom {kolom} staat een getal dat een burgerservicenummer kan zijn; dit sjabloon "
        "vraagt een eigen nummer.",
        "Gebruik een eigen nummer van de cliënt, of vraag de gemeente om het sjabloon met BSN.",
        "In de overzichten van de gemeente wordt dit nummer niet getoond.",
    ),
    Entry(
        "AANL-245",
        WAARSCHUWING,
        "Deze rij is in alle kolommen gelijk aan rij {rij}.",
        "Verwijder de dubbele rij.",
        "Een dubbele rij is meestal een kopieerfout en telt dezelfde zorg twee keer.",
    ),
    Entry(
        "AANL-246",
        FOUT,
        "{einde} ligt voor {begin}.",
        "Verbeter een van beide datums.",
        "De levering loopt nu op geen enkele dag.",
    ),
    Entry(
        "AANL-247",
        FOUT,
        "Bij {kolom} staat {waarde}; hier hoort een getal van 0 of meer.",
        "Vul een getal van 0 of meer in; een correctie stuurt u door het hele bestand opnieuw te "
        "sturen.",
        "Een negatief getal verkleint ongemerkt een totaal.",
    ),
    Entry(
        "AANL-248",
        WAARSCHUWING,
        "{sleutel} staan samen ook in rij {rij}, met andere cijfers; beide rijen tellen mee.",
        "Tel de rijen zelf op tot één rij, of verbeter de verkeerde.",
        "Twee rijen over hetzelfde zijn vaak een oude en een nieuwe versie van één getal.",
    ),
    Entry(
        "AANL-249",
        WAARSCHUWING,
        'Bij {kolom} staat "{waarde}"; een gemeentecode heeft vier cijfers.',
        "Vul de code van vier cijfers in, bijvoorbeeld 0505, in een cel met opmaak Tekst.",
        "Volumes worden bij een gemeente geteld op haar code.",
    ),
    Entry(
        "AANL-250",
        FOUT,
        "Bij {kolom} staat {waarde}; dat is meer dan {grens}.",
        "Controleer de komma en de eenheid, en vul het juiste getal in.",
        "Een getal van deze grootte kan niet kloppen en zou elk totaal bepalen.",
    ),
    Entry(
        "AANL-251",
        WAARSCHUWING,
        "Bij product {product} zijn niet alle kostenelementen ingevuld: {elementen}.",
        "Vul bij elk element een bedrag in, 0 als u deze kosten niet heeft.",
        "Een element dat ontbreekt maakt de kostprijs lager dan zij is.",
    ),
    Entry(
        "AANL-252",
        WAARSCHUWING,
        "Bij product {product} is het tarief per uur {tarief}; de kostenelementen tellen op tot "
        "{som}.",
        "Verbeter het tarief of een kostenelement, of leg het verschil uit bij Opmerking.",
        "Een reële prijs is op te bouwen uit zijn kostenelementen.",
    ),
    Entry(
        "AANL-253",
        FOUT,
        "Product {product} heeft kosten op blad {blad}, maar geen tarief en uren op blad {uren}.",
        "Vul op blad {uren} het tarief en de uren van dit product in.",
        "Zonder tarief is er niets om de kosten mee te vergelijken.",
    ),
    Entry(
        "AANL-261",
        FOUT,
        "Blad {blad} heeft dezelfde kolommen als blad {tabel}, met rijen eronder ({aantal}); die "
        "zijn niet gelezen.",
        "Zet alle rijen op blad {tabel}. Verwijder blad {blad} als het een oude kopie is.",
        "Van elk soort rijen wordt één blad gelezen. Wat op een ander blad staat zou ongemerkt "
        "ontbreken in de totalen.",
    ),
)

_MODEL: tuple[Entry, ...] = (
    Entry(
        "AANL-301",
        FOUT,
        'Product "{waarde}" bestaat niet in het model.{suggestie}',
        "Gebruik een productcode uit de lijst van de gemeente.",
        "Zonder product is er geen prijs en telt de rij nergens bij.",
    ),
    Entry(
        "AANL-302",
        FOUT,
        "Product {product} heeft in het model geen tarief op {datum}.",
        "Controleer de datum of periode; klopt die, vraag de gemeente naar het product.",
        "Wat geen tarief heeft, kan niet betaald worden.",
    ),
    Entry(
        "AANL-304",
        FOUT,
        'Periode "{waarde}" komt niet voor in de kalender van het model.{suggestie}',
        "Gebruik een periode uit de lijst, zoals {voorbeeld}.",
        "Zonder bekende periode is niet te zien wanneer er geleverd is.",
    ),
    Entry(
        "AANL-305",
        WAARSCHUWING,
        "Bij {kolom} staat gemeente {waarde}; verwacht is {verwacht}.",
        "Controleer de gemeente; elke gemeente krijgt haar eigen inzending.",
        "Cijfers van een andere gemeente horen niet in dit overzicht.",
    ),
    Entry(
        "AANL-306",
        WAARSCHUWING,
        "De datum {datum} bij {kolom} valt buiten de kalender van het model ({van} t/m {tot}).",
        "Controleer het jaartal.",
        "Wat buiten de kalender valt, komt in geen enkele periode.",
    ),
    Entry(
        "AANL-307",
        FOUT,
        "Product {product} telt in het model per {eenheid}, en Volume is niet ingevuld.",
        "Vul bij Volume het geleverde aantal in.",
        "Zonder volume is niet te zien wat er geleverd is.",
    ),
    Entry(
        "AANL-308",
        WAARSCHUWING,
        "Product {product} telt in het model per {eenheid}; het ingevulde volume telt niet mee in "
        "de prijs.",
        "Laat Volume leeg bij dit product, of kies het product dat u bedoelt.",
        "De kalender bepaalt bij dit product hoeveel er betaald wordt.",
    ),
    Entry(
        "AANL-309",
        WAARSCHUWING,
        "Bij Opslag staat ja, maar product {product} heeft in het model geen opslag.",
        "Zet Opslag op nee bij dit product, of kies het product dat u bedoelt.",
        "Voor een opslag die er niet is, wordt niets berekend.",
    ),
)

_BETWEEN: tuple[Entry, ...] = (
    Entry(
        "AANL-320",
        WAARSCHUWING,
        "Deze cliënt kan ook bij een andere aanbieder staan: {plaatsen}.",
        "Zoek uit of het dezelfde cliënt is. De rijen zijn niet samengevoegd, en de aanbieders "
        "zien dit niet.",
        "Dezelfde zorg kan dubbel geleverd of dubbel gemeld zijn. Spaties en nullen vooraan zijn "
        "bij het vergelijken weggelaten.",
    ),
)

AANL: tuple[Entry, ...] = (*_SHARED, *_TABLES, *_ROWS, *_MODEL, *_BETWEEN)
