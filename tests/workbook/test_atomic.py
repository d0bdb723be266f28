"""A file is replaced whole or not at all, and never an input."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from xlsxwriter.exceptions import FileCreateError

from ibcalc.model.catalogue.boek import BOEK
from ibcalc.workbook.atomic import CannotWrite, refuse_target, replace_whole


def write_new(path: Path) -> None:
    path.write_text("nieuw")


def refusal(target: Path, *inputs: Path) -> CannotWrite:
    with pytest.raises(CannotWrite) as refused:
        refuse_target(target, inputs)
    assert refused.value.exit_status == 3
    assert str(target.parent) not in str(refused.value)
    return refused.value


def test_a_new_file_and_an_existing_one(tmp_path: Path) -> None:
    target = tmp_path / "uitkomst.xlsx"
    for _ in range(2):
        replace_whole(target, write_new)
        assert target.read_text() == "nieuw"
        target.write_text("oud")
    assert list(tmp_path.iterdir()) == [target]


def test_the_draft_has_the_extension_of_the_target(tmp_path: Path) -> None:
    seen: list[Path] = []

    def write(path: Path) -> None:
        seen.append(path)
        write_new(path)

    replace_whole(tmp_path / "regels.csv", write)
    assert seen[0].suffix == ".csv"
    assert seen[0].parent == tmp_path.resolve()


@pytest.mark.parametrize(
    "fault, code",
    [
        (OSError(errno.ENOSPC, "No space left", "pad"), "BOEK-064"),
        (OSError(errno.EIO, "I/O error"), "BOEK-064"),
        (PermissionError(errno.EACCES, "in use"), "BOEK-062"),
        (FileCreateError(PermissionError(errno.EACCES, "in use")), "BOEK-062"),
        (FileCreateError(), "BOEK-064"),
    ],
)
def test_a_fault_of_the_system_leaves_what_was(fault: Exception, code: str, tmp_path: Path) -> None:
    target = tmp_path / "uitkomst.xlsx"
    target.write_text("oud")

    def write(path: Path) -> None:
        path.write_text("half")
        raise fault

    with pytest.raises(CannotWrite) as refused:
        replace_whole(target, write)
    assert refused.value.code == code
    assert target.read_text() == "oud"
    assert list(tmp_path.iterdir()) == [target]


def test_our_own_bug_is_not_hidden_but_leaves_no_draft(tmp_path: Path) -> None:
    def write(path: Path) -> None:
        path.write_text("half")
        raise KeyError("bug")

    with pytest.raises(KeyError):
        replace_whole(tmp_path / "uitkomst.xlsx", write)
    assert not list(tmp_path.iterdir())


def test_a_target_locked_at_the_last_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object) -> None:
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(CannotWrite) as refused:
        replace_whole(tmp_path / "uitkomst.xlsx", write_new)
    assert refused.value.code == "BOEK-062"
    assert "Sluit het bestand in Excel" in refused.value.finding.fix
    assert not list(tmp_path.iterdir())


def test_an_input_is_never_overwritten(tmp_path: Path) -> None:
    model = tmp_path / "model.xlsx"
    model.write_text("model")
    (tmp_path / "map").mkdir()
    around = tmp_path / "map" / ".." / "model.xlsx"
    for target in (model, around):
        with pytest.raises(CannotWrite) as refused:
            replace_whole(target, write_new, inputs=[tmp_path / "ander.xlsx", model])
        assert refused.value.code == "BOEK-060"
    assert model.read_text() == "model"
    assert refusal(tmp_path / "weg.xlsx", tmp_path / "weg.xlsx").code == "BOEK-060"


@pytest.mark.skipif(os.name == "nt", reason="making links needs rights on Windows")
def test_an_input_under_another_name_is_an_input(tmp_path: Path) -> None:
    model = tmp_path / "model.xlsx"
    model.write_text("model")
    (tmp_path / "zacht.xlsx").symlink_to(model)
    (tmp_path / "hard.xlsx").hardlink_to(model)
    assert refusal(tmp_path / "zacht.xlsx", model).code == "BOEK-060"
    assert refusal(tmp_path / "hard.xlsx", model).code == "BOEK-060"


@pytest.mark.skipif(os.name == "nt", reason="making links needs rights on Windows")
def test_a_link_is_followed_and_rights_are_kept(tmp_path: Path) -> None:
    target = tmp_path / "uitkomst.xlsx"
    target.write_text("oud")
    target.chmod(0o640)
    link = tmp_path / "laatste.xlsx"
    link.symlink_to(target)
    replace_whole(link, write_new)
    assert link.is_symlink()
    assert target.read_text() == "nieuw"
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_target_that_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal(tmp_path / "weg" / "uitkomst.xlsx").code == "BOEK-061"
    (tmp_path / "map").mkdir()
    assert refusal(tmp_path / "map").code == "BOEK-063"
    target = tmp_path / "vast.xlsx"
    target.write_text("oud")
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert refusal(target).code == "BOEK-062"


def test_the_codes_for_writing() -> None:
    seen = {"BOEK-060", "BOEK-061", "BOEK-062", "BOEK-063", "BOEK-064"}
    assert seen == {entry.code for entry in BOEK if entry.code >= "BOEK-060"}
