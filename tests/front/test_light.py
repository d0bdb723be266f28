"""What must start at once imports nothing heavy (design.md section 5, performance)."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("polars", "numpy", "openpyxl", "pydantic", "xlwings", "xlsxwriter", "tqdm")
RUN = """
import sys
from ibcalc.front.cli import main
try:
    main({arguments!r})
except SystemExit:
    pass
print("HEAVY", [name for name in {heavy!r} if name in sys.modules], file=sys.stderr)
"""


def _heavy_after(code: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return ran.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    "arguments", [["--help"], ["calculate", "--help"], ["--version"], ["doctor"], ["calculate"]]
)
def test_no_heavy_import(arguments: list[str]) -> None:
    assert _heavy_after(RUN.format(arguments=arguments, heavy=HEAVY)) == "HEAVY []"


def test_the_pytest_plugin_is_light() -> None:
    code = (
        "import sys, ibcalc.pytest_plugin\n"
        f"print('HEAVY', [n for n in {HEAVY!r} if n in sys.modules], file=sys.stderr)"
    )
    assert _heavy_after(code) == "HEAVY []"
