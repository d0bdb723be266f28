"""DMN files: every version, tables wherever they are nested, types, and what is refused."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ibcalc.model.kenmerk import Domain, KenmerkSoort
from ibcalc.tables.dmn import CannotRead, load, read
from tests.tables.dmn.files import (
    FILE,
    NAMESPACES,
    codes,
    decision,
    decision_table,
    definitions,
    dmn_table,
    number_rule,
)

ONE = decision_table([("x", "number")], [("",)], ['> 1 => "a"'])


@pytest.mark.parametrize("version", NAMESPACES)
def test_every_version(version: str, tmp_path: Path) -> None:
    path = tmp_path / "een.dmn"
    path.write_bytes(definitions(decision(ONE), version))
    (table,) = load(path)
    assert (table.naam, table.decide({"x": 2}).value) == ("Besluit", "a")


def test_a_prefix_makes_no_difference() -> None:
    plain = definitions(decision(ONE)).decode()
    for tag in ("definitions", "decisionTable", "decision", "inputExpression", "inputEntry",
                "outputEntry", "input", "output", "rule", "text"):  # fmt: skip
        plain = plain.replace(f"<{tag} ", f"<d:{tag} ").replace(f"<{tag}>", f"<d:{tag}>")
        plain = plain.replace(f"</{tag}>", f"</d:{tag}>")
    (table,) = read(plain.replace("xmlns=", "xmlns:d=").encode(), FILE)
    assert table.decide({"x": 2}).value == "a"


def test_nested_tables_are_found_under_the_closest_name() -> None:
    context = f"""
<decision name="Buiten"><context>
  <contextEntry><variable name="binnen"/>{ONE}</contextEntry>
  <contextEntry>{ONE}</contextEntry>
</context></decision>
<businessKnowledgeModel name="Kennis"><encapsulatedLogic>
  <formalParameter name="x" typeRef="number"/>{ONE}
</encapsulatedLogic></businessKnowledgeModel>
{decision(ONE, "Kennis")}"""
    tables = read(definitions(context), FILE)
    assert [table.naam for table in tables] == ["binnen", "Buiten", "Kennis", "Kennis (2)"]
    assert all(table.decide({"x": 2}).value == "a" for table in tables)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"geen xml",
        b"<definitions/>",
        b'<definitions xmlns="http://example.com/"/>',
        definitions(decision(ONE))[:-20],
        definitions(decision(ONE)).replace(b"?>", b"?><!DOCTYPE definitions>"),
        definitions(decision(ONE)).replace(b"?>", b'?><!DOCTYPE a [<!ENTITY b "c">]>'),
        b'<?xml version="1.0"?><!DOCTYPE definitions SYSTEM "x.dtd"><definitions/>',
        b'<?xml version="1.0" encoding="utf-99"?><definitions/>',
        b'<a xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/">' + b"<a>" * 300,
        b"PK\x03\x04 een werkmap",
    ],
)
def test_what_is_no_dmn_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "fout.dmn"
    path.write_bytes(data)
    with pytest.raises(CannotRead) as refused:
        load(path)
    assert refused.value.finding.code == "CNV-411"
    assert str(refused.value).startswith("Het DMN-bestand fout.dmn is niet te lezen: het ")


@pytest.mark.parametrize("name", ["er-niet.dmn", "."])
def test_a_file_that_is_not_there(name: str, tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="niet te lezen"):
        load(tmp_path / name)


TYPES = """
<itemDefinition name="tKind"><typeRef>string</typeRef>
  <allowedValues><text>"a","b"</text></allowedValues></itemDefinition>
<itemDefinition name="tAgain"><typeRef>tKind</typeRef></itemDefinition>
<itemDefinition name="tLoop"><typeRef>tLoop</typeRef></itemDefinition>
"""


@pytest.mark.parametrize(
    "kind, values, soort, domain",
    [
        ("number", "", KenmerkSoort.GETAL, Domain()),
        ("number", "[0..9]", KenmerkSoort.GETAL, Domain(low=Decimal(0), high=Decimal(9))),
        ("number", ">= 3", KenmerkSoort.GETAL, Domain(low=Decimal(3))),
        ("number", "<= 3, null", KenmerkSoort.GETAL, Domain(high=Decimal(3))),
        ("number", "3, 1", KenmerkSoort.GETAL, Domain((Decimal(3), Decimal(1)))),
        ("integer", "(0..5)", KenmerkSoort.GEHEEL, Domain(low=Decimal(1), high=Decimal(4))),
        ("string", "", KenmerkSoort.TEKST, Domain()),
        ("string", '"b", "a"', KenmerkSoort.CODE, Domain(("b", "a"))),
        ("feel:string", "", KenmerkSoort.TEKST, Domain()),
        ("boolean", "", KenmerkSoort.JA_NEE, Domain()),
        ("date", "", KenmerkSoort.DATUM, Domain()),
        ("tKind", "", KenmerkSoort.CODE, Domain(("a", "b"))),
        ("tAgain", "", KenmerkSoort.CODE, Domain(("a", "b"))),
        ("tAgain", '"b"', KenmerkSoort.CODE, Domain(("b",))),
    ],
)
def test_a_type(kind: str, values: str, soort: KenmerkSoort, domain: Domain) -> None:
    table = dmn_table([("x", kind, values)], [("",)], '- => "a"', types=TYPES)
    kenmerk = table.table.columns[0].kenmerk
    assert (kenmerk.soort, kenmerk.domain) == (soort, domain)
    assert not table.findings


@pytest.mark.parametrize(
    "cell, soort",
    [("> 1", KenmerkSoort.GETAL), ('"a"', KenmerkSoort.TEKST), ("true", KenmerkSoort.JA_NEE),
     ('not(date("2016-01-01"))', KenmerkSoort.DATUM), ("-", KenmerkSoort.TEKST)],
)  # fmt: skip
def test_an_untyped_column_is_what_its_cells_are(cell: str, soort: KenmerkSoort) -> None:
    for kind in ("", "Any"):
        assert number_rule(cell, kind).table.columns[0].kenmerk.soort is soort


@pytest.mark.parametrize("kind", ["tLoop", "dateTime", "onbekend.tX"])
def test_an_unknown_type_is_said(kind: str) -> None:
    table = dmn_table([("x", kind)], [("",)], '> 1 => "a"', types=TYPES)
    assert codes(table) == [("A", "CNV-404")]
    assert table.decide({"x": 2}).value == "a"


def test_types_of_another_file(tmp_path: Path) -> None:
    own = '<import name="ander" namespace="elders" importType="x"/>' + decision(
        decision_table([("x", "ander.tKind")], [("",)], ['"a" => "ja"'])
    )
    (tmp_path / "een.dmn").write_bytes(definitions(own))
    other = definitions(TYPES).replace(b'namespace="proef"', b'namespace="elders"')
    (tmp_path / "twee.dmn").write_bytes(other)
    (table,) = load(tmp_path / "een.dmn", imports=[tmp_path / "twee.dmn"])
    assert table.table.columns[0].kenmerk.domain == Domain(("a", "b"))
    (alone,) = load(tmp_path / "een.dmn")
    assert codes(alone) == [("A", "CNV-404")]


def test_a_type_from_the_input_data() -> None:
    data = '<inputData name="x"><variable name="x" typeRef="tKind"/></inputData>'
    table = dmn_table([("x",)], [("",)], '- => "a"', types=TYPES + data)
    assert table.table.columns[0].kenmerk.domain == Domain(("a", "b"))


def test_findings_tell_the_rule_and_the_column() -> None:
    table = dmn_table(
        [("Leeftijd", "number"), ("Soort", "string")], [("a",), ("b",)],
        '> 1 | "x" => "1" | "2"',
        '> y | contains(?, "x") => "1" | 1 + 1',
    )  # fmt: skip
    assert codes(table) == [("A2", "CNV-401"), ("B2", "CNV-401"), ("D2", "CNV-402")]
    assert "regel 2, kolom Leeftijd van DMN-tabel Besluit" in table.findings[0].message
    assert table.findings[0].place.sheet == "Besluit"
    assert table.decide({"Leeftijd": 2, "Soort": "x"}).findings


@pytest.mark.parametrize(
    "policy, aggregation, expected",
    [
        ("TWICE", "", ["CNV-407"]),
        ("COLLECT", "AVERAGE", ["CNV-407"]),
        ("PRIORITY", "", ["CNV-408"]),
        ("OUTPUT ORDER", "", ["CNV-408"]),
        ("COLLECT", "SUM", ["CNV-409"]),
        ("COLLECT", "COUNT", []),
        ("output order", "", ["CNV-408"]),
    ],
)
def test_a_policy_that_cannot_be(policy: str, aggregation: str, expected: list[str]) -> None:
    table = dmn_table(
        [("x", "number")], [("",)], '> 1 => "a"', policy=policy, aggregation=aggregation
    )
    assert [code for _, code in codes(table)] == expected
    told = [one.code for one in table.decide({"x": 2}).findings]
    assert told == [code for code in expected if code != "CNV-408"]


def test_an_aggregation_of_several_outputs() -> None:
    outputs = [("a", "number"), ("b", "number")]
    table = dmn_table([("x", "number")], outputs, "- => 1 | 2", policy="COLLECT", aggregation="SUM")
    assert [code for _, code in codes(table)] == ["CNV-409"]


def test_a_rule_of_another_shape() -> None:
    table = dmn_table([("x", "number")], [("",)], '> 1 | > 2 => "a"', '> 1 => "b"')
    assert codes(table) == [("1", "CNV-410")]
    assert [one.code for one in table.decide({"x": 2}).findings] == ["CNV-425"]


def test_two_columns_for_one_input() -> None:
    table = dmn_table([("x", "number"), ("x", "number")], [("",)], '> 1 | < 5 => "a"')
    assert codes(table) == [("B", "CNV-406")]
    assert [table.decide({"x": number}).value for number in (1, 2, 5)] == [None, "a", None]


def test_another_language_than_feel_is_not_guessed_at() -> None:
    other = decision(ONE).replace("<inputEntry>", '<inputEntry expressionLanguage="juel">')
    (table,) = read(definitions(other), FILE)
    assert codes(table) == [("A1", "CNV-401")]
    assert "juel: > 1" in table.findings[0].message


def test_an_expression_may_stand_on_several_lines() -> None:
    table = dmn_table([("een\n  naam", "number")], [("",)], '> 1 => "a"')
    assert table.decide({"een naam": 2}).value == "a"


def test_a_domain_up_to_the_last_day_there_is() -> None:
    values = '(date("9999-12-31")..date("9999-12-31")]'
    table = dmn_table([("x", "date", values)], [("",)], '- => "a"')
    assert not table.inputs[0].exact


def test_numbers_in_our_own_elements_may_be_nonsense() -> None:
    own = "<o:tabel xmlns:o='urn:ibcalc:dmn:1' naam='A' volgorde='" + "9" * 5000 + "'/>"
    body = decision(ONE.replace(">", f"><extensionElements>{own}</extensionElements>", 1))
    (table,) = read(definitions(body), FILE)
    assert (table.naam, table.table.source.volgorde) == ("A", 1)


def test_names_that_differ_in_signs_only() -> None:
    inputs = [("x+1", "number"), ("x-1", "number")]
    declared = "".join(f'<inputData name="{name}"/>' for name, _ in inputs)
    table = dmn_table(inputs, [("",)], '> 1 | < 5 => "a"', types=declared)
    assert not table.findings
    assert table.decide({"x+1": 2, "x-1": 4}).value == "a"
    assert table.decide({"x+1": 2, "x-1": 5}).value is None


@pytest.mark.parametrize(
    "expression",
    ["Leeftijd", "Leeftijd klant", "Klant.Leeftijd", "jaar-1", "in/uit", "Uren 2015", "_x",
     "Pre-bureau Risk", "risico's"],
)  # fmt: skip
def test_an_expression_that_is_a_name(expression: str) -> None:
    table = dmn_table([(expression, "number")], [("",)], '> 1 => "a"')
    assert not table.findings
    assert table.decide({expression: 2}).value == "a"


@pytest.mark.parametrize(
    "expression",
    ["Klasse * 2", "substring(Code, 1, 2)", "if x then y else z", "Klasse - 1", "a and b", "12",
     '"x"', "lijst[1]", "not x", "${bedrag}", "Klant.", "x in y"],
)  # fmt: skip
def test_a_formula_decides_nothing(expression: str) -> None:
    table = dmn_table([(expression,), ("y", "number")], [("",)], '1 | > 1 => "a"', '- | 1 => "b"')
    assert codes(table) == [("A", "CNV-413"), ("A1", "CNV-401")]
    for y in (1, 2):
        answer = table.decide({expression: "1", "y": y})
        assert (answer.value, answer.findings[0].code) == (None, "CNV-413")


def test_a_declared_name_may_have_any_signs_and_words() -> None:
    names = ["Leeftijd (jaren)", "if x", "Kosten in euro"]
    body = '<inputData name="Leeftijd  (jaren)"/><inputData name="a"><variable name="if x"/>'
    body += '</inputData><decision name="Kosten in euro"/>'
    for name in names:
        assert not dmn_table([(name, "number")], [("",)], '1 => "a"', types=body).findings
    assert dmn_table([("Kosten in dollars",)], [("",)], '1 => "a"', types=body).findings


@pytest.mark.parametrize("sign", "-/")
def test_a_sign_behind_a_declared_name_calculates(sign: str) -> None:
    body = '<inputData name="Klasse"/>'
    table = dmn_table([(f"Klasse{sign}1",)], [("",)], '- => "a"', types=body)
    assert codes(table) == [("A", "CNV-413")]


def test_a_column_with_only_a_label_asks_for_it() -> None:
    table = decision_table([("", "number")], [("",)], ['1 => "a"'])
    body = decision(table.replace("<input>", '<input label="Leeftijd (jaren)">', 1))
    (read_table,) = read(definitions(body), FILE)
    assert (read_table.findings, read_table.inputs[0].expression) == ((), "Leeftijd (jaren)")


def test_allowed_values_that_cannot_be_read() -> None:
    table = number_rule("> 1", values="iets anders")
    assert codes(table) == [("A", "CNV-405")]
    assert table.decide({"x": 2}).value == "ja"
