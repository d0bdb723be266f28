"""A table on the screen, in Dutch numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def decimal(number: float | None, digits: int = 0) -> str:
    """``decimal(1234.5, 1) == "1.234,5"``; a dash for what was not measured."""
    if number is None:
        return "-"
    return f"{number:,.{digits}f}".translate(str.maketrans(",.", ".,"))


def significant(number: float) -> str:
    """Seconds or ratios over many sizes, with about three digits."""
    return decimal(number, max(0, 3 - len(str(int(number)))) if number >= 1 else 4)


def render(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Lines of aligned columns: the first to the left, the others to the right."""
    table = [header, *rows]
    widths = [max(len(row[index]) for row in table) for index in range(len(header))]
    lines = [_line(row, widths) for row in table]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = zip(row, widths, strict=True)
    cells = [first[0].ljust(first[1]), *(text.rjust(width) for text, width in others)]
    return "  ".join(cells).rstrip()
