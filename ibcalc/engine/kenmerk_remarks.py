"""Kenmerken that no conversion looks at: their domain and Verplicht are still an agreement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ibcalc.engine.caseload import Caseload, Mask
from ibcalc.engine.telling import told
from ibcalc.model.findings import Finding
from ibcalc.model.kenmerk import Kenmerk, Value
from ibcalc.model.names import normal
from ibcalc.model.sight import shown_value
from ibcalc.tables.language.literals import domain_text, fits, value_text

OUTSIDE, ABSENT = "CLI-316", "CLI-317"


def kenmerk_remarks(
    kenmerken: Sequence[Kenmerk], caseload: Caseload, asked: Sequence[str]
) -> Iterator[Finding]:
    """Values outside their domain and empty required ones, where no table judges them.

    Args:
        kenmerken: the rows of sheet Kenmerken.
        caseload: the indicaties.
        asked: normal names of the kenmerken that tables ask for; those are judged by conversion
            on the rows that have no Product.
    """
    typed = caseload.product.codes != 0
    for kenmerk in kenmerken:
        name = normal(kenmerk.naam)
        looked_at = ~caseload.faulty & (typed if name in asked else True)
        if name in caseload.kenmerken:
            yield from _outside(kenmerk, name, caseload, looked_at)
        if kenmerk.verplicht and name not in asked:
            yield from _absent(kenmerk, name, caseload, looked_at)


def _outside(kenmerk: Kenmerk, name: str, caseload: Caseload, rows: Mask) -> Iterator[Finding]:
    column = caseload.kenmerken[name]
    wrong = [(code, one) for code, one in enumerate(column.values) if not fits(one, kenmerk)]
    clients = frozenset(caseload.numbers) if wrong else frozenset[Value]()
    for code, value in wrong:
        hits = np.flatnonzero(rows & (column.codes == code))
        if len(hits):
            shown = shown_value(value_text(value), kenmerk, clients)
            words = {"kenmerk": kenmerk.naam, "waarde": shown, "verwacht": domain_text(kenmerk)}
            yield told(caseload, hits, OUTSIDE, name, **words)


def _absent(kenmerk: Kenmerk, name: str, caseload: Caseload, rows: Mask) -> Iterator[Finding]:
    column = caseload.kenmerken.get(name)
    empty = rows if column is None else rows & (column.codes == 0)
    hits = np.flatnonzero(empty)
    if len(hits):
        yield told(caseload, hits, ABSENT, name, kenmerk=kenmerk.naam)
