"""Facts about whole rows of a caseload: each check is a small function in the tuple ROW_CHECKS."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ibcalc.engine.caseload import Column, Days
from ibcalc.model.bsn import LENGTH, holds_bsn
from ibcalc.model.cell import PADDED, Kind
from ibcalc.model.product import ProductSoort
from ibcalc.model.tariffmodel import TariffModel
from ibcalc.workbook.caseload.client_numbers import is_unusable, lost_zeros, spoiled_numbers
from ibcalc.workbook.caseload.fold import CellGroups, Ledger
from ibcalc.workbook.caseload.raw import RawCaseload, RawColumn
from ibcalc.workbook.caseload.spellings import other_names, other_spellings
from ibcalc.workbook.sheets.cleaning import clean
from ibcalc.workbook.sheets.rows import CLIENTEN

MIXER = np.uint64(0x9E3779B97F4A7C15)
"""An odd constant (2^64 divided by the golden ratio) that spreads codes over 64 bits."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a caseload when its columns are typed."""

    raw: RawCaseload
    ledger: Ledger
    model: TariffModel
    client: Column
    aanbieder: Column
    product: Column
    van: Days
    tot_en_met: Days

    def number(self, field: str) -> int:
        """The 1-based column of a field, 0 if it is absent."""
        column = self.raw.columns.get(field)
        return column.number if column else 0


def missing_client(facts: Facts) -> None:
    """Only a product of soort vast has no client."""
    if "client" in facts.raw.missing:
        facts.ledger.blame_column(CLIENTEN.column("client").header)
        return
    vast = {p.code for p in facts.model.producten if p.soort is ProductSoort.VAST}
    fixed = np.array([value in vast for value in facts.product.values], np.bool_)
    rows = np.flatnonzero((facts.client.codes == 0) & ~fixed[facts.product.codes])
    raw = facts.raw.columns.get("client")
    if raw is not None:
        # What is wrong with an error cell is told as such.
        told = [code for code in np.unique(raw.codes[rows]) if is_unusable(raw.raws[code])]
        rows = rows[~np.isin(raw.codes[rows], told)]
        stored = raw.codes[rows] > 0
        facts.ledger.say("CLI-155", rows[stored], raw.number, kolom=raw.header)
        rows = rows[~stored]
    facts.ledger.say("CLI-201", rows, facts.number("client"))


def client_numbers(facts: Facts) -> None:
    """Client numbers of which digits or zeros were lost."""
    raw = facts.raw.columns.get("client")
    if raw is None:
        return
    found = (("CLI-136", spoiled_numbers(raw.raws)), ("CLI-137", lost_zeros(raw.raws)))
    for code, wrong in found:
        facts.ledger.say(code, np.flatnonzero(np.isin(raw.codes, wrong)), raw.number)


def spellings(facts: Facts) -> None:
    """Client numbers and names of an aanbieder that may be one, written in two ways."""
    raw = facts.raw.columns.get("client")
    if facts.ledger.each or raw is None:
        return
    told = {clean(raw.raws[at][1:]) for at in lost_zeros(raw.raws)}
    _tell_spellings("CLI-140", other_spellings(facts.client.values, told), "client", facts)
    _tell_spellings("CLI-141", other_names(facts.aanbieder.values), "aanbieder", facts)


def _tell_spellings(code: str, later: Sequence[int], field: str, facts: Facts) -> None:
    column = facts.client if field == "client" else facts.aanbieder
    rows = np.flatnonzero(np.isin(column.codes, later)) if later else np.zeros(0, np.intp)
    facts.ledger.say(code, rows, facts.number(field))


def ends_before_start(facts: Facts) -> None:
    """T/m is not before Van."""
    rows = np.flatnonzero((facts.tot_en_met < facts.van) & (facts.tot_en_met > 0))
    facts.ledger.say("CLI-203", rows, facts.number("tot_en_met"))


def bsn_elsewhere(facts: Facts) -> None:
    """A number like a BSN stands in no other column than Client."""
    others = [(name, raw) for name, raw in facts.raw.columns.items() if name != "client"]
    for header, raw in (*others, *facts.raw.extra.items()):
        codes = [code for code, text in enumerate(raw.raws) if _may_be_bsn(text)]
        if codes:
            groups = CellGroups(raw)
            rows = np.sort(np.concatenate([groups.rows(code) for code in codes]))
            facts.ledger.say("CLI-211", rows, raw.number, kolom=raw.header or header)


def _may_be_bsn(raw: str) -> bool:
    if not raw or raw[0] not in (Kind.TEXT, Kind.NUMBER, PADDED):
        return False
    return len(raw) > LENGTH and holds_bsn(raw[1:])


def doubles(facts: Facts) -> None:
    """Rows that are equal in every column to an earlier one."""
    columns = [*facts.raw.columns.values(), *facts.raw.extra.values()]
    rows = repeated(columns, len(facts.raw.rows))
    facts.ledger.say("CLI-212", rows, 0)


def repeated(columns: list[RawColumn], length: int) -> NDArray[np.intp]:
    """Indices of rows that equal an earlier row; equal hashes are compared in full."""
    mixed = np.zeros(length, np.uint64)
    for column in columns:
        mixed = (mixed ^ column.codes.astype(np.uint64)) * MIXER
        mixed ^= mixed >> np.uint64(29)
    order = np.argsort(mixed, kind="stable")
    alike = np.zeros(length, np.bool_)
    same = mixed[order][1:] == mixed[order][:-1]
    alike[order[1:][same]] = alike[order[:-1][same]] = True
    seen: set[tuple[int, ...]] = set()
    found: list[int] = []
    for row in np.flatnonzero(alike):
        key = tuple(int(column.codes[row]) for column in columns)
        if key in seen:
            found.append(int(row))
        seen.add(key)
    return np.array(found, np.intp)


ROW_CHECKS: tuple[Callable[[Facts], None], ...] = (
    missing_client,
    client_numbers,
    spellings,
    ends_before_start,
    bsn_elsewhere,
    doubles,
)
