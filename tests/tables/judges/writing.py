"""Cells written for any set of values of a kenmerk, in one of the ways that people write them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from ibcalc.model.cell import day_serial
from ibcalc.model.kenmerk import KenmerkSoort
from ibcalc.tables.language.literals import value_text
from tests.tables.judges.fields import Chosen, Field


def written(rng: Random, field: Field, chosen: Chosen) -> str:
    """A cell that contains these values, as nearly as the cell language can: with its kind letter.

    What cannot be named exactly is taken a little wider or narrower.
    """
    leeg = field.filled in chosen and field.filled < len(field.values)
    filled = frozenset(number for number in chosen if number < field.filled)
    if len(filled) == field.filled:
        return _all_filled(rng, leeg=leeg, may_be_leeg=field.filled < len(field.values))
    if not filled:
        return "sleeg"
    rest = frozenset(range(field.filled)) - filled
    outside = _items(rng, field, rest) if not leeg and rng.random() < 0.25 else []
    # Taken wider, the rest may have become everything.
    if outside and all(field.exact[number] for number in rest):
        return f"s{rng.choice(('niet ', 'niet ', 'Niet ', '<> '))}{_joined(rng, outside)}"
    items = _items(rng, field, filled) or ["leeg"]
    if leeg:
        items.insert(rng.randint(0, len(items)), rng.choice(("leeg", "Leeg")))
    return _native(rng, field, filled, items) or f"s{_joined(rng, items)}"


def _all_filled(rng: Random, *, leeg: bool, may_be_leeg: bool) -> str:
    if not leeg and (may_be_leeg or rng.random() < 0.3):
        return "sniet leeg"
    return rng.choice(("", "", "s-", "s*"))


def _joined(rng: Random, items: Sequence[str]) -> str:
    return rng.choice((";", "; ", " ; ")).join(items)


def _items(rng: Random, field: Field, filled: Chosen) -> list[str]:
    if field.ordered:
        return [item for run in _runs(filled) for item in _run(rng, field, *run)]
    return _texts(rng, field, filled)


def _runs(filled: Chosen) -> list[tuple[int, int]]:
    """Neighbours together: (first, last) of each row of following numbers."""
    runs: list[tuple[int, int]] = []
    for number in sorted(filled):
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _run(rng: Random, field: Field, first: int, last: int) -> list[str]:
    """The item or items for the values from first to last."""
    from_start, to_end = first == 0, last == field.filled - 1
    open_start = from_start and (field.below or rng.random() < 0.4)
    open_end = to_end and (field.above or rng.random() < 0.4)
    if open_start and open_end:
        return [f"{rng.choice(('>=', '≥'))} {_text(field, first)}"] if field.exact[first] else []
    if open_start:
        return [_half_line(rng, field, last, 1)]
    if open_end:
        return [_half_line(rng, field, first, -1)]
    return _closed(rng, field, _outward(field, first, -1), _outward(field, last, 1))


def _closed(rng: Random, field: Field, first: int, last: int) -> list[str]:
    """The same with a value at both ends, now and then one outside the domain."""
    low, high = _text(field, first), _text(field, last)
    if first == last and rng.random() < 0.8:
        return [rng.choice((low, low, f"= {low}", f"{low} t/m {low}"))]
    if last == first + 1 and rng.random() < 0.2:
        return [low, high]
    if first == 0 and not field.below and rng.random() < 0.2:
        low = _beyond(field, first, -1)
    if last == field.filled - 1 and not field.above and rng.random() < 0.2:
        high = _beyond(field, last, 1)
    if field.kenmerk.soort is KenmerkSoort.DATUM:
        return [f"{low}{rng.choice((' t/m ', ' - '))}{high}"]
    return [f"{low}{rng.choice((' t/m ', '-', ' tot en met '))}{high}"]


def _beyond(field: Field, number: int, side: int) -> str:
    """A bound outside the domain."""
    value = field.values[number]
    if isinstance(value, date):
        return value_text(value + timedelta(side))
    return value_text(value + side if isinstance(value, Decimal) else value)


def _half_line(rng: Random, field: Field, number: int, side: int) -> str:
    """Everything up to a value (side 1) or from it on (side -1)."""
    closed, opened = ("<=", "<") if side > 0 else (">=", ">")
    beyond = number + side
    can_open = 0 <= beyond < field.filled and field.exact[beyond]
    if can_open and (not field.exact[number] or rng.random() < 0.4):
        return f"{opened} {_text(field, beyond)}"
    if not field.exact[number]:
        number = _outward(field, number, -side)
    return f"{closed}{_text(field, number)}"


def _outward(field: Field, number: int, side: int) -> int:
    """The nearest value that can be named."""
    while not field.exact[number]:
        number += side if 0 <= number + side < field.filled else -side
    return number


def _texts(rng: Random, field: Field, filled: Chosen) -> list[str]:
    values = field.values
    items, left = [], set(filled)
    for prefix in field.prefixes:
        started = {
            number for number in range(field.filled) if str(values[number]).startswith(prefix)
        }
        unnamed = any(not field.exact[number] for number in started)
        if started and started <= left and (unnamed or rng.random() < 0.4):
            items.append(f"{prefix}*")
            left -= started
    items += [_text(field, number) for number in sorted(left) if field.exact[number]]
    rng.shuffle(items)
    return items


def _text(field: Field, number: int) -> str:
    return value_text(field.values[number])


def _native(rng: Random, field: Field, filled: Chosen, items: Sequence[str]) -> str:
    """A single number or day as Excel stores it, now and then."""
    if len(filled) != 1 or len(items) != 1 or rng.random() < 0.7:
        return ""
    value = field.values[min(filled)]
    if not field.exact[min(filled)] or not isinstance(value, Decimal | date):
        return ""
    if isinstance(value, date):
        return f"d{day_serial(value)}"
    return f"n{value}"
