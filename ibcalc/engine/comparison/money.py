"""What moves in a caseload when one model takes the place of another: clients and cents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from ibcalc.engine.caseload import Amounts, Caseload, Codes, Mask
from ibcalc.engine.comparison.periods import BothCalendars
from ibcalc.engine.comparison.regions import Regioned, cents_by_region
from ibcalc.engine.comparison.rows import BY_HAND, UNRESOLVED, RowOutcomes
from ibcalc.engine.result import Result
from ibcalc.model.money import round_half_away
from ibcalc.tables.folding import fold_columns, groups

UNPRICED = (BY_HAND, UNRESOLVED)


@dataclass(frozen=True, slots=True)
class Shift:
    """Cents in the old and in the new model."""

    oud: int = 0
    nieuw: int = 0

    @property
    def verschil(self) -> int:
        """New minus old: positive is dearer."""
        return self.nieuw - self.oud


@dataclass(frozen=True, slots=True)
class Weight:
    """How much of the caseload falls in a region: clients, rows, and the cents of its days.

    ``per_periode`` is the difference in cents by label of a period, where there is any cost.
    ``each_period`` is the difference spread over the periods in which the caseload has any cost, in
    whole cents.
    """

    clienten: int
    rijen: int
    shift: Shift
    per_periode: Mapping[str, int]
    each_period: int


@dataclass(frozen=True, slots=True)
class AanbiederShift:
    """One aanbieder: its cents, and how many of its clients bring it more or less, by how much.

    ``meer`` and ``minder`` are cents, both at least 0: ``meer - minder`` is the difference.
    """

    shift: Shift
    clienten_meer: int
    clienten_minder: int
    meer: int
    minder: int


@dataclass(frozen=True, slots=True)
class Move:
    """Clients that go from one destination to another: products, ``handmatig``, ``onopgelost``."""

    van: str
    naar: str
    clienten: int
    rijen: int
    shift: Shift


@dataclass(frozen=True, slots=True)
class OneSided:
    """Rows that have a price in one model only: how many, and what they cost there, in cents."""

    rijen: int
    cents: int


@dataclass(frozen=True, slots=True)
class ClientCounts:
    """How many clients there are, and how many move: in money, in products, in or out of a price.

    ``verliest_prijs`` are the rows that have a price in the old model only, ``krijgt_prijs`` those
    that have one in the new model only.
    """

    totaal: int
    veranderd: int
    duurder: int
    goedkoper: int
    ander_product: int
    wordt_handmatig: int
    wordt_onopgelost: int
    wordt_opgelost: int
    verliest_prijs: OneSided
    krijgt_prijs: OneSided


@dataclass(frozen=True, slots=True)
class Moved:
    """A caseload in two models. Keys as typed, empty for leeg; cents are those of all periods.

    ``periods`` counts those with any cost. ``weights`` belongs to the regions in their order and
    ``in_regions`` to all of them together; ``elsewhere`` is what moves outside every region: by
    tariffs, settings, or other rows of a client.
    """

    rijen: int
    total: Shift
    periods: int
    each_period: int
    per_periode: Mapping[str, Shift]
    per_aanbieder: Mapping[str, AanbiederShift]
    per_product: Mapping[str, Shift]
    moves: tuple[Move, ...]
    clients: ClientCounts
    weights: tuple[Weight, ...]
    in_regions: Weight
    elsewhere: Shift


def moved(old: Result, new: Result, regioned: Regioned, regions: int, both: BothCalendars) -> Moved:
    """Lay two calculations of the same rows side by side."""
    sides = _sides(new.caseload, old.rows, new.rows)
    per_periode = _shifts(old.totals.per_periode, new.totals.per_periode, both.labels)
    charged = {*old.totals.per_periode, *new.totals.per_periode}
    weights, together = _weights(sides, regioned, regions, both, len(charged))
    total, inside = Shift(old.total, new.total), together.shift
    return Moved(
        rijen=len(new.caseload),
        total=total,
        periods=len(charged),
        each_period=spread(total.verschil, len(charged)),
        per_periode=per_periode,
        per_aanbieder=_aanbieders(sides),
        per_product=_shifts(old.totals.per_product, new.totals.per_product, _charged(old, new)),
        moves=_moves(sides),
        clients=_counts(sides),
        weights=weights,
        in_regions=together,
        elsewhere=Shift(total.oud - inside.oud, total.nieuw - inside.nieuw),
    )


def spread(cents: int, periods: int) -> int:
    """An amount spread over a number of periods, in whole cents."""
    return round_half_away(Fraction(cents, periods)) if periods else 0


def _charged(old: Result, new: Result) -> list[str]:
    """The products with any cost, in the order of the models."""
    order = dict.fromkeys(item.code for item in (*old.model.producten, *new.model.producten))
    per_product = (old.totals.per_product, new.totals.per_product)
    return [code for code in order if any(code in costs for costs in per_product)]


def _shifts(
    old: Mapping[str, int], new: Mapping[str, int], keys: Iterable[str]
) -> dict[str, Shift]:
    return {key: Shift(old.get(key, 0), new.get(key, 0)) for key in keys}


@dataclass(frozen=True, slots=True)
class _Sides:
    """n rows with both outcomes; ``went`` and ``goes`` number their destinations in ``names``."""

    caseload: Caseload
    old: RowOutcomes
    new: RowOutcomes
    names: tuple[str, ...]
    went: Codes
    goes: Codes

    @property
    def change(self) -> Amounts:
        """The difference of each row in cents."""
        return self.new.cents - self.old.cents

    def has_price(self, codes: Codes) -> Mask:
        """Which rows have a price, by one of the two destinations."""
        priced = np.array([name not in UNPRICED for name in self.names], np.bool_)
        found: Mask = priced[codes]
        return found

    def is_at(self, codes: Codes, name: str) -> Mask:
        """Which rows have this destination."""
        found: Mask = np.array([known == name for known in self.names], np.bool_)[codes]
        return found

    def clients(self, rows: Mask) -> int:
        """The number of distinct clients of some rows; rows without a client are none."""
        return int(np.count_nonzero(np.unique(self.caseload.client.codes[rows])))

    def shift(self, rows: Mask | NDArray[np.intp]) -> Shift:
        """The cents of some rows."""
        return Shift(int(self.old.cents[rows].sum()), int(self.new.cents[rows].sum()))


def _sides(caseload: Caseload, old: RowOutcomes, new: RowOutcomes) -> _Sides:
    number: dict[str, int] = {}
    went, goes = (
        np.array(
            [number.setdefault(str(name or ""), len(number)) for name in side.destination.values],
            np.int32,
        )[side.destination.codes]
        for side in (old, new)
    )
    return _Sides(caseload, old, new, tuple(number), went, goes)


def _weights(
    sides: _Sides, regioned: Regioned, regions: int, both: BothCalendars, charged: int
) -> tuple[tuple[Weight, ...], Weight]:
    """The weight of each region, and of all of them together."""
    old, new = (cents_by_region(side, regioned, regions, both) for side in (sides.old, sides.new))

    def weight(rows: Mask, was: Amounts, now: Amounts) -> Weight:
        shift = Shift(int(was.sum()), int(now.sum()))
        pairs = zip(both.labels, was.tolist(), now.tolist(), strict=True)
        per_periode = {label: after - before for label, before, after in pairs if before or after}
        each = spread(shift.verschil, charged)
        return Weight(sides.clients(rows), int(rows.sum()), shift, per_periode, each)

    each = (weight(regioned.rows_in(at), old[at], new[at]) for at in range(regions))
    whole = weight(regioned.rows_anywhere(), old.sum(axis=0), new.sum(axis=0))
    return tuple(each), whole


def _moves(sides: _Sides) -> tuple[Move, ...]:
    """Every change of destination, the one that moves most money first."""
    rows = np.flatnonzero(sides.went != sides.goes)
    codes = [(codes[rows], len(sides.names)) for codes in (sides.went, sides.goes)]
    client = sides.caseload.client.codes
    moves: list[Move] = []
    for spots in groups(*fold_columns(codes, len(rows))):
        each = rows[spots]
        clients = int(np.count_nonzero(np.unique(client[each])))
        van, naar = (sides.names[codes[each[0]]] for codes in (sides.went, sides.goes))
        moves.append(Move(van, naar, clients, len(each), sides.shift(each)))
    return tuple(sorted(moves, key=lambda move: (-abs(move.shift.verschil), move.van, move.naar)))


def _aanbieders(sides: _Sides) -> dict[str, AanbiederShift]:
    """Every aanbieder with a row, the one with the largest difference first."""
    aanbieder, client = sides.caseload.aanbieder, sides.caseload.client
    columns = [(column.codes, len(column.values)) for column in (aanbieder, client)]
    pair, count = fold_columns(columns, len(sides.caseload))
    change = np.zeros(count, np.int64)
    np.add.at(change, pair, sides.change)
    any_row = np.zeros(count, np.intp)
    any_row[pair] = np.arange(len(pair))
    known = client.codes[any_row] != 0
    found: dict[str, AanbiederShift] = {}
    of_pair = aanbieder.codes[any_row]
    for code in np.unique(aanbieder.codes).tolist():
        mine = of_pair == code
        up, down = mine & (change > 0), mine & (change < 0)
        found[str(aanbieder.values[code] or "")] = AanbiederShift(
            sides.shift(aanbieder.codes == code),
            int((up & known).sum()),
            int((down & known).sum()),
            int(change[up].sum()),
            -int(change[down].sum()),
        )
    by_money = sorted(found.items(), key=lambda item: (-abs(item[1].shift.verschil), item[0]))
    return dict(by_money)


def _counts(sides: _Sides) -> ClientCounts:
    client = sides.caseload.client
    change = np.zeros(len(client.values), np.int64)
    np.add.at(change, client.codes, sides.change)
    other = sides.went != sides.goes
    had, has = sides.has_price(sides.went), sides.has_price(sides.goes)
    to_hand = sides.is_at(sides.goes, BY_HAND)
    unsolved = sides.is_at(sides.goes, UNRESOLVED)
    return ClientCounts(
        totaal=sides.clients(np.ones(len(other), np.bool_)),
        veranderd=sides.clients(other | (change[client.codes] != 0)),
        duurder=int((change[1:] > 0).sum()),
        goedkoper=int((change[1:] < 0).sum()),
        ander_product=sides.clients(other & had & has),
        wordt_handmatig=sides.clients(other & to_hand),
        wordt_onopgelost=sides.clients(other & unsolved),
        wordt_opgelost=sides.clients(~had & has),
        verliest_prijs=OneSided(int((had & ~has).sum()), sides.shift(had & ~has).oud),
        krijgt_prijs=OneSided(int((~had & has).sum()), sides.shift(~had & has).nieuw),
    )
