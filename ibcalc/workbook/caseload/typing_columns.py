"""The columns of a raw caseload typed into those of the engine, and its rows checked.

Each distinct cell is typed once, so that a caseload of a hundred thousand rows costs little more
than its reading. No message shows a client number.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import numpy as np

from ibcalc.engine.caseload import NO_VOLUME, OPEN, VOLUME_SCALE, Caseload, Mask
from ibcalc.engine.caseload import Column as Folded
from ibcalc.model.catalogue import finding
from ibcalc.model.cell import Cell, Kind, dutch_number
from ibcalc.model.conversion import HANDMATIG
from ibcalc.model.findings import Finding
from ibcalc.model.names import normal
from ibcalc.model.place import Place
from ibcalc.model.product import ProductSoort
from ibcalc.model.tariffmodel import TariffModel
from ibcalc.tables.language.literals import whole
from ibcalc.workbook.caseload.client_numbers import read_client
from ibcalc.workbook.caseload.fold import (
    CellGroups,
    Ledger,
    TypedColumn,
    type_column,
    type_texts,
)
from ibcalc.workbook.caseload.kenmerken import NOT_ASKED, KenmerkReader, kenmerk_readers
from ibcalc.workbook.caseload.loose_rows import without_loose_rows
from ibcalc.workbook.caseload.odd_texts import tell_odd_texts, without_doubtful_points
from ibcalc.workbook.caseload.raw import RawCaseload, RawColumn, absent_column
from ibcalc.workbook.caseload.row_checks import ROW_CHECKS, Facts
from ibcalc.workbook.sheets.cleaning import cleaned
from ibcalc.workbook.sheets.code_forms import suggested_code
from ibcalc.workbook.sheets.columns import Column
from ibcalc.workbook.sheets.gemeente import is_gemeente, read_gemeente
from ibcalc.workbook.sheets.rows import CLIENTEN, TOETSEN
from ibcalc.workbook.sheets.typed import Typed, repaired
from ibcalc.workbook.sheets.typing_cells import EMPTY_TEXT, match_known, odd_answer, read_cell
from ibcalc.workbook.sheets.yes_no import yes_no

MOST_CLIENTS = 1_000_000
MOST_VOLUME = Decimal(1_000_000_000)
"""Bounds within which a whole caseload adds up in 64 bits."""


def understood(
    raw: RawCaseload, model: TariffModel, *, each: bool = False
) -> tuple[Caseload, list[Finding]]:
    """The raw caseload as the engine takes it; ``each``: every row stays, none folded."""
    raw = raw if each else without_loose_rows(raw)
    return _Understanding(raw, model, each=each).caseload()


class _Understanding:
    """One raw caseload while it is typed; faults gather in the ledger."""

    def __init__(self, raw: RawCaseload, model: TariffModel, *, each: bool) -> None:
        self.raw = raw
        self.model = model
        self.ledger = Ledger(raw, each)
        self.codes = tuple(product.code for product in model.producten)
        opslagen = (p.code for p in model.producten if p.soort is ProductSoort.OPSLAG)
        self.opslagen = tuple(opslagen)

    def caseload(self) -> tuple[Caseload, list[Finding]]:
        """All columns typed, then the rows checked."""
        raw, ledger = self.raw, self.ledger
        product = self.products()
        facts = Facts(
            raw=raw,
            ledger=ledger,
            model=self.model,
            client=type_texts(*self.column("client"), ledger, read_client).folded(),
            aanbieder=type_texts(*self.column("aanbieder"), ledger, read_cell).folded(),
            product=product,
            van=self.days("van").numbers(_ordinal(0), np.int32),
            tot_en_met=self.days("tot_en_met").numbers(_ordinal(OPEN), np.int32),
        )
        caseload = Caseload(
            rows=raw.rows,
            client=facts.client,
            aanbieder=facts.aanbieder,
            gemeente=self.gemeenten(),
            product=product,
            opslag=self.opslag(),
            van=facts.van,
            tot_en_met=facts.tot_en_met,
            aantal=self.aantallen().numbers(_whole, np.int64),
            volume=self.volumes().numbers(_scaled, np.int64),
            faulty=ledger.faulty,
            reasons=ledger.reasons,
            kenmerken=self.kenmerken(to_convert=product.codes == 0),
            headers=self.headers(),
            names={normal(header): header for header in raw.extra},
            file=raw.file,
            sheet=raw.sheet,
            sha256=raw.sha256,
        )
        for check in ROW_CHECKS:
            check(facts)
        if not len(raw.rows):
            ledger.findings.append(finding("CLI-131", Place(raw.file, raw.sheet)))
        return caseload, ledger.findings

    def column(self, field: str) -> tuple[RawColumn, Column]:
        """A column of the contract as it came, or an empty one if it is absent."""
        column = CLIENTEN.column(field)
        found = self.raw.columns.get(field)
        return found or absent_column(column.header, len(self.raw.rows)), column

    def typed(self, field: str) -> TypedColumn:
        """A column typed by the contract; of an absent required one every row is faulty."""
        raw, column = self.column(field)
        if field in self.raw.missing:
            self.ledger.blame_column(column.header)
            return TypedColumn(raw, [None])
        return type_column(raw, column, self.ledger, read_cell)

    def days(self, field: str) -> TypedColumn:
        """A column of dates."""
        typed = self.typed(field)
        tell_odd_texts(typed, self.ledger)
        return typed

    def products(self) -> Folded:
        """Column Product: a code of the model, or leeg."""
        raw, column = self.column("product")
        typed = type_column(
            raw,
            column,
            self.ledger,
            lambda cell, column: read_cell(cell, column, self.codes),
            known=self.codes,
        )
        tell_odd_texts(typed, self.ledger, known=self.codes)
        groups = CellGroups(raw)
        values = list(typed.values)
        for code, value in enumerate(values):
            if not value or value in self.codes:
                continue
            values[code] = None
            rows = groups.rows(code)
            if normal(str(value)) == HANDMATIG:
                self.ledger.say("CLI-213", rows, raw.number)
            elif self.codes:
                hint = suggested_code(str(value), self.codes)
                words = {"waarde": value, "suggestie": hint}
                self.ledger.say("CLI-204", rows, raw.number, self.codes, **words)
        return TypedColumn(raw, values).folded()

    def gemeenten(self) -> Folded:
        """Column Gemeente: four digits as text."""
        raw, column = self.column("gemeente")
        typed = type_column(raw, column, self.ledger, _gemeente)
        tell_odd_texts(typed, self.ledger)
        groups = CellGroups(raw)
        for code, value in enumerate(typed.values):
            if value and not is_gemeente(str(value)):
                rows = groups.rows(code)
                self.ledger.say("CLI-210", rows, raw.number, waarde=value)
        return typed.folded()

    def opslag(self) -> Folded:
        """Column Opslag: True, False, or the code of an opslag product."""
        raw, column = self.column("opslag")
        typed = type_column(raw, column, self.ledger, self.opslag_cell, known=self.opslagen)
        tell_odd_texts(typed, self.ledger, known=self.opslagen)
        values = list(typed.values)
        for code, value in enumerate(values):
            if isinstance(value, str) and value and value not in self.opslagen:
                words = {"waarde": value, "suggestie": suggested_code(value, self.opslagen)}
                rows = CellGroups(raw).rows(code)
                self.ledger.say("CLI-208", rows, raw.number, self.opslagen, **words)
                values[code] = None
        return TypedColumn(raw, values).folded()

    def opslag_cell(self, cell: Cell, column: Column) -> Typed:
        """One cell of column Opslag: a bool, or a text that should be the code of an opslag."""
        typed = read_cell(cell, column)
        cell = cleaned(cell)
        if cell.raw and cell.blank:
            return repaired(typed.value, EMPTY_TEXT)
        if typed.faulty or not typed.value:
            return typed
        answer = cell.text == "1" if cell.kind is Kind.BOOLEAN else yes_no(cell.shown)
        if answer is not None:
            return Typed(answer)
        typed = match_known(cell.shown, self.opslagen)
        return typed if typed.value in self.opslagen else odd_answer(cell.shown) or typed

    def aantallen(self) -> TypedColumn:
        """Column Aantal: a whole number of at least 1."""
        typed = without_doubtful_points(self.typed("aantal"), self.ledger)
        tell_odd_texts(typed, self.ledger)
        for code, value in enumerate(typed.values):
            if isinstance(value, int) and not 1 <= value <= MOST_CLIENTS:
                rows = CellGroups(typed.raw).rows(code)
                self.ledger.say("CLI-206", rows, typed.raw.number, waarde=value, grens=MOST_CLIENTS)
        return typed

    def volumes(self) -> TypedColumn:
        """Column Volume: a number of at least 0 with at most four decimals."""
        typed = without_doubtful_points(self.typed("volume"), self.ledger)
        tell_odd_texts(typed, self.ledger)
        for code, value in enumerate(typed.values):
            if isinstance(value, Decimal) and not _is_volume(value):
                rows = CellGroups(typed.raw).rows(code)
                self.ledger.say("CLI-207", rows, typed.raw.number, waarde=dutch_number(value))
        return typed

    def kenmerken(self, *, to_convert: Mask) -> dict[str, Folded]:
        """Code, Klasse and every extra column; faults matter where a product must be found."""
        readers = kenmerk_readers(self.model)
        fixed = {normal(CLIENTEN.column(name).header): name for name in ("code", "klasse")}
        if "volume" in readers:
            fixed["volume"] = "volume"
        columns = {name: self.column(field)[0] for name, field in fixed.items()}
        columns |= {normal(header): raw for header, raw in self.raw.extra.items()}
        return {
            name: self.kenmerk(raw, readers.get(name, NOT_ASKED), to_convert)
            for name, raw in columns.items()
        }

    def kenmerk(self, raw: RawColumn, reader: KenmerkReader, to_convert: Mask) -> Folded:
        """One kenmerk, typed by its soort."""
        column = reader.column(raw.header)
        typed = type_column(raw, column, self.ledger, reader, to_convert, reader.codes)
        if reader.asked and raw.header != CLIENTEN.column("volume").header:
            typed = without_doubtful_points(typed, self.ledger, to_convert)
            tell_odd_texts(typed, self.ledger, to_convert, reader.codes)
        return typed.folded()

    def headers(self) -> dict[str, int]:
        """Normal name of every column -> its 1-based number."""
        named = {
            normal(column.header): self.raw.columns[column.field].number
            for column in TOETSEN.columns
            if column.field in self.raw.columns
        }
        return named | {normal(header): raw.number for header, raw in self.raw.extra.items()}


def _gemeente(cell: Cell, column: Column) -> Typed:
    typed = read_cell(cell, column)
    return read_gemeente(typed.value) if isinstance(typed.value, str) else typed


def _ordinal(absent: int) -> Callable[[object], int]:
    return lambda value: value.toordinal() if isinstance(value, date) else absent


def _whole(value: object) -> int:
    return value if isinstance(value, int) and 0 <= value <= MOST_CLIENTS else 0


def _scaled(value: object) -> int:
    usable = isinstance(value, Decimal) and _is_volume(value)
    return int(value * VOLUME_SCALE) if isinstance(value, Decimal) and usable else NO_VOLUME


def _is_volume(value: Decimal) -> bool:
    return 0 <= value <= MOST_VOLUME and whole(value * VOLUME_SCALE)
