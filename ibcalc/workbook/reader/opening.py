"""Opening a file: its bytes are read once and hashed, or one clear sentence says why not."""

from __future__ import annotations

import stat
from pathlib import Path

from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding
from ibcalc.model.place import Place

MEGABYTE = 1 << 20
MAX_FILE_MB = 200
"""A million clients with ten columns are about 60 MB as .xlsx; three times that is no mistake."""

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
    return CannotOpen(finding(code, Place(file), bestand=file, **values))


def read_bytes(path: Path) -> tuple[bytes, str]:
    """All bytes of a file, whatever its format, and their SHA-256 in hexadecimal.

    Raises:
        CannotOpen: absent, not a regular file, locked, empty, over 200 MB or Excel's lock file.
    """
    file = path.name
    if file.startswith("~$"):
        raise cannot_open("BOEK-006", file)
    try:
        data = _content(path)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise cannot_open("BOEK-001", file) from error
    except OSError as error:
        raise cannot_open("BOEK-003", file) from error
    if not data:
        raise cannot_open("BOEK-005", file)
    import hashlib  # brings OpenSSL along, which a command without a file can do without

    return data, hashlib.sha256(data).hexdigest()


def _content(path: Path) -> bytes:
    status = path.stat()
    # Opening a pipe or device could wait for ever, so its kind is asked before it is opened.
    if not stat.S_ISREG(status.st_mode):
        raise cannot_open("BOEK-002", path.name)
    if status.st_size > MAX_FILE_MB * MEGABYTE:
        size = -(-status.st_size // MEGABYTE)
        raise cannot_open("BOEK-004", path.name, grootte=size, grens=MAX_FILE_MB)
    with path.open("rb") as stream:
        return stream.read(MAX_FILE_MB * MEGABYTE)
