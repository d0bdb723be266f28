"""Findings of the TAR family: dated tariffs."""

from __future__ import annotations

from ibcalc.model.catalogue.entry import Entry
from ibcalc.model.findings import Severity

FOUT, WAARSCHUWING, INFO = Severity.FOUT, Severity.WAARSCHUWING, Severity.INFO

TAR: tuple[Entry, ...] = (
    Entry(
        "TAR-101",
        FOUT,
        'Er is een tarief voor product "{product}", maar dat staat niet op blad Producten.'
        "{suggestie}",
        "Verbeter de code, of zet het product op blad Producten.",
        "Een tarief zonder product wordt nooit gebruikt; vaak is het een tikfout.",
    ),
    Entry(
        "TAR-102",
        FOUT,
        "Twee tarieven van {product} gelden tegelijk: {eerste} en {tweede} overlappen van {van} "
        "t/m {tot_en_met}.",
        "Geef het oudste tarief een T/m op de dag voor het nieuwe begint.",
        "Op elke dag geldt hoogstens één tarief; er wordt niet gekozen.",
    ),
    Entry(
        "TAR-103",
        WAARSCHUWING,
        "Product {product} heeft geen enkel tarief.",
        "Voeg op blad Tarieven een tarief toe, of verwijder het product.",
        "Een cliënt met dit product krijgt een fout, nooit een bedrag van 0.",
    ),
    Entry(
        "TAR-104",
        WAARSCHUWING,
        "Voor product {product} geldt van {van} t/m {tot_en_met} geen tarief.",
        "Laat de tarieven op elkaar aansluiten, of voeg een tarief voor deze dagen toe.",
        "Een cliënt die in deze dagen betaald moet worden krijgt een fout.",
    ),
    Entry(
        "TAR-105",
        INFO,
        "Dit tarief van {product} geldt op geen enkele dag van de kalender en is niet gebruikt.",
        "Geen actie nodig als het een tarief van een ander jaar is.",
        "Oude en toekomstige tarieven mogen blijven staan.",
    ),
    Entry(
        "TAR-106",
        FOUT,
        "Dit tarief van {product} eindigt op {tot_en_met}, voor zijn Vanaf van {vanaf}.",
        "Verbeter Vanaf of T/m.",
        "Het tarief geldt nu op geen enkele dag.",
    ),
    Entry(
        "TAR-107",
        FOUT,
        "Het tarief van {product} is negatief: {bedrag}.",
        "Vul een bedrag van 0 of meer in.",
        "Een negatieve prijs zou kosten laten verdwijnen.",
    ),
    Entry(
        "TAR-108",
        WAARSCHUWING,
        "Het tarief van {product} is 0 euro.",
        "Controleer of dat klopt; laat een onbekend tarief liever weg.",
        "Een onbekende prijs als 0 maakt de totalen ongemerkt te laag.",
    ),
    Entry(
        "TAR-109",
        WAARSCHUWING,
        "Voor product {product} geldt in {jaren} geen enkel tarief, terwijl de kalender dat jaar "
        "wel heeft.",
        "Voeg op blad Tarieven de prijs voor {jaren} toe.",
        "Een cliënt die dan nog loopt krijgt een fout.",
    ),
    Entry(
        "TAR-201",
        FOUT,
        "Scenario {scenario} maakt het tarief van {product} negatief.",
        "Pas de Waarde of de Bewerking in blad Scenario's aan, zodat het tarief 0 of meer blijft.",
        "Een negatieve prijs zou kosten laten verdwijnen.",
    ),
)
