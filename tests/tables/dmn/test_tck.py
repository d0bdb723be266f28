"""The public conformance tests of DMN (compliance level 2): every case of every decision table."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ibcalc.tables.dmn import load
from tests.tables.dmn.corpora import TCK, needs_corpora

CASES = 27
NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"


def named(element: ET.Element, name: str) -> Iterator[ET.Element]:
    return (child for child in element if child.tag.rpartition("}")[2] == name)


def value(element: ET.Element) -> Any:
    """What a test gives or expects: a value, a list of items or the components of a context."""
    for items in named(element, "list"):
        return [value(item) for item in named(items, "item")]
    components = list(named(element, "component"))
    if components:
        return {each.get("name"): value(each) for each in components}
    (stored,) = named(element, "value")
    text = stored.text or ""
    kind = (stored.get(TYPE) or "").rpartition(":")[2]
    if stored.get(NIL) == "true":
        return None
    if kind == "decimal":
        return Decimal(text)
    return text == "true" if kind == "boolean" else text


def cases() -> Iterator[Any]:
    for path in sorted(TCK.glob("*/*-test-*.xml")):
        for case in named(ET.parse(path).getroot(), "testCase"):
            yield pytest.param(path, case, id=f"{path.stem}-{case.get('id')}")


@needs_corpora
def test_every_case_is_there() -> None:
    assert len(list(cases())) == CASES


@needs_corpora
@pytest.mark.parametrize("path, case", list(cases()))
def test_a_case(path: Path, case: ET.Element) -> None:
    (folder,) = path.parent.glob("*.dmn")
    tables = {table.naam: table for table in load(folder)}
    given = {node.get("name") or "": value(node) for node in named(case, "inputNode")}
    for result in named(case, "resultNode"):
        (expected,) = named(result, "expected")
        answer = tables[result.get("name") or ""].decide(given)
        assert answer.value == value(expected)
        assert not answer.findings


@needs_corpora
def test_nothing_in_these_tables_is_lost() -> None:
    found = [table.findings for path in TCK.glob("*/*.dmn") for table in load(path)]
    assert len(found) == 9
    assert not any(found)
