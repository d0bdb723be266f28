"""By what submissions are put in order and known as the same one: their names and their sender."""

from __future__ import annotations

import re
from pathlib import Path

from ibcalc.model.names import normal
from ibcalc.workbook.submissions.submission import Submission

_DIGITS = re.compile(r"([0-9]+)", re.ASCII)


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """The key by which names are in order as people number them: ``v9`` before ``v10``."""
    parts = _DIGITS.split(name.casefold())
    pairs = ((0, int(part), "") if index % 2 else (1, 0, part) for index, part in enumerate(parts))
    return (*pairs, (1, 0, name))


def by_version(name: str) -> tuple[object, ...]:
    """The key by which names of one submission are in order as people number its versions.

    Such as ``opgave``, ``opgave 2``, ``Opgave (10)``: the letters first, then the numbers, of which
    none comes before any.
    """
    parts = _DIGITS.split(Path(name).stem.casefold())
    letters = "".join(filter(str.isalpha, "".join(parts[::2])))
    return letters, tuple(map(int, parts[1::2])), natural(name)


def identity(one: Submission) -> tuple[str, ...]:
    """What submissions share of which the latest counts; a file that is none stands alone."""
    if not one.soort or not one.aanbieder:
        return ("", "", "", "", one.file)
    return (one.soort, normal(one.aanbieder) or one.aanbieder, one.jaar, one.gemeente, "")
