"""How much of a caseload falls in a part of a conversion table: clients, and cents per period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ibcalc.engine.caseload import Caseload, Mask
from ibcalc.engine.convert import Conversion, Piece, column_of
from ibcalc.engine.decide import Verdict
from ibcalc.engine.periods import Periods
from ibcalc.engine.prices import NO_TARIFF, Prices
from ibcalc.model.conversion import PRODUCT, SourceRow
from ibcalc.model.kenmerk import Value
from ibcalc.model.names import normal
from ibcalc.model.place import Place
from ibcalc.model.product import Eenheid, Product
from ibcalc.tables.pieces.axis import OUTSIDE
from ibcalc.tables.pieces.space import Space
from ibcalc.tables.proof.regions import Region
from ibcalc.tables.rules import RuleSet

A_PERIOD = {Eenheid.PERIODE: 1, Eenheid.MAAND: 1, Eenheid.WEEK: 4, Eenheid.ETMAAL: 28}
"""How often a tariff is charged in a full period of four weeks; other units are not counted."""


@dataclass(frozen=True, slots=True)
class Weight:
    """Clients in a region, and the cents per period of the dearest product that is at stake."""

    clienten: int
    cents: int


@dataclass(frozen=True, slots=True)
class _Point:
    """One combination of kenmerken on one day: the row that stands for it, and what was decided."""

    fold: int
    row: int
    day: int
    verdict: Verdict


class Weigher:
    """A converted caseload against the tables that converted it."""

    def __init__(
        self,
        tables: Sequence[RuleSet],
        producten: Sequence[Product],
        prices: Prices,
        periods: Periods,
        caseload: Caseload,
        conversion: Conversion,
    ) -> None:
        self.producten, self.prices, self.periods = producten, prices, periods
        self.caseload, self.conversion = caseload, conversion
        self.cuts = sorted({day.toordinal() for t in tables for day in t.boundaries()})
        self.rows = np.flatnonzero(conversion.verdict >= 0)
        self.folds = conversion.verdict[self.rows]
        self._pieces: dict[str, list[NDArray[np.int64]]] = {}

    @cached_property
    def fired(self) -> frozenset[Place]:
        """The rows of tables that decided for anyone."""
        return frozenset(
            place
            for pieces in self.conversion.verdicts
            for piece in pieces
            for step in piece.verdict.steps
            for place in step.rows
        )

    def weigh(self, table: RuleSet, regions: Sequence[Region], rows: Sequence[SourceRow]) -> Weight:
        """What falls in any of the regions; ``rows`` say which products are at stake."""
        points: Mask = np.zeros(len(self.points), np.bool_)
        for region in regions:
            points |= self._inside(table, region)
        inside = np.zeros(len(self.conversion.verdicts), np.bool_)
        inside[[self.points[spot].fold for spot in np.flatnonzero(points)]] = True
        hit = self.rows[inside[self.folds]]
        clients = np.zeros(len(self.caseload.client.values), np.bool_)
        clients[self.caseload.client.codes[hit]] = True
        price = np.zeros(len(self.conversion.verdicts), np.int64)
        products = self._at_stake(table, rows)
        for spot in np.flatnonzero(points):
            point = self.points[spot]
            price[point.fold] = max(price[point.fold], self._price(products, point.day))
        cents = price[self.conversion.verdict[hit]] * self.caseload.aantal[hit]
        return Weight(int(clients.sum()), int(cents.sum()))

    @cached_property
    def points(self) -> list[_Point]:
        """Every combination on the first day of each stretch in which it is decided anew."""
        first = np.zeros(len(self.conversion.verdicts), np.int64)
        first[self.folds[::-1]] = self.rows[::-1]
        return [
            point
            for fold, pieces in enumerate(self.conversion.verdicts)
            for point in self._points(fold, int(first[fold]), pieces)
        ]

    def _points(self, fold: int, row: int, pieces: Sequence[Piece]) -> Iterator[_Point]:
        start = max(int(self.caseload.van[row]), self.periods.first)
        until = max(start, min(int(self.caseload.tot_en_met[row]), self.periods.last))
        for day in (start, *(cut for cut in self.cuts if start < cut <= until)):
            held = [piece for piece in pieces if piece.begin <= day]
            yield _Point(fold, row, day, held[-1].verdict)

    def _inside(self, table: RuleSet, region: Region) -> Mask:
        pieces = self._located(table, region.space)
        inside: Mask = np.ones(len(self.points), np.bool_)
        for axis, piece, mask in zip(region.space.axes, pieces, region.box, strict=True):
            holds = np.array([bool(mask >> at & 1) for at in range(len(axis))])
            inside &= (piece != OUTSIDE) & holds[piece]
        return inside

    def _located(self, table: RuleSet, space: Space) -> list[NDArray[np.int64]]:
        """For each axis the piece of each point; once for each table."""
        if table.naam not in self._pieces:
            known = [_known(point.verdict, table.naam) for point in self.points]
            columns = [self._values(name, known) for name in space.names[:-1]]
            columns.append([date.fromordinal(point.day) for point in self.points])
            pairs = zip(space.axes, columns, strict=True)
            self._pieces[table.naam] = [
                np.array([axis.locate(value) for value in values], np.int64)
                for axis, values in pairs
            ]
        return self._pieces[table.naam]

    def _values(self, name: str, known: Sequence[Mapping[str, Value]]) -> list[Value]:
        key = normal(name)
        column = column_of(self.caseload, key)
        read = [None if column is None else column[point.row] for point in self.points]
        return [given.get(key, value) for given, value in zip(known, read, strict=True)]

    def _at_stake(self, table: RuleSet, rows: Sequence[SourceRow]) -> list[int]:
        if PRODUCT not in table.outputs:
            return []
        index = table.outputs.index(PRODUCT)
        sources = {id(row) for row in rows}
        said = {rule.outputs[index] for rule in table.rules if id(rule.source) in sources}
        return [at for at, product in enumerate(self.producten) if product.code in said]

    def _price(self, products: Sequence[int], day: int) -> int:
        found = [0]
        for product in products:
            tarief = self.prices.at(product, day)
            times = A_PERIOD.get(self.producten[product].eenheid, 0)
            if tarief != NO_TARIFF:
                found.append(int(self.prices.cents[tarief]) * times)
        return max(found)


def _known(verdict: Verdict, tabel: str) -> dict[str, Value]:
    """What the tables before one gave: normal name -> value."""
    known: dict[str, Value] = {}
    for step in verdict.steps:
        if step.tabel == tabel:
            break
        for name, value in step.outputs:
            if value is not None:
                known[normal(name)] = value
    return known
