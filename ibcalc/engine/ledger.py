"""The ledger: what every toewijzing is charged, by its profile or by lines of its own.

Most toewijzingen only point at a profile. What the calendar does not count and what has a maximum
has lines of its own; so has one that meets another row of its client, in the periods in which they
meet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ibcalc.engine.arranged import Arranged
from ibcalc.engine.caseload import Amounts, Caseload, Mask
from ibcalc.engine.counted import Counter, Missing, counted_lines
from ibcalc.engine.events import told_events
from ibcalc.engine.holes import without_periods
from ibcalc.engine.maximum import cut_to_maximum
from ibcalc.engine.neighbours import spread
from ibcalc.engine.partbook import PartBook
from ibcalc.engine.periods import Periods
from ibcalc.engine.priced import PriceDesk
from ibcalc.engine.prices import Prices, rounded
from ibcalc.engine.profiles import Folder, Profiles
from ibcalc.engine.regels import Regels, regels_of, together
from ibcalc.engine.settling import Settled, settle
from ibcalc.engine.spots import Pairing
from ibcalc.engine.toerekening import Charge
from ibcalc.engine.toewijzing import Toewijzingen
from ibcalc.engine.volumes import Volumes
from ibcalc.model.findings import Finding
from ibcalc.model.product import Product
from ibcalc.model.tariffmodel import Settings


@dataclass(frozen=True, slots=True)
class Terms:
    """What was agreed, ready to charge with."""

    producten: tuple[Product, ...]
    charges: tuple[Charge | None, ...]
    settings: Settings
    periods: Periods
    prices: Prices
    volumes: Volumes | None = None

    @property
    def counted(self) -> NDArray[np.bool_]:
        """For each product whether the calendar counts its unit."""
        return np.array([charge is not None for charge in self.charges], np.bool_)

    @property
    def split(self) -> NDArray[np.bool_]:
        """For each product whether its lines are split at the price date."""
        return np.array([charge is not None and charge.split for charge in self.charges], np.bool_)


@dataclass(frozen=True, slots=True)
class Ledger:
    """The n charged toewijzingen.

    ``profile`` has length n; ``shared`` marks those that are charged by it, all others have their
    lines in ``own``. ``joined`` maps a toewijzing to the caseload rows it stands for.
    """

    terms: Terms
    caseload: Caseload
    entries: Toewijzingen
    profiles: Profiles
    profile: NDArray[np.int32]
    shared: Mask
    own: Regels
    joined: Mapping[int, tuple[int, ...]]

    def aantal(self, entry: NDArray[np.integer[Any]]) -> Amounts:
        """How many identical clients each of some toewijzingen stands for."""
        aantal: Amounts = self.caseload.aantal.take(self.entries.indicatie.take(entry))
        return aantal

    def bedragen(self, regels: Regels) -> Amounts:
        """The amount of each line in cents: for all its identical clients, rounded once."""
        aantal = self.aantal(regels.entry)
        volumes = self.terms.volumes
        if volumes is None:
            return regels.cents * aantal
        return volumes.amounts(regels.product, regels.cents, aantal)

    def regels(self, chosen: NDArray[np.intp] | None = None) -> Regels:
        """The lines of some toewijzingen, or of all, in order."""
        index = np.arange(len(self.entries)) if chosen is None else chosen
        own = self.own if chosen is None else self.own.take(np.isin(self.own.entry, index))
        return together(self._expanded(index[self.shared[index]]), own).sorted()

    def _expanded(self, index: NDArray[np.intp]) -> Regels:
        return expanded(self.terms, self.entries, self.profiles, self.profile, index)


def expanded(
    terms: Terms,
    entries: Toewijzingen,
    profiles: Profiles,
    profile: NDArray[np.int32],
    index: NDArray[np.intp],
) -> Regels:
    """The lines that toewijzingen have by their profile."""
    mine = profile[index]
    first = profiles.start[mine]
    which, part = spread(first, profiles.start[mine + 1] - first)
    entry = index[which]
    parts, periods = profiles.parts, terms.periods
    period = parts.period[part].astype(np.int64)
    tarief = parts.tarief[part].astype(np.int64)
    van = np.maximum(entries.van[entry], periods.begin[period])
    tot_en_met = np.minimum(entries.tot_en_met[entry], periods.end[period])
    product = entries.product[entry]
    split = terms.split[product]
    valid = terms.prices.tarieven
    begins = np.array([row.vanaf.toordinal() for row in valid], np.int64)
    ends = np.array([row.until.toordinal() for row in valid], np.int64)
    return Regels(
        entry,
        product.astype(np.int64),
        entries.rule[entry].astype(np.int64),
        period,
        tarief,
        parts.numerator[part].astype(np.int64),
        parts.denominator[part].astype(np.int64),
        rounded(terms.prices.cents[tarief], parts.numerator[part], parts.denominator[part]),
        np.where(split, np.maximum(van, begins[tarief]), van) if len(valid) else van,
        np.where(split, np.minimum(tot_en_met, ends[tarief]), tot_en_met) if len(valid) else van,
    )


@dataclass(frozen=True, slots=True)
class Charged:
    """A ledger, or the toewijzingen that miss a tariff; and what was found on the way.

    ``idle`` are caseload rows that were settled and that no period charges.
    """

    ledger: Ledger
    missing: tuple[Missing, ...]
    findings: tuple[Finding, ...]
    idle: NDArray[np.int32]


def charge(terms: Terms, caseload: Caseload, arranged: Arranged) -> Charged:
    """Charges every toewijzing and settles those that meet."""
    entries = arranged.toewijzingen
    folder = Folder(terms.charges, terms.periods, terms.prices)
    whole, profile = folder.fold(entries.product, entries.van, entries.tot_en_met)
    missing = _unpriced(whole, profile)
    settled = settled_of(terms, arranged)
    entry = arranged.households.stays.entry
    profiles, profile = without_periods(whole, profile, entry[settled.stay], settled.period)
    own = own_regels(terms, caseload, arranged, settled.regels, profiles, profile)
    ledger = Ledger(
        terms, caseload, entries, profiles, profile, own.others, own.regels, arranged.joined
    )
    told = told_events(settled.events, terms.producten, terms.periods.calendar, caseload)
    return Charged(
        ledger,
        (*missing, *settled.missing, *own.missing),
        (*told, *own.findings),
        _idle(arranged, settled, np.diff(profiles.start)[profile[entry]]),
    )


def _idle(arranged: Arranged, settled: Settled, lines: NDArray[np.int64]) -> NDArray[np.int32]:
    """The rows of bases that have no lines, and in no spot meet one that has."""
    households = arranged.households
    idle = (lines == 0) & ~settled.seen & ~settled.opslag
    rows: NDArray[np.int32] = households.rows[idle[households.host]]
    return rows


def _unpriced(profiles: Profiles, profile: NDArray[np.int32]) -> list[Missing]:
    if not profiles.unpriced:
        return []
    first: dict[int, tuple[int, int]] = {}
    for (number, period), day in sorted(profiles.unpriced.items()):
        first.setdefault(number, (period, day))
    bad = np.flatnonzero(np.isin(profile, list(first)))
    where = ((entry, int(profile[entry])) for entry in bad.tolist())
    return [
        Missing(entry, int(profiles.product[number]), *first[number]) for entry, number in where
    ]


def _shared(terms: Terms, entries: Toewijzingen) -> Mask:
    capped = np.array([product.maximum is not None for product in terms.producten], np.bool_)
    shared: Mask = (terms.counted & ~capped)[entries.product]
    return shared


def settled_of(terms: Terms, arranged: Arranged) -> Settled:
    """What was chosen wherever stays meet."""
    plain = (terms.producten, terms.charges, terms.periods, terms.prices)
    return settle(
        Pairing(terms.producten),
        terms.settings.wissel,
        PriceDesk(*plain),
        PartBook(*plain),
        arranged.households,
        arranged.toewijzingen.rule.astype(np.int64),
    )


@dataclass(frozen=True, slots=True)
class Own:
    """The lines that no profile holds; ``others`` are the toewijzingen that a profile charges."""

    regels: Regels
    others: Mask
    missing: tuple[Missing, ...]
    findings: tuple[Finding, ...]


def own_regels(
    terms: Terms,
    caseload: Caseload,
    arranged: Arranged,
    settled: Regels,
    profiles: Profiles,
    profile: NDArray[np.int32],
) -> Own:
    """The lines of every toewijzing that its profile does not charge, with those settled."""
    entries = arranged.toewijzingen
    uncounted = np.flatnonzero(~terms.counted[entries.product])
    counter = Counter(
        terms.producten,
        terms.periods,
        terms.prices,
        terms.settings.perioden_per_jaar,
        caseload,
        entries,
    )
    lines, missing = counted_lines(counter, uncounted.tolist())
    shared = _shared(terms, entries)
    plain = terms.counted[entries.product] & ~shared
    if terms.volumes is not None:
        # A changed number of clients is rounded line by line, so every line is made.
        plain, shared = plain | shared, np.zeros(len(entries), np.bool_)
    others = expanded(terms, entries, profiles, profile, np.flatnonzero(plain))
    own = together(settled, regels_of(lines), others).sorted()
    own, told = cut_to_maximum(own, terms.producten, terms.periods, caseload, entries)
    return Own(own, shared, tuple(missing), tuple(told))


def repriced(ledger: Ledger, arranged: Arranged, prices: Prices) -> Ledger:
    """The same ledger at other amounts; tariffs keep their dates, so profiles stay as they are."""
    terms = replace(ledger.terms, prices=prices)
    settled = settled_of(terms, arranged).regels
    own = own_regels(terms, ledger.caseload, arranged, settled, ledger.profiles, ledger.profile)
    return replace(ledger, terms=terms, own=own.regels)
