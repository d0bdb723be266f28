"""Products and their dated tariffs, in the words of sheets Producten and Tarieven."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ibcalc.model.place import Place


class ProductSoort(StrEnum):
    """What part a product plays in the price of a client."""

    BASIS = "basis"
    OPSLAG = "opslag"
    COMPONENT = "component"
    VAST = "vast"


class Eenheid(StrEnum):
    """The unit that a tariff is for."""

    PERIODE = "periode"
    MAAND = "maand"
    WEEK = "week"
    ETMAAL = "etmaal"
    DAGDEEL = "dagdeel"
    UUR = "uur"
    MINUUT = "minuut"
    STUKS = "stuks"
    EURO = "euro"
    JAAR = "jaar"
    TRAJECT = "traject"


class Bekostiging(StrEnum):
    """The iWmo uitvoeringsvariant: agreed output, delivered effort, or a task for a population."""

    OUTPUT = "output"
    INSPANNING = "inspanning"
    TAAK = "taak"


class Toerekening(StrEnum):
    """How a period in which a client is active for a part is charged (design.md section 3)."""

    VOL = "vol"
    EERSTE_DAG = "eerste_dag"
    LAATSTE_DAG = "laatste_dag"
    MIDDEN = "midden"
    DAG = "dag"
    DAG28 = "dag28"
    WEEK = "week"
    ZONDAG = "zondag"
    EIGEN = "eigen"


class SoortPrijs(StrEnum):
    """How firm a price is; ``voorbeeld`` marks a price that no source gives."""

    VAST = "vast"
    MAXIMUM = "maximum"
    VOORBEELD = "voorbeeld"


VOLUME_UNITS = frozenset(
    {Eenheid.UUR, Eenheid.MINUUT, Eenheid.DAGDEEL, Eenheid.STUKS, Eenheid.EURO}
)
"""Units that are counted by the column Volume, not by the calendar."""


@dataclass(frozen=True, slots=True)
class Product:
    """One row of sheet Producten.

    ``hoort_bij`` is the base product of an opslag, ``eerste_deel`` the percentage of a traject
    paid at its start, ``maximum`` whole cents per client per year.
    """

    code: str
    omschrijving: str = ""
    soort: ProductSoort = ProductSoort.BASIS
    hoort_bij: str = ""
    familie: str = ""
    eenheid: Eenheid = Eenheid.PERIODE
    bekostiging: Bekostiging = Bekostiging.OUTPUT
    toerekening: Toerekening = Toerekening.VOL
    eerste_deel: Decimal | None = None
    maximum: int | None = None
    place: Place = Place()

    @property
    def family(self) -> str:
        """The Familie in which a client is charged one product a period; else one of its own."""
        return self.familie or self.code


@dataclass(frozen=True, slots=True)
class Tarief:
    """One row of sheet Tarieven: whole cents, valid from ``vanaf`` to ``tot_en_met`` inclusive.

    An absent ``tot_en_met`` is open.
    """

    product: str
    vanaf: date
    tot_en_met: date | None
    cent: int
    bron: str = ""
    soort_prijs: SoortPrijs = SoortPrijs.VAST
    place: Place = Place()

    @property
    def until(self) -> date:
        """The last valid day; the last day there is for an open tariff."""
        return self.tot_en_met or date.max

    def holds(self, day: date) -> bool:
        """True if it is valid on a day."""
        return self.vanaf <= day <= self.until
