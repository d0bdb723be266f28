"""What comes of a cell that was read: its typed value, and what is wrong or was repaired."""

from __future__ import annotations

from dataclasses import dataclass

from ibcalc.model.catalogue import CATALOGUE
from ibcalc.model.findings import Severity


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a cell: the last three digits of its code and the words of its text."""

    number: str
    words: tuple[tuple[str, object], ...] = ()

    @property
    def faulty(self) -> bool:
        """True if the value can't be used."""
        return CATALOGUE[f"MOD-{self.number}"].severity is Severity.FOUT


@dataclass(frozen=True, slots=True)
class Typed:
    """A typed value with what was found; of a faulty cell the value is None."""

    value: object
    problems: tuple[Problem, ...] = ()

    @property
    def faulty(self) -> bool:
        """True if the value can't be used."""
        return any(problem.faulty for problem in self.problems)


def wrong(number: str, **words: object) -> Typed:
    """A cell that can't be used."""
    return Typed(None, (Problem(number, tuple(words.items())),))


def repaired(value: object, number: str, **words: object) -> Typed:
    """A cell of which the value is told, for it is not what stands there."""
    return Typed(value, (Problem(number, tuple(words.items())),))
