"""Which tariffs two models have differently, to the day, and how their calendars meet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ibcalc.engine.comparison.periods import both_calendars, calendar_text
from ibcalc.engine.comparison.tariffs import TariffChange, tariff_changes
from ibcalc.engine.comparison.words import (
    change_words,
    conclusion,
    percent_text,
    percent_words,
    when_words,
)
from ibcalc.model.calendar import KalenderSoort, jaar13, maand
from ibcalc.model.product import Eenheid, Product, SoortPrijs, Tarief
from ibcalc.model.tariffmodel import (
    TariffModel,
)
from tests.engine.compared_models import compared, model
from tests.reference.models import build, tarief

YEAR = jaar13(2016, 2016)
BOTH = both_calendars(YEAR, YEAR)
NEW_YEAR, LAST_DAY = date(2016, 1, 1), date(2016, 12, 31)


def priced(*tarieven: Tarief, eenheid: Eenheid = Eenheid.PERIODE) -> TariffModel:
    codes = dict.fromkeys(one.product for one in tarieven)
    return build([Product(code, eenheid=eenheid) for code in codes], tarieven)


def changes(old: TariffModel, new: TariffModel) -> list[TariffChange]:
    return list(tariff_changes(old, new, both_calendars(old.calendar, new.calendar)))


def told(change: TariffChange) -> tuple[Any, ...]:
    cents = [one and one.cent for one in (change.oud, change.nieuw)]
    return (change.product, change.van_periode, change.tot_en_met_periode, *cents)


def test_equal_tariffs_in_other_rows_are_no_change() -> None:
    whole = priced(tarief("A", 100))
    halves = priced(
        tarief("A", 100, tot_en_met=date(2016, 6, 30)), tarief("A", 100, date(2016, 7, 1))
    )
    assert changes(whole, halves) == []


def test_a_new_tariff_is_told_with_its_periods() -> None:
    (one,) = changes(priced(tarief("A", 100)), priced(tarief("A", 110)))
    assert told(one) == ("A", "2016-P01", "2016-P13", 100, 110)
    assert (one.van, one.tot_en_met) == (NEW_YEAR, LAST_DAY)
    assert (one.verschil, percent_text(one), percent_words(one)) == (10, "10", "+10%")
    assert (when_words(one), change_words(one)) == ("2016-P01 t/m 2016-P13", "duurder")


def test_a_tariff_from_a_day_inside_a_period_counts_from_the_next_period() -> None:
    """1 July lies in 2016-P07, of which the first day, 20 June, still has the old tariff."""
    new = priced(tarief("A", 100, tot_en_met=date(2016, 6, 30)), tarief("A", 90, date(2016, 7, 1)))
    (one,) = changes(priced(tarief("A", 100)), new)
    assert told(one) == ("A", "2016-P08", "2016-P13", 100, 90)
    assert (one.van, change_words(one)) == (date(2016, 7, 1), "goedkoper")


def test_a_change_of_some_days_in_one_period_is_not_missed() -> None:
    new = priced(
        tarief("A", 100, tot_en_met=date(2016, 3, 1)),
        tarief("A", 120, date(2016, 3, 2), date(2016, 3, 4)),
        tarief("A", 100, date(2016, 3, 5)),
    )
    (one,) = changes(priced(tarief("A", 100)), new)
    assert told(one) == ("A", "", "", 100, 120)
    assert when_words(one) == "2-3-2016 t/m 4-3-2016"


def test_consecutive_periods_with_one_change_are_one_row() -> None:
    old = priced(*(tarief("A", 100, p.van, p.tot_en_met) for p in YEAR))
    new = priced(*(tarief("A", 110 if p.nummer < 5 else 120, p.van, p.tot_en_met) for p in YEAR))
    assert [told(one) for one in changes(old, new)] == [
        ("A", "2016-P01", "2016-P04", 100, 110),
        ("A", "2016-P05", "2016-P13", 100, 120),
    ]


def test_one_change_in_two_periods_apart_is_two_rows() -> None:
    old = priced(*(tarief("A", 100, p.van, p.tot_en_met) for p in YEAR))
    new = priced(
        *(tarief("A", 110 if p.nummer in (2, 5) else 100, p.van, p.tot_en_met) for p in YEAR)
    )
    assert [told(one) for one in changes(old, new)] == [
        ("A", "2016-P02", "2016-P02", 100, 110),
        ("A", "2016-P05", "2016-P05", 100, 110),
    ]


def test_another_tariff_alone_is_a_difference() -> None:
    dearer = tuple(replace(one, cent=one.cent + 1) for one in model().tarieven)
    found = compared(model(), model(tarieven=dearer))
    assert (found.equal, found.proven) == (False, True)
    assert conclusion(found)[1] == "6 producten hebben een ander tarief."


def test_another_name_alone_is_no_difference() -> None:
    renamed = replace(model().settings, naam="Anders", versie="2")
    found = compared(model(), model(settings=renamed))
    assert len(found.settings) == 2
    assert found.equal


def test_another_soort_prijs_is_a_change_without_a_difference() -> None:
    example = replace(tarief("A", 100), soort_prijs=SoortPrijs.VOORBEELD)
    (one,) = changes(priced(tarief("A", 100)), priced(example))
    assert (one.verschil, percent_text(one)) == (0, "0")
    assert change_words(one) == "soort prijs vast wordt voorbeeld"


def test_products_that_come_and_go() -> None:
    old, new = priced(tarief("A", 100), tarief("B", 5)), priced(tarief("A", 100), tarief("C", 7))
    assert [told(one) for one in changes(old, new)] == [
        ("B", "2016-P01", "2016-P13", 5, None),
        ("C", "2016-P01", "2016-P13", None, 7),
    ]
    gone, come = changes(old, new)
    assert (gone.verschil, percent_text(gone), change_words(gone)) == (None, "", "vervalt")
    assert (change_words(come), percent_words(come)) == ("nieuw", "")


def test_days_before_the_calendar_count_for_a_traject_only() -> None:
    """A traject is priced on its own first day, however long ago that is."""
    old = (tarief("A", 100, tot_en_met=date(2014, 12, 31)), tarief("A", 100, date(2015, 1, 1)))
    new = (replace(old[0], cent=90), old[1])
    assert changes(priced(*old), priced(*new)) == []
    (one,) = changes(priced(*old, eenheid=Eenheid.TRAJECT), priced(*new, eenheid=Eenheid.TRAJECT))
    assert (one.van, one.tot_en_met) == (date(2010, 1, 1), date(2014, 12, 31))


@given(
    st.lists(st.tuples(st.dates(NEW_YEAR, LAST_DAY), st.integers(0, 3)), max_size=4),
    st.lists(st.tuples(st.dates(NEW_YEAR, LAST_DAY), st.integers(0, 3)), max_size=4),
)
def test_every_day_is_told_exactly_if_its_tariff_differs(
    old: list[tuple[date, int]], new: list[tuple[date, int]]
) -> None:
    models = [priced(tarief("Z", 1), *steps(pairs)) for pairs in (old, new)]
    found = changes(*models)
    for ordinal in range(NEW_YEAR.toordinal(), LAST_DAY.toordinal() + 1):
        day = date.fromordinal(ordinal)
        pair = [
            next((one.cent for one in made.tarieven if one.product == "A" and one.holds(day)), None)
            for made in models
        ]
        cover = [one for one in found if one.van <= day <= one.tot_en_met]
        assert [told(one)[3:] for one in cover] == ([tuple(pair)] if pair[0] != pair[1] else [])


def steps(pairs: list[tuple[date, int]]) -> list[Tarief]:
    """Tariffs that each hold until the next begins; 0 is no tariff at all."""
    cents = dict(sorted(pairs))
    starts = [*cents, None]
    ends = [None if one is None else date.fromordinal(one.toordinal() - 1) for one in starts[1:]]
    return [
        tarief("A", cent, begin, end)
        for (begin, cent), end in zip(cents.items(), ends, strict=True)
        if cent
    ]


@pytest.mark.parametrize(
    "old, new, text",
    [(400, 410, "2.5"), (300, 301, "0.333333"), (800, 801, "0.125"), (100, 0, "-100")],
)
def test_percentages_are_exact_where_they_end(old: int, new: int, text: str) -> None:
    (one,) = changes(priced(tarief("A", old)), priced(tarief("A", new)))
    assert percent_text(one) == text


def test_calendars_are_laid_side_by_side() -> None:
    months = maand(2016, 2017)
    both = both_calendars(YEAR, months)
    assert (both.begin, both.end, both.same) == (NEW_YEAR, date(2017, 12, 31), False)
    assert len(both.periods) == 13 + 24
    assert both.labels[:3] == ("2016-01", "2016-P01", "2016-P02")
    assert [both.labels[place] for place in both.places(YEAR)] == [p.label for p in YEAR]
    assert calendar_text(YEAR) == "13 perioden van 1-1-2016 t/m 31-12-2016"
    assert BOTH.same


def test_other_calendars_are_said() -> None:
    months = model(
        calendar=maand(2016, 2016),
        settings=replace(model().settings, kalender=KalenderSoort.MAAND),
    )
    found = compared(model(), months)
    assert "CNV-501" in {sided.finding.code for sided in found.findings}
    assert not found.equal
    assert conclusion(found) == (
        "De conversietabellen beslissen gelijk: bewezen voor alle waarden en dagen.",
        "1 instelling is anders.",
    )
