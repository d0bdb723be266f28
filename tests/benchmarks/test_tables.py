"""Every peer of the table benchmarks decides what we decide, and drawn tables are what they say."""

from __future__ import annotations

import re
from importlib.util import find_spec

import pytest

from benchmarks.drawn_tables import HURTFUL, KINDS, PRODUCTS, draw_table
from benchmarks.peer_own_table import own_table
from benchmarks.table_faults import OTHERS, PROBES, SOUND, Probe, answer, own_answer
from benchmarks.table_job import ROWS, draw_table_job
from benchmarks.table_peer import TABLE_PEERS, Told, load_table_peer
from ibcalc.tables.proof.verification import Verification
from ibcalc.tables.table import compile_table

CLIENTS = 1_500
NEEDS = {"zen": "zen", "pydmnrules": "pyDMNrules"}
SLOW, SLICE = "pydmnrules", 40
CODE = r"(?:CNV|CLI)-\d{3} "

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::SyntaxWarning")


def require(name: str) -> None:
    """Skips what the extra ``benchmark`` installs, where it is not there."""
    needed = NEEDS.get(name.split("-", maxsplit=1)[0])
    if needed and find_spec(needed) is None:
        pytest.skip(f"{needed} is not installed")


def by_hand(clients: int) -> Told:
    """Row by row, in plain Python."""
    job = draw_table_job(clients)
    fired = [
        next(
            (
                number
                for number, row in enumerate(ROWS, start=1)
                if code in row.codes
                and row.low <= uren
                and (row.high is None or uren <= row.high)
                and row.verlengd in (None, verlengd)
            ),
            0,
        )
        for code, uren, verlengd in zip(job.codes, job.uren, job.verlengd, strict=True)
    ]
    return Told([ROWS[number - 1].product if number else "" for number in fired], fired)


@pytest.mark.parametrize("name", TABLE_PEERS)
def test_peers_give_the_same_products_and_rows(name: str) -> None:
    require(name)
    clients = SLICE if name == SLOW else CLIENTS
    expected = by_hand(clients)
    told = load_table_peer(name).solve(draw_table_job(clients))
    assert told.products == expected.products
    assert told.rows in (None, expected.rows)


def test_the_job_hits_every_row_and_none() -> None:
    assert set(by_hand(CLIENTS).rows or ()) == set(range(len(ROWS) + 1))


def verified(kind: str, rows: int = 40, columns: int = 5) -> Verification:
    drawn = draw_table(kind, rows, columns)
    table, findings = compile_table(drawn.source, drawn.kenmerken, PRODUCTS)
    assert not findings
    assert len(table.rules) == rows
    found = table.verify()
    assert found.proven
    return found


def claims(found: Verification) -> tuple[bool, bool, bool]:
    """Whether there are gaps, overlaps, unreachable rows."""
    return bool(found.gaps), bool(found.overlaps), bool(found.hidden)


def test_the_table_of_the_job_has_gaps_but_no_overlap() -> None:
    found = own_table().verify()
    assert found.proven
    assert claims(found) == (True, False, False)


def test_the_complete_table_is_complete() -> None:
    assert claims(verified("volledig")) == (False, False, False)


def test_a_row_less_is_a_gap() -> None:
    assert claims(verified("één regel weg")) == (True, False, False)


def test_a_shifted_bound_is_an_overlap() -> None:
    assert claims(verified("één grens verschoven")) == (False, True, False)


def test_the_last_row_catches_all() -> None:
    found = verified("eerste, met vangnet")
    assert not found.gaps
    assert found.overlaps


@pytest.mark.parametrize("kind", HURTFUL)
def test_a_table_that_hurts_can_be_verified_when_it_is_small(kind: str) -> None:
    assert verified(kind, rows=8, columns=3).overlaps


@pytest.mark.parametrize("kind", KINDS)
def test_a_drawn_table_is_the_same_every_time(kind: str) -> None:
    assert draw_table(kind, 20, 4) == draw_table(kind, 20, 4)


@pytest.mark.parametrize("module", OTHERS.values())
def test_the_others_decide_the_sound_table(module: str) -> None:
    require(module.rsplit("_", maxsplit=1)[1])
    assert "IB2" in answer(module, SOUND)


def test_we_decide_the_sound_table() -> None:
    assert own_answer(SOUND) == '{"Product": "IB2"}'


@pytest.mark.parametrize("probe", [p for p in PROBES if p != SOUND], ids=lambda probe: probe.name)
def test_every_fault_is_told_or_mended(probe: Probe) -> None:
    said = own_answer(probe)
    assert re.match(CODE, said) or said == '{"Product": "IB2"}'


def test_what_is_not_mended_has_a_message_of_its_own() -> None:
    answers = [own_answer(probe) for probe in PROBES]
    codes = [said.split(" ", maxsplit=1)[0] for said in answers if 'Product":' not in said]
    assert len(codes) > 4
    assert len(set(codes)) == len(codes)
