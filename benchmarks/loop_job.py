"""The whole job as a script of openpyxl and a plain loop: ``loop_job MODEL CLIENTEN UITKOMST``.

The way one writes it once for this model: the key of the conversion stands in the code, nothing is
checked and nothing is explained. It imports nothing of ibcalc. Prints the total in cents.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from openpyxl import Workbook, load_workbook

END = date.max
WITH_OPSLAG = {"H152", "H153"}
HEADERS = (
    "Client", "Aanbieder", "Gemeente", "Product", "Opslag", "Van", "T/m", "Regels", "Bedrag",
)  # fmt: skip
EURO, DATE = "#,##0.00", "dd-mm-yyyy"


class Dated(NamedTuple):
    """A period with its label, or a tariff with its cents; dates inclusive."""

    van: date
    tot_en_met: date
    label: str
    cent: int = 0


def rows_of(path: Path, sheet: str) -> Iterator[dict[str, object]]:
    """The rows of a sheet by its headers."""
    book = load_workbook(path, read_only=True, data_only=True)
    lines = book[sheet].iter_rows(values_only=True)
    headers = [str(header) for header in next(lines)]
    for line in lines:
        yield dict(zip(headers, line, strict=False))


def day(value: object) -> date:
    """A date of a cell; an empty one is open."""
    return value.date() if isinstance(value, datetime) else END


def read_periods(model: Path) -> list[Dated]:
    """The periods of sheet Kalender."""
    return [
        Dated(day(row["Van"]), day(row["T/m"]), str(row["Periode"]))
        for row in rows_of(model, "Kalender")
    ]


def read_tariffs(model: Path) -> dict[str, list[Dated]]:
    """The tariffs of each product."""
    tariffs: dict[str, list[Dated]] = {}
    for row in rows_of(model, "Tarieven"):
        cent = round(float(str(row["Tarief"])) * 100)
        tariff = Dated(day(row["Vanaf"]), day(row["T/m"]), "", cent)
        tariffs.setdefault(str(row["Product"]), []).append(tariff)
    return tariffs


def product_of(row: dict[str, object]) -> tuple[str, bool]:
    """The product of a row, and whether it has the opslag: typed, or by the key."""
    if row["Product"]:
        return str(row["Product"]), row["Opslag"] == "ja"
    return ("IB1" if int(str(row["Klasse"])) <= 2 else "IB3"), row["Code"] in WITH_OPSLAG


def amounts(
    van: date, tot_en_met: date, periods: Sequence[Dated], tariffs: Sequence[Dated]
) -> Iterator[tuple[str, int]]:
    """Label and cents of every period in which the client is active."""
    for period in periods:
        first = max(van, period.van)
        if first <= min(tot_en_met, period.tot_en_met):
            yield period.label, next(t.cent for t in tariffs if t.van <= first <= t.tot_en_met)


def main(model: Path, clients: Path, out: Path) -> None:
    """Reads, calculates and writes."""
    periods, tariffs = read_periods(model), read_tariffs(model)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Per client")
    sheet.append(HEADERS)
    totals = {name: Counter[str]() for name in ("Product", "Periode", "Aanbieder", "Gemeente")}
    for row in rows_of(clients, "Clienten"):
        product, opslag = product_of(row)
        van, tot_en_met = day(row["Van"]), day(row["T/m"])
        lines = [
            (one, *line)
            for one in ([product, f"{product}O"] if opslag else [product])
            for line in amounts(van, tot_en_met, periods, tariffs[one])
        ]
        for one, label, cents in lines:
            totals["Product"][one] += cents
            totals["Periode"][label] += cents
            totals["Aanbieder"][str(row["Aanbieder"])] += cents
            totals["Gemeente"][str(row["Gemeente"])] += cents
        cents = sum(line[2] for line in lines)
        names = (row["Client"], row["Aanbieder"], row["Gemeente"], product, opslag)
        sheet.append((*names, van, row["T/m"], len(lines), cents / 100))
    for name, sums in totals.items():
        page = book.create_sheet(f"Per {name.lower()}")
        page.append((name, "Bedrag"))
        for key, cents in sorted(sums.items()):
            page.append((key, cents / 100))
    book.save(out)
    print(sum(totals["Periode"].values()))


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:4]))
