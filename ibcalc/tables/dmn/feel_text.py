"""Conditions and values of ours as FEEL, so that other programs decide the same.

The meaning of leeg goes along: a negation of ours never holds for leeg, so null stands in its list.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from decimal import Decimal

from ibcalc.model.kenmerk import Domain, Value
from ibcalc.tables.dmn.tokens import quoted
from ibcalc.tables.dmn.unary import flat
from ibcalc.tables.language.conditions import (
    ANY,
    EMPTY,
    Any,
    Between,
    Condition,
    Empty,
    Not,
    OneOf,
    Ordered,
    Prefix,
    Union,
)

NULL = "null"
_KEYWORDS = frozenset(
    {
        "and", "between", "date", "duration", "else", "every", "external", "false", "for",
        "function", "if", "in", "instance", "not", "null", "of", "or", "return", "satisfies",
        "some", "then", "time", "true",
    }
)  # fmt: skip


def value_feel(value: Value) -> str:
    """A value as a FEEL literal."""
    if value is None:
        return NULL
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return f'date("{value.isoformat()}")'
    return number_feel(value) if isinstance(value, Decimal) else quoted(value)


def number_feel(number: Decimal) -> str:
    """A number without an exponent and without needless zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def condition_feel(condition: Condition) -> str:
    """A condition as the unary tests of an input cell."""
    if any(isinstance(part, Any) for part in flat([condition])):
        return "-"
    if isinstance(condition, Not):
        return f"not({_with_null(condition.inner)})"
    if isinstance(condition, Union) and _is_plain_negation(condition):
        negation = next(part for part in condition.parts if isinstance(part, Not))
        return f"not({_tests(negation.inner)})"
    return _tests(condition)


def _is_plain_negation(condition: Union) -> bool:
    """True for ``niet a`` or leeg, which is what ``not("a")`` of FEEL means."""
    match flat([condition]):
        case (Not(OneOf()), Empty()) | (Empty(), Not(OneOf())):
            return True
    return False


def _tests(condition: Condition) -> str:
    return ", ".join(_test(part) for part in flat([condition]))


def _with_null(condition: Condition) -> str:
    parts = flat([condition])
    return _tests(Union(parts if EMPTY in parts else (*parts, EMPTY)))


def _test(part: Condition) -> str:
    text = f"{NULL}, not({NULL})"
    match part:
        case Empty():
            text = NULL
        case OneOf(values):
            text = ", ".join(map(value_feel, values))
        case Between(low, high, low_open, high_open):
            text = _range(low, high, low_open=low_open, high_open=high_open)
        case Prefix(start):
            # Some programs take the null that starts with gives for null as a hit.
            text = f"? != null and starts with(?, {quoted(start)})"
        case Not(inner):
            text = f"not(? in ({_with_null(inner)}))"
    return text


def _range(low: Ordered | None, high: Ordered | None, *, low_open: bool, high_open: bool) -> str:
    if low is not None and high is not None:
        opening, closing = "(" if low_open else "[", ")" if high_open else "]"
        return f"{opening}{value_feel(low)}..{value_feel(high)}{closing}"
    if low is not None:
        return f"{'>' if low_open else '>='} {value_feel(low)}"
    return f"{'<' if high_open else '<='} {value_feel(high)}"


def domain_feel(domain: Domain, *, null: bool) -> str:
    """The allowed values of a domain; empty if it sets no limit."""
    condition: Condition = ANY
    if domain.values:
        condition = OneOf(domain.values)
    elif not domain.free:
        condition = Between(domain.low, domain.high)
    if condition == ANY:
        return ""
    return _tests(Union((condition, EMPTY)) if null else condition)


def feel_name(naam: str, used: Collection[str]) -> str:
    """A name that every DMN program takes in an expression, and that is not in use yet.

    ``feel_name("Uren 2015", ()) == "Uren_2015"``. Programs differ about spaces and signs in names.
    """
    name = re.sub(r"\W+", "_", naam).strip("_")
    if not name or name[0].isdigit() or name.lower() in _KEYWORDS:
        name = f"_{name}"
    found, times = name, 1
    while found in used:
        times += 1
        found = f"{name}_{times}"
    return found
