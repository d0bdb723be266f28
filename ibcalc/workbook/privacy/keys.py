"""The key of pseudonyms: a small text file that is kept apart from every workbook."""

from __future__ import annotations

import errno
import hashlib
import hmac
import os
import re
import secrets
import stat
from dataclasses import dataclass, field
from pathlib import Path

from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding
from ibcalc.model.place import Place
from ibcalc.workbook.atomic import CannotWrite, refuse_target
from ibcalc.workbook.privacy.alphabet import readable
from ibcalc.workbook.reader.opening import CAREFULLY, CannotOpen, read_bytes, shown_name

ABSENT, THERE_ALREADY, READABLE, NO_KEY = "PRIV-201", "PRIV-202", "PRIV-203", "PRIV-204"
LOCKED = "BOEK-062"
KEY_BYTES = 32
NUMBER_LENGTH = 8
OWNER_ONLY = 0o600
OTHERS = 0o077
"""The rights of group and others; Windows has no such bits, there the folder decides."""

FIRST_LINE = "# Sleutel van ibcalc voor pseudoniemen, versie 1"
_EXPLAINED = """\
# GEHEIM: wie deze sleutel en de cliëntnummers heeft, kan elk pseudoniem herleiden.
# Bewaar dit bestand niet bij de werkmappen, verstuur het niet en maak voor elk doel een nieuwe.
"""
_SECRET = re.compile(r"^sleutel: ([0-9a-f]*)$", re.MULTILINE)
_NEW = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL
    | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Key:
    """A key; its ``number`` says which one it is and tells nothing of the ``secret``."""

    secret: bytes = field(repr=False)

    @property
    def number(self) -> str:
        """Eight signs by which two keys can be told apart."""
        digest = hmac.digest(self.secret, b"ibcalc: number of the key", hashlib.sha256)
        return readable(digest, NUMBER_LENGTH)


def make_key(path: Path) -> Key:
    """A new key in a new file that only its owner may read.

    Raises:
        CannotWrite: there is a file with this name already, or its folder is absent or locked.
    """
    refuse_target(path)
    key = Key(secrets.token_bytes(KEY_BYTES))
    try:
        handle = os.open(path, _NEW, OWNER_ONLY)
    except OSError as error:
        there = error.errno in (errno.EEXIST, errno.ELOOP)
        raise CannotWrite(_told(THERE_ALREADY if there else LOCKED, path)) from error
    lines = f"{FIRST_LINE}\n{_EXPLAINED}nummer: {key.number}\nsleutel: {key.secret.hex()}\n"
    with os.fdopen(handle, "wb") as stream:
        stream.write(lines.encode())
    return key


def read_key(path: Path) -> Key:
    """The key in a file.

    Raises:
        CannotOpen: absent, a link, readable by others than its owner, no key or one that is cut.
    """
    if not path.exists() and not path.is_symlink():
        raise CannotOpen(_told(ABSENT, path))
    data, _ = read_bytes(path)
    if os.name == "posix" and _rights(path) & OTHERS:
        raise CannotOpen(_told(READABLE, path))
    text = data.decode("utf-8", "replace").replace("\r\n", "\n")
    found = _SECRET.search(text)
    if not text.startswith(f"{FIRST_LINE}\n") or found is None or len(found[1]) != 2 * KEY_BYTES:
        raise CannotOpen(_told(NO_KEY, path))
    return Key(bytes.fromhex(found[1]))


def _rights(path: Path) -> int:
    """The rights of the file itself: a link was refused, and stays so here."""
    handle = os.open(path, CAREFULLY)
    try:
        return stat.S_IMODE(os.fstat(handle).st_mode)
    finally:
        os.close(handle)


def _told(code: str, path: Path) -> Finding:
    return finding(code, Place(shown_name(path)), bestand=shown_name(path))
