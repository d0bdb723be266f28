"""A caseload whose outcome shows no BSN: in its place stands the row where the number is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from ibcalc.engine.caseload import Caseload, Column
from ibcalc.model.bsn import crossed_out, holds_bsn
from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding
from ibcalc.model.kenmerk import Value
from ibcalc.model.names import normal
from ibcalc.model.place import Place
from ibcalc.model.tariffmodel import TariffModel
from ibcalc.workbook.privacy.bsn_columns import Mask, bsn_values
from ibcalc.workbook.privacy.bsn_places import bsn_places
from ibcalc.workbook.reader.grid import Workbook
from ibcalc.workbook.reader.opening import shown_name
from ibcalc.workbook.sheets.gemeente import is_gemeente
from ibcalc.workbook.sheets.rows import CLIENTEN, TOETSEN

HIDDEN, SHOWN, IN_NAME, IN_SHEET = "PRIV-101", "PRIV-102", "PRIV-103", "PRIV-104"
EURO = "€"
"""An amount of nine digits is no number of a person."""
SHOWN_COLUMNS = ("client", "aanbieder", "gemeente")
"""The columns of which outcomes show the values; kenmerken are never shown as such."""


Read = tuple[Caseload, tuple[Finding, ...]]


def shown_caseload(read: Read, *, with_bsn: bool = False) -> Read:
    """The caseload as outcomes may show it, and its findings with what that means for BSNs."""
    caseload, findings = read
    if with_bsn:
        return caseload, (*findings, *_shown_findings(caseload))
    shown, told = _without_bsn(caseload)
    return _without_clients(shown), (*findings, *told)


def name_findings(*paths: Path) -> tuple[Finding, ...]:
    """A finding for each file with a number in its name that can be a BSN."""
    return tuple(
        finding(IN_NAME, Place(shown_name(path))) for path in paths if holds_bsn(path.name)
    )


def crossed_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with crosses for what can be a BSN in the words that they quote."""
    return tuple(
        one
        if EURO in one.message or not (holds_bsn(one.message) or holds_bsn(one.fix))
        else replace(one, message=crossed_out(one.message), fix=crossed_out(one.fix))
        for one in findings
    )


def crossed_model(model: TariffModel) -> TariffModel:
    """The model with crosses for what can be a BSN in the texts that outcomes repeat."""
    said = model.settings
    return replace(
        model,
        settings=replace(
            said,
            naam=crossed_out(said.naam),
            versie=crossed_out(said.versie),
            bron=crossed_out(said.bron),
            opgesteld_door=crossed_out(said.opgesteld_door),
        ),
        producten=tuple(
            replace(one, omschrijving=crossed_out(one.omschrijving)) for one in model.producten
        ),
        tarieven=tuple(replace(one, bron=crossed_out(one.bron)) for one in model.tarieven),
        budget=tuple(replace(one, post=crossed_out(one.post)) for one in model.budget),
        realisatie=tuple(
            replace(one, aanbieder=crossed_out(one.aanbieder)) for one in model.realisatie
        ),
    )


def sheet_findings(workbook: Workbook) -> tuple[Finding, ...]:
    """Where a model holds what can be a BSN: any text, and columns in which numbers are BSNs.

    Sheet Clienten is looked at when it is read.
    """
    found: list[Finding] = []
    for sheet in workbook.sheets:
        if normal(sheet.name) not in (normal(CLIENTEN.name), normal(TOETSEN.name)):
            found += [finding(IN_SHEET, place) for place in bsn_places(sheet)]
    return tuple(found)


def _without_bsn(caseload: Caseload) -> Read:
    """The caseload with ``BSN op rij 17`` for each BSN, and a finding for each such column.

    The row is the first in which the number stands, so that equal numbers stay one client.
    """
    changed: dict[str, Column] = {}
    for name in SHOWN_COLUMNS:
        column: Column = getattr(caseload, name)
        hits = bsn_values(_texts(column.values), short=name == "client")
        if hits.any():
            changed[name] = _labelled(caseload, column, hits, "BSN")
    if not changed:
        return caseload, ()
    given = caseload.client.values if "client" in changed else ()
    told = tuple(_told(caseload, name, HIDDEN) for name in changed)
    return replace(caseload, **changed, given=given), told  # type: ignore[arg-type]


def _shown_findings(caseload: Caseload) -> tuple[Finding, ...]:
    """That the outcome will show BSNs, for whoever asked for them."""
    columns = {name: getattr(caseload, name) for name in SHOWN_COLUMNS}
    return tuple(
        _told(caseload, name, SHOWN)
        for name, column in columns.items()
        if bsn_values(_texts(column.values), short=name == "client").any()
    )


def _told(caseload: Caseload, name: str, code: str) -> Finding:
    header = CLIENTEN.column(name).header
    place = caseload.place(0, name).at(row=0)
    return finding(code, place, kolom=header)


def _texts(values: Sequence[Value]) -> list[str]:
    return ["" if value is None else str(value) for value in values]


def _labelled(caseload: Caseload, column: Column, hits: Mask, what: str) -> Column:
    """The column with the place of each of these values instead of the value."""
    first = np.zeros(len(column.values), np.int64)
    # Of equal codes the last one that is assigned stays: in reverse that is the first row.
    first[column.codes[::-1]] = caseload.rows[::-1]
    values = list(column.values)
    for code in np.flatnonzero(hits).tolist():
        values[code] = f"{what} op rij {first[code]}"
    return Column(tuple(values), column.codes)


def _without_clients(caseload: Caseload) -> Caseload:
    """The caseload with column Gemeente without client numbers that were typed there."""
    column = caseload.gemeente
    odd = {one for one in column.values if isinstance(one, str) and not is_gemeente(one)}
    numbers = odd.intersection(caseload.numbers) if odd else odd
    if not numbers:
        return caseload
    hits = np.array([one in numbers for one in column.values], np.bool_)
    return replace(caseload, gemeente=_labelled(caseload, column, hits, "cliëntnummer"))
