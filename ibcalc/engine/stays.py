"""Stays: the rows of clients that meet, joined before anything is charged; as columns.

Only clients with more than one row that the calendar charges come here; all others pass by.
Source: design.md section 3 (Wissel, Opslag) and docs/rekenregels.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np

from ibcalc.engine.caseload import Amounts, Caseload, Codes, Days, Mask
from ibcalc.engine.neighbours import Index, highest_before, in_order_seen
from ibcalc.engine.toerekening import Charge
from ibcalc.engine.toewijzing import TYPED, Toewijzingen
from ibcalc.model.product import Product, ProductSoort
from ibcalc.tables.folding import fold_columns


@dataclass(frozen=True, slots=True)
class Stay:
    """One uninterrupted range of a client with one product at one holder.

    ``entry`` is the toewijzing that stands for it, ``row`` the caseload row it begins with,
    ``holder`` numbers its (aanbieder, gemeente, aantal). Day numbers, ends inclusive.
    """

    entry: int
    row: int
    product: int
    holder: int
    aantal: int
    van: int
    tot_en_met: int
    converted: bool

    def meets(self, other: Stay) -> bool:
        """True if both are active on some day."""
        return self.van <= other.tot_en_met and other.van <= self.tot_en_met


@dataclass(frozen=True, slots=True)
class Stays:
    """n stays, every array of length n; see :class:`Stay` for most.

    ``client`` numbers the clients in order of the caseload, and the stays stand in that order.
    ``converted`` says that no row of it was typed, ``follows`` that each came with another grant.
    """

    entry: Codes
    row: Codes
    client: Codes
    product: Codes
    holder: Codes
    aantal: Amounts
    van: Days
    tot_en_met: Days
    converted: Mask
    follows: Mask

    def __len__(self) -> int:
        return len(self.entry)

    def take(self, index: Index | Mask) -> Stays:
        """Some of the stays, in the order of the index."""
        return Stays(*(getattr(self, field.name)[index] for field in fields(self)))

    def one(self, number: int) -> Stay:
        """A single stay."""
        names = (field.name for field in fields(Stay))
        return Stay(*(getattr(self, name)[number].item() for name in names))


@dataclass(frozen=True, slots=True)
class Joined:
    """Stays after joining: ``host`` has for each stay before it the number of the one it is in."""

    stays: Stays
    host: Index


def meeting(
    producten: Sequence[Product],
    charges: Sequence[Charge | None],
    caseload: Caseload,
    entries: Toewijzingen,
) -> Stays:
    """The stays of every client that has rows which may meet, in order of the caseload."""
    client = caseload.client.codes.take(entries.indicatie)
    counted = np.array([charge is not None for charge in charges], np.bool_)
    opslag = opslag_mask(producten)
    apart = np.array([charged_apart(product, producten) for product in producten], np.bool_)
    base = np.flatnonzero((counted & ~opslag).take(entries.product))
    several = np.bincount(client.take(base), minlength=len(caseload.client.values)) > 1
    alone = (counted & opslag).take(entries.product) & ~entries.follows
    alone |= (counted & apart).take(entries.product)
    several[client.take(np.flatnonzero(alone))] = True
    several[0] = False
    if not several.any():
        return _stays(caseload, entries, np.zeros(0, np.int64))
    chosen = np.flatnonzero(counted.take(entries.product) & several.take(client))
    found = _stays(caseload, entries, chosen)
    return found.take(np.argsort(found.client, kind="stable"))


def opslag_mask(producten: Sequence[Product]) -> Mask:
    """For each product whether it is an opslag."""
    return np.array([product.soort is ProductSoort.OPSLAG for product in producten], np.bool_)


def charged_apart(product: Product, producten: Sequence[Product]) -> bool:
    """True for an opslag that is not charged like its base: its periods may differ."""
    if product.soort is not ProductSoort.OPSLAG:
        return False
    base = next((other for other in producten if other.code == product.hoort_bij), product)
    return (base.eenheid, base.toerekening) != (product.eenheid, product.toerekening)


def _stays(caseload: Caseload, entries: Toewijzingen, chosen: Index) -> Stays:
    row = entries.indicatie[chosen]
    columns = (caseload.aanbieder, caseload.gemeente)
    coded = [(column.codes[row], len(column.values)) for column in columns]
    numbers, aantal = np.unique(caseload.aantal[row], return_inverse=True)
    holder, _ = fold_columns([*coded, (aantal.astype(np.int32), len(numbers))], len(row))
    return Stays(
        entry=chosen.astype(np.int32),
        row=row,
        client=in_order_seen(caseload.client.codes[row]),
        product=entries.product[chosen],
        holder=holder,
        aantal=caseload.aantal[row],
        van=entries.van[chosen],
        tot_en_met=entries.tot_en_met[chosen],
        converted=entries.rule[chosen] != TYPED,
        follows=entries.follows[chosen],
    )


def join(stays: Stays) -> Joined:
    """Stays of one product and holder that overlap or adjoin become one, with the first's entry."""
    columns = (stays.client, stays.product, stays.holder)
    coded = [(codes, int(codes.max(initial=0)) + 1) for codes in columns]
    key, _ = fold_columns(coded, len(stays))
    order = np.lexsort((stays.entry, stays.van, key))
    ends = stays.tot_en_met[order]
    fresh = stays.van[order] > highest_before(ends, key[order]) + 1
    starts = np.flatnonzero(fresh)
    first = order[starts]
    merged = replace(
        stays.take(first),
        tot_en_met=np.maximum.reduceat(ends, starts),
        converted=np.logical_and.reduceat(stays.converted[order], starts),
        follows=np.logical_and.reduceat(stays.follows[order], starts),
    )
    turned = np.lexsort((merged.entry, merged.client))
    place = np.empty(len(turned), np.int64)
    place[turned] = np.arange(len(turned))
    host = np.empty(len(order), np.int64)
    host[order] = place[np.cumsum(fresh) - 1]
    return Joined(merged.take(turned), host)


def rows_joined(stays: Stays, joined: Joined) -> dict[int, tuple[int, ...]]:
    """The caseload rows of each stay that joins more than one: number of the stay -> rows."""
    multiple = (np.bincount(joined.host) > 1)[joined.host]
    members = np.flatnonzero(multiple)
    members = members[np.lexsort((stays.entry[members], stays.van[members]))]
    found: dict[int, dict[int, None]] = {}
    pairs = zip(joined.host[members].tolist(), stays.row[members].tolist(), strict=True)
    for host, row in pairs:
        found.setdefault(host, {})[row] = None
    return {host: tuple(rows) for host, rows in found.items() if len(rows) > 1}
