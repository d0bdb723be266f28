"""What the template of a caseload says: sheet Uitleg, and the words of sheet Status."""

from __future__ import annotations

from ibcalc.workbook.made import STATUS_OF
from ibcalc.workbook.submissions.template import example_sheet, status_sheet
from ibcalc.workbook.submissions.template.explain_sheet import LEGEND, NAME, TAB
from ibcalc.workbook.submissions.template.facts import Facts
from ibcalc.workbook.submissions.template.lists import LISTS, PRICES
from ibcalc.workbook.template.page import Line, Look, Page

STATUS_WORDS = status_sheet.Words(
    f"{STATUS_OF} cliëntenbestand",
    "Klaar om mee te rekenen",
    (
        'Een rij is in orde als in kolom Status van blad Clienten "ok" staat.',
        "Let op: controleer de rij; zij wordt wel gelezen.",
        "Fout: de rij telt niet mee, en de uitkomst is niet volledig. Kolom Status zegt waarom.",
        "Zonder status: kolom Status is leeg. Kopieer de grijze cellen van de rij erboven.",
        "Het bedrag is de prijs van één hele periode per rij, als voorbeeld. Rekenen doet ibcalc.",
        "Wat een conversietabel beslist, ziet u niet hier maar bij: ibcalc check.",
    ),
    facts=False,
)


def about_clients(facts: Facts) -> Page:
    """The first sheet."""
    return Page(
        NAME,
        (
            Line("Cliënten", look=Look.TITLE),
            Line("Wat is dit?", "Een leeg cliëntenbestand voor de gemeente zelf: één rij per "
                 "indicatie of product van een cliënt. Aanbieders krijgen een eigen formulier."),
            Line("Model", facts.naam or "Zonder model: keuzelijsten en tarieven ontbreken."),
            Line("Zo vult u in", look=Look.HEADING),
            *_STEPS,
            Line("Bladen", look=Look.HEADING),
            *(Line(name, text, Look.LINK) for name, text in _sheets(facts)),
            *LEGEND,
            Line("Goed om te weten", look=Look.HEADING),
            *_GOOD_TO_KNOW,
        ),
        TAB,
    )  # fmt: skip


_STEPS = (
    Line("Stap 1", "Geef elke cliënt een eigen nummer, in elke rij hetzelfde: geen BSN of naam."),
    Line("Stap 2", "Vul het product in als u het weet. Laat Code en Klasse dan leeg."),
    Line("Stap 3", "Weet u het product niet, vul dan in waaruit het model het bepaalt: Code en "
         "Klasse, of de kenmerken aan het eind van de rij."),
    Line("Stap 4", "Van en T/m zijn de eerste en de laatste dag die meetellen. Loopt de zorg door, "
         "laat T/m dan leeg."),
    Line("Stap 5", "Aantal leeg betekent 1: vul 12 in voor twaalf gelijke cliënten in één rij. "
         "Volume is alleen voor een product in uren, minuten, dagdelen of stuks."),
    Line("Stap 6", 'Kijk op blad Status of daar "Klaar om mee te rekenen" staat.'),
    Line("Rekenen", "ibcalc calculate MODEL --clients DIT-BESTAND -o UITKOMST.xlsx"),
)  # fmt: skip
_GOOD_TO_KNOW = (
    Line("Uitleg bij een kolom", "Klik op een cel: de uitleg van de kolom verschijnt ernaast."),
    Line("Opmerkingen", "Kolom Opmerking is voor u; er wordt niet mee gerekend."),
    Line("Plakken", "Plak alleen waarden (Plakken speciaal, Waarden): dan blijven keuzelijsten en "
         "opmaak staan. Ook wat u plakt wordt nagekeken in kolom Status."),
    Line("Filteren en sorteren", "Met de knoppen in de koppen. Sorteer op een kolom die u zelf "
         "vult: lege rijen blijven dan onderaan."),
    Line("Meer rijen nodig?", "Er staan 1000 rijen klaar. Rijen daaronder worden ook gelezen, maar "
         "hebben geen status; kopieer daarvoor de grijze cellen."),
    Line("Beveiliging", "De bladen zijn beveiligd zonder wachtwoord, tegen vergissingen. Filteren, "
         "sorteren, rijen invoegen en kolommen breder maken kan gewoon."),
    Line("Privacy", "Dit bestand gaat over personen: bewaar en verstuur het beveiligd."),
)  # fmt: skip


def _sheets(facts: Facts) -> tuple[tuple[str, str], ...]:
    looked_up = (
        (PRICES, "De tarieven van het model, met de dagen waarop ze gelden."),
        (LISTS, "De producten, perioden en gemeenten waaruit u kiest."),
    )
    return (
        ("Clienten", "Hier vult u de cliënten in."),
        (status_sheet.NAME, "Hoeveel rijen er goed zijn, en waar een fout zit."),
        (example_sheet.NAME, "Ingevulde rijen, ook een met een fout."),
        *(looked_up if facts.producten else ()),
    )
