"""The terminal: text that every console can show, and a reader that may walk away."""

from __future__ import annotations

import io
import os
import sys
from typing import TextIO

BROKEN_PIPE_STATUS = 141
"""What a shell gives a program whose reader stopped early (128 + SIGPIPE)."""


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
    sys.stdout.write(f"{text}\n")


def warn(text: str) -> None:
    """Print a text with its line end on stderr, after what already went to stdout."""
    sys.stdout.flush()
    sys.stderr.write(f"{text}\n")


def shows_progress(stream: TextIO) -> bool:
    """True if a progress bar can be drawn on the stream and wiped again."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def abandon_stdout() -> None:
    """The reader is gone: nothing more can be written, also not when Python closes the stream."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
