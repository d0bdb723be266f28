"""Price preview and status of a caseload of the municipality itself, as formulas of one row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ibcalc.model.product import ProductSoort
from ibcalc.workbook.sheets.columns import CellType, Column
from ibcalc.workbook.submissions.template import formulas as fx
from ibcalc.workbook.submissions.template.care_formulas import (
    MOST_DIGITS,
    SPELLED,
    first_days,
    no_opslag,
    no_price,
    opslag_price,
    outside,
    preview,
    price_of,
    volume_checks,
)
from ibcalc.workbook.submissions.template.caseload_table import KENMERK
from ibcalc.workbook.submissions.template.grid import Grid, Setting
from ibcalc.workbook.template.choices import LAST_ROW

LONGEST_FORMULA = 8_192
"""Characters that Excel takes of a formula."""

NO_KEY = frozenset({"client", "aanbieder", "gemeente", "opslag", "van", "tot_en_met", "aantal",
                    "volume", "opmerking"})  # fmt: skip
"""Fields from which no conversion table makes a product."""
NOT_COMPARED = frozenset({"aanbieder", "gemeente", "opslag", "aantal", "volume", "opmerking"})
"""Fields in which two rows may differ and still be one row that was entered twice."""


def caseload(setting: Setting, grid: Grid) -> Sequence[str]:
    """Tariff, amount of a whole period and status of a row of sheet Clienten."""
    product, van, opslag, aantal = (
        grid.cell(field) for field in ("product", "van", "opslag", "aantal")
    )
    days = first_days(setting, van)
    counted = f"IF({fx.empty(aantal)},1,{aantal})"
    # A caseload may name the product of the opslag; nee is no product, so that it adds nothing.
    named = fx.price_on(setting.refs, opslag, days[0]) if setting.refs.prijs else "0"
    added = opslag_price(setting, product, opslag, days, otherwise=named)
    amount = preview(setting, grid, counted, added, times=f"{counted}*")
    return price_of(setting, product, *days), amount, _status(setting, grid, days)


def _status(setting: Setting, grid: Grid, days: Sequence[str]) -> str:
    """Of a model with so many kenmerken that Excel can't hold the formula, those are not judged."""
    for kenmerken in (grid.table.spec.columns, ()):
        listed = [
            part
            for column in kenmerken
            for part in _unlisted(column, grid.cell(column.field), grid.cell("product"))
        ]
        typed = [
            part
            for column in kenmerken
            for part in _of_another_type(column, grid.cell(column.field))
        ]
        parts = [*_faults(setting, grid, days), *listed, *_looks(setting, grid), *typed]
        whole = fx.status(fx.nothing_in(grid.whole()), parts, remark=fx.remark(grid.cells()))
        if len(fx.in_row(whole, LAST_ROW)) <= LONGEST_FORMULA:
            break
    return whole


def _faults(setting: Setting, grid: Grid, days: Sequence[str]) -> Iterator[str]:
    client, product, van, tot, aantal = (
        grid.cell(field) for field in ("client", "product", "van", "tot_en_met", "aantal")
    )
    fixed = [one.code for one in setting.facts.producten if one.soort is ProductSoort.VAST]
    needed = f"NOT({fx.one_of(fx.text(product), *fixed)})" if fixed else "TRUE"
    yield fx.first_of(
        (f"AND({fx.empty(client)},{needed})", "Client ontbreekt"),
        (f"AND(ISNUMBER({client}),{client}>={MOST_DIGITS})",
         "Excel heeft cijfers van dit nummer weggelaten: typ het als tekst"),
    )  # fmt: skip
    keys = [grid.cell(field) for field in grid.fields if field not in NO_KEY]
    yield fx.first_of(
        (fx.nothing_in(*keys), "Product ontbreekt; vul het in, of waaruit het model het bepaalt"),
        (fx.unlisted(product, setting.refs.producten), "Product staat niet in de lijst"),
    )
    yield fx.first_of((fx.empty(van), "Van ontbreekt"), (fx.no_day(van), "Van is geen datum"))
    yield fx.first_of(
        (fx.no_day(tot), "T/m is geen datum"),
        (f"AND(ISNUMBER({van}),ISNUMBER({tot}),{tot}<{van})", "T/m ligt voor Van"),
    )
    whole = f"{fx.number(aantal)}=INT({fx.number(aantal)})"
    yield fx.first_of(
        (fx.no_number(aantal), "Aantal is geen getal"),
        (f"AND({fx.filled(aantal)},NOT(AND({fx.number(aantal)}>0,{whole})))",
         "Aantal is geen heel getal van 1 of meer"),
    )  # fmt: skip
    yield from volume_checks(setting, grid)
    yield from no_price(setting, grid, days)
    yield fx.first_of((_no_opslag_code(setting, grid.cell("opslag")), "Opslag is geen ja of nee"))
    overlap = f"IF(AND({fx.filled(product)},ISNUMBER({van})),{_overlapping(grid)}>1,FALSE)"
    yield fx.first_of((overlap, "overlapt met een andere rij van deze cliënt"))


def _looks(setting: Setting, grid: Grid) -> Iterator[str]:
    """What only asks for a look; it comes after all faults, as a status is known by its start."""
    product, gemeente, opslag, van, tot = (
        grid.cell(field) for field in ("product", "gemeente", "opslag", "van", "tot_en_met")
    )
    yield fx.hint(fx.misspelled(product, setting.refs.producten), SPELLED.format("Product"))
    said = fx.text(gemeente)
    no_code = f"AND({fx.filled(gemeente)},OR(LEN({said})<>4,ISERROR(VALUE({said}))))"
    yield fx.hint(no_code, "Gemeente is geen code van vier cijfers")
    yield fx.day_as_text(van, "Van")
    yield fx.day_as_text(tot, "T/m")
    for field, name in (("aantal", "Aantal"), ("volume", "Volume")):
        yield fx.number_as_text(grid.cell(field), name)
    yield from outside(setting, van, tot)
    yield from no_opslag(setting, product, opslag)
    fields = [field for field in grid.fields if field not in NOT_COMPARED]
    same = [(grid.column(field), grid.cell(field)) for field in fields]
    again = f"IF({fx.empty(product)},{fx.twice(same)},FALSE)"
    yield fx.hint(again, "staat ook in een andere rij")


def _overlapping(grid: Grid) -> str:
    """How many rows have this client and product on a day of this row.

    A row that ends before it begins has a fault of its own and no day at all.
    """
    van, tot = grid.cell("van"), grid.cell("tot_en_met")
    begins, ends = grid.column("van"), grid.column("tot_en_met")
    last = f"IF(ISNUMBER({tot}),{tot},DATE(9999,12,31))"
    alike = "*".join(f"({grid.column(one)}={grid.cell(one)})" for one in ("client", "product"))
    real = f'((({ends}="")+({ends}>={begins}))>0)'
    days = f'ISNUMBER({begins})*({begins}<={last})*((({ends}="")+({ends}>={van}))>0)*{real}'
    return f"SUMPRODUCT(--ISNUMBER(1/({alike}*{days})))"


def _no_opslag_code(setting: Setting, cell: str) -> str:
    """True for what is no ja, no nee and no product of the model."""
    other = fx.unlisted(cell, setting.refs.producten) if setting.refs.producten else "FALSE"
    return f"AND({fx.filled(cell)},NOT({fx.one_of(fx.text(cell), 'ja', 'nee')}),{other})"


def _unlisted(column: Column, cell: str, product: str) -> Iterator[str]:
    """Another value than the model lists, where the product must follow from it."""
    if column.choices and column.field != "opslag":
        known = fx.one_of(fx.text(cell), *column.choices)
        odd = f"AND({fx.filled(cell)},{fx.empty(product)},NOT({known}))"
        yield fx.first_of((odd, f"{column.header} staat niet in de lijst"))


def _of_another_type(column: Column, cell: str) -> Iterator[str]:
    """A kenmerk that is no number or date where the model says so."""
    if column.field.startswith(KENMERK) and column.type in {CellType.GETAL, CellType.DATUM}:
        wrong = fx.no_day(cell) if column.type is CellType.DATUM else fx.no_number(cell)
        what = "datum" if column.type is CellType.DATUM else "getal"
        yield fx.hint(wrong, f"{column.header} is geen {what}")
