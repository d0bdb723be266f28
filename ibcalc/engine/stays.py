"""Stays: the rows of clients that meet, checked and joined before anything is charged.

Only clients with more than one row that the calendar charges come here; all others pass by.
Source: design.md section 3 (Wissel, Opslag) and docs/rekenregels.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from ibcalc.engine.caseload import Caseload
from ibcalc.engine.toerekening import Charge
from ibcalc.engine.toewijzing import TYPED, Toewijzingen
from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding
from ibcalc.model.product import Product, ProductSoort, Toerekening

K = TypeVar("K", bound=Hashable)

OVERLAP, WITHOUT_BASE, STACKED = "CLI-301", "CLI-302", "CLI-307"


@dataclass(frozen=True, slots=True)
class Stay:
    """One uninterrupted range of a client with one product at one aanbieder.

    ``entry`` is the toewijzing that stands for it, ``rows`` the caseload rows that it joins,
    ``holder`` is (aanbieder, gemeente, aantal). Day numbers, ends inclusive.
    """

    entry: int
    product: int
    van: int
    tot_en_met: int
    holder: tuple[int, int, int]
    converted: bool
    follows: bool
    rows: tuple[int, ...]

    def meets(self, other: Stay) -> bool:
        """True if both are active on some day."""
        return self.van <= other.tot_en_met and other.van <= self.tot_en_met


@dataclass(frozen=True, slots=True)
class Household:
    """The stays of one client in one Familie that must be settled: ``opslag`` follows ``bases``."""

    bases: tuple[Stay, ...]
    opslag: tuple[Stay, ...]


@dataclass(frozen=True, slots=True)
class Arranged:
    """Toewijzingen with joined stays, what must be settled, and rows that can't be charged.

    ``joined`` maps a toewijzing to the caseload rows that it stands for, where more than one.
    ``faults`` are caseload rows with why; if there are any, nothing else here may be used.
    """

    toewijzingen: Toewijzingen
    households: tuple[Household, ...]
    joined: dict[int, tuple[int, ...]]
    faults: tuple[tuple[int, Finding], ...]
    findings: tuple[Finding, ...]


def arrange(
    producten: Sequence[Product],
    charges: Sequence[Charge | None],
    caseload: Caseload,
    entries: Toewijzingen,
) -> Arranged:
    """Checks and joins the stays of clients whose rows meet."""
    clients = _clients(producten, charges, caseload, entries)
    faults = [fault for stays in clients for fault in _faults(producten, caseload, stays)]
    if faults:
        return Arranged(entries, (), {}, tuple(faults), ())
    joined = [_join(stays) for stays in clients]
    kept, renumbered = _without_joined(entries, clients, joined)
    again = [[replace(s, entry=int(renumbered[s.entry])) for s in stays] for stays in joined]
    return Arranged(
        kept,
        tuple(h for stays in again for h in _households(producten, stays)),
        {s.entry: s.rows for stays in again for s in stays if len(s.rows) > 1},
        (),
        tuple(told for stays in again for told in _stacking(producten, caseload, stays)),
    )


def _clients(
    producten: Sequence[Product],
    charges: Sequence[Charge | None],
    caseload: Caseload,
    entries: Toewijzingen,
) -> list[list[Stay]]:
    """The stays of every client that has rows which may meet, in order of the caseload."""
    client = caseload.client.codes.take(entries.indicatie)
    counted = np.array([charge is not None for charge in charges], np.bool_)
    opslag = np.array([product.soort is ProductSoort.OPSLAG for product in producten], np.bool_)
    apart = np.array([_charged_apart(product, producten) for product in producten], np.bool_)
    base = np.flatnonzero((counted & ~opslag).take(entries.product))
    several = np.bincount(client.take(base), minlength=len(caseload.client.values)) > 1
    alone = (counted & opslag).take(entries.product) & ~entries.follows
    alone |= (counted & apart).take(entries.product)
    several[client.take(np.flatnonzero(alone))] = True
    several[0] = False
    grouped: dict[int, list[Stay]] = defaultdict(list)
    if not several.any():
        return []
    for entry in np.flatnonzero(counted.take(entries.product) & several.take(client)):
        grouped[int(client[entry])].append(_stay(caseload, entries, int(entry)))
    return list(grouped.values())


def _charged_apart(product: Product, producten: Sequence[Product]) -> bool:
    """True for an opslag that is not charged like its base: its periods may differ."""
    if product.soort is not ProductSoort.OPSLAG:
        return False
    base = next((other for other in producten if other.code == product.hoort_bij), product)
    return (base.eenheid, base.toerekening) != (product.eenheid, product.toerekening)


def _needs_look(product: Product, producten: Sequence[Product]) -> bool:
    """True for an opslag whose periods may differ from those of a base with other dates."""
    own = product.soort is ProductSoort.OPSLAG and product.toerekening is Toerekening.EIGEN
    return own or _charged_apart(product, producten)


def _stay(caseload: Caseload, entries: Toewijzingen, entry: int) -> Stay:
    row = int(entries.indicatie[entry])
    return Stay(
        entry=entry,
        product=int(entries.product[entry]),
        van=int(entries.van[entry]),
        tot_en_met=int(entries.tot_en_met[entry]),
        holder=(
            int(caseload.aanbieder.codes[row]),
            int(caseload.gemeente.codes[row]),
            int(caseload.aantal[row]),
        ),
        converted=int(entries.rule[entry]) != TYPED,
        follows=bool(entries.follows[entry]),
        rows=(row,),
    )


def _faults(
    producten: Sequence[Product], caseload: Caseload, stays: Sequence[Stay]
) -> Iterator[tuple[int, Finding]]:
    """Rows that overlap with the same product, and opslagen without their base."""
    typed = [stay for stay in stays if not stay.converted]
    for product, mine in _by(typed, lambda stay: stay.product).items():
        for stay in _overlapping(mine):
            place = caseload.place(stay.rows[0], "van")
            code = producten[product].code
            yield stay.rows[0], finding(OVERLAP, place, product=code)
    for stay in typed:
        product_of = producten[stay.product]
        if product_of.soort is ProductSoort.OPSLAG and not stay.follows:
            bases = [s for s in stays if producten[s.product].code == product_of.hoort_bij]
            if not _covered(stay, bases):
                place = caseload.place(stay.rows[0], "product")
                names = {"product": product_of.code, "basis": product_of.hoort_bij}
                yield stay.rows[0], finding(WITHOUT_BASE, place, **names)


def _overlapping(stays: Sequence[Stay]) -> list[Stay]:
    """Every stay that shares a day with another one of them."""
    ordered = sorted(stays, key=lambda stay: stay.van)
    found: dict[int, Stay] = {}
    longest = ordered[0]
    for stay in ordered[1:]:
        if stay.meets(longest):
            found[longest.entry], found[stay.entry] = longest, stay
        longest = max(longest, stay, key=lambda one: one.tot_en_met)
    return [found[entry] for entry in sorted(found)]


def _covered(stay: Stay, bases: Iterable[Stay]) -> bool:
    """True if the bases together hold every day of the stay."""
    day = stay.van
    for base in sorted(bases, key=lambda one: one.van):
        if base.van <= day <= base.tot_en_met:
            day = base.tot_en_met + 1
    return day > stay.tot_en_met


def _join(stays: Sequence[Stay]) -> list[Stay]:
    """Stays of one product and holder that overlap or adjoin become one."""
    joined: list[Stay] = []
    for mine in _by(stays, lambda stay: (stay.product, stay.holder)).values():
        ordered = sorted(mine, key=lambda stay: (stay.van, stay.entry))
        current = ordered[0]
        for stay in ordered[1:]:
            if stay.van > current.tot_en_met + 1:
                joined.append(current)
                current = stay
            else:
                current = _united(current, stay)
        joined.append(current)
    return sorted(joined, key=lambda stay: stay.entry)


def _united(first: Stay, second: Stay) -> Stay:
    return replace(
        first,
        tot_en_met=max(first.tot_en_met, second.tot_en_met),
        converted=first.converted and second.converted,
        follows=first.follows and second.follows,
        rows=tuple(dict.fromkeys((*first.rows, *second.rows))),
    )


def _without_joined(
    entries: Toewijzingen, before: Sequence[Sequence[Stay]], after: Sequence[Sequence[Stay]]
) -> tuple[Toewijzingen, NDArray[np.intp]]:
    """The toewijzingen without those that were joined into another, and their new numbers."""
    if sum(map(len, before)) == sum(map(len, after)):
        return entries, np.arange(len(entries))
    keep = np.ones(len(entries), np.bool_)
    tot_en_met = entries.tot_en_met.copy()
    for stays in before:
        keep[[stay.entry for stay in stays]] = False
    for stays in after:
        for stay in stays:
            keep[stay.entry] = True
            tot_en_met[stay.entry] = stay.tot_en_met
    renumbered = np.cumsum(keep) - 1
    return replace(entries, tot_en_met=tot_en_met).take(keep), renumbered


def _households(producten: Sequence[Product], stays: Sequence[Stay]) -> Iterator[Household]:
    """Families of one client in which more than one stay, or an opslag apart, must be settled."""
    families = _by(stays, lambda stay: _family(producten, producten[stay.product]))
    for mine in families.values():
        bases = tuple(s for s in mine if producten[s.product].soort is not ProductSoort.OPSLAG)
        opslag = tuple(s for s in mine if producten[s.product].soort is ProductSoort.OPSLAG)
        apart = any(_needs_look(producten[stay.product], producten) for stay in opslag)
        twice = len({stay.product for stay in opslag}) < len(opslag)
        if len(bases) > 1 or apart or twice:
            yield Household(bases, opslag)


def _family(producten: Sequence[Product], product: Product) -> str:
    if product.soort is not ProductSoort.OPSLAG:
        return product.family
    base = next((other for other in producten if other.code == product.hoort_bij), product)
    return base.family


def _stacking(
    producten: Sequence[Product], caseload: Caseload, stays: Sequence[Stay]
) -> Iterator[Finding]:
    """Base products of different families on the same day: told once a client and pair."""
    bases = [s for s in stays if producten[s.product].soort is ProductSoort.BASIS]
    told: set[tuple[str, str]] = set()
    for index, later in enumerate(bases):
        for earlier in bases[:index]:
            first, second = sorted(producten[stay.product].family for stay in (earlier, later))
            if first != second and earlier.meets(later) and (first, second) not in told:
                told.add((first, second))
                place = caseload.place(later.rows[0], "van")
                yield finding(STACKED, place, eerste=first, tweede=second)


def _by(stays: Iterable[Stay], key: Callable[[Stay], K]) -> dict[K, list[Stay]]:
    grouped: dict[K, list[Stay]] = {}
    for stay in stays:
        grouped.setdefault(key(stay), []).append(stay)
    return grouped
