"""Findings of the BOEK family about a checked copy of a workbook: 065-069."""

from __future__ import annotations

from ibcalc.model.catalogue.entry import Entry
from ibcalc.model.findings import Severity

BOEK_COPIES: tuple[Entry, ...] = (
    Entry(
        "BOEK-065",
        Severity.FOUT,
        "De gecontroleerde kopie {bestand} moet op {extensie} eindigen, net als het bestand dat "
        "gecontroleerd wordt.",
        "Geef de kopie een naam die op {extensie} eindigt.",
        "Excel opent een werkmap niet als de extensie niet bij de inhoud past.",
    ),
    Entry(
        "BOEK-066",
        Severity.FOUT,
        "Van {bestand} kan geen gecontroleerde kopie gemaakt worden: {reden}.",
        "Open het bestand in Excel, sla het op als gewone werkmap en probeer het opnieuw. De "
        "bevindingen zelf staan ook op het scherm.",
        "Een kopie die Excel zou moeten repareren, wordt niet gemaakt.",
    ),
    Entry(
        "BOEK-067",
        Severity.FOUT,
        "Het bestand {bestand} bestaat al en heeft een andere inhoud; er is niets overheen "
        "geschreven.",
        "Kies een andere naam, of verwijder het bestand eerst.",
        "Een ingevuld formulier of een eigen bestand gaat zo niet verloren.",
    ),
)
