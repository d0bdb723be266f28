"""Which files are submissions, in a fixed order, and under which name overviews show each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ibcalc.workbook.reader.opening import cannot_open
from ibcalc.workbook.submissions.bsn_search import crossed_out
from ibcalc.workbook.submissions.together.naming import natural

MEANT = frozenset(
    {
        ".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods", ".csv", ".numbers", ".pdf",
        ".docx", ".doc", ".zip", ".html", ".htm",
    }
)  # fmt: skip
"""What a sender may have meant as a submission: opened, and refused by name if it is none."""
LOCK = "~$"
"""What the name of Excel's own lock file starts with."""


@dataclass(frozen=True, slots=True)
class Sender:
    """A file to read and the name under which it is shown; ``skipped``: no submission by its name.

    The shown name is unique among the files of one run and holds no number that can be a BSN.
    """

    path: Path
    file: str
    skipped: bool = False


def list_files(given: Iterable[Path], without: Iterable[Path] = ()) -> tuple[Sender, ...]:
    """The files that are named and those in the folders that are named, each once.

    Args:
        given: files, and folders of which only the files directly in them are taken.
        without: what is written by the run itself and so is no submission.

    Raises:
        CannotOpen: a path that does not exist, or a folder that can't be looked into. A file that
            can't be read is a finding later, for it may not stop the others.
    """
    own = {path.resolve() for path in without}
    found: dict[Path, tuple[Path, bool]] = {}
    for path in sorted(given):
        if not path.exists():
            raise cannot_open("BOEK-001", crossed_out(path.name))
        for one, skipped in _inside(path) if path.is_dir() else [(path, False)]:
            if one.resolve() not in own:
                found.setdefault(one.resolve(), (one, skipped))
    ordered = sorted(found.values(), key=lambda file: (natural(file[0].name), str(file[0])))
    names = _unique([crossed_out(path.name) for path, _ in ordered])
    return tuple(
        Sender(path, name, skipped) for (path, skipped), name in zip(ordered, names, strict=True)
    )


def _inside(folder: Path) -> Iterator[tuple[Path, bool]]:
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        raise cannot_open("BOEK-003", crossed_out(folder.name)) from error
    for path in paths:
        if path.is_file() and not path.name.startswith((".", LOCK)):
            yield path, path.suffix.casefold() not in MEANT


def _unique(names: Sequence[str]) -> Iterator[str]:
    """The names, with a number for those that another file has too: ``a (2).xlsx``."""
    taken = {name.casefold() for name in names}
    used: set[str] = set()
    for name in names:
        free, number = name, 1
        while free.casefold() in used:
            number += 1
            numbered = f"{Path(name).stem} ({number}){Path(name).suffix}"
            if numbered.casefold() not in taken:
                free = numbered
        used.add(free.casefold())
        yield free
