"""Comparison by hand: what a changed table decides differently, and where."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from ibcalc.model.conversion import SourceRow
from ibcalc.model.kenmerk import Domain, Kenmerk, KenmerkSoort
from ibcalc.model.place import Place
from ibcalc.tables.chains.compare import Comparison, compare_tables
from ibcalc.tables.decision import DecisionTable
from tests.tables.markdown import FILE, codes, compiled, soort

BEGIN, END = date(2016, 1, 1), date(2016, 12, 31)
KENMERKEN = (
    codes("Code", "H126", "H300"),
    soort("Klasse", KenmerkSoort.GEHEEL, Domain(low=Decimal(1), high=Decimal(8))),
)
ANDERS_PLACE = Place(FILE, "Conversies", 2, 4)
OLD = """
| ALS Klasse | DAN Product |
|-|-|
| 1 t/m 4 | IB1 |
| 5 t/m 8 | IB3 |
"""


def compare(
    old: tuple[str, ...], new: tuple[str, ...], *, new_kenmerken: tuple[Kenmerk, ...] = KENMERKEN
) -> Comparison:
    before, _ = compiled(*old, treffer="eerste", kenmerken=KENMERKEN)
    after, _ = compiled(*new, treffer="eerste", kenmerken=new_kenmerken)
    return compare_tables(before, after, BEGIN, END)


def test_another_way_to_say_the_same_is_proven_equal() -> None:
    other = "| ALS Klasse | DAN Product |\n|-|-|\n| >= 5 | IB3 |\n| niet leeg | IB1 |"
    found = compare((OLD,), (other,))
    assert found.changes == ()
    assert found.proven


def test_a_moved_bound_gives_its_region_with_old_and_new_rows() -> None:
    (one,) = compare((OLD,), (OLD.replace("4", "3").replace("5", "4"),)).changes
    assert one.words == "Klasse 4"
    assert (one.old.words, one.new.words) == ("IB1", "IB3")
    assert one.witness == {"Klasse": Decimal(4)}
    assert [row.place.in_sheet for row in (*one.old_rows, *one.new_rows)] == ["T1!2", "T1!3"]


def test_a_row_that_goes_leaves_its_values_without_a_product() -> None:
    (one,) = compare((OLD,), (OLD.replace("| 5 t/m 8 | IB3 |\n", ""),)).changes
    assert (one.words, one.new.outcome, one.new.words) == ("Klasse 5 t/m 8", "geen", "geen regel")


def test_a_change_from_a_date_on_is_told_with_its_dates() -> None:
    dated = """
| ALS Klasse | DAN Product | Vanaf | T/m |
|-|-|-|-|
| 1 t/m 4 | IB1 | | |
| 5 t/m 8 | IB3 | | 30-6-2016 |
| 5 t/m 8 | IB2 | 1-7-2016 | |
"""
    (one,) = compare((OLD,), (dated,)).changes
    assert one.words == "Klasse 5 t/m 8, van 1-7-2016 t/m 31-12-2016"
    assert one.witness["Peildatum"] == date(2016, 7, 1)


def test_opslag_components_and_handmatig_are_outcomes() -> None:
    opslag = "| ALS Klasse | DAN Opslag |\n|-|-|\n| 7 t/m 8 | ja |"
    part = "| ALS Klasse | DAN Component |\n|-|-|\n| 1 | VV |"
    found = compare((OLD,), (OLD.replace("IB3", "handmatig"), opslag, part))
    told = {change.words: change.new.words for change in found.changes}
    assert told == {"Klasse 5 t/m 8": "handmatig", "Klasse 1": "IB1 + VV"}
    found = compare((OLD,), (OLD, opslag))
    assert [(one.words, one.new.words) for one in found.changes] == [
        ("Klasse 7 t/m 8", "IB3 met opslag")
    ]


def test_what_an_earlier_table_sets_is_followed_to_its_end() -> None:
    first = "| ALS Code | DAN Zwaarte |\n|-|-|\n| H126 | licht |\n| - | zwaar |"
    second = "| ALS Zwaarte | DAN Product |\n|-|-|\n| licht | IB1 |\n| zwaar | IB3 |"
    direct = "| ALS Code | DAN Product |\n|-|-|\n| H126 | IB1 |\n| - | IB3 |"
    assert compare((first, second), (direct,)).changes == ()
    (one,) = compare((first, second), (direct.replace("IB3", "IB2"),)).changes
    assert (one.words, one.old.words, one.new.words) == ("Code H300; leeg", "IB3", "IB2")


def test_a_wider_domain_is_a_difference() -> None:
    wider = (
        KENMERKEN[0],
        soort("Klasse", KenmerkSoort.GEHEEL, Domain(low=Decimal(1), high=Decimal(9))),
    )
    (one,) = compare((OLD,), (OLD.replace("5 t/m 8", "5 t/m 9"),), new_kenmerken=wider).changes
    assert (one.words, one.old.words, one.new.words) == ("Klasse 9", "waarde bestaat niet", "IB3")


def test_another_soort_is_said_and_nothing_is_called_proven() -> None:
    other = (KENMERKEN[0], soort("Klasse", KenmerkSoort.GETAL))
    found = compare((OLD,), (OLD,), new_kenmerken=other)
    assert not found.proven
    assert found.remarks == ("Klasse heeft niet overal dezelfde soort (geheel en getal)",)


def test_the_limit_is_said() -> None:
    before, _ = compiled(OLD, kenmerken=KENMERKEN)
    after, _ = compiled(OLD.replace("4", "3"), kenmerken=KENMERKEN)
    found = compare_tables(before, after, budget=1)
    assert not found.proven
    assert found.remarks


def cells(rows: tuple[SourceRow, ...]) -> list[str]:
    return [row.place.in_sheet for row in rows]


SMALL = "| ALS Klasse | DAN Product |\n|-|-|\n| 1 | IB1 |"
PARTS = "| ALS Klasse | DAN Component |\n|-|-|\n| - | VV |"
SURCHARGE = "| ALS Klasse | DAN Opslag |\n|-|-|\n| - | ja |"


def with_anders(anders: str, *texts: str, place: Place = ANDERS_PLACE) -> list[DecisionTable]:
    """Tables of which the first has an Anders."""
    tables, _ = compiled(*texts, kenmerken=KENMERKEN)
    source = replace(tables[0].source, anders=anders, anders_place=place)
    return [replace(tables[0], source=source, default=(anders,)), *tables[1:]]


def test_anders_is_named_by_its_cell() -> None:
    (one,) = compare_tables(
        with_anders("IB2", SMALL, PARTS), with_anders("handmatig", SMALL, PARTS), BEGIN, END
    ).changes
    assert (one.old.words, one.new.words) == ("IB2 + VV", "handmatig")
    assert cells(one.old_rows) == ["Conversies!D2", "T2!2"]
    assert cells(one.new_rows) == ["Conversies!D2"]


def test_anders_of_a_table_whose_cell_is_not_known_is_named_by_its_table() -> None:
    nowhere = with_anders("IB2", SMALL, place=Place())
    (one,) = compare_tables(nowhere, with_anders("IB3", SMALL), BEGIN, END).changes
    assert cells(one.old_rows) == ["Conversies!2"]


def test_anders_is_named_once_for_all_the_boxes_of_a_region() -> None:
    table = "| ALS Code | ALS Klasse | DAN Product |\n|-|-|-|\n| H126 | 3 | IB1 |"
    (one,) = compare_tables(
        with_anders("IB2", table), with_anders("IB3", table), BEGIN, END
    ).changes[:1]
    assert (cells(one.old_rows), cells(one.new_rows)) == (["Conversies!D2"], ["Conversies!D2"])


def test_what_only_adds_did_not_decide_for_handmatig_or_no_rule() -> None:
    by_hand = SMALL.replace("IB1", "handmatig")
    found = compare((SMALL, PARTS, SURCHARGE), (by_hand, PARTS, SURCHARGE))
    (one,) = found.changes
    assert cells(one.old_rows) == ["T1!2", "T2!2", "T3!2"]
    assert cells(one.new_rows) == ["T1!2"]
    nobody = SMALL.replace("| 1 |", "| 2 |")
    one = next(c for c in compare((SMALL, PARTS), (nobody, PARTS)).changes if c.words == "Klasse 1")
    assert (one.new.outcome, cells(one.new_rows)) == ("geen", [])


def test_a_kenmerk_has_a_part_in_it_only_if_a_later_table_asks_for_it() -> None:
    sets = "| ALS Code | DAN Zwaarte | DAN Soort |\n|-|-|-|\n| - | licht | x |"
    asks = "| ALS Zwaarte | DAN Product |\n|-|-|\n| licht | {} |"
    late = "| ALS Code | DAN Laat |\n|-|-|\n| - | x |"
    chains = [(sets, asks.format(said), late) for said in ("IB1", "handmatig")]
    (one,) = compare(*chains).changes
    assert cells(one.old_rows) == cells(one.new_rows) == ["T1!2", "T2!2"]


def test_a_product_that_comes_too_late_decides_nothing() -> None:
    late = "| ALS Klasse | DAN Product |\n|-|-|\n| - | IB3 |"
    (one,) = compare((SMALL, late), (SMALL.replace("IB1", "IB2"), late)).changes
    assert cells(one.old_rows) == cells(one.new_rows) == ["T1!2"]


def test_opslag_nee_is_named_of_a_row_and_not_of_anders() -> None:
    opslag = "| ALS Klasse | DAN Opslag |\n|-|-|\n| 1 | {} |"
    nee = with_anders("IB2", SMALL, opslag.format("nee"))
    ja = with_anders("IB2", SMALL, opslag.format("ja"))
    told = [
        compare_tables(
            [tables[0], replace(tables[1], default=(said,))],
            with_anders("IB3", SMALL.replace("IB1", "IB2")),
            BEGIN,
            END,
        )
        for tables, said in ((nee, False), (ja, True))
    ]
    assert {c.words: cells(c.old_rows) for c in told[0].changes} == {
        "Klasse 1": ["T1!2", "T2!2"],
        "Klasse 2 t/m 8; leeg": ["Conversies!D2"],
    }
    assert cells(told[1].changes[0].old_rows) == ["Conversies!D2", "Conversies!3"]
