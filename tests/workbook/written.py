"""What a written workbook holds, read from its XML by another way than ibcalc's own reader."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

FORMULAS = frozenset(
    (
        "f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula",
        "totalsRowFormula",
    )
)  # fmt: skip
TEXTS = frozenset(("is", "si", "text"))
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_QUOTED = re.compile(r"\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'")


@dataclass
class Written:
    """Texts of cells and notes, and everything that a program could run or follow.

    ``formulas`` are without the texts and the names of sheets that are quoted in them; ``outside``
    are the kinds and targets of relations to what is not in the package.
    """

    texts: set[str] = field(default_factory=set)
    formulas: list[str] = field(default_factory=list)
    outside: set[tuple[str, str]] = field(default_factory=set)
    locations: set[str] = field(default_factory=set)
    sheets: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


def read_written(path: Path) -> Written:
    """Everything of a workbook; each part must be sound XML."""
    found = Written()
    for root in _roots(path):
        for one in root.iter():
            _look(one, one.tag.rpartition("}")[2], found)
    return found


def _roots(path: Path) -> Iterator[ET.Element]:
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        for name in package.namelist():
            if name.endswith((".xml", ".rels", ".vml")):
                yield ET.parse(io.BytesIO(package.read(name))).getroot()


def _look(one: ET.Element, tag: str, found: Written) -> None:
    if tag in FORMULAS:
        found.formulas.append(_QUOTED.sub("", one.text or ""))
    if tag == "definedName":
        found.names.append(one.attrib["name"])
    elif tag in TEXTS:
        pieces = (each.text or "" for each in one.iter() if each.tag.endswith("}t"))
        found.texts.add(_ESCAPE.sub(lambda match: chr(int(match[1], 16)), "".join(pieces)))
    elif tag == "Relationship" and one.get("TargetMode") == "External":
        found.outside.add((one.attrib["Type"].rpartition("/")[2], one.attrib["Target"]))
    elif tag == "hyperlink":
        found.locations.add(one.get("location", ""))
    elif tag == "sheet":
        found.sheets.append(one.attrib["name"])
