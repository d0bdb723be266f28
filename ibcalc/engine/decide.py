"""What the conversion tables decide for one distinct combination of kenmerken.

Tables run in their order; the first that gives a product decides it, any that says opslag = ja
adds the opslag, and a derived kenmerk is there for the tables after it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from ibcalc.model.conversion import COMPONENT, HANDMATIG, OPSLAG, PRODUCT
from ibcalc.model.findings import Finding
from ibcalc.model.kenmerk import Kenmerk, KenmerkSoort, Value
from ibcalc.model.names import did_you_mean, normal
from ibcalc.model.place import Place
from ibcalc.model.product import Product, ProductSoort
from ibcalc.model.tariffmodel import TariffModel
from ibcalc.tables.decision import CONFLICT_CODES, DecisionTable, Outcome
from ibcalc.tables.language.literals import domain_text, value_text
from ibcalc.tables.table import compile_tables

NO_RULE, HAND, MISSING, OUTSIDE = "CNV-301", "CNV-304", "CNV-305", "CNV-306"
NO_TABLE = "CLI-315"
REMARK = normal("Let op")
"""The output of which the text is told as a waarschuwing at the row."""

NO_OPSLAG_PRODUCT, OTHER_OPSLAG = "CLI-309", "CLI-310"


WORDS: Mapping[KenmerkSoort, str] = MappingProxyType(
    {
        KenmerkSoort.TEKST: "een tekst",
        KenmerkSoort.CODE: "een code",
        KenmerkSoort.GEHEEL: "een geheel getal",
        KenmerkSoort.GETAL: "een getal",
        KenmerkSoort.BEDRAG: "een bedrag",
        KenmerkSoort.DATUM: "een datum",
        KenmerkSoort.JA_NEE: "ja of nee",
    }
)


@dataclass(frozen=True, slots=True)
class Step:
    """One table that was asked: the rows that fired and what they gave."""

    tabel: str
    rows: tuple[Place, ...]
    outputs: tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The decision for one combination: products with the places that gave them, or a reason.

    ``reason`` is the code of a finding, empty if resolved; ``values`` fill its text and
    ``kenmerk`` is the normal name of the column it is about; ``also`` are further reasons.
    ``remarks`` are texts that rules gave in DAN Let op.
    """

    product: str = ""
    opslag: str = ""
    components: tuple[str, ...] = ()
    product_rule: Place = Place()
    opslag_rule: Place = Place()
    component_rules: tuple[Place, ...] = ()
    steps: tuple[Step, ...] = ()
    reason: str = ""
    values: tuple[tuple[str, object], ...] = ()
    kenmerk: str = ""
    also: tuple[Verdict, ...] = ()
    remarks: tuple[str, ...] = ()

    def same_products(self, other: Verdict) -> bool:
        """True if both give the same products; the rules that gave them may differ."""
        mine = (self.product, self.opslag, self.components, self.reason)
        return mine == (other.product, other.opslag, other.components, other.reason)


@dataclass(slots=True)
class _Draft:
    remarks: dict[str, Place] = field(default_factory=dict)
    product: str = ""
    product_table: str = ""
    product_rule: Place = Place()
    opslag: bool = False
    opslag_rule: Place = Place()
    components: dict[str, Place] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judge:
    """The tables of a model, ready to decide.

    ``opslag_of`` maps a base product to its opslag product.
    """

    tables: tuple[DecisionTable, ...]
    kenmerken: Mapping[str, Kenmerk]
    opslag_of: Mapping[str, str]

    @property
    def inputs(self) -> tuple[str, ...]:
        """Normal names of the kenmerken that any table asks for, in order, each once."""
        names = [normal(name) for table in self.tables for name in table.inputs]
        return tuple(dict.fromkeys(names))

    @property
    def sets_opslag(self) -> bool:
        """True if any table decides on the opslag."""
        return any(OPSLAG in table.outputs for table in self.tables)

    def decide(self, values: Mapping[str, Value], typed_opslag: Value, day: date) -> Verdict:
        """The verdict on one combination at one day.

        Args:
            values: normal kenmerk name -> typed value.
            typed_opslag: what column Opslag says: True, False, None or an opslag product.
            day: the day at which rows of tables must be valid.
        """
        refused = self._refused(values)
        if refused is not None:
            return refused
        draft = _Draft()
        known = dict(values)
        for table in self.tables:
            failed = _ask(table, known, day, draft)
            if failed is not None:
                return failed
        return self._verdict(draft, typed_opslag)

    def _refused(self, values: Mapping[str, Value]) -> Verdict | None:
        """Every kenmerk that is absent though it must be there, or outside its domain."""
        derived = {normal(name) for table in self.tables for name in table.outputs}
        found: dict[str, Verdict] = {}
        for table in self.tables:
            for name in map(normal, table.inputs):
                kenmerk = self.kenmerken.get(name)
                if kenmerk and kenmerk.verplicht and values.get(name) is None:
                    found.setdefault(name, _reason(MISSING, name, kenmerk=kenmerk.naam))
            for kenmerk in table.outside(values):
                name = normal(kenmerk.naam)
                if name not in derived:
                    found.setdefault(name, _outside(kenmerk, value_text(values.get(name))))
        if not found:
            return None
        first, *others = found.values()
        return replace(first, also=tuple(others))

    def _verdict(self, draft: _Draft, typed: Value) -> Verdict:
        if draft.product == HANDMATIG:
            tabel = draft.product_table
            return _reason(HAND, "code", tuple(draft.steps), tabel=tabel)
        if not draft.product:
            return self._no_product(draft)
        opslag = self._opslag(draft, typed)
        if isinstance(opslag, Verdict):
            return opslag
        return Verdict(
            product=draft.product,
            opslag=opslag,
            components=tuple(draft.components),
            product_rule=draft.product_rule,
            opslag_rule=draft.opslag_rule,
            component_rules=tuple(draft.components.values()),
            steps=tuple(draft.steps),
            remarks=tuple(draft.remarks),
        )

    def _opslag(self, draft: _Draft, typed: Value) -> str | Verdict:
        """The opslag product, empty for none, or the reason why there is none to be had."""
        if not draft.opslag and typed in (None, False):
            return ""
        product = self.opslag_of.get(draft.product, "")
        if not product:
            return _reason(NO_OPSLAG_PRODUCT, "opslag", product=draft.product)
        if isinstance(typed, str) and typed != product:
            return _reason(OTHER_OPSLAG, "opslag", product=draft.product, opslag=typed)
        return product

    def _setter(self, name: str) -> DecisionTable | None:
        """The table that should have set a kenmerk which no client can have of itself."""
        key = normal(name)
        if not key or key in self.kenmerken:
            return None
        setters = (table for table in self.tables if key in map(normal, table.outputs))
        return next(setters, None)

    def _no_product(self, draft: _Draft) -> Verdict:
        steps = tuple(draft.steps)
        name = draft.missing[0] if draft.missing else ""
        table = self._setter(name)
        if name and table is None:
            return _reason(MISSING, normal(name), steps, kenmerk=name)
        table = table or next((one for one in self.tables if PRODUCT in one.outputs), None)
        if table is None:
            return _reason(NO_TABLE, "code", steps)
        column = normal(table.inputs[0]) if table.inputs else ""
        return _reason(NO_RULE, column, steps, tabel=table.naam, suggestie="")


def judge_of(
    tables: Sequence[DecisionTable], kenmerken: Sequence[Kenmerk], producten: Sequence[Product]
) -> Judge:
    """The judge of a model."""
    return Judge(
        tuple(tables),
        {normal(kenmerk.naam): kenmerk for kenmerk in kenmerken},
        opslag_products(producten),
    )


def tables_of(
    model: TariffModel, extra: Collection[str] = ()
) -> tuple[tuple[DecisionTable, ...], tuple[Finding, ...]]:
    """The tables of a model, ready to decide; ``extra`` names further columns of its caseload."""
    return compile_tables(
        model.tables,
        model.kenmerken,
        [product.code for product in model.producten],
        with_opslag=opslag_products(model.producten),
        extra=extra,
    )


def opslag_products(producten: Sequence[Product]) -> dict[str, str]:
    """Base product -> its opslag product."""
    return {
        product.hoort_bij: product.code
        for product in producten
        if product.soort is ProductSoort.OPSLAG and product.hoort_bij
    }


def _ask(table: DecisionTable, known: dict[str, Value], day: date, draft: _Draft) -> Verdict | None:
    """One table: its outputs go into the draft and the known kenmerken; a conflict comes back."""
    decision = table.decide(known, day)
    rows = tuple(row.place for row in decision.rows)
    if decision.outcome is Outcome.STRIJDIG:
        column = normal(table.inputs[0]) if table.inputs else ""
        steps = (*draft.steps, Step(table.naam, rows, ()))
        code = CONFLICT_CODES[table.treffer]
        cells = ", ".join(place.in_sheet for place in rows)
        return _reason(code, column, steps, tabel=table.naam, suggestie=f" Het zijn {cells}.")
    if PRODUCT in table.outputs and not draft.product:
        draft.missing = decision.missing
    for index, outputs in enumerate(decision.outputs):
        fired = rows if len(decision.outputs) == 1 else rows[index : index + 1]
        place = fired[0] if fired else table.source.place
        for name, value in outputs:
            _take(name, value, place, known, draft)
        if draft.product and not draft.product_table:
            draft.product_table = table.naam
        draft.steps.append(Step(table.naam, fired, tuple(outputs)))
    return None


def _take(name: str, value: Value, place: Place, known: dict[str, Value], draft: _Draft) -> None:
    if value is None:
        return
    if normal(name) == REMARK:
        draft.remarks.setdefault(str(value), place)
    elif name == PRODUCT and not draft.product:
        draft.product, draft.product_rule = str(value), place
    elif name == OPSLAG and value is True and not draft.opslag:
        draft.opslag, draft.opslag_rule = True, place
    elif name == COMPONENT:
        draft.components.setdefault(str(value), place)
    if name == PRODUCT:
        known[normal(name)] = draft.product
    elif name == OPSLAG:
        known[normal(name)] = draft.opslag
    else:
        known[normal(name)] = value


def _outside(kenmerk: Kenmerk, shown: str) -> Verdict:
    known = [value for value in kenmerk.domain.values if isinstance(value, str)]
    expected = f" Verwacht wordt {WORDS[kenmerk.soort]}."
    possible = expected if kenmerk.domain.free else f" Mogelijk is {domain_text(kenmerk)}."
    meant = did_you_mean(shown, known) or possible
    return _reason(
        OUTSIDE,
        normal(kenmerk.naam),
        kenmerk=kenmerk.naam,
        waarde=shown,
        suggestie=meant,
    )


def _reason(code: str, column: str, steps: tuple[Step, ...] = (), **values: object) -> Verdict:
    return Verdict(steps=steps, reason=code, values=tuple(values.items()), kenmerk=column)
