"""The Waarden of a kenmerk: a list, a range or a bound, read by its soort into a domain."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from ibcalc.model.catalogue import finding
from ibcalc.model.cell import Cell, Kind, dutch_number
from ibcalc.model.findings import Finding, has_fout
from ibcalc.model.kenmerk import Domain, KenmerkSoort, Value
from ibcalc.model.place import Place
from ibcalc.tables.language.cells import has_own_meaning
from ibcalc.tables.language.literals import ORDERED, Unreadable, read_value, value_text
from ibcalc.workbook.sheets.cleaning import shown

STAND_INS = (KenmerkSoort.CODE, KenmerkSoort.GETAL, KenmerkSoort.DATUM)
_LIST = re.compile(r"[;\n]")
_CODE_LIST = re.compile(r"[;,\n]")
_WORDS = re.compile(r"\s+(?:t/m|tm|tot en met)\s+", re.IGNORECASE)
_DASH = re.compile(r"\s*[-–]\s*(?=[0-9€])")
_BOUND = re.compile(r"(>=|<=|≥|≤)\s*(.+)")


class _Fault(Exception):
    """Waarden that can't be read; its text says why, as a Dutch clause."""


def read_domain(
    cell: Cell, soort: KenmerkSoort, kenmerk: str, place: Place
) -> tuple[Domain, list[Finding]]:
    """The domain that a cell of Waarden sets for a kenmerk; an unreadable one sets no limit."""
    if cell.blank:
        return Domain(), []
    if cell.kind is Kind.DATE and soort is not KenmerkSoort.DATUM:
        return Domain(), [finding("MOD-403", place, kenmerk=kenmerk, waarde=cell.shown)]
    try:
        domain = _domain(cell, soort)
    except _Fault as fault:
        text = shown(cell.shown)
        return Domain(), [finding("MOD-402", place, kenmerk=kenmerk, waarde=text, reden=str(fault))]
    once, doubles = _without_doubles(domain, kenmerk, place)
    return once, [*doubles, *_signs(once, kenmerk, place)]


def fitting_domain(cell: Cell) -> tuple[KenmerkSoort, Domain]:
    """For Waarden of which the Soort is unreadable: the first soort that they fit."""
    for soort in STAND_INS:
        domain, findings = read_domain(cell, soort, "", cell.place)
        if not has_fout(findings):
            return soort, domain
    return KenmerkSoort.TEKST, Domain()


def _domain(cell: Cell, soort: KenmerkSoort) -> Domain:
    text = dutch_number(cell.number) if cell.percent and cell.number is not None else cell.shown
    bound = _BOUND.fullmatch(text)
    if bound is not None:
        limit = _ordered(bound[2], soort)
        return Domain(low=limit) if bound[1] in {">=", "≥"} else Domain(high=limit)
    ends = _range_ends(text, soort)
    if ends is not None:
        return _range(_ordered(ends[0], soort), _ordered(ends[1], soort))
    splitter = _LIST if soort in ORDERED else _CODE_LIST
    parts = [part.strip() for part in splitter.split(text) if part.strip()]
    return Domain(values=tuple(_value(part, soort) for part in parts))


def _range_ends(text: str, soort: KenmerkSoort) -> tuple[str, str] | None:
    parts = _WORDS.split(text)
    if len(parts) == 1 and soort is not KenmerkSoort.DATUM and re.match(r"[0-9€]", text):
        digits = re.fullmatch(r"[0-9.,€ ]+[-–][0-9.,€ ]+", text)
        parts = _DASH.split(text) if digits else parts
    return (parts[0], parts[1]) if len(parts) == 2 and ";" not in text else None


def _range(low: Decimal | date, high: Decimal | date) -> Domain:
    domain = Domain(low=low, high=high)
    if high not in Domain(low=low):
        raise _Fault("de reeks begint hoger dan hij eindigt")
    return domain


def _ordered(text: str, soort: KenmerkSoort) -> Decimal | date:
    if soort not in ORDERED:
        raise _Fault("een reeks of grens past alleen bij geheel, getal, bedrag of datum")
    value = _value(text, soort)
    if isinstance(value, Decimal | date):
        return value
    raise _Fault("dat is geen getal of datum")


def _value(text: str, soort: KenmerkSoort) -> Value:
    value = read_value(text.strip(), soort)
    if isinstance(value, Unreadable):
        raise _Fault(f"{value.reden} ({shown(text.strip())})")
    return value


def _signs(domain: Domain, kenmerk: str, place: Place) -> list[Finding]:
    texts = [value for value in domain.values if isinstance(value, str)]
    return [
        finding("MOD-405", place, kenmerk=kenmerk, waarde=shown(text))
        for text in texts
        if has_own_meaning(text)
    ]


def _without_doubles(domain: Domain, kenmerk: str, place: Place) -> tuple[Domain, list[Finding]]:
    once = tuple(dict.fromkeys(domain.values))
    doubles = [value for value in once if domain.values.count(value) > 1]
    found = [
        finding("MOD-404", place, kenmerk=kenmerk, waarde=value_text(value)) for value in doubles
    ]
    return Domain(once, domain.low, domain.high), found
