"""Plain Python values into the typed values of a table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from numbers import Real
from types import MappingProxyType

from ibcalc.model.kenmerk import KenmerkSoort, Value
from ibcalc.tables.dmn.unary import soort_fits
from ibcalc.tables.language.literals import whole

EXPECTED: Mapping[KenmerkSoort, str] = MappingProxyType(
    {
        KenmerkSoort.TEKST: "een tekst",
        KenmerkSoort.CODE: "een tekst",
        KenmerkSoort.GEHEEL: "een heel getal",
        KenmerkSoort.GETAL: "een getal",
        KenmerkSoort.BEDRAG: "een getal met hoogstens twee decimalen",
        KenmerkSoort.DATUM: "een datum zonder tijd",
        KenmerkSoort.JA_NEE: "true of false",
    }
)


class Unfit(Exception):
    """A value of another type than its column; its text says what it is, in Dutch."""


def typed(value: object, soort: KenmerkSoort) -> Value:
    """The value as the tables know it; a binary float by its shortest decimal text.

    Raises:
        Unfit: it is of another type than the soort.
    """
    if value is None:
        return None
    known = _value(value)
    if not soort_fits(known, soort):
        raise Unfit(_kind(known))
    if isinstance(known, Decimal) and not _fits_step(known, soort):
        raise Unfit("een getal met decimalen")
    return known


def _value(value: object) -> str | Decimal | date | bool:
    if isinstance(value, bool | str | Decimal):
        known: str | Decimal | date | bool = value
    elif isinstance(value, Real):
        known = Decimal(str(value))
    elif isinstance(value, date) and not isinstance(value, datetime):
        known = value
    else:
        raise Unfit("iets dat geen getal, tekst, datum of true/false is")
    if isinstance(known, Decimal) and not known.is_finite():
        raise Unfit("geen getal")
    return known


def _fits_step(number: Decimal, soort: KenmerkSoort) -> bool:
    if soort is KenmerkSoort.GEHEEL:
        return whole(number)
    return soort is not KenmerkSoort.BEDRAG or whole(number.scaleb(2))


def _kind(value: Value) -> str:
    if isinstance(value, bool):
        return "true of false"
    if isinstance(value, Decimal):
        return "een getal"
    return "een datum" if isinstance(value, date) else "een tekst"
