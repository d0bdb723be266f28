"""Findings about tables and cells that the MOD and CLI families share, by number.

101-109 and 156-159: finding a table, its columns and rows. 111-129, 154, 155 and 160: one cell
against the type of its column.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from types import MappingProxyType

from ibcalc.model.catalogue.entry import Entry
from ibcalc.model.findings import Severity

FOUT, WAARSCHUWING, INFO = Severity.FOUT, Severity.WAARSCHUWING, Severity.INFO
NO_OTHER: Mapping[str, Severity] = MappingProxyType({})

_TABLES: tuple[Entry, ...] = (
    Entry(
        "101",
        FOUT,
        "Op blad {blad} is geen rij met kolomkoppen gevonden.",
        "Zet in één rij boven de gegevens ten minste deze koppen: {koppen}.",
        "Zonder koppen is niet te weten wat er in welke kolom staat.",
    ),
    Entry(
        "102",
        INFO,
        "Er is geen blad of tabel met de naam {blad}; gelezen is blad {gevonden}, omdat daar de "
        "kolomkoppen van {blad} staan.",
        "Noem het blad {blad}, dan is er geen twijfel mogelijk.",
        "Een tabel wordt gezocht op naam, en anders op zijn kolomkoppen.",
    ),
    Entry(
        "103",
        WAARSCHUWING,
        "Ook op blad {anders} staan de kolomkoppen van {blad}; alleen blad {gevonden} is gelezen.",
        "Zet alle gegevens in één tabel, of geef de juiste tabel de naam {blad}.",
        "Gegevens op een tweede blad tellen niet mee.",
    ),
    Entry(
        "104",
        FOUT,
        "De kolom {kolom} ontbreekt op blad {blad}.{suggestie}",
        "Voeg een kolom met de kop {kolom} toe.",
        "Zonder deze kolom is de tabel niet te gebruiken.",
    ),
    Entry(
        "105",
        FOUT,
        "De kolom {kolom} staat twee keer op blad {blad}.",
        "Verwijder of hernoem een van beide kolommen.",
        "Bij twee gelijke kolommen is niet duidelijk welke telt.",
    ),
    Entry(
        "106",
        WAARSCHUWING,
        'De kolom "{kolom}" op blad {blad} is niet bekend.{suggestie}',
        "Verbeter de kop, of geef de kolom een duidelijk andere naam.",
        "Een verschreven kop maakt dat een hele kolom niet doet wat bedoeld is.",
    ),
    Entry(
        "107",
        INFO,
        'De kolom "{kolom}" op blad {blad} is niet bekend en niet gebruikt.',
        "Geen actie nodig als de kolom voor eigen gebruik is.",
        "Eigen kolommen mogen, maar doen niets.",
    ),
    Entry(
        "108",
        WAARSCHUWING,
        "Onder de Excel-tabel op blad {blad} staan nog rijen met gegevens; die zijn meegelezen.",
        "Sleep de hoek van de tabel omlaag tot en met de laatste rij, of verwijder de rijen.",
        "Rijen die onder een tabel geplakt zijn, horen er voor Excel niet bij.",
    ),
    Entry(
        "109",
        INFO,
        "Deze rij op blad {blad} is gelezen als opmerking of totaal en telt niet mee.",
        "Hoort de rij wel bij de gegevens, vul dan ook de andere kolommen in.",
        "Een losse tekst of totaalrij onder of tussen de gegevens is geen gegeven.",
    ),
    Entry(
        "156",
        INFO,
        "De kolomkoppen op blad {blad} staan over twee rijen; ze zijn samen gelezen.",
        "Geen actie nodig; met alle koppen in één rij is er geen twijfel mogelijk.",
        "Een groepskop boven een deel van de kolommen maakt dat geen rij alle koppen heeft.",
    ),
    Entry(
        "157",
        WAARSCHUWING,
        'De kop "{kop}" op blad {blad} is niet bekend; zij lijkt op {kolom} en is zo gelezen.',
        "Controleer of dit de kolom {kolom} is en herstel de kop.",
        "Een verschreven kop wordt alleen gelezen als er één kolom ontbreekt waar zij op lijkt.",
    ),
    Entry(
        "158",
        WAARSCHUWING,
        "In deze rij op blad {blad} staan de kolomkoppen nog een keer; zij telt niet mee.",
        "Verwijder de rij, en controleer of de rijen eronder geen tweede keer hetzelfde zijn.",
        "Koppen tussen de gegevens komen mee als twee lijsten onder elkaar worden geplakt.",
    ),
    Entry(
        "159",
        WAARSCHUWING,
        "De kolom {kolom} staat twee keer op blad {blad}; een van beide is leeg en de andere is "
        "gelezen.",
        "Verwijder de lege kolom.",
        "Van twee gelijke kolommen kan er maar één gelden; een lege zegt niets.",
    ),
)

_CELLS: tuple[Entry, ...] = (
    Entry(
        "111",
        FOUT,
        "In kolom {kolom} staat de foutwaarde {waarde}.",
        "Herstel de formule of typ de waarde zelf in.",
        "Een foutwaarde van Excel wordt nooit als leeg of nul gelezen.",
    ),
    Entry(
        "112",
        FOUT,
        "De formule in kolom {kolom} is nooit uitgerekend, dus er is geen waarde.",
        "Open het bestand in Excel, sla het op en probeer het opnieuw.",
        "Een formule zonder opgeslagen uitkomst wordt nooit als leeg of nul gelezen.",
    ),
    Entry(
        "113",
        FOUT,
        "{kolom} is niet ingevuld.",
        "Vul in deze rij {kolom} in, of maak de hele rij leeg.",
        "Zonder deze waarde is de rij niet te gebruiken.",
    ),
    Entry(
        "114",
        FOUT,
        'Bij {kolom} staat "{waarde}"; dat is geen datum.{hint}',
        "Vul een bestaande datum in als dag-maand-jaar, bijvoorbeeld 31-12-2016.",
        "Een datum waarover twijfel bestaat wordt niet geraden.",
    ),
    Entry(
        "115",
        FOUT,
        'Bij {kolom} staat "{waarde}"; dat is geen getal.{hint}',
        "Vul alleen een getal in, met een komma voor decimalen als de kolom die heeft.",
        "Met iets anders dan een getal valt niet te rekenen.",
    ),
    Entry(
        "116",
        FOUT,
        "Bij {kolom} staat {waarde}; hier hoort een heel getal.{hint}",
        "Vul een getal zonder decimalen in.",
        "Dit wordt geteld in hele eenheden.",
    ),
    Entry(
        "117",
        FOUT,
        "Bij {kolom} staat {waarde}; een bedrag heeft hoogstens twee decimalen.{hint}",
        "Rond het bedrag zelf af op hele centen.",
        "Alle bedragen zijn hele centen; er wordt niet stil afgerond.",
    ),
    Entry(
        "118",
        FOUT,
        'Bij {kolom} staat "{waarde}"; verwacht ja of nee.',
        "Vul ja of nee in.",
        "Wat geen ja of nee is wordt niet geraden.",
    ),
    Entry(
        "119",
        FOUT,
        'Bij {kolom} staat "{waarde}"; mogelijk is: {keuzes}.{suggestie}',
        "Kies een van de genoemde waarden.",
        "Een andere waarde heeft hier geen betekenis.",
    ),
    Entry(
        "120",
        WAARSCHUWING,
        "Bij {kolom} staat het getal {waarde}; het is gelezen als de datum {datum}.",
        "Maak de cel op als datum en controleer de waarde.",
        "Excel bewaart een datum als getal; zonder opmaak is dat niet te zien.",
    ),
    Entry(
        "121",
        WAARSCHUWING,
        "Bij {kolom} staat {waarde}; dat is gelezen als {waarde}%.",
        "Vul 25 in voor 25%, of 25% als de cel een percentage toont.",
        "Wie 0,25 typt kan een kwart procent bedoelen, maar ook 25%. Een cel die Excel als 25% "
        "toont wordt gelezen als 25%.",
    ),
    Entry(
        "122",
        WAARSCHUWING,
        'Bij {kolom} staat {waarde}; dat is gelezen als "{gelezen}", met de nul ervoor.',
        "Maak de kolom op als Tekst en typ de code opnieuw.",
        "Excel haalt de nul voor een code weg.",
    ),
    Entry(
        "123",
        WAARSCHUWING,
        'Bij {kolom} staat "{waarde}"; dat is gelezen als "{gelezen}".',
        'Schrijf "{gelezen}".',
        "Alleen de schrijfwijze verschilt, zodat er één betekenis mogelijk is.",
    ),
    Entry(
        "124",
        FOUT,
        "Bij {kolom} staat de datum {waarde}; hier hoort {verwacht}.",
        "Maak de cel op als Tekst of Getal en typ de waarde opnieuw.",
        "Excel verandert 1-2 in een datum; de bedoelde waarde is dan niet meer te zien.",
    ),
    Entry(
        "125",
        WAARSCHUWING,
        'Bij {kolom} staat "{waarde}"; de punt is gelezen als komma: {gelezen}.',
        "Gebruik een komma voor decimalen.",
        "In Nederland scheidt een punt duizendtallen en een komma decimalen.",
    ),
    Entry(
        "126",
        FOUT,
        'Bij {kolom} staat "{waarde}"; dat is geen bedrag of lijst van bedragen per periode.',
        "Vul een bedrag in, of per periode: 2016-P02: 692,21; 2016-P03: 296,66.",
        "Een toets met een onleesbare verwachting toetst niets.",
    ),
    Entry(
        "127",
        WAARSCHUWING,
        'Bij {kolom} staat "{waarde}"; dat is gelezen als de datum {datum}.',
        "Schrijf de datum als {datum}.{let_op}",
        "De datum is anders geschreven dan dag-maand-jaar, maar kan maar één dag zijn. Een jaar "
        "van twee cijfers is tot en met 49 van deze eeuw; een tijdstip telt niet mee.",
    ),
    Entry(
        "128",
        WAARSCHUWING,
        'Bij {kolom} staat "{waarde}"; dat is gelezen als het getal {gelezen}.',
        "Schrijf {gelezen}.",
        "Het getal is anders geschreven dan 1.234,56, maar kan maar één getal zijn. Een min "
        "achteraan en haakjes betekenen een negatief getal.",
    ),
    Entry(
        "129",
        FOUT,
        "Bij {kolom} staat het percentage {waarde}; hier hoort een getal.",
        "Maak de cel op als Getal en typ de waarde opnieuw, zonder procentteken.",
        "Een cel die 12% toont, bevat 0,12: welk van beide bedoeld is, is niet te zien.",
    ),
    Entry(
        "154",
        FOUT,
        'Bij {kolom} staat het getal {waarde}; dat kan "{waarde}" zijn, maar ook "{ook}".',
        "Maak de kolom op als Tekst en typ de code opnieuw, met de nullen die erbij horen.",
        "Excel haalt de nullen voor een code weg; beide codes bestaan, dus er wordt niet gekozen.",
    ),
    Entry(
        "155",
        FOUT,
        "{kolom} lijkt ingevuld, maar er staat een lege tekst of alleen een spatie.",
        "Vul in deze rij {kolom} in; staat er een formule, herstel die dan.",
        'Een formule die "" geeft en een cel met een spatie zijn niet leeg, maar hebben geen '
        "waarde.",
    ),
    Entry(
        "160",
        WAARSCHUWING,
        "{kolom} lijkt ingevuld, maar er staat een lege tekst of alleen een spatie; dat is gelezen "
        "als leeg.",
        "Maak de cel echt leeg met Delete, of vul {kolom} in; staat er een formule, herstel die "
        "dan.",
        'Een formule die "" geeft is vaak een verwijzing die niets vond; leeg kan dan iets anders '
        "betekenen dan bedoeld is, zoals een einddatum die ontbreekt.",
    ),
)


def sheet_entries(
    family: str, without: Collection[str] = (), severities: Mapping[str, Severity] = NO_OTHER
) -> tuple[Entry, ...]:
    """These findings as entries of a family: ``sheet_entries("MOD")`` starts at ``MOD-101``.

    Args:
        family: the letters before the number.
        without: numbers that can't occur on its sheets.
        severities: of numbers that are worse or better in this family.
    """
    return tuple(
        replace(
            entry,
            code=f"{family}-{entry.code}",
            severity=severities.get(entry.code, entry.severity),
        )
        for entry in (*_TABLES, *_CELLS)
        if entry.code not in without
    )
