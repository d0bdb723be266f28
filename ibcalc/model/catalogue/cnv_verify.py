"""Findings CNV-201..206: what verification shows of a conversion table, before any client.

``gebied`` is a box in words; ``rijen`` are Excel rows in words (``Rij 5 en 7``).
"""

from __future__ import annotations

from ibcalc.model.catalogue.entry import Entry
from ibcalc.model.findings import Severity

FOUT, WAARSCHUWING, INFO = Severity.FOUT, Severity.WAARSCHUWING, Severity.INFO

CNV_VERIFY: tuple[Entry, ...] = (
    Entry(
        "CNV-201",
        WAARSCHUWING,
        "Gat in tabel {tabel}: voor {gebied} is er geen regel.{verder}",
        "{herstel}",
        "Een cliënt die in een gat valt krijgt geen product en telt in geen enkel totaal mee. Met "
        "een Anders, of als het alleen om leeg gaat, is dit een mededeling.",
    ),
    Entry(
        "CNV-202",
        FOUT,
        "{rijen} van tabel {tabel} gelden allebei voor {gebied}{slot}.",
        "{herstel}",
        "Bij Treffer uniek past er altijd één regel; bij gelijk mogen het er meer zijn als ze "
        "hetzelfde zeggen, en bij prioriteit als er een voorgaat.",
    ),
    Entry(
        "CNV-203",
        WAARSCHUWING,
        "{rijen} van tabel {tabel} wordt nooit gebruikt: {voor}.",
        "{herstel}",
        "Een regel die nooit beslist is overbodig, of er staat iets in wat zo niet is bedoeld.",
    ),
    Entry(
        "CNV-204",
        WAARSCHUWING,
        "{rijen} van tabel {tabel} zijn gelijk: dezelfde voorwaarden, data en uitkomst.",
        "Haal een van de twee weg.",
        "Wie later een van de twee wijzigt, ziet de andere makkelijk over het hoofd.",
    ),
    Entry(
        "CNV-205",
        WAARSCHUWING,
        "Tabel {tabel} is te ingewikkeld om helemaal na te rekenen. Niet bewezen is {wat}. "
        "Wel bewezen is {wel}.",
        "Splits de tabel in kleinere tabellen, of zet minder kolommen en reeksen in één tabel.",
        "Er is een grens aan het rekenwerk; wat niet bewezen is, wordt niet verzwegen.",
    ),
    Entry(
        "CNV-206",
        INFO,
        "{rijen} van tabel {tabel} {raken} in dit bestand geen enkele cliënt.",
        "Niets, als dat te verwachten is; anders klopt een voorwaarde of het bestand niet.",
        "Een regel voor niemand kan een tikfout zijn, of een code die niet meer voorkomt.",
    ),
)
