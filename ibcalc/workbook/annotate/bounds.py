"""What a checked copy takes of parts that only it opens: who made the workbook is a stranger."""

from __future__ import annotations

MOST_NODES = 150_000
"""Elements of one part that are held: each takes half a kilobyte. Excel's own parts with styles or
notes have fewer; a part made to fill the memory has more."""
LONGEST_NUMBER = 9
"""Digits; what Excel numbers has fewer."""
PIECE = 1 << 18
"""Bytes that are parsed at a time, between which it is looked at how far that came."""
TOO_MUCH = "een onderdeel heeft te veel of te diepe elementen"
TOO_LARGE = "een onderdeel is te groot"


def number_in(text: str | None) -> int:
    """A whole number out of an attribute; 0 if there is none that a program would have written."""
    if text is None or len(text) > LONGEST_NUMBER:
        return 0
    return int(text) if text.isascii() and text.isdigit() else 0
