"""Dates as people and programs write them: what each means, or why it can't be told.

A day in the agreed form (31-12-2016, 2016-12-31) is read without a word. Another form is read if
one day is all that it can mean. A year of two digits is one of this century up to 49: what is
agreed and delivered lies after 1950, so that 50 and higher could be either and is not read.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from ibcalc.model.cell import dutch_date
from ibcalc.tables.language.literals import dutch_day
from ibcalc.workbook.sheets.number_forms import LEAVE_EMPTY, NO_VALUE

CENTURY, LAST_SHORT_YEAR = 2000, 49
FIRST_PLAUSIBLE, LAST_PLAUSIBLE = 1900, 2100
MONTHS_FIRST = (
    " Kijk ook de andere datums in deze kolom na: mogelijk staat ook daar de maand voorop."
)
STILL = frozenset(("heden", "nu", "doorlopend", "open", "onbepaald", "onbepaalde tijd"))
"""What people type for an end that is not known yet."""
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip
_NAMES = {name: at for at, name in enumerate(MONTHS, 1)}
_SHORT = {name[:3]: at for at, name in enumerate(MONTHS, 1)}
_OTHER = {
    "mrt": 3, "mar": 3, "sept": 9, "january": 1, "february": 2, "march": 3, "may": 5, "june": 6,
    "july": 7, "august": 8, "aug": 8, "oct": 10, "october": 10,
}  # fmt: skip
_MONTH = {**_SHORT, **_NAMES, **_OTHER}

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_CLOCK = r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?"
_TIME = re.compile(rf"[ T]({_CLOCK}) ?(Z|[+-][0-9]{{2}}:?[0-9]{{2}}|uur)?$")
_MIDNIGHT = re.compile(r"0{1,2}:00(?::00(?:\.0+)?)?")
_WEEKDAY = re.compile(
    r"(?:maan|dins|woens|donder|vrij|zater|zon)dag,? |(?:ma|di|wo|do|vr|za|zo)\.?,? (?=[0-9])",
    re.IGNORECASE,
)
_PARTS = re.compile(r"([0-9]{1,2}) ?[-/. ] ?([0-9]{1,2}|[a-z]{3,9})\.? ?[-/., ]? ?'?([0-9]{2,4})")
_ORDINAL = re.compile(r"(?<=^[0-9])(?:e|ste|de)(?= )|(?<=^[0-9]{2})(?:e|ste|de)(?= )")
_YEAR_FIRST = re.compile(r"([0-9]{4}) ?[-/. ] ?([0-9]{1,2}) ?[-/. ] ?([0-9]{1,2})")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.? ([0-9]{1,2}),? ([0-9]{4})")
_LATE_IN_UTC = re.compile(r"2[23]:")


@dataclass(frozen=True, slots=True)
class DateText:
    """What a text says: a day, or ``hint``, a sentence that helps (with a space before it).

    ``other``: the text is not in the agreed form, so that the day must be told. ``beware`` is a
    sentence about the other dates of the column. ``short``: its year has two digits.
    """

    day: date | None = None
    other: bool = False
    hint: str = ""
    beware: str = ""
    short: bool = False


def read_date(text: str) -> DateText:
    """The day in a text, as far as it can mean only one."""
    time = _TIME.search(text)
    whole_day = text[: time.start()] if time and _MIDNIGHT.fullmatch(time[1]) else text
    day = dutch_day(whole_day)
    if day is not None and not (time and time[2]):
        return DateText(day)
    plain = _plain(text)
    time = _TIME.search(plain)
    if time is None:
        return _read(plain)
    read = _read(plain[: time.start()])
    if time[2] == "Z" and _LATE_IN_UTC.match(time[1]) and read.day is not None:
        return DateText(hint=" Dat is de tijd van Greenwich; bij ons kan het de dag erna zijn.")
    return read


def _plain(text: str) -> str:
    """Without full-width signs, long dashes, double spaces, the weekday and an outer sign."""
    text = _DASHES.sub("-", unicodedata.normalize("NFKC", text))
    text = " ".join(text.strip(" '`´’.,").split())
    return _WEEKDAY.sub("", text, count=1)


def _read(text: str) -> DateText:
    day = dutch_day(text)
    if day is not None:
        return DateText(day, other=True)
    text = text.casefold()
    iso, named = _YEAR_FIRST.fullmatch(text), _MONTH_FIRST.fullmatch(text)
    if iso is not None:
        return _day(int(iso[3]), int(iso[2]), int(iso[1]))
    if named is not None and named[1] in _MONTH:
        return _day(int(named[2]), _MONTH[named[1]], int(named[3]))
    parts = _PARTS.fullmatch(_ORDINAL.sub("", text))
    if parts is not None and len(parts[3]) != 3:
        return _of_parts(*parts.groups())
    return _of_digits(text)


def _of_parts(first: str, second: str, years: str) -> DateText:
    month = int(second) if second.isdigit() else _MONTH.get(second, 0)
    if not month:
        return DateText()
    short = len(years) == 2
    if short and int(years) > LAST_SHORT_YEAR:
        return _either_century(int(first), month, int(years))
    year = int(years) + (CENTURY if short else 0)
    turned = second.isdigit() and month > len(MONTHS) >= int(first)
    read = _day(month, int(first), year) if turned else _day(int(first), month, year)
    beware = MONTHS_FIRST if turned and read.day else ""
    return DateText(read.day, read.other, read.hint, beware, short)


def _either_century(day: int, month: int, year: int) -> DateText:
    both = [_day(day, month, century + year).day for century in (CENTURY - 100, CENTURY)]
    texts = [dutch_date(one) for one in both if one]
    return DateText(hint=f" Bedoelde u {' of '.join(texts)}?" if texts else "", short=True)


def _of_digits(text: str) -> DateText:
    """``20160105`` and ``05012016``, if that is a day in our time; else what helps."""
    if text in NO_VALUE or text in STILL:
        return DateText(hint=LEAVE_EMPTY)
    if not (text.isascii() and text.isdigit()):
        return DateText()
    if len(text) == 4 and FIRST_PLAUSIBLE <= int(text) <= LAST_PLAUSIBLE:
        return DateText(hint=f" Dat lijkt een jaar; typ ook dag en maand, zoals 1-1-{text}.")
    if len(text) != 8:
        return DateText()
    orders = (f"{text[6:]}-{text[4:6]}-{text[:4]}", f"{text[:2]}-{text[2:4]}-{text[4:]}")
    # Where one order has its month, the other has 19 or 20: both are never a day in our time.
    days = [day for day in map(dutch_day, orders) if day and _plausible(day)]
    return DateText(days[0], other=True) if days else DateText()


def _plausible(day: date) -> bool:
    return FIRST_PLAUSIBLE <= day.year <= LAST_PLAUSIBLE


def _day(day: int, month: int, year: int) -> DateText:
    if not (1 <= month <= len(MONTHS) and date.min.year <= year <= date.max.year):
        return DateText()
    last = calendar.monthrange(year, month)[1]
    if 1 <= day <= last:
        return DateText(date(year, month, day), other=True)
    name = MONTHS[month - 1].capitalize()
    return DateText(hint=f" {name} {year} heeft {last} dagen." if day > last else "")
