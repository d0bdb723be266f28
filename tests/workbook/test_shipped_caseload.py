"""The shipped caseload: hours of overzicht 1 (domain.md 000), classes that fit, planted faults."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from ibcalc.engine.run import run
from ibcalc.model.findings import Severity
from ibcalc.workbook.caseload.read import read_caseload
from ibcalc.workbook.reader.xlsx import open_workbook
from ibcalc.workbook.sheets.model_reader import read_model
from ibcalc.workbook.shipped.build import CASELOAD_FILE, MODEL_FILE, write_caseload, write_model
from ibcalc.workbook.shipped.clienten import Rij, draw_caseload
from ibcalc.workbook.shipped.dice import Dice
from ibcalc.workbook.shipped.indicatie import AANBIEDERS, GEMEENTEN
from ibcalc.workbook.shipped.klassen import KLASSEN

TEMPLATES = Path(__file__).parents[2] / "templates"
ROWS = draw_caseload()

# domain.md 000, "Volumes 2015", typed here apart from the code.
HOURS_2015 = {
    "H126": 10_312,
    "H127": 475,
    "H300": 105_698,
    "H150": 14_378,
    "H152": 5_650,
    "H153": 21_616,
    "02015": 1_350,
    "02016": 89,
    "02017": 92,
}
# domain.md B1: hours a week up to and not including.
HOURS_A_WEEK = {1: (0, 2), 2: (2, 4), 3: (4, 7), 4: (7, 10), 5: (10, 13), 6: (13, 16), 7: (16, 20),
                8: (20, 25)}  # fmt: skip


def parts(workbook: io.BytesIO | Path) -> dict[str, bytes]:
    """The parts of a workbook; how well they are compressed differs between systems."""
    with zipfile.ZipFile(workbook) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize(
    "name, write", [(MODEL_FILE, write_model), (CASELOAD_FILE, write_caseload)]
)
def test_committed_workbook_is_what_is_built(
    name: str, write: Callable[[io.BytesIO], None]
) -> None:
    built = io.BytesIO()
    write(built)
    assert parts(built) == parts(TEMPLATES / name), "run: python -m ibcalc.workbook.shipped"


def test_generator_repeats() -> None:
    assert draw_caseload() == ROWS
    assert draw_caseload(1) != ROWS


def test_dice_are_splitmix64() -> None:
    # The first words of the published algorithm for seed 1234567.
    dice = Dice(1234567)
    assert [dice.below(2**64) for _ in range(3)] == [
        6457827717110365317,
        3203168211198807973,
        9817491932198370423,
    ]


def test_hours_per_code_are_those_of_overzicht_1() -> None:
    hours: Counter[str] = Counter()
    for rij in ROWS:
        if rij.indicatie.uren:
            hours[str(rij.indicatie.code)] += rij.indicatie.uren
    assert dict(hours) == HOURS_2015
    assert hours.total() == 159_660


def test_dagdelen_stand_apart() -> None:
    nights = [rij.indicatie for rij in ROWS if rij.indicatie.dagdelen]
    assert {row.code for row in nights} == {"H132"}
    assert sum(row.dagdelen or 0 for row in nights) == 20
    assert all(row.uren is None for row in nights)


def delivered() -> list[Rij]:
    """Rows with hours of 2015 and a class that exists."""
    return [rij for rij in ROWS if rij.indicatie.uren and rij.indicatie.klasse in HOURS_A_WEEK]


def hours_a_week(rij: Rij) -> Fraction:
    row = rij.indicatie
    end = max(row.tot_en_met or date(2015, 12, 31), date(2015, 12, 31))
    days = (min(end, date(2015, 12, 31)) - max(row.start, date(2015, 1, 1))).days + 1
    return Fraction(7 * (row.uren or 0), days)


def test_class_fits_the_hours_a_week() -> None:
    assert len(delivered()) > 700
    for rij in delivered():
        low, high = HOURS_A_WEEK[rij.indicatie.klasse or 0]
        assert low <= hours_a_week(rij) < high, rij.client


def test_class_table_is_that_of_the_source() -> None:
    table = {klasse.nummer: (klasse.van // 10, klasse.tot // 10) for klasse in KLASSEN}
    assert table == HOURS_A_WEEK
    assert {klasse.nummer for klasse in KLASSEN if klasse.bron} == {1, 2}


def test_size_and_spread() -> None:
    assert 700 <= len({rij.client for rij in ROWS}) <= 1200
    assert {rij.indicatie.aanbieder for rij in ROWS} == set(AANBIEDERS)
    assert len(AANBIEDERS) == 12
    assert {rij.indicatie.gemeente for rij in ROWS} == {*GEMEENTEN, 505}
    assert "0505" in GEMEENTEN


def test_every_kind_of_fault_is_there() -> None:
    faults = Counter(rij.indicatie.opmerking for rij in ROWS)
    assert faults["Klasse ontbreekt"] == 8
    assert faults["Klasse 9 bestaat niet"] == 4
    assert faults["Dagdelen: geen klasse in uren"] == 2
    assert faults["Tweede code naast de eerste"] == 9
    assert faults["Einde voor het begin"] == 3
    assert faults["Geherindiceerd in 2016"] == 28
    assert faults["Code bestaat niet"] == 3
    assert faults["Datum als tekst"] == 3
    assert faults["Gemeentecode zonder nul"] == 4
    assert faults["Opslag nee, maar de code geeft er wel een"] == 2


def test_two_codes_run_at_the_same_time() -> None:
    seconds = {rij.client for rij in ROWS if rij.indicatie.opmerking.startswith("Tweede code")}
    for client in seconds:
        first, second = (rij.indicatie for rij in ROWS if rij.client == client)
        assert first.code != second.code
        assert first.gemeente == second.gemeente
        for row in (first, second):
            assert row.tot_en_met is None or row.tot_en_met >= date(2016, 12, 31)


def test_rows_stand_in_the_order_of_their_clients() -> None:
    numbers = [rij.client for rij in ROWS]
    assert numbers == sorted(numbers)
    assert all(re.fullmatch(r"C-\d{4}", number) for number in numbers)


def test_every_planted_fault_is_found_and_nothing_else() -> None:
    book = read_model(open_workbook(TEMPLATES / MODEL_FILE))
    caseload, found = read_caseload(TEMPLATES / CASELOAD_FILE, book.model)
    result = run(book.model, caseload, findings=book.findings, caseload_findings=found)
    counts = result.counts
    assert counts.gelezen == len(ROWS) == counts.geprijsd + counts.onopgelost
    assert counts.handmatig == 10, "8 without a class, 2 in dagdelen"
    assert counts.fout == 19, "4 klasse 9, 3 codes, 3 ends, 2 dates, 1 Van, 2 products, 4 double"
    assert counts.zonder_regel == 8, "ended before 2016"
    codes = {one.code for one in result.findings if one.severity is Severity.FOUT}
    assert codes == {"CLI-113", "CLI-114", "CLI-203", "CLI-204", "CLI-301", "CNV-306"}
    warned = {one.code for one in result.findings if one.severity is Severity.WAARSCHUWING}
    assert warned == {"CLI-122", "CLI-304", "CLI-305", "CNV-304", "CNV-307", "CNV-310"}
    assert not result.complete


def test_reader_understands_the_hours() -> None:
    book = read_model(open_workbook(TEMPLATES / MODEL_FILE))
    caseload, _ = read_caseload(TEMPLATES / CASELOAD_FILE, book.model)
    hours = caseload.kenmerken["uren2015"]
    total = sum(Decimal(hours.text(row) or 0) for row in range(len(caseload)))
    assert total == 159_660
