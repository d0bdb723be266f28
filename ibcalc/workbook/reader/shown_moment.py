"""A date or a time as its format shows it, in Dutch unless the format asks for English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from types import MappingProxyType

from ibcalc.model.cell import EXCEL_EPOCH, LAST_SERIAL
from ibcalc.workbook.reader.formatcode import Mark, Piece, Section, sections

FIRST_DAY = 61
"""1 March 1900, from where Excel's serials are right."""
DAY_SECONDS = 86_400
SYSTEM_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "f800": "dddd d mmmm yyyy", "x-sysdate": "dddd d mmmm yyyy",
        "f400": "hh:mm:ss", "x-systime": "hh:mm:ss",
    }
)  # fmt: skip
"""Formats that follow the settings of Windows, as a Dutch one has them."""


@dataclass(frozen=True, slots=True)
class _Names:
    months: Sequence[str]
    short_months: Sequence[str]
    days: Sequence[str]
    short_days: Sequence[str]


_DUTCH = _Names(
    months=(
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
        "september", "oktober", "november", "december",
    ),
    short_months=(
        "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
    ),
    days=("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    short_days=("ma", "di", "wo", "do", "vr", "za", "zo"),
)  # fmt: skip
_ENGLISH = _Names(
    months=(
        "January", "February", "March", "April", "May", "June", "July", "August",
        "September", "October", "November", "December",
    ),
    short_months=(
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ),
    days=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    short_days=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
)  # fmt: skip
_LANGUAGES: Mapping[str, _Names] = MappingProxyType(
    {"": _DUTCH, "413": _DUTCH, "813": _DUTCH, "409": _ENGLISH, "809": _ENGLISH}
)


@dataclass(frozen=True, slots=True)
class _Moment:
    """A serial taken apart; ``day`` is absent where Excel's own calendar is wrong."""

    day: date | None
    seconds: int
    fraction: Decimal
    noon: bool

    def elapsed(self, days: int) -> int:
        """Seconds since the start of the serials."""
        return days * DAY_SECONDS + self.seconds


def moment_text(serial: Decimal, section: Section) -> str | None:
    """The text of a serial in the 1900 system.

    None where Excel shows only ``####`` or a day that never was, and for names in a language that
    is not known here.
    """
    system = SYSTEM_FORMATS.get(section.language)
    if system is not None:
        section = (sections(system) or (section,))[0]
    if serial < 0 or serial >= LAST_SERIAL + 1:
        return None
    names = _LANGUAGES.get(section.language.lstrip("0"))
    decimals = _second_decimals(section.pieces)
    total = _total_seconds(serial, section, decimals)
    days, rest = divmod(total, DAY_SECONDS)
    moment = _Moment(
        day=EXCEL_EPOCH + timedelta(int(days)) if FIRST_DAY <= days <= LAST_SERIAL else None,
        seconds=int(rest),
        fraction=rest - int(rest),
        noon=section.has(Mark.NOON),
    )
    texts: list[str] = []
    skip = 0
    for at, piece in enumerate(section.pieces):
        if skip:
            skip -= 1
        elif piece.mark is Mark.POINT and decimals and _is_second(section.pieces, at - 1):
            texts.append("," + f"{moment.fraction:.{decimals}f}"[2:])
            skip = decimals
        else:
            text = _piece(piece, moment, names, int(days))
            if text is None:
                return None
            texts.append(text)
    return "".join(texts)


def _total_seconds(serial: Decimal, section: Section, decimals: int) -> Decimal:
    """Rounded to what is shown of a second, so that a third of a day is 8:00:00."""
    seconds = (serial * DAY_SECONDS).quantize(Decimal("0.001"), ROUND_HALF_UP)
    shows = any(_is_second(section.pieces, at) for at in range(len(section.pieces)))
    step = Decimal(1).scaleb(-decimals)
    return seconds.quantize(step, ROUND_HALF_UP if shows else ROUND_FLOOR)


def _is_second(pieces: Sequence[Piece], at: int) -> bool:
    marks = {Mark.MOMENT, Mark.ELAPSED}
    return at >= 0 and pieces[at].mark in marks and pieces[at].text[0] == "s"


def _second_decimals(pieces: Sequence[Piece]) -> int:
    """How many decimals of a second are shown: ``ss.00`` shows two."""
    for at, piece in enumerate(pieces):
        if piece.mark is Mark.POINT and _is_second(pieces, at - 1):
            count = 0
            while at + 1 + count < len(pieces) and pieces[at + 1 + count].text == "0":
                count += 1
            return count
    return 0


def _piece(piece: Piece, moment: _Moment, names: _Names | None, days: int) -> str | None:
    if piece.mark is Mark.LITERAL:
        return piece.text
    if piece.mark is Mark.SLASH:
        # Excel puts the sign of the system between the parts of a date.
        return "-"
    if piece.mark is Mark.NOON:
        half = ("AM", "PM")[moment.seconds >= DAY_SECONDS // 2]
        return half if len(piece.text) > 3 else half[0]
    if piece.mark is Mark.ELAPSED:
        unit = {"h": 3600, "m": 60, "s": 1}[piece.text[0]]
        return f"{moment.elapsed(days) // unit:0{len(piece.text)}d}"
    if piece.mark is Mark.MOMENT:
        of_day = piece.text[0] in "hns"
        return _clock(piece.text, moment) if of_day else _calendar(piece.text, moment.day, names)
    return {Mark.POINT: ".", Mark.COMMA: ","}.get(piece.mark)


def _clock(letters: str, moment: _Moment) -> str:
    hours, rest = divmod(moment.seconds, 3600)
    if moment.noon:
        hours = (hours + 11) % 12 + 1
    value = {"h": hours, "n": rest // 60, "s": rest % 60}[letters[0]]
    return f"{value:0{len(letters)}d}"


def _calendar(letters: str, day: date | None, names: _Names | None) -> str | None:
    if day is None:
        return None
    if letters[0] == "y":
        return f"{day.year:04d}" if len(letters) > 2 else f"{day.year % 100:02d}"
    number = day.day if letters[0] == "d" else day.month
    if len(letters) <= 2:
        return f"{number:0{len(letters)}d}"
    return None if names is None else _named(letters, day, names)


def _named(letters: str, day: date, names: _Names) -> str:
    """A day or a month by its name; five letters m show the first letter of it."""
    if letters[0] == "d":
        return (names.short_days if letters == "ddd" else names.days)[day.weekday()]
    name = (names.short_months if letters == "mmm" else names.months)[day.month - 1]
    return name[0] if letters == "mmmmm" else name
