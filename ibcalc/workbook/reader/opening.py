"""Opening a file: its bytes are read once and hashed, or one clear sentence says why not."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

from ibcalc.model.bsn import crossed_out
from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding
from ibcalc.model.place import Place
from ibcalc.workbook.reader.limits import MEGABYTE, USUAL, Limits

CAREFULLY = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
)
"""No link is followed and no pipe or device waited for; Windows knows only its own O_BINARY."""

START = 4096
"""Bytes of a file that can be judged before the rest is read."""

CANNOT_OPEN_STATUS = 3
"""The exit status of the command line for a file that is refused."""


class Refused(Exception):
    """A file is not opened or not written; ``finding`` says why in one Dutch sentence."""

    exit_status = CANNOT_OPEN_STATUS

    def __init__(self, why: Finding) -> None:
        super().__init__(f"{why.message} {why.fix}".rstrip())
        self.finding = why

    @property
    def code(self) -> str:
        """The code of the finding."""
        return self.finding.code


class CannotOpen(Refused):
    """The file is absent, locked, not a workbook, damaged or unsafe. Nothing was read from it."""


def cannot_open(code: str, file: str, **values: object) -> CannotOpen:
    """The exception for a BOEK code; ``file`` is a base name, never a path."""
    file = crossed_out(file)
    return CannotOpen(finding(code, Place(file), bestand=file, **values))


def shown_name(path: Path) -> str:
    """The name of a file as findings show it: with crosses for a number that can be a BSN."""
    return crossed_out(path.name)


def too_many_cells(file: str, most: int) -> CannotOpen:
    """The refusal for a workbook with more cells, or more texts, than are read."""
    return cannot_open("BOEK-021", file, grens=f"{most:,}".replace(",", "."))


def read_bytes(
    path: Path, limits: Limits = USUAL, judge: Callable[[bytes, str], object] | None = None
) -> tuple[bytes, str]:
    """All bytes of a file, whatever its format, and their SHA-256 in hexadecimal.

    Args:
        path: of the file.
        limits: of its size.
        judge: is given the first bytes and the base name, and may refuse before more is read.

    Raises:
        CannotOpen: absent, a link, no regular file, locked, empty, too big or Excel's lock file.
    """
    file = path.name
    if file.startswith("~$"):
        raise cannot_open("BOEK-006", file)
    try:
        data = _content(path, limits.file_mb, judge)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise cannot_open("BOEK-001", file) from error
    except OSError as error:
        raise cannot_open(_why_not(path), file) from error
    if not data:
        raise cannot_open("BOEK-005", file)
    import hashlib  # brings OpenSSL along, which a command without a file can do without

    return data, hashlib.sha256(data).hexdigest()


def _why_not(path: Path) -> str:
    """The code for a file that the system does not open: Windows refuses folders too."""
    if path.is_symlink():
        return "BOEK-022"
    return "BOEK-002" if path.is_dir() else "BOEK-003"


def _content(path: Path, limit: int, judge: Callable[[bytes, str], object] | None) -> bytes:
    """The bytes of a regular file; it is looked at once it is open, so it cannot be swapped."""
    handle = os.open(path, CAREFULLY)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise cannot_open("BOEK-002", path.name)
        _fits(path, status.st_size, limit)
        with os.fdopen(handle, "rb", closefd=False) as stream:
            if judge and (start := stream.read(START)):
                judge(start, path.name)
                stream.seek(0)
            data = stream.read(limit * MEGABYTE + 1)
    finally:
        os.close(handle)
    _fits(path, len(data), limit)
    return data


def _fits(path: Path, size: int, limit: int) -> None:
    if size > limit * MEGABYTE:
        raise cannot_open("BOEK-004", path.name, grootte=-(-size // MEGABYTE), grens=limit)
