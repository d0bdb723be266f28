"""What may stand on the command line of the commands that protect clients."""

from __future__ import annotations

from pathlib import Path

from ibcalc.front.dutch import DutchParser

_JSON = "schrijf één JSON-object en verder niets"


def pseudonimiseer(command: DutchParser) -> None:
    """The arguments of ``ibcalc pseudonimiseer``."""
    command.values.add_argument(
        "model", metavar="BESTAND", type=Path,
        help="cliënten of een inzending (.xlsx, .xlsm of .csv)",
    )  # fmt: skip
    for option, name, metavar, text in (
        ("-o", "output", "UIT", "de kopie met pseudoniemen; met dezelfde extensie"),
        ("--sleutel", "key", "SLEUTEL", "het bestand met de geheime sleutel, buiten de werkmap"),
    ):
        command.options.add_argument(
            option, dest=name, type=Path, metavar=metavar, required=True, help=text
        )
    _flag(command, "--nieuwe-sleutel", "new_key", "maak het sleutelbestand eerst aan")
    _flag(command, "--json", "as_json", _JSON)


def opschonen(command: DutchParser) -> None:
    """The arguments of ``ibcalc opschonen``."""
    command.values.add_argument(
        "folder", metavar="MAP", type=Path, help="de map, met de mappen daarin"
    )
    _flag(command, "--ja", "confirmed", "verwijder zonder het eerst te vragen")
    _flag(command, "--json", "as_json", _JSON)


def _flag(command: DutchParser, option: str, name: str, text: str) -> None:
    command.options.add_argument(option, dest=name, action="store_true", help=text)
