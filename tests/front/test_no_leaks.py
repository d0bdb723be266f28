"""No command shows a client number, a BSN or a name, wherever in a caseload or model it stands."""

from __future__ import annotations

import contextlib
import io
import json
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from ibcalc.front.cli import main
from tests.front.conftest import Cli
from tests.front.workbooks import BUDGET, CLIENTEN, model
from tests.samples.base import model_sheet

HEADERS = (
    "Client", "Aanbieder", "Gemeente", "Code", "Klasse", "Product", "Opslag", "Van", "T/m",
    "Aantal", "Volume", "Leefvorm", "Opmerking",
)  # fmt: skip
GOOD = {
    "Client": "KL-70010", "Aanbieder": "Zorg Oost", "Gemeente": "0505", "Product": "IB1",
    "Van": "1-2-2016", "T/m": "28-2-2016",
}  # fmt: skip
BSNS = ("999900006", "999900018", "123456782")
NUMBERS = ("KL-83749", "55510293847", "zz99-ab-00417")
NAMES = ("Wubbo Zqvist", "Quirijnsdochter")
"""No real person has these."""
DISGUISES = ("{}", " {} ", "'{}", "{}\u00a0", "{}?", "={}", "{}; x")

KENMERKEN = """
| Kenmerk  | Soort | Waarden            |
| Leefvorm | code  | alleen; samenwonend |
"""
CONVERSIES = """
| Volgorde | Tabel     | Treffer |
| 1        | Categorie | eerste  |
"""
CATEGORIE = """
| ALS Code | ALS Klasse | ALS Leefvorm | DAN Product |
| H300     | 1-2        | alleen       | IB1         |
| H300     | >= 3       | -            | IB3         |
"""

disguised = st.one_of(
    st.sampled_from(NUMBERS),
    st.builds(
        lambda secret, form: form.format(secret),
        st.sampled_from((*BSNS, *NAMES)),
        st.sampled_from(DISGUISES),
    ),
)
columns = st.sampled_from([header for header in HEADERS if header != "Aanbieder"])
faults = st.sampled_from(("", "31-2-2016", "-5", "12,5", "H3OO", "jaa", "1-2", "#N/A"))
cells = st.one_of(disguised, faults)
rows = st.lists(
    st.dictionaries(columns, cells, min_size=1, max_size=4).filter(
        # What is typed as a gemeente is counted under that name, as that of an aanbieder is.
        lambda row: not any(name in row.get("Gemeente", "") for name in NAMES)
    ),
    min_size=1,
    max_size=4,
)


def run(*arguments: object) -> tuple[str, str]:
    """What a command line printed."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main([str(argument) for argument in arguments])
    assert status in (0, 1, 3), err.getvalue()
    return out.getvalue(), err.getvalue()


def in_sight(printed: str) -> list[str]:
    """The secrets that are shown."""
    return [
        secret for secret in (*BSNS, *NUMBERS, *NAMES) if secret.casefold() in printed.casefold()
    ]


def without_clients(printed: str) -> str:
    """A JSON object without what tells the amount of each client, by its own number."""
    content = json.loads(printed)
    shown = content.pop("per_client", {})
    assert not [secret for secret in BSNS if secret in json.dumps(shown)]
    return json.dumps(content, ensure_ascii=False)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        model(
            Path(name) / "model.xlsx",
            Kenmerken=KENMERKEN,
            Conversies=CONVERSIES,
            Categorie=CATEGORIE,
        )
        yield Path(name)


def _own_rows(planted: list[dict[str, str]]) -> list[dict[str, str]]:
    """Rows of the clients whose own number was planted: that is how such a number is known."""
    cells = {cell for row in planted for cell in row.values()}
    return [{"Client": number} for number in NUMBERS if number in cells]


def caseload(path: Path, planted: list[dict[str, str]]) -> Path:
    """A workbook with a good row and rows with what was planted; BSNs as numbers where they can."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(list(HEADERS))
    sheet.append([GOOD.get(header) for header in HEADERS])
    for changed in (*planted, *_own_rows(planted)):
        row = GOOD | {"Client": f"KL-7002{len(changed)}"} | changed
        sheet.append([row.get(header) for header in HEADERS])
    for cell in (cell for line in sheet.iter_rows(min_row=2) for cell in line):
        if isinstance(cell.value, str) and cell.value in BSNS:
            cell.value = int(cell.value)
        elif isinstance(cell.value, str) and cell.value.startswith("="):
            cell.data_type = "s"
    book.save(path)
    return path


@given(rows)
@settings(max_examples=25, deadline=None, phases=(Phase.explicit, Phase.generate))
def test_no_command_shows_what_stands_in_a_caseload(
    folder: Path, planted: list[dict[str, str]]
) -> None:
    clients = caseload(folder / "clienten.xlsx", planted)
    given = (folder / "model.xlsx", "--clients", clients)
    for printed in (
        *run("check", *given),
        *run("explain", *given, "--client", "KL-70010"),
    ):
        assert in_sight(printed) == []
    out, err = run("calculate", *given, "--json")
    assert in_sight(without_clients(out)) == []
    assert in_sight(err) == []


@given(rows)
@settings(max_examples=25, deadline=None, phases=(Phase.explicit, Phase.generate))
def test_no_command_shows_what_stands_in_a_csv(folder: Path, planted: list[dict[str, str]]) -> None:
    lines = [";".join(HEADERS), ";".join(GOOD.get(header, "") for header in HEADERS)]
    lines += [
        ";".join((GOOD | changed).get(header, "").replace(";", ",") for header in HEADERS)
        for changed in (*planted, *_own_rows(planted))
    ]
    (folder / "clienten.csv").write_text("\n".join(lines), encoding="utf-8")
    for printed in run("calculate", folder / "model.xlsx", "--clients", folder / "clienten.csv"):
        assert in_sight(printed) == []


def test_a_name_of_a_file_is_told_with_crosses(cli: Cli, folder: Path) -> None:
    clients = caseload(folder / "lijst 999900006.xlsx", [{"Van": "31-2-2016"}])
    ran = cli("calculate", folder / "model.xlsx", "--clients", clients, "--json")
    codes = {one["code"] for one in ran.json["bevindingen"]}
    assert "PRIV-103" in codes
    assert in_sight(ran.out) == []
    assert "lijst XXXXXXXXX.xlsx" in ran.out


def _named_after_clients(path: Path) -> Path:
    """A caseload with a BSN in the name of its sheet, in a header and in a value of a kenmerk."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "Cl 999900018"
    sheet.append([*HEADERS, "Oud BSN 123456782"])
    sheet.append([*map(GOOD.get, HEADERS), "x"])
    sheet.append([*map((GOOD | {"Client": "KL-2", "Product": ""}).get, HEADERS), "999900006"])
    book.save(path)
    return path


def _written(path: Path) -> str:
    """All that a file that was written holds."""
    if path.suffix == ".parquet":
        return str(pl.read_parquet(path).rows())
    if path.suffix != ".xlsx":
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as package:
        return "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


def test_no_output_names_a_sheet_or_a_header_with_a_bsn(folder: Path, tmp_path: Path) -> None:
    clients = _named_after_clients(tmp_path / "clienten.xlsx")
    tables = folder / "model.xlsx"
    given = (tables, "--clients", clients)
    printed = "".join(
        "".join(run(*command))
        for command in (
            ("calculate", *given, "--regels", "-o", tmp_path / "u.xlsx"),
            ("calculate", *given, "--json", "--lines", tmp_path / "r.csv"),
            ("calculate", *given, "--lines", tmp_path / "r.parquet"),
            ("check", *given),
            ("check", *given, "--json"),
            ("explain", *given, "--client", "KL-70010"),
            ("explain", *given, "--client", "KL-2", "--json"),
            ("compare", tables, *given, "-o", tmp_path / "c.xlsx"),
            ("compare", tables, *given, "--json"),
        )
    )
    names = ("u.xlsx", "r.csv", "r.parquet", "c.xlsx")
    contents = "".join(_written(tmp_path / name) for name in names)
    assert "Cl XXXXXXXXX!" in printed
    assert in_sight(printed + contents) == []


def test_compare_masks_what_check_masks(folder: Path, tmp_path: Path) -> None:
    clients = caseload(
        tmp_path / "clienten.xlsx", [{"Leefvorm": "let op 999900006", "Code": "H300"}]
    )
    tables = folder / "model.xlsx"
    out, err = run("compare", tables, tables, "--clients", clients, "--json")
    assert "bevindingen" in out
    assert in_sight(out + err) == []


TYPED = (
    ("999900006",),
    ("template", "999900006", "-o", "x.xlsx"),
    ("explain", "m.xlsx", "--client", "x", "--dag", "999900018"),
    ("dmn", "import", "999900006.dmn", "-o", "m.xlsx"),
    ("test", "weg/999900006.toets.xlsx"),
)


@pytest.mark.parametrize("words", TYPED)
def test_what_was_typed_is_told_with_crosses(
    words: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    with contextlib.suppress(SystemExit):
        main(words)
    told = "".join(capfd.readouterr())
    assert told
    assert in_sight(told) == []


def test_what_was_written_is_told_with_crosses(folder: Path, tmp_path: Path) -> None:
    clients = caseload(folder / "clienten.xlsx", [])
    target = tmp_path / "map 999900018" / "u 999900006.xlsx"
    target.parent.mkdir()
    told = [*run("calculate", folder / "model.xlsx", "--clients", clients, "-o", target)]
    told += run("check", folder / "model.xlsx", "-o", target.with_name("c 123456782.xlsx"))
    told += run("opschonen", tmp_path)
    told += run("opschonen", tmp_path, "--json")
    assert target.exists()
    assert "map XXXXXXXXX/u XXXXXXXXX.xlsx" in "".join(told)
    assert in_sight("".join(told)) == []


def test_no_output_repeats_a_bsn_of_the_model(tmp_path: Path) -> None:
    secret = BSNS[0]
    path = model(
        tmp_path / "model.xlsx",
        Model=model_sheet(f"Proef {secret}", opgesteld_door=f"x {secret}"),
        Clienten=CLIENTEN,
        Budget=BUDGET.replace("Begeleiding", f"Begeleiding {secret}"),
    )
    told = [*run("calculate", path, "--json", "-o", tmp_path / "u.xlsx")]
    told += (*run("calculate", path), *run("check", path), *run("compare", path, path, "--json"))
    assert "Proef XXXXXXXXX" in "".join(told)
    assert in_sight("".join((*told, _written(tmp_path / "u.xlsx")))) == []


@pytest.mark.parametrize("name", ["weg 999900006.xlsx", "weg 999900006.csv"])
def test_a_file_that_is_not_there_is_told_with_crosses(cli: Cli, folder: Path, name: str) -> None:
    ran = cli("calculate", folder / "model.xlsx", "--clients", folder / name)
    assert ran.status == 3
    assert in_sight(ran.err) == []


def test_a_name_to_be_written_is_warned_of(cli: Cli, folder: Path, tmp_path: Path) -> None:
    clients = caseload(folder / "clienten.xlsx", [])
    target = tmp_path / "uit 999900006.csv"
    ran = cli("calculate", folder / "model.xlsx", "--clients", clients, "--lines", target)
    assert "burgerservicenummer" in ran.err
    assert in_sight(ran.err) == []
