"""The plain loop for clients with several rows: joined, and one product a family in each period.

Wissel ``eerste`` only, and it tells nothing: ibcalc gives what each wissel would have cost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from benchmarks.job import Job
from benchmarks.peer import Peer
from benchmarks.peer_loop import DAY, Row, Stay, Sums, amounts, answer_of, prepare
from ibcalc.model.calendar import Period
from ibcalc.model.product import Tarief

Key = tuple[str, str, str]
"""Product, aanbieder, gemeente."""


def _joined(rows: Sequence[Row]) -> dict[Key, list[Row]]:
    """Rows of one product and aanbieder that adjoin are one; the opslag is a product of its own."""
    found: dict[Key, list[Row]] = {}
    granted = [*rows, *(row._replace(product=f"{row.product}O") for row in rows if row.opslag)]
    for row in sorted(granted, key=lambda row: row.van):
        mine = found.setdefault((row.product, row.aanbieder, row.gemeente), [])
        if mine and mine[-1].tot_en_met != date.max and row.van == mine[-1].tot_en_met + DAY:
            mine[-1] = mine[-1]._replace(tot_en_met=row.tot_en_met)
        else:
            mine.append(row)
    return found


def _work(job: Job, rows: Sequence[Row]) -> Sums:
    sums = Sums()
    tariffs: dict[str, list[Tarief]] = {}
    for tarief in job.model.tarieven:
        tariffs.setdefault(tarief.product, []).append(tarief)
    clients: dict[str, list[Row]] = {}
    for row in rows:
        clients.setdefault(row.client, []).append(row)
    for mine in clients.values():
        _client(job, _joined(mine), tariffs, sums)
    return sums


def _client(
    job: Job, joined: dict[Key, list[Row]], tariffs: dict[str, list[Tarief]], sums: Sums
) -> None:
    families = {product.code: product.familie for product in job.model.producten}
    bases = [row for key, rows in joined.items() for row in rows if not key[0].endswith("O")]
    for period in job.model.calendar:
        charged: set[str] = set()
        for row in sorted(bases, key=lambda row: row.van):
            stay = _stay(row, period)
            family = families[row.product]
            if stay is None or family in charged:
                continue
            lines = list(amounts(job.toerekening, stay, tariffs[row.product]))
            if not lines:
                continue
            charged.add(family)
            _add(sums, row, row.product, stay, lines)
            opslag = f"{row.product}O"
            for extra in _active(joined.get((opslag, row.aanbieder, row.gemeente), []), period):
                more = list(amounts(job.toerekening, extra, tariffs[opslag]))
                _add(sums, row, opslag, extra, more)


def _stay(row: Row, period: Period) -> Stay | None:
    first, last = max(row.van, period.van), min(row.tot_en_met, period.tot_en_met)
    return Stay(row.van, row.tot_en_met, period, first, last) if first <= last else None


def _active(rows: Sequence[Row], period: Period) -> Iterator[Stay]:
    found = (_stay(row, period) for row in rows)
    return (stay for stay in found if stay is not None)


def _add(sums: Sums, row: Row, product: str, stay: Stay, lines: Sequence[int]) -> None:
    for amount in lines:
        cents = amount * row.aantal
        sums.product[product] += cents
        sums.period[stay.period.label] += cents
        sums.aanbieder[row.aanbieder] += cents
        sums.gemeente[row.gemeente] += cents
        sums.client[row.client] += cents
        sums.lines += 1


PEER = Peer(prepare, _work, answer_of)
