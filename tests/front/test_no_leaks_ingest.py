"""What providers typed never shows on the screen of the municipality: only the cell does."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.front.test_no_leaks import BSNS, NAMES, NUMBERS, disguised, in_sight, run
from tests.front.workbooks import model
from tests.workbook.submissions.filled import Filled

VOLUMES = "aanbieder-volumes"
SHEETS = {
    "aanbieder-clienten": "Clienten",
    "aanbieder-clienten-bsn": "Clienten met BSN",
    VOLUMES: "Volumes",
}
COLUMNS = 8
FAULTS = ("", "31-2-2016", "-5", "12,5", "IB11", "jaa", "#N/A")

cells = st.one_of(disguised, st.sampled_from((*NUMBERS, *FAULTS, "IB1", "0505", "1-2-2016")))
rows = st.lists(st.lists(cells, min_size=1, max_size=COLUMNS), min_size=1, max_size=4)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        model(Path(name) / "model.xlsx")
        (Path(name) / "in").mkdir()
        yield Path(name)


@given(st.sampled_from(sorted(SHEETS)), rows)
@settings(max_examples=10, deadline=None, phases=(Phase.explicit, Phase.generate))
def test_no_finding_shows_what_was_typed(folder: Path, kind: str, typed: list[list[str]]) -> None:
    # The own number of a client stands in its column too: that is how it is known as one.
    table = [*typed, *([number] for number in NUMBERS)]
    Filled(kind, rows={SHEETS[kind]: table}).write(folder / "in" / "zorg 123456782.xlsx")
    for options in ((), ("--json",)):
        target = folder / "overzicht.xlsx"
        target.unlink(missing_ok=True)
        printed = run("ingest", folder / "in", "-o", target, *options)
        seen = set(in_sight("".join(printed)))
        # Where no clients are asked a word is a word; a BSN stays out of sight there too.
        allowed = {*NUMBERS, *NAMES} if kind == VOLUMES else set[str]()
        assert seen <= allowed


def test_the_secrets_are_looked_for() -> None:
    assert in_sight(f"x {BSNS[0]} {NAMES[0].upper()}") == [BSNS[0], NAMES[0]]
