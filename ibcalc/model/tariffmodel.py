"""The whole model of a workbook: every sheet but the caseload, as frozen types."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ibcalc.model.calendar import PERIODS_PER_YEAR, Calendar, KalenderSoort
from ibcalc.model.conversion import TableSource
from ibcalc.model.kenmerk import Kenmerk
from ibcalc.model.place import Place
from ibcalc.model.product import Product, Tarief


class Wissel(StrEnum):
    """What is charged when a client changes product inside a period."""

    EERSTE = "eerste"
    LAATSTE = "laatste"
    HOOGSTE = "hoogste"
    BEIDE = "beide"
    DAG = "dag"


@dataclass(frozen=True, slots=True)
class Settings:
    """Sheet Model. ``jaren`` is the first and the last year."""

    naam: str = ""
    versie: str = ""
    kalender: KalenderSoort = KalenderSoort.JAAR13
    jaren: tuple[int, int] = (0, 0)
    anker: date | None = None
    wissel: Wissel = Wissel.EERSTE
    perioden_per_jaar: int = PERIODS_PER_YEAR
    opgesteld_door: str = ""
    bron: str = ""


@dataclass(frozen=True, slots=True)
class BudgetPost:
    """One row of sheet Budget; amounts in cents, percentages as typed (25 for 25%).

    ``producten`` and ``gemeenten`` filter the cost; empty means all.
    """

    jaar: int
    post: str
    grondslag: int | None = None
    groei: Decimal = Decimal(0)
    indexatie: Decimal = Decimal(0)
    korting: Decimal = Decimal(0)
    producten: tuple[str, ...] = ()
    gemeenten: tuple[str, ...] = ()
    place: Place = Place()


class ScenarioWat(StrEnum):
    """What a scenario line changes."""

    TARIEF = "tarief"
    AANTAL = "aantal"
    GROEI = "groei"
    KORTING = "korting"
    CONVERSIE = "conversie"


class Bewerking(StrEnum):
    """How a scenario line changes it: set, add, multiply, or change by a percentage."""

    IS = "="
    PLUS = "+"
    MAAL = "x"
    PROCENT = "%"


@dataclass(frozen=True, slots=True)
class ScenarioLine:
    """One row of sheet Scenario's. ``waarde`` is a number, or for conversie a table's name.

    An empty ``product`` means all products; for conversie it names the table that is replaced.
    """

    scenario: str
    wat: ScenarioWat
    product: str
    bewerking: Bewerking
    waarde: Decimal | str
    toelichting: str = ""
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class RealisatieLine:
    """One row of sheet Realisatie: what was paid before. ``omzet`` in cents, hours as typed."""

    overzicht: str
    jaar: int
    code: str
    aanbieder: str = ""
    uren: Decimal | None = None
    dagdelen: Decimal | None = None
    omzet: int | None = None
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class TariffModel:
    """A model as read, in the order of its sheets.

    ``file`` is the name shown in findings, ``sha256`` the digest of the bytes that were read.
    """

    settings: Settings = Settings()
    calendar: Calendar = ()
    kenmerken: tuple[Kenmerk, ...] = ()
    producten: tuple[Product, ...] = ()
    tarieven: tuple[Tarief, ...] = ()
    tables: tuple[TableSource, ...] = ()
    budget: tuple[BudgetPost, ...] = ()
    scenarios: tuple[ScenarioLine, ...] = ()
    realisatie: tuple[RealisatieLine, ...] = ()
    file: str = ""
    sha256: str = ""
    place: Place = Place()
