"""Findings of the AANL family about reading many submissions: 18x the second wall, 44x earlier."""

from __future__ import annotations

from ibcalc.model.catalogue.entry import Entry
from ibcalc.model.findings import Severity

FOUT, WAARSCHUWING, INFO = Severity.FOUT, Severity.WAARSCHUWING, Severity.INFO

_START_ANEW = (
    "Kopieer alleen de ingevulde cellen (Plakken speciaal, Waarden) naar een leeg sjabloon en "
    "stuur dat opnieuw."
)
_WALL: tuple[Entry, ...] = (
    Entry(
        "AANL-180",
        FOUT,
        "Dit bestand was na {seconden} seconden nog niet gelezen; het lezen is afgebroken.",
        _START_ANEW,
        "Elk bestand krijgt een eigen grens aan tijd, zodat één bestand de andere niet ophoudt.",
    ),
    Entry(
        "AANL-181",
        FOUT,
        "Dit bestand vraagt bij het lezen meer dan {megabytes} MB geheugen; het lezen is "
        "afgebroken.",
        _START_ANEW,
        "Elk bestand krijgt een eigen grens aan geheugen, zodat één bestand de computer niet "
        "vastzet. Op Windows stelt het systeem deze grens niet.",
    ),
    Entry(
        "AANL-182",
        FOUT,
        "Het proces dat dit bestand las is onverwacht gestopt; het bestand is niet gelezen.",
        f"{_START_ANEW} Gebeurt het weer, meld het dan aan de beheerder van ibcalc.",
        "Elk bestand wordt in een apart proces gelezen, zodat een beschadigd of kwaadaardig "
        "bestand niets anders kan storen.",
    ),
    Entry(
        "AANL-183",
        FOUT,
        "ibcalc kon dit bestand niet verwerken door een fout van ibcalc zelf ({soort} in "
        "{plaats}).",
        "Meld deze regel aan de beheerder van ibcalc; aan het bestand hoeft niets te mankeren.",
        "Wat niet verwerkt is telt nergens mee; de andere bestanden zijn gewoon gelezen.",
    ),
    Entry(
        "AANL-184",
        FOUT,
        "ibcalc kan hier geen apart proces starten om inzendingen veilig te lezen.",
        "Controleer met ibcalc doctor of ibcalc goed is geïnstalleerd, en of een "
        "beveiligingsprogramma het starten van Python tegenhoudt.",
        "Bestanden van anderen worden nooit in het eigen proces gelezen.",
    ),
    Entry(
        "AANL-185",
        INFO,
        "De voortgang kan niet veilig bewaard worden in {map}; na een onderbreking begint het "
        "lezen opnieuw.",
        "Geen actie nodig; anders: verwijder wat daar staat, of schrijf het overzicht in een map "
        "die alleen van u is.",
        "Wat gelezen is bevat cliëntnummers, en staat daarom alleen in een map waar een ander niet "
        "bij kan.",
    ),
    Entry(
        "AANL-186",
        WAARSCHUWING,
        "Dit bestand is veranderd nadat het gecontroleerd was; er is geen kopie van gemaakt.",
        "Voer de opdracht opnieuw uit, zodat de nieuwe inhoud gecontroleerd wordt.",
        "In een kopie staan alleen bevindingen die bij haar eigen inhoud horen.",
    ),
)

_SINCE: tuple[Entry, ...] = (
    Entry(
        "AANL-440",
        FOUT,
        "Het bestand {bestand} is geen overzicht dat ibcalc ingest geschreven heeft.",
        "Noem bij --vorige het overzicht van een eerdere keer, zoals ibcalc het schreef.",
        "Vergeleken wordt met de bladen Samenvatting, Regels en Verantwoording van dat overzicht.",
    ),
    Entry(
        "AANL-441",
        INFO,
        "Gewijzigd sinds {bestand}: {nieuw} regels nieuw, {vervallen} regels vervallen, "
        "{gewijzigd} cellen gewijzigd.",
        "Bekijk de wijzigingen op blad Verschillen.",
        "Een aanbieder heeft sinds de vorige keer een ander bestand gestuurd.",
    ),
    Entry(
        "AANL-442",
        WAARSCHUWING,
        "Het bestand {bestand} telde in {eerder} mee met {aantal} regels en is er nu niet meer "
        "bij.",
        "Leg het bestand weer bij de inzendingen, of ga na waarom het is ingetrokken.",
        "Wat er niet meer bij is, maakt de totalen ongemerkt lager.",
    ),
    Entry(
        "AANL-443",
        WAARSCHUWING,
        "Van deze aanbieder telden in {bestand} {aantal} regels mee, en nu geen enkele.",
        "Bekijk de fouten in dit bestand en vraag de aanbieder om een verbeterd bestand.",
        "Een bestand dat eerst goed was kan afgekeurd worden doordat het model veranderde.",
    ),
)

_LEAPS: tuple[Entry, ...] = (
    Entry(
        "AANL-445",
        WAARSCHUWING,
        "Het totale {wat} van product {product} is {nieuw}; in {bestand} was het {oud}.",
        "Vraag de aanbieder of dit klopt.",
        "Een totaal dat verdubbelt of halveert komt vaak van een verkeerde eenheid, een dubbele "
        "lijst of een lijst die niet af is.",
    ),
    Entry(
        "AANL-446",
        INFO,
        "{aantal} cliënten uit {bestand} staan hier niet meer.",
        "Controleer op blad Verschillen of hun zorg is beëindigd; een einde hoort bij T/m.",
        "Een cliënt die verdwijnt zonder einddatum is vaak vergeten.",
    ),
    Entry(
        "AANL-447",
        INFO,
        "Deze cliënt heeft hier een ander product dan in {bestand}.",
        "Controleer of het product is gewisseld; dan hoort er een einddatum bij het oude.",
        "Met een ander product hoort een andere prijs.",
    ),
    Entry(
        "AANL-448",
        WAARSCHUWING,
        "Het {wat} van product {product} verdubbelt of halveert van de ene periode op de andere: "
        "{sprongen}.",
        "Vraag de aanbieder of dit klopt.",
        "Zo'n sprong komt vaak van een verschoven komma, een vergeten deel of een dubbele telling.",
    ),
)

AANL_INTAKE: tuple[Entry, ...] = (*_WALL, *_SINCE, *_LEAPS)
