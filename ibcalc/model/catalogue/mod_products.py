"""Findings of the MOD family about sheet Producten (301-)."""

from __future__ import annotations

from ibcalc.model.catalogue.entry import Entry
from ibcalc.model.findings import Severity

FOUT, WAARSCHUWING, INFO = Severity.FOUT, Severity.WAARSCHUWING, Severity.INFO

PRODUCTS: tuple[Entry, ...] = (
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
