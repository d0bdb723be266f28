"""What a file really is, by its content: a workbook, or something else that is named as such."""

from __future__ import annotations

import re
from collections.abc import Collection

from ibcalc.workbook.reader.opening import CannotOpen, cannot_open

ZIP_MAGIC = b"PK\x03\x04"
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
LOOK_AT = 4096
"""Bytes from the start that tell text and web pages apart."""

_MAGICS = (
    (b"PAR1", "een Parquet-bestand"),
    (b"%PDF", "een pdf-document"),
    (b"{\\rtf", "een rtf-document"),
    (b"\x1f\x8b", "een gz-archief"),
    (b"7z\xbc\xaf", "een 7z-archief"),
    (b"Rar!", "een rar-archief"),
    (b"\x89PNG", "een afbeelding"),
    (b"\xff\xd8\xff", "een afbeelding"),
)

_PACKAGES = (
    ("xl/workbook.bin", "een binaire werkmap (.xlsb)"),
    ("word/document.xml", "een Word-document"),
    ("ppt/presentation.xml", "een PowerPoint-presentatie"),
    ("content.xml", "een bestand van LibreOffice of OpenOffice (.ods)"),
    ("index/document.iwa", "een werkmap van Apple Numbers"),
)


def require_zip(data: bytes, file: str) -> None:
    """Refuse bytes that do not start as a zip file, and say what they are instead.

    Raises:
        CannotOpen: BOEK-007 (password), BOEK-008 (.xls) or BOEK-009 (something else).
    """
    if data.startswith(ZIP_MAGIC):
        return
    if data.startswith(OLE_MAGIC):
        code = "BOEK-007" if ENCRYPTED_STREAM in data else "BOEK-008"
        raise cannot_open(code, file)
    raise cannot_open("BOEK-009", file, soort=_kind_of(data))


def require_container(start: bytes, file: str) -> None:
    """Refuse a file that does not start as any workbook does; its first bytes are enough.

    Raises:
        CannotOpen: BOEK-009, as neither a zip file nor an old document of Office.
    """
    if not start.startswith(OLE_MAGIC):
        require_zip(start, file)


def _kind_of(data: bytes) -> str:
    for magic, kind in _MAGICS:
        if data.startswith(magic):
            return kind
    start = data[:LOOK_AT].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<meta")) or b"<html" in start:
        return "een webpagina (html)"
    if start.startswith(b"<?xml"):
        return "een xml-bestand"
    if re.search(rb"[\x00-\x08\x0e-\x1a]", start):
        return "een bestand van een onbekende soort"
    return "een tekstbestand (zoals csv)"


def not_a_workbook(names: Collection[str], file: str) -> CannotOpen:
    """The refusal for a sound zip without a workbook part; ``names`` are its parts, casefolded."""
    for part, kind in _PACKAGES:
        if part in names:
            return cannot_open("BOEK-009", file, soort=kind)
    return cannot_open("BOEK-009", file, soort="een zip-archief")
