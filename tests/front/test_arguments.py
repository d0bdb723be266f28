"""The command line of design.md section 5: its words, its help and its refusals."""

from __future__ import annotations

from pathlib import Path

import pytest

from ibcalc.front.arguments import COMMANDS, command_parser, parse
from ibcalc.front.dutch import in_dutch
from tests.front.conftest import Cli

ENGLISH = ("usage:", "options", "show this", "positional", "error:", "required", "expected")


def test_everything_of_calculate_is_read() -> None:
    files = ["m.xlsx", "--clients", "c.csv", "-o", "u.xlsx", "--lines", "r.parquet"]
    request = parse(["calculate", *files, "--scenario", "Krap", "--regels", "--json", "--debug"])
    assert (request.command, request.model, request.clients) == (
        "calculate", Path("m.xlsx"), Path("c.csv"),
    )  # fmt: skip
    assert (request.output, request.lines) == (Path("u.xlsx"), Path("r.parquet"))
    assert (request.scenario, request.with_lines, request.as_json) == ("Krap", True, True)
    assert request.debug
    assert request.inputs == (Path("m.xlsx"), Path("c.csv"))


def test_what_is_not_given_has_its_default() -> None:
    request = parse(["check", "m.xlsx"])
    assert (request.clients, request.scenario, request.output, request.as_json) == (
        None, "", None, False,
    )  # fmt: skip


def test_several_paths_for_test() -> None:
    assert parse(["test", "a", "b.xlsx"]).paths == (Path("a"), Path("b.xlsx"))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "geef een opdracht op"),
        (["bereken", "m.xlsx"], "'bereken' bestaat niet, kies uit"),
        (["calculate"], "verplicht, maar niet opgegeven: MODEL"),
        (["explain", "m.xlsx"], "verplicht, maar niet opgegeven: --client"),
        (["test"], "verplicht, maar niet opgegeven: PAD"),
        (["calculate", "m.xlsx", "--lines"], "--lines: hier hoort één waarde achter"),
        (["calculate", "m.xlsx", "--json=ja"], "--json: hier hoort geen waarde achter"),
        (["calculate", "m.xlsx", "--lines", "r.txt"], "moet eindigen op .csv of .parquet"),
        (["calculate", "m.xlsx", "-o", "u.csv"], "moet eindigen op .xlsx"),
        (["calculate", "m.xlsx", "--regels"], "--regels hoort bij -o"),
        (["calculate", "m.xlsx", "--foo=1"], "onbekende optie: --foo"),
        (["calculate", "m.xlsx", "--scen", "x"], "onbekende optie: --scen"),
    ],
)
def test_wrong_usage_is_status_2_in_dutch(cli: Cli, arguments: list[str], sentence: str) -> None:
    ran = cli(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert sentence in ran.err
    assert ran.err.startswith("gebruik: ibcalc")
    assert not [word for word in ENGLISH if word in ran.err]


def test_a_loose_value_is_not_repeated(cli: Cli) -> None:
    ran = cli("explain", "m.xlsx", "--client", "A", "123456782")
    assert ran.status == 2
    assert "123456782" not in ran.err
    assert "een waarde te veel" in ran.err


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_dutch_and_status_0(cli: Cli, command: str) -> None:
    ran = cli(*command.split(), "--help")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(f"gebruik: ibcalc {command}".rstrip())
    assert "toon deze uitleg" in ran.out
    assert not [word for word in ENGLISH if word in ran.out]


def test_help_names_every_command() -> None:
    text = command_parser().format_help()
    assert [command for command in COMMANDS if f"    {command}" not in text] == []


def test_version(cli: Cli) -> None:
    ran = cli("--version")
    assert ran.status == 0
    assert ran.out.startswith("ibcalc ")


def test_a_message_of_our_own_stays_as_it_is() -> None:
    assert in_dutch("--lines: de naam moet eindigen op .csv") == (
        "--lines: de naam moet eindigen op .csv"
    )
