"""Which settings, products, budget posts and scenario's two models have differently."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from ibcalc.engine.comparison.settings import setting_changes
from ibcalc.model.calendar import KalenderSoort, Period
from ibcalc.model.kenmerk import Kenmerk, KenmerkSoort
from ibcalc.model.product import Bekostiging, Eenheid, Product, Toerekening
from ibcalc.model.tariffmodel import (
    Bewerking,
    BudgetPost,
    ScenarioLine,
    ScenarioWat,
    TariffModel,
    Wissel,
)
from tests.engine.compared_models import model

NEW_YEAR, LAST_DAY = date(2016, 1, 1), date(2016, 12, 31)


def test_settings_that_change() -> None:
    base = model()
    settings = replace(base.settings, naam="Anders", wissel=Wissel.DAG, jaren=(2016, 2017))
    found = setting_changes(base, replace(base, settings=settings))
    assert [(one.blad, one.wat, one.oud, one.nieuw, one.matters) for one in found] == [
        ("Model", "naam", "Proef", "Anders", False),
        ("Model", "jaar", "2016", "2016-2017", True),
        ("Model", "wissel", "eerste", "dag", True),
    ]


def test_product_settings_that_change() -> None:
    base = model()
    first = base.producten[0]
    other = replace(
        first,
        omschrijving="Nieuw woord",
        familie="X",
        eenheid=Eenheid.WEEK,
        bekostiging=Bekostiging.TAAK,
        toerekening=Toerekening.WEEK,
        maximum=12_345,
        eerste_deel=Decimal(70),
    )
    found = setting_changes(base, replace(base, producten=(other, *base.producten[1:])))
    assert {(one.wat, one.oud, one.nieuw) for one in found if one.matters} == {
        ("familie", "IB", "X"),
        ("eenheid", "periode", "week"),
        ("bekostiging", "output", "taak"),
        ("toerekening", "vol", "week"),
        ("maximum", "(leeg)", "€ 123,45"),
        ("eerste deel %", "(leeg)", "70"),
    }
    assert [one.wat for one in found if not one.matters] == ["omschrijving"]
    assert {one.onderwerp for one in found} == {"IB1"}


def test_the_base_of_an_opslag_matters() -> None:
    base = model()
    products = tuple(
        replace(one, hoort_bij="IB1") if one.code == "IB3O" else one for one in base.producten
    )
    (one,) = setting_changes(base, replace(base, producten=products))
    assert (one.onderwerp, one.wat, one.oud, one.nieuw) == ("IB3O", "hoort bij", "IB3", "IB1")


def test_things_that_only_one_model_has() -> None:
    base = model()
    other = replace(base, producten=(*base.producten[1:], Product("Z")))
    found = [(one.onderwerp, one.oud, one.nieuw) for one in setting_changes(base, other)]
    assert found == [("IB1", "vervalt", "(bestaat niet)"), ("Z", "(bestaat niet)", "nieuw")]


def test_long_lists_that_differ_in_the_last_value() -> None:
    lists = [tuple(f"H{number}" for number in range(size)) for size in (30, 31)]
    kenmerken = [Kenmerk("Code", KenmerkSoort.CODE) for _ in lists]
    models = [
        model(kenmerken=(replace(one, domain=replace(one.domain, values=values)),))
        for one, values in zip(kenmerken, lists, strict=True)
    ]
    (one,) = setting_changes(*models)
    assert (one.onderwerp, one.wat) == ("Code", "waarden")
    assert one.oud != one.nieuw


def test_budget_posts_and_scenarios() -> None:
    post = BudgetPost(2016, "IB", 100_000, korting=Decimal(25))
    line = ScenarioLine("Duur", ScenarioWat.TARIEF, "IB1", Bewerking.PROCENT, Decimal("2.5"))
    old = model(budget=(post, post), scenarios=(line,))
    new = model(
        budget=(post, replace(post, grondslag=90_000)),
        scenarios=(replace(line, waarde=Decimal(3)),),
    )
    assert [(o.blad, o.onderwerp, o.wat, o.oud, o.nieuw) for o in setting_changes(old, new)] == [
        ("Budget", "IB 2016", "grondslag", "€ 1.000,00", "€ 900,00"),
        ("Scenario's", "Duur", "regels", "tarief IB1 % 2,5", "tarief IB1 % 3"),
    ]


def test_a_typed_calendar_that_moves_one_day() -> None:
    def typed(end: date) -> TariffModel:
        first = Period("A", NEW_YEAR, end, 2016, 1)
        second = Period("B", date.fromordinal(end.toordinal() + 1), LAST_DAY, 2016, 2)
        settings = replace(model().settings, kalender=KalenderSoort.TABEL)
        return model(settings=settings, calendar=(first, second))

    found = setting_changes(typed(date(2016, 6, 30)), typed(date(2016, 7, 1)))
    assert [(one.blad, one.onderwerp, one.wat, one.oud, one.nieuw) for one in found] == [
        ("Kalender", "A", "t/m", "30-6-2016", "1-7-2016"),
        ("Kalender", "B", "van", "1-7-2016", "2-7-2016"),
    ]
