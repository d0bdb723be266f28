"""What the tables together decide of one indicatie: their order, opslag, components, refusals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from ibcalc.engine.decide import Judge, Verdict, judge_of
from ibcalc.model.kenmerk import Domain, Kenmerk, KenmerkSoort, Value
from ibcalc.model.product import Product, ProductSoort
from tests.tables.markdown import codes, compiled

DAY = date(2016, 2, 1)
PRODUCTS = (
    Product("IB1"),
    Product("IB2"),
    Product("IB3"),
    Product("VV", soort=ProductSoort.COMPONENT),
    Product("BER", soort=ProductSoort.COMPONENT),
    Product("IB1O", soort=ProductSoort.OPSLAG, hoort_bij="IB1"),
    Product("IB2O", soort=ProductSoort.OPSLAG, hoort_bij="IB2"),
)


def judge(*texts: str, kenmerken: Sequence[Kenmerk] = (), treffer: str = "eerste") -> Judge:
    tables, findings = compiled(*texts, treffer=treffer, kenmerken=tuple(kenmerken))
    assert not findings
    return judge_of(tables, kenmerken, PRODUCTS)


def decide(made: Judge, opslag: Value = None, **values: Value) -> Verdict:
    return made.decide(values, opslag, DAY)


FIRST = """
    | ALS Code | DAN Product |
    |---|---|
    | H1 | IB1 |
    | H2 | IB2 |
    | H4 | handmatig |
    """
SECOND = """
    | ALS Code | DAN Product |
    |---|---|
    | H1; H3; H4 | IB3 |
    """


@pytest.mark.parametrize(
    "code, product, table", [("H1", "IB1", "T1"), ("H2", "IB2", "T1"), ("H3", "IB3", "T2")]
)
def test_the_first_table_that_gives_a_product_decides_it(
    code: str, product: str, table: str
) -> None:
    verdict = decide(judge(FIRST, SECOND), code=code)
    assert (verdict.product, verdict.product_rule.sheet, verdict.reason) == (product, table, "")


def test_handmatig_of_an_earlier_table_is_not_overruled() -> None:
    verdict = decide(judge(FIRST, SECOND), code="H4")
    assert (verdict.product, verdict.reason) == ("", "CNV-304")
    assert dict(verdict.values) == {"tabel": "T1"}


def test_handmatig_by_anders_names_its_own_table() -> None:
    later = "| ALS Code | DAN Product |\n|---|---|\n| H1 | IB1 |"
    opslag = "| ALS Code | DAN Opslag |\n|---|---|\n| H9 | ja |"
    (first,), _ = compiled(later, anders="handmatig")
    (_, *others), _ = compiled(later, later, opslag)
    verdict = decide(judge_of((first, *others), (), PRODUCTS), code="H9")
    assert (verdict.reason, [step.tabel for step in verdict.steps]) == ("CNV-304", ["T1", "T3"])
    assert dict(verdict.values) == {"tabel": "T1"}


def test_no_rule_names_the_table_of_the_products() -> None:
    verdict = decide(judge(FIRST), code="H9")
    assert (verdict.reason, verdict.kenmerk) == ("CNV-301", "code")


WITH_OPSLAG = """
    | ALS Code | DAN Product | DAN Opslag |
    |---|---|---|
    | H1 | IB1 | ja |
    | H2 | IB1 | nee |
    | H3 | IB1 | |
    | H4 | IB3 | |
    """


@pytest.mark.parametrize(
    "code, typed, opslag",
    [
        ("H1", None, "IB1O"),
        ("H1", False, "IB1O"),  # told by the conversion, but the table decides
        ("H2", None, ""),
        ("H2", False, ""),
        ("H2", True, "IB1O"),
        ("H3", None, ""),
        ("H3", True, "IB1O"),
        ("H3", "IB1O", "IB1O"),
    ],
)
def test_the_opslag_of_rule_and_client(code: str, typed: Value, opslag: str) -> None:
    verdict = decide(judge(WITH_OPSLAG), typed, code=code)
    assert (verdict.product, verdict.opslag, verdict.reason) == ("IB1", opslag, "")


@pytest.mark.parametrize(
    "code, typed, reason",
    [("H4", True, "CLI-309"), ("H3", "IB2O", "CLI-310"), ("H1", "IB2O", "CLI-310")],
)
def test_an_opslag_that_is_not_there_to_be_had(code: str, typed: Value, reason: str) -> None:
    verdict = decide(judge(WITH_OPSLAG), typed, code=code)
    assert (verdict.product, verdict.reason, verdict.kenmerk) == ("", reason, "opslag")


def test_opslag_of_a_later_table_has_the_place_of_its_own_row() -> None:
    later = """
    | ALS Code | DAN Opslag |
    |---|---|
    | H2 | ja |
    """
    verdict = decide(judge(FIRST, later), code="H2")
    assert verdict.opslag == "IB2O"
    assert (verdict.product_rule.in_sheet, verdict.opslag_rule.in_sheet) == ("T1!3", "T2!2")


COMPONENTS = """
    | ALS Code | DAN Component |
    |---|---|
    | H1 | VV |
    | H1; H2 | BER |
    | H1 | VV |
    """


def test_components_come_once_each_with_the_row_that_first_gave_them() -> None:
    alle, findings = compiled(COMPONENTS, treffer="alle")
    (one,), _ = compiled(FIRST, treffer="eerste")
    assert not findings
    verdict = decide(judge_of((one, *alle), (), PRODUCTS), code="H1")
    assert verdict.components == ("VV", "BER")
    assert [place.row for place in verdict.component_rules] == [2, 3]


DERIVED = (
    """
    | ALS Klasse | DAN Zwaarte |
    |---|---|
    | 1 t/m 4 | licht |
    | >= 5 | zwaar |
    """,
    """
    | ALS Zwaarte | ALS Product | DAN Product |
    |---|---|---|
    | licht | leeg | IB1 |
    | zwaar | leeg | IB2 |
    """,
    """
    | ALS Product | DAN Opslag |
    |---|---|
    | IB2 | ja |
    """,
)


@pytest.mark.parametrize("klasse, product, opslag", [(4, "IB1", ""), (5, "IB2", "IB2O")])
def test_what_a_table_sets_the_next_may_ask(klasse: int, product: str, opslag: str) -> None:
    kenmerken = [Kenmerk("Product", KenmerkSoort.CODE)]
    verdict = decide(judge(*DERIVED, kenmerken=kenmerken), klasse=Decimal(klasse))
    assert (verdict.product, verdict.opslag, verdict.reason) == (product, opslag, "")


def test_the_domain_of_a_derived_kenmerk_is_not_asked_of_the_client() -> None:
    """What a client has in a column of that name is overwritten, so it is not judged."""
    kenmerken = [codes("Zwaarte", "licht", "zwaar"), Kenmerk("Product", KenmerkSoort.CODE)]
    made = judge(*DERIVED, kenmerken=kenmerken)
    assert decide(made, klasse=Decimal(5), zwaarte="middel").product == "IB2"


def klasse(*, verplicht: bool) -> Kenmerk:
    domain = Domain(low=Decimal(1), high=Decimal(8))
    return Kenmerk("Klasse", KenmerkSoort.GEHEEL, domain, verplicht)


BY_KLASSE = """
    | ALS Klasse | DAN Product |
    |---|---|
    | >= 3 | IB3 |
    | - | IB1 |
    """


def test_a_kenmerk_that_must_be_there() -> None:
    verdict = decide(judge(BY_KLASSE, kenmerken=[klasse(verplicht=True)]))
    assert (verdict.reason, verdict.kenmerk) == ("CNV-305", "klasse")
    free = decide(judge(BY_KLASSE, kenmerken=[klasse(verplicht=False)]))
    assert (free.product, free.reason) == ("IB1", "")


@pytest.mark.parametrize("value, reason", [(0, "CNV-306"), (1, ""), (8, ""), (9, "CNV-306")])
def test_a_value_outside_the_domain_is_not_looked_up(value: int, reason: str) -> None:
    verdict = decide(judge(BY_KLASSE, kenmerken=[klasse(verplicht=False)]), klasse=Decimal(value))
    assert verdict.reason == reason


def test_what_is_missing_is_told_before_no_rule() -> None:
    only = """
    | ALS Code | ALS Klasse | DAN Product |
    |---|---|---|
    | H1 | >= 3 | IB3 |
    """
    verdict = decide(judge(only), code="H1")
    assert (verdict.reason, verdict.kenmerk) == ("CNV-305", "klasse")
    assert decide(judge(only), code="H2").reason == "CNV-301"


def test_what_is_missing_is_told_though_another_table_answered() -> None:
    opslag = """
    | ALS Code | DAN Opslag |
    |---|---|
    | H1 | nee |
    """
    product = """
    | ALS Klasse | DAN Product |
    |---|---|
    | >= 3 | IB3 |
    """
    verdict = decide(judge(opslag, product), code="H1")
    assert (verdict.reason, verdict.kenmerk) == ("CNV-305", "klasse")


@pytest.mark.parametrize(
    "other, same",
    [
        (Verdict("IB1", "IB1O", ("VV",)), True),
        (Verdict("IB2", "IB1O", ("VV",)), False),
        (Verdict("IB1", "", ("VV",)), False),
        (Verdict("IB1", "IB1O"), False),
        (Verdict("IB1", "IB1O", ("VV",), reason="CNV-301"), False),
    ],
)
def test_verdicts_are_the_same_by_what_they_give(other: Verdict, same: bool) -> None:
    assert Verdict("IB1", "IB1O", ("VV",)).same_products(other) is same
