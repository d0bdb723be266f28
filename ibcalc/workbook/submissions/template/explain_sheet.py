"""Sheet Uitleg of a form: what is asked, how it is filled and sent, in plain Dutch."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ibcalc.workbook.submissions.forms.cost_rows import ARTICLE
from ibcalc.workbook.submissions.forms.form import Form
from ibcalc.workbook.submissions.template import example_sheet, status_sheet
from ibcalc.workbook.submissions.template.facts import Facts
from ibcalc.workbook.submissions.template.lists import LISTS, PRICES
from ibcalc.workbook.submissions.template.table_sheet import ready_rows
from ibcalc.workbook.template.page import Line, Look, Page

NAME = "Uitleg"
TAB = "#7F7F7F"

_WHAT: Mapping[str, str] = MappingProxyType(
    {
        "aanbieder-volumes": "De gemeente vraagt hoeveel cliënten u per product en per periode "
        "hielp. U vult alleen aantallen in: geen namen, geen nummers van cliënten.",
        "aanbieder-clienten": "De gemeente vraagt per cliënt welk product u leverde, en van "
        "wanneer tot wanneer. U gebruikt uw eigen nummer van de cliënt: nooit een BSN of een naam.",
        "aanbieder-clienten-bsn": "De gemeente vraagt per cliënt welk product u leverde, met het "
        "BSN. Gebruik dit formulier alleen als de wet dat toestaat, en stuur het beveiligd.",
        "kostprijs": "De gemeente vraagt hoe uw kostprijs per uur is opgebouwd, in de onderdelen "
        "van art. 5.4 van het Uitvoeringsbesluit Wmo 2015. Alle bedragen zijn in euro, zonder btw.",
    }
)
_STEPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "aanbieder-volumes": (
            "Eén rij is één product in één periode. Twee gemeenten? Dan twee rijen.",
            "Volume vult u alleen in bij een product waar op blad Lijsten volume achter staat.",
        ),
        "aanbieder-clienten": (
            "Eén rij is één product van één cliënt. Een ander product is een nieuwe rij.",
            "T/m is de laatste dag die meetelt. Loopt de zorg door, laat T/m dan leeg.",
        ),
        "aanbieder-clienten-bsn": (
            "Eén rij is één product van één cliënt. Een ander product is een nieuwe rij.",
            "Het BSN heeft negen cijfers, met de nul vooraan; de status rekent de elfproef na.",
            "T/m is de laatste dag die meetelt. Loopt de zorg door, laat T/m dan leeg.",
        ),
        "kostprijs": (
            "Vul op blad Uren in hoeveel uren een cliënt per periode krijgt, en uw tarief.",
            "Levert u een product niet, laat het dan leeg.",
            "Vul op blad Kosten de zeven onderdelen in, in euro per productief uur; 0 mag.",
            "Noem bij elk bedrag de bron: cao, jaarrekening of eigen berekening.",
        ),
    }
)
_PREVIEW: Mapping[str, str] = MappingProxyType(
    {
        "aanbieder-volumes": "Bedrag is het aantal maal het tarief van die periode, of bij uren "
        "het volume maal het tarief. De gemeente rekent alles opnieuw uit.",
        "aanbieder-clienten": "Bedrag is de prijs van één hele periode met de opslag, of bij uren "
        "het volume maal het tarief. De gemeente rekent alles opnieuw uit.",
        "aanbieder-clienten-bsn": "Bedrag is de prijs van één hele periode met de opslag, of bij "
        "uren het volume maal het tarief. De gemeente rekent alles opnieuw uit.",
        "kostprijs": "Kostprijs per uur is de som van de zeven onderdelen. Verschil is het tarief "
        "van de gemeente min uw kostprijs: onder nul komt u tekort.",
    }
)
_SHEETS = {
    "Gegevens": "Wie u bent, en voor welke gemeente en welk jaar u instuurt.",
    "Volumes": "Hier vult u uw aantallen in.",
    "Clienten": "Hier vult u uw cliënten in.",
    "Clienten met BSN": "Hier vult u uw cliënten in.",
    "Uren": "Hier vult u per product uren en tarief in.",
    "Kosten": "Hier vult u per product de zeven onderdelen in.",
    status_sheet.NAME: "Of u klaar bent: hoeveel rijen er goed zijn, en waar een fout zit.",
    example_sheet.NAME: "Ingevulde rijen, ook een met een fout.",
    PRICES: "De tarieven van de gemeente, met de dagen waarop ze gelden.",
    LISTS: "De producten, perioden en gemeenten waaruit u kiest.",
}


_EXAMPLE_PRICE = "Blad Tarieven heeft prijzen van de soort voorbeeld: die zijn niet afgesproken."


def explanation(form: Form, facts: Facts) -> Page:
    """The first sheet of a form."""
    return Page(
        NAME,
        (
            Line(form.title, look=Look.TITLE),
            Line("Wat is dit?", _WHAT[form.kind]),
            Line("Voor", _for_whom(facts)),
            Line("Zo vult u in", look=Look.HEADING),
            *_steps(form),
            Line("Bladen", look=Look.HEADING),
            *(Line(name, _SHEETS[name], Look.LINK) for name in sheet_names(form, facts)),
            *_elements(form),
            *LEGEND,
            Line("Goed om te weten", look=Look.HEADING),
            *_good_to_know(form, facts),
        ),
        TAB,
    )


def sheet_names(form: Form, facts: Facts) -> tuple[str, ...]:
    """The sheets after Uitleg, in their order; without a model there is nothing to look up."""
    looked_up = (PRICES, LISTS) if facts.producten else ()
    names = (spec.name for spec in form.sheets)
    return (*names, status_sheet.NAME, example_sheet.NAME, *looked_up)


def _for_whom(facts: Facts) -> str:
    asked = facts.aanvraag
    parts = [
        f"aanbieder {asked.aanbieder}" if asked.aanbieder else "",
        f"gemeente {asked.gemeente}" if asked.gemeente else "",
        facts.jaar,
        f"model {facts.naam}" if facts.naam else "",
    ]
    return ", ".join(part for part in parts if part) or "elke gemeente en elk jaar"


def _steps(form: Form) -> tuple[Line, ...]:
    texts = (
        "Vul eerst blad Gegevens in.",
        *_STEPS[form.kind],
        "Kijk naar kolom Status, de laatste kolom: daar staat ok, of wat er mis is.",
        'Kijk op blad Status of daar "Klaar om te versturen" staat.',
        "Bewaar het bestand als .xlsx en stuur het naar de gemeente.",
    )
    return tuple(Line(f"Stap {number}", text) for number, text in enumerate(texts, start=1))


def _elements(form: Form) -> tuple[Line, ...]:
    if form.kind != "kostprijs":
        return ()
    lines = (
        Line(element.value, f"{text} Art. 5.4, onderdeel {letter}.")
        for element, (letter, text) in ARTICLE.items()
    )
    return (Line("Onderdelen van de kostprijs", look=Look.HEADING), *lines)


LEGEND = (
    Line("Legenda", look=Look.HEADING),
    Line("invullen", "Lichtgele cel: hier vult u in. Het woord boven de kop zegt wie er vult: "
         "invullen, mag leeg, staat klaar of automatisch.", Look.INPUT),
    Line("automatisch", "Grijze cel: rekent het formulier zelf uit.", Look.FILLED),
    Line("Kop", "Vette kop: elke rij moet hier iets hebben.", Look.HEADER),
    Line("Kop", "Cursieve kop: deze kolom mag leeg blijven.", Look.OPTIONAL_HEADER),
    Line("ok", "De rij is in orde."),
    Line("let op: ...", "Controleer de rij; u mag haar zo insturen."),
    Line("een andere tekst", "Er is een fout. De tekst zegt wat er mis is."),
)  # fmt: skip


def _good_to_know(form: Form, facts: Facts) -> tuple[Line, ...]:
    lines = [
        Line("Uitleg bij een kolom", "Klik op een cel: de uitleg van de kolom verschijnt ernaast."),
        Line("Opmerkingen", "Kolom Opmerking is voor u; de gemeente leest haar, er wordt niet mee "
             "gerekend."),
        Line("Plakken", "Plak alleen waarden (Plakken speciaal, Waarden): dan blijven keuzelijsten "
             "en opmaak staan. Ook wat u plakt wordt nagekeken in kolom Status."),
        Line("Filteren en sorteren", "Met de knoppen in de koppen. Sorteer op een kolom die u zelf "
             "vult: lege rijen blijven dan onderaan."),
        Line("Meer rijen nodig?", _room(form, facts)),
        Line("Afdrukken", "Filter kolom Status eerst op niet leeg: dan drukt u alleen ingevulde "
             "rijen af."),
        Line("Beveiliging", "De bladen zijn beveiligd zonder wachtwoord, tegen vergissingen. "
             "Filteren, sorteren, rijen invoegen en kolommen breder maken kan gewoon."),
    ]  # fmt: skip
    if facts.producten:
        lines.insert(0, Line("Voorbeeldberekening", _PREVIEW[form.kind]))
    if any(tarief.soort_prijs.value == "voorbeeld" for tarief in facts.tarieven):
        lines.insert(1, Line("Voorbeeldprijs", _EXAMPLE_PRICE))
    return tuple(lines)


def _room(form: Form, facts: Facts) -> str:
    if form.kind == "kostprijs" and facts.producten:
        return "Nee: voor elk product staan alle rijen klaar."
    ready = len(ready_rows(form.tables[0], facts))
    return (
        f"Er staan {ready} rijen klaar. Voeg anders rijen in boven de laatste rij en kopieer de "
        "grijze cellen van de rij erboven. Rijen onder de laatste rij worden ook gelezen."
    )
