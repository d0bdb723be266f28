"""The decision table: look up one combination or a whole caseload, and verify it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import cast

import numpy as np
from numpy.typing import NDArray

from ibcalc.model.kenmerk import Value
from ibcalc.tables.asking import Reply, question_of
from ibcalc.tables.diagram import Coded, Codes, Decisions, Diagram, coded
from ibcalc.tables.outcome import CONFLICT_CODES, Decision, Entry, Outcome
from ibcalc.tables.proof.verification import BUDGET, SHOWN_GAPS, Verification, verify
from ibcalc.tables.reasons import reason_of
from ibcalc.tables.rules import Rule, RuleSet

__all__ = [
    "CONFLICT_CODES",
    "Coded",
    "Decision",
    "DecisionTable",
    "Decisions",
    "Entry",
    "Outcome",
    "Rule",
    "coded",
]


@dataclass(frozen=True)
class DecisionTable(RuleSet):
    """A conversion table, ready to decide."""

    @cached_property
    def _diagram(self) -> Diagram:
        return Diagram(self)

    def decide(self, values: Mapping[str, Value], day: date) -> Decision:
        """Decide for values keyed by ``names.normal(kenmerk)``; an absent key is leeg."""
        return self._diagram.decide(values, day)

    def ask(self, given: Mapping[str, object], day: date | None = None) -> Reply:
        """Decide for plain values by the name of the kenmerk, and say what is wrong with them.

        Every input must be given (None is leeg), of its soort and inside its domain; an unknown
        name, a number given as text or a code with a space has its own finding. The day is that
        on which rows must be valid; it may also be given as ``Peildatum``, as a witness has it.

        Raises:
            ValueError: the table has dates and no day is given.
        """
        question = question_of(self, given)
        if question.findings:
            return Reply(None, question.findings)
        when = day or question.day
        if when is None and self.boundaries():
            raise ValueError("a table with dated rows is decided on a given day")
        return Reply(self.decide(question.values, when or date.min))

    def decide_all(
        self,
        columns: Mapping[str, Coded | Sequence[Value]],
        days: Codes | None = None,
    ) -> Decisions:
        """Decide for every row of a caseload at once.

        Args:
            columns: normal name of a kenmerk -> its values, one for each row, or coded: the
                distinct values and for each row a position among them; an absent column is leeg.
            days: for each row the day (as ordinal) on which rules must be valid; not needed if no
                row of the table has dates.

        Raises:
            ValueError: the columns differ in length, or the table has dates and days are absent.
        """
        ready = {key: _coded(column) for key, column in columns.items()}
        lengths = {len(codes) for _, codes in ready.values()}
        lengths |= set() if days is None else {len(days)}
        if len(lengths) > 1:
            raise ValueError("columns of a caseload have equal lengths")
        if days is None and self.boundaries():
            raise ValueError("a table with dated rows is decided on given days")
        return self._diagram.decide_all(ready, days, lengths.pop() if lengths else 0)

    def explain(self, decision: Decision) -> str:
        """Why it decided so, in one Dutch sentence with the cells of the rows that fired."""
        return reason_of(self, decision)

    def explain_all(self, decisions: Decisions) -> NDArray[np.object_]:
        """The sentence for every row of a caseload; equal decisions share theirs."""
        sentences = np.array([*map(self.explain, decisions.decisions), ""], np.object_)
        return sentences[decisions.index]

    def verify(
        self,
        begin: date | None = None,
        end: date | None = None,
        *,
        budget: int = BUDGET,
        limit: int = SHOWN_GAPS,
        filled: Collection[str] = (),
    ) -> Verification:
        """Prove what the table does not decide, decides twice, or says in vain.

        Args:
            begin: the first day that matters; absent: every day.
            end: the last day that matters.
            budget: the bound on the work, in rows set against a box.
            limit: how many gaps are given at most, the largest boxes first.
            filled: normal names of inputs that earlier tables set and never leave leeg.
        """
        return verify(self, begin, end, budget=budget, limit=limit, filled=filled)


def _coded(column: Coded | Sequence[Value]) -> Coded:
    if isinstance(column, tuple) and len(column) == 2 and isinstance(column[1], np.ndarray):
        return column[0], column[1]
    return coded(cast("Sequence[Value]", column))
