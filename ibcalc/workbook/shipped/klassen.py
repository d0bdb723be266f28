"""The AWBZ classes and their hours per week.

Source: domain.md B1 (AWBZ classes). Only classes 1 and 2 were found in a source; the others are
general knowledge and stand in the model as data that a user may change, marked as not verified.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

TENTHS_X_DAYS = 70
"""Hours a week in tenths, times days: a week is 7 days and an hour 10 tenths."""


@dataclass(frozen=True, slots=True)
class Klasse:
    """A class: hours a week in tenths, from ``van`` up to but not including ``tot``."""

    nummer: int
    van: int
    tot: int
    bron: str = ""

    @property
    def eerste_uur(self) -> Decimal:
        """The fewest hours a week."""
        return Decimal(self.van).scaleb(-1)

    @property
    def laatste_uur(self) -> Decimal:
        """The most hours a week, as it is printed: 1,9 for everything below 2."""
        return Decimal(self.tot - 1).scaleb(-1)

    def hours(self, days: int) -> tuple[int, int]:
        """The fewest and the most whole hours that fit in so many days of care."""
        fewest = -(-self.van * days // TENTHS_X_DAYS)
        most = -(-self.tot * days // TENTHS_X_DAYS) - 1
        return max(fewest, 1), most


_BRON_1 = "openbare webpagina van een aanbieder (medicalgroep.nl)"
KLASSEN = (
    Klasse(1, 0, 20, _BRON_1),
    Klasse(2, 20, 40, _BRON_1),
    Klasse(3, 40, 70),
    Klasse(4, 70, 100),
    Klasse(5, 100, 130),
    Klasse(6, 130, 160),
    Klasse(7, 160, 200),
    Klasse(8, 200, 250),
)
