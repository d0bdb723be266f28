"""The benchmark of planted defects counts what the tests of the reader count."""

from __future__ import annotations

import pytest

from benchmarks.defects import LAYOUTS, measured


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_planted_cell_is_found_and_no_other(layout: str) -> None:
    name, _, planted, found, false, repaired = measured("ibcalc", layout)
    assert (name, found, false) == ("ibcalc", planted, "0")
    assert 0 < int(repaired) < int(planted)
