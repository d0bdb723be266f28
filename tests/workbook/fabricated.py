"""A result made by hand, without the engine: simple enough to see that it is right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NoReturn

import numpy as np
import polars as pl

from ibcalc.engine.caseload import Caseload, Column, empty_column
from ibcalc.engine.result import (
    LINE_COLUMNS,
    BudgetOutcome,
    Result,
    RowCounts,
    Totals,
    Unresolved,
)
from ibcalc.model.calendar import Calendar, jaar13
from ibcalc.model.findings import Finding, Severity
from ibcalc.model.money import round_half_away
from ibcalc.model.place import Place
from ibcalc.model.product import Product, ProductSoort, Tarief
from ibcalc.model.tariffmodel import RealisatieLine, Settings, TariffModel
from tests.workbook.summed import Spot, matrix

PRICES = {"IB1": 31924, "IB1O": 9001, "IB2": 69221, "IB3": 106361, "IB3O": 29989}
MODEL_FILE, CLIENT_FILE = "model-ib-2016.xlsx", "clienten.xlsx"


@dataclass(frozen=True)
class Line:
    """One regel, with the columns that matter to a total."""

    client: str
    aanbieder: str
    gemeente: str
    product: str
    periode: str
    cents: int

    @property
    def spot(self) -> Spot:
        """What a matrix needs of it."""
        key = (self.client, self.aanbieder, self.gemeente, self.product)
        return key, self.periode, self.cents


@dataclass(frozen=True)
class Made:
    """What a test varies; every part has a fair default."""

    lines: Sequence[Line] = ()
    calendar: Calendar = field(default_factory=lambda: jaar13(2016, 2016))
    findings: tuple[Finding, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    budget: tuple[BudgetOutcome, ...] = ()
    realisatie: tuple[RealisatieLine, ...] = ()
    examples: tuple[str, ...] = ()
    scenario: str = ""
    clients: Sequence[str] = ()

    def result(self) -> Result:
        """The result with these parts."""
        clients = list(dict.fromkeys([line.client for line in self.lines] + list(self.clients)))
        priced = len({line.client for line in self.lines})
        return Result(
            model=self.model(),
            caseload=caseload(clients),
            findings=self.findings,
            complete=not self.unresolved,
            totals=totals(self.lines),
            counts=RowCounts(
                gelezen=priced + len(self.unresolved),
                geprijsd=priced,
                omgezet=priced,
                fout=len(self.unresolved),
            ),
            unresolved=self.unresolved,
            budget=self.budget,
            example_prices=self.examples,
            scenario=self.scenario,
            build_lines=lambda: frame(self.lines),
            build_matrix=lambda: matrix(
                [line.spot for line in self.lines], clients, list(PRICES), self.calendar
            ),
            build_explanation=_no_explanation,
        )

    def model(self) -> TariffModel:
        """A model with the products that have a price here."""
        return TariffModel(
            settings=Settings(naam="Individuele Begeleiding", versie="1.0", jaren=(2016, 2016)),
            calendar=self.calendar,
            producten=tuple(_product(code) for code in PRICES),
            tarieven=tuple(
                Tarief(code, date(2016, 1, 1), date(2016, 12, 31), cents, "businesscase")
                for code, cents in PRICES.items()
            ),
            realisatie=self.realisatie,
            file=MODEL_FILE,
            sha256="a" * 64,
        )


def _product(code: str) -> Product:
    if code.endswith("O"):
        base = code.removesuffix("O")
        return Product(code, f"Opslag op {base}", ProductSoort.OPSLAG, hoort_bij=base)
    return Product(code, f"Individuele begeleiding {code[-1]}", familie="IB")


def _no_explanation(client: str, _day: date | None) -> NoReturn:
    raise KeyError(client)


def caseload(clients: Sequence[str]) -> Caseload:
    """A caseload of one row a client; only its clients and places matter here."""
    size = len(clients)
    nothing = empty_column(size)
    days = np.full(size, date(2016, 1, 1).toordinal(), np.int32)
    return Caseload(
        rows=np.arange(2, size + 2, dtype=np.int32),
        client=Column((None, *clients), np.arange(1, size + 1, dtype=np.int32)),
        aanbieder=nothing,
        gemeente=nothing,
        product=nothing,
        opslag=nothing,
        van=days,
        tot_en_met=days,
        aantal=np.ones(size, np.int64),
        volume=np.full(size, -1, np.int64),
        faulty=np.zeros(size, np.bool_),
        file=CLIENT_FILE,
        sheet="Clienten",
        sha256="b" * 64,
    )


def totals(lines: Sequence[Line]) -> Totals:
    """The sums of the lines, by plain adding."""
    directions: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for line in lines:
        for name in ("product", "aanbieder", "gemeente", "periode", "client"):
            directions[f"per_{name}"][getattr(line, name)] += line.cents
    return Totals(
        totaal=sum(line.cents for line in lines),
        regels=len(lines),
        **{name: dict(sums) for name, sums in directions.items()},
    )


def frame(lines: Sequence[Line]) -> pl.DataFrame:
    """The lines as the engine gives them."""
    text = dict.fromkeys(LINE_COLUMNS, pl.String)
    numbers = {"aantal": pl.Int64, "tarief_cent": pl.Int64, "bedrag_cent": pl.Int64}
    schema = text | numbers | {"van": pl.Date, "tot_en_met": pl.Date}
    rows = [
        (
            line.client, line.aanbieder, line.gemeente, line.product, "basis", line.periode,
            date(2016, 1, 1), date(2016, 1, 31), 1, "", "1", line.cents, line.cents,
            "Omzetting!A5", "Tarieven!D2",
        )
        for line in lines
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=schema, orient="row")


def budget_outcome(kosten: int, **changes: object) -> BudgetOutcome:
    """A post with the figures of the business case; ``kosten`` in cents."""
    base = BudgetOutcome(
        post="Individuele Begeleiding",
        jaar=2016,
        grondslag=776_477_500,
        groei=Decimal("1.4"),
        indexatie=Decimal(0),
        korting=Decimal(25),
        verwacht=787_348_185,
        budget=582_358_125,
        kosten=kosten,
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def signal(kosten: int, budget: int) -> str:
    """The signal of the engine."""
    if kosten > budget:
        return "100%"
    return "70%" if 10 * kosten >= 7 * budget and kosten else ""


def outcome_of(
    grondslag: int, groei: str, indexatie: str, korting: str, kosten: int
) -> BudgetOutcome:
    """A post worked out exactly, for hard halves of a cent."""

    def times(cents: int, percentage: str) -> int:
        return round_half_away(cents * (1 + _fraction(percentage)))

    budget = round_half_away(grondslag * (1 - _fraction(korting)))
    return BudgetOutcome(
        post="Moeilijke halve centen",
        jaar=2016,
        grondslag=grondslag,
        groei=Decimal(groei),
        indexatie=Decimal(indexatie),
        korting=Decimal(korting),
        verwacht=times(times(grondslag, groei), indexatie),
        budget=budget,
        kosten=kosten,
        signaal=signal(kosten, budget),
    )


def _fraction(percentage: str) -> Fraction:

    return Fraction(percentage) / 100


def example_lines(clients: int = 40) -> list[Line]:
    """Clients over three aanbieders and three gemeenten; some get opslag, some start late."""
    labels = [period.label for period in jaar13(2016, 2016)]
    lines = []
    for number in range(clients):
        product = ("IB1", "IB3", "IB2")[number % 3]
        aanbieder = ("Zorggroep De Merwe", "Stichting Drechtzorg", "Thuis & Wijk")[number % 5 % 3]
        gemeente = ("0505", "0590", "0642")[number % 4 % 3]
        for label in labels[number % 6 : 13 - number % 4]:
            cents = PRICES[product] if number % 7 else PRICES[product] * 7 // 31
            client = f"C-{number + 1:03d}"
            lines.append(Line(client, aanbieder, gemeente, product, label, cents))
            if f"{product}O" in PRICES and number % 2:
                lines.append(
                    Line(client, aanbieder, gemeente, f"{product}O", label, PRICES[f"{product}O"])
                )
    return lines


def example_findings() -> tuple[Finding, ...]:
    """Some of each severity, one of them folded, one for a whole sheet."""
    return (
        Finding(
            "CLI-104", Severity.FOUT, Place(CLIENT_FILE, "Clienten", 7, 5),
            "Klasse 9 komt niet voor in het domein 1 t/m 8.",
            "Vul een klasse van 1 tot en met 8 in.", 3, ("E7", "E19", "E22"),
        ),
        Finding(
            "CNV-201", Severity.WAARSCHUWING, Place(MODEL_FILE, "Omzetting", 9, 1),
            "Code H132 wordt niet omgezet: een mens moet beslissen.",
            "Geef de cliënt zelf een product.",
        ),
        Finding(
            "MOD-301", Severity.INFO, Place(MODEL_FILE, "Tarieven"),
            "Het model gebruikt voorbeeldprijzen.", "Vul de echte prijs in.",
        ),
    )  # fmt: skip


def example() -> Made:
    """A result with something on every sheet."""
    lines = example_lines()
    cost = sum(line.cents for line in lines)
    ib3 = sum(line.cents for line in lines if line.product in {"IB3", "IB3O"})
    return Made(
        lines=lines,
        clients=("C-041", "999900006"),
        findings=example_findings(),
        unresolved=(
            Unresolved(40, Place(CLIENT_FILE, "Clienten", 42), "klasse ontbreekt", "CNV-101"),
            Unresolved(41, Place(CLIENT_FILE, "Clienten", 43), "code H132", "CNV-201"),
        ),
        budget=(
            budget_outcome(cost),
            replace(outcome_of(10_001, "1.5", "2.5", "50", 0), gemeenten=("9999",)),
            replace(
                outcome_of(20_000_000, "0", "0", "10", ib3),
                post="Alleen IB3", producten=("IB3", "IB3O"),
            ),
        ),
        realisatie=(
            RealisatieLine("overzicht 1", 2015, "H300", "", Decimal(105_698), None, 483_965_900),
            RealisatieLine("overzicht 1", 2015, "H132", "", None, Decimal(20), 126_400),
            RealisatieLine("overzicht 1", 2015, "totaal", "", Decimal(105_698), None, 484_092_200),
            RealisatieLine("overzicht 2", 2015, "H300", "", Decimal(113_420), None, 522_694_800),
        ),
        examples=("IB1O", "IB3O"),
    )  # fmt: skip
