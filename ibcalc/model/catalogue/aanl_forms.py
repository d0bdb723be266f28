"""Findings of the AANL family about a submission as a whole: its form, version and standing."""

from __future__ import annotations

from ibcalc.model.catalogue.entry import Entry
from ibcalc.model.findings import Severity

FOUT, WAARSCHUWING, INFO = Severity.FOUT, Severity.WAARSCHUWING, Severity.INFO

_FORM: tuple[Entry, ...] = (
    Entry(
        "AANL-401",
        WAARSCHUWING,
        "Het kenmerk van het sjabloon ontbreekt; aan de kolomkoppen is het herkend als {soort}.",
        "Gebruik het sjabloon dat u van de gemeente kreeg, en plak er geen ander blad overheen.",
        "Het kenmerk zegt bij welke gemeente, welk jaar en welk model de inzending hoort.",
    ),
    Entry(
        "AANL-402",
        FOUT,
        "Dit is geen ingevuld sjabloon: geen enkel blad heeft de kolommen ervan.",
        "Vul het sjabloon in dat u van de gemeente kreeg.",
        "Er is niets gelezen dat meetelt.",
    ),
    Entry(
        "AANL-403",
        WAARSCHUWING,
        "Het sjabloon is {versie}; nu geldt versie {verwacht}. {gelezen}.",
        "Gebruik voortaan het nieuwe sjabloon van de gemeente.",
        "Wat in beide versies hetzelfde betekent, is overgenomen; een kolom die iets anders ging "
        "betekenen niet, en die wordt apart genoemd.",
    ),
    Entry(
        "AANL-404",
        FOUT,
        "Het sjabloon is versie {versie}, en dat is nieuwer dan deze ibcalc kent ({verwacht}).",
        "Laat de gemeente ibcalc bijwerken en lees het bestand daarna opnieuw.",
        "Een nieuwere versie kan iets anders bedoelen met dezelfde kolom.",
    ),
    Entry(
        "AANL-405",
        WAARSCHUWING,
        'Het sjabloon is gemaakt bij model "{waarde}"; gecontroleerd is met "{verwacht}".',
        "Controleer of het juiste model is gebruikt.",
        "Producten en tarieven kunnen tussen modellen verschillen.",
    ),
    Entry(
        "AANL-406",
        WAARSCHUWING,
        "Het sjabloon is voor {waarde}; het model geldt voor {verwacht}.",
        "Gebruik het sjabloon van het juiste jaar, of lees het bestand met het model van dat jaar.",
        "Cijfers van een ander jaar horen niet in dit overzicht.",
    ),
    Entry(
        "AANL-407",
        FOUT,
        "Er staat niet in wie de aanbieder is.",
        "Vul de naam van uw organisatie in op het blad en de plek die het sjabloon daarvoor heeft.",
        "Zonder aanbieder is de inzending van niemand.",
    ),
    Entry(
        "AANL-408",
        WAARSCHUWING,
        "Er staat een andere aanbieder in dan waarvoor het sjabloon is gemaakt.",
        "Controleer de naam van de aanbieder, of gebruik uw eigen sjabloon.",
        "De ingevulde naam is gebruikt.",
    ),
    Entry(
        "AANL-409",
        WAARSCHUWING,
        "Op blad Gegevens is {kolom} niet ingevuld.",
        "Vul {kolom} in.",
        "Zonder dit gegeven is niet te zien waar de inzending over gaat.",
    ),
    Entry(
        "AANL-410",
        FOUT,
        'Bij {kolom} staat "{waarde}"; hier hoort een jaartal van vier cijfers.',
        "Vul het jaar in waarover u gegevens stuurt, bijvoorbeeld 2016.",
        "Een latere inzending vervangt de eerdere van hetzelfde jaar.",
    ),
    Entry(
        "AANL-411",
        WAARSCHUWING,
        "Bij {kolom} staat {waarde}; het sjabloon is gemaakt voor {verwacht}.",
        "Controleer het jaar; elk jaar heeft zijn eigen sjabloon.",
        "Het ingevulde jaar is gebruikt.",
    ),
    Entry(
        "AANL-412",
        INFO,
        "Het model is veranderd sinds het sjabloon ermee is gemaakt.",
        "Geen actie nodig als de producten en perioden dezelfde zijn.",
        "De keuzelijsten in het sjabloon zijn die van het model van toen.",
    ),
    Entry(
        "AANL-413",
        FOUT,
        "Dit is een tariefmodel van de gemeente, geen inzending van een aanbieder.",
        "Controleer het met ibcalc check MODEL en reken ermee met ibcalc calculate MODEL; haal het "
        "uit de map met inzendingen.",
        "Een model bevat producten en tarieven; er is niets uit gelezen.",
    ),
    Entry(
        "AANL-414",
        FOUT,
        "Dit is een cliëntenbestand van de gemeente zelf, geen inzending van een aanbieder.",
        "Reken ermee met ibcalc calculate MODEL --clients BESTAND, en haal het uit de map met "
        "inzendingen; aanbieders vullen het sjabloon aanbieder-volumes of aanbieder-clienten in.",
        "Er staat niet in van wie het komt; er is niets uit gelezen.",
    ),
    Entry(
        "AANL-415",
        WAARSCHUWING,
        "Op blad Gegevens is {kolom} leeg; de naam waarvoor het sjabloon is gemaakt, is gebruikt.",
        "Vul op blad Gegevens de naam van uw organisatie in.",
        "In het sjabloon is bewaard voor welke aanbieder het is gemaakt.",
    ),
    Entry(
        "AANL-416",
        WAARSCHUWING,
        "In deze oude indeling wordt het kenmerk van het sjabloon niet bewaard; aan de kolomkoppen "
        "is het herkend als {soort}.",
        "Sla het sjabloon op als .xlsx, zoals u het van de gemeente kreeg.",
        "Het kenmerk zegt bij welke gemeente, welk jaar en welk model de inzending hoort.",
    ),
)

_STANDING: tuple[Entry, ...] = (
    Entry(
        "AANL-420",
        INFO,
        "Dit bestand is tot op de byte gelijk aan {bestand} en telt één keer mee.",
        "Geen actie nodig.",
        "Twee keer hetzelfde sturen verandert niets.",
    ),
    Entry(
        "AANL-421",
        INFO,
        "Dit bestand is vervangen door het latere {bestand} van dezelfde aanbieder.",
        "Controleer op blad Verschillen wat er veranderde.",
        "Een latere inzending vervangt precies de rijen van de eerdere.",
    ),
    Entry(
        "AANL-422",
        WAARSCHUWING,
        "Dit latere bestand is afgekeurd; het eerdere {bestand} van dezelfde aanbieder blijft "
        "meetellen.",
        "Vraag de aanbieder om een verbeterd bestand.",
        "Een afgekeurde inzending vervangt niets.",
    ),
    Entry(
        "AANL-423",
        INFO,
        "Dit bestand in de map is geen inzending en is overgeslagen.",
        "Hoort het bij de inzendingen, vraag de aanbieder dan om een bestand .xlsx.",
        "In een map worden alleen werkmappen gelezen.",
    ),
    Entry(
        "AANL-424",
        WAARSCHUWING,
        "Welk van deze inzendingen de laatste is, blijkt niet uit de bestanden; de naam beslist.",
        "Controleer of {bestand} de laatste versie is.",
        "Zonder datum van bewaren in beide bestanden telt de volgorde van hun namen.",
    ),
    Entry(
        "AANL-425",
        INFO,
        "Van dit bestand in een oude indeling kan geen kopie met bevindingen gemaakt worden.",
        "Vraag de aanbieder het op te slaan als .xlsx, of stuur het blad Bevindingen mee.",
        "Alleen in een .xlsx of .xlsm kan gemerkt worden zonder iets anders te veranderen.",
    ),
    Entry(
        "AANL-430",
        WAARSCHUWING,
        "Kolom {kolom} op blad {blad} betekent sinds versie {versie} van het sjabloon iets anders; "
        "de waarden zijn niet overgenomen. Nu is het: {nu}.",
        "Vul deze kolom opnieuw in, in het nieuwe sjabloon van de gemeente.",
        "Een waarde van vroeger zou nu iets anders zeggen dan de invuller bedoelde.",
    ),
    Entry(
        "AANL-431",
        FOUT,
        "Op blad {blad} ontbreekt kolom {kolom}; die hoort sinds versie {versie} in het sjabloon "
        "en moet in elke rij gevuld zijn.",
        "Neem uw rijen over in het nieuwe sjabloon van de gemeente en vul daar de kolom in.",
        "Zonder deze kolom kan de gemeente niet met de rijen rekenen.",
    ),
    Entry(
        "AANL-432",
        INFO,
        "Kolom {kolom} op blad {blad} wordt sinds versie {versie} van het sjabloon niet meer "
        "gevraagd en is niet gelezen.",
        "Geen actie nodig.",
        "De andere kolommen zijn gelezen.",
    ),
)

AANL_FORMS: tuple[Entry, ...] = (*_FORM, *_STANDING)
