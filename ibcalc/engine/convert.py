"""Conversion: indicaties become toewijzingen, or stay onopgelost with a reason.

Each distinct combination of kenmerken is decided once; rows point at their verdict. Where rows of
tables have their own dates, an indicatie is cut at those dates and each piece is decided.
Source: design.md sections 1 to 3, domain.md C13.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ibcalc.engine.caseload import NO_VOLUME, VOLUME_SCALE, Caseload, Column, empty_column
from ibcalc.engine.decide import Judge, Verdict, opslag_products
from ibcalc.engine.periods import Periods
from ibcalc.engine.result import Unresolved, unresolved_rows
from ibcalc.engine.telling import told
from ibcalc.engine.toewijzing import NOTHING, Grant, Toewijzingen, lay_out
from ibcalc.model.findings import Finding
from ibcalc.model.kenmerk import Value
from ibcalc.model.place import Place
from ibcalc.model.product import Product
from ibcalc.model.sight import shown_value
from ibcalc.tables.folding import fold_columns, groups

DECLINED, ADDED, REMARKED = "CNV-307", "CNV-309", "CNV-310"
UNKNOWN_PRODUCT = "CLI-311"


@dataclass(frozen=True, slots=True)
class Rule:
    """What made a toewijzing: the cell of the rule."""

    place: Place


@dataclass(frozen=True, slots=True)
class Conversion:
    """The toewijzingen of a caseload, the rules they point at, and what could not be decided.

    ``verdict`` has for each row of the caseload the index in ``verdicts``, or -1 where the product
    was typed or the row is faulty.
    """

    toewijzingen: Toewijzingen
    rules: tuple[Rule, ...]
    unresolved: tuple[Unresolved, ...]
    findings: tuple[Finding, ...]
    verdicts: tuple[tuple[Piece, ...], ...]
    verdict: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Piece:
    """A verdict that holds from ``begin`` up to and including ``end``; day numbers, 0 for open."""

    begin: int
    end: int
    verdict: Verdict


def convert(
    producten: Sequence[Product], judge: Judge, caseload: Caseload, periods: Periods
) -> Conversion:
    """Every usable row of a caseload to toewijzingen or to a reason why not."""
    position = {product.code: index for index, product in enumerate(producten)}
    has_product = caseload.product.codes != 0
    typed = _TypedRows(producten, position, caseload, ~caseload.faulty & has_product)
    work = _Work(judge, caseload, periods, np.flatnonzero(~caseload.faulty & ~has_product))
    rules: list[Rule] = []
    converted = [_grants(pieces, position, rules) for pieces in work.verdicts]
    plan = np.full(len(caseload), NOTHING, np.int32)
    verdict = np.full(len(caseload), NOTHING, np.int32)
    plan[typed.rows] = typed.index
    plan[work.rows] = work.index + len(typed.plans)
    verdict[work.rows] = work.index
    reasons, findings = work.reasons()
    return Conversion(
        lay_out([*typed.plans, *converted], plan, caseload.van, caseload.tot_en_met),
        tuple(rules),
        (*typed.unresolved, *reasons),
        (*typed.findings, *findings),
        tuple(work.verdicts),
        verdict,
    )


class _TypedRows:
    """Rows that name their product, with the opslag that they ask for."""

    def __init__(
        self,
        producten: Sequence[Product],
        position: dict[str, int],
        caseload: Caseload,
        typed: NDArray[np.bool_],
    ) -> None:
        self.rows = np.flatnonzero(typed)
        self.plans: list[tuple[Grant, ...]] = []
        self.unresolved: list[Unresolved] = []
        self.findings: list[Finding] = []
        columns = (caseload.product, caseload.opslag)
        coded = [(column.codes[self.rows], len(column.values)) for column in columns]
        self.index, count = fold_columns(coded, len(self.rows))
        opslag_of = opslag_products(producten)
        for spots in groups(self.index, count):
            self._plan(caseload, self.rows[spots], opslag_of, position)

    def _plan(
        self,
        caseload: Caseload,
        rows: NDArray[np.intp],
        opslag_of: dict[str, str],
        position: dict[str, int],
    ) -> None:
        product, asked = caseload.product.text(int(rows[0])), caseload.opslag[int(rows[0])]
        opslag = opslag_of.get(product, "") if asked is True else str(asked or "")
        code = _typed_fault(product, asked, opslag, opslag_of, position)
        if code:
            made = told(caseload, rows, code, "product", product=product, opslag=opslag)
            self.findings.append(made)
            self.unresolved.extend(unresolved_rows(caseload, rows, made))
            self.plans.append(())
        elif opslag:
            grants = (Grant(position[product]), Grant(position[opslag], follows=True))
            self.plans.append(grants)
        else:
            self.plans.append((Grant(position[product]),))


def _typed_fault(
    product: str,
    asked: object,
    opslag: str,
    opslag_of: dict[str, str],
    position: dict[str, int],
) -> str:
    if product not in position:
        return UNKNOWN_PRODUCT
    if asked is True and not opslag:
        return "CLI-309"
    if isinstance(asked, str) and opslag_of.get(product) != asked:
        return "CLI-310"
    return ""


class _Work:
    """The rows to convert, folded on what the tables ask for, and a verdict for each fold."""

    def __init__(
        self, judge: Judge, caseload: Caseload, periods: Periods, rows: NDArray[np.intp]
    ) -> None:
        self.judge, self.caseload, self.rows = judge, caseload, rows
        self.cuts = sorted({day.toordinal() for t in judge.tables for day in t.boundaries()})
        self.names = tuple(n for n in judge.inputs if column_of(caseload, n) is not None)
        self.columns = [column_of(caseload, name) or empty_column(0) for name in self.names]
        self.start = np.maximum(caseload.van[rows], periods.first)
        until = np.maximum(self.start, np.minimum(caseload.tot_en_met[rows], periods.last))
        self.low = np.searchsorted(self.cuts, self.start, side="right").astype(np.int32)
        self.high = np.searchsorted(self.cuts, until, side="right").astype(np.int32)
        self.index, count = self._fold()
        self.spots = groups(self.index, count)
        self.verdicts = [self._pieces(int(spots[0])) for spots in self.spots]

    def _fold(self) -> tuple[NDArray[np.int32], int]:
        cuts = len(self.cuts) + 1
        columns = [(c.codes[self.rows], len(c.values)) for c in self.columns]
        opslag = self.caseload.opslag
        columns.append((opslag.codes[self.rows], len(opslag.values)))
        if self.cuts:
            columns += [(self.low, cuts), (self.high, cuts)]
        return fold_columns(columns, len(self.rows))

    def _pieces(self, spot: int) -> tuple[Piece, ...]:
        """The verdicts of one fold in order of time; equal neighbours are one."""
        row = int(self.rows[spot])
        values = {n: c[row] for n, c in zip(self.names, self.columns, strict=True)}
        opslag = self.caseload.opslag[row]
        pieces: list[Piece] = []
        for number in range(int(self.low[spot]), int(self.high[spot]) + 1):
            day = self._day(number, spot)
            verdict = self.judge.decide(values, opslag, day)
            begin = self.cuts[number - 1] if pieces else 0
            if pieces and pieces[-1].verdict.same_products(verdict):
                continue
            if pieces:
                pieces[-1] = replace(pieces[-1], end=begin - 1)
            pieces.append(Piece(begin, 0, verdict))
        return tuple(pieces)

    def _day(self, number: int, spot: int) -> date:
        if number > int(self.low[spot]):
            return date.fromordinal(self.cuts[number - 1])
        return date.fromordinal(int(self.start[spot]))

    def reasons(self) -> tuple[list[Unresolved], list[Finding]]:
        """A finding for each fold without a product, and every row that it leaves out."""
        unresolved: list[Unresolved] = []
        findings: list[Finding] = []
        for spots, pieces in zip(self.spots, self.verdicts, strict=True):
            failed = next((p.verdict for p in pieces if p.verdict.reason), None)
            rows = self.rows[spots]
            if failed is not None:
                told_here = [self._told(rows, one) for one in (failed, *failed.also)]
                findings.extend(told_here)
                unresolved.extend(unresolved_rows(self.caseload, rows, told_here[0]))
            else:
                findings.extend(self._against_table(rows, pieces[0].verdict))
                findings.extend(self._remarks(rows, pieces))
        return unresolved, findings

    def _told(self, rows: NDArray[np.intp], verdict: Verdict) -> Finding:
        values = {"suggestie": "", **dict(verdict.values)}
        shown, kenmerk = values.get("waarde"), self.judge.kenmerken.get(verdict.kenmerk)
        if isinstance(shown, str):
            values["waarde"] = shown_value(shown, kenmerk, self.clients)
        return told(self.caseload, rows, verdict.reason, verdict.kenmerk, **values)

    @cached_property
    def clients(self) -> frozenset[Value]:
        """The values of column Client, which no message may show."""
        return frozenset(self.caseload.numbers)

    def _remarks(self, rows: NDArray[np.intp], pieces: tuple[Piece, ...]) -> Iterator[Finding]:
        column = self.names[0] if self.names else "van"
        texts = dict.fromkeys(text for piece in pieces for text in piece.verdict.remarks)
        for text in texts:
            yield told(self.caseload, rows, REMARKED, column, tekst=text.rstrip("."))

    def _against_table(self, rows: NDArray[np.intp], verdict: Verdict) -> Iterator[Finding]:
        """What column Opslag says where a table says the opposite."""
        typed = self.caseload.opslag[int(rows[0])]
        by_table = verdict.opslag_rule != Place()
        if typed is False and verdict.opslag:
            tabel = verdict.opslag_rule.sheet
            yield told(self.caseload, rows, DECLINED, "opslag", tabel=tabel)
        elif typed not in (None, False) and not by_table and self.judge.sets_opslag:
            yield told(self.caseload, rows, ADDED, "opslag", product=verdict.product)


def _grants(
    pieces: tuple[Piece, ...], position: dict[str, int], rules: list[Rule]
) -> tuple[Grant, ...]:
    """What every row of one fold gets; nothing if any of its pieces is unresolved."""
    if any(piece.verdict.reason for piece in pieces):
        return ()
    return tuple(grant for piece in pieces for grant in _piece_grants(piece, position, rules))


def _piece_grants(piece: Piece, position: dict[str, int], rules: list[Rule]) -> Iterator[Grant]:
    verdict, dates = piece.verdict, (piece.begin, piece.end)
    yield Grant(position[verdict.product], _rule(verdict.product_rule, rules), False, *dates)
    if verdict.opslag:
        yield Grant(position[verdict.opslag], _rule(verdict.opslag_rule, rules), True, *dates)
    for component, place in zip(verdict.components, verdict.component_rules, strict=True):
        yield Grant(position[component], _rule(place, rules), True, *dates)


def _rule(place: Place, rules: list[Rule]) -> int:
    rules.append(Rule(place))
    return len(rules) - 1


def values_of(judge: Judge, caseload: Caseload, row: int) -> dict[str, Value]:
    """What one row holds of all that the tables ask: normal name -> value."""
    columns = ((name, column_of(caseload, name)) for name in judge.inputs)
    return {name: column[row] for name, column in columns if column is not None}


def column_of(caseload: Caseload, name: str) -> Column | None:
    """The column of a kenmerk by its normal name; also the columns that every caseload has."""
    if name in caseload.kenmerken:
        return caseload.kenmerken[name]
    if name in ("aanbieder", "gemeente"):
        column: Column = getattr(caseload, name)
        return column
    if name in ("van", "tm"):
        days = caseload.van if name == "van" else caseload.tot_en_met
        return _coded(days, date.fromordinal)
    if name == "volume":
        return _coded(caseload.volume, _volume)
    return _coded(caseload.aantal, Decimal) if name == "aantal" else None


def _volume(scaled: int) -> Value:
    return None if scaled == NO_VOLUME else Decimal(scaled) / VOLUME_SCALE


def _coded(numbers: NDArray[np.int32] | NDArray[np.int64], typed: Callable[[int], Value]) -> Column:
    distinct, codes = np.unique(numbers, return_inverse=True)
    values = (None, *(typed(int(number)) for number in distinct))
    return Column(values, (codes + 1).astype(np.int32))
