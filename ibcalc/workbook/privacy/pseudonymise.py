"""A caseload or submission with pseudonyms in the place of client numbers and BSNs."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ibcalc.model.catalogue import finding
from ibcalc.model.findings import SHOWN_CELLS, Finding, fold
from ibcalc.model.place import Place
from ibcalc.workbook.annotate.archive import Archive
from ibcalc.workbook.annotate.parts import Parts
from ibcalc.workbook.annotate.xmlpatch import CannotPatch
from ibcalc.workbook.atomic import CannotWrite, refuse_target, replace_whole
from ibcalc.workbook.made import MADE, PSEUDONYMS
from ibcalc.workbook.privacy.book_copy import BookCopy, FormulaInTheWayError
from ibcalc.workbook.privacy.columns import Clients, clients_of
from ibcalc.workbook.privacy.csv_copy import clients_in, read_csv_text, with_pseudonyms
from ibcalc.workbook.privacy.hiding import name_findings
from ibcalc.workbook.privacy.keys import OWNER_ONLY, Key
from ibcalc.workbook.privacy.proof import in_bytes, left_in, not_searched
from ibcalc.workbook.privacy.pseudonyms import Pseudonyms, normal_number
from ibcalc.workbook.privacy.spellings import other_spellings
from ibcalc.workbook.privacy.stamp import KEY_NUMBER, stamp
from ibcalc.workbook.privacy.traces import Traces
from ibcalc.workbook.reader.opening import CannotOpen, read_bytes, shown_name
from ibcalc.workbook.reader.xlsx import read_workbook

BESIDE, NO_CLIENTS, OTHER_FORMAT, FORMULA, TRACE = (
    "PRIV-205", "PRIV-206", "PRIV-207", "PRIV-208", "PRIV-209",
)  # fmt: skip
IDENTIFYING, SHORT, NOT_SEARCHED, MENDED, OUTSIDE, CANNOT_PATCH = (
    "PRIV-210", "PRIV-211", "PRIV-212", "PRIV-214", "PRIV-215", "PRIV-216",
)  # fmt: skip
FILLED = "BOEK-067"
WORKBOOKS, CSV = (".xlsx", ".xlsm"), ".csv"
OTHERS_WRITE = 0o022


@dataclass(frozen=True, slots=True)
class Pseudonymised:
    """What became of a file: how many clients it has, the number of the key, and what was found."""

    clients: int
    key_number: str
    findings: tuple[Finding, ...]


def pseudonymise(source: Path, target: Path, key: Key, key_file: Path) -> Pseudonymised:
    """Write a copy of a caseload or submission with a pseudonym for each client number.

    The same client gets the same pseudonym, with lost zeros, spaces or other capitals too. The copy
    is searched for every number that was replaced, and is not written if one is left.

    Args:
        source: an .xlsx, .xlsm or .csv file, which is only read.
        target: the copy, with the same extension; written whole or not at all.
        key: what the pseudonyms are made with; the same input and key give the same bytes.
        key_file: where the key is kept; told if that is beside the copy.

    Raises:
        CannotOpen: the source can't be read, has no client numbers, or holds them in a place where
            they can't be replaced.
        CannotWrite: the target is an input, can't be made, or is there with other contents.
    """
    refuse_target(target, [source, key_file])
    suffix = source.suffix.casefold()
    if suffix not in (*WORKBOOKS, CSV) or target.suffix.casefold() != suffix:
        raise CannotOpen(_about(OTHER_FORMAT, source))
    data, sha256 = read_bytes(source)
    make = _csv_copy if suffix == CSV else _book_copy
    copy, numbers, found = make(data, source, sha256, key)

    _keep_other(target, copy)

    def write(draft: Path) -> None:
        draft.write_bytes(copy)
        _share_no_wider(draft, source)

    replace_whole(target, write, inputs=[source, key_file])
    about = (*name_findings(source, target), *_key_findings(target, key_file), *found)
    return Pseudonymised(len({normal_number(one) for one in numbers}), key.number, fold(about))


def _keep_other(target: Path, copy: bytes) -> None:
    """Refuse to write over a file with other contents, whatever it is."""
    if target.is_file() and not os.access(target, os.R_OK):
        raise CannotWrite(_about(FILLED, target))
    if target.is_file() and target.read_bytes() not in (b"", copy):
        raise CannotWrite(_about(FILLED, target))


def _share_no_wider(draft: Path, source: Path) -> None:
    """Let no one read the copy who can't read the source, and no one else change it."""
    own, given = (stat.S_IMODE(path.stat().st_mode) for path in (draft, source))
    draft.chmod(own & (given | OWNER_ONLY) & ~OTHERS_WRITE)


_Made = tuple[bytes, Sequence[str], Sequence[Finding]]


def _csv_copy(data: bytes, source: Path, _sha256: str, key: Key) -> _Made:
    content = read_csv_text(data, shown_name(source))
    clients = clients_in(content)
    if clients is None or not clients.fields:
        raise CannotOpen(_about(NO_CLIENTS, source))
    pseudonyms = Pseudonyms(key)
    numbers = tuple(dict.fromkeys(clients.fields.values()))
    traces = Traces((*numbers, *sorted(clients.inside)), pseudonyms)
    copy, elsewhere = with_pseudonyms(content, clients, pseudonyms, traces)
    left = traces.in_text(copy.decode(content.encoding, "surrogateescape"))
    # Two bytes a character: the numbers may not stand there in one byte each either.
    if left or (b"\0" in copy and in_bytes(copy, traces)):
        raise CannotOpen(_about(TRACE, source, wat="een veld"))
    place = Place(shown_name(source))
    found = [*_identifying(place, clients.identifying), *_short(place, traces)]
    found += other_spellings(
        (place.at(row=row), number) for row, number in content.numbered(clients.fields)
    )
    if elsewhere:
        found.append(replace(finding(MENDED, place), count=elsewhere))
    return copy, numbers, found


def _book_copy(data: bytes, source: Path, sha256: str, key: Key) -> _Made:
    file = shown_name(source)
    clients = _clients_by_sheet(data, file, sha256)
    cells = [text for one in clients.values() for text in one.cells.values()]
    if not cells:
        raise CannotOpen(_about(NO_CLIENTS, source))
    numbers = tuple(dict.fromkeys(cells))
    inside = sorted({number for one in clients.values() for number in one.inside})
    pseudonyms = Pseudonyms(key)
    traces = Traces((*numbers, *inside), pseudonyms)
    try:
        copy, made = _patched(data, file, clients, key, traces, pseudonyms)
        left = left_in(copy, file, traces)
    except FormulaInTheWayError as error:
        raise CannotOpen(_first_of(FORMULA, error.places, source)) from error
    except CannotPatch as error:
        raise CannotOpen(_about(CANNOT_PATCH, source, reden=str(error))) from error
    if left:
        raise CannotOpen(_about(TRACE, source, wat="; ".join(left)))
    found = [*_short(Place(file), traces), *(finding(MENDED, place) for place in made.elsewhere)]
    found += [finding(OUTSIDE, place, wat=what) for place, what in dict.fromkeys(made.outside)]
    found += other_spellings(
        (Place(file, one.sheet, *spot), one.cells[spot])
        for one in clients.values()
        for spot in sorted(one.cells)
    )
    for one in clients.values():
        for header, place in one.identifying.items():
            found += _identifying(place, [header])
    if unsearched := not_searched(data, file):
        found.append(finding(NOT_SEARCHED, Place(file), wat=" en ".join(unsearched)))
    return copy, numbers, found


def _clients_by_sheet(data: bytes, file: str, sha256: str) -> Mapping[str, Clients]:
    workbook = read_workbook(data, file, sha256)
    return {sheet.name: clients_of(sheet) for sheet in workbook.sheets}


def _patched(
    data: bytes,
    file: str,
    clients: Mapping[str, Clients],
    key: Key,
    traces: Traces,
    pseudonyms: Pseudonyms,
) -> tuple[bytes, BookCopy]:
    parts = Parts(Archive(data, file, bare=True))
    copy = BookCopy(parts, file, pseudonyms, traces)
    copy.fill(clients)
    stamp(parts, {MADE: PSEUDONYMS, KEY_NUMBER: key.number})
    written = io.BytesIO()
    parts.write(written)
    return written.getvalue(), copy


def _about(code: str, path: Path, **words: object) -> Finding:
    file = shown_name(path)
    return finding(code, Place(file), bestand=file, **words)


def _first_of(code: str, places: Sequence[Place], path: Path) -> Finding:
    """One finding for cells of the same kind, with the first of them."""
    cells = tuple(place.in_sheet for place in places[:SHOWN_CELLS])
    told = _about(code, path, cellen=", ".join(cells))
    return replace(told, place=places[0], count=len(places))


def _key_findings(target: Path, key_file: Path) -> Sequence[Finding]:
    same = target.resolve().parent == key_file.resolve().parent
    return [_about(BESIDE, key_file)] if same else []


def _identifying(place: Place, headers: Iterable[str]) -> list[Finding]:
    return [finding(IDENTIFYING, place, kolom=header) for header in headers]


def _short(place: Place, traces: Traces) -> list[Finding]:
    return [finding(SHORT, place, aantal=traces.short)] if traces.short else []
