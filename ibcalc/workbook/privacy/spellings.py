"""One client in several spellings: a copy has one code for them, a calculation counts each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding
from ibcalc.model.place import Place
from ibcalc.workbook.privacy.pseudonyms import normal_number

OTHER_SPELLING = "PRIV-217"


def other_spellings(clients: Iterable[tuple[Place, str]]) -> Iterator[Finding]:
    """A finding for each cell in which a client is written otherwise than where it stands first.

    Args:
        clients: the cells of all clients and what is typed there, in their order.
    """
    first: dict[str, str] = {}
    forms: dict[str, str] = {}
    for place, number in clients:
        form = forms.get(number)
        if form is None:
            form = forms[number] = normal_number(number)
        if first.setdefault(form, number) != number:
            yield finding(OTHER_SPELLING, place)
