"""The cell language of ALS cells (design.md section 2): from a cell to a condition and findings.

    cell  = "" | "-" | "*"                      any value, also leeg
          | ["niet"] item {";" item}            niet negates the whole list
    item  = "leeg" | value | comparison value | value ("-" | "t/m") value | start "*"

A comparison or a range needs a soort with an order. A text that stands in the domain is that
value, whatever it looks like (``02-015`` is a code, not a range).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from ibcalc.model.cell import Cell, Kind
from ibcalc.model.findings import Finding, has_fout
from ibcalc.model.kenmerk import Kenmerk, KenmerkSoort
from ibcalc.tables.language.conditions import (
    ANY,
    EMPTY,
    Between,
    Condition,
    Not,
    OneOf,
    Ordered,
    Prefix,
    before,
    united,
)
from ibcalc.tables.language.literals import (
    ORDERED,
    Unreadable,
    domain_text,
    listed_codes,
    read_value,
)
from ibcalc.tables.language.reading import Findings, Reader, cell_fault

ANY_WORDS = frozenset({"", "-", "*", "–", "—"})
LEEG = "leeg"

_NIET = re.compile(r"(?:niet(?=\s|$)|<>|≠)\s*", re.IGNORECASE)
_COMPARISON = re.compile(r"(>=|<=|≥|≤|>|<|=)\s*")
_SEPARATOR = re.compile(r"[;\n]")
_T_M = re.compile(r"\s*(?<![a-z])(?:t\s*/\s*m|tot en met)(?![a-z])\s*", re.IGNORECASE)
_NUMBER_DASH = re.compile(r"(-?[^-–—]+?)\s*[-–—]\s*(-?[^-–—]+)")
_DAY_DASH = re.compile(r"(.+?)(?:\s+[-–—]\s+|\s*[–—]\s*)(.+)")

Read = tuple[Condition, Findings]


def has_own_meaning(value: str) -> bool:
    """True for a listed text that a cell, or a list in a cell, can also read as something else.

    Such as ``leeg``, ``A*`` and ``niet nodig``: alone in a cell it is the value, in a list it may
    be the sign.
    """
    signs = (_NIET, _COMPARISON)
    return (
        value.casefold() == LEEG
        or value in ANY_WORDS
        or "*" in value
        or any(sign.match(value) for sign in signs)
    )


def read_condition(cell: Cell, kenmerk: Kenmerk) -> Read:
    """The condition of an ALS cell; all its faults at once.

    With a fout among the findings the condition is not to be used (it is :class:`Any`).
    """
    condition, findings = _read(cell, kenmerk)
    return (ANY if has_fout(findings) else condition), findings


def _read(cell: Cell, kenmerk: Kenmerk) -> Read:
    if cell.blank:
        return ANY, ()
    fault = cell_fault(cell, kenmerk.naam)
    if fault:
        return ANY, fault
    reader = Reader(kenmerk, cell.place)
    if cell.kind is not Kind.TEXT:
        value, findings = reader.native(cell)
        return OneOf((value,)), findings
    return _text(cell.text, reader)


def _text(text: str, reader: Reader) -> Read:
    listed = listed_codes(reader.kenmerk.domain)
    if text in listed:
        return OneOf((text,)), ()
    if text in ANY_WORDS:
        return ANY, ()
    items = [item.strip() for item in _SEPARATOR.split(text)]
    negation = None if items[0] in listed else _NIET.match(items[0])
    if negation is not None:
        items[0] = items[0][negation.end() :]
    if not any(items):
        return ANY, (reader.unreadable(text, "er staat geen waarde"),)
    read = [_item(item, reader) for item in items if item]
    found = tuple(finding for _, findings in read for finding in findings)
    condition = united(tuple(part for part, _ in read))
    return _whole(Not(condition) if negation is not None else condition, text, reader, found)


def _whole(condition: Condition, text: str, reader: Reader, found: Findings) -> Read:
    """Add the finding for a list that leaves no value of a listed domain or of ja/nee."""
    ja_nee = reader.kenmerk.soort is KenmerkSoort.JA_NEE
    values = reader.kenmerk.domain.values or ((True, False) if ja_nee else ())
    nothing = bool(values) and not any(condition.matches(value) for value in (*values, None))
    if nothing and not has_fout(found):
        found = (*found, _reaches_nothing(text, reader))
    return condition, found


def _item(item: str, reader: Reader) -> Read:
    if item.casefold() == LEEG:
        return EMPTY, ()
    if item in listed_codes(reader.kenmerk.domain):
        return OneOf((item,)), ()
    if _NIET.match(item):
        reden = "niet staat één keer vooraan en geldt voor de hele lijst"
        return ANY, (reader.unreadable(item, reden),)
    if item in ANY_WORDS:
        reden = f'"{item}" betekent alles en staat alleen in een cel'
        return ANY, (reader.unreadable(item, reden),)
    if reader.kenmerk.soort in ORDERED:
        return _ordered_item(item, reader)
    return _code_item(item, reader)


def _ordered_item(item: str, reader: Reader) -> Read:
    comparison = _COMPARISON.match(item)
    if comparison is not None:
        return _compared(comparison[1], item[comparison.end() :], item, reader)
    ends = None if _is_value(item, reader.kenmerk.soort) else _split_range(item, reader.kenmerk)
    if ends is not None:
        return _range(ends, item, reader)
    return _single(item, reader)


def _is_value(text: str, soort: KenmerkSoort) -> bool:
    return not isinstance(read_value(text, soort), Unreadable)


def _single(text: str, reader: Reader) -> Read:
    value, findings = reader.value(text)
    return OneOf((value,)), findings


COMPARED: dict[str, Callable[[Ordered], Between]] = {
    ">=": lambda bound: Between(low=bound),
    "≥": lambda bound: Between(low=bound),
    ">": lambda bound: Between(low=bound, low_open=True),
    "<=": lambda bound: Between(high=bound),
    "≤": lambda bound: Between(high=bound),
    "<": lambda bound: Between(high=bound, high_open=True),
}


def _compared(sign: str, text: str, item: str, reader: Reader) -> Read:
    if sign == "=":
        return _single(text, reader)
    bound, findings = reader.bound(text)
    if not isinstance(bound, Decimal | date):
        return ANY, findings
    return _reaching(COMPARED[sign](bound), item, reader)


def _split_range(item: str, kenmerk: Kenmerk) -> tuple[str, str] | None:
    ends = _T_M.split(item)
    if len(ends) == 2 and all(ends):
        return ends[0], ends[1]
    dash = _DAY_DASH if kenmerk.soort is KenmerkSoort.DATUM else _NUMBER_DASH
    match = dash.fullmatch(item)
    return (match[1], match[2]) if match is not None else None


def _range(ends: tuple[str, str], item: str, reader: Reader) -> Read:
    (low, low_found), (high, high_found) = reader.bound(ends[0]), reader.bound(ends[1])
    if not isinstance(low, Decimal | date) or not isinstance(high, Decimal | date):
        return ANY, (*low_found, *high_found)
    if before(high, low, strict=True):
        turned = f"{ends[1]} t/m {ends[0]}"
        return ANY, (reader.say("CNV-105", waarde=item, suggestie=turned),)
    return _reaching(Between(low, high), item, reader)


def _reaching(between: Between, item: str, reader: Reader) -> Read:
    """The range, if it has a value in common with the domain."""
    domain = reader.kenmerk.domain
    if domain.values:
        reaches = any(between.matches(value) for value in domain.values)
    else:
        reaches = _meet(between.low, domain.high, strict=between.low_open) and _meet(
            domain.low, between.high, strict=between.high_open
        )
    return between, (() if reaches else (_reaches_nothing(item, reader),))


def _meet(low: Ordered | None, high: Ordered | None, *, strict: bool) -> bool:
    return low is None or high is None or before(low, high, strict=strict)


def _code_item(item: str, reader: Reader) -> Read:
    if item.startswith("="):
        item = item[1:].strip()
    elif _COMPARISON.match(item):
        reden = "groter en kleiner kunnen alleen bij getallen, bedragen en datums"
        return ANY, (reader.unreadable(item, reden),)
    if "*" in item and reader.kenmerk.soort is not KenmerkSoort.JA_NEE:
        return _prefix(item, reader)
    if _is_code_range(item, reader.kenmerk):
        reden = "een reeks kan niet bij codes; zet ze los, met ; ertussen"
        return ANY, (reader.unreadable(item, reden),)
    return _single(item, reader)


def _is_code_range(item: str, kenmerk: Kenmerk) -> bool:
    if kenmerk.soort is not KenmerkSoort.CODE:
        return False
    listed = listed_codes(kenmerk.domain)
    ends = _T_M.split(item)
    dashed = [end.strip() for end in item.split("-")]
    return (len(ends) == 2 and all(ends)) or (
        len(dashed) == 2 and all(end in listed for end in dashed)
    )


def _prefix(item: str, reader: Reader) -> Read:
    start = item[:-1].rstrip()
    if not item.endswith("*") or "*" in start:
        return ANY, (reader.unreadable(item, "een * staat alleen aan het eind, één keer"),)
    listed = listed_codes(reader.kenmerk.domain)
    if not listed or any(code.startswith(start) for code in listed):
        return Prefix(start), ()
    folded = {code[: len(start)] for code in listed if code.casefold().startswith(start.casefold())}
    if len(folded) == 1:
        spelled = folded.pop()
        return Prefix(spelled), (reader.say("CNV-106", waarde=item, suggestie=f"{spelled}*"),)
    return ANY, (_reaches_nothing(item, reader),)


def _reaches_nothing(text: str, reader: Reader) -> Finding:
    return reader.say("CNV-107", waarde=text, verwacht=domain_text(reader.kenmerk))
