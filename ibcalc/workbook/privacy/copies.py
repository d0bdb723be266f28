"""The copies with data of clients in a folder: only what ibcalc knows for sure, and no model."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from ibcalc.engine.result import LINE_COLUMNS
from ibcalc.model.bsn import crossed_out
from ibcalc.model.names import normal
from ibcalc.workbook.annotate.archive import Archive
from ibcalc.workbook.annotate.book import Book
from ibcalc.workbook.annotate.findings_page import FINDINGS
from ibcalc.workbook.annotate.parts import Parts
from ibcalc.workbook.annotate.xmlpatch import CannotPatch
from ibcalc.workbook.made import COMPARISON, MADE, OUTCOME, OVERVIEW, PSEUDONYMS
from ibcalc.workbook.privacy.csv_copy import clients_in, read_csv_text
from ibcalc.workbook.privacy.pseudonyms import PREFIX, PSEUDONYM
from ibcalc.workbook.reader.facts import DocumentFacts, read_stamp_sources
from ibcalc.workbook.reader.limits import SUBMISSION
from ibcalc.workbook.reader.opening import CannotOpen, cannot_open, read_bytes, shown_name
from ibcalc.workbook.sheets.rows import PRODUCTEN, TARIEVEN
from ibcalc.workbook.submissions.expected import expected_of
from ibcalc.workbook.submissions.files import Sender
from ibcalc.workbook.submissions.forms.form import FORMS
from ibcalc.workbook.submissions.intake.kept import is_kept_folder
from ibcalc.workbook.submissions.reading.read import read_submission
from ibcalc.workbook.submissions.reading.stamp_reader import read_stamp

MADE_KINDS = {
    OUTCOME: "uitkomst",
    COMPARISON: "vergelijking",
    OVERVIEW: "overzicht van inzendingen",
    PSEUDONYMS: "kopie met pseudoniemen",
}
CHANGED = ", daarna gewijzigd"
SUBMITTED, MARKED = "inzending", "gemerkte kopie van een inzending"
LINES, HALF_WAY = "regels van een uitkomst", "voortgang van een onderbroken controle"
WORKBOOKS, CSV, PARQUET = (".xlsx", ".xlsm"), ".csv", ".parquet"
HEADER = ",".join(LINE_COLUMNS).encode()
PSEUDONYM_SIGNS = (PREFIX.encode(), b"P\0-")
"""How a pseudonym starts in a file with characters of one byte, and of two."""
MODEL_SHEETS = frozenset((normal(PRODUCTEN.name), normal(TARIEVEN.name)))

_Identity = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Copy:
    """A file, or a folder with half a check; ``size`` in bytes, ``day`` when it was last changed.

    ``name`` is how it is shown, from the folder that was searched.
    """

    path: Path
    name: str
    kind: str
    size: int
    day: date
    identity: _Identity


@dataclass(frozen=True, slots=True)
class Found:
    """What a folder holds; ``others`` are files that are left alone, links are among them."""

    copies: tuple[Copy, ...]
    others: int


def find_copies(folder: Path) -> Found:
    """Everything in a folder and the folders in it that is a copy; links are not followed.

    Raises:
        CannotOpen: there is no such folder, or it is a link.
    """
    if folder.is_symlink():
        raise cannot_open("BOEK-022", folder.name)
    if not folder.is_dir():
        raise cannot_open("BOEK-001", folder.name)
    copies: list[Copy] = []
    others = 0
    for path in _entries(folder):
        kind = HALF_WAY if _is_half_way(path) else _kind(path)
        if kind:
            copies.append(_copy(path, folder, kind))
        else:
            others += 1
    return Found(tuple(copies), others)


def _entries(folder: Path) -> Iterator[Path]:
    """Files, links and kept folders, in a fixed order; no folder behind a link."""
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        return
    for path in inside:
        if path.is_symlink() or not path.is_dir() or _is_half_way(path):
            yield path
        else:
            yield from _entries(path)


def _is_half_way(path: Path) -> bool:
    """True for a kept folder; an empty one may be anyone's, and holds nothing."""
    return is_kept_folder(path) and any(path.iterdir())


def _copy(path: Path, folder: Path, kind: str) -> Copy:
    status = path.lstat()
    inside = sorted(path.iterdir()) if path.is_dir() else []
    size = sum(one.lstat().st_size for one in inside) if inside else status.st_size
    day = datetime.fromtimestamp(status.st_mtime, UTC).astimezone().date()
    name = crossed_out("/".join(path.relative_to(folder).parts))
    return Copy(path, name, kind, size, day, _identity(path))


def _identity(path: Path) -> _Identity:
    status = path.lstat()
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def _kind(path: Path) -> str:
    """What a file is; empty for what is not ours or can't be read."""
    if not stat.S_ISREG(path.lstat().st_mode) or path.name.startswith("~$"):
        return ""
    suffix = path.suffix.casefold()
    try:
        if suffix in WORKBOOKS:
            return _workbook_kind(path)
        if suffix == CSV:
            return _csv_kind(path)
        return _parquet_kind(path) if suffix == PARQUET else ""
    except (CannotOpen, CannotPatch):
        return ""


def _workbook_kind(path: Path) -> str:
    data, _ = read_bytes(path)
    facts = read_stamp_sources(data, path.name)
    made = facts.property(MADE) or ""
    if made not in MADE_KINDS and read_stamp(facts).kind not in FORMS:
        return ""
    sheets = {normal(name) for name in Book(Parts(Archive(data, path.name))).sheets}
    if sheets >= MODEL_SHEETS:
        return ""
    if made in MADE_KINDS:
        return MADE_KINDS[made] + ("" if made == PSEUDONYMS else _changed_since(facts))
    if not _is_filled(path):
        return ""
    return MARKED if normal(FINDINGS) in sheets else SUBMITTED


def _changed_since(facts: DocumentFacts) -> str:
    """What is said of an outcome that was saved again: someone may have added something to it."""
    made, changed = (facts.core.get(name) for name in ("created", "modified"))
    return "" if made == changed else CHANGED


def _is_filled(path: Path) -> bool:
    """False for a template in which nothing is filled yet."""
    return read_submission(Sender(path, shown_name(path)), expected_of(None)).rows > 0


def _csv_kind(path: Path) -> str:
    data, _ = read_bytes(path)
    if data.startswith(HEADER) and data[len(HEADER) :][:1] in (b"\n", b"\r", b""):
        return LINES if data[len(HEADER) :].strip() else ""
    if not any(sign in data[: SUBMISSION.texts] for sign in PSEUDONYM_SIGNS):
        return ""
    clients = clients_in(read_csv_text(data, path.name))
    fields = clients.fields.values() if clients else ()
    return MADE_KINDS[PSEUDONYMS] if fields and all(map(PSEUDONYM.fullmatch, fields)) else ""


def _parquet_kind(path: Path) -> str:
    import polars as pl  # only this file format needs it

    data, _ = read_bytes(path)
    try:
        frame = pl.scan_parquet(io.BytesIO(data))
        names = tuple(frame.collect_schema())
        rows = frame.select(pl.len()).collect().item()
    except (pl.exceptions.PolarsError, OSError):
        return ""
    return LINES if names == LINE_COLUMNS and rows else ""


def remove(copy: Copy) -> bool:
    """Remove a copy; False if it changed since it was found, or the system does not allow it."""
    try:
        if _identity(copy.path) != copy.identity:
            return False
        if not copy.path.is_dir():
            copy.path.unlink()
        elif is_kept_folder(copy.path):
            for one in copy.path.iterdir():
                one.unlink()
            copy.path.rmdir()
        return not os.path.lexists(copy.path)
    except OSError:
        return False
