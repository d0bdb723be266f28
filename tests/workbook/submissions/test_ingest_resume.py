"""What was read before an interruption is not read again, and nothing that is kept is trusted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ibcalc.workbook.submissions.expected import expected_of
from ibcalc.workbook.submissions.files import Sender
from ibcalc.workbook.submissions.ingest import Ingested, ingest
from ibcalc.workbook.submissions.intake import child, kept
from ibcalc.workbook.submissions.intake.codec import encode
from ibcalc.workbook.submissions.intake.kept import (
    forget,
    is_kept_folder,
    kept_folder,
    kept_number,
    open_kept,
)
from ibcalc.workbook.submissions.intake.pool import Crew
from ibcalc.workbook.submissions.reading.read import read_submission
from tests.workbook.submissions.filled import GOOD_CLIENTS, GOOD_VOLUMES, VOLUMES, model

FILES = 9
MODEL = replace(model(), sha256="a" * 64)
posix = pytest.mark.skipif(os.name == "nt", reason="rights and links of POSIX")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(FILES):
        GOOD_CLIENTS.but(aanbieder=f"Zorg {number}").write(folder / f"{number}.xlsx")
    return folder


@pytest.fixture
def keep(tmp_path: Path) -> Path:
    return kept_folder(tmp_path / "uit.xlsx")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that a process is asked about."""
    names: list[str] = []
    ask = child.Child.ask

    def noted(self: child.Child, sender: Sender, *others: Any) -> bytes | child.Ended:
        names.append(sender.file)
        return ask(self, sender, *others)

    monkeypatch.setattr(child.Child, "ask", noted)
    return names


def run(folder: Path, keep: Path, workers: int = 2) -> Ingested:
    return ingest([folder], MODEL, crew=Crew(workers), keep=keep)


def stop_after(files: int) -> Callable[[str, float], None]:
    def progress(_: str, share: float) -> None:
        if share * FILES >= files:
            raise KeyboardInterrupt

    return progress


@pytest.mark.parametrize("files", [1, 4])
def test_the_next_run_reads_only_the_rest(
    files: int, folder: Path, keep: Path, asked: list[str]
) -> None:
    with pytest.raises(KeyboardInterrupt):
        ingest([folder], MODEL, crew=Crew(1), keep=keep, progress=stop_after(files))
    there = kept_number(keep)
    assert there >= files
    asked.clear()
    assert run(folder, keep) == ingest([folder], MODEL)
    assert len(asked) == FILES - there
    asked.clear()
    assert run(folder, keep) == ingest([folder], MODEL)
    assert asked == []


KILLED = """
import os, sys
from pathlib import Path
from ibcalc.front.commands import ingest as command
from ibcalc.front.cli import main

class Stops:
    def __enter__(self):
        return self
    def __exit__(self, *error):
        pass
    def __call__(self, stage, share):
        if stage == "Lezen" and share * 9 >= 3:
            os._exit(77)

command.Progress = Stops
sys.exit(main(sys.argv[1:]))
"""


def test_a_process_that_is_killed_leaves_what_it_read(
    folder: Path, tmp_path: Path, asked: list[str]
) -> None:
    """As with a power cut: nothing can be tidied up. The output is as if nothing happened."""
    from ibcalc.front.cli import main

    out = tmp_path / "uit.xlsx"
    words = ["ingest", str(folder), "-o", str(out)]
    root = str(Path(child.ROOT))
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, *words], cwd=root, capture_output=True, check=False
    )
    assert (killed.returncode, out.exists()) == (77, False)
    there = kept_number(kept_folder(out))
    assert there >= 3
    assert main(words) == 0
    assert len(asked) == FILES - there
    assert not kept_folder(out).exists()
    other = tmp_path / "in een keer.xlsx"
    assert main([*words[:-1], str(other)]) == 0
    assert out.read_bytes() == other.read_bytes()


def test_other_bytes_another_model_and_another_name_are_read_again(
    folder: Path, keep: Path, asked: list[str]
) -> None:
    run(folder, keep)
    GOOD_CLIENTS.but(aanbieder="Nieuw").write(folder / "0.xlsx")
    (folder / "1.xlsx").rename(folder / "anders.xlsx")
    asked.clear()
    run(folder, keep)
    assert sorted(asked) == ["0.xlsx", "anders.xlsx"]
    asked.clear()
    ingest([folder], replace(MODEL, sha256="b" * 64), crew=Crew(2), keep=keep)
    assert len(asked) == FILES
    asked.clear()
    ingest([folder], crew=Crew(2), keep=keep)
    assert len(asked) == FILES


@posix
def test_only_the_owner_may_look(folder: Path, keep: Path) -> None:
    run(folder, keep)
    assert keep.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in keep.iterdir()} == {0o600}


def damaged(path: Path, change: Callable[[bytes], bytes]) -> None:
    path.write_bytes(change(path.read_bytes()))


def signed(body: bytes) -> bytes:
    return kept._digest(body) + body


def other_total(data: bytes) -> bytes:
    body = json.loads(data[kept.DIGEST :])
    body["rows"] = "veel"
    return signed(json.dumps(body).encode())


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut off": lambda data: data[:-1],
    "empty": lambda _: b"",
    "zeros": lambda data: bytes(len(data)),
    "a digit changed": lambda data: data.replace(b"C-001", b"C-009"),
    "no JSON": lambda _: signed(b"\x80\x04K\x01."),
    "no object": lambda _: signed(b"[]"),
    "a part of another kind": other_total,
    "another form": lambda data: signed(data[kept.DIGEST :].replace(b'"form":1', b'"form":0')),
    "deep": lambda _: signed(b"[" * 100_000),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_damaged_or_foreign_is_read_again(
    damage: str, folder: Path, keep: Path, asked: list[str]
) -> None:
    run(folder, keep)
    for path in list(keep.iterdir())[:3]:
        damaged(path, DAMAGES[damage])
    asked.clear()
    assert run(folder, keep) == ingest([folder], MODEL)
    assert len(asked) == 3


@posix
def test_a_link_is_not_followed(folder: Path, keep: Path, tmp_path: Path, asked: list[str]) -> None:
    run(folder, keep)
    part = next(keep.iterdir())
    (tmp_path / "elders").write_bytes(part.read_bytes())
    part.unlink()
    part.symlink_to(tmp_path / "elders")
    before = (tmp_path / "elders").read_bytes()
    asked.clear()
    run(folder, keep)
    assert len(asked) == 1
    assert (tmp_path / "elders").read_bytes() == before


@posix
@pytest.mark.parametrize("kind", ["link", "open to others", "file"])
def test_a_folder_that_is_not_safe_is_not_used(
    kind: str, folder: Path, keep: Path, tmp_path: Path
) -> None:
    if kind == "link":
        (tmp_path / "elders").mkdir(mode=0o700)
        keep.symlink_to(tmp_path / "elders")
    elif kind == "file":
        keep.write_text("x")
    else:
        keep.mkdir()
        keep.chmod(0o755)
    before = sorted(tmp_path.rglob("*"))
    ingested = run(folder, keep)
    assert "AANL-185" in [one.code for one in ingested.findings]
    assert len(ingested.ledger.counting) == FILES
    assert sorted(tmp_path.rglob("*")) == before


def test_without_the_bytes_of_the_model_nothing_is_kept(keep: Path) -> None:
    assert open_kept(keep, expected_of(replace(model(), sha256=""))) is None
    assert not keep.exists()


def test_what_can_not_be_opened_is_not_kept(tmp_path: Path, keep: Path) -> None:
    (tmp_path / "kapot.xlsx").write_bytes(b"PK\x03\x04 niet heel")
    run(tmp_path / "kapot.xlsx", keep)
    assert list(keep.iterdir()) == []


def test_only_what_is_ours_is_taken_away(folder: Path, keep: Path) -> None:
    run(folder, keep)
    assert is_kept_folder(keep)
    (keep / "van mij.txt").write_text("x")
    assert not is_kept_folder(keep)
    assert kept_number(keep) == FILES
    forget(keep)
    assert [path.name for path in keep.iterdir()] == ["van mij.txt"]
    (keep / "van mij.txt").unlink()
    assert is_kept_folder(keep)
    forget(keep)
    assert not keep.exists()
    forget(keep)
    assert kept_number(keep) == 0


def test_a_full_disk_stops_nothing(
    folder: Path, keep: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left")

    sender = Sender(folder / "1.xlsx", "1.xlsx")
    place = open_kept(keep, expected_of(None))
    assert place is not None
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", full)
        place.keep(sender, "a" * 64, b"{}")
    assert place.find(sender, "a" * 64) is None


def test_what_is_kept_says_no_more_than_the_lines(tmp_path: Path) -> None:
    """The file itself, its path and its digest are not in it."""
    path = GOOD_VOLUMES.but(rows={"Volumes": VOLUMES}).write(tmp_path / "geheim.xlsx")
    one = read_submission(Sender(path, "geheim.xlsx"), expected_of(None))
    assert b"geheim" not in encode(one)
    assert str(tmp_path).encode() not in encode(one)
