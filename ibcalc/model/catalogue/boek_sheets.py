"""Findings of the BOEK family about what a file must hold: 030-039, the file is refused."""

from __future__ import annotations

from ibcalc.model.catalogue.entry import Entry
from ibcalc.model.findings import Severity

BOEK_SHEETS: tuple[Entry, ...] = (
    Entry(
        "BOEK-030",
        Severity.FOUT,
        "In {bestand} ontbreekt blad {blad}, dat een model nodig heeft.",
        "Voeg blad {blad} toe met de kolommen {koppen}, of gebruik een ander bestand.",
        "Een model heeft ten minste de bladen Model, Producten en Tarieven.",
    ),
    Entry(
        "BOEK-031",
        Severity.FOUT,
        "In {bestand} zijn geen cliënten gevonden: er is geen tabel met de kolommen {koppen}.",
        "Geef met --clients het bestand met de cliënten op, of zet boven de cliënten een rij met "
        "deze kolomkoppen.",
        "Een bestand met cliënten heeft ten minste de kolommen Client en Van.",
    ),
    Entry(
        "BOEK-032",
        Severity.FOUT,
        "{bestand} is geen leesbaar {soort}-bestand.",
        "Sla het opnieuw op vanuit het programma waar het vandaan komt.",
        "De inhoud past niet bij de extensie, of het bestand is beschadigd.",
    ),
    Entry(
        "BOEK-036",
        Severity.FOUT,
        "In {bestand} wordt een aanhalingsteken in rij {rij} nergens gesloten, zodat alle rijen "
        "daaronder bij die ene cel horen.",
        "Zet het ontbrekende aanhalingsteken erbij, of sla het bestand opnieuw op als csv.",
        "De rijen onder zo'n aanhalingsteken zouden anders stil wegvallen.",
    ),
    Entry(
        "BOEK-037",
        Severity.FOUT,
        "Het csv-bestand {bestand} heeft in rij {rij} meer dan {grens} kolommen.",
        "Verwijder de scheidingstekens achter de laatste kolom en sla het bestand opnieuw op als "
        "csv.",
        "Een werkblad van Excel heeft niet meer kolommen; zo'n rij is bij het maken misgegaan.",
    ),
)
