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


def hours(setting: Setting, grid: Grid) -> Sequence[str]:
    """Cost price per hour and period, the tariff of the model, the difference and the status."""
    costs = setting.grids[forms.KOSTEN.table]
    product, uren, tarief = (grid.cell(field) for field in ("product", "uren", "tarief"))
    bedragen = costs.there("bedrag")
    here = f"--({costs.there('product')}={fx.text(product)})"
    per_hour, per_period, agreed = (
        grid.computed(header) for header in (forms.COST_PRICE, forms.PERIOD_PRICE, forms.AGREED)
    )
    known = fx.matching(
        (costs.there("product"), fx.text(product)), (f"ISNUMBER({bedragen})", "TRUE")
    )
    delivered = f"ISNUMBER({uren})"
    return (
        f'=IFERROR(IF({delivered},ROUND(SUMPRODUCT({here},{bedragen}),2),""),"")',
        f'=IFERROR(IF({delivered},ROUND({per_hour}*{uren},2),""),"")',
        _agreed(setting, product),
        _difference(setting, product, (per_hour, per_period, agreed)),
        fx.status(
            fx.nothing_in(uren, tarief) if _stands_ready(setting) else fx.nothing_in(grid.whole()),
            list(_parts_of_hours(setting, grid, known, per_hour)),
            otherwise=unused(setting),
            remark=_remark(setting, grid),
        ),
    )


def unused(setting: Setting) -> str:
    """The status of a row of which nothing is filled: with a model its product stands there."""
    return fx.NOT_DELIVERED if _stands_ready(setting) else ""


def _stands_ready(setting: Setting) -> bool:
    return bool(setting.facts.producten)


def _remark(setting: Setting, grid: Grid) -> str:
    """Beside a product that stands ready, a remark is about that product."""
    return "" if _stands_ready(setting) else fx.remark(grid.cells())


def _parts_of_hours(setting: Setting, grid: Grid, known: str, per_hour: str) -> Iterator[str]:
    product, uren, tarief = (grid.cell(field) for field in ("product", "uren", "tarief"))
    yield _product(setting, product)
    yield fx.first_of(
        (f"AND({fx.empty(uren)},{fx.filled(tarief)})", "Uren per periode ontbreekt"),
        (fx.no_number(uren), "Uren per periode is geen getal"),
        *fx.out_of_bounds(uren, "Uren per periode"),
    )
    yield fx.first_of(
        (f"AND({fx.empty(tarief)},{fx.filled(uren)})", "Tarief per uur ontbreekt"),
        *_amount(tarief, "Tarief per uur"),
    )
    yield fx.hint(fx.misspelled(product, setting.refs.producten), _SPELLED)
    yield fx.number_as_text(uren, "Uren per periode")
    yield fx.number_as_text(tarief, "Tarief per uur")
    yield (
        f'IF(AND(ISNUMBER({uren}),{known}<{ELEMENTS}),"; {fx.LOOK_AT}blad Kosten: "'
        f'&{known}&" van {ELEMENTS} bedragen ingevuld","")'
    )
    whole = f"IF(ISNUMBER({uren}),{known}={ELEMENTS},FALSE)"
    other = f"IF(AND(ISNUMBER({tarief}),ISNUMBER({per_hour})),{tarief}<>{per_hour},FALSE)"
    yield fx.hint(f"AND({whole},{other})", "uw tarief is niet gelijk aan uw kostprijs")
    yield fx.hint(fx.empty(grid.cell("bron")), "Bron ontbreekt")
    same = [(grid.column("product"), product)]
    yield fx.hint(fx.twice(same), "dit product staat in meer rijen")


_SPELLED = "schrijf Product precies zoals in de lijst"


def _product(setting: Setting, product: str) -> str:
    return fx.first_of(
        (fx.empty(product), "Product ontbreekt"),
        (fx.unlisted(product, setting.refs.producten), "Product staat niet in de lijst"),
    )


def _amount(cell: str, name: str) -> tuple[fx.Check, ...]:
    said = fx.number(cell)
    return (
        (fx.no_number(cell), f"{name} is geen bedrag"),
        *fx.out_of_bounds(cell, name),
        (f"ROUND({said},2)<>{said}", f"{name} heeft meer dan twee decimalen"),
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


def costs(setting: Setting, grid: Grid) -> Sequence[str]:
    """The status of one cost element."""
    ready = grid.table.prefilled if _stands_ready(setting) else ()
    asked = grid.cells(*ready)
    untouched = fx.nothing_in(f"{asked[0]}:{asked[-1]}")
    nothing = f"AND({untouched},NOT({_delivered(setting, grid)}))"
    parts = list(_parts_of_costs(setting, grid))
    remark = _remark(setting, grid)
    return (fx.status(nothing, parts, otherwise=unused(setting), remark=remark),)


def _delivered(setting: Setting, grid: Grid) -> str:
    """True if sheet Uren has hours or a rate for the product of this row."""
    by_hours = setting.grids[forms.UREN.table]
    given = f"ISNUMBER({by_hours.there('uren')})+ISNUMBER({by_hours.there('tarief')})>0"
    same = (by_hours.there("product"), fx.text(grid.cell("product")))
    return f"{fx.matching(same, (given, 'TRUE'))}>0"


def _parts_of_costs(setting: Setting, grid: Grid) -> Iterator[str]:
    product, element, bedrag, share = (
        grid.cell(field) for field in ("product", "element", "bedrag", "percentage")
    )
    named = "{" + ";".join(f'"{element.value}"' for element in Kostenelement) + "}"
    yield _product(setting, product)
    yield fx.first_of(
        (fx.empty(element), "Kostenelement ontbreekt"),
        (fx.unlisted(element, named), "Kostenelement bestaat niet"),
    )
    yield fx.first_of(*_amount(bedrag, "Bedrag per uur"))
    yield fx.first_of(
        (fx.no_number(share), "Percentage is geen getal"),
        *fx.out_of_bounds(share, "Percentage"),
    )
    delivered = _delivered(setting, grid)
    lost = f"AND({fx.filled(bedrag)},NOT({delivered}))"
    yield fx.first_of((lost, "op blad Uren staan geen uren bij dit product"))
    yield fx.hint(fx.misspelled(product, setting.refs.producten), _SPELLED)
    yield fx.hint(fx.misspelled(element, named), "schrijf Kostenelement precies zoals in de lijst")
    yield fx.hint(f"AND({fx.empty(bedrag)},{delivered})", "Bedrag per uur ontbreekt (0 mag)")
    yield fx.number_as_text(bedrag, "Bedrag per uur")
    yield fx.number_as_text(share, "Percentage")
    small = fx.when_number(share, f"AND({share}<1,{share}>0)")
    yield fx.hint(small, "Percentage is minder dan 1; 25 betekent 25%")
    paid = fx.when_number(bedrag, f"{bedrag}<>0")
    yield fx.hint(f"AND({fx.empty(grid.cell('bron'))},{paid})", "Bron ontbreekt")
    same = [(grid.column("product"), product), (grid.column("element"), element)]
    yield fx.hint(fx.twice(same), "staat ook in een andere rij")
