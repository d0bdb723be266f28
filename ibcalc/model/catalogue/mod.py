"""Findings of the MOD family: the sheets of the model, their cells and what they agree on.

1xx sheets, cells and settings; 2xx calendar; 3xx products; 4xx kenmerken (401), conversions (411),
scenarios (421) and realisatie (431).
"""

from __future__ import annotations

from ibcalc.model.catalogue.entry import Entry
from ibcalc.model.catalogue.sheets import sheet_entries
from ibcalc.model.findings import Severity

FOUT, WAARSCHUWING, INFO = Severity.FOUT, Severity.WAARSCHUWING, Severity.INFO

_SETTINGS: tuple[Entry, ...] = (
    Entry(
        "MOD-131",
        WAARSCHUWING,
        'De instelling "{sleutel}" is niet bekend en doet niets.{suggestie}',
        "Bekende instellingen zijn: {keuzes}.",
        "Een verschreven instelling zou ongemerkt zijn standaardwaarde krijgen.",
    ),
    Entry(
        "MOD-132",
        FOUT,
        "De instelling {sleutel} staat twee keer op blad Model.",
        "Verwijder een van beide rijen.",
        "Bij twee waarden is niet duidelijk welke geldt.",
    ),
    Entry(
        "MOD-133",
        FOUT,
        'Bij jaar staat "{waarde}"; dat is geen jaar of reeks van jaren.',
        "Vul een jaar in (2016) of een reeks van hoogstens 50 jaren (2016-2018).",
        "De kalender wordt gemaakt voor deze jaren.",
    ),
    Entry(
        "MOD-134",
        FOUT,
        "Op blad Model is geen jaar ingevuld.",
        "Voeg een rij toe met Sleutel jaar en Waarde 2016, of het jaar dat u bedoelt.",
        "Zonder jaar kan de kalender niet gemaakt worden.",
    ),
    Entry(
        "MOD-135",
        FOUT,
        "De kalender is doorlopend, maar er is geen anker ingevuld.",
        "Voeg op blad Model een rij toe met Sleutel anker en de eerste dag van de eerste periode.",
        "Een doorlopende kalender telt blokken van 28 dagen vanaf het anker.",
    ),
    Entry(
        "MOD-136",
        INFO,
        "Het anker doet niets, want de kalender is {kalender}.",
        "Maak het anker leeg, of kies kalender doorlopend.",
        "Alleen een doorlopende kalender heeft een anker.",
    ),
    Entry(
        "MOD-137",
        WAARSCHUWING,
        "Bij jaar staat een datum; gelezen is het jaar {jaar}.",
        "Maak de cel op als Getal of Tekst en typ het jaar opnieuw.",
        "Een cel met datumopmaak laat een jaartal als datum zien.",
    ),
)

_CALENDAR: tuple[Entry, ...] = (
    Entry(
        "MOD-201",
        FOUT,
        "De kalender is tabel, maar blad Kalender ontbreekt of is leeg.",
        "Vul blad Kalender met Periode, Van en T/m, of kies op blad Model een andere kalender.",
        "Zonder perioden kan er niets gerekend worden.",
    ),
    Entry(
        "MOD-202",
        FOUT,
        "Tussen periode {first} en periode {second} zit een gat.",
        "Laat {second} beginnen op de dag na het einde van {first}.",
        "Dagen buiten een periode zouden nooit betaald worden.",
    ),
    Entry(
        "MOD-203",
        FOUT,
        "Periode {first} en periode {second} overlappen elkaar.",
        "Laat {second} beginnen op de dag na het einde van {first}.",
        "Dagen in twee perioden zouden dubbel betaald worden.",
    ),
    Entry(
        "MOD-204",
        FOUT,
        "Periode {label} eindigt voordat hij begint.",
        "Verbeter Van of T/m van deze periode.",
        "De periode bevat nu geen enkele dag.",
    ),
    Entry(
        "MOD-205",
        FOUT,
        "De naam {label} staat bij meer dan één periode.",
        "Geef elke periode een eigen naam.",
        "Bedragen worden opgeteld per naam van de periode.",
    ),
    Entry(
        "MOD-206",
        WAARSCHUWING,
        "Blad Kalender wijkt af van kalender {kalender} ({periode}); gerekend is met kalender "
        "{kalender} zoals die gemaakt wordt voor de ingevulde jaren.",
        "Kies op blad Model kalender tabel om blad Kalender te volgen, of herstel het blad.",
        "Blad Kalender geldt alleen zoals het er staat als de kalender tabel is.",
    ),
    Entry(
        "MOD-207",
        WAARSCHUWING,
        "Bij perioden_per_jaar staat {waarde}, maar een jaar van deze kalender heeft er {aantal}.",
        "Maak perioden_per_jaar {aantal}, of laat het weg.",
        "Jaarbedragen worden over dit aantal perioden verdeeld.",
    ),
    Entry(
        "MOD-208",
        WAARSCHUWING,
        "De kalender begint pas op {begin}, na 1 januari {jaar}.",
        "Kies een eerder anker of voeg perioden toe, zodat het hele jaar gedekt is.",
        "Dagen voor de eerste periode worden niet betaald.",
    ),
    Entry(
        "MOD-209",
        WAARSCHUWING,
        "De kalender eindigt op {einde}, voor 31 december {jaar}.",
        "Voeg perioden toe, of verander jaar op blad Model.",
        "Dagen na de laatste periode worden niet betaald.",
    ),
    Entry(
        "MOD-210",
        WAARSCHUWING,
        "Het tarief van {product} gaat in op {datum}; dat is geen eerste dag van een periode van "
        "kalender {kalender}.{gevolg}",
        "Kies een kalender waarvan een periode op {datum} begint, bijvoorbeeld jaar13, of "
        "controleer dat dit is afgesproken.",
        "Een periode die over de ingangsdatum heen loopt, wordt ook belast.",
    ),
    Entry(
        "MOD-211",
        FOUT,
        "Bij perioden_per_jaar staat {waarde}; hier hoort een getal van 1 of meer.",
        "Vul het aantal perioden in een jaar in, meestal 13 of 12.",
        "Jaarbedragen worden door dit aantal gedeeld.",
    ),
    Entry(
        "MOD-212",
        FOUT,
        "Het anker {anker} ligt na {jaar}, dus de kalender heeft geen enkele periode.",
        "Kies een anker op of voor 1 januari van het eerste jaar.",
        "Een doorlopende kalender telt blokken van 28 dagen vanaf het anker.",
    ),
)

_PRODUCTS: tuple[Entry, ...] = (
    Entry(
        "MOD-301",
        FOUT,
        "Product {product} staat twee keer op blad Producten (eerder in {eerste}).",
        "Verwijder een van beide rijen of geef een eigen code.",
        "Een code wijst precies één product aan.",
    ),
    Entry(
        "MOD-302",
        FOUT,
        'Opslag {product} hoort bij "{basis}", maar dat product bestaat niet.{suggestie}',
        "Vul bij Hoort bij de code van een basisproduct in.",
        "Een opslag wordt alleen betaald bij het product waar hij bij hoort.",
    ),
    Entry(
        "MOD-303",
        FOUT,
        "Bij opslag {product} is niet ingevuld bij welk product hij hoort.",
        "Vul bij Hoort bij de code van een basisproduct in.",
        "Een opslag wordt alleen betaald bij het product waar hij bij hoort.",
    ),
    Entry(
        "MOD-304",
        FOUT,
        "Opslag {product} hoort bij {basis}, maar dat is van soort {soort}.",
        "Vul bij Hoort bij een product van soort basis in.",
        "Een opslag hoort bij een basisproduct.",
    ),
    Entry(
        "MOD-305",
        FOUT,
        "Bij product {basis} horen twee opslagen: {eerste} en {product}.",
        "Laat er één over, of maak een van beide een component.",
        "Opslag = ja moet precies één opslag aanwijzen.",
    ),
    Entry(
        "MOD-306",
        FOUT,
        "Toerekening {toerekening} past niet bij eenheid {eenheid} van product {product}.",
        "Kies voor eenheid {eenheid}: {keuzes}.",
        "Een prijs per week wordt per geraakte week of per zondag gerekend.",
    ),
    Entry(
        "MOD-307",
        FOUT,
        "Product {product} heeft eenheid maand, maar de kalender is {kalender}.",
        "Kies kalender maand of tabel, of reken het tarief om naar eenheid periode.",
        "Een maandprijs mag niet per vier weken betaald worden.",
    ),
    Entry(
        "MOD-308",
        WAARSCHUWING,
        "Product {product} heeft toerekening midden, maar periode {periode} heeft minder dan 15 "
        "dagen en wordt dus nooit betaald.",
        "Kies een andere toerekening of maak de periode langer.",
        "Midden kijkt naar dag 15 van de periode.",
    ),
    Entry(
        "MOD-309",
        FOUT,
        "Bij product {product} is Eerste deel % {waarde}; hier hoort 0 tot en met 100.",
        "Vul het deel in dat bij de start betaald wordt, bijvoorbeeld 70.",
        "Eerste deel en rest zijn samen het hele tarief.",
    ),
    Entry(
        "MOD-310",
        WAARSCHUWING,
        "Bij traject {product} is Eerste deel % niet ingevuld; het hele tarief wordt betaald bij "
        "de start.",
        "Vul 100 in als dat klopt, of het deel dat bij de start betaald wordt.",
        "De rest van een traject wordt betaald bij het einde.",
    ),
    Entry(
        "MOD-311",
        INFO,
        "Eerste deel % bij product {product} doet niets, want de eenheid is {eenheid}.",
        "Maak de cel leeg, of kies eenheid traject.",
        "Alleen een traject wordt in twee delen betaald.",
    ),
    Entry(
        "MOD-312",
        WAARSCHUWING,
        "Bij product {product} is Hoort bij ingevuld, maar het is van soort {soort}.",
        "Maak Hoort bij leeg, of kies soort opslag.",
        "Alleen een opslag hoort bij een ander product.",
    ),
    Entry(
        "MOD-313",
        FOUT,
        "Het Maximum van product {product} is negatief.",
        "Vul een bedrag van 0 of meer in, of maak de cel leeg.",
        "Een maximum begrenst wat een cliënt per jaar kost.",
    ),
    Entry(
        "MOD-314",
        FOUT,
        "Een product kan niet {product} heten.",
        "Kies een andere code.",
        "Dit woord betekent in een conversietabel dat een mens moet beslissen.",
    ),
)

_REST: tuple[Entry, ...] = (
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
        'Scenario {scenario} noemt conversietabel "{tabel}", maar die bestaat niet.{suggestie}',
        "Noem bij Product de tabel van blad Conversies en bij Waarde het blad dat hem vervangt.",
        "Een scenario kan een conversietabel alleen vervangen door een die er is.",
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
)

MOD: tuple[Entry, ...] = (*sheet_entries("MOD"), *_SETTINGS, *_CALENDAR, *_PRODUCTS, *_REST)
