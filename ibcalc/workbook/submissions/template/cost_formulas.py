"""Cost price, comparison and status of the form for cost prices, as formulas of one row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ibcalc.model.product import Eenheid
from ibcalc.workbook.submissions.forms import form as forms
from ibcalc.workbook.submissions.forms.cost_rows import Kostenelement
from ibcalc.workbook.submissions.template import formulas as fx
from ibcalc.workbook.submissions.template.grid import Grid, Setting

ELEMENTS = len(Kostenelement)


def hours(setting: Setting, grid: Grid, row: int) -> Sequence[str]:
    """Cost price per hour and period, the tariff of the model, the difference and the status."""
    costs = setting.grids[forms.KOSTEN.table]
    product, uren = grid.cell("product", row), grid.cell("uren", row)
    bedragen = costs.there("bedrag")
    here = f"--({costs.there('product')}=TRIM({product}))"
    per_hour, per_period, agreed = (
        grid.computed(header, row)
        for header in (forms.COST_PRICE, forms.PERIOD_PRICE, forms.AGREED)
    )
    delivered = f"ISNUMBER({uren})"
    return (
        f'=IFERROR(IF({delivered},ROUND(SUMPRODUCT({here},{bedragen}),2),""),"")',
        f'=IFERROR(IF({delivered},ROUND({per_hour}*{uren},2),""),"")',
        _agreed(setting, product),
        _difference(setting, product, (per_hour, per_period, agreed)),
        fx.status(
            _untouched(setting, grid, row),
            list(_faults_of_hours(setting, grid, row, f"{here},--ISNUMBER({bedragen})", per_hour)),
            otherwise=unused(setting),
        ),
    )


def unused(setting: Setting) -> str:
    """The status of a row of which nothing is filled: with a model its product stands there."""
    return fx.NOT_DELIVERED if setting.facts.producten else ""


def _untouched(setting: Setting, grid: Grid, row: int) -> str:
    """True if the provider filled nothing, whatever the template filled."""
    ready = grid.table.prefilled if setting.facts.producten else ()
    asked = [field for field in grid.fields if field not in ready]
    return fx.nothing_in(f"{grid.cell(asked[0], row)}:{grid.cell(asked[-1], row)}")


def _faults_of_hours(
    setting: Setting, grid: Grid, row: int, amounts: str, per_hour: str
) -> Iterator[str]:
    product, uren, tarief = (grid.cell(field, row) for field in ("product", "uren", "tarief"))
    yield _product(setting, product)
    yield fx.first_of(
        (fx.empty(uren), "Uren per periode ontbreekt"),
        (fx.no_number(uren), "Uren per periode is geen getal"),
        (fx.negative(uren), "Uren per periode is minder dan 0"),
    )
    yield fx.first_of(
        (fx.empty(tarief), "Tarief per uur ontbreekt"),
        (fx.no_number(tarief), "Tarief per uur is geen bedrag"),
        (fx.negative(tarief), "Tarief per uur is minder dan 0"),
    )
    yield (
        f'IF(AND(ISNUMBER({uren}),SUMPRODUCT({amounts})<{ELEMENTS}),"; blad Kosten: "'
        f'&SUMPRODUCT({amounts})&" van {ELEMENTS} bedragen ingevuld","")'
    )
    yield fx.hint(
        f"IF(AND(ISNUMBER({tarief}),ISNUMBER({per_hour})),{tarief}<{per_hour},FALSE)",
        "uw tarief is lager dan uw kostprijs",
    )
    yield fx.hint(fx.empty(grid.cell("bron", row)), "Bron ontbreekt")
    same = [(grid.column("product"), product)]
    yield fx.hint(fx.twice(same), "dit product staat in meer rijen")


def _product(setting: Setting, product: str) -> str:
    return fx.first_of(
        (fx.empty(product), "Product ontbreekt"),
        (fx.unlisted(product, setting.refs.producten), "Product staat niet in de lijst"),
    )


def reference_day(setting: Setting) -> date:
    """The day of the tariffs that are shown: the first of the model's first year."""
    return date(setting.facts.jaren[0], 1, 1)


def _agreed(setting: Setting, product: str) -> str:
    if not (setting.refs.prijs and setting.facts.jaren[0]):
        return '=""'
    day = reference_day(setting)
    price = fx.tariff(setting.refs, product, f"DATE({day.year},{day.month},{day.day})")
    return f'=IFERROR({price},"")'


def _difference(setting: Setting, product: str, cells: tuple[str, str, str]) -> str:
    """The tariff minus the cost of the same unit: a period or an hour; empty for other units."""
    per_hour, per_period, agreed = cells
    if not setting.refs.producten:
        return '=""'
    unit = fx.looked_up(product, setting.refs.producten, setting.refs.eenheid)
    cost = f'IF({unit}="{Eenheid.PERIODE}",{per_period},IF({unit}="{Eenheid.UUR}",{per_hour},""))'
    return f'=IFERROR(ROUND({agreed}-{cost},2),"")'


def costs(setting: Setting, grid: Grid, row: int) -> Sequence[str]:
    """The status beside one cost element."""
    product, element, bedrag = (grid.cell(field, row) for field in ("product", "element", "bedrag"))
    by_hours = setting.grids[forms.UREN.table]
    delivered = (
        f"SUMPRODUCT(--({by_hours.there('product')}=TRIM({product})),"
        f"--ISNUMBER({by_hours.there('uren')}))>0"
    )
    named = ";".join(f'"{element.value}"' for element in Kostenelement)
    nothing = f"AND({_untouched(setting, grid, row)},NOT({delivered}))"
    parts = [
        _product(setting, product),
        fx.first_of(
            (fx.empty(element), "Kostenelement ontbreekt"),
            (f"SUMPRODUCT(--({{{named}}}=TRIM({element})))=0", "Kostenelement bestaat niet"),
        ),
        fx.first_of(
            (fx.empty(bedrag), "Bedrag per uur ontbreekt (0 mag)"),
            (fx.no_number(bedrag), "Bedrag per uur is geen bedrag"),
            (fx.negative(bedrag), "Bedrag per uur is minder dan 0"),
        ),
        fx.first_of((fx.no_number(grid.cell("percentage", row)), "Percentage is geen getal")),
        fx.hint(f"NOT({delivered})", "op blad Uren staan geen uren bij dit product"),
        fx.hint(
            f"AND({fx.empty(grid.cell('bron', row))},IF(ISNUMBER({bedrag}),{bedrag}<>0,FALSE))",
            "Bron ontbreekt",
        ),
        fx.hint(
            fx.twice([(grid.column("product"), product), (grid.column("element"), element)]),
            "staat ook in een andere rij",
        ),
    ]
    return (fx.status(nothing, parts, otherwise=unused(setting)),)
