"""The consolidated workbook: exact sums, small numbers, many lines, links, and who is missing."""

from __future__ import annotations

import zipfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ibcalc.model.place import Place
from ibcalc.model.tariffmodel import RealisatieLine, TariffModel
from ibcalc.workbook.result import bulk
from ibcalc.workbook.submissions.consolidated import sheet_totals, write_consolidated
from ibcalc.workbook.submissions.consolidated.groups import SMALL, groups_of
from ibcalc.workbook.submissions.consolidated.line_rows import LineRow
from ibcalc.workbook.submissions.consolidated.line_table import LineTable, line_table
from ibcalc.workbook.submissions.earlier.overview import read_overview
from ibcalc.workbook.submissions.earlier.since import since_earlier
from ibcalc.workbook.submissions.ingest import Ingested, ingest
from ibcalc.workbook.submissions.submission import Line
from ibcalc.workbook.submissions.together.earlier_run import EarlierRun, FileSince, Since
from tests.libreoffice import LibreOffice, in_cents, read_formulas, read_values
from tests.workbook.submissions.filled import (
    CLIENTEN,
    GOOD_BSN,
    GOOD_CLIENTS,
    GOOD_COSTS,
    GOOD_VOLUMES,
    UREN,
    Filled,
    model,
)
from tests.workbook.submissions.test_ingest_workbook import rows

TOTALS = ("Per product", "Per periode", "Per gemeente", "Per aanbieder")
MARK = sheet_totals.MARK
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def run(folder: Path, *forms: Filled, by: TariffModel | None = None) -> Ingested:
    for at, form in enumerate(forms):
        form.write(folder / f"{at}.xlsx")
    return ingest([folder], by or model())


def written(ingested: Ingested, path: Path) -> Path:
    write_consolidated(ingested, path)
    return path


def volume_form(aanbieder: str, *counts: int) -> Filled:
    """One product, in as many periods as there are counts of clients."""
    given = [
        ("IB1", f"2016-P{number:02d}", None, count, None, None)
        for number, count in enumerate(counts, start=1)
    ]
    return GOOD_VOLUMES.but(aanbieder=aanbieder, rows={"Volumes": given})


def client_form(*numbers: str) -> Filled:
    given = [(number, *CLIENTEN[0][1:]) for number in numbers]
    return GOOD_CLIENTS.but(rows={"Clienten": given})


LINES = st.lists(
    st.builds(
        lambda product, periode, aantal, volume, bedrag, persoon: LineRow(
            aanbieder="A", soort="s", gemeente="0505", jaar="2016", periode=periode,
            product=product, eenheid="uur", client=persoon, opslag="", van=None, tot_en_met=None,
            aantal=aantal, volume=volume, bedrag=bedrag, persoon=persoon,
            line=Line(Place("f.xlsx", "Volumes", 3)),
        ),
        product=st.sampled_from(("IB1", "ib1", "BG", "(niet ingevuld)")),
        periode=st.sampled_from(("P1", "P2", "(niet ingevuld)")),
        aantal=st.none() | st.integers(0, 9).map(Decimal),
        volume=st.none() | st.decimals(0, 10**9, places=15),
        bedrag=st.none() | st.integers(-(10**13), 10**13),
        persoon=st.sampled_from(("", "", "c1", "c2")),
    ),
    max_size=12,
)  # fmt: skip


@given(LINES)
def test_groups_are_the_sums_that_one_would_add_up_by_hand(lines: Sequence[LineRow]) -> None:
    expected: dict[str, list[LineRow]] = defaultdict(list)
    for line in lines:
        expected[line.product].append(line)
    groups = groups_of(line_table(lines), ["product", "eenheid"])
    assert [group.key for group in groups] == [(product, "uur") for product in sorted(expected)]
    for group in groups:
        members = expected[group.key[0]]
        assert group.regels == len(members)
        assert group.aantal == sum(line.aantal or 0 for line in members)
        assert group.volume == sum(line.volume or Decimal(0) for line in members)
        assert group.bedrag == sum(line.bedrag or 0 for line in members)
        assert group.zonder_bedrag == sum(line.bedrag is None for line in members)
        assert group.clienten == people(members)


def people(lines: Sequence[LineRow]) -> int:
    per_period: dict[str, Decimal] = defaultdict(Decimal)
    for line in lines:
        if not line.persoon:
            per_period[line.periode] += line.aantal or 0
    named = {line.persoon for line in lines if line.persoon}
    return max([len(named), *map(int, per_period.values())])


def test_lines_keep_every_digit_of_a_volume(tmp_path: Path) -> None:
    volumes = (Decimal("0.1"), Decimal("12345678.901234"), Decimal(999_999_999), Decimal(0))
    given = [
        ("BG", f"2016-P{number:02d}", None, 1, volume, None)
        for number, volume in enumerate(volumes, start=1)
    ]
    form = GOOD_VOLUMES.but(rows={"Volumes": given})
    path = written(run(tmp_path, form), tmp_path / "uit.xlsx")
    with zipfile.ZipFile(path) as package:
        xml = next(
            data.decode()
            for name in package.namelist()
            if b"12345678.901234" in (data := package.read(name))
        )
    for volume in volumes:
        assert f"<v>{volume}</v>" in xml


@pytest.mark.parametrize(
    ("counts", "marked", "somewhere"),
    [
        ((SMALL - 1,), True, True),
        ((SMALL,), False, False),
        ((1,) * 13, True, True),
        ((0, 0), False, False),
        ((1, SMALL), False, True),
    ],
)
def test_a_total_on_few_clients_is_not_to_be_published(
    counts: tuple[int, ...], marked: bool, somewhere: bool, tmp_path: Path
) -> None:
    path = written(run(tmp_path, volume_form("A", *counts)), tmp_path / "uit.xlsx")
    (_, told) = rows(path, "Per product")
    assert (MARK in str(told[-1])) is marked
    note = str(openpyxl.load_workbook(path)["Samenvatting"]["A3"].value or "")
    assert ("op minder dan 5 cliënten" in note) is somewhere


def test_client_rows_are_counted_by_person(tmp_path: Path) -> None:
    again = ("C-1", "BG", None, None, CLIENTEN[0][4], None, Decimal(1), None)
    given = [*client_form("C-1", "C-2", "C-3", "C-4").rows["Clienten"], again]
    form = GOOD_CLIENTS.but(rows={"Clienten": given})
    path = written(run(tmp_path, form, GOOD_BSN), tmp_path / "uit.xlsx")
    told = {row[0]: str(row[-1]) for row in rows(path, "Per product")[1:]}
    assert told == {
        "BG": f"{MARK}; 1 regel zonder bedrag",
        "IB1": "5 regels zonder bedrag",
    }


def test_with_many_lines_totals_are_numbers_that_are_held_to_the_lines(
    soffice: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingested = run(tmp_path, GOOD_VOLUMES, volume_form("Anders", 3, 4), client_form("C-1"))
    live = written(ingested, tmp_path / "live.xlsx")
    monkeypatch.setattr(sheet_totals, "MOST_COMPARISONS", 0)
    fixed = written(ingested, tmp_path / "vast.xlsx")
    for sheet in TOTALS:
        assert rows(fixed, sheet) == rows(live, sheet)
    formulas = {place: text for place, text in read_formulas(fixed).items() if place[0] in TOTALS}
    checks = {place for place, text in formulas.items() if "tblRegels" in text}
    assert len(checks) == 2 * len(TOTALS)
    assert {place for place in formulas if place not in checks} == {
        place for place in formulas if place[1].endswith("5")
    }
    recalculated = LibreOffice(soffice, tmp_path).recalculated(fixed)
    assert {in_cents(recalculated[place]) for place in checks} == {Decimal("0.00")}
    assert {place: in_cents(recalculated[place]) for place in formulas} == {
        place: in_cents(read_values(fixed)[place]) for place in formulas
    }


def test_lines_that_no_sheet_holds_go_on_on_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingested = run(tmp_path, volume_form("A", 1, 2, 3), volume_form("B", 4, 5))
    one = rows(written(ingested, tmp_path / "een.xlsx"), "Regels")
    monkeypatch.setattr(bulk, "MAX_ROWS", 2)
    path = written(ingested, tmp_path / "meer.xlsx")
    parts = [rows(path, name) for name in ("Regels", "Regels (2)", "Regels (3)")]
    assert [len(part) - 1 for part in parts] == [2, 2, 1]
    assert [one[0], *(row for part in parts for row in part[1:])] == one
    formula = openpyxl.load_workbook(path)["Per product"]["F4"].value
    assert formula == "=ROUND(F5-SUM(tblRegels[Bedrag],tblRegels2[Bedrag],tblRegels3[Bedrag]),2)"


def test_every_link_leads_into_the_workbook_itself(tmp_path: Path) -> None:
    bad = volume_form("http://x.nl", 1).but(rows={"Volumes": [("X", "x", None, 1, None, None)]})
    path = written(run(tmp_path, bad, client_form("C-1")), tmp_path / "uit.xlsx")
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert not [name for name, part in parts.items() if b'TargetMode="External"' in part]
    links = [
        link.get("location", "")
        for name, part in parts.items()
        if name.startswith("xl/worksheets/sheet")
        for link in ET.fromstring(part).iter(f"{MAIN}hyperlink")
    ]
    assert "'Bevindingen'!A7" in links
    sheets = set(openpyxl.load_workbook(path).sheetnames)
    assert {link.rpartition("!")[0].strip("'") for link in links} <= sheets


def paid(*aanbieders: str) -> TariffModel:
    lines = (RealisatieLine("O1", 2015, "H300", one) for one in aanbieders)
    return replace(model(), realisatie=tuple(lines))


def test_who_was_paid_before_and_sent_nothing_is_listed(tmp_path: Path) -> None:
    rejected = volume_form("Zorg C", 1).but(rows={"Volumes": [("X", "x", None, 1, None, None)]})
    by = paid("zorg  a", "Zorg B", "Zorg C", "Zorg B", "")
    path = written(run(tmp_path, volume_form("Zorg A", 9), rejected, by=by), tmp_path / "uit.xlsx")
    assert rows(path, "Nog niet ingestuurd")[1:] == [
        ("Zorg B", "Realisatie 2015", "niets", ""),
        ("Zorg C", "Realisatie 2015", "wel een bestand, dat niet meetelt", "1.xlsx"),
    ]
    assert "Nog niet ingestuurd: 2" in str(openpyxl.load_workbook(path)["Samenvatting"]["A3"].value)


def test_each_sender_has_one_row_with_what_counts_of_each_kind(tmp_path: Path) -> None:
    rejected = GOOD_COSTS.but(aanbieder="Zorg B", rows={"Uren": [("X", *UREN[0][1:])]})
    other = volume_form("ZORG A", 7, 6).but(gemeente="0523")
    path = written(
        run(
            tmp_path, volume_form("Zorg A", 9), other, GOOD_COSTS.but(aanbieder="zorg a"), rejected
        ),
        tmp_path / "uit.xlsx",
    )
    header, *told = rows(path, "Aanbieders")
    assert header[1:4] == ("aanbieder-volumes", "kostprijs", "Bestanden")
    assert [row[1:4] for row in told] == [
        ("2 tellen mee", "telt mee", 3),
        ("", "telt niet mee: afgekeurd", 1),
    ]
    assert [row[-1] for row in told] == [1 + 2 + 8, 0]


def test_when_all_have_sent_that_is_said_and_no_sheet_is_made(tmp_path: Path) -> None:
    ingested = run(tmp_path, volume_form("Zorg A", 9), by=paid("Zorg A"))
    book = openpyxl.load_workbook(written(ingested, tmp_path / "uit.xlsx"))
    assert "Nog niet ingestuurd" not in book.sheetnames
    assert "Alle aanbieders" in str(book["Samenvatting"]["A3"].value)


def test_an_earlier_run_stands_file_by_file(tmp_path: Path) -> None:
    ingested = run(tmp_path, volume_form("Zorg A", 9, 8))
    files = (
        FileSince(Since.GEWIJZIGD, "0.xlsx", "oud.xlsx", "Zorg A", "aanbieder-volumes", 2, 5),
        FileSince(Since.WEG, "", "b.xlsx", "Zorg B", "aanbieder-volumes", 0, 3),
    )
    held = replace(ingested, earlier=EarlierRun("vorige.xlsx", "0" * 64, files))
    path = written(held, tmp_path / "uit.xlsx")
    assert [row[0] for row in rows(path, "Sinds vorige keer")[1:]] == ["gewijzigd", "niet meer bij"]
    assert [row[5:] for row in rows(path, "Sinds vorige keer")[1:]] == [(5, 2, -3), (3, 0, -3)]
    said = str(openpyxl.load_workbook(path)["Verantwoording"]["A2"].value)
    assert "Vergeleken met: vorige.xlsx" in said


def test_differences_say_what_they_are_held_against(tmp_path: Path) -> None:
    (tmp_path / "een").mkdir()
    first = written(run(tmp_path / "een", volume_form("Zorg A", 9)), tmp_path / "vorige.xlsx")
    (tmp_path / "twee").mkdir()
    corrected = volume_form("Zorg A", 11).but(saved=datetime(2016, 6, 1, tzinfo=UTC))
    ingested = run(tmp_path / "twee", volume_form("Zorg A", 10), corrected)
    held = since_earlier(ingested, read_overview(first))
    header, *told = rows(written(held, tmp_path / "uit.xlsx"), "Verschillen")
    kept = [header.index(name) for name in ("Tegenover", "Wat", "Was", "Wordt", "Eerder bestand")]
    assert [tuple(row[at] for at in kept) for row in told] == [
        ("vervangen inzending", "gewijzigd", "10", "11", "0.xlsx"),
        ("eerdere verwerking", "gewijzigd", "9", "11", "vorige.xlsx"),
    ]


def test_without_a_line_every_sheet_says_so(tmp_path: Path) -> None:
    path = written(run(tmp_path), tmp_path / "uit.xlsx")
    book = openpyxl.load_workbook(path)
    assert book["Regels"]["A7"].value == "Er telt geen regel mee."
    assert isinstance(line_table(()), LineTable)
    assert groups_of(line_table(()), ["product"]) == []
