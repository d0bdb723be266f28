"""One pass over a worksheet for what stands beside its values: formulas, validations, formats."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ibcalc.workbook.reader.address import parse_area, parse_cell
from ibcalc.workbook.reader.contents import text_of
from ibcalc.workbook.reader.grid import MAX_COLUMN, MAX_ROW, Area
from ibcalc.workbook.reader.opening import cannot_open
from ibcalc.workbook.reader.package import Attributes, Package

MAX_FORMULAS = 2_000_000
"""A sheet of a hundred thousand rows with twenty formulas each."""
MAX_RULES = 20_000
"""Validations and conditional formats that copying and pasting has split a thousand times over."""
MAX_AREAS = 200_000
"""Areas of all rules of one kind together, for the same reason."""

_VALIDATION = frozenset(("dataValidation", "x14:dataValidation"))
_CONDITIONAL = frozenset(("conditionalFormatting", "x14:conditionalFormatting"))


@dataclass(frozen=True, slots=True)
class Formula:
    """The formula of one cell, 1-based; ``calculated`` says whether its value was stored.

    ``text`` is without the leading ``=``. Of a formula that cells share (``shared`` is its number)
    only the first cell has the text.
    """

    row: int
    column: int
    text: str
    calculated: bool
    shared: str = ""


@dataclass(frozen=True, slots=True)
class Validation:
    """One rule for input: ``kind`` is ``list``, ``whole``, ``date``, ...; formulas as stored."""

    areas: tuple[Area, ...]
    kind: str
    operator: str
    formulas: tuple[str, ...]


class SheetFactsParser:
    """Collects one worksheet; the handlers are for expat."""

    def __init__(self, package: Package, name: str) -> None:
        self.chunks: list[str] = []
        self.formulas: list[Formula] = []
        self.validations: list[Validation] = []
        self.merges: list[Area] = []
        self.conditional: list[Area] = []
        self._file, self._name = package.file, name
        self._row, self._column = 0, 0
        self._cell: tuple[int, int] = (0, 0)
        self._formula: tuple[str, str] | None = None
        self._shared = ""
        self._calculated = False
        self._kind = ""
        self._rule: Attributes | None = None
        self._rule_formulas: list[str] = []
        self._sqref: list[str] = []
        self._starts: dict[str, Callable[[Attributes], None]] = {
            "row": self._start_row,
            "c": self._start_cell,
            "f": self._start_formula,
            "mergeCell": self._merge,
            **dict.fromkeys(_VALIDATION | _CONDITIONAL, self._start_rule),
        }
        self._ends: dict[str, Callable[[], None]] = {
            "c": self._end_cell,
            "f": self._end_formula,
            "v": self._end_value,
            "t": self._end_value,
            **dict.fromkeys(("formula1", "formula2", "xm:f"), self._end_rule_formula),
            "xm:sqref": self._end_sqref,
            **dict.fromkeys(_VALIDATION, self._end_validation),
            **dict.fromkeys(_CONDITIONAL, self._end_conditional),
        }

    def start(self, tag: str, attributes: Attributes) -> None:
        """The beginning of an element."""
        self.chunks.clear()
        start = self._starts.get(tag)
        if start is not None:
            start(attributes)

    def end(self, tag: str) -> None:
        """The end of an element."""
        end = self._ends.get(tag)
        if end is not None:
            end()

    def _start_row(self, attributes: Attributes) -> None:
        text = attributes.get("r", "")
        found = parse_cell(f"A{text}") if text else (self._row + 1, 1)
        if found is None or found[0] > MAX_ROW:
            raise self._outside(text)
        self._row, self._column = found[0], 0

    def _start_cell(self, attributes: Attributes) -> None:
        address = attributes.get("r", "")
        found = parse_cell(address) if address else (self._row, self._column + 1)
        if found is None or found[1] > MAX_COLUMN:
            raise self._outside(address)
        self._cell = found
        self._row, self._column = found
        self._formula, self._calculated = None, False
        self._kind = attributes.get("t", "")

    def _start_formula(self, attributes: Attributes) -> None:
        self._shared = attributes.get("si", "") if attributes.get("t") == "shared" else ""

    def _end_formula(self) -> None:
        self._formula = (text_of(self.chunks), self._shared)

    def _end_value(self) -> None:
        # The outcome of a formula may be the empty text, but no empty number.
        text = self._kind == "str" or bool(text_of(self.chunks))
        self._calculated = self._calculated or text

    def _end_cell(self) -> None:
        if self._formula is None:
            return
        text, shared = self._formula
        self.formulas.append(Formula(*self._cell, text, self._calculated, shared))
        self._formula = None
        self._at_most(len(self.formulas), MAX_FORMULAS, "formules")

    def _merge(self, attributes: Attributes) -> None:
        self.merges.extend(self._areas(attributes.get("ref", "")))
        self._at_most(len(self.merges), MAX_AREAS, "samengevoegde cellen")

    def _start_rule(self, attributes: Attributes) -> None:
        self._rule = attributes
        self._rule_formulas = []
        self._sqref = attributes.get("sqref", "").split()

    def _end_rule_formula(self) -> None:
        text = text_of(self.chunks)
        if self._rule is not None and text:
            self._rule_formulas.append(text)

    def _end_sqref(self) -> None:
        self._sqref += text_of(self.chunks).split()

    def _end_validation(self) -> None:
        rule, areas = self._rule or {}, tuple(self._rule_areas())
        self.validations.append(
            Validation(
                areas=areas,
                kind=rule.get("type", "none"),
                operator=rule.get("operator", "between"),
                formulas=tuple(self._rule_formulas),
            )
        )
        self._at_most(len(self.validations), MAX_RULES, "regels voor gegevensvalidatie")

    def _end_conditional(self) -> None:
        self.conditional.extend(self._rule_areas())
        self._at_most(len(self.conditional), MAX_AREAS, "voorwaardelijke opmaken")

    def _rule_areas(self) -> Iterator[Area]:
        self._at_most(len(self._sqref), MAX_AREAS, "bereiken in een regel")
        for text in self._sqref:
            yield from self._areas(text)
        self._rule, self._sqref = None, []

    def _areas(self, text: str) -> Iterator[Area]:
        area = parse_area(text)
        if area is None:
            raise self._outside(text)
        yield area

    def _outside(self, address: str) -> Exception:
        return cannot_open("BOEK-020", self._file, blad=self._name, adres=address[:20])

    def _at_most(self, count: int, limit: int, kind: str) -> None:
        if count > limit:
            raise cannot_open("BOEK-027", self._file, soort=kind)
