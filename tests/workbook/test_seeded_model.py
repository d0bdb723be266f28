"""A model with planted defects: each told at its cell, none besides, wherever columns stand."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.workbook.seeded_model import ALL, HEADERS, NUMBER, PLAIN, Layout, expected, sheets
from tests.workbook.sheetbook import model_book

MOVED = {name: (*reversed(heads), "Eigen kolom") for name, heads in HEADERS.items()}
SLIPS = {"Tarieven": {"Tarief": "Tariev"}, "Budget": {"Grondslag": "Grondslagg"}, "Kenmerken": {}}
FOLLOWS = ("TAR-105",)
"""A gap between the prices of two planted rows, which have a day each."""
LAYOUTS: Mapping[str, Mapping[str, Layout]] = {
    "as it is": PLAIN,
    "titles": {name: Layout(heads, {}, ("Bijlage 3",)) for name, heads in HEADERS.items()},
    "moved": {name: Layout(order, {}) for name, order in MOVED.items()},
    "misspelled": {name: Layout(heads, SLIPS[name]) for name, heads in HEADERS.items()},
}


def test_there_are_enough_defects() -> None:
    assert NUMBER >= 40


@pytest.mark.parametrize("kind", LAYOUTS)
def test_every_defect_is_told_at_its_cell(kind: str) -> None:
    layouts = LAYOUTS[kind]
    findings = model_book(**sheets(layouts)).findings
    findings = tuple(one for one in findings if one.code not in FOLLOWS)
    told = sorted((one.code, f"{one.place.sheet}!{cell}") for one in findings for cell in one.cells)
    about_headers = [pair for pair in told if pair[0] in ("MOD-107", "MOD-157")]
    own = [
        (code, f"{name}!{layout.cell(-1, header)}")
        for name, layout in layouts.items()
        for code, headers in (("MOD-107", ["Eigen kolom"]), ("MOD-157", layout.heads))
        for header in headers
        if header in layout.order
    ]
    assert about_headers == sorted(own)
    assert [pair for pair in told if pair not in about_headers] == expected(layouts)
    assert sum(one.count for one in findings) == len(told)


def test_each_sheet_has_its_own_kinds_of_defects() -> None:
    for name, defects in ALL.items():
        assert len({defect.code for defect in defects}) > len(defects) / 2, name
