"""Workbooks with client numbers in every place where one can hide."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import xlsxwriter

from ibcalc.workbook.privacy.keys import Key
from ibcalc.workbook.privacy.pseudonymise import Pseudonymised, pseudonymise
from ibcalc.workbook.privacy.pseudonyms import Pseudonyms
from ibcalc.workbook.reader.opening import Refused

BSN, OTHER, LOST_ZERO, OWN = "999900006", "999900018", "12345672", "KL-83749"
"""The third is 012345672 after a program took its zero away."""
KEY = Key(bytes(range(32)))
NAMES = Pseudonyms(KEY)
HEADERS = ("Client", "Aanbieder", "Naam", "Geboortedatum", "Van", "T/m", "Opmerking")


def caseload(path: Path, change: Callable[[xlsxwriter.Workbook], object] = lambda _: None) -> Path:
    """A caseload with shared texts, on which ``change`` may still work."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Clienten")
        bold, red = book.add_format({"bold": True}), book.add_format({"color": "red"})
        sheet.write_row(0, 0, HEADERS)
        rows = (BSN, OTHER, f" {BSN} ", int(LOST_ZERO), OWN, "17", "1234567.89")
        for row, number in enumerate(rows, start=1):
            sheet.write(row, 0, number, bold if row == 2 else None)
            sheet.write_row(row, 1, ["Zorg Oost", "x", "1-1-1950", "1-1-2016", "31-12-2016"])
        sheet.write(1, 6, f"zie ook {BSN[:4]}.{BSN[4:6]}.{BSN[6:]} en {OWN}.")
        sheet.write_rich_string(2, 6, "was ", bold, BSN[:5], red, BSN[5:], " toen")
        sheet.write(3, 6, 1048576.5)
        sheet.write_comment(1, 0, f"gebeld over {OTHER}")
        sheet.set_header(f"&Llijst {BSN}")
        other = book.add_worksheet("Opzoek")
        other.write_row(0, 0, ["nummer", "bedrag", "datum"])
        other.write_row(1, 0, [int(BSN), 319.24, 42370])
        other.write_formula(2, 0, "=Clienten!A3", None, OTHER)
        other.write_url(3, 0, "internal:Clienten!A2", string="naar", tip=f"cliënt {BSN}")
        book.set_properties({"comments": f"lijst met {BSN}", "author": "x"})
        change(book)
    return path


def with_part(path: Path, added: Mapping[str, bytes]) -> Path:
    """The workbook with parts added or replaced."""
    data = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(data, "w") as new:
        for name in old.namelist():
            new.writestr(name, added.get(name, old.read(name)))
        for name in added.keys() - set(old.namelist()):
            new.writestr(name, added[name])
    path.write_bytes(data.getvalue())
    return path


def parts(path: Path) -> dict[str, bytes]:
    """The unpacked parts of a workbook by name."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def run(source: Path, target: Path, key: Key = KEY) -> Pseudonymised:
    """A copy under a key that is kept elsewhere."""
    return pseudonymise(source, target, key, target.parent / "elders" / "sleutel.txt")


def codes(done: Pseudonymised) -> set[str]:
    """What was told."""
    return {finding.code for finding in done.findings}


def refused(source: Path) -> Refused:
    """Why no copy is made; nothing is written."""
    target = source.with_name(f"uit{source.suffix}")
    with pytest.raises(Refused) as why:
        run(source, target)
    assert not target.exists()
    return why.value
