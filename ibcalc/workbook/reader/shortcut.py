"""Reading the plain items of a big part without expat, and leaving all others to it.

A part with a million equal rows is read ten times as fast by a few steps over whole arrays as by
five calls of a handler for each cell. Expat still reads the beginning, the end and everything
that is not plain, so it judges the part: what is taken away is whole and well-formed by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

PIECE = 1 << 20
"""Bytes that a shortcut is given together."""
SMALLEST = 1 << 15
"""A piece that is not plain is halved to find what is, down to this size; what begins with so many
bytes that are not plain is not looked at further."""
MOST_FRUITLESS = PIECE
"""Bytes after each other of which nothing was plain; then the rest is left to expat at once."""
MOST_HEAD = 1 << 20
"""Where the first item has not begun by then, there is nothing to gain."""
NOT_PLAIN = (b"<!", b"<?")
"""Comments, CDATA and instructions may hold what only looks like an item."""

_DECLARATION = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml\s[^<>]*\?>")
_ENCODING = re.compile(rb"encoding\s*=\s*[\"']([^\"']*)")


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
    taking = _Taking(shortcut, head[:begin])
    taking.plain = opening is not None and bool(chunk) and taking.plain
    waiting, size = [head[begin:]], len(head) - begin
    while chunk and taking.plain:
        following = next(chunks, b"")
        waiting.append(chunk)
        size += len(chunk)
        if size >= PIECE or not following:
            items, rest = _cut(waiting, shortcut.end)
            # Without the end of an item the rest would only grow.
            taking.plain = bool(items)
            if items:
                yield from taking.left(items)
            waiting, size = [rest], len(rest)
        chunk = following
    yield b"".join(waiting)
    yield chunk
    yield from chunks


def _cut(pieces: Sequence[bytes], end: bytes) -> tuple[bytes, bytes]:
    """Whole items, and what follows the last of them; mostly only the last piece must be cut."""
    *others, last = pieces
    if end not in last:
        others, last = [], b"".join(pieces)
    cut = last.rfind(end)
    if cut < 0:
        return b"", last
    cut += len(end)
    return b"".join((*others, last[:cut])), last[cut:]


class _Taking:
    """Offers pieces to a shortcut, as long as everything that expat saw was plain."""

    def __init__(self, shortcut: Shortcut, head: bytes) -> None:
        declared = _DECLARATION.match(head)
        encoding = _ENCODING.search(declared[0]) if declared else None
        self.plain = not _has_odd(head[declared.end() :] if declared else head)
        self._utf8 = encoding is None or encoding[1].lower() == b"utf-8"
        self._shortcut = shortcut
        self._fruitless = 0

    def left(self, items: bytes) -> Iterator[bytes]:
        """What expat must read of these items, in their order."""
        left = self._take(items)
        begin = self._cut(items, SMALLEST)
        if len(left) < len(items) or not self.plain or begin == len(items):
            yield self._seen(left, items)
            return
        # Rows that are odd mostly come together, and looking at all of them would be in vain.
        first, others = items[:begin], items[begin:]
        left = self._take(first)
        yield self._seen(left, first)
        half = self._cut(others, len(others) // 2)
        if len(left) < len(first):
            yield from self.left(others[:half])
        else:
            yield self._seen(others[:half], others[:half])
        if half < len(others):
            yield from self.left(others[half:])

    def _cut(self, items: bytes, size: int) -> int:
        """Where the item ends that stands at this size; the end of them all if none does."""
        end = items.find(self._shortcut.end, size)
        return len(items) if end < 0 else end + len(self._shortcut.end)

    def _seen(self, left: bytes, items: bytes) -> bytes:
        """What expat reads of these items, after which the rest may be left to it as well."""
        whole = len(left) == len(items)
        self._fruitless = self._fruitless + len(left) if whole else 0
        self.plain = self.plain and not _has_odd(left) and self._fruitless < MOST_FRUITLESS
        return left

    def _take(self, items: bytes) -> bytes:
        if not self.plain or not (self._utf8 or items.isascii()):
            return items
        return self._shortcut.take(items)


def _has_odd(text: bytes) -> bool:
    return any(sign in text for sign in NOT_PLAIN)
