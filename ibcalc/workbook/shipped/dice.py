"""A random generator of our own: the same numbers on every system and every Python."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

_WORD = 2**64 - 1
Item = TypeVar("Item")


class Dice:
    """SplitMix64 (Steele, Lea and Flood, 2014). Sample data only, never secrets."""

    def __init__(self, seed: int) -> None:
        self._state = seed & _WORD

    def _next(self) -> int:
        self._state = (self._state + 0x9E3779B97F4A7C15) & _WORD
        mixed = self._state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _WORD
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _WORD
        return mixed ^ (mixed >> 31)

    def below(self, bound: int) -> int:
        """A whole number from 0 up to and not including ``bound``."""
        return self._next() % bound

    def between(self, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``, both included."""
        return low + self.below(high - low + 1)

    def day(self, first: date, last: date) -> date:
        """A day from ``first`` to ``last``, both included."""
        return date.fromordinal(self.between(first.toordinal(), last.toordinal()))

    def pick(self, items: Sequence[Item]) -> Item:
        """One of the items, each as likely."""
        return items[self.below(len(items))]

    def weighted(self, items: Sequence[Item], weights: Sequence[int]) -> Item:
        """One of the items, as likely as its weight."""
        left = self.below(sum(weights))
        for item, weight in zip(items, weights, strict=True):
            if left < weight:
                return item
            left -= weight
        raise ValueError("the weights add up to nothing")

    def shuffled(self, items: Sequence[Item]) -> list[Item]:
        """The items in another order (Fisher and Yates)."""
        order = list(items)
        for index in range(len(order) - 1, 0, -1):
            other = self.below(index + 1)
            order[index], order[other] = order[other], order[index]
        return order
