"""Which products every row of a caseload came to have, in words: its destination."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ibcalc.engine.caseload import Caseload, Codes, Column
from ibcalc.engine.comparison.rows import BY_HAND, UNRESOLVED, RowOutcomes
from ibcalc.engine.convert import Conversion, Piece
from ibcalc.engine.decide import HAND, Verdict, opslag_products
from ibcalc.engine.ledger import Ledger
from ibcalc.engine.result import Unresolved
from ibcalc.engine.totals import RowSums
from ibcalc.tables.folding import fold_columns, groups

AND, LATER = " + ", ", daarna "


def row_outcomes(
    ledger: Ledger, conversion: Conversion, unresolved: Sequence[Unresolved]
) -> RowOutcomes:
    """The outcome of every row of a calculated caseload."""
    names = _Names()
    codes = _typed(ledger, names)
    converted = conversion.verdict >= 0
    by_verdict = [names.code(_in_time(pieces)) for pieces in conversion.verdicts]
    if by_verdict:
        codes[converted] = np.array(by_verdict, np.int32)[conversion.verdict[converted]]
    for one in unresolved:
        codes[one.row] = names.code(BY_HAND if one.code == HAND else UNRESOLVED)
    sums = RowSums(ledger, ledger.profiles.parts.amounts(ledger.terms.prices))
    return RowOutcomes(ledger, Column((None, *names.known), codes), sums.cents)


class _Names:
    """Destinations, numbered from 1 as they come."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}

    def code(self, name: str) -> int:
        return self.known.setdefault(name, len(self.known) + 1)


def _typed(ledger: Ledger, names: _Names) -> Codes:
    """The destinations of rows that name their product; 0 for the others."""
    caseload = ledger.caseload
    codes = np.zeros(len(caseload), np.int32)
    rows = np.flatnonzero(caseload.product.codes)
    columns = (caseload.product, caseload.opslag)
    folded = [(column.codes[rows], len(column.values)) for column in columns]
    opslag_of = opslag_products(ledger.terms.producten)
    for spots in groups(*fold_columns(folded, len(rows))):
        codes[rows[spots]] = names.code(_typed_name(caseload, int(rows[spots[0]]), opslag_of))
    return codes


def _typed_name(caseload: Caseload, row: int, opslag_of: dict[str, str]) -> str:
    product, asked = caseload.product.text(row), caseload.opslag[row]
    opslag = opslag_of.get(product, "") if asked is True else str(asked or "")
    return AND.join(filter(None, (product, opslag)))


def _in_time(pieces: Sequence[Piece]) -> str:
    """Every verdict of a row in order of time; unresolved pieces are told apart by the caller."""
    return LATER.join(dict.fromkeys(_products(piece.verdict) for piece in pieces))


def _products(verdict: Verdict) -> str:
    return AND.join(filter(None, (verdict.product, verdict.opslag, *verdict.components)))
