"""What a finance officer asks about: totals that leap, clients that vanish or change product.

All of it is for the municipality alone; none of it rejects a submission. No message shows a client.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from ibcalc.model.catalogue import finding
from ibcalc.model.cell import dutch_number
from ibcalc.model.findings import Finding
from ibcalc.model.place import Place
from ibcalc.workbook.caseload.masking import client_keys, masked
from ibcalc.workbook.submissions.submission import Line, Submission
from ibcalc.workbook.submissions.together.differences import Difference
from ibcalc.workbook.submissions.together.naming import natural
from ibcalc.workbook.submissions.together.shared_clients import CLIENT, client_key

LEAP = 2
"""A total leaps if it is at least doubled, or at most half of what it was."""
LEAST = 5
"""Clients, hours: a smaller difference says nothing, whatever its factor."""
SHOWN_LEAPS = 3
COUNTED: Mapping[str, str] = {"aantal": "aantal cliënten", "volume": "volume"}
"""The fields that are added up, and how a message names them."""


@dataclass(slots=True)
class _Total:
    """What is added up of one product, and the first line of it."""

    number: Decimal
    line: Line


def leaps(old: Decimal, new: Decimal) -> bool:
    """True if one number is at least twice the other and they differ enough to matter."""
    low, high = sorted((old, new))
    return high - low >= LEAST and high >= LEAP * low


def change_findings(difference: Difference) -> Iterator[Finding]:
    """What stands out between a submission and the earlier one that it replaces."""
    old, new = difference.old, difference.new
    yield from _total_leaps(old, new)
    before, after = _clients(old.lines), _clients(new.lines)
    vanished = len(before.keys() - after.keys())
    if vanished and after:
        first = next(iter(after.values()))[0]
        place = Place(new.file, first.place.sheet)
        yield finding("AANL-446", place, aantal=vanished, bestand=old.file)
    for key, lines in after.items():
        there = {line.text("product") for line in before.get(key, ())}
        here = {line.text("product") for line in lines}
        if there and there != here:
            line = next((one for one in lines if one.text("product") not in there), lines[0])
            yield finding("AANL-447", line.cell("product"), bestand=old.file)


def _total_leaps(old: Submission, new: Submission) -> Iterator[Finding]:
    clients = _shown_clients(new.lines)
    for name, words in COUNTED.items():
        before, after = _totals(old.lines, name), _totals(new.lines, name)
        for product, total in after.items():
            was = before.get(product)
            if was is not None and leaps(was.number, total.number):
                yield finding(
                    "AANL-445",
                    total.line.cell("product"),
                    product=masked(product, clients),
                    wat=words,
                    nieuw=dutch_number(total.number),
                    oud=dutch_number(was.number),
                    bestand=old.file,
                )


def _totals(lines: Sequence[Line], name: str) -> dict[str, _Total]:
    """The sum of a field for each product; of rows with a client, the number of clients."""
    totals: dict[str, _Total] = {}
    for line in lines:
        number = line.number(name)
        if name == "aantal" and CLIENT in line.values:
            number = Decimal(1)
        if number is not None:
            total = totals.setdefault(line.text("product"), _Total(Decimal(0), line))
            total.number += number
    return totals


def _clients(lines: Sequence[Line]) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if line.text(CLIENT):
            found[client_key(line.text(CLIENT))].append(line)
    return found


def _shown_clients(lines: Sequence[Line]) -> frozenset[str]:
    return client_keys(f"s{line.text(CLIENT)}" for line in lines if line.text(CLIENT))


def period_findings(one: Submission, periods: Sequence[str] = ()) -> Iterator[Finding]:
    """Products of which a number leaps from one period to the next: one finding for each.

    Args:
        one: a submission; of one without periods nothing is told.
        periods: the labels of the calendar in their order; without a model the labels tell it.
    """
    order = {label: at for at, label in enumerate(periods)}
    for name, words in COUNTED.items():
        for product, by_period in _by_period(one.lines, name).items():
            labels = sorted(by_period, key=lambda label: (order.get(label, 0), natural(label)))
            pairs = list(pairwise((label, by_period[label]) for label in labels))
            found = [
                (label, was, now)
                for (_, was), (label, now) in pairs
                if leaps(was.number, now.number)
            ]
            if found:
                told = [_leap(label, was, now) for label, was, now in found[:SHOWN_LEAPS]]
                more = len(found) - len(told)
                yield finding(
                    "AANL-448",
                    found[0][2].line.cell(name),
                    product=masked(product, ()),
                    wat=words,
                    sprongen="; ".join(told) + (f" en nog {more}" if more else ""),
                )


def _by_period(lines: Sequence[Line], name: str) -> dict[str, dict[str, _Total]]:
    """Product -> period -> its total."""
    found: dict[str, dict[str, _Total]] = defaultdict(dict)
    for line in lines:
        label, number = line.text("periode"), line.number(name)
        if label and number is not None:
            periods = found[line.text("product")]
            periods.setdefault(label, _Total(Decimal(0), line)).number += number
    return found


def _leap(label: str, was: _Total, now: _Total) -> str:
    """``van 12 naar 40 in 2016-P04``."""
    numbers = f"van {dutch_number(was.number)} naar {dutch_number(now.number)}"
    return f"{numbers} in {masked(label, ())}"
