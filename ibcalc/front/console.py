"""The terminal: text that every console can show, and a reader that may walk away."""

from __future__ import annotations

import io
import os
import re
import sys
from typing import TextIO

from ibcalc.model.bsn import crossed_out

BROKEN_PIPE_STATUS = 141
"""What a shell gives a program whose reader stopped early (128 + SIGPIPE)."""

_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)
"""Control characters but for the tab and the line end, and signs for the direction of writing."""


def prepare() -> str:
    r"""Make both streams accept every character; returns the encoding that stdout had before.

    A console keeps its own encoding. A file or pipe gets UTF-8 with plain line ends, so that the
    same input gives the same bytes on every system. A half character in a file name comes out as
    ``\udc80``, which is sound JSON.
    """
    before = sys.stdout.encoding or ""
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    return before


def say(text: str) -> None:
    """Print a text with its line end on stdout."""
    sys.stdout.write(f"{shown(text)}\n")


def warn(text: str) -> None:
    """Print a text with its line end on stderr, after what already went to stdout.

    It may repeat what was typed, so there are crosses for what can be a BSN.
    """
    sys.stdout.flush()
    sys.stderr.write(f"{shown(crossed_out(text))}\n")


def shown(text: str) -> str:
    r"""A text without what would steer a terminal, or turn the order of its letters.

    Such a character comes from a file name or a cell; it is shown as ``\u001b``, which a JSON
    object may hold and means the same there.
    """
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def shows_progress(stream: TextIO) -> bool:
    """True if a progress bar can be drawn on the stream and wiped again."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def abandon_stdout() -> None:
    """The reader is gone: nothing more can be written, also not when Python closes the stream."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
