"""Which tariff is valid on which day, as one table; and the price of a part, rounded once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from ibcalc.engine.periods import Periods
from ibcalc.model.money import round_half_away
from ibcalc.model.product import Product, Tarief

NO_TARIFF = -1


@dataclass(frozen=True, slots=True)
class Prices:
    """The tariffs of a model against its calendar.

    ``codes`` are the products. ``valid`` has a row for each product and a column for each day from
    ``origin``: the index in
    ``tarieven`` of the tariff of that day, or NO_TARIFF. ``cents`` holds the amounts.
    """

    codes: tuple[str, ...]
    tarieven: tuple[Tarief, ...]
    cents: NDArray[np.int64]
    valid: NDArray[np.int32]
    origin: int

    def of_product(self, product: int) -> list[int]:
        """Indexes of the tariffs that are valid on any day of the table, in order of time."""
        found = np.unique(self.valid[product])
        ordered = [int(index) for index in found if index != NO_TARIFF]
        return sorted(ordered, key=lambda index: self.tarieven[index].vanaf)

    def at(self, product: int, day: int) -> int:
        """The tariff of a product on any day number, or NO_TARIFF."""
        offset = day - self.origin
        if 0 <= offset < self.valid.shape[1]:
            return int(self.valid[product, offset])
        code, when = self.codes[product], date.fromordinal(day)
        rows = enumerate(self.tarieven)
        hits = (index for index, row in rows if row.product == code and row.holds(when))
        return next(hits, NO_TARIFF)


def price_table(
    producten: Sequence[Product], tarieven: Sequence[Tarief], periods: Periods
) -> Prices:
    """Tariffs by product and day; tariffs of one product do not overlap (the model's check)."""
    position = {product.code: index for index, product in enumerate(producten)}
    valid = np.full((len(producten), periods.span), NO_TARIFF, np.int32)
    for index, tarief in enumerate(tarieven):
        if tarief.product in position:
            start = max(tarief.vanaf.toordinal() - periods.origin, 0)
            stop = max(tarief.until.toordinal() + 1 - periods.origin, 0)
            valid[position[tarief.product], start:stop] = index
    cents = np.array([tarief.cent for tarief in tarieven], np.int64)
    codes = tuple(product.code for product in producten)
    return Prices(codes, tuple(tarieven), cents, valid, periods.origin)


def rounded(
    amounts: NDArray[np.int64],
    numerator: NDArray[np.int64] | NDArray[np.int32],
    denominator: NDArray[np.int64] | NDArray[np.int32],
) -> NDArray[np.int64]:
    """``round_half_away(amount * numerator / denominator)`` for whole arrays of amounts >= 0."""
    halves: NDArray[np.int64] = 2 * amounts * numerator + denominator
    return halves // (2 * denominator)


def part_price(cents: int, numerator: int, denominator: int) -> int:
    """One tariff in cents times a part, rounded once to whole cents."""
    return round_half_away(Fraction(cents * numerator, denominator))
