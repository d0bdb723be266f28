"""Numbers as people and programs write them: what each means, or why it can't be told.

A number in Dutch notation (1.234,56) is read without a word. Another notation is read if one number
is all that it can mean; a unit behind it is not, for it may be another than that of the column.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from ibcalc.model.cell import dutch_number, shown_digits
from ibcalc.tables.language.literals import dutch_decimal

NO_VALUE_SIGNS = ("-", "?", "n.v.t.")
NO_VALUE = frozenset((*NO_VALUE_SIGNS, "--", "x", "nvt", "n.v.t", "geen", "onbekend", "leeg"))
"""What people type where there is nothing to type; the signs can be no name."""
LEAVE_EMPTY = " Laat de cel leeg als er niets in te vullen is."

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_POINT = re.compile(r"-?(?:0\.[0-9]+|[0-9]+\.[0-9]{1,2}|[0-9]+\.[0-9]{4,}|[0-9]{4,}\.[0-9]+)")
_EURO = re.compile(r"(?:eur|euro)\.? ?(.*)|(.*?) ?(?:eur|euro)\.?", re.IGNORECASE)
_GROUPS = re.compile(r"([0-9]{1,3}(?:[ '’´`][0-9]{3})+)(?:([.,])([0-9]+))?")
_ENGLISH = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+|[0-9]{1,3}(?:,[0-9]{3}){2,}")
_HALF = re.compile(r"[.,][0-9]+|[0-9]+[.,]")
_BEHIND = re.compile(r"(.*[0-9]) ?-|\((.*)\)")
_EXPONENT = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?e[+-]?[0-9]{1,2}", re.IGNORECASE)
_THOUSAND = re.compile(r"-?[0-9]{1,3},[0-9]{3}")
_DUTCH_THOUSAND = re.compile(r"-?[0-9]{1,3}\.[0-9]{3}")
_DECIMAL_POINT = re.compile(r"-?(?:[0-9]+\.[0-9]{1,2}|[0-9]+\.[0-9]{4,})")
_UNIT = re.compile(r"(-?[0-9][0-9.,]*) ?([a-zé]+[.]?)(?: .*)?", re.IGNORECASE)
_LETTERS = str.maketrans("OoIl", "0011")


@dataclass(frozen=True, slots=True)
class NumberText:
    """What a text says: a number, or ``hint``, a sentence that helps (with a space before it).

    ``other``: the notation is not the Dutch one, so that the number must be told; ``point``: only
    because of a decimal point.
    """

    number: Decimal | None = None
    other: bool = False
    point: bool = False
    hint: str = ""


def read_number(text: str) -> NumberText:
    """The number in a text, as far as it can mean only one."""
    bare = text.replace("€", "").strip()
    if "€" in text and bare in {"-", "–", "—"}:
        return NumberText(Decimal(0))
    if _POINT.fullmatch(bare):
        return NumberText(Decimal(bare), point=True)
    read = dutch_decimal(re.sub(r",-{1,2}$", "", bare))
    if read is not None:
        return NumberText(read)
    plain = _plain(text)
    number = _other(plain)
    return NumberText(hint=_hint(plain)) if number is None else NumberText(number, other=True)


def is_thousand(text: str) -> bool:
    """True for ``1.500``, of which the point is that of thousands, if the rest does not deny it."""
    return bool(_DUTCH_THOUSAND.fullmatch(text))


def has_decimals_after_point(text: str) -> bool:
    """True for ``12.50``, of which the point can't be that of thousands."""
    return bool(_DECIMAL_POINT.fullmatch(text))


def thousands_hint(text: str) -> str:
    """For ``1,234`` where no decimals belong: that it can be an English thousand."""
    return f" Bedoelde u {text.replace(',', '')}?" if _THOUSAND.fullmatch(text) else ""


def _plain(text: str) -> str:
    """Without full-width signs, the euro, double spaces and an apostrophe or plus before it."""
    text = _DASHES.sub("-", unicodedata.normalize("NFKC", text)).replace("€", " ")
    text = " ".join(text.split())
    return text.removeprefix("'").removeprefix("+").strip()


def _other(text: str) -> Decimal | None:
    """The number in a notation of which only one meaning is possible."""
    euro, behind = _EURO.fullmatch(text), _BEHIND.fullmatch(text)
    if euro is not None:
        return _simple((euro[1] or euro[2] or "").strip())
    if behind is not None:
        number = _simple((behind[1] or behind[2] or "").strip())
        return None if number is None or number < 0 else -number
    return _simple(text)


def _simple(text: str) -> Decimal | None:
    sign, digits = (-1, text[1:].strip()) if text.startswith("-") else (1, text)
    number = dutch_decimal(re.sub(r",-{1,2}$", "", digits))
    if number is not None:
        return sign * number
    groups = _GROUPS.fullmatch(digits)
    if _POINT.fullmatch(digits):
        number = Decimal(digits)
    elif groups is not None and (groups[2] != "." or len(groups[3]) < 3):
        number = Decimal(f"{re.sub('[^0-9]', '', groups[1])}.{groups[3] or 0}")
    elif _ENGLISH.fullmatch(digits):
        number = Decimal(digits.replace(",", ""))
    elif _HALF.fullmatch(digits):
        number = Decimal(f"0{digits}0".replace(",", "."))
    return None if number is None else sign * number


def _hint(text: str) -> str:
    if text.casefold() in NO_VALUE:
        return LEAVE_EMPTY
    if text.endswith("%"):
        return " Laat het procentteken weg als het geen percentage is."
    if _EXPONENT.fullmatch(text):
        number = shown_digits(text.replace(",", "."))
        return "" if number is None else f" Bedoelde u {dutch_number(number)}?"
    lettered = dutch_decimal(text.translate(_LETTERS))
    if lettered is not None and any(char.isdigit() for char in text):
        return f" Er staat een letter tussen; bedoelde u {dutch_number(lettered)}?"
    unit = _UNIT.fullmatch(text)
    number = dutch_decimal(unit[1]) if unit else None
    return "" if number is None else f" Typ alleen het getal: {dutch_number(number)}."
