"""Headers that are misspelled: which column of the contract each can only be."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from difflib import SequenceMatcher, get_close_matches

from ibcalc.model.names import normal

ALIKE = 0.8
"""How much a header must look like that of a missing column to be reported as a typing error."""
MOST_LETTERS = 2
"""Letters too many and too few in a slip of the keyboard; more is another word: Product oud."""


def looks_like(header: str, names: Collection[str]) -> str:
    """The normal name that a header looks like; empty if there is none."""
    alike = get_close_matches(normal(header), names, n=1, cutoff=ALIKE)
    return alike[0] if alike else ""


def misspelled(headers: Sequence[str], absent: Mapping[str, Collection[str]]) -> dict[str, str]:
    """Header -> field, of headers that are a slip away from one absent column, and alone in that.

    ``absent`` are the normal names of each field that has no column yet.
    """
    wanted = {
        header: [name for name, names in absent.items() if _a_slip(header, names)]
        for header in headers
    }
    claims = [fields[0] for fields in wanted.values() if len(fields) == 1]
    return {
        header: fields[0]
        for header, fields in wanted.items()
        if len(fields) == 1 and claims.count(fields[0]) == 1
    }


def _a_slip(header: str, names: Collection[str]) -> bool:
    """True for a few letters; another digit is another column: Volume 2."""
    like = looks_like(header, names)
    typed = normal(header)
    same = sum(block.size for block in SequenceMatcher(None, like, typed).get_matching_blocks())
    near = len(like) + len(typed) - 2 * same <= MOST_LETTERS
    return bool(like) and near and _digits(like) == _digits(typed)


def _digits(text: str) -> list[str]:
    return [char for char in text if char.isdigit()]
