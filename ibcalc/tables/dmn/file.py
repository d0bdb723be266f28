"""The one place of this floor that reads a file: the bytes of a DMN file."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding
from ibcalc.model.place import Place

FilePath = str | PathLike[str]

MOST_BYTES = 20 << 20
"""A table of ten thousand rules is about 10 MB of XML."""


class CannotRead(Exception):
    """A DMN file is absent, damaged, unsafe or of another kind; nothing was read from it.

    ``finding`` says why in one Dutch sentence.
    """

    def __init__(self, file: str, reden: str) -> None:
        self.finding: Finding = finding("CNV-411", Place(file), bestand=file, reden=reden)
        super().__init__(f"{self.finding.message} {self.finding.fix}")


def read_bytes(path: FilePath) -> tuple[bytes, str]:
    """The bytes of a file and its name without folders.

    Raises:
        CannotRead: absent, no regular file, empty or far too big.
    """
    file = Path(path)
    try:
        if not file.is_file():
            raise CannotRead(file.name, "het bestaat niet, of het is geen bestand")
        if file.stat().st_size > MOST_BYTES:
            raise CannotRead(file.name, f"het is groter dan {MOST_BYTES >> 20} MB")
        data = file.read_bytes()
    except OSError as error:
        raise CannotRead(file.name, "het is in gebruik of u mag het niet lezen") from error
    if not data:
        raise CannotRead(file.name, "het is leeg")
    return data, file.name
