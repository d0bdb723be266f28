"""What is installed, what is missing and how to mend it; imports none of what it looks for."""

from __future__ import annotations

import locale
import os
import platform
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from ibcalc.model.version import VERSION

OLDEST_PYTHON = (3, 11)
EXCEL_EXTRA = 'extra == "excel"'
LIBREOFFICE_NAMES = ("soffice", "libreoffice")
LIBREOFFICE_PLACES = (
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.exe"),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at; ``fix`` is empty if all is well.

    ``needed`` is False for what ibcalc can do without.
    """

    name: str
    state: str
    fix: str = ""
    needed: bool = True

    @property
    def fine(self) -> bool:
        """True if nothing needs to be mended."""
        return not self.fix

    @property
    def mark(self) -> str:
        """A word, since colour or a sign alone does not reach everyone."""
        if self.fine:
            return "goed"
        return "FOUT" if self.needed else "let op"


def examine(terminal_encoding: str) -> tuple[Check, ...]:
    """All checks, in the order in which they are shown."""
    return (
        _python(),
        Check("ibcalc", VERSION),
        *_packages(),
        _libreoffice(),
        _encoding(terminal_encoding),
        _bytecode(),
        _writable("huidige map", Path.cwd),
        _writable("tijdelijke map", lambda: Path(tempfile.gettempdir())),
    )


def _python() -> Check:
    name, state = "Python", f"{platform.python_version()} ({sys.executable})"
    if sys.version_info >= OLDEST_PYTHON:
        return Check(name, state)
    oldest = ".".join(map(str, OLDEST_PYTHON))
    return Check(name, state, f"Installeer Python {oldest} of nieuwer van python.org.")


def _packages() -> Iterable[Check]:
    for requirement in _requirements():
        name = re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0]
        yield _package(name, needed="extra ==" not in requirement)


def _requirements() -> list[str]:
    """What a user may need, needed ones first; nothing if ibcalc is not installed."""
    try:
        declared = requires("ibcalc") or []
    except PackageNotFoundError:
        return []
    users = (item for item in declared if "extra ==" not in item or EXCEL_EXTRA in item)
    here = [item for item in users if _for_this_system(item)]
    return sorted(here, key=lambda item: ("extra ==" in item, item.lower()))


def _for_this_system(requirement: str) -> bool:
    systems = re.findall(r"(?:sys_platform|platform_system) == \W(\w+)\W", requirement)
    here = (sys.platform, platform.system())
    return not systems or any(system in here for system in systems)


def _package(name: str, *, needed: bool) -> Check:
    try:
        return Check(f"pakket {name}", version(name))
    except PackageNotFoundError:
        fix = f"{sys.executable} -m pip install {name}"
        return Check(f"pakket {name}", "ontbreekt", fix, needed)


def _libreoffice() -> Check:
    found = next(filter(None, map(shutil.which, LIBREOFFICE_NAMES)), None)
    place = found or next((str(path) for path in LIBREOFFICE_PLACES if path.exists()), None)
    if place:
        return Check("LibreOffice", place)
    fix = "Alleen nodig voor de tests van werkmappen; te installeren van libreoffice.org."
    return Check("LibreOffice", "niet gevonden", fix, needed=False)


def _encoding(terminal: str) -> Check:
    name = terminal or locale.getpreferredencoding(do_setlocale=False)
    try:
        "€ ë".encode(name)
    except (UnicodeEncodeError, LookupError):
        fix = "Zet de omgevingsvariabele PYTHONUTF8 op 1; nu worden € en ë als ? getoond."
        return Check("tekens op het scherm", name, fix, needed=False)
    return Check("tekens op het scherm", name)


def _bytecode() -> Check:
    if not sys.dont_write_bytecode:
        return Check("gecompileerde bytecode", "wordt bewaard")
    fix = "Haal PYTHONDONTWRITEBYTECODE weg; elke start duurt nu twee tot drie keer zo lang."
    return Check("gecompileerde bytecode", "wordt niet bewaard", fix, needed=False)


def _writable(name: str, find: Callable[[], Path]) -> Check:
    fix = "Vraag schrijfrechten, of werk vanuit een map waarin u mag schrijven."
    try:
        folder = find()
    except OSError:
        return Check(f"schrijven in {name}", "er is geen bruikbare map", fix)
    if os.access(folder, os.W_OK | os.X_OK):
        return Check(f"schrijven in {name}", str(folder))
    return Check(f"schrijven in {name}", f"mag niet ({folder})", fix)
