"""A DMN file as it is written: its decision tables in plain texts, wherever they are nested."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ibcalc.tables.dmn.elements import Damaged, Element
from ibcalc.tables.dmn.expression import is_name

OMG = ("http://www.omg.org/spec/DMN/", "https://www.omg.org/spec/DMN/")
"""How the namespaces of DMN 1.1 and later begin."""

OWN = "urn:ibcalc:dmn:1"
"""The namespace of what DMN lacks and an exported table keeps in its extension elements."""

FEEL = "FEEL"
_NAMED = ("decision", "businessKnowledgeModel", "contextEntry")


@dataclass(frozen=True, slots=True)
class RawClause:
    """An input or an output column. ``text`` is the input expression or the default output.

    ``formula`` says that an input expression is more than a name. ``own`` are the attributes of
    our own extension element, by its name.
    """

    text: str = ""
    name: str = ""
    label: str = ""
    type_ref: str = ""
    values: str = ""
    own: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    formula: bool = False


@dataclass(frozen=True, slots=True)
class RawRule:
    """A rule: the texts of its cells."""

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    annotations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RawTable:
    """A decision table; ``needs`` are the decisions that the decision around it asks for.

    ``variables`` maps the names that its expressions may use to their types.
    """

    name: str
    hit_policy: str
    aggregation: str
    type_ref: str
    inputs: tuple[RawClause, ...]
    outputs: tuple[RawClause, ...]
    rules: tuple[RawRule, ...]
    own: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    variables: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """A DMN file: its types (``itemDefinition`` by name), imports by prefix, and tables."""

    namespace: str
    items: Mapping[str, Element]
    imports: Mapping[str, str]
    tables: tuple[RawTable, ...]


def document(root: Element) -> Document:
    """What a DMN file holds.

    Raises:
        Damaged: the root is not that of a DMN file.
    """
    if root.name != "definitions" or not root.namespace.startswith(OMG):
        raise Damaged("het is geen DMN-bestand (1.1 of later)")
    names = {each.get("id"): each.get("name") for each in root.children if each.get("id")}
    variables = _variables(root)
    tables = [
        table
        for each in root.children
        for table in _tables(each, "", variables, _needs(each, names))
    ]
    return Document(
        namespace=root.get("namespace"),
        items={item.get("name"): item for item in root.all("itemDefinition")},
        imports={each.get("name"): each.get("namespace") for each in root.all("import")},
        tables=tuple(_once_each(tables)),
    )


def _variables(root: Element) -> dict[str, str]:
    """The types of input data and decisions by their names; other names have none."""
    found = dict.fromkeys(_declared(root), "")
    for each in root.children:
        if each.name in ("inputData", "decision"):
            variable = each.first("variable")
            found[_spaced(each.get("name"))] = variable.get("typeRef") if variable else ""
    return found


def _declared(element: Element) -> Iterator[str]:
    """The names of all variables in an element."""
    for child in element.children:
        if child.name == "variable":
            yield _spaced(child.get("name"))
        yield from _declared(child)


def _spaced(text: str) -> str:
    """A name or an expression with single spaces, as they are compared."""
    return " ".join(text.split())


def _needs(decision: Element, names: Mapping[str, str]) -> tuple[str, ...]:
    needed = (
        required.get("href").removeprefix("#")
        for requirement in decision.all("informationRequirement")
        for required in requirement.all("requiredDecision")
    )
    return tuple(names[each] for each in needed if each in names)


def _tables(
    element: Element, name: str, variables: Mapping[str, str], needs: tuple[str, ...]
) -> Iterator[RawTable]:
    """The tables in an element; a table is named by the closest thing around it with a name."""
    if element.name in _NAMED:
        variable = element.first("variable")
        spoken = element.get("name") or (variable.get("name") if variable else "")
        name = spoken or name
        typed = variable.get("typeRef") if variable else ""
        variables = {**variables, "": typed}
    parameters = {
        _spaced(each.get("name")): each.get("typeRef") for each in element.all("formalParameter")
    }
    variables = {**variables, **parameters}
    for child in element.children:
        if child.name == "decisionTable":
            yield _table(child, name, variables, needs)
        yield from _tables(child, name, variables, needs)


def _table(
    table: Element, name: str, variables: Mapping[str, str], needs: tuple[str, ...]
) -> RawTable:
    return RawTable(
        name=name or table.get("outputLabel") or table.get("id"),
        hit_policy=table.get("hitPolicy"),
        aggregation=table.get("aggregation"),
        type_ref=table.get("typeRef") or variables.get("", ""),
        inputs=tuple(_input(each, variables) for each in table.all("input")),
        outputs=tuple(_output(each) for each in table.all("output")),
        rules=tuple(_rule(each) for each in table.all("rule")),
        own=_own(table),
        needs=needs,
        variables=variables,
    )


def _input(clause: Element, variables: Mapping[str, str]) -> RawClause:
    expression = clause.first("inputExpression")
    text = _spaced(clause.text_of("inputExpression"))
    typed = expression.get("typeRef") if expression else ""
    return RawClause(
        text=text or clause.get("label"),
        label=clause.get("label"),
        type_ref=typed or (variables.get(text, "") if text else ""),
        values=clause.text_of("inputValues"),
        own=_own(clause),
        formula=bool(text) and not is_name(text, variables),
    )


def _output(clause: Element) -> RawClause:
    return RawClause(
        text=clause.text_of("defaultOutputEntry"),
        name=clause.get("name"),
        label=clause.get("label"),
        type_ref=clause.get("typeRef"),
        values=clause.text_of("outputValues"),
        own=_own(clause),
    )


def _rule(rule: Element) -> RawRule:
    return RawRule(
        _texts(rule, "inputEntry"), _texts(rule, "outputEntry"), _texts(rule, "annotationEntry")
    )


def _texts(rule: Element, name: str) -> tuple[str, ...]:
    return tuple(_text(entry) for entry in rule.all(name))


def _text(entry: Element) -> str:
    """The text of a cell; of another language than FEEL with its name in front, as a remark."""
    inner = entry.first("text")
    text = (entry if inner is None else inner).text.strip()
    language = entry.get("expressionLanguage")
    return f"{language}: {text}" if language and FEEL not in language.upper() else text


def _own(element: Element) -> dict[str, dict[str, str]]:
    extension = element.first("extensionElements")
    children = extension.children if extension else []
    return {child.name: child.attributes for child in children if child.namespace == OWN}


def _once_each(tables: list[RawTable]) -> Iterator[RawTable]:
    """The tables, a number behind a name that stood there before."""
    seen: dict[str, int] = {}
    for table in tables:
        times = seen[table.name] = seen.get(table.name, 0) + 1
        yield table if times == 1 else replace(table, name=f"{table.name} ({times})")
