"""Changed numbers of clients in a scenario: exact, rounded once a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np
from numpy.typing import NDArray

from ibcalc.engine.prices import rounded

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Volumes:
    """Per product the changed aantal as (times * aantal + plus) / whole; int64 arrays."""

    times: Ints
    plus: Ints
    whole: Ints

    def amounts(self, product: Ints, cents: Ints, aantal: Ints) -> Ints:
        """Line amounts in cents: cents x changed aantal, never below zero, rounded once."""
        count = np.maximum(self.times[product] * aantal + self.plus[product], 0)
        return rounded(cents, count, self.whole[product])


def volumes_of(changes: Sequence[tuple[Fraction, Fraction]]) -> Volumes:
    """From for each product (times, plus): the changed aantal is times x aantal + plus."""
    wholes = [lcm(times.denominator, plus.denominator) for times, plus in changes]
    return Volumes(
        np.array([int(c[0] * w) for c, w in zip(changes, wholes, strict=True)], np.int64),
        np.array([int(c[1] * w) for c, w in zip(changes, wholes, strict=True)], np.int64),
        np.array(wholes, np.int64),
    )
