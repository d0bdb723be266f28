"""Findings of the AANL family about the file itself: 1xx, each the twin of a BOEK code.

The same guard looks at models and at submissions. What it finds is the same; what the sender of a
submission must do about it, and how bad it is, can differ. Those differences stand here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from ibcalc.model.catalogue.boek import BOEK
from ibcalc.model.catalogue.boek_guard import BOEK_GUARD
from ibcalc.model.catalogue.entry import Entry
from ibcalc.model.findings import Severity

WAARSCHUWING = Severity.WAARSCHUWING

_SEND = "en stuur het opnieuw in."
_SAVE = f"Open het bestand in Excel, sla het op als .xlsx {_SEND}"
_REPAIR = f"Open het bestand in Excel, laat het herstellen, sla het op als .xlsx {_SEND}"
_CLEAN = (
    f"Neem een leeg sjabloon, plak daarin alleen uw gegevens (Plakken speciaal, Waarden) {_SEND}"
)
_AGAIN = "Stuur het bestand opnieuw in."
_SHOW = "Maak ze zichtbaar, controleer of ze meetellen"

_FIXES: Mapping[str, str] = MappingProxyType(
    {
        "BOEK-001": "Controleer of het bestand is meegestuurd en stuur het opnieuw in.",
        "BOEK-002": "Stuur het bestand zelf in, geen map.",
        "BOEK-003": "Sluit het bestand en stuur het opnieuw in.",
        "BOEK-004": f"Verwijder bladen en afbeeldingen die niet bij het sjabloon horen {_SEND}",
        "BOEK-005": "Het bestand is waarschijnlijk niet goed verstuurd; stuur het opnieuw in.",
        "BOEK-006": "Sluit Excel en stuur het bestand met dezelfde naam zonder ~$ ervoor in.",
        "BOEK-007": "Open het bestand in Excel, haal het wachtwoord weg (Bestand, Info, Werkmap "
        "beveiligen), sla het op en stuur het via een veilige weg opnieuw in.",
        "BOEK-008": _SAVE,
        "BOEK-009": "Vul het sjabloon in dat u van de gemeente kreeg en stuur dat als .xlsx in.",
        "BOEK-010": _AGAIN + " Helpt dat niet, open het dan in Excel, laat het herstellen en sla "
        "het op.",
        "BOEK-011": "Pak het zip-bestand uit en stuur de werkmap die erin zit via een veilige weg "
        "in.",
        "BOEK-012": _CLEAN,
        "BOEK-013": _CLEAN,
        "BOEK-014": _SAVE,
        "BOEK-015": _CLEAN,
        "BOEK-016": _REPAIR,
        "BOEK-017": _CLEAN,
        "BOEK-018": _REPAIR,
        "BOEK-019": "Vul het sjabloon in dat u van de gemeente kreeg en stuur dat in.",
        "BOEK-020": _CLEAN,
        "BOEK-021": _CLEAN,
        "BOEK-022": "Stuur het bestand zelf in, geen koppeling of snelkoppeling.",
        "BOEK-023": _CLEAN,
        "BOEK-024": _CLEAN,
        "BOEK-025": _CLEAN,
        "BOEK-026": _CLEAN,
        "BOEK-027": _CLEAN,
        "BOEK-028": f"Hef de samenvoeging of de hyperlink op, sla het bestand op {_SEND}",
        "BOEK-029": f"Kort de lange teksten in, sla het bestand op {_SEND}",
        "BOEK-033": _CLEAN,
        "BOEK-034": _CLEAN,
        "BOEK-040": f"Maak het blad zichtbaar, controleer of het meetelt {_SEND}",
        "BOEK-041": f"Wis het filter of maak ze zichtbaar, controleer of ze meetellen {_SEND}",
        "BOEK-042": f"{_SHOW} {_SEND}",
        "BOEK-043": f"Hef de samenvoeging op, vul elke cel afzonderlijk {_SEND}",
        "BOEK-044": f"Hef de samenvoeging op, verplaats of wis de waarden eronder {_SEND}",
        "BOEK-045": f"Open het bestand in Excel, sla het op {_SEND}",
        "BOEK-046": f"Typ de waarde opnieuw in, sla het bestand op {_SEND}",
        "BOEK-047": "Vervang de formules die uit andere werkmappen lezen door hun waarden en "
        "controleer of die actueel zijn.",
        "BOEK-048": f"Sla de werkmap op als .xlsx zonder macro's {_SEND}",
        "BOEK-049": "Verwijder de verbindingen (Gegevens, Query's en verbindingen) en controleer "
        "of de waarden actueel zijn.",
        "BOEK-050": _CLEAN,
        "BOEK-051": f"Verwijder de koppeling (Gegevens, Koppelingen bewerken) {_SEND}",
        "BOEK-052": f"Sla de werkmap op als .xlsx zonder macro's {_SEND}",
        "BOEK-053": f"Vervang de formule door de waarde {_SEND}",
        "BOEK-054": "Er hoeft niets te gebeuren.",
        "BOEK-070": _SAVE,
        "BOEK-071": _SAVE,
        "BOEK-072": _SAVE,
        "BOEK-073": _SAVE,
    }
)
"""What the sender does, by the BOEK code."""

_SEVERITIES: Mapping[str, Severity] = MappingProxyType(
    # In a template that the municipality made, a hidden sheet is the work of someone else.
    {"BOEK-040": WAARSCHUWING}
)

SUBMISSION_CODES: Mapping[str, str] = MappingProxyType(
    {code: f"AANL-1{code[-2:]}" for code in _FIXES}
)
"""The code in a submission of what the guard finds: BOEK-015 is AANL-115."""

AANL_GUARD: tuple[Entry, ...] = (
    *(
        replace(
            entry,
            code=SUBMISSION_CODES[entry.code],
            severity=_SEVERITIES.get(entry.code, entry.severity),
            fix=_FIXES[entry.code],
        )
        for entry in (*BOEK, *BOEK_GUARD)
        if entry.code in _FIXES
    ),
)
