"""A number as its format shows it, in Dutch notation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from ibcalc.workbook.reader.formatcode import Mark, Piece, Section

GENERAL_WIDTH = 11
"""Digits and point that Excel shows of a number without a format; the sign comes on top."""
GENERAL_DECIMALS = 5
"""Of the mantissa, where a number without a format needs an exponent."""
_MARKS = frozenset((Mark.DIGIT, Mark.LITERAL, Mark.PERCENT, Mark.POINT, Mark.COMMA, Mark.EXPONENT))
EMPTY_DIGIT = {"0": "0", "#": "", "?": " "}
"""What a place shows that has no digit."""


def general_text(number: Decimal) -> str:
    """A number of at least 0 without a format: as many of its digits as fit in a usual cell."""
    plain = _trimmed(f"{number:f}")
    if len(plain) <= GENERAL_WIDTH:
        return plain.replace(".", ",")
    exponent = number.adjusted()
    if not -5 < exponent < GENERAL_WIDTH:
        return _scientific(number)
    decimals = GENERAL_WIDTH - 1 - max(1, exponent + 1)
    return _trimmed(f"{_rounded(number, max(0, decimals)):f}").replace(".", ",")


def _scientific(number: Decimal) -> str:
    exponent = number.adjusted()
    mantissa = _rounded(number.scaleb(-exponent), GENERAL_DECIMALS)
    if mantissa >= 10:
        mantissa, exponent = mantissa / 10, exponent + 1
    text = _trimmed(f"{mantissa:f}").replace(".", ",")
    return f"{text}E{'-' if exponent < 0 else '+'}{abs(exponent):02d}"


def _trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def _rounded(number: Decimal, decimals: int) -> Decimal:
    """Half away from zero, as Excel rounds what it shows."""
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


@dataclass(slots=True)
class _Layout:
    """The pieces of a section by where they stand: before the point, after it, in the exponent."""

    whole: list[Piece] = field(default_factory=list)
    decimals: list[Piece] = field(default_factory=list)
    exponent: list[Piece] = field(default_factory=list)
    sign: str = ""
    point: bool = False
    thousands: bool = False
    shift: int = 0


def number_text(number: Decimal, section: Section) -> str | None:
    """A number of at least 0; None if the marks stand in an order that means nothing."""
    layout = _laid_out(section.pieces)
    if layout is None:
        return None
    value = number.scaleb(layout.shift)
    power = 0
    places = sum(piece.mark is Mark.DIGIT for piece in layout.decimals)
    if layout.sign:
        value, power = _normal_form(value, _digits(layout.whole), places)
    value = _rounded(value, places)
    whole, _, rest = f"{value:f}".partition(".")
    whole = "" if whole == "0" else whole
    text = _whole_text(layout.whole, whole, thousands=layout.thousands)
    text += "," if layout.point else ""
    text += _decimal_text(layout.decimals, rest)
    return text + _exponent_text(layout, power)


def _laid_out(pieces: Sequence[Piece]) -> _Layout | None:
    layout = _Layout()
    marks = [piece.mark for piece in pieces]
    known = all(mark in _MARKS for mark in marks)
    if not known or marks.count(Mark.POINT) > 1 or marks.count(Mark.EXPONENT) > 1:
        return None
    side = layout.whole
    for at, piece in enumerate(pieces):
        if piece.mark is Mark.POINT:
            layout.point, side = True, layout.decimals
        elif piece.mark is Mark.EXPONENT:
            layout.sign, side = piece.text, layout.exponent
        elif piece.mark is Mark.COMMA:
            _comma(layout, pieces, at)
        else:
            side.append(piece)
    layout.shift += 2 * marks.count(Mark.PERCENT)
    return layout


def _comma(layout: _Layout, pieces: Sequence[Piece], at: int) -> None:
    """Between digits it asks for points between thousands; behind the last it divides by one."""
    before = any(piece.mark is Mark.DIGIT for piece in pieces[:at])
    later = [piece.mark for piece in pieces[at + 1 :]]
    until = later.index(Mark.POINT) if Mark.POINT in later else len(later)
    if before and Mark.DIGIT in later[:until]:
        layout.thousands = True
    elif before:
        layout.shift -= 3


def _digits(pieces: Sequence[Piece]) -> int:
    return sum(piece.mark is Mark.DIGIT for piece in pieces)


def _normal_form(value: Decimal, digits: int, places: int) -> tuple[Decimal, int]:
    """Mantissa and exponent: with three digits before the point the exponent goes by threes."""
    if not value:
        return value, 0
    step = max(1, digits)
    power = value.adjusted() // step * step
    if _rounded(value.scaleb(-power), places) >= Decimal(10) ** step:
        power += step
    return value.scaleb(-power), power


def _whole_text(pieces: Sequence[Piece], digits: str, *, thousands: bool) -> str:
    """Digits from the right into their places; what is left goes before the first place."""
    places = _digits(pieces)
    left = list(digits)
    shown = 0
    text: list[str] = []
    for piece in reversed(pieces):
        if piece.mark is not Mark.DIGIT:
            text.append(piece.text)
            continue
        places -= 1
        # The first place takes all digits that are left.
        for _ in range(max(1, len(left)) if not places else 1):
            digit = left.pop() if left else EMPTY_DIGIT[piece.text]
            if thousands and digit and shown and shown % 3 == 0:
                text.append(" " if digit == " " else ".")
            text.append(digit)
            shown += bool(digit)
    return "".join(reversed(text))


def _decimal_text(pieces: Sequence[Piece], digits: str) -> str:
    """Decimals; zeros at the end only where the format asks for them."""
    needed = len(digits.rstrip("0"))
    text: list[str] = []
    at = 0
    for piece in pieces:
        if piece.mark is not Mark.DIGIT:
            text.append(piece.text)
            continue
        text.append(digits[at] if at < needed else EMPTY_DIGIT[piece.text])
        at += 1
    return "".join(text)


def _exponent_text(layout: _Layout, power: int) -> str:
    if not layout.sign:
        return ""
    sign = "-" if power < 0 else "+" if layout.sign.endswith("+") else ""
    return (
        f"E{sign}{_whole_text(layout.exponent, str(abs(power)) if power else '', thousands=False)}"
    )
