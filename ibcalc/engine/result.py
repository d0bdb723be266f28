"""What a calculation gives back: totals, findings, budget, and lines when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ibcalc.engine.caseload import Caseload
from ibcalc.model.findings import Finding
from ibcalc.model.place import Place
from ibcalc.model.tariffmodel import TariffModel

if TYPE_CHECKING:
    import polars as pl

    from ibcalc.engine.comparison.rows import RowOutcomes
    from ibcalc.engine.explanation import Explanation
    from ibcalc.engine.matrix import Matrix
    from ibcalc.engine.repricing import Repricer

LINE_COLUMNS = (
    "client", "aanbieder", "gemeente", "product", "soort", "periode", "van", "tot_en_met",
    "aantal", "volume", "deel", "tarief_cent", "bedrag_cent", "regel_bron", "tarief_bron",
)  # fmt: skip
"""Columns of the lines, in the order of the contract (design.md section 5)."""


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums of rounded regels, in cents, in every direction; keys as typed, empty for leeg."""

    totaal: int = 0
    regels: int = 0
    per_product: Mapping[str, int] = field(default_factory=dict)
    per_aanbieder: Mapping[str, int] = field(default_factory=dict)
    per_gemeente: Mapping[str, int] = field(default_factory=dict)
    per_periode: Mapping[str, int] = field(default_factory=dict)
    per_client: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BudgetOutcome:
    """One budget post against the cost, in cents; ``verwacht`` is grondslag x groei x indexatie.

    ``signaal`` is empty, ``"70%"`` or ``"100%"``. ``verschil`` = kosten - budget (domain.md C12).
    """

    post: str
    jaar: int
    grondslag: int
    groei: Decimal
    indexatie: Decimal
    korting: Decimal
    verwacht: int
    budget: int
    kosten: int
    producten: tuple[str, ...] = ()
    gemeenten: tuple[str, ...] = ()
    signaal: str = ""
    place: Place = Place()

    @property
    def verschil(self) -> int:
        """Cost minus budget, in cents: positive is a shortage."""
        return self.kosten - self.budget


@dataclass(frozen=True, slots=True)
class RowCounts:
    """Where every row of the caseload went: ``gelezen == geprijsd + onopgelost``.

    ``omgezet`` rows were priced through conversion; ``handmatig`` and ``fout`` are the two
    reasons to be onopgelost; ``zonder_regel`` rows are priced but are charged in no period.
    """

    gelezen: int = 0
    geprijsd: int = 0
    omgezet: int = 0
    handmatig: int = 0
    fout: int = 0
    zonder_regel: int = 0

    @property
    def onopgelost(self) -> int:
        """Rows without a price: they are in no total and are all reported."""
        return self.handmatig + self.fout


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A row that has no price: row index in the caseload, its place and the reason in words."""

    row: int
    place: Place
    reden: str
    code: str


def unresolved_rows(
    caseload: Caseload, rows: NDArray[np.intp] | Sequence[int], made: Finding
) -> list[Unresolved]:
    """The rows that a finding leaves without a price."""
    return [Unresolved(int(row), caseload.place(int(row)), made.message, made.code) for row in rows]


@dataclass(frozen=True)
class Result:
    """A calculation. ``complete`` is True if every row was priced and no fout was found.

    ``scenario`` is its name or empty. ``example_prices`` are the products priced with a tariff of
    Soort prijs ``voorbeeld``. ``stopped`` says that a fout in the model kept anything from being
    priced: the zeros are then no outcome. ``sources`` maps the name of each file that was read to
    where it stands. Lines and explanations are built when asked for.
    """

    model: TariffModel
    caseload: Caseload
    findings: tuple[Finding, ...]
    complete: bool
    totals: Totals
    counts: RowCounts
    unresolved: tuple[Unresolved, ...]
    budget: tuple[BudgetOutcome, ...]
    example_prices: tuple[str, ...]
    scenario: str
    build_lines: Callable[[], pl.DataFrame]
    build_matrix: Callable[[], Matrix]
    build_explanation: Callable[[str, date | None], Explanation]
    build_repricer: Callable[[], Repricer] | None = None
    build_rows: Callable[[], RowOutcomes] | None = None
    stopped: bool = False
    sources: Mapping[str, str] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """The total cost in cents."""
        return self.totals.totaal

    @cached_property
    def lines(self) -> pl.DataFrame:
        """The regels as a polars DataFrame with LINE_COLUMNS.

        Types: String, except ``van``/``tot_en_met`` Date, ``aantal`` Int64, ``volume`` String in
        Dutch decimals (empty if none), ``tarief_cent`` and ``bedrag_cent`` Int64.
        """
        return self.build_lines()

    @cached_property
    def matrix(self) -> Matrix:
        """The regels summed per client, aanbieder, gemeente, product and period."""
        return self.build_matrix()

    @cached_property
    def repricer(self) -> Repricer:
        """This caseload, ready to be totalled again at other amounts in about a millisecond.

        Raises:
            ValueError: nothing was priced, because the model has a fout.
        """
        if self.build_repricer is None:
            raise ValueError("nothing was priced")
        return self.build_repricer()

    @cached_property
    def rows(self) -> RowOutcomes:
        """What became of every row of the caseload: its products and its cents.

        Raises:
            ValueError: nothing was priced, because the model has a fout.
        """
        if self.build_rows is None:
            raise ValueError("nothing was priced")
        return self.build_rows()

    def explain(self, client: str, day: date | None = None) -> Explanation:
        """Every step of one client, from the cell of the indicatie to each euro.

        With a day: which row of each table applied on that day, and what the period cost.

        Raises:
            KeyError: no row of the caseload has this client.
        """
        return self.build_explanation(client, day)
