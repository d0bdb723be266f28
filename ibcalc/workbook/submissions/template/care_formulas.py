"""Price preview and status of the forms for delivered care, as formulas of one row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ibcalc.workbook.submissions.forms import form as forms
from ibcalc.workbook.submissions.template import formulas as fx
from ibcalc.workbook.submissions.template.facts import AS_EURO, NO_PREVIEW, PER_PERIOD, PER_VOLUME
from ibcalc.workbook.submissions.template.grid import Grid, Setting

_OTHER_GEMEENTE = "Gemeente staat niet in de lijst"
_KEY_OF_VOLUMES = ("product", "periode", "gemeente")


def volumes(setting: Setting, grid: Grid, row: int) -> Sequence[str]:
    """Tariff, amount and status beside a row of sheet Volumes."""
    product, periode = grid.cell("product", row), grid.cell("periode", row)
    aantal = grid.cell("aantal", row)
    parts = [
        *_product(setting, product),
        fx.first_of(
            (fx.empty(periode), "Periode ontbreekt"),
            (fx.unlisted(periode, setting.refs.perioden), "Periode staat niet in de lijst"),
        ),
        fx.first_of((fx.empty(aantal), "Aantal clienten ontbreekt"), *_whole(aantal)),
        *_volume(setting, grid, row),
    ]
    day = fx.looked_up(periode, setting.refs.perioden, setting.refs.van)
    parts += _no_price(setting, grid, row, day if setting.refs.perioden else "")
    parts += _looks(setting, grid, row)
    same = [(grid.column(field), grid.cell(field, row)) for field in _KEY_OF_VOLUMES]
    parts.append(fx.hint(fx.twice(same), "staat ook in een andere rij"))
    return (
        _tarief(setting, product, day if setting.refs.perioden else ""),
        _bedrag(setting, grid, row, aantal),
        fx.status(fx.nothing_in(grid.whole(row)), parts),
    )


def clients(setting: Setting, grid: Grid, row: int) -> Sequence[str]:
    """Tariff, amount of a whole period and status beside a row with a client."""
    product, van, tot = (grid.cell(field, row) for field in ("product", "van", "tot_en_met"))
    opslag = grid.cell("opslag", row)
    parts = [
        _number_of_client(grid, row),
        *_product(setting, product),
        fx.first_of((_neither_ja_nor_nee(opslag), "Opslag is geen ja of nee")),
        fx.first_of((fx.empty(van), "Van ontbreekt"), (fx.no_number(van), "Van is geen datum")),
        fx.first_of(
            (fx.no_number(tot), "T/m is geen datum"),
            (f"AND(ISNUMBER({van}),ISNUMBER({tot}),{tot}<{van})", "T/m ligt voor Van"),
        ),
        *_volume(setting, grid, row),
    ]
    day = _first_day(setting, van)
    parts += _no_price(setting, grid, row, day)
    # What only asks for a look comes after all faults: a status is known by how it begins.
    parts += [*_outside(setting, van, tot), *_no_opslag(setting, product, opslag)]
    parts += _looks(setting, grid, row)
    same = [(grid.column(field), grid.cell(field, row)) for field in ("client", "product", "van")]
    parts.append(fx.hint(fx.twice(same), "staat ook in een andere rij"))
    if grid.table.spec is forms.CLIENTEN:
        looks = fx.elfproef(grid.cell("client", row))
        parts.append(fx.hint(looks, "dit lijkt een BSN; gebruik een eigen nummer"))
    return (
        _tarief(setting, product, day),
        _bedrag(setting, grid, row, "1", _with_opslag(setting, product, opslag, day)),
        fx.status(fx.nothing_in(grid.whole(row)), parts),
    )


def _number_of_client(grid: Grid, row: int) -> str:
    client = grid.cell("client", row)
    if grid.table.spec is forms.CLIENTEN:
        return fx.first_of((fx.empty(client), "Clientnummer ontbreekt"))
    return fx.first_of(
        (fx.empty(client), "BSN ontbreekt"),
        (f"LEN(TRIM({client}))<>9", "BSN heeft geen negen cijfers"),
        (f"NOT({fx.elfproef(client)})", "BSN voldoet niet aan de elfproef"),
    )


def _neither_ja_nor_nee(cell: str) -> str:
    return f'AND({fx.filled(cell)},TRIM({cell})<>"ja",TRIM({cell})<>"nee")'


def _product(setting: Setting, product: str) -> Iterator[str]:
    yield fx.first_of(
        (fx.empty(product), "Product ontbreekt"),
        (fx.unlisted(product, setting.refs.producten), "Product staat niet in de lijst"),
    )


def _looks(setting: Setting, grid: Grid, row: int) -> Iterator[str]:
    """What is read all the same, but is seldom meant."""
    gemeente, volume = grid.cell("gemeente", row), grid.cell("volume", row)
    text = f"TRIM({gemeente})"
    digits = f"AND({fx.filled(gemeente)},OR(LEN({text})<>4,ISERROR(VALUE({text}))))"
    yield fx.first_of(
        (digits, f"{fx.LOOK_AT}Gemeente is geen code van vier cijfers"),
        (fx.unlisted(gemeente, setting.refs.gemeenten), f"{fx.LOOK_AT}{_OTHER_GEMEENTE}"),
    )
    if setting.refs.producten:
        how = fx.looked_up(grid.cell("product", row), setting.refs.producten, setting.refs.telt)
        counted = f'OR({how}="{PER_PERIOD}",{how}="{NO_PREVIEW}")'
        yield fx.hint(f"AND(ISNUMBER({volume}),{counted})", "volume telt niet mee bij dit product")


def _whole(cell: str) -> Iterator[fx.Check]:
    yield fx.no_number(cell), "Aantal clienten is geen getal"
    yield (
        f"OR({fx.negative(cell)},{fx.broken(cell)})",
        ("Aantal clienten is geen heel getal van 0 of meer"),
    )


def _volume(setting: Setting, grid: Grid, row: int) -> Iterator[str]:
    volume, product = grid.cell("volume", row), grid.cell("product", row)
    checks = [
        (fx.no_number(volume), "Volume is geen getal"),
        (fx.negative(volume), "Volume is minder dan 0"),
    ]
    if setting.refs.producten:
        how = fx.looked_up(product, setting.refs.producten, setting.refs.telt)
        counted = f'OR({how}="{PER_VOLUME}",{how}="{AS_EURO}")'
        checks.append((f"AND({fx.empty(volume)},{counted})", "Volume ontbreekt bij dit product"))
    yield fx.first_of(*checks)


def _outside(setting: Setting, van: str, tot: str) -> Iterator[str]:
    """Days outside the calendar are not counted by anyone, which is seldom meant."""
    refs = setting.refs
    if refs.perioden:
        late, early = f"{van}>MAX({refs.tot})", f"{tot}<MIN({refs.van})"
        outside = f"OR(IF(ISNUMBER({van}),{late},FALSE),IF(ISNUMBER({tot}),{early},FALSE))"
        yield fx.hint(outside, f"valt buiten {setting.facts.jaar}")


def _no_opslag(setting: Setting, product: str, opslag: str) -> Iterator[str]:
    if setting.refs.producten:
        code = fx.looked_up(product, setting.refs.producten, setting.refs.opslag)
        known = f"SUMPRODUCT(--({setting.refs.producten}=TRIM({product})))>0"
        yield fx.hint(
            f'AND(TRIM({opslag})="ja",{known},LEN({code})=0)', "dit product heeft geen opslag"
        )


def _no_price(setting: Setting, grid: Grid, row: int, day: str) -> Iterator[str]:
    if setting.refs.prijs and day:
        product = grid.cell("product", row)
        how = fx.looked_up(product, setting.refs.producten, setting.refs.telt)
        known = f"SUMPRODUCT(--({setting.refs.producten}=TRIM({product})))>0"
        price = grid.computed(forms.TARIEF, row)
        missing = f'AND({known},ISNUMBER({day}),{price}="",{how}<>"{AS_EURO}")'
        yield fx.first_of((missing, "er is dan geen tarief"))


def _first_day(setting: Setting, van: str) -> str:
    """The first day of the client that the calendar counts; empty if that is after its end."""
    if not setting.refs.perioden:
        return van
    first, last = f"MIN({setting.refs.van})", f"MAX({setting.refs.tot})"
    counted = f"IF(ISNUMBER({van}),{van}<={last},FALSE)"
    return f'IF({counted},IF({van}<{first},{first},{van}),"")'


def _tarief(setting: Setting, product: str, day: str) -> str:
    if not (setting.refs.prijs and day):
        return '=""'
    price = fx.tariff(setting.refs, product, day)
    return f'=IFERROR(IF(OR({fx.empty(product)},NOT(ISNUMBER({day}))),"",{price}),"")'


def _with_opslag(setting: Setting, product: str, opslag: str, day: str) -> str:
    """What the opslag adds to a whole period; 0 without it."""
    if not setting.refs.prijs:
        return "0"
    code = fx.looked_up(product, setting.refs.producten, setting.refs.opslag)
    return f'IF(TRIM({opslag})="ja",N({fx.tariff(setting.refs, code, day)}),0)'


def _bedrag(setting: Setting, grid: Grid, row: int, aantal: str, added: str = "0") -> str:
    if not setting.refs.prijs:
        return '=""'
    refs, volume = setting.refs, grid.cell("volume", row)
    product, price = grid.cell("product", row), grid.computed(forms.TARIEF, row)
    how = fx.looked_up(product, refs.producten, refs.telt)
    part = fx.looked_up(product, refs.producten, refs.deel)
    known = f'AND(ISNUMBER({price}),ISNUMBER({aantal}),{how}="{PER_PERIOD}")'
    by_volume = f'AND(ISNUMBER({price}),ISNUMBER({volume}),{how}="{PER_VOLUME}")'
    as_euro = f'AND(ISNUMBER({volume}),{how}="{AS_EURO}")'
    return (
        f"=IFERROR(IF({known},ROUND({aantal}*({price}+{added}),2),"
        f"IF({by_volume},ROUND({volume}*{price}/{part},2),"
        f'IF({as_euro},ROUND({volume},2),""))),"")'
    )
