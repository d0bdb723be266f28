"""What makes two rows about the same thing: the kind, the sender and the table, never less."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ibcalc.model.place import Place
from ibcalc.workbook.submissions.submission import Line, Submission
from ibcalc.workbook.submissions.together.differences import Change, difference
from ibcalc.workbook.submissions.together.shared_clients import shared_clients, shared_findings

NUMBER = "123456782"


def line(row: int, table: str = "Clienten", **values: object) -> Line:
    """A line on sheet Clienten of a file that :func:`sent` fills in; clients stand in column A."""
    return Line(Place("", table, row), table, values, dict.fromkeys(values, 1))


def sent(
    file: str, lines: Sequence[Line], aanbieder: str = "Zorg", soort: str = "caseload"
) -> Submission:
    placed = tuple(
        Line(Place(file, one.table, one.place.row), one.table, one.values, one.columns)
        for one in lines
    )
    return Submission(file, Path(file), file, soort=soort, aanbieder=aanbieder, lines=placed)


def test_an_own_number_is_never_held_against_a_bsn() -> None:
    own = sent("a.xlsx", [line(3, client=NUMBER)], "Een", "caseload")
    bsn = sent("b.xlsx", [line(3, "Clienten met BSN", client=NUMBER)], "Twee", "caseload-bsn")
    assert shared_clients([own, bsn]) == ()
    other = sent("c.xlsx", [line(4, client=NUMBER)], "Drie", "caseload")
    (rows,) = shared_clients([own, bsn, other])
    assert [row.submission.file for row in rows] == ["a.xlsx", "c.xlsx"]


def test_a_shared_client_is_told_with_the_cells_of_others_alone() -> None:
    first = sent("a.xlsx", [line(3, client=NUMBER), line(9, client=NUMBER)], "Een")
    again = sent("b.xlsx", [line(5, client=NUMBER)], " EEN ")
    other = sent("c.xlsx", [line(7, client=NUMBER)], "Twee")
    (found,) = shared_findings(shared_clients([first, again, other]))
    assert found.code == "AANL-320"
    assert str(found.place) == str(first.lines[0].cell("client"))
    assert str(other.lines[0].cell("client")) in found.message
    for place in (first.lines[1].cell("client"), again.lines[0].cell("client")):
        assert str(place) not in found.message
    assert NUMBER not in found.message


def test_five_cells_of_others_are_shown_and_the_rest_counted() -> None:
    first = sent("a.xlsx", [line(3, client=NUMBER)], "Een")
    others = [line(row, client=NUMBER) for row in range(10, 17)]
    (found,) = shared_findings(shared_clients([first, sent("b.xlsx", others, "Twee")]))
    shown = [str(row) for row in range(10, 17) if f"A{row}" in found.message]
    assert shown == ["10", "11", "12", "13", "14"]
    assert "en nog 2" in found.message
    (exact,) = shared_findings(shared_clients([first, sent("b.xlsx", others[:5], "Twee")]))
    assert "en nog" not in exact.message


def test_lines_of_two_tables_are_never_the_same_line() -> None:
    hours = line(3, "Uren", product="IB1", uren=4)
    costs = line(3, "Kosten", product="IB1", uren=4)
    changes = difference(sent("a.xlsx", [hours]), sent("b.xlsx", [costs])).changes
    assert [one.change for one in changes] == [Change.NIEUW, Change.VERVALLEN]
    moved = difference(sent("a.xlsx", [hours, costs]), sent("b.xlsx", [costs, hours])).changes
    assert moved == ()
