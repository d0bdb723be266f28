"""A BSN in a model: told by its cell, and never quoted by another finding."""

from __future__ import annotations

from pathlib import Path

import pytest

import ibcalc
from tests.front.conftest import Cli, cli  # noqa: F401 - the fixture
from tests.front.workbooks import CLIENTEN, model

BSN = "999900006"
TARIEVEN = f"""
| Product | Vanaf    | T/m        | Tarief | Bron              |
| IB1     | 1-1-2016 | 31-12-2016 | 319,24 | mail over {BSN}   |
| {BSN}   | 1-1-2016 | 31-12-2016 | 320,00 |                   |
"""


def test_a_text_with_a_bsn_is_told_by_its_cell(tmp_path: Path) -> None:
    book = ibcalc.load(model(tmp_path / "m.xlsx", Tarieven=TARIEVEN, Clienten=CLIENTEN))
    found = [one for one in book.findings if one.code == "PRIV-104"]
    cells = {(one.place.sheet, cell) for one in found for cell in one.cells}
    assert {("Tarieven", "E2")} <= cells


@pytest.mark.parametrize("command", ["calculate", "check"])
def test_no_finding_quotes_it(cli: Cli, tmp_path: Path, command: str) -> None:  # noqa: F811
    path = model(tmp_path / "m.xlsx", Tarieven=TARIEVEN, Clienten=CLIENTEN)
    for options in ((), ("--json",)):
        ran = cli(command, path, *options)
        assert ran.status == 1
        assert BSN not in ran.out + ran.err
    assert "XXXXXXXXX" in ran.out


def test_a_sound_model_has_none() -> None:
    path = Path(ibcalc.__file__).parents[1] / "templates" / "model-ib-2016.xlsx"
    assert not [one for one in ibcalc.load(path).findings if one.code.startswith("PRIV")]
