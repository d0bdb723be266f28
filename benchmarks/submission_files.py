"""Writes submissions as providers send them: ``python -m benchmarks.submission_files MAP``.

Each is a template of ibcalc of which only the open cells are filled. The same every time. Beside
the folder stand the model and ``geplant.json``: the cells of the planted faults of each file.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

from benchmarks.submission_model import PRODUCTS, YEAR, counted, write_model
from ibcalc.model.tariffmodel import TariffModel
from ibcalc.workbook.submissions.forms.form import FORMS, GEGEVENS, HEADER_ROW
from ibcalc.workbook.submissions.template.facts import Aanvraag, facts_of
from ibcalc.workbook.submissions.template.writer import write_form

FILES, ROWS = 300, 500
MODEL, FOLDER, PLANTED = "model.xlsx", "inzendingen", "geplant.json"
CLIENTS, VOLUMES = "aanbieder-clienten", "aanbieder-volumes"
GEMEENTEN = ("0482", "0505", "0523", "0531", "0590", "0610", "0642")
FAULTY_SHARE, ODD_SHARE, OPEN_SHARE, LONGEST = 0.1, 0.15, 0.4, 300
"""Of the files, those with faults and those with what can be repaired; of the clients, open."""
FAULTS_IN_A_FILE = 6
SEED = 2016
LEVEL = 1
ZERO_DAY = date(1899, 12, 30)
"""Day 0 of Excel."""

Value = str | int | Decimal | date | None
Row = list[Value]

FAULTS: Mapping[str, Sequence[tuple[int, Value]]] = {
    CLIENTS: (
        (0, None), (1, "P99"), (1, None), (2, "misschien"), (4, "31-02-2016"), (4, None),
        (4, "volgt nog"), (5, date(2009, 1, 1)),
    ),
    VOLUMES: (
        (0, "P99"), (0, None), (1, "2016-P14"), (1, "januari"), (3, "twaalf"), (3, None), (3, -4),
    ),
}  # fmt: skip
"""Kind -> column, from 0, and what is typed there that makes the row wrong."""


def _small(value: Value) -> Value:
    return str(value).lower()


def _spaced(value: Value) -> Value:
    return f" {value}"


def _typed(value: Value) -> Value:
    return f"{value.day}-{value.month}-{value.year}" if isinstance(value, date) else str(value)


ODD: Mapping[str, Sequence[tuple[int, Callable[[Value], Value]]]] = {
    CLIENTS: ((1, _small), (1, _spaced), (4, _typed)),
    VOLUMES: ((0, _small), (0, _spaced), (3, _typed)),
}
"""Kind -> column, and what makes of its value one that is told and repaired."""

_OPEN = re.compile(rb'<c r="([A-Z]+)(\d+)"( s="\d+")?/>')
_SHEET = re.compile(r'<sheet name="([^"]*)"')


@dataclass(frozen=True, slots=True)
class _Part:
    """A sheet cut at its open cells: ``texts`` are around ``spots``, address and style."""

    texts: tuple[bytes, ...]
    spots: tuple[tuple[str, str], ...]

    def filled(self, cells: Mapping[str, Value]) -> bytes:
        pieces = [self.texts[0]]
        for (address, style), text in zip(self.spots, self.texts[1:], strict=True):
            pieces += (_cell(address, style, cells.get(address)).encode(), text)
        return b"".join(pieces)


def _cut(sheet: bytes) -> _Part:
    pieces = _OPEN.split(sheet)
    columns, rows, styles = pieces[1::4], pieces[2::4], pieces[3::4]
    spots = zip(columns, rows, styles, strict=True)
    named = tuple(((c + r).decode(), (s or b"").decode()) for c, r, s in spots)
    return _Part(tuple(pieces[::4]), named)


def _cell(address: str, style: str, value: Value) -> str:
    start = f'<c r="{address}"{style}'
    if value is None:
        return f"{start}/>"
    if isinstance(value, str):
        text = f'<t xml:space="preserve">{escape(value)}</t>'
        return f'{start} t="inlineStr"><is>{text}</is></c>'
    number = (value - ZERO_DAY).days if isinstance(value, date) else value
    return f"{start}><v>{number}</v></c>"


@cache
def _template(kind: str) -> _Template:
    """Made once: the model is the same every time."""
    with TemporaryDirectory() as folder:
        return _Template(kind, write_model(Path(folder) / MODEL))


class _Template:
    """The template of one kind; filling it leaves every other part as it is."""

    def __init__(self, kind: str, model: TariffModel) -> None:
        target = io.BytesIO()
        write_form(target, FORMS[kind], facts_of(model, Aanvraag()))
        with zipfile.ZipFile(target) as package:
            self._parts = {name: package.read(name) for name in package.namelist()}
        names = _SHEET.findall(self._parts["xl/workbook.xml"].decode())
        table = FORMS[kind].tables[0].spec.name
        self._sheets = {name: self._sheet(names.index(name)) for name in (GEGEVENS.name, table)}

    def _sheet(self, index: int) -> tuple[str, _Part]:
        part = f"xl/worksheets/sheet{index + 1}.xml"
        return part, _cut(self._parts[part])

    def write(self, path: Path, facts: Mapping[str, Value], rows: Sequence[Row]) -> None:
        """A filled copy."""
        cells = {
            f"{chr(ord('A') + column)}{number}": value
            for number, row in enumerate(rows, start=HEADER_ROW + 1)
            for column, value in enumerate(row)
        }
        (first, gegevens), (second, table) = self._sheets.values()
        changed = {first: gegevens.filled(facts), second: table.filled(cells)}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as package:
            for name, data in self._parts.items():
                # An entry without a date of its own has that of 1980, so the bytes are the same.
                info = zipfile.ZipInfo(name)
                info.compress_type = zipfile.ZIP_DEFLATED
                package.writestr(info, changed.get(name, data))


def write_submissions(folder: Path, files: int, rows: int) -> None:
    """The model, the submissions in a folder of their own, and the list of planted faults."""
    model = write_model(folder / MODEL)
    periods = [period.label for period in model.calendar]
    (folder / FOLDER).mkdir()
    planted: dict[str, dict[str, list[str]]] = {}
    for number in range(files):
        dice = random.Random(SEED + number)
        kind = (CLIENTS, VOLUMES)[number % 2]
        name = f"{kind}-{number // 2 + 1:03d}.xlsx"
        if kind == CLIENTS:
            table = list(_clients(dice, number, rows))
        else:
            table = list(_volumes(dice, periods, rows))
        # Its own dice, so that the same files have faults whatever the number of rows.
        planted[name] = _plant(random.Random(f"schrijffout {number}"), kind, table)
        gemeente = GEMEENTEN[number // 2 % len(GEMEENTEN)]
        facts = {"B3": f"Aanbieder {number // 2 + 1:03d}", "B5": gemeente}
        _template(kind).write(folder / FOLDER / name, facts, table)
    (folder / PLANTED).write_text(json.dumps(planted, indent=1), encoding="utf-8")


def _clients(dice: random.Random, number: int, rows: int) -> Iterator[Row]:
    for row in range(rows):
        van = date(YEAR, 1, 1) + timedelta(dice.randrange(360))
        until = None if dice.random() < OPEN_SHARE else van + timedelta(dice.randrange(LONGEST))
        product = dice.choice(PRODUCTS)
        volume = dice.randint(1, 900) if counted(product) else None
        yield [f"C{number:03d}-{row:04d}", product, "nee", None, van, until, volume, None]


def _volumes(dice: random.Random, periods: Sequence[str], rows: int) -> Iterator[Row]:
    """Every product in every period, about as much of it in each; no two rows say the same."""
    usual = {product: dice.randint(20, 400) for product in PRODUCTS}
    things = [(product, period) for period in periods for product in PRODUCTS]
    for product, period in things[:rows]:
        aantal = usual[product] + dice.randint(0, usual[product] // 10)
        hours = Decimal(aantal * 1_000 + dice.randrange(1_000)).scaleb(-2)
        yield [product, period, None, aantal, hours if counted(product) else None, None]


def _plant(dice: random.Random, kind: str, table: list[Row]) -> dict[str, list[str]]:
    """Put faults in some of the files and oddities in others; the cells of both."""
    chance = dice.random()
    faulty, odd = chance < FAULTY_SHARE, FAULTY_SHARE <= chance < FAULTY_SHARE + ODD_SHARE
    chosen = dice.sample(range(len(table)), min(FAULTS_IN_A_FILE, len(table)))
    cells = []
    for at in sorted(chosen) if faulty or odd else ():
        if faulty:
            column, value = dice.choice(FAULTS[kind])
            table[at][column] = value
        else:
            column, changed = dice.choice(ODD[kind])
            table[at][column] = changed(table[at][column])
        cells.append(f"{chr(ord('A') + column)}{at + HEADER_ROW + 1}")
    return {"fout": cells if faulty else [], "vreemd": cells if odd else []}


def main() -> None:
    """Writes the model and the submissions into an empty folder."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.submission_files", description=main.__doc__
    )
    parser.add_argument("folder", metavar="MAP", type=Path)
    parser.add_argument("--files", type=int, default=FILES)
    parser.add_argument("--rows", type=int, default=ROWS)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    write_submissions(given.folder, given.files, given.rows)


if __name__ == "__main__":
    main()
