"""The planted faults, as they stand in the text files of folder ``faults``.

    # ibcalc/engine/periods.py
    one day of a period forgotten
    - return self.end - self.begin + 1
    + return self.end - self.begin
    = only for a fault that changes nothing: why no test can see it

Old and new text may each be several lines, as many of the one as of the other; indentation and
blank lines are those of the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent / "faults"


class CannotRead(Exception):
    """A file of faults that is not as it should be; says where."""


@dataclass
class Fault:
    """One fault: in the file ``path`` the lines ``old`` become the lines ``new``.

    ``equivalent`` says why it changes nothing, and is empty for a fault that a test must catch.
    """

    path: str
    name: str
    old: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    equivalent: str = ""

    @property
    def places(self) -> list[re.Match[str]]:
        """Where the old text stands in the source as it is now; it should be one place."""
        pattern = r"((?:[ ]*\n)+[ ]*)".join(map(re.escape, self.old))
        return list(re.finditer(pattern, source_of(self.path)))

    @property
    def planted(self) -> str:
        """The source with the fault in it."""
        (place,) = self.places
        gaps = (*place.groups(), "")
        text = "".join(line + gap for line, gap in zip(self.new, gaps, strict=True))
        source = source_of(self.path)
        return f"{source[: place.start()]}{text}{source[place.end() :]}"


@cache
def source_of(path: str) -> str:
    """The source of a file of the package."""
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def faults() -> tuple[Fault, ...]:
    """All faults, in the order of the files."""
    return tuple(fault for file in sorted(FOLDER.glob("*.txt")) for fault in _read(file))


def _read(file: Path) -> Iterator[Fault]:
    """The faults of one file.

    Raises:
        CannotRead: a line stands where it can't.
    """
    path = ""
    fault: Fault | None = None
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        sign, text = line[:2], line[2:].strip()
        if sign == "# ":
            path = text
        elif sign in SIDES:
            if fault is None:
                raise CannotRead(f"{file.name}:{number} belongs to no fault")
            SIDES[sign](fault, text)
        elif line:
            if fault is not None:
                yield fault
            fault = Fault(path, line)
    if fault is not None:
        yield fault


def _old(fault: Fault, text: str) -> None:
    fault.old.append(text)


def _new(fault: Fault, text: str) -> None:
    fault.new.append(text)


def _equivalent(fault: Fault, text: str) -> None:
    fault.equivalent = text


SIDES = {"- ": _old, "+ ": _new, "= ": _equivalent}
