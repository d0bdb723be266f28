"""What one submission may ask of the process that reads it: memory and time."""

from __future__ import annotations

import contextlib
import signal
from dataclasses import dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Walls:
    """The limits of one reading process.

    ``megabytes`` is address space, with Python itself; Windows knows no such limit, there only the
    limits of the reader hold. ``seconds`` on the clock is for one file, and more than the reader of
    old formats gets, so that its own refusal comes first. ``starting`` is for the process to start.
    """

    megabytes: int = 768
    seconds: float = 90
    starting: float = 60


USUAL_WALLS = Walls()
"""The worst that the guard lets through, sixty thousand rows with a fault in every cell, asks 600
megabytes and a sixth of this time; a submission of five hundred rows asks 200, and no second."""
GRACE = 5
"""Seconds more that a process gives itself: it also ends when nobody is left to end it."""


def close_in(megabytes: int) -> None:
    """Let the system refuse this process more memory than this, and any file.

    Ctrl-C is for the process that started this one.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        import resource
    except ImportError:
        return
    for kind, most in (
        (resource.RLIMIT_AS, megabytes * MEGABYTE),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        # macOS knows a limit to the address space but does not always set it.
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (allowed, allowed))
