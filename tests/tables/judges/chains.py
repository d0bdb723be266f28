"""Tables one after another: what they decide together, and seeded random chains and edits of them.

Source: design.md section 2: tables run in Volgorde; the first product counts, an opslag by any,
components add up, and a kenmerk that one sets is asked by the next.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from random import Random

from ibcalc.model.conversion import SourceRow, Treffer
from ibcalc.model.findings import has_fout
from ibcalc.model.kenmerk import Domain, Kenmerk, KenmerkSoort, Value
from ibcalc.model.names import normal
from ibcalc.tables.decision import DecisionTable, Entry, Outcome
from ibcalc.tables.language.literals import fits
from ibcalc.tables.table import compile_tables
from tests.tables.judges import lookup
from tests.tables.judges.fields import Field
from tests.tables.judges.made import PRODUCTS, ZWAARTE, Made
from tests.tables.judges.parts import TWO_OUTPUTS
from tests.tables.judges.random_tables import edited, random_fields, random_table

FEW = (12, 40, 120)
"""Combinations of values; a chain asks for more kenmerken than its first table."""
NIVEAU = "Niveau"
"""A kenmerk that is in no sheet: only a table sets it."""


@dataclass(slots=True)
class Decided:
    """What a chain decides: ``components`` in the order of their codes; the rows that did."""

    outcome: str
    product: str = ""
    opslag: bool = False
    components: tuple[str, ...] = ()
    rows: tuple[SourceRow, ...] = ()

    @property
    def told(self) -> tuple[str, str, bool, tuple[str, ...]]:
        """All but the rows."""
        return self.outcome, self.product, self.opslag, self.components


def decide(tables: Sequence[DecisionTable], values: Mapping[str, Value], day: date) -> Decided:
    """What the tables decide together, by the look-up row by row."""
    if _refused(tables, values):
        return Decided("buiten domein")
    known, product, opslag = dict(values), "", False
    components: set[str] = set()
    fired: list[tuple[SourceRow, Entry, bool, frozenset[str]]] = []
    for at, table in enumerate(tables):
        decision = lookup.decide(table, known, day)
        if decision.outcome is Outcome.STRIJDIG:
            return Decided("strijdig", rows=decision.rows)
        later = frozenset(column.key for other in tables[at + 1 :] for column in other.columns)
        alone = len(decision.outputs) == 1
        for index, row in enumerate(decision.rows):
            fired.append((row, decision.outputs[0 if alone else index], not product, later))
        for name, value in (pair for entry in decision.outputs for pair in entry):
            if value is None:
                continue
            product = product or (str(value) if name == "Product" else "")
            opslag = opslag or (name == "Opslag" and value is True)
            components |= {str(value)} if name == "Component" else set()
            own: dict[str, Value] = {"Product": product, "Opslag": opslag}
            known[normal(name)] = own.get(name, value)
    priced = product not in ("", "handmatig")
    rows = tuple(one[0] for one in fired if _had_a_part(*one[1:], product, priced=priced))
    if not priced:
        return Decided(product or "geen", rows=rows)
    return Decided("product", product, opslag, tuple(sorted(components)), rows)


def _had_a_part(
    entry: Entry, first: bool, later: frozenset[str], product: str, *, priced: bool
) -> bool:
    """True if a row gave the product, what comes on top of one, or what a later table asked."""
    for name, value in entry:
        if name == "Product":
            had = first and value == product
        else:
            had = normal(name) in later or (priced and name in ("Opslag", "Component"))
        if had and value is not None:
            return True
    return False


def _refused(tables: Sequence[DecisionTable], values: Mapping[str, Value]) -> bool:
    """True if a kenmerk must be filled and is leeg, or is of the caseload and not in its domain."""
    settable = {normal(name) for table in tables for name in table.outputs}
    for column in (column for table in tables for column in table.columns):
        value = values.get(column.key)
        if column.key == normal(NIVEAU):
            continue
        if column.kenmerk.verplicht and value is None:
            return True
        if column.key not in settable and not fits(value, column.kenmerk):
            return True
    return False


@dataclass(frozen=True, slots=True)
class Linked:
    """Tables in their order, over the same kenmerken."""

    tables: tuple[Made, ...]

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every kenmerk that is asked of the caseload."""
        named = {one.kenmerk.naam: one for made in self.tables for one in made.fields}
        return tuple(one for naam, one in named.items() if naam != NIVEAU)

    @property
    def compiled(self) -> tuple[DecisionTable, ...]:
        """The tables as compiled.

        Raises:
            ValueError: there is a fout in them.
        """
        kenmerken = {one.kenmerk.naam: one.kenmerk for one in self.fields}
        kenmerken.setdefault(ZWAARTE.naam, ZWAARTE)
        sources = [
            replace(made.source, naam=f"T{number}", volgorde=number)
            for number, made in enumerate(self.tables, start=1)
        ]
        tables, findings = compile_tables(sources, tuple(kenmerken.values()), PRODUCTS)
        if has_fout(findings):
            raise ValueError(f"{self}: {findings}")
        return tables

    def __str__(self) -> str:
        return "\n".join(map(str, self.tables))


def random_chain(rng: Random) -> Linked:
    """One table, or one that sets a kenmerk for the next, perhaps with components after it."""
    first = random_table(rng, random_fields(rng, FEW))
    if rng.random() < 0.6:
        return Linked((_product(rng, first),))
    setter, link = rng.choice(((_zwaarte, ZWAARTE_FIELD), (_niveau, NIVEAU_FIELD)))
    fields = [*rng.sample(first.fields, rng.randint(0, min(2, len(first.fields)))), link]
    rng.shuffle(fields)
    second = _product(rng, random_table(rng, tuple(fields)))
    tables = [setter(rng, first), second]
    if rng.random() < 0.4:
        third = random_table(rng, rng.choice((first.fields, second.fields)))
        tables.append(_components(rng, third) if rng.random() < 0.6 else third)
    return Linked(tuple(tables))


def random_rivals(rng: Random) -> Linked:
    """Two tables that each give a product, over much the same kenmerken."""
    first = _product(rng, random_table(rng, random_fields(rng, FEW)))
    fields = rng.sample(first.fields, rng.randint(1, len(first.fields)))
    return Linked((first, _product(rng, random_table(rng, tuple(fields)))))


ZWAARTE_FIELD = Field(ZWAARTE, ("zwaar", "licht", None), (True, True, True), ordered=False)
NIVEAU_FIELD = Field(
    Kenmerk(NIVEAU, KenmerkSoort.GEHEEL),
    (Decimal(1), Decimal(2), Decimal(3), None),
    (True, True, True, True),
    ordered=True,
    below=True,
    above=True,
)


def _product(rng: Random, made: Made) -> Made:
    """The table with a product among its outputs, nearly always."""
    if "Product" in made.results or rng.random() < 0.1:
        return made
    rows = tuple(replace(row, outputs=rng.choice(TWO_OUTPUTS)) for row in made.rows)
    anders = "handmatig" if made.anders else ""
    results = ("Product", "Opslag")
    return replace(made, results=results, rows=rows, anders=anders, outputs=TWO_OUTPUTS)


def _components(rng: Random, made: Made) -> Made:
    return replace(_setting(rng, made, "Component", ("VV", "IB1")), treffer=Treffer.ALLE)


def _zwaarte(rng: Random, made: Made) -> Made:
    return _setting(rng, made, ZWAARTE.naam, ("zwaar", "licht"))


def _niveau(rng: Random, made: Made) -> Made:
    return _setting(rng, made, NIVEAU, ("1", "2", "3"))


def _setting(rng: Random, made: Made, naam: str, values: Sequence[str]) -> Made:
    """The table with other outputs: it sets a kenmerk."""
    outputs = tuple((value,) for value in values)
    rows = tuple(replace(row, outputs=rng.choice(outputs)) for row in made.rows)
    anders = values[0] if made.anders else ""
    return replace(made, results=(naam,), rows=rows, anders=anders, outputs=outputs)


def edited_chain(rng: Random, chain: Linked) -> Linked:
    """The chain after someone worked on one of its tables, or on a kenmerk."""
    new = _other_domain(rng, chain) if rng.random() < 0.15 else _edited_table(rng, chain)
    try:
        return new if new.compiled else chain
    except ValueError:
        return chain


def _edited_table(rng: Random, chain: Linked) -> Linked:
    at = rng.randrange(len(chain.tables))
    return Linked((*chain.tables[:at], edited(rng, chain.tables[at]), *chain.tables[at + 1 :]))


def _other_domain(rng: Random, chain: Linked) -> Linked:
    """One kenmerk has a value less at the end, or must be filled, or need not."""
    one = rng.choice(chain.fields)
    if one.filled > 1 and not one.above and not one.kenmerk.domain.free and rng.random() < 0.6:
        new = _shorter(one)
    else:
        new = _turned(one)
    tables = [
        replace(made, fields=tuple(new if field is one else field for field in made.fields))
        for made in chain.tables
    ]
    return Linked(tuple(tables))


def _shorter(one: Field) -> Field:
    last = one.filled - 1
    values = (*one.values[:last], *one.values[last + 1 :])
    domain = one.kenmerk.domain
    end = one.values[last - 1]
    if domain.values:
        domain = Domain(domain.values[:-1])
    elif isinstance(end, Decimal | date):
        domain = Domain(low=domain.low, high=end)
    kenmerk = replace(one.kenmerk, domain=domain)
    return replace(one, kenmerk=kenmerk, values=values, exact=one.exact[: len(values)])


def _turned(one: Field) -> Field:
    """Verplicht or not, the other way."""
    verplicht = not one.kenmerk.verplicht
    kept = one.values[: one.filled]
    values = kept if verplicht else (*kept, None)
    exact = (*one.exact[: one.filled], True)[: len(values)]
    return replace(
        one, kenmerk=replace(one.kenmerk, verplicht=verplicht), values=values, exact=exact
    )
