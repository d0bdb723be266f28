"""Reading the plain items of a big part without expat, and leaving all others to it.

A part with a million equal rows is read several times as fast by one regular expression as by
five calls of a handler for each cell. Expat still reads the beginning, the end and everything
that is not plain, so it judges the part: what is taken away is whole and well-formed by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

MOST_HEAD = 1 << 20
"""Where the first item has not begun by then, there is nothing to gain."""
NOT_PLAIN = (b"<!", b"<?")
"""Comments, CDATA and instructions may hold what only looks like an item."""


class Shortcut(Protocol):
    """Understands items such as rows: ``opening`` is the tag before the first, ``end`` ends each.

    The opening tag ends with ``>``.
    """

    @property
    def opening(self) -> re.Pattern[bytes]:
        """Matches the tag after which the items begin."""

    @property
    def end(self) -> bytes:
        """The end tag of an item."""

    def take(self, items: bytes) -> bytes:
        """Understand some of these items; gives back those at the end that expat must read."""


def left_over(chunks: Iterator[bytes], shortcut: Shortcut) -> Iterator[bytes]:
    """What expat must read of a part of more than one chunk, as the shortcut takes the rest."""
    head = next(chunks, b"")
    chunk = next(chunks, b"")
    opening = None
    while chunk and len(head) < MOST_HEAD and not (opening := shortcut.opening.search(head)):
        head, chunk = head + chunk, next(chunks, b"")
    begin = opening.end() if opening else len(head)
    yield head[:begin]
    rest = head[begin:]
    plain = opening is not None and _is_plain(head[:begin].removeprefix(b"\xef\xbb\xbf")[2:])
    while chunk and plain:
        rest += chunk
        # Without the end of an item the rest would only grow.
        cut = rest.rfind(shortcut.end) + len(shortcut.end)
        plain = cut >= len(shortcut.end)
        if plain:
            left = shortcut.take(rest[:cut])
            plain, rest = _is_plain(left), rest[cut:]
            yield left
        chunk = next(chunks, b"")
    yield rest
    yield chunk
    yield from chunks


def _is_plain(text: bytes) -> bool:
    return not any(sign in text for sign in NOT_PLAIN)
