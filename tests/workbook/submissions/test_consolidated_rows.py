"""One line as sheet Regels has it: its own gemeente, no BSN, no costs, and who is the same."""

from __future__ import annotations

from pathlib import Path

from ibcalc.model.place import Place
from ibcalc.workbook.submissions.consolidated.line_rows import HIDDEN, LineRow, line_rows
from ibcalc.workbook.submissions.expected import NOTHING_EXPECTED
from ibcalc.workbook.submissions.submission import Line, Submission


def rows(table: str, *files: str, **values: object) -> list[LineRow]:
    sent = [
        Submission(
            file,
            Path(file),
            gemeente="0600",
            lines=(Line(Place(file, table, 3), table, values, dict.fromkeys(values, 1)),),
        )
        for file in files
    ]
    return list(line_rows(sent, NOTHING_EXPECTED))


def test_costs_do_not_stand_among_the_lines() -> None:
    assert rows("Kosten", "a", product="IB1", bedrag=100) == []
    assert rows("Uren", "a", product="IB1", tarief=100) == []


def test_the_gemeente_of_the_line_goes_before_that_of_the_file() -> None:
    assert [row.gemeente for row in rows("Volumes", "a", gemeente="0505")] == ["0505"]
    assert [row.gemeente for row in rows("Volumes", "a", gemeente="")] == ["0600"]


def test_a_bsn_is_one_person_everywhere_and_is_never_shown() -> None:
    one, other = rows("Clienten met BSN", "a", "b", client="123456782")
    assert one.persoon == other.persoon
    assert (one.client, other.client) == (HIDDEN, HIDDEN)


def test_an_own_number_is_another_person_in_another_file() -> None:
    one, other = rows("Clienten", "a", "b", client="c-1")
    assert one.persoon != other.persoon
    assert one.client == "c-1"
