"""The key file: for its owner only, never overwritten, refused if it is not whole and secret."""

from __future__ import annotations

from pathlib import Path

import pytest

from ibcalc.workbook.privacy.keys import make_key, read_key
from ibcalc.workbook.privacy.pseudonymise import pseudonymise
from ibcalc.workbook.reader.opening import CannotOpen, Refused
from tests.workbook.privacy.privatebooks import caseload


def test_a_key_is_made_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "sleutel.txt"
    made = make_key(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert read_key(path) == made
    assert len(made.secret) == 32
    assert made.secret.hex() not in repr(made)
    with pytest.raises(Refused) as why:
        make_key(path)
    assert why.value.code == "PRIV-202"
    assert read_key(path) == made


def test_a_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "sleutel.txt"
    make_key(path)
    path.chmod(0o644)
    with pytest.raises(CannotOpen) as why:
        read_key(path)
    assert why.value.code == "PRIV-203"


@pytest.mark.parametrize(
    "change", [lambda text: text[:-9], lambda _: "geheim", lambda text: text.replace("# S", "S")]
)
def test_a_cut_or_made_up_key_is_refused(tmp_path: Path, change: object) -> None:
    path = tmp_path / "sleutel.txt"
    make_key(path)
    path.write_text(change(path.read_text()))  # type: ignore[operator]
    with pytest.raises(CannotOpen) as why:
        read_key(path)
    assert why.value.code == "PRIV-204"


def test_a_link_to_a_key_is_refused(tmp_path: Path) -> None:
    make_key(tmp_path / "sleutel.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "sleutel.txt")
    with pytest.raises(CannotOpen) as why:
        read_key(tmp_path / "link.txt")
    assert why.value.code == "BOEK-022"
    with pytest.raises(Refused):
        make_key(tmp_path / "link.txt")


def test_an_absent_key_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen) as why:
        read_key(tmp_path / "weg.txt")
    assert why.value.code == "PRIV-201"


def test_a_key_beside_the_copy_is_told(tmp_path: Path) -> None:
    key = make_key(tmp_path / "sleutel.txt")
    source = caseload(tmp_path / "in.xlsx")
    done = pseudonymise(source, tmp_path / "uit.xlsx", key, tmp_path / "sleutel.txt")
    assert "PRIV-205" in {finding.code for finding in done.findings}


def test_the_secret_is_not_shown_with_the_key(tmp_path: Path) -> None:
    key = make_key(tmp_path / "sleutel.txt")
    assert repr(key.secret) not in repr(key)
