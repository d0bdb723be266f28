"""Findings of the MOD family about sheets Model (131-) and Kalender (201-)."""

from __future__ import annotations

from ibcalc.model.catalogue.entry import Entry
from ibcalc.model.findings import Severity

FOUT, WAARSCHUWING, INFO = Severity.FOUT, Severity.WAARSCHUWING, Severity.INFO

SETTINGS: tuple[Entry, ...] = (
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
    Entry(
        "MOD-138",
        INFO,
        "In kolom {kolom} op blad {blad} staan spaties of onzichtbare tekens om een waarde; zij is "
        "zonder gelezen.",
        "Typ de waarde opnieuw zonder die tekens.",
        "Zulke tekens komen vaak mee uit een ander systeem en zijn niet te zien. In een formule "
        "tellen ze wel mee.",
    ),
)

CALENDAR: tuple[Entry, ...] = (
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
        "Een tarief gaat in op {datum}; dat is geen eerste dag van een periode van kalender "
        "{kalender}.{gevolg}",
        "Kies een Vanaf waarop een periode begint ({voor} of {na}), of een kalender waarin op "
        "{datum} een periode begint ({kalenders}), of controleer dat dit is afgesproken.",
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
