"""Reading one value from Dutch text, by the soort and the domain of its kenmerk.

Nothing is raised: what cannot be read comes back as a reason in words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, auto
from functools import lru_cache
from types import MappingProxyType

from ibcalc.model.cell import dutch_date, dutch_number
from ibcalc.model.kenmerk import Domain, Kenmerk, KenmerkSoort, Value

NUMERIC = frozenset({KenmerkSoort.GEHEEL, KenmerkSoort.GETAL, KenmerkSoort.BEDRAG})
ORDERED = NUMERIC | {KenmerkSoort.DATUM}
SHOWN_VALUES = 8
MONEY_DECIMALS = 2

_NUMBER = re.compile(r"([-\u2212]?)\s*(?:€\s*)?([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]+))?")
_DAY = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_JA_NEE = MappingProxyType(
    {"ja": True, "j": True, "waar": True, "nee": False, "n": False, "onwaar": False}
)

EXPECTED: Mapping[KenmerkSoort, str] = MappingProxyType(
    {
        KenmerkSoort.TEKST: "een tekst, bijvoorbeeld kort; lang",
        KenmerkSoort.CODE: "een code, een lijst als H152; H153, niet H126; H127 of H1*",
        KenmerkSoort.GEHEEL: "een heel getal, een reeks als 1 t/m 2, of een grens als >= 3",
        KenmerkSoort.GETAL: "een getal als 12,5, een reeks als 1 t/m 2,5, of een grens als < 10",
        KenmerkSoort.BEDRAG: "een bedrag als 1.234,56, een reeks of een grens als >= 100",
        KenmerkSoort.DATUM: "een datum als 1-1-2016, een reeks met t/m, of >= 1-1-2016",
        KenmerkSoort.JA_NEE: "ja, nee of leeg",
    }
)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a text is no value of its soort, as a Dutch clause without capital or full stop."""

    reden: str


def dutch_decimal(text: str) -> Decimal | None:
    """``1.234,56``, ``12,5``, ``-3`` or ``€ 12,50``; None if it is no Dutch number."""
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    sign, digits, decimals = match.groups()
    return Decimal(f"{'-' if sign else ''}{digits.replace('.', '')}.{decimals or '0'}")


def dutch_day(text: str) -> date | None:
    """``1-1-2016``, ``1/1/2016``, ``1.1.2016`` or ``2016-01-01``; None if no existing day."""
    text = text.strip()
    dutch, iso = _DAY.fullmatch(text), _ISO_DAY.fullmatch(text)
    if dutch is not None:
        day, month, year = dutch[1], dutch[3], dutch[4]
    elif iso is not None:
        year, month, day = iso.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def ja_nee(text: str) -> bool | None:
    """``ja`` or ``nee`` (also j, n, waar, onwaar), whatever the case; None if neither."""
    return _JA_NEE.get(text.strip().casefold())


def read_value(text: str, soort: KenmerkSoort) -> Value | Unreadable:
    """One filled value of a soort; the domain is not looked at."""
    if soort in NUMERIC:
        return as_number(dutch_decimal(text), soort, text)
    if soort is KenmerkSoort.DATUM:
        day = dutch_day(text)
        return Unreadable("dat is geen bestaande datum (dag-maand-jaar)") if day is None else day
    if soort is KenmerkSoort.JA_NEE:
        answer = ja_nee(text)
        return Unreadable("dat is geen ja of nee") if answer is None else answer
    return text


def as_number(number: Decimal | None, soort: KenmerkSoort, text: str) -> Decimal | Unreadable:
    """A number if it fits its soort: geheel has no decimals, bedrag at most two."""
    if number is None:
        point = re.fullmatch(r"-?[0-9]+\.[0-9]+", text.strip())
        return Unreadable(
            "decimalen staan achter een komma, niet achter een punt" if point
            else "dat is geen getal"
        )  # fmt: skip
    if soort is KenmerkSoort.GEHEEL and not whole(number):
        return Unreadable("dat is geen heel getal")
    if soort is KenmerkSoort.BEDRAG and not whole(number.scaleb(MONEY_DECIMALS)):
        return Unreadable("een bedrag heeft hoogstens twee decimalen")
    return number


def whole(number: Decimal) -> bool:
    """True for a number without decimals."""
    return number == number.to_integral_value()


class CodeMatch(Enum):
    """How a text was found in a list of codes."""

    EXACT = auto()
    SPELLING = auto()
    ZEROS = auto()
    NONE = auto()


def match_code(text: str, codes: Sequence[str]) -> tuple[CodeMatch, str]:
    """The code of a list that a text stands for, and how sure that is.

    SPELLING: only case or spaces differ. ZEROS: only leading zeros were lost, as Excel does. Both
    need a single candidate.
    """
    if text in codes:
        return CodeMatch.EXACT, text
    spelled = [code for code in codes if spelling(code) == spelling(text)]
    if len(spelled) == 1:
        return CodeMatch.SPELLING, spelled[0]
    padded = [code for code in codes if text.isdigit() and code.lstrip("0") == text.lstrip("0")]
    if len(padded) == 1:
        return CodeMatch.ZEROS, padded[0]
    return CodeMatch.NONE, ""


def spelling(text: str) -> str:
    """The form in which codes that differ only in case or spaces are equal."""
    return "".join(text.split()).casefold()


@lru_cache(maxsize=256)
def listed_codes(domain: Domain) -> tuple[str, ...]:
    """The texts of a listed domain."""
    return tuple(value for value in domain.values if isinstance(value, str))


def fits(value: Value, kenmerk: Kenmerk) -> bool:
    """True if a value has the type of the kenmerk and lies in its domain; leeg always fits."""
    return value is None or (_typed(value, kenmerk.soort) and value in kenmerk.domain)


def _typed(value: Value, soort: KenmerkSoort) -> bool:
    if isinstance(value, Decimal):
        return soort in NUMERIC and not isinstance(as_number(value, soort, ""), Unreadable)
    if isinstance(value, bool):
        return soort is KenmerkSoort.JA_NEE
    if isinstance(value, date):
        return soort is KenmerkSoort.DATUM
    return soort in (KenmerkSoort.TEKST, KenmerkSoort.CODE)


def value_text(value: Value) -> str:
    """A value as a user would type it; ``leeg`` for None."""
    if value is None:
        return "leeg"
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, date):
        return dutch_date(value)
    return dutch_number(value) if isinstance(value, Decimal) else value


def domain_text(kenmerk: Kenmerk) -> str:
    """What values a kenmerk may take, in a few words: ``1 t/m 8`` or ``H126, H127, ...``."""
    domain = kenmerk.domain
    if domain.values:
        shown = ", ".join(value_text(value) for value in domain.values[:SHOWN_VALUES])
        return shown if len(domain.values) <= SHOWN_VALUES else f"{shown}, ..."
    if domain.low is not None and domain.high is not None:
        return f"{value_text(domain.low)} t/m {value_text(domain.high)}"
    if domain.low is not None:
        return f"{value_text(domain.low)} of meer"
    if domain.high is not None:
        return f"hoogstens {value_text(domain.high)}"
    return EXPECTED[kenmerk.soort]
