"""What a chain of tables decides in a whole box at once, or along which bound the box must be cut.

The tables run in their order: the first product counts, an opslag by any, components add up, and
a kenmerk that one sets is asked by the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ibcalc.model.conversion import COMPONENT, HANDMATIG, OPSLAG, PRODUCT, SourceRow, Treffer
from ibcalc.model.kenmerk import Value
from ibcalc.model.names import normal
from ibcalc.model.place import Place
from ibcalc.tables.chains.guards import asked_by, guards, set_by
from ibcalc.tables.chains.joint import Joint, base_columns
from ibcalc.tables.choice import decision_of, rank
from ibcalc.tables.language.conditions import Condition
from ibcalc.tables.language.outputs import Outputs
from ibcalc.tables.outcome import Decision, Outcome
from ibcalc.tables.pieces.cover import Budget, Cut, Packing, separation
from ibcalc.tables.pieces.space import validity
from ibcalc.tables.rules import Rule, RuleSet


@dataclass(frozen=True, slots=True)
class Told:
    """What the tables of a model decide: a product with what belongs to it, or why not.

    ``outcome``: ``product``, ``handmatig``, ``geen``, ``strijdig`` or ``buiten domein``.
    """

    outcome: str
    product: str = ""
    opslag: bool = False
    components: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """In Dutch: ``IB1 met opslag``, ``handmatig``, ``geen regel``."""
        if self.outcome != "product":
            return _WORDS[self.outcome]
        parts = [self.product, *self.components]
        return f"{' + '.join(parts)}{' met opslag' if self.opslag else ''}"


_WORDS = {
    "handmatig": "handmatig",
    "geen": "geen regel",
    "strijdig": "regels die elkaar tegenspreken",
    "buiten domein": "waarde bestaat niet",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What is decided in all of a box, and the rows that did.

    Anders is a row without cells at its place in sheet Conversies.
    """

    told: Told
    rows: tuple[SourceRow, ...]

    def also(self, other: Answer) -> Answer:
        """The same answer, by the rows of both."""
        seen = {id(row) for row in self.rows}
        return Answer(self.told, (*self.rows, *(r for r in other.rows if id(r) not in seen)))


@dataclass(frozen=True, slots=True)
class Later:
    """A condition on a kenmerk that an earlier table may set.

    ``pieces`` is the box in which it holds as long as no table sets it; 0 for none.
    """

    key: str
    condition: Condition
    pieces: int


@dataclass(frozen=True, slots=True)
class Line:
    """A row in the joint space: its box, and what it asks of kenmerken that tables set."""

    rule: Rule
    box: int
    later: tuple[Later, ...]
    rank: tuple[int, ...]

    def content(self, box: int) -> tuple[object, ...]:
        """All that makes the row what it is inside a box."""
        return self.box & box, self.later, self.rule.outputs, self.rank

    def given(self, known: Mapping[str, Value]) -> Line | None:
        """The row where earlier tables set ``known``; None if they rule it out."""
        box = self.box
        for later in self.later:
            if later.key not in known:
                box &= later.pieces
            elif not later.condition.matches(known[later.key]):
                return None
        return replace(self, box=box)


Lines = tuple[list[Line], ...]
"""The rows that meet a box, for each table of a chain."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A row that fired: it gave what ``decides`` the product, or what ``adds`` to one."""

    row: SourceRow
    decides: bool
    adds: bool


@dataclass(slots=True)
class _Draft:
    product: str = ""
    opslag: bool = False
    components: dict[str, None] = field(default_factory=dict)
    known: dict[str, Value] = field(default_factory=dict)
    said: list[_Said] = field(default_factory=list)


class Chain:
    """The tables of one version in the joint space."""

    def __init__(
        self, tables: Sequence[RuleSet], joint: Joint, packing: Packing, budget: Budget
    ) -> None:
        self.tables = tables
        self.packing = packing
        self.budget = budget
        self.lines: Lines = tuple(
            list(_lines(tables, number, joint, packing)) for number in range(len(tables))
        )
        self.guards = guards(tables, joint, packing)
        self._anders = tuple(SourceRow((), (), place=_place_of_anders(table)) for table in tables)
        self._asked_later = tuple(asked_by(tables[at:]) for at in range(1, len(tables) + 1))

    def answer(self, box: int, lines: Lines) -> Answer | Cut:
        """What is decided in a box, or where to cut it."""
        for part_of, allowed in self.guards:
            own = box & part_of
            if not own & allowed:
                return Answer(Told("buiten domein"), ())
            if own & ~allowed:
                return Cut(part_of, own & allowed)
        draft = _Draft()
        for at, (table, rows) in enumerate(zip(self.tables, lines, strict=True)):
            asked = self._asked(box, rows, draft.known)
            hits = self._hits(table, box, asked)
            if isinstance(hits, Cut):
                return hits
            decision = decision_of(table, [line.rule for line in hits])
            if decision.outcome is Outcome.STRIJDIG:
                return Answer(Told("strijdig"), decision.rows)
            first = not draft.product
            _take(decision, draft)
            counts = draft.product if first else ""
            for row, outputs in self._spoken(at, box, hits, decision):
                draft.said.append(self._said(at, row, outputs, counts))
        told = _told(draft)
        return Answer(told, tuple(_deciding(told, draft.said)))

    def _spoken(
        self, at: int, box: int, hits: Sequence[Line], decision: Decision
    ) -> Iterator[tuple[SourceRow, Outputs]]:
        """The rows of a table that decide in any part of a box, Anders too, and what they say."""
        table = self.tables[at]
        fired = {id(row) for row in _fired(table, hits, decision)}
        for line in hits:
            if id(line.rule.source) in fired:
                yield line.rule.source, line.rule.outputs
        if table.default is not None and all(box & ~line.box for line in hits):
            yield self._anders[at], table.default

    def _said(self, at: int, row: SourceRow, outputs: Outputs, product: str) -> _Said:
        """What a row of a table had a part in; ``product`` is the one that counts, if it is new."""
        values = zip(self.tables[at].outputs, outputs, strict=True)
        given = {name: value for name, value in values if value is not None}
        asked = any(name != PRODUCT and normal(name) in self._asked_later[at] for name in given)
        decides = bool(product) and str(given.get(PRODUCT, "")) == product
        # Anders with opslag = nee is the usual case and adds nothing; a row with it is meant.
        opslag = OPSLAG in given and (row is not self._anders[at] or given[OPSLAG] is True)
        return _Said(row, decides or asked, opslag or COMPONENT in given)

    def _asked(self, box: int, rows: list[Line], known: Mapping[str, Value]) -> list[Line]:
        """The rows that are left of a table, now that it is known what earlier ones set."""
        given = (line.given(known) if line.later else line for line in rows)
        return [line for line in given if line and self.packing.meets(line.box, box)]

    def _hits(self, table: RuleSet, box: int, rows: list[Line]) -> list[Line] | Cut:
        """The rows that apply in all of a box, as far as the treffer needs to know."""
        if table.treffer is Treffer.EERSTE:
            return self._first(table, box, rows)
        whole = [line for line in rows if not box & ~line.box]
        if table.treffer is Treffer.UNIEK and len(whole) > 1:
            return whole
        others = [line for line in rows if box & ~line.box]
        if table.treffer is Treffer.PRIORITEIT and whole:
            best = min(line.rank for line in whole)
            others = [line for line in others if line.rank <= best]
        return self._cut(box, others) if others else whole

    def _first(self, table: RuleSet, box: int, rows: list[Line]) -> list[Line] | Cut:
        until = next((i for i, line in enumerate(rows) if not box & ~line.box), None)
        if until is not None:
            rows = rows[: until + 1]
        said = {line.rule.outputs for line in rows}
        if until is None and rows and table.default is not None:
            said.add(table.default)
        if not rows or (len(said) == 1 and (until is not None or table.default is not None)):
            return rows
        return self._cut(box, [line for line in rows if box & ~line.box])

    def _cut(self, box: int, rows: list[Line]) -> Cut:
        return separation(self.packing, box, [line.box for line in rows], self.budget)


def _lines(
    tables: Sequence[RuleSet], number: int, joint: Joint, packing: Packing
) -> Iterator[Line]:
    """The rows of a table that apply anywhere in the joint space."""
    table = tables[number]
    settable = set_by(tables[:number])
    base = dict(base_columns(table))
    for rule in table.rules:
        masks = list(joint.space.full)
        masks[-1] = joint.space.axes[-1].mask(validity(rule))
        later = []
        for index, condition in enumerate(rule.conditions):
            key = table.columns[index].key
            pieces = list(joint.space.full)
            if index in base:
                at = joint.keys.index(key)
                pieces[at] = joint.space.axes[at].mask(condition)
            elif not condition.matches(None):
                pieces = [0] * len(pieces)
            if key in settable or index not in base:
                later.append(Later(key, condition, packing.pack(tuple(pieces))))
            else:
                masks = [mask & piece for mask, piece in zip(masks, pieces, strict=True)]
        if all(masks):
            yield Line(rule, packing.pack(tuple(masks)), tuple(later), rank(table, rule))


def _place_of_anders(table: RuleSet) -> Place:
    source = table.source
    return source.anders_place if source.anders_place.row else source.place


def _deciding(told: Told, said: Sequence[_Said]) -> Iterator[SourceRow]:
    """The rows by which it is told; an opslag or a component is nothing without a product."""
    priced = told.outcome == "product"
    return (each.row for each in said if each.decides or (priced and each.adds))


def _fired(table: RuleSet, hits: Sequence[Line], decision: Decision) -> Sequence[SourceRow]:
    """The rows that decide; of eerste any of those left, in other parts of the box."""
    if table.treffer is Treffer.EERSTE:
        return [line.rule.source for line in hits]
    return decision.rows


def _take(decision: Decision, draft: _Draft) -> None:
    """What a decision adds: the first product, an opslag, components, kenmerken."""
    for entry in decision.outputs:
        for name, value in entry:
            if value is not None:
                draft.known[normal(name)] = _taken(name, value, draft)


def _taken(name: str, value: Value, draft: _Draft) -> Value:
    """Take one output; what later tables know of it."""
    if name == PRODUCT:
        draft.product = draft.product or str(value)
        return draft.product
    if name == OPSLAG:
        draft.opslag = draft.opslag or value is True
        return draft.opslag
    if name == COMPONENT:
        draft.components.setdefault(str(value))
    return value


def _told(draft: _Draft) -> Told:
    if draft.product == HANDMATIG:
        return Told("handmatig")
    if not draft.product:
        return Told("geen")
    return Told("product", draft.product, draft.opslag, tuple(sorted(draft.components)))
