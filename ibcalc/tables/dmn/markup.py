"""XML to be written: elements with attributes in the order given, the same bytes every time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_INDENT = "  "


@dataclass(frozen=True, slots=True)
class Node:
    """An element; attributes with an empty value are left out."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: tuple[Node, ...] = ()
    text: str = ""


def node(name: str, /, *children: Node | None, **attributes: str) -> Node:
    """An element; an absent child is left out, ``xmlns__x`` stands for ``xmlns:x``."""
    named = {key.replace("__", ":"): value for key, value in attributes.items() if value}
    return Node(name, named, tuple(child for child in children if child is not None))


def text_node(name: str, text: str) -> Node:
    """An element with the text in an element ``text``, as DMN has its expressions."""
    return Node(name, children=(Node("text", text=text),))


def to_bytes(root: Node) -> bytes:
    """The document in UTF-8."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', *_lines(root, "")]
    return ("\n".join(lines) + "\n").encode()


def _lines(element: Node, indent: str) -> Iterator[str]:
    attributes = "".join(
        f" {name}={quoteattr(_legal(value), {chr(10): '&#10;', chr(9): '&#9;'})}"
        for name, value in element.attributes.items()
    )
    if element.children:
        yield f"{indent}<{element.name}{attributes}>"
        for child in element.children:
            yield from _lines(child, indent + _INDENT)
        yield f"{indent}</{element.name}>"
    elif element.text:
        text = escape(_legal(element.text), {"\r": "&#13;"})
        yield f"{indent}<{element.name}{attributes}>{text}</{element.name}>"
    else:
        yield f"{indent}<{element.name}{attributes}/>"


def _legal(text: str) -> str:
    """The text without the signs that XML can't hold."""
    return _ILLEGAL.sub("\ufffd", text)
