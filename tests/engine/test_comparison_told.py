"""What a comparison says of itself: not proven, not compared, and findings of either model."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ibcalc.engine.comparison import compared as module
from ibcalc.engine.comparison.compared import Side, compare_results
from ibcalc.engine.comparison.words import conclusion
from ibcalc.engine.run import run
from ibcalc.model.catalogue import finding
from ibcalc.model.kenmerk import Domain, Kenmerk, KenmerkSoort
from ibcalc.tables.chains.compare import compare_tables
from tests.engine.compared_models import (
    EXTRA,
    KENMERKEN,
    codes_of,
    compared,
    model,
    row,
    split_at,
)
from tests.reference.rows import caseload

ROWS = (row("C1", "H300", 2), row("C2", "H300", 4))


def test_not_proven_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def bounded(*tables: object) -> object:
        return compare_tables(*tables, budget=1)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "compare_tables", bounded)
    found = compared(model(), model(split_at(3), EXTRA))
    assert (found.proven, found.equal) == (False, False)
    assert (Side.BOTH, "CNV-502") in codes_of(found)
    assert conclusion(found)[0] == (
        "Geen verschil gevonden tussen de conversietabellen, maar niet bewezen."
    )


def test_a_model_with_a_fout_is_not_compared() -> None:
    fout = finding("MOD-301", model().place, product="A", eerste="A2")
    old, new = run(model(), caseload(ROWS)), run(model(), caseload(ROWS), findings=[fout])
    found = compare_results(old, new)
    assert (found.stopped, found.equal, found.proven, found.moved) == (True, False, False, None)
    assert found.has_fout
    assert codes_of(found) == [(Side.NEW, "MOD-301"), (Side.BOTH, "CNV-506")]
    told = next(each.finding for each in found.findings if each.finding.code == "CNV-506")
    assert "het nieuwe model heeft" in told.message


def test_findings_that_both_models_have_are_told_once() -> None:
    unknown = row("C1", "H999", 2)
    found = compared(model(), model(split_at(3), EXTRA), unknown)
    assert (Side.BOTH, "CNV-306") in codes_of(found)
    assert len(found.findings) == 1


def test_a_kenmerk_with_other_values_is_no_equality() -> None:
    """The tables say the same of every value, but fewer values are allowed now."""
    fewer = (
        KENMERKEN[0],
        Kenmerk("Klasse", KenmerkSoort.GEHEEL, Domain((), Decimal(1), Decimal(7))),
    )
    found = compared(model(), model(kenmerken=fewer), row("C1", "H300", 8))
    assert not found.equal
    assert found.moved is not None
    assert found.moved.clients.wordt_onopgelost == 1
    assert [(one.onderwerp, one.wat, one.oud, one.nieuw) for one in found.settings] == [
        ("Klasse", "waarden", "1 t/m 8", "1 t/m 7")
    ]


def test_rows_of_another_caseload_are_refused() -> None:
    with pytest.raises(RuntimeError, match="same rows"):
        compare_results(run(model(), caseload(ROWS)), run(model(), caseload(ROWS[:1])))
