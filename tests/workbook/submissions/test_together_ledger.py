"""What is compared with what: cells, the latest accepted file, periods in order, no client told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from ibcalc.model.catalogue import finding
from ibcalc.model.place import Place
from ibcalc.workbook.submissions.submission import Line, Submission
from ibcalc.workbook.submissions.together.differences import Change, Difference, difference
from ibcalc.workbook.submissions.together.leaps import change_findings, period_findings
from ibcalc.workbook.submissions.together.ledger import Standing, make_ledger


def line(row: int, **values: object) -> Line:
    return Line(Place("a.xlsx", "Blad", row), "Volumes", values, dict.fromkeys(values, 1))


def sent(file: str, lines: Sequence[Line] = (), modified: str = "") -> Submission:
    return Submission(
        file, Path(file), file, soort="volumes", aanbieder="Zorg", modified=modified,
        lines=tuple(lines),
    )  # fmt: skip


def rejected(one: Submission) -> Submission:
    return replace(one, findings=(finding("AANL-407", Place(one.file)),))


def test_a_cell_that_is_there_no_more_is_a_change() -> None:
    old, new = line(3, product="IB1", volume=Decimal(4)), line(3, product="IB1")
    (told,) = difference(sent("a", [old]), sent("b", [new])).changes
    assert (told.change, told.name) == (Change.GEWIJZIGD, "volume")


def test_a_line_of_another_gemeente_is_another_line() -> None:
    old, new = line(3, product="IB1", gemeente="0505"), line(3, product="IB1", gemeente="0600")
    told = difference(sent("a", [old]), sent("b", [new])).changes
    assert [one.change for one in told] == [Change.NIEUW, Change.VERVALLEN]


def test_files_that_can_not_be_opened_are_no_doubles() -> None:
    files = [replace(sent(name), sha256="", soort="", opened=False) for name in ("a", "b")]
    assert {one.standing for one in make_ledger(files).entries} == {Standing.TELT_NIET}


def test_the_latest_accepted_file_is_held_against_the_last_accepted_before() -> None:
    files = [sent("a", modified="1"), sent("b", modified="2"),
             rejected(sent("c", modified="3")), sent("d", modified="4")]  # fmt: skip
    (told,) = make_ledger(files).differences
    assert (told.old.file, told.new.file) == ("b", "d")


def test_a_file_without_a_moment_raises_doubt() -> None:
    entries = make_ledger([sent("a"), sent("b", modified="2")]).entries
    assert "AANL-424" in [one.code for entry in entries for one in entry.remarks]


def told(old: Sequence[Line], new: Sequence[Line]) -> list[str]:
    return [one.code for one in change_findings(Difference(sent("a", old), sent("b", new)))]


def test_clients_vanish_only_from_a_list_of_clients() -> None:
    assert told([line(3, client="c1", product="IB1")], [line(3, product="IB1")]) == []


def test_a_client_who_is_new_changed_no_product() -> None:
    one, two = line(3, client="c1", product="IB1"), line(4, client="c2", product="IB2")
    assert told([one], [one, two]) == []


def test_a_total_is_that_of_all_lines() -> None:
    old = [line(3, product="IB1", volume=Decimal(10)), line(4, product="IB1", volume=Decimal(2))]
    new = [line(3, product="IB1", volume=Decimal(2)), line(4, product="IB1", volume=Decimal(10))]
    assert told(old, new) == []


def leaping(*labels: str) -> list[Line]:
    """One after another 1, 2, 30 and so on: it depends on the order where it leaps."""
    numbers = (1, 2, 30, 1, 30, 1)
    pairs = zip(labels, numbers, strict=False)
    return [line(row, product="IB1", periode=label, volume=Decimal(number))
            for row, (label, number) in enumerate(pairs, 3)]  # fmt: skip


def test_periods_are_in_the_order_of_the_calendar_or_of_their_numbers() -> None:
    lines = leaping("P9", "P10", "P11")
    (found,) = period_findings(sent("a", lines))
    assert "van 2 naar 30 in P11" in found.message
    assert "naar" not in found.message.replace("van 2 naar 30 in P11", "")
    order = ("P3", "P1", "P2")
    (found,) = period_findings(sent("a", leaping(*order)), order)
    assert "van 2 naar 30 in P2" in found.message
    assert "P3" not in found.message


def test_leaps_beyond_three_are_counted() -> None:
    (found,) = period_findings(sent("a", leaping("P1", "P2", "P3", "P4", "P5", "P6")))
    assert "en nog 1" in found.message


def test_a_client_number_among_the_products_is_not_shown() -> None:
    old, new = (
        [line(3, client="jan-7", product="jan-7", volume=Decimal(number))] for number in (1, 30)
    )
    found = list(change_findings(Difference(sent("a", old), sent("b", new))))
    assert [one.code for one in found] == ["AANL-445"]
    assert "jan-7" not in found[0].message
