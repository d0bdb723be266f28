"""The directory of a zip, checked before anything is unpacked."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from itertools import pairwise

from ibcalc.workbook.reader.limits import Limits
from ibcalc.workbook.reader.opening import cannot_open

METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ENCRYPTED_FLAG = 0x1
SYMLINK, FILE_TYPE = 0o120000, 0o170000
LOCAL_HEADER = 30
"""Bytes before the name of a part, where the part itself stands."""


def checked_parts(
    infos: Sequence[zipfile.ZipInfo], file: str, limits: Limits
) -> dict[str, zipfile.ZipInfo]:
    """The parts by their casefolded names.

    Raises:
        CannotOpen: too many or too large, encrypted, doubled, overlapping, or with a name or a
            method that no workbook has.
    """
    if len(infos) > limits.parts:
        raise cannot_open("BOEK-024", file, aantal=len(infos), grens=limits.parts)
    if sum(info.file_size for info in infos) > limits.unpacked:
        raise cannot_open("BOEK-015", file)
    parts: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        name = info.filename.replace("\\", "/")
        code = _refusal(info, name)
        if not code and name.casefold() in parts:
            code = "BOEK-013"
        if code:
            raise cannot_open(code, file)
        parts[name.casefold()] = info
    if _overlap(infos):
        raise cannot_open("BOEK-023", file)
    return parts


def _refusal(info: zipfile.ZipInfo, name: str) -> str:
    if info.flag_bits & ENCRYPTED_FLAG:
        return "BOEK-011"
    absolute = name.startswith("/") or re.match(r"[A-Za-z]:", name)
    if absolute or ".." in name.split("/") or info.external_attr >> 16 & FILE_TYPE == SYMLINK:
        return "BOEK-012"
    return "" if info.compress_type in METHODS else "BOEK-014"


def _overlap(infos: Sequence[zipfile.ZipInfo]) -> bool:
    """True if two parts share bytes, or if the first does not stand at the start of the file."""
    spans = sorted(
        (
            info.header_offset,
            info.header_offset + LOCAL_HEADER + len(info.orig_filename) + info.compress_size,
        )
        for info in infos
    )
    hidden = bool(spans) and spans[0][0] != 0
    return hidden or any(end > start for (_, end), (start, _) in pairwise(spans))
