"""A fault of ibcalc itself at one file: told of that file, so that the others go on."""

from __future__ import annotations

import traceback
from pathlib import PurePath

from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding
from ibcalc.model.place import Place


def own_bug(bug: Exception, file: str) -> Finding:
    """Which kind of fault it is and where in ibcalc, without a word of what was in the file."""
    last = traceback.extract_tb(bug.__traceback__)[-1]
    where = f"{PurePath(last.filename).name}, regel {last.lineno}"
    return finding("AANL-183", Place(file), soort=type(bug).__name__, plaats=where)
