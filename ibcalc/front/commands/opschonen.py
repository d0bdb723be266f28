"""``ibcalc opschonen``: which copies with data of clients a folder holds, and away with them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime

from ibcalc.front import console
from ibcalc.front.arguments import Request
from ibcalc.front.as_json import text_of
from ibcalc.front.output import plural, table
from ibcalc.workbook.privacy.copies import Copy, Found, find_copies, remove

YES = "ja"
QUESTION = f"Verwijderen? Typ {YES} om te verwijderen, iets anders om ze te laten staan: "
NOTHING = "Er staan geen kopieën die ibcalc herkent."
LEFT = f"Er is niets verwijderd. Verwijder ze met --{YES}."
HONEST = (
    "Verwijderen is geen veilig wissen: reservekopieën, de prullenbak en de versiegeschiedenis van "
    "OneDrive of SharePoint kunnen ze nog bevatten. Wat in het dossier hoort (Wmo 2015, art. "
    "5.3.4: 15 jaar) staat niet hier maar in uw zaaksysteem; controleer dat eerst."
)
REFUSED = 1


def run(request: Request) -> int:
    """List the copies and remove them if that is confirmed; status 1 if one could not go.

    Raises:
        CannotOpen: there is no such folder.
    """
    found = find_copies(request.folder)
    today = datetime.now(UTC).astimezone().date()
    if not request.as_json:
        console.say(_listing(found, today))
    confirmed = request.confirmed or (not request.as_json and _asked(found))
    kept = [copy for copy in found.copies if not (confirmed and remove(copy))]
    if request.as_json:
        console.say(_object(found, kept, today))
    elif found.copies:
        console.say(_outcome(found, kept) if confirmed else LEFT)
    return REFUSED if confirmed and kept else 0


def _asked(found: Found) -> bool:
    """True if someone at the keyboard typed ja."""
    if not found.copies or not sys.stdin.isatty():
        return False
    sys.stdout.write(QUESTION)
    sys.stdout.flush()
    return sys.stdin.readline().strip().casefold() == YES


def _listing(found: Found, today: date) -> str:
    others = plural(found.others, "ander bestand blijft", "andere bestanden blijven")
    told = f"{others} staan: modellen, sjablonen en alles wat ibcalc niet herkent."
    if not found.copies:
        return f"{NOTHING}\n{told}"
    rows = [("Bestand", "soort", "gewijzigd", "ouderdom", "grootte")]
    rows += [
        (copy.name, copy.kind, _day(copy.day), _age(copy, today), _size(copy.size))
        for copy in found.copies
    ]
    return f"{table(rows, indent='')}\n\n{told}\n{HONEST}"


def _day(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"


def _age(copy: Copy, today: date) -> str:
    return plural((today - copy.day).days, "dag", "dagen")


def _size(size: int) -> str:
    return f"{-(-size // 1024)} KB"


def _outcome(found: Found, kept: Sequence[Copy]) -> str:
    gone = len(found.copies) - len(kept)
    told = f"Verwijderd: {plural(gone, 'kopie', 'kopieën')}."
    if kept:
        names = ", ".join(copy.name for copy in kept)
        told += (
            f"\nNiet verwijderd: {names}. Sluit het bestand in Excel, kijk of u het mag "
            "verwijderen, en probeer het opnieuw."
        )
    return told


def _object(found: Found, kept: Sequence[Copy], today: date) -> str:
    listed = [
        {
            "bestand": copy.name,
            "soort": copy.kind,
            "gewijzigd": copy.day.isoformat(),
            "dagen": (today - copy.day).days,
            "bytes": copy.size,
            "verwijderd": copy not in kept,
        }
        for copy in found.copies
    ]
    return text_of({"kopieen": listed, "andere_bestanden": found.others})
