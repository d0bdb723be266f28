"""Kenmerken: the properties of an indicatie that rules may ask for, with their domains."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ibcalc.model.place import Place

Value = str | Decimal | date | bool | None
"""A typed value: text and codes as str, all numbers as Decimal, ja/nee as bool, leeg as None."""


class KenmerkSoort(StrEnum):
    """The type of a kenmerk, in the sheet's words."""

    TEKST = "tekst"
    CODE = "code"
    GEHEEL = "geheel"
    GETAL = "getal"
    BEDRAG = "bedrag"
    DATUM = "datum"
    JA_NEE = "ja/nee"


@dataclass(frozen=True, slots=True)
class Domain:
    """The values a kenmerk may take: a list, or a closed range, or (both absent) anything.

    ``values`` are typed; ``low`` and ``high`` are inclusive and may each be absent.
    """

    values: tuple[Value, ...] = ()
    low: Decimal | date | None = None
    high: Decimal | date | None = None

    @property
    def free(self) -> bool:
        """True if the domain sets no limit."""
        return not self.values and self.low is None and self.high is None

    def __contains__(self, value: Value) -> bool:
        if value is None or self.free:
            return True
        if self.values:
            return value in self.values
        if isinstance(value, str | bool):
            return False
        return _at_least(value, self.low) and _at_least(self.high, value)


def _at_least(value: Decimal | date | None, bound: Decimal | date | None) -> bool:
    if value is None or bound is None:
        return True
    if isinstance(value, date) and isinstance(bound, date):
        return value >= bound
    if isinstance(value, Decimal) and isinstance(bound, Decimal):
        return value >= bound
    return False


@dataclass(frozen=True, slots=True)
class Kenmerk:
    """One row of sheet Kenmerken. ``naam`` as typed there; names match without case or accents."""

    naam: str
    soort: KenmerkSoort = KenmerkSoort.TEKST
    domain: Domain = Domain()
    verplicht: bool = False
    toelichting: str = ""
    place: Place = Place()
