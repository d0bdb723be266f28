"""Money: integer cents in and out, exact rationals between, one rounding function.

Source: design.md section 3 (Money), domain.md C1 (half away from zero, once per regel).
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

CENTS = 100


def round_half_away(amount: Fraction | int) -> int:
    """The one rounding function: an exact amount in cents to whole cents, halves away from zero.

    Args:
        amount: cents, exact.

    Returns:
        Whole cents. ``round_half_away(Fraction(1, 2)) == 1`` and of ``-1/2`` it is ``-1``.
    """
    exact = Fraction(amount)
    magnitude = (2 * abs(exact.numerator) + exact.denominator) // (2 * exact.denominator)
    return magnitude if exact >= 0 else -magnitude


def cents(euros: Decimal | int) -> int:
    """Euros as typed in a cell to whole cents.

    Raises:
        ValueError: the amount has more than two decimals, so it is not an amount of money.
    """
    exact = Decimal(euros).scaleb(2)
    if exact != exact.to_integral_value():
        raise ValueError("more than two decimals")
    return int(exact)


def euro_decimal(amount: int) -> Decimal:
    """Whole cents to euros, exact, with two decimals."""
    return Decimal(amount).scaleb(-2).quantize(Decimal("0.01"))


def euro_text(amount: int) -> str:
    """Whole cents in Dutch notation: ``euro_text(-123456) == "-€ 1.234,56"``."""
    euros, rest = divmod(abs(amount), CENTS)
    grouped = f"{euros:,}".replace(",", ".")
    return f"{'-' if amount < 0 else ''}€ {grouped},{rest:02d}"


def month_tariff(four_weeks: int, periods: int = 13, months: int = 12) -> int:
    """A four-week tariff as a month tariff (x 13/12), in cents; only on request (domain.md C8)."""
    return round_half_away(Fraction(four_weeks * periods, months))


def indexed(tariff: int, percentages: tuple[Decimal, ...]) -> int:
    """A tariff in cents after yearly indexation, rounded to cents each year (domain.md G03)."""
    for percentage in percentages:
        tariff = round_half_away(tariff * (1 + Fraction(percentage) / 100))
    return tariff


def instalment(yearly: int, part: int, parts: int) -> int:
    """Part ``part`` (1-based) of a yearly amount in cents, so that all parts add up exactly.

    Source: design.md section 3 (Taak / vast): round(T*k/n) - round(T*(k-1)/n).
    """
    until = round_half_away(Fraction(yearly * part, parts))
    before = round_half_away(Fraction(yearly * (part - 1), parts))
    return until - before
