"""The command line run inside the test, with what it printed."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ibcalc.front.cli import main
from tests.front.workbooks import BUDGET, CLIENTEN, FAULTY, SCENARIOS, model


@dataclass(frozen=True)
class Ran:
    """What a command line came to."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one object on stdout."""
        return json.loads(self.out)


Cli = Callable[..., Ran]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    """Runs ``ibcalc`` with these arguments."""

    def run(*arguments: object) -> Ran:
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as stopped:
            status = int(stopped.code or 0)
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    return run


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A model with clients, a budget and a scenario, without a fault."""
    sheets = {"Clienten": CLIENTEN, "Budget": BUDGET, "Scenario_s": SCENARIOS}
    return model(tmp_path / "goed.xlsx", **sheets)


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A sound model with a client row that ends before it starts."""
    return model(tmp_path / "rijfout.xlsx", Clienten=FAULTY)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A model with overlapping tariffs, which stops the calculation."""
    tarieven = """
| Product | Vanaf    | T/m        | Tarief |
| IB1     | 1-1-2016 | 31-12-2016 | 319,24 |
| IB1     | 1-6-2016 | 31-12-2016 | 320,00 |
"""
    producten = """
| Product | Omschrijving | Soort | Eenheid | Bekostiging | Toerekening |
| IB1     | Toezicht     | basis | periode | output      | vol         |
"""
    clienten = CLIENTEN.splitlines()
    return model(
        tmp_path / "modelfout.xlsx",
        Producten=producten,
        Tarieven=tarieven,
        Clienten="\n".join(clienten[:3]),
    )
