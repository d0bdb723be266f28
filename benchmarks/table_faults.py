"""What each system answers to a fault in a table or in a client, from its sheet to its answer.

One table of two rows, one client who fits the first; each probe spoils one thing.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter

import ibcalc
from benchmarks.table_job import FeelTable

Sheets = dict[str, tuple[tuple[object, ...], ...]]

OTHERS = {"ZEN": "benchmarks.peer_zen", "pyDMNrules": "benchmarks.peer_pydmnrules"}
WIDTH = 180


@dataclass(frozen=True, slots=True)
class Probe:
    """The table and the client, in the cell language of ibcalc and in that of DMN."""

    name: str
    heading: str = "Uren"
    own_hours: str = ">= 6"
    feel_hours: str = ">= 6"
    own_output: str = "IB2"
    feel_output: str = '"IB2"'
    code: str | None = "H101"
    uren: object = 8
    verlengd: bool = True

    @property
    def feel(self) -> FeelTable:
        """The table for the others."""
        rows = (
            ('"H101", "H102"', "[0..5]", "", '"IB1"'),
            ('"H101", "H102"', self.feel_hours, "true", self.feel_output),
        )
        return FeelTable(("Code", self.heading, "Verlengd"), "Product", rows)

    @property
    def client(self) -> dict[str, object]:
        """The client for the others; what is not known is not sent."""
        given = {"Code": self.code, "Uren": self.uren, "Verlengd": self.verlengd}
        return {name: value for name, value in given.items() if value is not None}


SOUND = Probe("niets mis")
PROBES = (
    SOUND,
    replace(SOUND, name="cel met een schrijffout", own_hours=">= 6 <", feel_hours=">= 6 <"),
    replace(SOUND, name="kenmerk dat niet bestaat", heading="Uuren"),
    replace(SOUND, name="getal als tekst", uren="8"),
    replace(SOUND, name="tekst waar een getal hoort", uren="acht"),
    replace(SOUND, name="invoer ontbreekt", uren=None),
    replace(SOUND, name="code met een spatie erachter", code="H101 "),
    replace(SOUND, name="geen regel past", verlengd=False),
    replace(SOUND, name="uitvoer zonder aanhalingstekens", own_output="IB2", feel_output="IB2"),
    replace(SOUND, name="uitvoer die niet bestaat", own_output="IB9", feel_output='"IB9"'),
)


def model_sheets(probe: Probe) -> Sheets:
    """A whole model of two products, one table and one client."""
    verlengd = "ja" if probe.verlengd else "nee"
    client = ("C1", probe.code, probe.uren, verlengd, "1-1-2016", "24-1-2016")
    return {
        "Model": (
            ("Sleutel", "Waarde"),
            ("naam", "proef"),
            ("kalender", "jaar13"),
            ("jaar", "2016"),
        ),
        "Kenmerken": (
            ("Kenmerk", "Soort", "Waarden"),
            ("Code", "code", "H101; H102"),
            ("Uren", "geheel", "0-40"),
            ("Verlengd", "ja/nee", ""),
        ),
        "Producten": (
            ("Product", "Omschrijving", "Soort", "Eenheid", "Bekostiging", "Toerekening"),
            ("IB1", "een", "basis", "periode", "output", "vol"),
            ("IB2", "twee", "basis", "periode", "output", "vol"),
        ),
        "Tarieven": (
            ("Product", "Vanaf", "Tarief", "Bron"),
            ("IB1", "1-1-2016", "100,00", "proef"),
            ("IB2", "1-1-2016", "200,00", "proef"),
        ),
        "Conversies": (("Volgorde", "Tabel", "Treffer"), ("1", "Keuze", "uniek")),
        "Keuze": (
            ("ALS Code", f"ALS {probe.heading}", "ALS Verlengd", "DAN Product"),
            ("H101; H102", "0-5", "", "IB1"),
            ("H101; H102", probe.own_hours, "ja", probe.own_output),
        ),
        "Clienten": (("Client", "Code", "Uren", "Verlengd", "Van", "T/m"), client),
    }


def own_answer(probe: Probe) -> str:
    """What ibcalc says about the workbook that it does not say about the sound one, or the product.

    What stands in the sound one too (its table has a gap) is left out.
    """
    products, said = _outcome(probe)
    new = [text for text in said if text not in _outcome(SOUND)[1]]
    told = json.dumps({"Product": ", ".join(products)}) if products else ""
    return " / ".join([*new, *([told] if told else [])])


def _outcome(probe: Probe) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The products that were priced, and every finding."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "model.xlsx"
        _write(path, model_sheets(probe))
        result = ibcalc.calculate(path)
    said = (f"{one.code} {one.place.in_sheet}: {one.message}" for one in result.findings)
    return tuple(result.totals.per_product), tuple(said)


def _write(path: Path, sheets: Sheets) -> None:
    with xlsxwriter.Workbook(path, {"strings_to_numbers": False}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)


def fault_table() -> str:
    """Each probe with the answers of all, below each other: messages do not fit in columns."""
    return "\n\n".join("\n".join(_lines(probe)) for probe in PROBES)


def _lines(probe: Probe) -> Iterator[str]:
    yield probe.name
    for name, module in OTHERS.items():
        yield f"  {name:<12}{_short(answer(module, probe))}"
    yield f"  {'ibcalc':<12}{_short(own_answer(probe))}"


def answer(module: str, probe: Probe) -> str:
    """What another system says, or that it is not installed."""
    try:
        answer_of: Callable[[FeelTable, dict[str, object]], str] = importlib.import_module(
            module
        ).answer_of
    except ModuleNotFoundError:
        return "niet geïnstalleerd"
    return answer_of(probe.feel, probe.client)


def _short(text: str) -> str:
    return text if len(text) <= WIDTH else f"{text[: WIDTH - 1]}…"
