"""Notes on cells: the comments part of a sheet with ours added; the user's own notes stay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ibcalc.workbook.annotate.bounds import number_in
from ibcalc.workbook.annotate.xmlpatch import Document, Node, Patch, prefixed, read_tree, stored

AUTHOR = "ibcalc"
THREAD_AUTHOR = b"tc="
"""The author of the note that stands in for a conversation (threaded comment) of new Excel."""
FONT = '<rPr><sz val="9"/><color indexed="81"/><rFont val="Tahoma"/><family val="2"/></rPr>'


def empty_notes(namespace: str) -> bytes:
    """The comments part of a sheet that has no notes."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    inside = "<authors></authors><commentList></commentList>"
    return f'{head}<comments xmlns="{namespace}">{inside}</comments>'.encode()


@dataclass(frozen=True, slots=True)
class AddedNotes:
    """A comments part with notes added.

    ``fresh`` are the cells that had no note and now need a box to show it in; ``longer`` those
    whose note is longer now, so that its box has to grow.
    """

    data: bytes
    fresh: tuple[str, ...]
    longer: tuple[str, ...]


def add_notes(data: bytes, notes: Mapping[str, str]) -> AddedNotes:
    """Add notes, by cell, to a comments part in UTF-8.

    A cell that has a note keeps it, with ours below; one with a conversation stays as it is.

    Raises:
        CannotPatch: the part is not well-formed.
    """
    document = read_tree(data)
    root, patch = document.root, Patch(data)
    authors, listed = root.child("authors"), root.child("commentList")
    there = {node.attributes.get("ref", ""): node for node in listed.children} if listed else {}
    names = [data[node.inner : node.close] for node in authors.children] if authors else []
    fresh: list[str] = []
    longer: list[str] = []
    added: list[str] = []
    for cell, text in notes.items():
        if cell not in there:
            fresh.append(cell)
            added.append(_note(cell, text, _author(names)))
        elif _may_grow(document, there[cell], names, text):
            longer.append(cell)
            _extend(document, patch, there[cell], text)
    if added:
        _add_author(document, patch, authors, names)
        _append(document, patch, listed, "commentList", "".join(added))
    return AddedNotes(patch.result(), tuple(fresh), tuple(longer))


def _author(names: list[bytes]) -> int:
    ours = AUTHOR.encode()
    return names.index(ours) if ours in names else len(names)


def _author_of(node: Node, names: list[bytes]) -> bytes:
    number = number_in(node.attributes.get("authorId"))
    return names[number] if number < len(names) else b""


def _may_grow(document: Document, note: Node, names: list[bytes], text: str) -> bool:
    """True unless it is a conversation or has our text already."""
    conversation = _author_of(note, names).startswith(THREAD_AUTHOR)
    return not conversation and stored(text).encode() not in document.data[note.start : note.end]


def _add_author(document: Document, patch: Patch, authors: Node | None, names: list[bytes]) -> None:
    if AUTHOR.encode() not in names:
        _append(document, patch, authors, "authors", f"<author>{AUTHOR}</author>")


def _append(document: Document, patch: Patch, node: Node | None, tag: str, xml: str) -> None:
    if node is not None:
        patch.append(node, prefixed(xml, document.prefix))
    else:
        patch.append(document.root, prefixed(f"<{tag}>{xml}</{tag}>", document.prefix))


def _note(cell: str, text: str, author: int) -> str:
    return f'<comment ref="{cell}" authorId="{author}"><text>{_run(text)}</text></comment>'


def _run(text: str) -> str:
    return f'<r>{FONT}<t xml:space="preserve">{stored(text)}</t></r>'


def _extend(document: Document, patch: Patch, note: Node, text: str) -> None:
    """Put our text below that of a note."""
    holder = note.child("text")
    if holder is None:
        return
    plain, runs = holder.child("t"), holder.all("r")
    below = f"\n\n{AUTHOR}:\n{text}"
    if runs:
        patch.insert(runs[-1].end, prefixed(_run(below), document.prefix))
    elif plain is not None:
        patch.set_attribute(plain.start, "xml:space", "preserve")
        patch.append(plain, stored(below))
    else:
        patch.append(holder, prefixed(_run(text), document.prefix))
