"""The script with openpyxl and a loop does the whole job of the benchmark to the cent."""

from __future__ import annotations

from pathlib import Path

import pytest

import ibcalc
from benchmarks import loop_job
from benchmarks.workbooks import write_caseload
from ibcalc.workbook.shipped.build import write_model

CLIENTS = 60


def test_both_give_the_same_total(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model, caseload, out = (tmp_path / name for name in ("m.xlsx", "c.xlsx", "uit.xlsx"))
    write_model(model)
    write_caseload(caseload, CLIENTS)
    loop_job.main(model, caseload, out)
    result = ibcalc.calculate(model, caseload)
    assert result.complete
    assert int(capsys.readouterr().out) == result.total
    assert out.exists()
