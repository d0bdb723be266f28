"""What was read, kept beside the output until that is written, so that a next run goes on with it.

A folder with a file for each submission. It holds what the submissions hold, client numbers too, so
only its owner may look in it, and it goes when the output is there. Nothing in it is trusted: a
file counts only under the name that follows from the bytes of the submission, the version of
ibcalc and the model; if it is what was written, to the byte; and if it is a submission in our form.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from ibcalc.model.version import VERSION
from ibcalc.workbook.reader.limits import Limits
from ibcalc.workbook.reader.opening import CannotOpen, read_bytes
from ibcalc.workbook.submissions.expected import Expected
from ibcalc.workbook.submissions.files import Sender
from ibcalc.workbook.submissions.forms.form import FORMS
from ibcalc.workbook.submissions.intake import codec
from ibcalc.workbook.submissions.submission import Submission

KEPT_SUFFIX = ".voortgang"
"""What the folder is named after the output: ``overzicht.xlsx.voortgang``."""
PART_SUFFIX = ".inzending"
"""The extension of the files in it, whose names are 64 hexadecimal digits."""
DRAFT_SUFFIX = ".half"
DIGEST = 64
OWNER_ONLY, OWNER_FILE = 0o700, 0o600
LIMITS = Limits(file_mb=512, parts=0, unpacked=0, cells=0, texts=0, shown=0)


def kept_folder(output: Path) -> Path:
    """Where a run that writes this output keeps what it read."""
    return output.with_name(output.name + KEPT_SUFFIX)


def is_kept_folder(folder: Path) -> bool:
    """True for a folder that a run left behind: by its name, and nothing else is in it."""
    if folder.is_symlink() or not folder.is_dir() or folder.suffix != KEPT_SUFFIX:
        return False
    try:
        return all(_is_part(path) for path in folder.iterdir())
    except OSError:
        return False


def _is_part(path: Path) -> bool:
    """True for a file of ours by its name."""
    name = path.name.removesuffix(DRAFT_SUFFIX)
    digits = name.removesuffix(PART_SUFFIX)
    ours = name != digits and len(digits) == DIGEST and set(digits) <= set("0123456789abcdef")
    return ours and not path.is_symlink() and path.is_file()


@dataclass(frozen=True, slots=True)
class Kept:
    """The folder of one run, and what its submissions are held against."""

    folder: Path
    against: str

    def find(self, sender: Sender, sha256: str) -> Submission | None:
        """What was read of a file with these bytes; None if that is not there, whole and ours."""
        path = self._path(sender, sha256)
        try:
            data, _ = read_bytes(path, LIMITS)
        except CannotOpen:
            return None
        digest, body = data[:DIGEST], data[DIGEST:]
        if digest != _digest(body):
            return None
        try:
            one = codec.decode(body, sender, sha256)
        except codec.Malformed:
            return None
        return one if one.opened else None

    def keep(self, sender: Sender, sha256: str, body: bytes) -> None:
        """Keep what was read; if there is no room for it, it is read again another time."""
        path = self._path(sender, sha256)
        draft = path.with_name(f"{path.name}{DRAFT_SUFFIX}")
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            handle = os.open(draft, flags, OWNER_FILE)
            with os.fdopen(handle, "wb") as stream:
                stream.write(_digest(body) + body)
            draft.replace(path)

    def _path(self, sender: Sender, sha256: str) -> Path:
        """Named by all that what was read depends on; its names stand in messages too."""
        named = json.dumps([self.against, sha256, sender.file, sender.path.name])
        return self.folder / f"{_digest(named.encode()).decode()}{PART_SUFFIX}"


def kept_number(folder: Path) -> int:
    """How many submissions are kept in a folder."""
    if folder.is_symlink() or not folder.is_dir():
        return 0
    return sum(path.suffix == PART_SUFFIX and _is_part(path) for path in folder.iterdir())


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()


def open_kept(folder: Path, expected: Expected) -> Kept | None:
    """The folder to keep in, made if need be; None if it can't be used safely.

    That is a link, a folder of someone else or one that others may look in, and a model of which
    the bytes are not known, so that it can't be told from another.
    """
    model = expected.model
    if model is not None and not model.sha256:
        return None
    try:
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=OWNER_ONLY)
        status = folder.lstat()
    except OSError:
        return None
    if not (stat.S_ISDIR(status.st_mode) and _only_mine(status)):
        return None
    forms = {form.kind: form.version for form in FORMS.values()}
    against = [VERSION, codec.FORM, model.sha256 if model else "", forms]
    return Kept(folder, json.dumps(against, sort_keys=True))


def _only_mine(status: os.stat_result) -> bool:
    """True if nobody else can have put something there; Windows has its rights elsewhere."""
    if not hasattr(os, "geteuid"):
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & 0o077


def forget(folder: Path) -> None:
    """Take away what was kept, and nothing else: the folder stays if there is more in it."""
    if folder.is_symlink() or not folder.is_dir():
        return
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if _is_part(path):
                path.unlink()
        folder.rmdir()
