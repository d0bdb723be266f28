"""What a message may show of the value of a kenmerk: a code or a number, never who someone is."""

from __future__ import annotations

from collections.abc import Collection

from ibcalc.model.bsn import HIDDEN, without_bsn
from ibcalc.model.kenmerk import Kenmerk
from ibcalc.model.names import closest, normal

NO_NAMES = frozenset(
    normal(word)
    for word in (
        "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien",
        "elf", "twaalf", "ja", "nee", "leeg", "geen", "onbekend", "n.v.t.", "nvt", "niet bekend",
        "licht", "middel", "zwaar", "laag", "hoog",
    )
)  # fmt: skip
"""Words that are typed where a number or a code belongs, and that nobody is called."""


def shown_value(text: str, kenmerk: Kenmerk | None, clients: Collection[object]) -> str:
    """The value, or that it is not shown.

    A text without a digit may be a name, unless it is like a value that the kenmerk may have.

    Args:
        text: the value as a reader of the sheet sees it.
        kenmerk: what it is a value of; None if the model does not say.
        clients: the values of column Client.
    """
    allowed = kenmerk.domain.values if kenmerk else ()
    known = [value for value in allowed if isinstance(value, str)]
    word = any(char.isdigit() for char in text) or normal(text) in NO_NAMES
    harmless = word or closest(text, known) is not None
    return without_bsn(text) if harmless and text not in clients else HIDDEN
