"""Conversion tables as DMN 1.3: one decision with a decision table each, and their input data.

What DMN lacks stands in extension elements of a namespace of our own, so that reading the file
back gives the same tables. The same tables give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from ibcalc.model.conversion import Treffer
from ibcalc.model.kenmerk import Kenmerk, KenmerkSoort, Value
from ibcalc.model.place import Place
from ibcalc.tables.decision import DecisionTable, Rule
from ibcalc.tables.dmn.diagram import Drawn, diagram
from ibcalc.tables.dmn.document import OWN
from ibcalc.tables.dmn.feel_text import condition_feel, domain_feel, feel_name, value_feel
from ibcalc.tables.dmn.markup import Node, node, text_node, to_bytes
from ibcalc.tables.dmn.origin import NO_ORIGIN, Origin, origin_node
from ibcalc.tables.dmn.policy import dmn_name
from ibcalc.tables.language.columns import Column
from ibcalc.tables.language.conditions import ANY, Between
from ibcalc.tables.language.literals import NUMERIC

MODEL = "https://www.omg.org/spec/DMN/20191111/MODEL/"
PEILDATUM, TOELICHTING = "Peildatum", "Toelichting"
_TYPES: Mapping[KenmerkSoort, str] = MappingProxyType(
    {
        KenmerkSoort.DATUM: "date",
        KenmerkSoort.JA_NEE: "boolean",
        **dict.fromkeys(NUMERIC, "number"),
    }
)


def export(tables: Sequence[DecisionTable], origin: Origin = NO_ORIGIN) -> bytes:
    """Compiled tables, in their order, as the bytes of a DMN 1.3 file.

    Args:
        tables: what an earlier one sets, a later one may ask for. Rows with a fout are not in it.
        origin: the model that they are of: its name, years and products.
    """
    drg = _Graph()
    decisions = [drg.decision(table, number) for number, table in enumerate(tables, start=1)]
    root = node(
        "definitions",
        origin_node(origin),
        *drg.types,
        *drg.data.values(),
        *decisions,
        diagram(drg.drawn),
        xmlns=MODEL,
        xmlns__ibcalc=OWN,
        id="ibcalc",
        name=origin.name or "ibcalc",
        namespace="urn:ibcalc:model",
        exporter="ibcalc",
    )
    return to_bytes(root)


@dataclass
class _Graph:
    """The requirements graph as it grows, table by table."""

    types: list[Node] = field(default_factory=list)
    data: dict[str, Node] = field(default_factory=dict)
    drawn: list[Drawn] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    sources: dict[str, tuple[str, str]] = field(default_factory=dict)
    """What an input may ask for: normal name -> (expression, id of its element)."""

    def decision(self, table: DecisionTable, number: int) -> Node:
        """The decision of a table; its input data are added to the graph."""
        identity = f"tabel_{number}"
        dated = bool(table.boundaries()) or not table.columns
        asked = [self._source(column.key, column.kenmerk) for column in table.columns]
        if dated:
            asked.append(self._source("", Kenmerk(PEILDATUM, KenmerkSoort.DATUM)))
        name = self._name(table.naam, identity)
        labels = _output_names(table.results)
        needed = tuple(dict.fromkeys(reference for _, reference in asked))
        self.drawn.append(Drawn(identity, needed, decision=True))
        written = _Table(table, identity, [expression for expression, _ in asked], dated=dated)
        made = node(
            "decision",
            node("variable", id=f"{identity}_uitkomst", name=name, typeRef=self._type(table, name)),
            *(_requirement(reference, f"{identity}_nodig_{at}") for at, reference in
              enumerate(needed, start=1)),
            written.node(labels),
            id=identity,
            name=name,
            label=table.naam,
        )  # fmt: skip
        for column, label in zip(table.results, labels, strict=True):
            expression = f"{name}.{label}" if len(labels) > 1 else name
            self.sources[column.key] = expression, identity
        return made

    def _source(self, key: str, kenmerk: Kenmerk) -> tuple[str, str]:
        """The expression for a kenmerk and the element that gives it, made if nothing does."""
        if key not in self.sources:
            identity = f"gegeven_{len(self.data) + 1}"
            name = self._name(kenmerk.naam, identity)
            variable = node(
                "variable", id=f"{identity}_waarde", name=name, typeRef=type_name(kenmerk)
            )
            self.data[key] = node("inputData", variable, id=identity, name=name, label=kenmerk.naam)
            self.drawn.append(Drawn(identity))
            self.sources[key] = name, identity
        return self.sources[key]

    def _name(self, naam: str, identity: str) -> str:
        name = feel_name(naam, self.names)
        self.names[name] = identity
        return name

    def _type(self, table: DecisionTable, name: str) -> str:
        """The type of the outcome: that of its only output, or one made for it."""
        many = table.treffer is Treffer.ALLE
        single = type_name(table.results[0].kenmerk) if len(table.results) == 1 else ""
        if single and not many:
            return single
        labels = _output_names(table.results)
        components = [
            node("itemComponent", Node("typeRef", text=type_name(column.kenmerk)), name=label)
            for column, label in zip(table.results, labels, strict=True)
        ]
        named = f"t{name}"
        base = Node("typeRef", text=single) if single else None
        collection = "true" if many else ""
        inside = [base] if single else components
        made = node("itemDefinition", *inside, name=named, isCollection=collection)
        self.types.append(made)
        return named


def type_name(kenmerk: Kenmerk) -> str:
    """The DMN type of a kenmerk."""
    return _TYPES.get(kenmerk.soort, "string")


def _output_names(results: Sequence[Column]) -> list[str]:
    names: list[str] = []
    for column in results:
        names.append(feel_name(column.naam, names))
    return names


def _requirement(reference: str, identity: str) -> Node:
    kind = "requiredDecision" if reference.startswith("tabel_") else "requiredInput"
    return node("informationRequirement", node(kind, href=f"#{reference}"), id=identity)


@dataclass(frozen=True, slots=True)
class _Table:
    """Writes one decision table; ``expressions`` are those of its inputs, Peildatum last."""

    table: DecisionTable
    identity: str
    expressions: list[str]
    dated: bool

    def node(self, labels: list[str]) -> Node:
        table = self.table
        source = table.source
        own = node(
            "ibcalc:tabel",
            naam=source.naam,
            volgorde=str(source.volgorde),
            treffer=source.treffer,
            toelichting=source.toelichting,
        )
        names = labels if len(labels) > 1 else [""]
        return node(
            "decisionTable",
            node("extensionElements", own),
            *self._inputs(),
            *(self._output(index, name) for index, name in enumerate(names)),
            node("annotation", name=TOELICHTING),
            *(self._rule(rule, number) for number, rule in enumerate(table.rules, start=1)),
            id=f"{self.identity}_regels",
            hitPolicy=dmn_name(source.treffer),
            outputLabel=source.naam,
        )

    def _inputs(self) -> Iterator[Node]:
        known = self.table.columns
        for number, expression in enumerate(self.expressions, start=1):
            identity = f"{self.identity}_in_{number}"
            if number <= len(known):
                yield _input(expression, identity, known[number - 1])
            else:
                yield _clause(expression, identity, PEILDATUM, "date", node("ibcalc:peildatum"))

    def _output(self, index: int, name: str) -> Node:
        column = self.table.results[index]
        values = self._output_values(index)
        default = None
        if self.table.default is not None:
            default = text_node("defaultOutputEntry", value_feel(self.table.default[index]))
        return node(
            "output",
            node("extensionElements", _own(column)),
            text_node("outputValues", values) if values else None,
            default,
            id=f"{self.identity}_uit_{index + 1}",
            name=name,
            label=column.naam,
            typeRef=type_name(column.kenmerk),
        )

    def _output_values(self, index: int) -> str:
        """The values of an output, with treffer prioriteit from most to least important."""
        table = self.table
        said: list[Value] = [rule.outputs[index] for rule in table.rules]
        said += [] if table.default is None else [table.default[index]]
        blank = None in said
        ranked = table.priorities[index] if table.treffer is Treffer.PRIORITEIT else ()
        if ranked:
            values = (*ranked, None) if blank else ranked
            return ", ".join(map(value_feel, values))
        return domain_feel(table.results[index].kenmerk.domain, null=blank)

    def _rule(self, rule: Rule, number: int) -> Node:
        asked = [condition_feel(condition) for condition in rule.conditions]
        if self.dated:
            asked.append(_validity(rule))
        return node(
            "rule",
            *(text_node("inputEntry", text) for text in asked),
            *(text_node("outputEntry", value_feel(value)) for value in rule.outputs),
            text_node("annotationEntry", rule.source.toelichting),
            id=f"{self.identity}_regel_{number}",
        )


def _input(expression: str, identity: str, column: Column) -> Node:
    kenmerk = column.kenmerk
    allowed = domain_feel(kenmerk.domain, null=not kenmerk.verplicht)
    return _clause(expression, identity, kenmerk.naam, type_name(kenmerk), _own(column), allowed)


def _clause(
    expression: str, identity: str, label: str, typed: str, own: Node, allowed: str = ""
) -> Node:
    asked = node(
        "inputExpression",
        Node("text", text=expression),
        id=f"{identity}_vraag",
        typeRef=typed,
    )
    return node(
        "input",
        node("extensionElements", own),
        asked,
        text_node("inputValues", allowed) if allowed else None,
        id=identity,
        label=label,
    )


def _validity(rule: Rule) -> str:
    start, end = rule.source.vanaf, rule.source.tot_en_met
    return condition_feel(Between(start, end) if start or end else ANY)


def _own(column: Column) -> Node:
    """What DMN can't say about a kenmerk; one in no sheet is ``afgeleid``: only tables set it."""
    kenmerk = column.kenmerk
    listed = kenmerk.place != Place() or not kenmerk.domain.free
    derived = column.given is not None or not listed
    return node(
        "ibcalc:kenmerk",
        naam=column.naam,
        soort=kenmerk.soort,
        verplicht="ja" if kenmerk.verplicht else "nee",
        afgeleid="ja" if derived else "",
        toelichting=kenmerk.toelichting,
    )
