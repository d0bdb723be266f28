"""DMN files for the tests: a table in a few lines, written as other programs write it."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from ibcalc.tables.dmn import DmnTable, read

NAMESPACES = {
    "1.1": "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
    "1.2": "http://www.omg.org/spec/DMN/20180521/MODEL/",
    "1.3": "https://www.omg.org/spec/DMN/20191111/MODEL/",
    "1.4": "https://www.omg.org/spec/DMN/20211108/MODEL/",
    "1.5": "https://www.omg.org/spec/DMN/20230324/MODEL/",
}
FILE = "proef.dmn"

In = tuple[str, ...]
"""Expression, type, allowed values."""

Out = tuple[str, ...]
"""Name (empty for a single output), type, allowed values, default."""


def definitions(body: str, version: str = "1.3") -> bytes:
    """A whole file around decisions and types."""
    namespace = NAMESPACES[version]
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="{namespace}" '
        f'namespace="proef" name="proef" id="proef">{body}</definitions>'
    ).encode()


def text(tag: str, content: str) -> str:
    return f"<{tag}><text>{escape(content)}</text></{tag}>" if content else ""


def decision_table(
    inputs: Sequence[In],
    outputs: Sequence[Out],
    rules: Sequence[str],
    policy: str = "UNIQUE",
    aggregation: str = "",
) -> str:
    """The element; a rule is ``18 | "a" => "x"``."""
    parts = [_input(*clause) for clause in inputs]
    parts += [_output(*clause) for clause in outputs]
    parts += [_rule(rule) for rule in rules]
    attributes = f"hitPolicy={quoteattr(policy)}"
    if aggregation:
        attributes += f" aggregation={quoteattr(aggregation)}"
    return f"<decisionTable {attributes}>{''.join(parts)}</decisionTable>"


def _input(expression: str, kind: str = "", values: str = "") -> str:
    asked = f"<inputExpression typeRef={quoteattr(kind)}>{text('x', expression)[3:-4]}"
    return f"<input>{asked}</inputExpression>{text('inputValues', values)}</input>"


def _output(name: str = "", kind: str = "string", values: str = "", default: str = "") -> str:
    inside = text("outputValues", values) + text("defaultOutputEntry", default)
    return f"<output name={quoteattr(name)} typeRef={quoteattr(kind)}>{inside}</output>"


def _rule(rule: str) -> str:
    asked, _, said = rule.partition("=>")
    cells = [_entry("inputEntry", cell) for cell in asked.split("|")]
    cells += [_entry("outputEntry", cell) for cell in said.split("|")]
    return f"<rule>{''.join(cells)}</rule>"


def _entry(tag: str, content: str) -> str:
    return f"<{tag}><text>{escape(content.strip())}</text></{tag}>"


def decision(table: str, name: str = "Besluit") -> str:
    """A decision around a table."""
    return f"<decision name={quoteattr(name)} id='d1'>{table}</decision>"


def dmn_table(
    inputs: Sequence[In],
    outputs: Sequence[Out],
    *rules: str,
    policy: str = "UNIQUE",
    aggregation: str = "",
    types: str = "",
) -> DmnTable:
    """The one table of a file."""
    body = types + decision(decision_table(inputs, outputs, rules, policy, aggregation))
    (table,) = read(definitions(body), FILE)
    return table


def number_rule(test: str, kind: str = "number", values: str = "") -> DmnTable:
    """A table with one input x and one rule that says "ja"."""
    return dmn_table([("x", kind, values)], [("",)], f'{test} => "ja"')


def codes(table: DmnTable) -> list[tuple[str, str]]:
    """(cell, code) of the findings: the rule is the row."""
    return [(finding.place.cell, finding.code) for finding in table.findings]
