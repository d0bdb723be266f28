"""Reading .xls, .xlsb and .ods: by a Rust reader, in a process with limits, values alone."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

from ibcalc.workbook.old_formats import worker
from ibcalc.workbook.reader.filekind import (
    ENCRYPTED_STREAM,
    OLE_MAGIC,
    ZIP_MAGIC,
    require_container,
)
from ibcalc.workbook.reader.grid import MAX_COLUMN, MAX_ROW, Sheet, State, Workbook
from ibcalc.workbook.reader.limits import USUAL, Limits
from ibcalc.workbook.reader.opening import CannotOpen, cannot_open, read_bytes, shown_name
from ibcalc.workbook.reader.package import UNPACK_ERRORS, Package
from ibcalc.workbook.reader.xlsx import read_workbook

READER = "python_calamine"
XLS = "een werkmap in de oude indeling van Excel (.xls)"
XLSB = "een binaire werkmap (.xlsb)"
ODS = "een bestand van LibreOffice of OpenOffice (.ods)"
_PACKAGES = MappingProxyType({"xl/workbook.bin": XLSB, "content.xml": ODS})
_XLS_STREAMS = tuple(name.encode("utf-16-le") for name in ("Workbook\0", "Book\0"))
_STATES = MappingProxyType({"Hidden": State.HIDDEN, "VeryHidden": State.VERY_HIDDEN})


@dataclass(frozen=True, slots=True)
class Walls:
    """What the process may ask: address space in megabytes, and seconds on the clock."""

    megabytes: int = 1_024
    seconds: int = 60


USUAL_WALLS = Walls()
"""The reader takes 300 bytes per cell: room for a caseload of a hundred thousand clients."""


def open_any(path: Path, limits: Limits = USUAL) -> Workbook:
    """A workbook in any format that is read: exactly if it is .xlsx or .xlsm, else its values.

    Of an old one ``old_format`` is set, which becomes a waarschuwing.

    Raises:
        CannotOpen: see :func:`ibcalc.workbook.reader.xlsx.open_workbook`; or an old format that
            can't be read here, or not within the limits.
    """
    data, sha256 = read_bytes(path, limits, require_container)
    if old_format(data):
        return read_old(data, shown_name(path), sha256, limits)
    return read_workbook(data, shown_name(path), sha256, limits)


def old_format(data: bytes) -> str:
    """What old format these bytes are, in Dutch; empty if none, or if it has a password."""
    if data.startswith(OLE_MAGIC):
        encrypted = ENCRYPTED_STREAM in data
        return XLS if not encrypted and any(name in data for name in _XLS_STREAMS) else ""
    if not data.startswith(ZIP_MAGIC):
        return ""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = {name.casefold() for name in package.namelist()}
    except UNPACK_ERRORS:
        return ""
    return next((kind for part, kind in _PACKAGES.items() if part in names), "")


def read_old(
    data: bytes, file: str, sha256: str, limits: Limits = USUAL, walls: Walls = USUAL_WALLS
) -> Workbook:
    """The values in a workbook for which :func:`old_format` has a word.

    Raises:
        CannotOpen: the reader is not installed, or the file is damaged, unsafe or takes too much.
    """
    kind = old_format(data)
    if find_spec(READER) is None:
        raise cannot_open("BOEK-071", file, soort=kind)
    if data.startswith(ZIP_MAGIC):
        _unpack_all(Package(data, file, limits))
    answer = _ask(data, limits.cells, walls)
    if not isinstance(answer, bytes):
        raise _refusal(answer, file, kind)
    sheets = tuple(_sheet(file, one) for one in json.loads(answer))
    if not sheets:
        raise cannot_open("BOEK-019", file)
    return Workbook(file=file, sha256=sha256, sheets=sheets, old_format=kind)


def _unpack_all(package: Package) -> None:
    """Count and check every part, as the reader unpacks them without limits."""
    for name in package.names:
        for _ in package.chunks(name):
            pass


def _ask(data: bytes, cells: int, walls: Walls) -> bytes | int:
    """What the process answers, or its exit status if that is not 0."""
    limits = [str(walls.megabytes), str(walls.seconds), str(cells)]
    command = [sys.executable, "-I", str(Path(worker.__file__)), *limits]
    try:
        done = subprocess.run(  # noqa: S603 - our own script, with three numbers
            command, input=data, capture_output=True, timeout=walls.seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return worker.TOO_MUCH
    return done.returncode or done.stdout


def _refusal(status: int, file: str, kind: str) -> CannotOpen:
    """The reader ends its process when memory is refused, so every other end counts as that."""
    code = "BOEK-072" if status == worker.UNREADABLE else "BOEK-073"
    return cannot_open(code, file, soort=kind)


def _sheet(file: str, read: Mapping[str, object]) -> Sheet:
    name, state, stored = read["name"], read["state"], read["rows"]
    if not (isinstance(name, str) and isinstance(stored, dict)):
        raise TypeError("the process answered something else than sheets")
    rows: dict[int, Sequence[str]] = {
        int(number): cells[:MAX_COLUMN]
        for number, cells in stored.items()
        if int(number) <= MAX_ROW
    }
    return Sheet(file, name, rows, state=_STATES.get(str(state), State.VISIBLE))
