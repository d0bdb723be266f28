"""What two calculations are compared by: lines and unresolved rows, whoever made them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ibcalc.engine.result import Result
from ibcalc.engine.run import run
from ibcalc.model.tariffmodel import TariffModel
from tests.reference.day_by_day import Line, ReferenceResult
from tests.reference.rows import Row, caseload
from tests.reference.rules import Rules

Calculator = Callable[[TariffModel, Sequence[Row], Sequence[Rules]], ReferenceResult]
LINE = ("client", "aanbieder", "gemeente", "product", "periode", "bedrag_cent")


def run_engine(model: TariffModel, rows: Sequence[Row]) -> Result:
    """The engine's result for plain rows."""
    return run(model, caseload(rows))


def of_result(result: Result) -> ReferenceResult:
    """The lines and the unresolved rows of a result of the engine."""
    lines: list[Line] = [
        (client or "", aanbieder or "", gemeente or "", product, periode, int(bedrag))
        for client, aanbieder, gemeente, product, periode, bedrag in result.lines.select(
            LINE
        ).iter_rows()
    ]
    return ReferenceResult(tuple(lines), frozenset(item.row for item in result.unresolved))


def engine(
    model: TariffModel, rows: Sequence[Row], tables: Sequence[Rules] = ()
) -> ReferenceResult:
    """The engine as a calculator; the rules travel inside the model."""
    del tables
    return of_result(run_engine(model, rows))
