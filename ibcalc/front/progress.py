"""A progress bar for work over a second, on a terminal only."""

from __future__ import annotations

import sys
import time
from importlib import import_module
from types import TracebackType
from typing import Protocol, Self

from ibcalc.front.console import shows_progress

PATIENCE = 1.0
"""Seconds of work before a bar appears."""

WHOLE = 1000
LAYOUT = "{desc:<12} {bar:30} {percentage:3.0f}%"


class Bar(Protocol):
    """What is asked of a bar of tqdm."""

    n: float

    def set_description_str(self, desc: str, *, refresh: bool) -> None:
        """Name the stage."""

    def refresh(self) -> None:
        """Draw."""

    def close(self) -> None:
        """Wipe."""


class Progress:
    """Takes ``(stage, fraction done)`` calls; draws nothing in the first second or in a file."""

    def __init__(self) -> None:
        self._since = time.monotonic()
        self._shown = shows_progress(sys.stderr)
        self._bar: Bar | None = None

    def __call__(self, stage: str, fraction: float) -> None:
        """Show how far a stage is; ``fraction`` runs from 0 to 1."""
        if not self._shown or time.monotonic() - self._since < PATIENCE:
            return
        if self._bar is None:
            self._bar = _start(stage)
        self._bar.set_description_str(stage, refresh=False)
        self._bar.n = round(WHOLE * min(max(fraction, 0.0), 1.0))
        self._bar.refresh()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.close()


def _start(stage: str) -> Bar:
    # Most runs are over before a bar is drawn, so they need not pay for the import.
    tqdm = import_module("tqdm").tqdm
    bar: Bar = tqdm(desc=stage, total=WHOLE, file=sys.stderr, leave=False, bar_format=LAYOUT)
    return bar
