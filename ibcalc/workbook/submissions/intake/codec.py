"""A submission as JSON and back: what a reading process answers and what is kept to resume from.

JSON and no pickle, for the other side has read bytes of a stranger and a file can be tampered with:
here can only come texts, numbers and days, and whatever has another form is refused. The names of
the file and its SHA-256 are not in it: who reads the answer knows which file he asked about.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import groupby

from ibcalc.model.findings import Finding, Severity
from ibcalc.model.place import Place
from ibcalc.workbook.submissions.files import Sender
from ibcalc.workbook.submissions.submission import Line, Stamp, Submission

FORM = 1
"""Goes up when the form changes, so that what an older ibcalc kept is read again."""
DECIMAL, DAY = "d", "t"
"""What marks a value that JSON does not know: ``["d", "31.5"]``, ``["t", "2016-01-04"]``."""


class Malformed(ValueError):
    """Bytes that are no submission in this form."""


def encode(one: Submission) -> bytes:
    """A submission without its names and digest.

    Raises:
        TypeError: a value of a kind that no row model has: a bug of ours.
    """
    texts = _Numbered()
    said = {
        "form": FORM,
        "soort": one.soort,
        "aanbieder": one.aanbieder,
        "gemeente": one.gemeente,
        "jaar": one.jaar,
        "modified": one.modified,
        "stamp": list(astuple(one.stamp)),
        "rows": one.rows,
        "opened": one.opened,
        "patchable": one.patchable,
        "lines": list(_encoded_lines(one)),
        "findings": [_encoded_finding(found, one.file, texts) for found in one.findings],
        "texts": texts.listed,
    }
    written = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    # The name of a file in a message may hold half a character, which json.loads takes back.
    return written.encode("utf-8", "surrogatepass")


def decode(data: bytes, sender: Sender, sha256: str) -> Submission:
    """The submission that :func:`encode` made of this file.

    Raises:
        Malformed: it is no such thing.
    """
    try:
        said = _object(json.loads(data, parse_float=_refuse, parse_constant=_refuse))
        if _number(said["form"]) != FORM:
            raise Malformed("another form")
        texts = list(map(_text, _list(said["texts"])))
        found = [_finding(one, sender.file, texts) for one in _list(said["findings"])]
        return Submission(
            file=sender.file,
            path=sender.path,
            sha256=sha256,
            stamp=_stamp(said["stamp"]),
            soort=_text(said["soort"]),
            aanbieder=_text(said["aanbieder"]),
            gemeente=_text(said["gemeente"]),
            jaar=_text(said["jaar"]),
            modified=_text(said["modified"]),
            lines=tuple(_lines(said["lines"], sender.file)),
            rows=_number(said["rows"]),
            findings=tuple(found),
            opened=_truth(said["opened"]),
            patchable=_truth(said["patchable"]),
        )
    except (ValueError, KeyError, IndexError, RecursionError, InvalidOperation) as error:
        raise Malformed("no submission in this form") from error


class _Numbered:
    """Texts that often come back, each stored once."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}

    def place(self, text: str) -> int:
        """The number of a text."""
        return self._places.setdefault(text, len(self._places))

    @property
    def listed(self) -> list[str]:
        """The texts by their number."""
        return list(self._places)


@dataclass(frozen=True, slots=True)
class _Run:
    """What lines that follow each other have in common."""

    table: str
    place: Place
    names: tuple[str, ...]
    columns: tuple[tuple[str, int], ...]


def _encoded_lines(one: Submission) -> Iterator[list[object]]:
    for run, lines in groupby(one.lines, key=_run):
        rows = [[line.place.row, *map(_plain, line.values.values())] for line in lines]
        yield [run.table, run.place.sheet, run.place.column, run.names, dict(run.columns), rows]


def _run(line: Line) -> _Run:
    return _Run(line.table, line.place.at(row=0), tuple(line.values), tuple(line.columns.items()))


def _plain(value: object) -> object:
    """A value as JSON has it."""
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, Decimal):
        return [DECIMAL, str(value)]
    if type(value) is date:
        return [DAY, value.isoformat()]
    raise TypeError(f"a line holds a {type(value).__name__}")


def _encoded_finding(found: Finding, file: str, texts: _Numbered) -> list[object]:
    if found.witness or found.rows or found.clients is not None or found.cents is not None:
        raise TypeError("a finding about a table does not come from a submission")
    place = found.place
    if place.file not in ("", file):
        raise TypeError("a finding about another file does not come from a submission")
    return [
        found.code, found.severity.value, place.file == file, texts.place(place.sheet), place.row,
        place.column, texts.place(found.message), texts.place(found.fix), found.count, found.cells,
    ]  # fmt: skip


def _text(value: object) -> str:
    if type(value) is not str:
        raise Malformed("no text")
    return value


def _number(value: object) -> int:
    """A whole number; True is none."""
    if type(value) is not int:
        raise Malformed("no number")
    return value


def _truth(value: object) -> bool:
    if type(value) is not bool:
        raise Malformed("neither true nor false")
    return value


def _list(value: object) -> list[object]:
    if type(value) is not list:
        raise Malformed("no list")
    return value


def _object(value: object) -> dict[str, object]:
    if type(value) is not dict:
        raise Malformed("no object")
    return value


def _refuse(text: str) -> None:
    raise Malformed(f"a number of {len(text)} signs that is not whole")


def _stamp(read: object) -> Stamp:
    kind, versie, *others = _list(read)
    model, sha256, gemeente, jaar, aanbieder = map(_text, others)
    return Stamp(_text(kind), _number(versie), model, sha256, gemeente, jaar, aanbieder)


def _lines(runs: object, file: str) -> Iterator[Line]:
    """The lines; equal texts, numbers and days are one object, as they are most of the memory."""
    memo: dict[object, object] = {}
    for run in _list(runs):
        table, sheet, column, names, columns, rows = _list(run)
        fields = list(map(_text, _list(names)))
        where = {name: _number(number) for name, number in _object(columns).items()}
        kind, on, at = _text(table), _text(sheet), _number(column)
        for cells in _list(rows):
            row, *values = _list(cells)
            place = Place(file, on, _number(row), at)
            known = [_value(value, memo) for value in values]
            yield Line(place, kind, dict(zip(fields, known, strict=True)), where)


def _value(value: object, memo: dict[object, object]) -> object:
    if type(value) is str:
        return memo.setdefault(value, value)
    if value is None or type(value) in (int, bool):
        return value
    mark, text = map(_text, _list(value))
    if (mark, text) not in memo:
        memo[mark, text] = _marked(mark, text)
    return memo[mark, text]


def _marked(mark: str, text: str) -> Decimal | date:
    if mark == DAY:
        return date.fromisoformat(text)
    number = Decimal(text)
    if mark != DECIMAL or not number.is_finite():
        raise Malformed("a value of another kind")
    return number


def _finding(read: object, file: str, texts: Sequence[str]) -> Finding:
    code, severity, own, sheet, row, column, message, fix, count, cells = _list(read)
    on = _numbered(texts, sheet)
    return Finding(
        code=_text(code),
        severity=Severity(_text(severity)),
        place=Place(file if _truth(own) else "", on, _number(row), _number(column)),
        message=_numbered(texts, message),
        fix=_numbered(texts, fix),
        count=_number(count),
        cells=tuple(map(_text, _list(cells))),
    )


def _numbered(texts: Sequence[str], number: object) -> str:
    place = _number(number)
    if place < 0:
        raise Malformed("a text before the first")
    return texts[place]
