"""Tests in workbooks: the comparison, ``ibcalc test`` and the pytest plugin."""

from __future__ import annotations

from pathlib import Path

import pytest

from ibcalc.workbook.toetsen.runner import Outcome, run_toetsen
from tests.front.conftest import Cli
from tests.front.workbooks import model, workbook
from tests.samples.base import Sample
from tests.samples.build import SAMPLES, build_one
from tests.samples.conversion import CATEGORIE, CONVERSIES, KENMERKEN, OPSLAG

HEADER = (
    "| Toets | Client | Product | Opslag | Van | T/m | Verwacht product | Bedrag per periode "
    "| Bedrag totaal | Bevinding |"
)
GOOD = "| goed | V1 | IB1 | | 1-2-2016 | 28-2-2016 | IB1 | 319,24 | 319,24 | |"
ENDS_TOO_EARLY = "| om | V1 | IB1 | | 28-2-2016 | 1-2-2016 | {product} | | | {code} |"


def _toetsen(*rows: str) -> str:
    return "\n".join((HEADER, *rows))


def _outcomes(path: Path, *rows: str) -> tuple[Outcome, ...]:
    return run_toetsen(model(path / "proef.toets.xlsx", Toetsen=_toetsen(*rows)))


def _failures(path: Path, *rows: str) -> list[str]:
    return [str(item) for outcome in _outcomes(path, *rows) for item in outcome.failures]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.naam)
def test_every_sample_passes(sample: Sample, tmp_path: Path) -> None:
    outcomes = run_toetsen(build_one(sample, tmp_path))
    assert outcomes
    assert [str(item) for outcome in outcomes for item in outcome.failures] == []


def test_what_is_expected_and_comes_out_passes(tmp_path: Path) -> None:
    (outcome,) = _outcomes(tmp_path, GOOD)
    assert (outcome.toets.naam, outcome.passed) == ("goed", True)


def test_nothing_expected_is_not_checked(tmp_path: Path) -> None:
    assert _failures(tmp_path, "| vrij | V1 | IB1 | ja | 1-2-2016 | 28-2-2016 | | | | |") == []


@pytest.mark.parametrize(
    ("row", "failure"),
    [
        (
            "| fout | V1 | IB1 | | 1-2-2016 | 28-2-2016 | IB2 | | | |",
            "Toetsen!G2 Verwacht product: verwacht IB2, gekregen IB1",
        ),
        (
            "| fout | V1 | IB3 | ja | 1-2-2016 | 28-2-2016 | IB3 | | | |",
            "Toetsen!G2 Verwacht product: verwacht IB3, gekregen IB3; IB3O",
        ),
        (
            "| fout | V1 | IB1 | | 1-2-2016 | 28-2-2016 | onopgelost | | | |",
            "Toetsen!G2 Verwacht product: verwacht onopgelost, gekregen IB1",
        ),
        (
            "| fout | V1 | IB1 | | 1-2-2016 | 28-2-2016 | | 319,25 | | |",
            "Toetsen!H2 {per_periode}: verwacht € 319,25, gekregen 2016-P02: € 319,24",
        ),
        (
            "| fout | V1 | IB1 | | 1-2-2016 | 29-2-2016 | | 2016-P02: 319,24 | | |",
            "Toetsen!H2 {per_periode}: verwacht 2016-P02: € 319,24, gekregen {twee}",
        ),
        (
            "| fout | V1 | IB1 | | 1-2-2016 | 28-2-2016 | | | 319,23 | |",
            "Toetsen!I2 Verwacht bedrag totaal: verwacht € 319,23, gekregen € 319,24",
        ),
        (
            "| fout | V1 | IB1 | | 1-2-2016 | 28-2-2016 | | | | CLI-301 |",
            "Toetsen!J2 Verwacht bevinding: verwacht CLI-301, gekregen niets",
        ),
    ],
)
def test_a_failure_names_cell_expected_and_got(tmp_path: Path, row: str, failure: str) -> None:
    twee = "2016-P02: € 319,24; 2016-P03: € 319,24"
    expected = failure.format(per_periode="Verwacht bedrag per periode", twee=twee)
    assert _failures(tmp_path, row) == [expected]


def test_a_fout_that_nobody_expects_fails(tmp_path: Path) -> None:
    (failure,) = _failures(tmp_path, ENDS_TOO_EARLY.format(product="", code=""))
    assert failure.startswith("Toetsen!2 Verwacht bevinding: verwacht geen fout, gekregen CLI-")


def test_a_fout_that_is_named_passes(tmp_path: Path) -> None:
    (failure,) = _failures(tmp_path, ENDS_TOO_EARLY.format(product="", code=""))
    code = failure.partition("gekregen ")[2].partition(":")[0]
    assert _failures(tmp_path, ENDS_TOO_EARLY.format(product="", code=code)) == []


def test_an_expected_row_without_price_needs_no_code(tmp_path: Path) -> None:
    assert _failures(tmp_path, ENDS_TOO_EARLY.format(product="onopgelost", code="")) == []


def test_a_faulty_row_does_not_touch_other_toetsen(tmp_path: Path) -> None:
    outcomes = _outcomes(tmp_path, GOOD, ENDS_TOO_EARLY.format(product="", code=""))
    assert [outcome.passed for outcome in outcomes] == [True, False]


def test_rows_of_one_toets_are_one_client(tmp_path: Path) -> None:
    """A wissel inside P02: only the first product is charged."""
    rows = (
        "| wissel | V1 | IB1 | | 1-2-2016  | 14-2-2016 | IB1 | | 319,24 | |",
        "| wissel | V1 | IB3 | | 15-2-2016 | 28-2-2016 |     | |        | |",
    )
    (outcome,) = _outcomes(tmp_path, *rows)
    assert outcome.passed


def test_toetsen_do_not_touch_each_other(tmp_path: Path) -> None:
    """The same two rows under two names are no wissel."""
    rows = (
        "| een  | V1 | IB1 | | 1-2-2016  | 14-2-2016 | IB1 | | 319,24   | |",
        "| twee | V1 | IB3 | | 15-2-2016 | 28-2-2016 | IB3 | | 1.063,61 | |",
    )
    assert [outcome.passed for outcome in _outcomes(tmp_path, *rows)] == [True, True]


def test_a_fault_in_the_model_fails_every_toets(tmp_path: Path) -> None:
    tarieven = "| Product | Vanaf | T/m | Tarief |\n| ZZZ | 1-1-2016 | | 1,00 |"
    path = model(tmp_path / "m.toets.xlsx", Tarieven=tarieven, Toetsen=_toetsen(GOOD, GOOD))
    outcomes = run_toetsen(path)
    assert outcomes
    assert not any(outcome.passed for outcome in outcomes)


def test_the_model_may_stand_in_another_workbook(tmp_path: Path) -> None:
    model(tmp_path / "model.xlsx")
    wrong = GOOD.replace("goed", "mis").replace("IB1 | 319", "IB2 | 319")
    settings = "| Sleutel | Waarde |\n| model | ../model.xlsx |"
    (tmp_path / "toetsen").mkdir()
    path = workbook(
        tmp_path / "toetsen" / "los.toets.xlsx",
        {"Model": settings, "Toetsen": _toetsen(GOOD, wrong)},
    )
    failures = [str(item) for outcome in run_toetsen(path) for item in outcome.failures]
    assert failures == ["Toetsen!G3 Verwacht product: verwacht IB2, gekregen IB1"]


def test_handmatig_is_not_the_same_as_a_fout(tmp_path: Path) -> None:
    toetsen = """
| Toets | Client | Code | Klasse | Van | T/m | Verwacht product |
| dagdelen | V1 | H132 | | 1-2-2016 | 28-2-2016 | handmatig |
| klasse 9 | V2 | H300 | 9 | 1-2-2016 | 28-2-2016 | handmatig |
"""
    sheets = {"Kenmerken": KENMERKEN, "Conversies": CONVERSIES, "Categorie": CATEGORIE}
    path = model(tmp_path / "c.toets.xlsx", **sheets, Opslag=OPSLAG, Toetsen=toetsen)
    first, second = run_toetsen(path)
    assert first.passed
    assert "verwacht handmatig, gekregen onopgelost" in str(second.failures[0])


def test_command_counts_and_passes(cli: Cli, tmp_path: Path) -> None:
    path = model(tmp_path / "a.toets.xlsx", Toetsen=_toetsen(GOOD))
    ran = cli("test", path)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == f"{path}: 1 geslaagd, 0 mislukt\n"


def test_command_shows_failures(cli: Cli, tmp_path: Path) -> None:
    wrong = GOOD.replace("goed", "mis").replace("319,24 | |", "1,00 | |")
    path = model(tmp_path / "a.toets.xlsx", Toetsen=_toetsen(GOOD, wrong))
    ran = cli("test", path)
    assert ran.status == 1
    assert ran.out.splitlines() == [
        f"{path}: 1 geslaagd, 1 mislukt",
        "  MISLUKT mis",
        "    Toetsen!I3 Verwacht bedrag totaal: verwacht € 1,00, gekregen € 319,24",
    ]


def test_command_searches_folders(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "diep").mkdir()
    inner = model(tmp_path / "diep" / "b.toets.xlsx", Toetsen=_toetsen(GOOD))
    model(tmp_path / "gewoon.xlsx", Toetsen=_toetsen(GOOD))
    (tmp_path / "~$b.toets.xlsx").write_bytes(b"slot")
    ran = cli("test", tmp_path, inner)
    assert (ran.status, ran.out) == (0, f"{inner}: 1 geslaagd, 0 mislukt\n")


def test_command_takes_any_workbook_that_is_named(cli: Cli, tmp_path: Path) -> None:
    path = model(tmp_path / "gewoon.xlsx", Toetsen=_toetsen(GOOD))
    assert cli("test", path).status == 0


def test_command_without_anything_to_test(cli: Cli, tmp_path: Path) -> None:
    assert cli("test", tmp_path).status == 1
    bare = model(tmp_path / "kaal.xlsx")
    ran = cli("test", bare)
    assert (ran.status, "geen toetsen" in ran.out) == (1, True)


def test_command_goes_on_after_a_file_that_cannot_be_opened(cli: Cli, tmp_path: Path) -> None:
    path = model(tmp_path / "a.toets.xlsx", Toetsen=_toetsen(GOOD))
    ran = cli("test", tmp_path / "weg.toets.xlsx", path)
    assert ran.status == 3
    assert "niet gevonden" in ran.err
    assert "1 geslaagd" in ran.out
