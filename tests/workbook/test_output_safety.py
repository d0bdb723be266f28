"""No text that came from outside becomes a formula, a link or mark-up, whatever writes it."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from ibcalc.front.cli import main
from ibcalc.front.console import shown
from ibcalc.workbook.exact_numbers import open_for_writing
from ibcalc.workbook.result.sheet_findings import link_to
from tests.libreoffice import LibreOffice
from tests.workbook.hostile_books import SHEET, client_rows, write_model, write_submission
from tests.workbook.hostile_texts import BODIES, ENDS, MARK, STARTS, storable, write_texts
from tests.workbook.written import Written, read_written

KINDS = ("aanbieder-volumes", "aanbieder-clienten", "kostprijs")
INSIDE = re.compile(r"(?:'(?:[^']|'')+'|\w+)!\$?[A-Z]{1,3}\$?[0-9]{1,7}")
RUNS = re.compile(r"[\s\u200b\ufeff]*[=+\-@|\uff1d\uff0b\uff0d\uff20]|[\t\r\n]|\{=|\\\\|\w+:/")
"""How a text begins that a spreadsheet would take from a CSV for more than a text."""
UNSEEN = dict.fromkeys(
    (*map(ord, "\u00ad\ufeff"), *range(0x200B, 0x2010), *range(0x202A, 0x202F),
     *range(0x2060, 0x2070), *range(0xFE00, 0xFE10)), None,
) | {0xA0: " "}  # fmt: skip
COMPARED = 15_000
"""Characters of a long text that are compared."""


Chosen = tuple[int, int, int]
"""Which start, body and end; shorter to print than the text that they make."""


def hostile(chosen: Sequence[Chosen]) -> list[str]:
    """Texts that differ also when only their letters are looked at."""
    return [
        f"{STARTS[start]}{MARK}{chr(97 + number // 26)}{chr(97 + number % 26)}"
        f"{BODIES[body]}{ENDS[end]}"
        for number, (start, body, end) in enumerate(chosen)
    ]


EVERY: list[Chosen] = [
    *((start, 0, 0) for start in range(len(STARTS))),
    *((STARTS.index(""), body, 0) for body in range(len(BODIES))),
    *((STARTS.index(""), 0, end) for end in range(len(ENDS))),
]
HOSTILE = st.lists(
    st.tuples(*(st.integers(0, len(each) - 1) for each in (STARTS, BODIES, ENDS))),
    min_size=1,
    max_size=8,
)
bounded = settings(
    max_examples=4,
    derandomize=True,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """What a command says; it may find fouten, but neither refuse nor break down."""
    status = main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    assert status in {0, 1}, said.err
    printed = f"{said.out}{said.err}"
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", printed)
    return said.out


def seen(text: str) -> str:
    """A text as ibcalc reads it: without what nobody sees at its ends."""
    return storable(text.translate(UNSEEN).strip())[:COMPARED]


def safe(path: Path, texts: Sequence[str] = (), files: Sequence[str] = ()) -> Written:
    """A written workbook in which nothing runs or leads away, and that holds these texts.

    ``files`` are those to which it may lead.
    """
    found = read_written(path)
    assert not [one for one in found.formulas if MARK in one]
    assert not [name for name in found.names if MARK in name]
    assert found.outside <= {("hyperlink", file) for file in files}
    assert not [one for one in found.locations if not INSIDE.fullmatch(one)]
    kept = {seen(text) for text in found.texts}
    assert not [text for text in texts if seen(text) not in kept]
    for sheet in openpyxl.load_workbook(path):
        for cell in chain.from_iterable(sheet.iter_rows()):
            assert cell.data_type != "f" or MARK not in re.sub('"[^"]*"', "", str(cell.value))
    return found


@bounded
@given(HOSTILE)
@example(EVERY)
def test_a_calculation(capsys: pytest.CaptureFixture[str], drawn: Sequence[Chosen]) -> None:
    texts = hostile(drawn)
    with TemporaryDirectory() as name:
        folder = Path(name)
        model = write_model(folder / "m.xlsx", texts)
        clients = write_texts(folder / "c.xlsx", {"Clienten": client_rows(texts)})
        given_files = (model, "--clients", clients)
        asked = (*given_files, "--lines", folder / "l.csv", "-o", folder / "u.xlsx", "--json")
        totals = json.loads(run(capsys, "calculate", *asked))
        safe(folder / "u.xlsx", texts, ["c.xlsx", "m.xlsx"])
        _lines_stay_text(folder / "l.csv", totals)
        run(capsys, "calculate", *given_files)
        run(capsys, "check", *given_files, "-o", folder / "k.xlsx")
        assert safe(folder / "k.xlsx").outside == set()
        newer = write_model(folder / "n.xlsx", [*texts[1:], f"{texts[0]} nieuw"])
        run(capsys, "compare", model, newer, "--clients", clients, "-o", folder / "v.xlsx")
        safe(folder / "v.xlsx", texts[1:], ["c.xlsx", "m.xlsx", "n.xlsx"])


def _lines_stay_text(path: Path, totals: dict[str, dict[str, int]]) -> None:
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert not [text for row in rows for text in row.values() if RUNS.match(text)]
    back = {row["aanbieder"].removeprefix("'") for row in rows}
    assert back == {aanbieder.removeprefix("'") for aanbieder in totals["per_aanbieder"]}


@bounded
@given(HOSTILE)
@example(EVERY)
def test_templates_and_tables(capsys: pytest.CaptureFixture[str], drawn: Sequence[Chosen]) -> None:
    texts = hostile(drawn)
    with TemporaryDirectory() as name:
        folder = Path(name)
        model = write_model(folder / "m.xlsx", texts, asked=True)
        for kind in ("clienten", *KINDS):
            asked = ("template", kind, "-o", folder / f"{kind}.xlsx", "--model", model)
            run(capsys, *asked, "--aanbieder", f"=1+{MARK}")
            assert safe(folder / f"{kind}.xlsx").outside == set()
        run(capsys, "check", model, "-o", folder / "k.xlsx")
        assert SHEET in safe(folder / "k.xlsx").sheets
        run(capsys, "dmn", "export", model, "-o", folder / "x.dmn")
        run(capsys, "dmn", "import", folder / "x.dmn", "-o", folder / "d.xlsx")
        assert safe(folder / "d.xlsx").outside == set()


@bounded
@given(HOSTILE)
@example(EVERY)
def test_submissions(capsys: pytest.CaptureFixture[str], drawn: Sequence[Chosen]) -> None:
    texts = hostile(drawn)
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").mkdir()
        model = write_model(folder / "m.xlsx", texts)
        for number, text in enumerate(texts):
            path = folder / "in" / f"{number}.xlsx"
            write_submission(path, KINDS[number % len(KINDS)], text, text)
        asked = ("ingest", folder / "in", "--model", model, "-o", folder / "o.xlsx")
        run(capsys, *asked, "--annotate", folder / "terug")
        files = [f"in\\{number}.xlsx" for number in range(len(texts))]
        safe(folder / "o.xlsx", texts, files)
        copies = sorted((folder / "terug").iterdir())
        assert len(copies) == len(texts)
        for copy in copies:
            assert safe(copy, [texts[int(copy.stem)]]).outside == set()


NAMES = (
    "=1+1", "http:x", "\\\\host\\share\\a", "file:x", "a#b", "%2e%2e%2fx", "a\nb", "a\x1b[31mb",
    "a\u202eslx", "a'b", 'a"b', "a&b<c>", "javascript:x", "C:\\x", "a|b", " =x", "{0}", "x" * 200,
    "\udcff\udcfe",
)  # fmt: skip
LED_TO = {"=1+1", "a'b", "a&b<c>", " =x", "{0}", "x" * 200}


@pytest.mark.skipif(sys.platform != "linux", reason="only here a file may have any name")
def test_names_of_files(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in NAMES:
        path = tmp_path / "in" / f"{name}.xlsx"
        write_submission(path, "aanbieder-volumes", storable(name), "x")
    book = tmp_path / "uit.xlsx"
    run(capsys, "ingest", tmp_path / "in", "-o", book, "--annotate", tmp_path / "terug")
    ways = {target for _, target in read_written(book).outside}
    assert not [way for way in ways if not re.fullmatch(r"in\\[ \w='&{}%+.]+", way)]
    assert len(list((tmp_path / "terug").iterdir())) == len(NAMES)
    openpyxl.load_workbook(book)


@pytest.mark.skipif(sys.platform != "linux", reason="only here a file may have any name")
@pytest.mark.parametrize("name", NAMES)
def test_a_link_leads_to_the_file_or_nowhere(name: str, tmp_path: Path) -> None:
    file = f"{name}.xlsx"
    (tmp_path / file).write_bytes(b"x")
    assert link_to(tmp_path, file, {}) == (file if name in LED_TO - {"a&b<c>"} else "")


@pytest.mark.parametrize("text", ["a\x1b]0;x\x07", "a\u202eb", "\x9b31m", "\r\x08", "\x7f"])
def test_a_terminal_is_not_steered(text: str) -> None:
    printed = shown(json.dumps({"a": text}, ensure_ascii=False))
    assert printed.isprintable()
    assert json.loads(printed) == {"a": text}
    assert shown("één\n\ttwee 😀") == "één\n\ttwee 😀"


def test_a_listed_value_stays_in_its_quotes(tmp_path: Path) -> None:
    path = tmp_path / "l.xlsx"
    book = open_for_writing(path)
    rule = {"validate": "list", "source": [f'a"&{MARK}&"b', "c"]}
    book.add_worksheet("Blad").data_validation(0, 0, 9, 0, rule)
    book.close()
    assert safe(path).formulas == [""]


def test_libreoffice_opens_them(
    soffice: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    texts = [text for text in hostile(EVERY) if len(text) < COMPARED]
    (tmp_path / "in").mkdir()
    for number, text in enumerate(texts):
        write_submission(tmp_path / "in" / f"{number}.xlsx", KINDS[0], text, text)
    run(capsys, "ingest", tmp_path / "in", "-o", tmp_path / "o.xlsx")
    made = LibreOffice(soffice, tmp_path).recalculated(tmp_path / "o.xlsx")
    shown_texts = {str(value).strip() for value in made.values()}
    plain = [text for text in texts if text.isprintable() and seen(text) == text]
    assert plain
    assert not [text for text in plain if text not in shown_texts]
