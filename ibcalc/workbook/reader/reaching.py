"""Formulas that start another program, or fetch from outside the workbook: seen, never run."""

from __future__ import annotations

import re

FETCHING = (
    "WEBSERVICE", "IMAGE", "RTD", "CALL", "REGISTER.ID", "EXEC", "SQL.REQUEST", "STOCKHISTORY",
    "DDE", "PY",
)  # fmt: skip
"""Functions that ask a server, a library or another program; HYPERLINK waits for a click."""
CHANNEL = "|"
"""Between a program and its topic: ``program|'topic'!item`` (DDE)."""

_CALLS = tuple(f"{name}(" for name in FETCHING)
_CALLED = re.compile(
    rf"(?<![\w.])(?:_xl[a-z]+\.)*(?:{'|'.join(map(re.escape, FETCHING))})\(", re.IGNORECASE
)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|\[[^\[\]]*\]")
"""Texts, names of sheets and names of columns: they may hold any sign."""


def reaches_out(formula: str) -> bool:
    """Whether a formula, without its ``=``, starts a program (DDE) or fetches from outside."""
    holds = formula.upper().__contains__
    # Nearly all formulas have none of these, which is seen ten times as soon as by a pattern.
    if CHANNEL not in formula and not any(map(holds, _CALLS)):
        return False
    bare = _QUOTED.sub("", formula)
    return CHANNEL in bare or _CALLED.search(bare) is not None
