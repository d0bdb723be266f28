"""Whether a message may show a value of a caseload: never a client number, a BSN or a name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from ibcalc.model.bsn import HIDDEN, UNSEEN, plain_signs
from ibcalc.model.cell import Cell, Kind
from ibcalc.model.names import closest, normal
from ibcalc.workbook.sheets.cleaning import SHOWN_LENGTH, clean, shown

EXCEL_ERRORS = (
    "#N/A", "#NAME?", "#NULL!", "#DIV/0!", "#REF!", "#VALUE!", "#NUM!", "#SPILL!", "#CALC!",
    "#GETTING_DATA", "#ONLEESBAAR",
)  # fmt: skip
SHORTEST_ALIKE = 4
"""A shorter text is like too many codes; it may be a first name."""
DERIVED = ("gelezen", "datum")
"""Words of a message from which the value could be worked out."""

_BSN_LIKE = re.compile(
    r"(?<![0-9.,])(?:[0-9]{8}|[0-9](?:[ .]?[0-9]){8})(?![0-9]|[.,][0-9])", re.ASCII
)
_PARTS = re.compile(r"[\s;]+")


def client_keys(raws: Iterable[str]) -> frozenset[str]:
    """The values of column Client, in the form in which others are compared with them."""
    return frozenset(_key(text) for raw in raws if (text := _text(raw)))


def _text(raw: str) -> str:
    return clean(raw[1:]) if raw[:1] == Kind.TEXT else Cell(raw).shown


def _key(text: str) -> str:
    # Excel may have taken the zeros before a number away.
    return clean(text)[:SHOWN_LENGTH].casefold().lstrip("0")


def masked(text: str, clients: Collection[str], known: Sequence[str] = ()) -> str:
    """The value as a message may show it, else that it is not shown.

    Args:
        text: what stands in the cell.
        clients: see :func:`client_keys`.
        known: the values that its column may have; what looks like one of them is no name.
    """
    if any(_key(part) in clients for part in (text, *_PARTS.split(text))):
        return HIDDEN
    if text not in known and _BSN_LIKE.search(plain_signs(clean(text)).replace(UNSEEN, "")):
        return HIDDEN
    harmless = any(char.isdigit() for char in text) or _alike(text, known)
    return shown(text) if harmless else HIDDEN


def _alike(text: str, known: Sequence[str]) -> bool:
    name = normal(text)
    if len(name) >= SHORTEST_ALIKE:
        return closest(text, known) is not None
    return any(normal(value) == name for value in known)


def masked_words(
    words: Mapping[str, object], clients: Collection[str], known: Sequence[str] = ()
) -> dict[str, object]:
    """The words of a message with its value masked, and what was read from it if that tells it."""
    told = dict(words)
    if "waarde" not in told:
        return told
    told["waarde"] = masked(str(told["waarde"]), clients, (*known, *EXCEL_ERRORS))
    if told["waarde"] == HIDDEN:
        for name in DERIVED:
            if name in told and told[name] not in known:
                told[name] = HIDDEN
    return told
