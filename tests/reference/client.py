"""One client, period by period: which product of each Familie is charged, and its opslag."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ibcalc.model.product import Product, ProductSoort
from ibcalc.model.tariffmodel import Wissel
from tests.reference.calendars import Slot
from tests.reference.toerekening import Prices, Regel, Stay, regels, stays_of
from tests.reference.toewijzing import Key, Toewijzing, carried, opslag_of


@dataclass(slots=True, eq=False)
class Candidate:
    """One key of a Familie that is active in the period; ``opslagen`` are what it carries."""

    key: Key
    stays: list[Stay]
    slot: Slot
    prices: Prices
    opslagen: list[tuple[Key, list[Stay]]]
    by_day: bool = False

    @property
    def here(self) -> list[Stay]:
        """Its stays that have a day in this period."""
        return [stay for stay in self.stays if stay.active(self.slot)]

    @property
    def parts(self) -> list[Toewijzing]:
        """Its rows that have a day in this period."""
        parts = [part for stay in self.here for part in stay.parts]
        return [part for part in parts if any(part.active(day) for day in self.slot.days)]

    @property
    def days(self) -> set[date]:
        """Its active days in this period."""
        return {day for stay in self.stays for day in stay.active(self.slot)}

    @property
    def base(self) -> list[Regel]:
        """Its own lines."""
        return regels(self.stays, self.key, self.slot, self.prices, by_day=self.by_day)

    @property
    def extra(self) -> list[Regel]:
        """The lines of its opslag; none if the product itself is not charged."""
        if not self.base:
            return []
        lines: list[Regel] = []
        for key, stays in self.opslagen:
            lines += regels(stays, key, self.slot, self.prices, by_day=self.by_day)
        return lines

    @property
    def amount(self) -> int:
        """Cents without opslag."""
        return sum(line.bedrag for line in self.base)

    @property
    def amount_with_opslag(self) -> int:
        """Cents with opslag."""
        return self.amount + sum(line.bedrag for line in self.extra)

    @property
    def first_start(self) -> date:
        """The earliest start of its stays here."""
        return min(stay.van for stay in self.here)

    @property
    def first_row(self) -> int:
        """The row with which its stays here start; of more stays the one first in the caseload."""
        return min(stay.parts[0].row for stay in self.here)

    @property
    def converted_days(self) -> list[set[date]]:
        """The days here of each of its stays that comes from conversion alone."""
        stays = [stay for stay in self.here if all(part.converted for part in stay.parts)]
        return [stay.active(self.slot) for stay in stays]


def client_regels(
    parts: Sequence[Toewijzing],
    products: Sequence[Product],
    slots: Sequence[Slot],
    wissel: Wissel,
    prices: Prices,
) -> list[Regel]:
    """All lines of one client for what is charged by the calendar."""
    base = _by_key([part for part in parts if part.product.soort is not ProductSoort.OPSLAG])
    typed = [part for part in parts if part.product.soort is ProductSoort.OPSLAG]
    opslag = _by_key([*typed, *carried(parts)])
    granted = {id(part): number for number, part in enumerate(parts)}
    lines: list[Regel] = []
    for slot in slots:
        families: dict[str, list[Candidate]] = {}
        made = [Candidate(key, stays, slot, prices, []) for key, stays in base.items()]
        active = [candidate for candidate in made if candidate.days]
        # Of equals that one row gave, its product goes before its components.
        active.sort(key=lambda one: min(granted[id(stay.parts[0])] for stay in one.here))
        for candidate in active:
            candidate.opslagen = _carried_by(candidate, opslag, active)
            families.setdefault(candidate.key[0].family, []).append(candidate)
        for candidates in families.values():
            for chosen in choose(candidates, products, wissel):
                lines += chosen.base + chosen.extra
    return lines


def _by_key(parts: Sequence[Toewijzing]) -> dict[Key, list[Stay]]:
    grouped: dict[Key, list[Toewijzing]] = {}
    for part in parts:
        grouped.setdefault(part.key, []).append(part)
    return {key: stays_of(group) for key, group in grouped.items()}


def _carried_by(
    base: Candidate, opslag: Mapping[Key, list[Stay]], active: Sequence[Candidate]
) -> list[tuple[Key, list[Stay]]]:
    """The opslagen of a base that is active here: those of its aanbieder, gemeente and aantal.

    An opslag whose base is active at others only goes with the first row of its base.
    """
    found: list[tuple[Key, list[Stay]]] = []
    for key, stays in opslag.items():
        bases = [other for other in active if other.key[0].code == key[0].hoort_bij]
        exact = [other for other in bases if other.key[1:] == key[1:]]
        if base in (exact or sorted(bases, key=lambda other: other.first_row)[:1]):
            found.append((key, stays))
    return found


def choose(
    candidates: list[Candidate], products: Sequence[Product], wissel: Wissel
) -> list[Candidate]:
    """The candidates of one Familie that are charged in the period."""
    if len(candidates) < 2:
        return candidates
    left = _dearest_of_overlaps(candidates, products)
    if len(left) < 2:
        return left
    if wissel is Wissel.DAG:
        for candidate in left:
            candidate.by_day = True
        return left
    charged = [candidate for candidate in left if candidate.base]
    if not charged or wissel is Wissel.BEIDE:
        return charged
    return [pick(charged, wissel)]


def pick(charged: list[Candidate], wissel: Wissel) -> Candidate:
    """The one that eerste, laatste or hoogste charges; all of them have a charge."""
    if wissel is Wissel.EERSTE:
        return min(charged, key=lambda c: (c.first_start, c.first_row))
    if wissel is Wissel.LAATSTE:
        return max(charged, key=lambda c: (max(s.van for s in c.here), c.first_row))
    return min(charged, key=lambda c: (-c.amount_with_opslag, c.first_start, c.first_row))


def _dearest_of_overlaps(
    candidates: list[Candidate], products: Sequence[Product]
) -> list[Candidate]:
    """Of converted rows that share days only the dearest stays, with an opslag if any had one."""
    left: list[Candidate] = []
    waiting = list(candidates)
    while waiting:
        group = [waiting.pop(0)]
        grown = True
        while grown:
            near = [c for c in waiting if any(_overlap(c, member) for member in group)]
            waiting = [c for c in waiting if c not in near]
            group += near
            grown = bool(near)
        left.append(group[0] if len(group) == 1 else _dearest(group, products))
    return left


def _overlap(one: Candidate, other: Candidate) -> bool:
    pairs = ((a, b) for a in one.converted_days for b in other.converted_days)
    return any(a & b for a, b in pairs)


def _dearest(group: list[Candidate], products: Sequence[Product]) -> Candidate:
    winner = min(group, key=lambda candidate: (-candidate.amount, candidate.first_row))
    opslag = opslag_of(winner.key[0], products)
    slot = winner.slot
    theirs = [stay for candidate in group for _, stays in candidate.opslagen for stay in stays]
    wanted = any(stay.active(slot) for stay in theirs)
    winner.opslagen = []
    if opslag is not None and wanted:
        key = (opslag, *winner.key[1:])
        bases = [part for stay in winner.stays for part in stay.parts]
        parts = carried([replace(part, opslag=opslag) for part in bases])
        winner.opslagen = [(key, stays_of(parts))]
    return winner
