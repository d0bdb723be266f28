"""XML as a small tree, read with the expat of the standard library and nothing else.

A DOCTYPE is refused, so there are no entities to expand and nothing outside the file is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

MOST_LEVELS = 200
MOST_DIGITS = 15
_SEPARATOR = "\n"


class Damaged(Exception):
    """The text is no XML that is to be read; its text is a Dutch clause that says why."""


@dataclass(slots=True)
class Element:
    """One element: the name without its namespace, its attributes and the elements inside.

    Attributes of another namespace are left out; ``text`` is the text before the first child.
    """

    name: str
    namespace: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element] = field(default_factory=list)
    text: str = ""

    def get(self, name: str) -> str:
        """An attribute without outer white space; empty if it is absent."""
        return self.attributes.get(name, "").strip()

    def all(self, name: str) -> Iterator[Element]:
        """The children with a name."""
        return (child for child in self.children if child.name == name)

    def first(self, name: str) -> Element | None:
        """The first child with a name."""
        return next(self.all(name), None)

    def text_of(self, name: str) -> str:
        """The text of the element ``text`` in a child (or of that child itself), stripped."""
        child = self.first(name)
        if child is None:
            return ""
        inner = child.first("text")
        return (child if inner is None else inner).text.strip()


def small_number(text: str) -> int | None:
    """A whole number of an attribute; None if it is none, or has more digits than any of ours."""
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else None


class _Tree:
    """Builds the tree from the events of expat."""

    def __init__(self) -> None:
        self.open: list[Element] = [Element("")]

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.open) > MOST_LEVELS:
            raise Damaged("het is te diep genest")
        namespace, _, local = name.rpartition(_SEPARATOR)
        own = {key: value for key, value in attributes.items() if _SEPARATOR not in key}
        element = Element(local, namespace, own)
        self.open[-1].children.append(element)
        self.open.append(element)

    def end(self, _: str) -> None:
        self.open.pop()

    def data(self, text: str) -> None:
        if not self.open[-1].children:
            self.open[-1].text += text


def parse(data: bytes) -> Element:
    """The root element of a document.

    Raises:
        Damaged: no well-formed XML, a DOCTYPE, or nested deeper than any DMN file.
    """
    tree = _Tree()
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    parser.buffer_text = True
    parser.StartElementHandler = tree.start
    parser.EndElementHandler = tree.end
    parser.CharacterDataHandler = tree.data
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise Damaged(f"het is geen geldige XML (regel {error.lineno})") from error
    except (LookupError, ValueError) as error:
        raise Damaged("het heeft een onbekende tekencodering") from error
    return tree.open[0].children[0]


def _refuse(*_: object) -> None:
    raise Damaged("het heeft een DOCTYPE, en die wordt om veiligheid niet gelezen")
