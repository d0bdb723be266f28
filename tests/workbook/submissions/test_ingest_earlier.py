"""An overview held against an earlier one: files by their bytes, lines cell by cell, what leaps."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from ibcalc.workbook.reader.opening import CannotOpen
from ibcalc.workbook.reader.xlsx import open_workbook
from ibcalc.workbook.submissions.consolidated import write_consolidated
from ibcalc.workbook.submissions.earlier.comparable import comparable
from ibcalc.workbook.submissions.earlier.overview import read_overview
from ibcalc.workbook.submissions.earlier.since import since_earlier
from ibcalc.workbook.submissions.ingest import Ingested, ingest, write_annotated
from ibcalc.workbook.submissions.together.differences import difference
from ibcalc.workbook.submissions.together.earlier_run import EarlierRun
from ibcalc.workbook.submissions.together.leaps import leaps
from tests.workbook.submissions.filled import (
    CLIENTEN,
    GOOD_BSN,
    GOOD_CLIENTS,
    GOOD_COSTS,
    GOOD_VOLUMES,
    KOSTEN,
    VOLUMES,
    Filled,
    Value,
    model,
)

LATER = datetime(2016, 4, 1, tzinfo=UTC)
ALL = {"v": GOOD_VOLUMES, "c": GOOD_CLIENTS, "b": GOOD_BSN, "k": GOOD_COSTS}
Forms = Mapping[str, Filled]


def read(folder: Path, forms: Forms) -> Ingested:
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    for name, form in forms.items():
        form.write(folder / f"{name}.xlsx")
    return ingest([folder], model())


def since(tmp_path: Path, before: Forms, after: Forms) -> Ingested:
    write_consolidated(read(tmp_path / "in", before), tmp_path / "eerder.xlsx")
    overview = read_overview(tmp_path / "eerder.xlsx")
    return since_earlier(read(tmp_path / "in", after), overview)


def run_of(ingested: Ingested) -> EarlierRun:
    assert ingested.earlier is not None
    return ingested.earlier


def files(ingested: Ingested) -> list[tuple[str, str, str]]:
    return [(one.since.value, one.now, one.then) for one in run_of(ingested).files]


def changes(ingested: Ingested) -> list[tuple[str, str, str, str]]:
    """What changed, with the cell in the earlier overview and in the file."""
    return [
        (
            one.change.value,
            one.name,
            one.old.cell(one.name).in_sheet if one.old else "",
            one.new.cell(one.name).in_sheet if one.new else "",
        )
        for found in run_of(ingested).differences
        for one in found.changes
    ]


def codes(ingested: Ingested) -> list[str]:
    return [finding.code for finding in ingested.findings]


def test_the_same_files_are_unchanged_whatever_their_names(tmp_path: Path) -> None:
    again = {f"anders {name}": form for name, form in ALL.items()}
    ingested = since(tmp_path, ALL, again)
    assert {wat for wat, _, _ in files(ingested)} == {"ongewijzigd"}
    assert run_of(ingested).differences == ()
    assert codes(ingested) == []


def test_an_overview_holds_what_is_compared(tmp_path: Path) -> None:
    """Every kind read back is equal to what was sent, so that no difference is made up."""
    ingested = read(tmp_path / "in", ALL)
    write_consolidated(ingested, tmp_path / "eerder.xlsx")
    earlier = {one.name: one.submission for one in read_overview(tmp_path / "eerder.xlsx").files}
    for one in ingested.ledger.counting:
        old, new = earlier[one.file], comparable(one, ingested.expected)
        assert len(old.lines) == len(new.lines) > 0
        assert difference(old, new).changes == ()


def test_a_corrected_file_is_compared_cell_by_cell(tmp_path: Path) -> None:
    rows = [("IB1", "2016-P01", "0505", 13, None, None), VOLUMES[2],
            ("IB2", "2016-P05", None, 8, None, None)]  # fmt: skip
    after = {**ALL, "v": GOOD_VOLUMES.but(rows={"Volumes": rows})}
    ingested = since(tmp_path, ALL, after)
    assert ("gewijzigd", "v.xlsx", "v.xlsx") in files(ingested)
    assert changes(ingested) == [
        ("gewijzigd", "aantal", "Regels!L10", "Volumes!D3"),
        ("nieuw", "", "", "Volumes!5"),
        ("vervallen", "", "Regels!11", ""),
    ]
    (found,) = run_of(ingested).differences
    assert found.old.file == "eerder.xlsx"
    assert ingested.ledger.differences[-1] == found
    told = next(one for one in ingested.findings if one.code == "AANL-441")
    assert "1 regels nieuw, 1 regels vervallen, 1 cellen gewijzigd" in told.message


def test_cost_prices_are_compared_by_element(tmp_path: Path) -> None:
    dearer = [*KOSTEN[:4], ("BG", "overhead", Decimal("9.50"), None, "x", None), *KOSTEN[5:]]
    uren = [("BG", "mbo", 11, Decimal("46.50"), "cao", None)]
    after = {"k": GOOD_COSTS.but(rows={"Uren": uren, "Kosten": dearer})}
    ingested = since(tmp_path, ALL, after)
    told = [(wat, name, new) for wat, name, _, new in changes(ingested)]
    assert told == [
        ("gewijzigd", "bedrag", "Kosten!C7"),
        ("gewijzigd", "tarief", "Uren!D3"),
        ("gewijzigd", "uren", "Uren!C3"),
    ]
    write_consolidated(ingested, tmp_path / "uit.xlsx")
    shown = open_workbook(tmp_path / "uit.xlsx").sheet("Verschillen")
    assert shown is not None
    assert {"s€ 8,00", "s€ 9,50"} <= {cell for row in shown.rows.values() for cell in row}


def test_new_files_and_files_that_are_gone(tmp_path: Path) -> None:
    new = GOOD_CLIENTS.but(aanbieder="Nieuw", rows={"Clienten": [("N-1", *CLIENTEN[0][1:])]})
    ingested = since(tmp_path, ALL, {"v": GOOD_VOLUMES, "n": new})
    assert files(ingested) == [
        ("nieuw", "n.xlsx", ""),
        ("ongewijzigd", "v.xlsx", "v.xlsx"),
        ("niet meer bij", "", "c.xlsx"),
        ("niet meer bij", "", "b.xlsx"),
        ("niet meer bij", "", "k.xlsx"),
    ]
    gone = [one for one in ingested.findings if one.code == "AANL-442"]
    assert {one.place.file for one in gone} == {"eerder.xlsx"}
    assert "c.xlsx telde in eerder.xlsx mee met 2 regels" in gone[0].message


def test_what_counted_and_counts_no_more(tmp_path: Path) -> None:
    bad = GOOD_VOLUMES.but(rows={"Volumes": [("IB1", "2016-P01", None, "veel", None, None)]})
    assert "AANL-443" in codes(since(tmp_path, {"v": GOOD_VOLUMES}, {"v": bad}))
    both = {"v": GOOD_VOLUMES, "w": bad.but(saved=LATER)}
    ingested = since(tmp_path, {"v": GOOD_VOLUMES}, both)
    assert "AANL-443" not in codes(ingested)
    assert files(ingested) == [
        ("ongewijzigd", "v.xlsx", "v.xlsx"),
        ("gewijzigd", "w.xlsx", "v.xlsx"),
    ]


def test_no_bsn_comes_out_of_the_comparison(tmp_path: Path) -> None:
    rows = [("999900018", *CLIENTEN[0][1:])]
    ingested = since(
        tmp_path, {"b": GOOD_BSN}, {"b": GOOD_BSN.but(rows={"Clienten met BSN": rows})}
    )
    assert changes(ingested) == []
    assert len(run_of(ingested).differences) == 1
    assert "9999000" not in repr(run_of(ingested))


@pytest.mark.parametrize("name", ["v.xlsx", "eerder.xlsx"])
def test_what_is_no_overview_is_refused(name: str, tmp_path: Path) -> None:
    read(tmp_path, {"v": GOOD_VOLUMES})
    (tmp_path / "eerder.xlsx").write_bytes((tmp_path / "v.xlsx").read_bytes())
    with pytest.raises(CannotOpen) as refused:
        read_overview(tmp_path / name)
    assert refused.value.code == "AANL-440"


def test_twice_the_same_comparison_gives_the_same_bytes(tmp_path: Path) -> None:
    made = set()
    for _ in range(2):
        ingested = since(
            tmp_path, ALL, {**ALL, "v": GOOD_VOLUMES.but(rows={"Volumes": VOLUMES[:1]})}
        )
        write_consolidated(ingested, tmp_path / "uit.xlsx")
        made.add((tmp_path / "uit.xlsx").read_bytes())
    assert len(made) == 1


@pytest.mark.parametrize(
    ("old", "new", "leap"),
    [(10, 20, True), (20, 10, True), (10, 19, False), (4, 8, False), (5, 10, True), (0, 5, True),
     (0, 4, False), (7, 7, False)],
)  # fmt: skip
def test_a_leap_is_twofold_and_large_enough(old: int, new: int, leap: bool) -> None:
    assert leaps(Decimal(old), Decimal(new)) is leap


def volumes(*numbers: tuple[str, int]) -> Filled:
    rows: list[list[Value]] = [
        ["IB1", label, None, number, None, None] for label, number in numbers
    ]
    return GOOD_VOLUMES.but(rows={"Volumes": rows})


def told(ingested: Ingested, code: str) -> list[tuple[str, str]]:
    return [(one.place.in_sheet, one.message) for one in ingested.findings if one.code == code]


def test_a_total_that_leaps_against_the_earlier_submission(tmp_path: Path) -> None:
    before, after = volumes(("2016-P01", 12)), volumes(("2016-P01", 120)).but(saved=LATER)
    ((cell, message),) = told(read(tmp_path / "in", {"v1": before, "v2": after}), "AANL-445")
    assert cell == "Volumes!A3"
    assert "aantal cliënten van product IB1 is 120; in v1.xlsx was het 12." in message
    ingested = since(tmp_path, {"v": before}, {"v": after})
    ((cell, message),) = told(ingested, "AANL-445")
    assert cell == "Volumes!A3"
    assert "in eerder.xlsx was het 12" in message


def test_a_number_that_leaps_between_periods(tmp_path: Path) -> None:
    form = volumes(("2016-P01", 12), ("2016-P03", 4), ("2016-P02", 13), ("2016-P04", 5))
    ((cell, message),) = told(read(tmp_path / "in", {"v": form}), "AANL-448")
    assert cell == "Volumes!D4"
    assert message.endswith("van 13 naar 4 in 2016-P03.")
    calm = volumes(("2016-P01", 12), ("2016-P02", 13), ("2016-P09", 20))
    assert codes(read(tmp_path / "in", {"v": calm})) == []


def clients(*rows: tuple[str, str]) -> Filled:
    there = [(number, product, None, None, date(2016, 1, 4), None, Decimal(3) if product == "BG"
              else None, None) for number, product in rows]  # fmt: skip
    return GOOD_CLIENTS.but(rows={"Clienten": there})


def test_clients_that_vanish_or_change_product(tmp_path: Path) -> None:
    before = clients(("C-1", "IB1"), ("C-2", "IB1"), ("C-3", "IB1"), ("C-4", "BG"))
    after = clients(("C-1", "IB1"), ("c-2", "BG"), ("C-5", "IB1")).but(saved=LATER)
    ingested = read(tmp_path / "in", {"c1": before, "c2": after})
    assert told(ingested, "AANL-446") == [
        ("Clienten", "2 cliënten uit c1.xlsx staan hier niet meer.")
    ]
    assert [cell for cell, _ in told(ingested, "AANL-447")] == ["Clienten!B4"]
    assert codes(since(tmp_path, {"c": before}, {"c": after})) == [
        "AANL-441",
        "AANL-446",
        "AANL-447",
    ]


def test_what_is_for_the_municipality_is_in_no_copy(tmp_path: Path) -> None:
    before = volumes(("2016-P01", 12), ("2016-P02", 40))
    after = volumes(("2016-P01", 120)).but(saved=LATER)
    ingested = read(tmp_path / "in", {"v1": before, "v2": after})
    assert "AANL-445" in codes(ingested)
    copies, _ = write_annotated(ingested, tmp_path / "terug")
    for copy in copies:
        book = open_workbook(copy)
        cells = [cell for sheet in book.sheets for row in sheet.rows.values() for cell in row]
        assert not [cell for cell in cells if "AANL-44" in cell]
