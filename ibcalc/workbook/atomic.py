"""Writing a file whole or not at all, and never over an input. Every writer goes through here."""

from __future__ import annotations

import errno
import filecmp
import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from xlsxwriter.exceptions import FileCreateError

from ibcalc.model.bsn import crossed_out
from ibcalc.model.catalogue import finding
from ibcalc.model.place import Place
from ibcalc.workbook.reader.opening import Refused

_LOCKED = frozenset((errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY, errno.EROFS))
_REASONS = {
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "uw schijfruimte is op",
    errno.ENAMETOOLONG: "de naam is te lang",
}


class CannotWrite(Refused):
    """The target is an input, is locked or can't be made. What stood there is unchanged."""


def replace_whole(
    path: Path, write: Callable[[Path], None], *, inputs: Iterable[Path] = ()
) -> None:
    """Let ``write`` make a file beside the target and put it in its place when it is complete.

    A target that holds the same bytes already is left as it is, with the moment it was saved.

    Raises:
        CannotWrite: see :func:`refuse_target`, or the disk is full or unreachable.
    """
    refuse_target(path, inputs)
    target = path.resolve()
    draft = target.with_name(f".{secrets.token_hex(8)}{target.suffix}")
    try:
        with _worded(path.name):
            write(draft)
            if target.is_file() and filecmp.cmp(draft, target, shallow=False):
                return
            if target.exists():
                shutil.copymode(target, draft)
            draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def refuse_target(path: Path, inputs: Iterable[Path] = ()) -> None:
    """Refuse a target before any work is done for it.

    Raises:
        CannotWrite: the target is one of the inputs, a folder, write-protected, or its folder
            does not exist.
    """
    with _worded(path.name):
        if any(_same_file(path, one) for one in inputs):
            raise _cannot_write("BOEK-060", path.name)
        if path.is_dir():
            raise _cannot_write("BOEK-063", path.name)
        if not path.resolve().parent.is_dir():
            raise _cannot_write("BOEK-061", path.name)
        needed = [path.resolve().parent, *([path] if path.exists() else [])]
        if not all(os.access(one, os.W_OK) for one in needed):
            raise _cannot_write("BOEK-062", path.name)


def _same_file(one: Path, other: Path) -> bool:
    if one.exists() and other.exists():
        return one.samefile(other)
    return one.resolve() == other.resolve()


@contextmanager
def _worded(file: str) -> Iterator[None]:
    """Turn a fault of the file system into a sentence."""
    try:
        yield
    except FileCreateError as error:
        cause = error.args[0] if error.args else None
        raise _from_system(cause if isinstance(cause, OSError) else OSError(), file) from error
    except OSError as error:
        raise _from_system(error, file) from error


def _from_system(error: OSError, file: str) -> CannotWrite:
    if error.errno in _LOCKED:
        return _cannot_write("BOEK-062", file)
    # The text of the system is English and may hold a path, so it is not shown.
    reason = _REASONS.get(error.errno or 0, f"het systeem meldt fout {error.errno or 'onbekend'}")
    return _cannot_write("BOEK-064", file, reden=reason)


def _cannot_write(code: str, file: str, **values: object) -> CannotWrite:
    file = crossed_out(file)
    return CannotWrite(finding(code, Place(file), bestand=file, **values))
