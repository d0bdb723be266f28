"""Big parts that are read without expat come out as if expat had read them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from ibcalc.workbook.reader import package, shortcut
from ibcalc.workbook.reader.grid import Workbook
from ibcalc.workbook.reader.limits import USUAL
from ibcalc.workbook.reader.opening import CannotOpen
from ibcalc.workbook.reader.plainrows import PlainRows
from ibcalc.workbook.reader.storedtext import PlainTexts
from ibcalc.workbook.reader.xlsx import read_workbook
from tests.workbook import test_reader_against_openpyxl as peers
from tests.workbook import test_reader_damage as damage
from tests.workbook.dialects import (
    ATTRIBUTES,
    ODD_CELLS,
    PLAIN_CELLS,
    check,
    outcome,
    read_in_chunks,
    sheets,
)
from tests.workbook.handmade import book_bytes, parts
from tests.workbook.test_reader_cells import DATES, TEXTS

TEMPLATES = Path(__file__).parents[2] / "templates"


@pytest.mark.parametrize("cell", [*PLAIN_CELLS, *ODD_CELLS])
@pytest.mark.parametrize("size", [300, 1_000, 4_000])
def test_every_cell_among_plain_ones(cell: str, size: int) -> None:
    def row(number: int) -> str:
        second = cell.format(f"B{number}") if number % 9 == 5 else ""
        return f'<row r="{number}"><c r="A{number}"><v>{number}</v></c>{second}</row>'

    rows = "".join(row(number) for number in range(1, 40))
    check(book_bytes(parts(rows, texts=TEXTS, styles=DATES)), size)


@pytest.mark.parametrize("letters", ["BA", "AA", "ABA", "ABB"])
def test_cells_that_are_not_in_order(letters: str) -> None:
    def row(number: int) -> str:
        columns = letters if number % 7 == 3 else "AB"
        cells = "".join(f'<c r="{one}{number}"><v>{number}</v></c>' for one in columns)
        return f'<row r="{number}">{cells}</row>'

    check(book_bytes(parts("".join(map(row, range(1, 60))))), 700)


def test_a_row_above_those_before_it() -> None:
    numbers = (2, 3, 1, *range(6, 40))
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in numbers)
    for size in range(60, 200, 7):
        check(book_bytes(parts(rows)), size)


@pytest.mark.parametrize("more", ATTRIBUTES)
def test_every_attribute_of_a_row(more: str) -> None:
    rows = "".join(
        f'<row r="{n}"{more if n == 20 else ""}><c r="A{n}"><v>{n}</v></c></row>'
        for n in range(1, 40)
    )
    check(book_bytes(parts(rows)), 500)


@examples(max_examples=400, deadline=None)
@given(sheets(), st.integers(20, 400), st.booleans())
def test_random_rows(rows: str, size: int, since_1904: bool) -> None:
    settings = '<workbookPr date1904="1"/>' if since_1904 else ""
    check(book_bytes(parts(rows, texts=TEXTS, styles=DATES, settings=settings)), size)


@examples(max_examples=100, deadline=None)
@given(sheets(), st.integers(20, 400))
def test_random_rows_without_addresses(rows: str, size: int) -> None:
    """Some programs leave out where a cell or a row is: then it is the next."""
    for pattern in (r'(<c)\b r="[A-Z]+[0-9]+"', r'(<c|<row)\b r="[A-Z]*[0-9]+"'):
        check(book_bytes(parts(re.sub(pattern, r"\1", rows), texts=TEXTS, styles=DATES)), size)


STORED_TEXTS = st.sampled_from(
    (
        *("<si><t>H300</t></si>", '<si><t xml:space="preserve"> a\n</t></si>') * 4,
        "<si><t>a]]&gt;b</t></si>", "<si><t>_x000D_</t></si>", "<si><t>é</t></si>", "<si/>",
        "<si><r><t>a</t></r><r><t>b</t></r></si>", "<si><t/></si>", "<si><t>a\x01</t></si>",
        "<si><t>a\r\nb</t></si>", "<si><t>a]]>b</t></si>", "<!-- <si><t>x</t></si> -->",
        "<si><t><![CDATA[</si><si><t>x</t></si>]]></t></si>", "<si><t>uit</t>", "</sst>",
    )
)  # fmt: skip


@examples(max_examples=300, deadline=None)
@given(st.lists(STORED_TEXTS, max_size=12), st.integers(20, 300))
def test_random_shared_texts(texts: list[str], size: int) -> None:
    rows = "".join(
        f'<row r="{index + 1}"><c r="A{index + 1}" t="s"><v>{index}</v></c></row>'
        for index in range(len(texts))
    )
    check(book_bytes(parts(rows, texts="".join(texts))), size)


@examples(max_examples=60, deadline=None)
@given(peers.WILD_GRIDS, st.integers(100, 1000))
def test_random_sheets_of_other_programs(grid: peers.Grid, size: int) -> None:
    for write in (peers.written_by_openpyxl, peers.written_by_xlsxwriter):
        check(write(grid), size)


@examples(max_examples=300, deadline=None)
@given(st.data(), st.integers(20, 300))
def test_a_damaged_part(data: st.DataObject, size: int) -> None:
    name = data.draw(st.sampled_from(sorted(damage.WHOLE)))
    text = str(damage.WHOLE[name])
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = start + data.draw(st.integers(0, 12))
        text = text[:start] + data.draw(damage.SNIPPETS) + text[end:]
    check(book_bytes(damage.WHOLE | {name: text}), size)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_other_encodings(encoding: str) -> None:
    declared = encoding.removesuffix("-sig")
    made = parts("", texts="")
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>{n}</v></c></row>' for n in range(1, 40))
    texts = "".join(f"<si><t>tekst {n} {'é' * (n % 9 == 0)}</t></si>" for n in range(40))
    for name, content in (("worksheets/sheet1", rows), ("sharedStrings", texts)):
        part = str(made[f"xl/{name}.xml"]).replace("UTF-8", declared)
        whole = part.replace("<sheetData>", f"<sheetData>{content}").replace(
            "</sst>", f"{content}</sst>"
        )
        made[f"xl/{name}.xml"] = whole.encode(encoding)
    data = book_bytes(made)
    check(data, 200)
    read = outcome(data, 200)
    assert isinstance(read, Workbook)
    assert read.sheets[0].rows[9] == ["stekst 9 é"]


def taken(monkeypatch: pytest.MonkeyPatch, shortcut: type[Any]) -> list[tuple[int, int]]:
    """What a shortcut is given and what it gives back, in bytes, while a workbook is read."""
    seen: list[tuple[int, int]] = []
    original = shortcut.take

    def take(self: Any, items: bytes) -> bytes:
        left: bytes = original(self, items)
        seen.append((len(items), len(left)))
        return left

    monkeypatch.setattr(shortcut, "take", take)
    return seen


def clients(rows: int, columns: int = 4) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    sheet = book.add_worksheet("Clienten")
    day = book.add_format({"num_format": "d-m-yyyy"})
    for row in range(rows):
        sheet.write_string(row, 0, f"C-{row}")
        sheet.write_number(row, columns - 1, 42370 + row, day)
    book.close()
    return target.getvalue()


def test_plain_rows_and_texts_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the shortcut would be no shortcut: all but the last row of each piece."""
    rows, texts = taken(monkeypatch, PlainRows), taken(monkeypatch, PlainTexts)
    check(clients(500), 2_000)
    assert len(rows) > 10
    assert all(left < given / 4 for given, left in rows)
    assert texts
    assert not any(left for _, left in texts)


def left_to_expat(monkeypatch: pytest.MonkeyPatch, rows: str, size: int) -> int:
    """How many bytes of the rows of a sheet expat reads, and that it makes no difference."""
    fed: list[int] = []

    def left_over(*given: Any) -> Iterator[bytes]:
        for piece in shortcut.left_over(*given):
            fed.append(len(piece))
            yield piece

    monkeypatch.setattr(package, "left_over", left_over)
    data = book_bytes(parts(rows))
    assert isinstance(outcome(data, size), Workbook)
    total = sum(fed)
    check(data, size)
    return total


def test_an_odd_row_goes_to_expat_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a few of its neighbours; after rows that are all odd the rest goes there at once."""
    plain = '<row r="{0}"><c r="A{0}"><v>{0}</v></c></row>'
    odd = '<row r="{0}"><c r="A{0}"><f>1+1</f></c></row>'
    rows = [plain.format(number) for number in range(1, 1_000)]
    rows[500] = odd.format(501)
    assert left_to_expat(monkeypatch, "".join(rows), 4_000) < len("".join(rows)) / 5
    odd_rows = "".join(odd.format(number) for number in range(1, 3_000))
    assert left_to_expat(monkeypatch, odd_rows, 4_000) > len(odd_rows)


def test_a_sheet_wider_than_any_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """Columns up to ZZ are taken; so is a row that is wider than those before it."""

    def row(number: int, letters: str) -> str:
        return f'<row r="{number}"><c r="{letters}{number}"><v>{number}</v></c></row>'

    rows = "".join(row(n, "B") for n in range(1, 60)) + "".join(row(n, "ZZ") for n in range(60, 90))
    assert left_to_expat(monkeypatch, rows, 800) < len(rows) / 2
    wide = "".join(row(number, "AAA") for number in range(1, 60))
    assert left_to_expat(monkeypatch, wide, 800) > len(wide)


def test_the_shipped_workbooks() -> None:
    for name in ("model-ib-2016", "clienten-voorbeeld"):
        check((TEMPLATES / f"{name}.xlsx").read_bytes(), 3_000)


def test_too_many_cells() -> None:
    most = replace(USUAL, cells=300)
    with read_in_chunks(2_000):
        assert read_workbook(clients(300, columns=1), "b.xlsx", "", most).sheets
        with pytest.raises(CannotOpen) as refused:
            read_workbook(clients(500, columns=1), "b.xlsx", "", most)
    assert refused.value.code == "BOEK-021"


def test_rows_below_the_grid() -> None:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1_048_560, 1_048_590)
    )
    check(book_bytes(parts(rows)), 300)
    assert outcome(book_bytes(parts(rows)), 300) == "BOEK-020"
