"""Tables made by hand for what random ones seldom meet: many rows, many columns, a full stop."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from ibcalc.model.kenmerk import Kenmerk, KenmerkSoort
from ibcalc.tables.decision import DecisionTable
from ibcalc.tables.proof.verification import Verification
from tests.tables.markdown import codes, compiled

LETTERS = tuple(
    replace(codes(naam, "a", "b", "c", "d"), verplicht=True) for naam in ("P", "Q", "R", "S")
)
ZWAARTE = codes("Zwaarte", "zwaar", "licht")


def table(
    *rows: str, treffer: str = "eerste", kenmerken: tuple[Kenmerk, ...] = ()
) -> DecisionTable:
    """A table without faults; the first row holds the headings."""
    lines = [f"| {row} |" for row in rows]
    rule = "|-" * (rows[0].count("|") + 1) + "|"
    text = "\n".join([lines[0], rule, *lines[1:]])
    (made,), findings = compiled(text, treffer=treffer, kenmerken=kenmerken or LETTERS)
    assert findings == ()
    return made


def rows_of(verified: Verification) -> list[list[int]]:
    """For each hidden row its Excel row and those that hide it."""
    return [[row.place.row for row in one.rows] for one in verified.hidden]


QUARTERS = ("a; b | a; b", "a; b | c; d", "c; d | a; b", "c; d | c; d")


def test_rows_on_other_columns_do_not_matter_where_all_is_covered() -> None:
    covered = [f"{quarter} | - | - | VV" for quarter in QUARTERS]
    lone = "- | - | a; b | c; d | IB1"
    head = "ALS P | ALS Q | ALS R | ALS S | DAN Product"
    verified = table(head, lone, *covered, "- | - | - | - | IB2").verify()
    assert verified.gaps == ()
    assert rows_of(verified) == [[7, 3, 4, 5, 6]]
    verified = table(head, lone, *covered[:3], treffer="uniek").verify()
    assert [gap.witness["P"] for gap in verified.gaps] == ["c"] * len(verified.gaps)
    assert all("P c; d" in gap.words for gap in verified.gaps)


@pytest.mark.parametrize("limit", [1, 2, 3, 4])
def test_no_more_gaps_than_asked(limit: int) -> None:
    kept = [f"{letter} | niet {letter} | VV" for letter in "abcd"]
    verified = table("ALS P | ALS Q | DAN Product", *kept).verify(limit=limit)
    assert len(verified.gaps) >= min(limit, 4) - 1
    every = table("ALS P | ALS Q | DAN Product", *kept).verify(limit=100)
    assert verified.more_gaps == (limit < len(every.gaps))
    assert len(verified.gaps) == min(limit, len(every.gaps))


def adversarial(last: tuple[str, ...], outputs: str, treffer: str) -> DecisionTable:
    """Sixty rows that ask two letters of six columns each, and then rows for everything."""
    rng = Random(5)
    names = [f"K{number}" for number in range(9)]
    head = [*(f"ALS {naam}" for naam in names), *(f"DAN {naam}" for naam in outputs.split())]
    rows = []
    for _ in range(60):
        asked = set(rng.sample(range(9), 5))
        cells = [
            f"{rng.randint(1, 4)} t/m {rng.randint(5, 8)}" if n in asked else "-" for n in range(9)
        ]
        rows.append(" | ".join([*cells, *(["zwaar", "x"] if "Vrij" in outputs else ["VV"])]))
    whole = [" | ".join(["-"] * 9 + [said]) for said in last]
    kenmerken = (*(Kenmerk(naam, KenmerkSoort.GEHEEL) for naam in names), ZWAARTE)
    return table(" | ".join(head), *rows, *whole, treffer=treffer, kenmerken=kenmerken)


def test_a_row_of_which_it_is_not_decided_whether_it_decides_is_named() -> None:
    verified = adversarial(("IB1",), "Product", "eerste").verify(budget=100)
    assert any("rij 62 ooit beslist" in what for what in verified.unproven)
    assert 62 not in [hidden for hidden, *_ in rows_of(verified)]


def test_a_conflict_that_is_not_decided_is_told() -> None:
    last = ("licht | x", "licht | y")
    verified = adversarial(last, "Zwaarte Vrij", "prioriteit").verify(budget=100)
    assert "of rijen van gelijke prioriteit botsen" in verified.unproven
    assert [one for one in verified.conflicts if one.rows[0].place.row > 61] == []
