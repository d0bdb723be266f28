"""Elementary pieces: every value is in one, no cell tells two of one piece apart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest

from ibcalc.model.cell import Cell
from ibcalc.model.findings import has_fout
from ibcalc.model.kenmerk import Domain, Kenmerk, KenmerkSoort, Value
from ibcalc.tables.language.cells import read_condition
from ibcalc.tables.language.conditions import Condition
from ibcalc.tables.language.literals import fits
from ibcalc.tables.pieces.axis import OUTSIDE, Axis, axis_of
from tests.tables.judges.fields import Field, random_field
from tests.tables.judges.parts import any_part
from tests.tables.judges.writing import written
from tests.tables.markdown import codes, soort

SHARES, AXES = 4, 250
FAR: tuple[Value, ...] = (
    "", "H", "H1", "H1~", "andere tekst", "zz", "ja", True, False,
    *(Decimal(number) / 4 for number in range(-20, 48)),
    *(Decimal(number) / 1000 for number in range(-12, 100, 3)),
    *(date(2016, 2, 20) + timedelta(number) for number in range(25)), date.min, date.max,
)  # fmt: skip
"""Values of every soort, in and around the domains."""

Case = tuple[Axis, list[Condition], Sequence[Value]]


def conditions(texts: Sequence[str], kenmerk: Kenmerk) -> list[Condition]:
    """The conditions of cells without a fout."""
    read = [read_condition(Cell(text), kenmerk) for text in texts]
    assert not any(has_fout(findings) for _, findings in read)
    return [condition for condition, _ in read]


def random_case(number: int) -> Case:
    """An axis for random cells, those cells, and values inside the domain, leeg if it may be."""
    rng = Random(number)
    one: Field = random_field(rng, "K", 12)
    texts = [written(rng, one, any_part(rng, one)) for _ in range(rng.randint(0, 6))]
    asked = conditions(texts, one.kenmerk)
    leeg = None in one.values
    inside = [value for value in (*one.values, *FAR) if fits(value, one.kenmerk)]
    axis = axis_of(one.kenmerk, asked, leeg=leeg)
    return axis, asked, [value for value in inside if leeg or value is not None]


def cases(share: int) -> list[Case]:
    return [random_case(number) for number in range(share, SHARES * AXES, SHARES)]


each_share = pytest.mark.parametrize("share", range(SHARES))


@each_share
def test_every_value_of_the_domain_is_in_the_piece_that_its_cells_say(share: int) -> None:
    for axis, asked, values in cases(share):
        for value in values:
            piece = axis.locate(value)
            assert 0 <= piece < len(axis)
            for condition in asked:
                assert bool(axis.mask(condition) >> piece & 1) == condition.matches(value)


@each_share
def test_every_piece_has_a_value_of_its_own_and_that_is_picked(share: int) -> None:
    for axis, _, values in cases(share):
        for piece in range(len(axis)):
            value = axis.pick(1 << piece)
            assert axis.locate(value) == piece
            assert fits(value, axis.kenmerk)
        assert axis.full == (1 << len(axis)) - 1
        assert (None in values) == axis.leeg == (axis.pick(1 << len(axis) - 1) is None)


@each_share
def test_of_several_pieces_one_is_picked_and_leeg_only_when_alone(share: int) -> None:
    for number, (axis, *_) in enumerate(cases(share)):
        mask = Random(number).randint(1, axis.full)
        value = axis.pick(mask)
        assert mask >> axis.locate(value) & 1
        assert (value is None) <= (mask == 1 << len(axis) - 1)


@each_share
def test_what_is_not_in_the_domain_is_in_no_piece(share: int) -> None:
    for axis, *_ in cases(share):
        strange = [value for value in FAR if not fits(value, axis.kenmerk)]
        assert {axis.locate(value) for value in strange} <= {OUTSIDE}
        assert axis.leeg == (axis.locate(None) != OUTSIDE)


@each_share
def test_pieces_are_in_the_order_of_their_values(share: int) -> None:
    for axis, *_ in cases(share):
        if axis.kenmerk.domain.values or axis.kenmerk.soort in NO_ORDER:
            continue
        picked = [axis.pick(1 << piece) for piece in range(len(axis) - axis.leeg)]
        assert picked == sorted(picked, key=lambda value: (value is None, value))


NO_ORDER = (KenmerkSoort.TEKST, KenmerkSoort.CODE, KenmerkSoort.JA_NEE)


@each_share
def test_a_mask_as_a_cell_reads_back_as_that_mask(share: int) -> None:
    said = 0
    for number, (axis, _, values) in enumerate(cases(share)):
        mask = Random(number).randint(1, axis.full)
        text = axis.text(mask)
        if text is None:
            continue
        said += 1
        (condition,) = conditions([f"s{text}"], axis.kenmerk)
        picked = [axis.pick(1 << piece) for piece in range(len(axis))]
        for value in (*values, *picked):
            assert condition.matches(value) == bool(mask >> axis.locate(value) & 1), text
    assert said > AXES * 0.7


@each_share
def test_everything_is_a_blank_cell(share: int) -> None:
    assert {axis.text(axis.full) for axis, *_ in cases(share)} == {""}


@pytest.mark.parametrize(
    "kenmerk, texts, pieces",
    [
        (soort("K", KenmerkSoort.GEHEEL), ("1-5", "6-10"), 4),
        (soort("K", KenmerkSoort.GETAL), ("1-5", "6-10"), 5),
        (soort("K", KenmerkSoort.GETAL), ("< 5", ">= 5"), 2),
        (soort("K", KenmerkSoort.GETAL), ("< 5", "> 5"), 3),
        (soort("K", KenmerkSoort.BEDRAG), ("<= 9,99", ">= 10"), 2),
        (soort("K", KenmerkSoort.BEDRAG), ("<= 9,98", ">= 10"), 3),
        (soort("K", KenmerkSoort.DATUM), ("<= 28-2-2016", ">= 29-2-2016"), 2),
        (soort("K", KenmerkSoort.DATUM), ("< 29-2-2016", "> 29-2-2016"), 3),
        (soort("K", KenmerkSoort.GEHEEL, Domain(low=Decimal(1), high=Decimal(8))), ("1-8",), 1),
        (soort("K", KenmerkSoort.GEHEEL, Domain(low=Decimal(1), high=Decimal(8))), ("0-7",), 2),
        (codes("K", "a", "b", "c"), ("a",), 2),
        (codes("K", "a", "b", "c"), ("a", "niet b"), 3),
        (soort("K", KenmerkSoort.CODE), ("a", "b"), 3),
        (soort("K", KenmerkSoort.CODE), ("a; b",), 2),
        (soort("K", KenmerkSoort.CODE), ("a*",), 2),
        (soort("K", KenmerkSoort.CODE), ("a*", "ab"), 3),
        (soort("K", KenmerkSoort.CODE), (), 1),
        (soort("K", KenmerkSoort.JA_NEE), ("ja",), 2),
        (soort("K", KenmerkSoort.JA_NEE), ("", "*"), 1),
    ],
)
def test_how_many_pieces_cells_make(kenmerk: Kenmerk, texts: tuple[str, ...], pieces: int) -> None:
    asked = conditions([f"s{text}" for text in texts], kenmerk)
    assert len(axis_of(kenmerk, asked, leeg=False)) == pieces
    assert len(axis_of(kenmerk, asked, leeg=True)) == pieces + 1


def test_any_other_text_is_a_text_that_no_cell_names() -> None:
    kenmerk = soort("K", KenmerkSoort.TEKST)
    asked = conditions(["sandere tekst; anders", "sx", "sa*"], kenmerk)
    axis = axis_of(kenmerk, asked, leeg=False)
    others = axis.full
    for condition in asked:
        others &= ~axis.mask(condition)
    assert axis.pick(others) not in (None, "andere tekst", "anders", "x")
    assert not str(axis.pick(others)).startswith("a")


@pytest.mark.parametrize("end", [date.min, date.max])
def test_the_first_and_the_last_day_there_is(end: date) -> None:
    kenmerk = soort("K", KenmerkSoort.DATUM)
    (condition,) = conditions([f"s{end.day}-{end.month}-{end.year:04}"], kenmerk)
    axis = axis_of(kenmerk, [condition], leeg=False)
    assert len(axis) == 2
    assert axis.pick(axis.mask(condition)) == end
