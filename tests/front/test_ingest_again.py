"""``ibcalc ingest`` once more: interrupted, on the same files, and against an earlier overview."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Self

import pytest

from ibcalc.front.commands import ingest as command
from ibcalc.model.catalogue.aanl_intake import AANL_INTAKE
from ibcalc.workbook.submissions.intake.kept import kept_folder, kept_number
from tests.front.conftest import Cli
from tests.workbook.submissions.filled import GOOD_CLIENTS, GOOD_VOLUMES, VOLUMES

TESTS = Path(__file__).parents[1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "inzendingen"
    folder.mkdir()
    GOOD_VOLUMES.write(folder / "a.xlsx")
    GOOD_CLIENTS.write(folder / "b.xlsx")
    return folder


class Interrupting:
    """A progress bar at which somebody presses Ctrl-C, at the second call of a stage."""

    stage = "Lezen"
    calls = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def __call__(self, stage: str, _: float) -> None:
        self.calls += stage == self.stage
        if self.calls == 2:
            raise KeyboardInterrupt


def test_ctrl_c_says_how_to_go_on(
    cli: Cli, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "uit.xlsx"
    with monkeypatch.context() as patch:
        patch.setattr(command, "Progress", Interrupting)
        ran = cli("ingest", folder, "-o", out)
    kept = kept_number(kept_folder(out))
    assert (ran.status, ran.out, out.exists()) == (130, "", False)
    assert ran.err.startswith(f"Gestopt. Wat uit {kept} bestand")
    assert f"is bewaard in {kept_folder(out)}; dezelfde opdracht gaat daar verder." in ran.err
    assert cli("ingest", folder, "-o", out).status == 0
    assert out.is_file()
    assert not kept_folder(out).exists()


def test_ctrl_c_between_the_copies_keeps_what_was_read(
    cli: Cli, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, back = tmp_path / "uit.xlsx", tmp_path / "terug"
    with monkeypatch.context() as patch:
        patch.setattr(Interrupting, "stage", "Kopieën")
        patch.setattr(command, "Progress", Interrupting)
        assert cli("ingest", folder, "-o", out, "--annotate", back).status == 130
    assert kept_number(kept_folder(out)) == 2
    (copy,) = back.iterdir()
    os.utime(copy, (1, 1))
    assert "Kopieën: 2" in cli("ingest", folder, "-o", out, "--annotate", back).out
    assert copy.stat().st_mtime == 1
    assert not kept_folder(out).exists()


def test_ctrl_c_before_anything_was_read(
    cli: Cli, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "ingest", stopped)
    ran = cli("ingest", folder, "-o", tmp_path / "uit.xlsx")
    assert (ran.status, ran.err) == (130, "Gestopt, er is niets geschreven.\n")


def test_the_same_files_change_nothing(cli: Cli, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit.xlsx"
    assert f"Geschreven: {out}" in cli("ingest", folder, "-o", out).out
    os.utime(out, (1, 1))
    ran = cli("ingest", folder, "-o", out)
    assert f"Niets veranderd: {out} stond er al zo." in ran.out
    assert out.stat().st_mtime == 1
    assert cli("ingest", folder, "-o", out, "--json").json["veranderd"] is False
    GOOD_VOLUMES.but(rows={"Volumes": VOLUMES[:1]}).write(folder / "a.xlsx")
    assert cli("ingest", folder, "-o", out, "--json").json["veranderd"] is True
    assert out.stat().st_mtime > 1


def test_against_an_earlier_overview(cli: Cli, folder: Path, tmp_path: Path) -> None:
    earlier, out = folder / "eerder.xlsx", tmp_path / "uit.xlsx"
    cli("ingest", folder, "-o", earlier)
    GOOD_VOLUMES.but(rows={"Volumes": VOLUMES[:1]}).write(folder / "a.xlsx")
    GOOD_CLIENTS.but(aanbieder="Nieuw").write(folder / "c.xlsx")
    ran = cli("ingest", folder, "-o", out, "--vorige", earlier, "--json")
    told = ran.json["eerder"]
    assert {one["bestand"]: one["wat"] for one in told["bestanden"]} == {
        "a.xlsx": "gewijzigd", "b.xlsx": "ongewijzigd", "c.xlsx": "nieuw",
    }  # fmt: skip
    assert told["regels"] == {"nieuw": 0, "vervallen": 2, "gewijzigd": 0}
    assert [one["bestand"] for one in ran.json["inzendingen"]] == ["c.xlsx", "b.xlsx", "a.xlsx"]
    text = cli("ingest", folder, "-o", out, "--vorige", earlier).out
    assert "Sinds eerder.xlsx: 1 ongewijzigd, 1 gewijzigd, 1 nieuw." in text


def test_an_earlier_overview_that_is_none_stops_before_any_work(
    cli: Cli, folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "uit.xlsx"
    ran = cli("ingest", folder, "-o", out, "--vorige", folder / "a.xlsx")
    assert (ran.status, out.exists()) == (3, False)
    assert "a.xlsx is geen overzicht" in ran.err
    assert cli("ingest", folder, "-o", out, "--vorige", folder / "weg.xlsx").status == 3


def test_the_earlier_overview_is_not_written_over(cli: Cli, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit.xlsx"
    cli("ingest", folder, "-o", out)
    before = out.read_bytes()
    assert cli("ingest", folder, "-o", out, "--vorige", out).status == 3
    assert out.read_bytes() == before


def test_every_code_of_this_family_is_provoked_somewhere() -> None:
    parts = ("pool", "copies", "resume", "earlier")
    names = [f"test_ingest_{part}.py" for part in parts]
    folder = TESTS / "workbook" / "submissions"
    texts = "".join((folder / name).read_text(encoding="utf-8") for name in names)
    assert not [entry.code for entry in AANL_INTAKE if f'"{entry.code}"' not in texts]
