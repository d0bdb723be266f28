"""Pseudonyms in a csv, and what becomes of the files: nothing is written over or shared wider."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from ibcalc.workbook.reader.opening import Refused
from tests.workbook.privacy.privatebooks import BSN, LOST_ZERO, NAMES, OTHER, caseload, refused, run


def test_a_source_is_never_written_over(tmp_path: Path) -> None:
    source = caseload(tmp_path / "in.xlsx")
    before = source.read_bytes()
    with pytest.raises(Refused):
        run(source, source)
    assert source.read_bytes() == before


def test_another_file_is_not_written_over(tmp_path: Path) -> None:
    source, target = caseload(tmp_path / "in.xlsx"), tmp_path / "uit.xlsx"
    target.write_bytes(b"iets anders")
    with pytest.raises(Refused) as why:
        run(source, target)
    assert why.value.code == "BOEK-067"
    assert target.read_bytes() == b"iets anders"
    target.unlink()
    run(source, target)
    assert run(source, target).clients == 6


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such rights")
@pytest.mark.parametrize("given, expected", [(0o666, 0o644), (0o600, 0o600), (0o440, 0o640)])
def test_a_copy_is_not_shared_wider_than_its_source(
    tmp_path: Path, given: int, expected: int
) -> None:
    source, target = caseload(tmp_path / "in.xlsx"), tmp_path / "uit.xlsx"
    source.chmod(given)
    before = os.umask(0)
    try:
        run(source, target)
    finally:
        os.umask(before)
    assert stat.S_IMODE(target.stat().st_mode) == expected


CSV = (
    'Client;Aanbieder;Van;T/m;Opmerking\r\n'
    f'{BSN};Zorg;1-1-2016;;"zei ""{OTHER}"""\r\n'
    f'" {OTHER} ";Zorg;1-1-2016;;\r\n'
    f"{LOST_ZERO};Café;1-1-2016;;{BSN[:3]} {BSN[3:6]} {BSN[6:]}\r\n"
)  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_changes_in_its_numbers_only(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "in.csv").write_bytes(CSV.encode(encoding))
    done = run(tmp_path / "in.csv", tmp_path / "uit.csv")
    text = (tmp_path / "uit.csv").read_bytes().decode(encoding)
    a, b, c = (NAMES.of(number) for number in (BSN, OTHER, LOST_ZERO))
    assert text == (
        'Client;Aanbieder;Van;T/m;Opmerking\r\n'
        f'{a};Zorg;1-1-2016;;"zei ""{b}"""\r\n{b};Zorg;1-1-2016;;\r\n{c};Café;1-1-2016;;{a}\r\n'
    )  # fmt: skip
    assert done.clients == 3


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("quote", ['"', ""])
def test_a_csv_of_two_bytes_keeps_its_order(tmp_path: Path, order: str, quote: str) -> None:
    text = f"\ufeffClient;Van\r\n{quote}{BSN}{quote};1-1-2016\r\n"
    (tmp_path / "in.csv").write_bytes(text.encode(order))
    run(tmp_path / "in.csv", tmp_path / "uit.csv")
    after = (tmp_path / "uit.csv").read_bytes()
    assert after == text.replace(f"{quote}{BSN}{quote}", NAMES.of(BSN)).encode(order)


def test_half_a_character_is_refused(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes(f"Client;Van\n{BSN};1-1-2016\n".encode("utf-16") + b"x")
    assert refused(tmp_path / "in.csv").code == "BOEK-032"
