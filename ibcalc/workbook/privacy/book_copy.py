"""A copy of a workbook in which pseudonyms stand for its client numbers; all else stays as it is.

Cells of clients become texts of their own; every other text in which a number stands gets the
pseudonym there. What can't be mended so is refused by :mod:`.proof`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ibcalc.model.place import Place
from ibcalc.workbook.annotate.book import Book
from ibcalc.workbook.annotate.parts import Parts
from ibcalc.workbook.annotate.xmlpatch import CannotPatch, Patch, stored
from ibcalc.workbook.privacy.celltext import FORMULA_TEXT, NUMBER, SHARED, FoundCell, scan_cells
from ibcalc.workbook.privacy.columns import Clients
from ibcalc.workbook.privacy.proof import part_words
from ibcalc.workbook.privacy.pseudonyms import Pseudonyms
from ibcalc.workbook.privacy.sharedtexts import ScannedTexts, scan_texts
from ibcalc.workbook.privacy.traces import Traces
from ibcalc.workbook.privacy.xmltext import mended

_TYPE = re.compile(rb"\s+t\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_VALUE = re.compile(rb"(<(?:[\w.-]+:)?v(?:\s[^>]*)?>)[^<]*(</)")
_COPYING = re.compile(
    r"(?:_xlfn\.)?(?:[VHX]?LOOKUP|INDEX)\([^&]*\)"
    r"|(?:[\w.]+!|'[^']*'!)?\$?[A-Z]{1,3}\$?[0-9]{1,7}",
    re.IGNORECASE,
)
"""A formula that gives what stands in another cell, where the pseudonym comes too."""

AROUND_ROWS = "een koptekst, voettekst, filter, keuzelijst of koppeling van het blad"
LEFT_TEXTS = "de verborgen lijst met teksten die geen cel meer toont"


class FormulaInTheWayError(Exception):
    """Client numbers are worked out by formulas, or stand in them; ``places`` are their cells."""

    def __init__(self, places: Iterable[Place]) -> None:
        super().__init__("formulas hold client numbers")
        self.places = tuple(places)


class BookCopy:
    """The copy while it is made.

    ``elsewhere`` are cells besides those of clients that changed, ``outside`` what else did, in
    Dutch words.
    """

    def __init__(self, parts: Parts, file: str, pseudonyms: Pseudonyms, traces: Traces) -> None:
        self.parts = parts
        self.elsewhere: list[Place] = []
        self.outside: list[tuple[Place, str]] = []
        self._file = file
        self._book = Book(parts)
        self._pseudonyms = pseudonyms
        self._traces = traces
        self._used: set[int] = set()
        self._freed: dict[int, str] = {}
        self._formulas: list[Place] = []
        self._shared: dict[str, str] = {}

    def fill(self, clients: Mapping[str, Clients]) -> None:
        """Change every part that holds a number.

        Raises:
            FormulaInTheWayError: a formula holds a number, or gives one in a column of clients.
            CannotPatch: the workbook is stored in a way that can't be changed safely.
        """
        shared = self._book.related("sharedStrings")
        texts = scan_texts(self.parts.read(shared)) if shared else None
        changed = dict(self._changed_texts(texts)) if texts else {}
        for name, part in self._book.sheets.items():
            cells = clients[name].cells if name in clients else {}
            self._change_sheet(name, part, cells, changed)
        if self._formulas:
            raise FormulaInTheWayError(self._formulas)
        if texts:
            self.parts.change(shared, self._new_texts(texts, changed))
            if changed.keys() - self._used - self._freed.keys():
                self.outside.append((Place(self._file), LEFT_TEXTS))
        own = {part.casefold() for part in (*self._book.sheets.values(), shared)}
        for part in [*self.parts.named("", ".xml"), *self.parts.named("", ".vml")]:
            if part.casefold() not in own:
                self._change_part(part)

    def _change_part(self, part: str) -> None:
        data = self.parts.read(part)
        new = mended(data, self._traces.replaced)
        if new != data:
            self.parts.change(part, new)
            self.outside.append((Place(self._file), part_words(part)))

    def _changed_texts(self, texts: ScannedTexts) -> Iterator[tuple[int, str]]:
        """The shared texts with a number in them, as they become."""
        for index, text in enumerate(texts.texts):
            new = self._traces.replaced(text)
            if new != text:
                yield index, new

    def _new_texts(self, texts: ScannedTexts, changed: Mapping[int, str]) -> bytes:
        """The shared texts; one that only clients had is replaced as a whole."""
        freed = {i: text for i, text in self._freed.items() if i not in self._used}
        patch = Patch(texts.data)
        for index, text in {**changed, **freed}.items():
            if index >= len(texts.spans):
                raise CannotPatch("een cel verwijst naar een tekst die er niet is")
            prefix = texts.prefix
            patch.replace(*texts.spans[index], f"<{prefix}si>{_t(text, prefix)}</{prefix}si>")
        return patch.result()

    def _change_sheet(
        self,
        name: str,
        part: str,
        clients: Mapping[tuple[int, int], str],
        changed: Mapping[int, str],
    ) -> None:
        data = self.parts.read(part)
        found = scan_cells(data)
        patch = Patch(data)
        self._shared = {one.shared: one.formula for one in found if one.shared and one.formula}
        for cell in found:
            number = clients.get((cell.row, cell.column))
            new = (
                self._other(cell, name, data, found.prefix, changed)
                if number is None
                else self._client(cell, name, data, found.prefix, number)
            )
            if new:
                patch.replace(cell.start, cell.end, new)
        for start, end in ((0, found.first), (found.last, len(data))):
            new = mended(data[start:end], self._traces.replaced).decode("utf-8", "replace")
            if new.encode() != data[start:end]:
                patch.replace(start, end, new)
                self.outside.append((Place(self._file, name), AROUND_ROWS))
        self.parts.change(part, patch.result())

    def _client(self, cell: FoundCell, sheet: str, data: bytes, prefix: str, number: str) -> str:
        """The cell of a client, with the pseudonym as its own text."""
        pseudonym = self._pseudonyms.of(number)
        if cell.formula is not None:
            return self._outcome(cell, sheet, data, pseudonym)
        if cell.kind == SHARED and cell.value.isdigit():
            self._freed[int(cell.value)] = pseudonym
        return _text_cell(data[cell.start : cell.inner], pseudonym, prefix)

    def _other(
        self, cell: FoundCell, sheet: str, data: bytes, prefix: str, changed: Mapping[int, str]
    ) -> str:
        """Another cell with a number in it, with the pseudonym there; empty to leave it."""
        place = Place(self._file, sheet, cell.row, cell.column)
        if cell.formula and _in_formula(cell.formula, self._traces):
            self._formulas.append(place)
        if cell.kind == SHARED:
            if cell.value.isdigit():
                self._used.add(int(cell.value))
                if int(cell.value) in changed:
                    self.elsewhere.append(place)
            return ""
        if cell.kind == NUMBER:
            new = self._traces.of_number(cell.value)
        else:
            new = self._traces.replaced(cell.text)
            new = "" if new == cell.text else new
        if not new:
            return ""
        self.elsewhere.append(place)
        if cell.formula is None:
            return _text_cell(data[cell.start : cell.inner], new, prefix)
        return self._outcome(cell, sheet, data, new)

    def _outcome(self, cell: FoundCell, sheet: str, data: bytes, new: str) -> str:
        """A formula with another outcome; refused if it could work out the number again."""
        formula = cell.formula or self._shared.get(cell.shared, "")
        if not _COPYING.fullmatch(formula.strip()):
            self._formulas.append(Place(self._file, sheet, cell.row, cell.column))
            return ""
        return _formula_cell(data[cell.start : cell.end], cell.inner - cell.start, new)


def _in_formula(formula: str, traces: Traces) -> bool:
    quoted = re.findall(r'"((?:[^"]|"")*)"', formula)
    return traces.in_structure(formula) or any(map(traces.in_text, quoted))


def _t(text: str, prefix: str) -> str:
    kept = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<{prefix}t{kept}>{stored(text)}</{prefix}t>"


def _text_cell(tag: bytes, text: str, prefix: str) -> str:
    """A cell with a text of its own, in the look of the cell that it replaces."""
    start = _TYPE.sub(b"", tag).removesuffix(b">").decode("utf-8", "replace").rstrip()
    return f'{start} t="inlineStr"><{prefix}is>{_t(text, prefix)}</{prefix}is></{prefix}c>'


def _formula_cell(cell: bytes, inner: int, text: str) -> str:
    """A cell whose formula stays, with another outcome."""
    start = _TYPE.sub(b"", cell[:inner]).removesuffix(b">")
    value = stored(text).encode()
    rest = _VALUE.sub(lambda match: match[1] + value + match[2], cell[inner:], count=1)
    return (start + f' t="{FORMULA_TEXT}">'.encode() + rest).decode("utf-8", "replace")
