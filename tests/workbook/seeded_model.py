"""A model with planted defects on its sheets: what must be told at which cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ibcalc.model.place import column_letters
from ibcalc.workbook.sheets.rows import BUDGET, KENMERKEN, TARIEVEN
from tests.workbook.sheetbook import SHEETS

Row = Mapping[str, str]
"""Header -> cell, written as in the Markdown of :mod:`tests.workbook.sheetbook`."""


@dataclass(frozen=True)
class Defect:
    """A row that differs from a good row of its sheet, and the code told at the cell of ``at``."""

    code: str
    at: str
    row: Row
    alone: bool = False


def cell(code: str, at: str, value: str, **more: str) -> Defect:
    """One cell that differs."""
    return Defect(code, at, {at: value, **more})


IN_TARIEVEN = (
    cell("MOD-113", "Product", ""),
    cell("MOD-155", "Product", "`s `"),
    cell("TAR-101", "Product", "XX9"),
    cell("MOD-123", "Product", "oud"),
    cell("MOD-123", "Product", "O-U-D"),
    cell("MOD-138", "Product", "`sOUD\u00a0`"),
    cell("MOD-124", "Product", "`d42370`"),
    cell("MOD-111", "Product", "#N/B"),
    cell("MOD-113", "Vanaf", ""),
    cell("MOD-114", "Vanaf", "31-2-2017"),
    cell("MOD-114", "Vanaf", "1-1-50"),
    Defect("MOD-120", "Vanaf", {"Vanaf": "`n45000`", "T/m": "15-3-2023"}),
    Defect("MOD-127", "Vanaf", {"Vanaf": "1 mei 2023", "T/m": "1-5-2023"}),
    cell("MOD-112", "Vanaf", "`f`"),
    cell("MOD-114", "T/m", "heden"),
    cell("TAR-106", "T/m", "1-1-2000"),
    cell("MOD-115", "Tarief", "veel"),
    cell("MOD-117", "Tarief", "1,234"),
    cell("MOD-125", "Tarief", "12.50"),
    cell("MOD-128", "Tarief", "EUR 12,50"),
    cell("MOD-129", "Tarief", "`p0.25`"),
    cell("MOD-111", "Tarief", "`e#REF!`"),
    cell("MOD-119", "Soort prijs", "vastt"),
    Defect("MOD-109", "", {"Product": "Prijzen van het college"}, alone=True),
    Defect("MOD-158", "", {"Product": "Product", "Vanaf": "Vanaf", "Tarief": "Tarief"}, alone=True),
)
IN_BUDGET = (
    cell("MOD-116", "Jaar", "2016,5"),
    cell("MOD-155", "Post", "`s`"),
    cell("MOD-117", "Grondslag", "0,001"),
    cell("MOD-121", "Korting %", "`n0.25`"),
    cell("MOD-115", "Korting %", "€ 3"),
    Defect("BUD-103", "Post", {"Korting %": "250"}),
    cell("BUD-101", "Producten", "IB7"),
    cell("MOD-123", "Producten", "ib1"),
    cell("MOD-122", "Gemeenten", "`n505`"),
    cell("BUD-102", "Gemeenten", "Dordrecht"),
)
IN_KENMERKEN = (
    cell("MOD-119", "Soort", "getallen"),
    cell("MOD-118", "Verplicht", "soms"),
    cell("MOD-123", "Verplicht", "yes"),
    cell("MOD-402", "Waarden", "een tot acht"),
    cell("MOD-403", "Waarden", "`d42583`"),
    cell("MOD-404", "Waarden", "1; 2; 1"),
)
ALL: Mapping[str, Sequence[Defect]] = {
    "Tarieven": IN_TARIEVEN, "Budget": IN_BUDGET, "Kenmerken": IN_KENMERKEN,
}  # fmt: skip
NUMBER = sum(map(len, ALL.values()))
HEADERS = {
    "Tarieven": [column.header for column in TARIEVEN.columns],
    "Budget": [column.header for column in BUDGET.columns],
    "Kenmerken": [column.header for column in KENMERKEN.columns],
}
GOOD: Mapping[str, Row] = {
    "Tarieven": {"Product": "OUD", "Tarief": "1"},
    "Budget": {"Jaar": "2016", "Grondslag": "100"},
    "Kenmerken": {"Soort": "geheel"},
}
OLD = "| OUD | Vervallen | basis | | | periode | output | vol |"


def _own(name: str, at: int) -> Row:
    """What makes a row its own: another day, another post, another kenmerk."""
    day = f"1-{at % 12 + 1}-{2020 + at // 12}"
    until = f"2-{at % 12 + 1}-{2020 + at // 12}"
    own: Mapping[str, Row] = {
        "Tarieven": {"Vanaf": day, "T/m": until},
        "Budget": {"Post": f"Post {at}"},
        "Kenmerken": {"Kenmerk": f"Kenmerk {at}"},
    }
    return own[name]


@dataclass(frozen=True)
class Layout:
    """How the columns of a sheet stand: ``order`` with columns of its own, ``heads`` renamed."""

    order: Sequence[str]
    heads: Mapping[str, str]
    titles: Sequence[str] = ()

    def rows(self, name: str) -> list[list[str]]:
        """The whole sheet: titles, headers, one good row and then the defects."""
        good = [{}, *(defect.row for defect in ALL[name])]
        alone = [False, *(defect.alone for defect in ALL[name])]
        lines = [
            row if lonely else {**GOOD[name], **_own(name, at), **row}
            for at, (row, lonely) in enumerate(zip(good, alone, strict=True))
        ]
        heads = [self.heads.get(header, header) for header in self.order]
        cells = [[line.get(header, "") for header in self.order] for line in lines]
        return [*([title] for title in self.titles), heads, *cells]

    def cell(self, at: int, header: str) -> str:
        """The address of a header in the row with this index; the row alone without a header."""
        number = len(self.titles) + 2 + at
        return f"{column_letters(self.order.index(header) + 1)}{number}" if header else str(number)


def sheets(layouts: Mapping[str, Layout]) -> dict[str, str]:
    """The sheets of the model, the planted ones as their layouts say."""
    made = {name: _markdown(layout.rows(name)) for name, layout in layouts.items()}
    made["Producten"] = f"{SHEETS['Producten'].strip()}\n{OLD}"
    made["Tarieven"] += "\n" + _prices(layouts["Tarieven"])
    return made


def _markdown(rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _prices(layout: Layout) -> str:
    """The prices of the products that the model needs, below the planted rows."""
    rows = [
        {"Product": code, "Vanaf": "1-1-2016", "Tarief": "1"} for code in ("IB1", "IB1O", "VAST")
    ]
    return _markdown([[row.get(header, "") for header in layout.order] for row in rows])


def expected(layouts: Mapping[str, Layout]) -> list[tuple[str, str]]:
    """Code and sheet!cell of everything planted, sorted."""
    return sorted(
        (defect.code, f"{name}!{layout.cell(at, defect.at)}")
        for name, layout in layouts.items()
        for at, defect in enumerate(ALL[name], start=1)
    )


PLAIN = {name: Layout(heads, {}) for name, heads in HEADERS.items()}
