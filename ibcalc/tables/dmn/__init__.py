"""DMN in and out: decision tables of a DMN 1.x file as tables of ours, and ours as DMN.

``load`` is the only thing on this floor that reads a file; see ``file``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ibcalc.tables.dmn.build import build
from ibcalc.tables.dmn.document import Document, document
from ibcalc.tables.dmn.elements import Damaged, Element, parse
from ibcalc.tables.dmn.export import export
from ibcalc.tables.dmn.file import CannotRead, FilePath, read_bytes
from ibcalc.tables.dmn.origin import Origin, origin_of
from ibcalc.tables.dmn.policy import Policy
from ibcalc.tables.dmn.table import Answer, DmnInput, DmnTable
from ibcalc.tables.dmn.typed import Types

__all__ = [
    "Answer",
    "CannotRead",
    "DmnInput",
    "DmnTable",
    "Origin",
    "Policy",
    "export",
    "load",
    "read",
]


def load(path: FilePath, *, imports: Iterable[FilePath] = ()) -> tuple[DmnTable, ...]:
    """Every decision table of a DMN file (1.1 and later), nested ones too, in their order.

    Args:
        path: the file.
        imports: other DMN files, for the types that the file imports from them.

    Raises:
        CannotRead: a file is absent, damaged, unsafe or no DMN.
    """
    others = [read_bytes(each) for each in imports]
    return read(*read_bytes(path), imports=others)


def read(
    data: bytes, file: str, *, imports: Iterable[tuple[bytes, str]] = ()
) -> tuple[DmnTable, ...]:
    """The decision tables in the bytes of a DMN file; ``file`` is the name in findings.

    Raises:
        CannotRead: damaged, unsafe or no DMN.
    """
    root, own = _document(data, file)
    others = [_document(*each)[1] for each in imports]
    types = Types(own, {each.namespace: each for each in others})
    origin = origin_of(root)
    built = (build(raw, types, file, number) for number, raw in enumerate(own.tables, start=1))
    return tuple(replace(table, origin=origin) for table in built)


def _document(data: bytes, file: str) -> tuple[Element, Document]:
    try:
        root = parse(data)
        return root, document(root)
    except Damaged as why:
        raise CannotRead(file, str(why)) from why
