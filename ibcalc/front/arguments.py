"""What may stand on the command line (design.md section 5), read into one typed request."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ibcalc.front.dutch import DutchParser
from ibcalc.front.private_arguments import opschonen, pseudonimiseer
from ibcalc.model.version import VERSION
from ibcalc.tables.language.literals import dutch_day

LINE_SUFFIXES = (".csv", ".parquet")
DMN_IMPORT, DMN_EXPORT = "import", "export"
KINDS = (
    "aanbieder-volumes", "aanbieder-clienten", "aanbieder-clienten-bsn", "kostprijs", "model",
    "clienten",
)  # fmt: skip
"""The kinds of templates. Named here too, for the forms themselves are heavy to import."""

STATUSES = (
    "Afsluitcode: 0 goed, 1 ten minste één fout gevonden, 2 verkeerd gebruik, "
    "3 een bestand kan niet geopend worden of wordt geweigerd."
)

CLIENTS_HELP = "cliënten (.xlsx, .xlsm, .csv of .parquet); anders het blad Clienten van het model"
COMPARED_CLIENTS_HELP = (
    "cliënten (.xlsx, .xlsm, .csv of .parquet); anders het blad Clienten van het nieuwe model, "
    "of van het oude"
)


class WrongUsage(Exception):
    """A value on the command line that only the model could tell to be wrong; one sentence."""


@dataclass(frozen=True, slots=True)
class Request:
    """One command with its options; what a command does not know has its default.

    ``output`` is the result workbook, ``lines`` the CSV or Parquet file of the regels,
    ``with_lines`` adds sheet Regels to the workbook, ``with_bsn`` shows BSNs in the outcome,
    ``paths`` are those of ``test`` and of ``ingest``, ``annotate`` the folder of the copies for
    the aanbieders, ``terminal_encoding`` is what stdout had before it was prepared, ``old`` the
    model that ``model`` is compared with. ``verb`` says what ``dmn`` must do, and ``table`` with
    which table. ``kind`` is that of a template, made for ``aanbieder`` and ``gemeente``.
    ``earlier`` is the overview of an earlier ``ingest``. ``key`` is the file with the key of
    pseudonyms, made first if ``new_key``. ``folder`` is cleared, unasked if ``confirmed``.
    """

    command: str
    model: Path = Path()
    clients: Path | None = None
    scenario: str = ""
    client: str = ""
    output: Path | None = None
    lines: Path | None = None
    with_lines: bool = False
    with_bsn: bool = False
    as_json: bool = False
    debug: bool = False
    paths: tuple[Path, ...] = ()
    terminal_encoding: str = ""
    old: Path | None = None
    day: date | None = None
    verb: str = ""
    table: str = ""
    kind: str = ""
    aanbieder: str = ""
    gemeente: str = ""
    annotate: Path | None = None
    earlier: Path | None = None
    key: Path | None = None
    new_key: bool = False
    folder: Path = Path()
    confirmed: bool = False

    @property
    def inputs(self) -> tuple[Path, ...]:
        """The files that are read."""
        named = (self.old, self.model, self.clients)
        return tuple(path for path in named if path is not None)


def parse(arguments: Sequence[str], terminal_encoding: str = "") -> Request:
    """The request on a command line.

    Raises:
        SystemExit: status 2 for wrong usage, 0 after the help or the version; Dutch text.
    """
    parser = command_parser()
    if not arguments:
        parser.error("geef een opdracht op, bijvoorbeeld: ibcalc check MODEL")
    given = {key: value for key, value in vars(parser.parse_args(arguments)).items() if value}
    given |= {"paths": tuple(given.get("paths", ())), "terminal_encoding": terminal_encoding}
    request = Request(**given)
    return _checked(request, parser)


def _checked(request: Request, parser: DutchParser) -> Request:
    if request.lines and request.lines.suffix.lower() not in LINE_SUFFIXES:
        parser.error("--lines: de naam moet eindigen op .csv of .parquet")
    suffix = _output_suffix(request)
    if request.output and request.output.suffix.lower() != suffix:
        parser.error(f"-o: de naam moet eindigen op {suffix}")
    if request.with_lines and not request.output:
        parser.error("--regels hoort bij -o: geef ook de naam van de uitkomst op")
    return request


def _output_suffix(request: Request) -> str:
    """What a written file must end in; a copy keeps what its source has."""
    if request.command in ("check", "pseudonimiseer"):
        return request.model.suffix.lower()
    return ".dmn" if request.verb == DMN_EXPORT else ".xlsx"


def command_parser() -> DutchParser:
    """The parser of all commands."""
    parser = DutchParser(
        "ibcalc", "Rekent tariefmodellen voor de Wmo en de Jeugdwet door vanuit Excel.", STATUSES
    )
    parser.options.add_argument(
        "--version", action="version", version=f"ibcalc {VERSION}", help="toon de versie"
    )
    commands = parser.add_subparsers(
        title="opdrachten", dest="command", metavar="OPDRACHT", required=True
    )
    for name, (summary, fill) in _COMMANDS.items():
        command = commands.add_parser(
            name, prog=f"ibcalc {name}", help=summary, description=_sentence(summary)
        )
        fill(command)
        _flag(command, "--debug", "debug", "toon bij een fout van ibcalc zelf waar die optrad")
    return parser


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _flag(command: DutchParser, option: str, name: str, text: str) -> None:
    command.options.add_argument(option, dest=name, action="store_true", help=text)


def _file(command: DutchParser, option: str, name: str, metavar: str, text: str) -> None:
    command.options.add_argument(option, dest=name, type=Path, metavar=metavar, help=text)


def _inputs(command: DutchParser) -> None:
    command.values.add_argument(
        "model", metavar="MODEL", type=Path, help="werkmap met het tariefmodel (.xlsx of .xlsm)"
    )
    _file(command, "--clients", "clients", "BESTAND", CLIENTS_HELP)
    _flag(command, "--json", "as_json", "schrijf één JSON-object en verder niets")


def _calculate(command: DutchParser) -> None:
    _inputs(command)
    command.options.add_argument(
        "--scenario", metavar="NAAM", default="", help="reken met een scenario uit het model"
    )
    _file(command, "-o", "output", "UITKOMST.xlsx", "schrijf de uitkomst als werkmap")
    _file(command, "--lines", "lines", "BESTAND", "schrijf alle regels als .csv of .parquet")
    _flag(command, "--regels", "with_lines", "zet in de werkmap ook het blad Regels")
    text = "toon in de uitkomst ook burgerservicenummers; anders staat daar de rij van het nummer"
    _flag(command, "--met-bsn", "with_bsn", text)


def _check(command: DutchParser) -> None:
    _inputs(command)
    text = "schrijf een kopie van het model met alle bevindingen erin gemerkt, en voorstellen"
    _file(command, "-o", "output", "KOPIE.xlsx", text)


def _explain(command: DutchParser) -> None:
    _inputs(command)
    command.options.add_argument(
        "--client", metavar="ID", required=True, help="de cliënt, zoals in kolom Client"
    )
    command.options.add_argument(
        "--dag", dest="day", metavar="DAG", type=_day, help="alleen wat op deze dag gold: 1-7-2016"
    )


def _day(text: str) -> date:
    day = dutch_day(text)
    if day is None:
        raise ArgumentTypeError(f"{text} is geen datum als 1-7-2016")
    return day


def _compare(command: DutchParser) -> None:
    command.values.add_argument(
        "old", metavar="OUD", type=Path, help="werkmap met het oude model (.xlsx of .xlsm)"
    )
    command.values.add_argument(
        "model", metavar="NIEUW", type=Path, help="werkmap met het nieuwe model (.xlsx of .xlsm)"
    )
    _file(command, "--clients", "clients", "BESTAND", COMPARED_CLIENTS_HELP)
    _file(command, "-o", "output", "UITKOMST.xlsx", "schrijf de vergelijking als werkmap")
    _flag(command, "--json", "as_json", "schrijf één JSON-object en verder niets")


def _test(command: DutchParser) -> None:
    command.values.add_argument(
        "paths", metavar="PAD", nargs="+", type=Path,
        help="werkmap met een blad Toetsen, of een map met bestanden *.toets.xlsx",
    )  # fmt: skip


def _dmn(command: DutchParser) -> None:
    command.values.add_argument(
        "verb", metavar="RICHTING", choices=(DMN_IMPORT, DMN_EXPORT),
        help="import: van DMN naar een model; export: van een model naar DMN",
    )  # fmt: skip
    command.values.add_argument(
        "model", metavar="BESTAND", type=Path, help="het DMN-bestand, of de werkmap met het model"
    )
    command.options.add_argument(
        "-o", dest="output", type=Path, metavar="DOEL", required=True,
        help="het model (.xlsx) of het DMN-bestand (.dmn) dat geschreven wordt",
    )  # fmt: skip
    command.options.add_argument(
        "--tabel", dest="table", metavar="NAAM", default="", help="alleen deze tabel"
    )


def _ingest(command: DutchParser) -> None:
    command.values.add_argument(
        "paths", metavar="PAD", nargs="+", type=Path,
        help="ingevulde sjablonen (.xlsx of .xlsm), of een map ermee",
    )  # fmt: skip
    command.options.add_argument(
        "-o", dest="output", type=Path, metavar="OVERZICHT.xlsx", required=True,
        help="de werkmap waarin alle inzendingen samenkomen",
    )  # fmt: skip
    text = "werkmap met het tariefmodel waartegen producten, perioden en tarieven gelegd worden"
    _file(command, "--model", "model", "MODEL", text)
    text = "schrijf in deze map van elk bestand een kopie met de bevindingen erin gemerkt"
    _file(command, "--annotate", "annotate", "MAP", text)
    text = "het overzicht van een eerdere keer, om te tonen wat er sindsdien veranderde"
    _file(command, "--vorige", "earlier", "EERDER.xlsx", text)
    _flag(command, "--json", "as_json", "schrijf één JSON-object en verder niets")


def _template(command: DutchParser) -> None:
    command.values.add_argument(
        "kind", metavar="SOORT", choices=KINDS, help=f"welk sjabloon: {', '.join(KINDS)}"
    )
    command.options.add_argument(
        "-o", dest="output", type=Path, metavar="SJABLOON.xlsx", required=True,
        help="de werkmap die geschreven wordt",
    )  # fmt: skip
    text = "werkmap met het tariefmodel waaruit producten, perioden en tarieven komen"
    _file(command, "--model", "model", "MODEL", text)
    for option, metavar, text in (
        ("--aanbieder", "NAAM", "de aanbieder die het sjabloon krijgt"),
        ("--gemeente", "CODE", "gemeentecode van vier cijfers, zoals 0505"),
    ):
        command.options.add_argument(
            option, dest=option.strip("-"), metavar=metavar, default="", help=text
        )


def _nothing(command: DutchParser) -> None:
    del command


_COMMANDS: dict[str, tuple[str, Callable[[DutchParser], None]]] = {
    "calculate": ("bereken wat de cliënten kosten en leg het naast het budget", _calculate),
    "check": ("toon alle bevindingen in model en cliënten, en bewijs de tabellen", _check),
    "explain": ("leg elke euro van één cliënt uit, tot op de cel", _explain),
    "compare": ("toon wat een nieuw model anders beslist en kost dan het oude", _compare),
    "test": ("voer de voorbeelden op het blad Toetsen uit", _test),
    "ingest": ("controleer ingevulde sjablonen van aanbieders en voeg ze samen", _ingest),
    "template": ("schrijf een leeg sjabloon voor aanbieders, een model of cliënten", _template),
    "pseudonimiseer": ("vervang cliëntnummers en BSN's door pseudoniemen", pseudonimiseer),
    "opschonen": ("toon welke kopieën met gegevens in een map staan, en verwijder ze", opschonen),
    "dmn": ("neem beslistabellen over uit DMN, of schrijf conversietabellen als DMN", _dmn),
    "doctor": ("toon wat geïnstalleerd is, wat ontbreekt en hoe dat te herstellen is", _nothing),
}
COMMANDS = tuple(_COMMANDS)
