"""One entry of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass

from ibcalc.model.findings import Severity


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding as it is catalogued; ``message`` and ``fix`` may hold ``{names}`` to fill in.

    ``meaning`` says in one Dutch sentence why it matters; it stands on the docs page.
    """

    code: str
    severity: Severity
    message: str
    fix: str
    meaning: str
