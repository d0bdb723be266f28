"""A headless LibreOffice that recalculates a workbook, in a profile of its own.

LibreOffice keeps the cached values of a workbook that says it was made by Excel, so the profile
asks for a full recalculation on loading. What it then saves holds what the formulas really give.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import openpyxl

Values = dict[tuple[str, str], object]
"""The value of each cell that has one, by sheet and address."""

START_AGAIN = 81
"""The exit status of LibreOffice when a fresh profile was just made."""

TIMEOUT = 180

SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>nl-NL</value></prop></item>
</oor:items>
"""
"""Always recalculate; Dutch notation, as the users have it."""


@dataclass(frozen=True)
class LibreOffice:
    """The program, and the folder with its profile and what it makes."""

    program: str
    folder: Path

    def recalculated(self, workbook: Path) -> Values:
        """Every value of a workbook after a full recalculation."""
        return read_values(self.convert(workbook, "xlsx"))

    def convert(self, workbook: Path, kind: str) -> Path:
        """The workbook in another format (``xlsx``, ``pdf``), perhaps with a filter behind a colon.

        Raises:
            RuntimeError: LibreOffice made no file; the message holds what it said.
        """
        profile, made = self._profile(), self.folder / "made"
        command = [
            self.program, "--headless", "--norestore", "--nologo", "--nofirststartwizard",
            f"-env:UserInstallation={profile.as_uri()}",
            "--convert-to", kind, "--outdir", str(made), str(workbook),
        ]  # fmt: skip
        target = made / f"{workbook.stem}.{kind.partition(':')[0]}"
        target.unlink(missing_ok=True)
        for _ in range(2):
            run = subprocess.run(
                command, capture_output=True, text=True, timeout=TIMEOUT, check=False
            )
            if run.returncode != START_AGAIN:
                break
        if not target.is_file():
            raise RuntimeError(f"LibreOffice made no {kind}: {run.stdout} {run.stderr}")
        return target

    def _profile(self) -> Path:
        profile = self.folder / "profile"
        settings = profile / "user" / "registrymodifications.xcu"
        if not settings.exists():
            settings.parent.mkdir(parents=True)
            settings.write_text(SETTINGS, encoding="utf-8")
        return profile


def read_values(workbook: Path) -> Values:
    """Every stored value of a workbook: the cached one of a formula."""
    book = openpyxl.load_workbook(workbook, data_only=True)
    values: Values = {}
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    values[sheet.title, cell.coordinate] = cell.value
    return values


def read_formulas(workbook: Path) -> dict[tuple[str, str], str]:
    """Every formula of a workbook, by sheet and address."""
    book = openpyxl.load_workbook(workbook)
    return {
        (sheet.title, cell.coordinate): str(cell.value)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def in_cents(value: object) -> object:
    """A number to the cent, so that sums of binary floats compare; anything else as it is."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    return Decimal(repr(value)).quantize(Decimal("0.01"), ROUND_HALF_UP)
