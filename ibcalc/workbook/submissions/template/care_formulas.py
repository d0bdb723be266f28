"""Price preview and status of the forms for delivered care, as formulas of one row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ibcalc.model.bsn import LENGTH
from ibcalc.workbook.result.formulas import quoted_text
from ibcalc.workbook.submissions.forms import form as forms
from ibcalc.workbook.submissions.template import formulas as fx
from ibcalc.workbook.submissions.template.facts import AS_EURO, NO_PREVIEW, PER_PERIOD, PER_VOLUME
from ibcalc.workbook.submissions.template.grid import Grid, Setting

GEMEENTE_CELL = f"{forms.GEGEVENS.name}!$B${forms.row_of(forms.Gegeven.GEMEENTE)}"
MOST_DIGITS = 10**15
"""From here on Excel has lost digits of a number."""

_KEY_OF_VOLUMES = ("product", "periode", "gemeente")
_KEY_OF_CLIENTS = ("client", "product", "van")
SPELLED = "schrijf {} precies zoals in de lijst"


def volumes(setting: Setting, grid: Grid) -> Sequence[str]:
    """Tariff, amount and status of a row of sheet Volumes."""
    product, periode, aantal = (grid.cell(field) for field in ("product", "periode", "aantal"))
    refs = setting.refs
    days = [fx.looked_up(periode, refs.perioden, day) for day in (refs.van, refs.tot)]
    days = days if refs.perioden else []
    parts = [
        _product(setting, product),
        fx.first_of(
            (fx.empty(periode), "Periode ontbreekt"),
            (fx.unlisted(periode, refs.perioden), "Periode staat niet in de lijst"),
        ),
        fx.first_of(
            (fx.empty(aantal), "Aantal clienten ontbreekt"),
            (fx.no_number(aantal), "Aantal clienten is geen getal"),
            (
                f"OR({fx.number(aantal)}<0,{fx.number(aantal)}<>INT({fx.number(aantal)}))",
                "Aantal clienten is geen heel getal van 0 of meer",
            ),
            *fx.out_of_bounds(aantal, "Aantal clienten")[1:],
        ),
        *volume_checks(setting, grid),
        *no_price(setting, grid, days[:1]),
        fx.hint(fx.misspelled(periode, refs.perioden), SPELLED.format("Periode")),
        fx.number_as_text(aantal, "Aantal clienten"),
        *_looks(setting, grid, _KEY_OF_VOLUMES),
    ]
    return (
        price_of(setting, product, *days),
        preview(setting, grid, aantal),
        _status(grid, parts),
    )


def clients(setting: Setting, grid: Grid) -> Sequence[str]:
    """Tariff, amount of a whole period and status of a row with a client."""
    product, van, tot, opslag = (
        grid.cell(field) for field in ("product", "van", "tot_en_met", "opslag")
    )
    days = first_days(setting, van)
    parts = [
        *_faults_of_client(grid),
        _product(setting, product),
        fx.first_of((_neither_ja_nor_nee(opslag), "Opslag is geen ja of nee")),
        fx.first_of((fx.empty(van), "Van ontbreekt"), (fx.no_day(van), "Van is geen datum")),
        fx.first_of(
            (fx.no_day(tot), "T/m is geen datum"),
            (f"AND(ISNUMBER({van}),ISNUMBER({tot}),{tot}<{van})", "T/m ligt voor Van"),
        ),
        *volume_checks(setting, grid),
        *no_price(setting, grid, days),
        # What only asks for a look comes after all faults: a status is known by how it begins.
        *_looks_at_client(grid),
        fx.day_as_text(van, "Van"),
        fx.day_as_text(tot, "T/m"),
        *outside(setting, van, tot),
        *no_opslag(setting, product, opslag),
        *_looks(setting, grid, _KEY_OF_CLIENTS),
    ]
    added = opslag_price(setting, product, opslag, days)
    return (
        price_of(setting, product, *days),
        preview(setting, grid, "1", added),
        _status(grid, parts),
    )


def _status(grid: Grid, parts: Sequence[str]) -> str:
    return fx.status(fx.nothing_in(grid.whole()), parts, remark=fx.remark(grid.cells()))


def _faults_of_client(grid: Grid) -> Iterator[str]:
    client = grid.cell("client")
    if grid.table.spec is forms.CLIENTEN:
        cut = f"AND(ISNUMBER({client}),{client}>={MOST_DIGITS})"
        yield fx.first_of(
            (fx.empty(client), "Clientnummer ontbreekt"),
            (cut, "Excel heeft cijfers van dit nummer weggelaten: typ het als tekst"),
        )
        return
    number = fx.digits(client)
    yield fx.first_of(
        (fx.empty(client), "BSN ontbreekt"),
        (_no_bsn_length(number), "BSN heeft geen negen cijfers"),
        (f"NOT({fx.elfproef(_padded(number))})", "BSN voldoet niet aan de elfproef"),
    )


def _looks_at_client(grid: Grid) -> Iterator[str]:
    client = grid.cell("client")
    number = fx.digits(client)
    if grid.table.spec is forms.CLIENTEN:
        looks = f"AND(LEN({number})={LENGTH},{fx.elfproef(number)})"
        yield fx.hint(looks, "dit lijkt een BSN; gebruik een eigen nummer")
        return
    other = f"{client}&{quoted_text('')}<>{_padded(number)}"
    mended = f"AND(NOT({_no_bsn_length(number)}),{other})"
    yield fx.hint(mended, "schrijf het BSN met negen cijfers, met de nul en zonder punten")


def _no_bsn_length(number: str) -> str:
    """True unless a number has nine digits, or the eight that are left when its zero is lost."""
    return f"ABS(LEN({number})-{LENGTH})+ABS(LEN({number})-{LENGTH - 1})>1"


def _padded(number: str) -> str:
    return f'RIGHT("0"&{number},{LENGTH})'


def _neither_ja_nor_nee(cell: str) -> str:
    return f'AND({fx.filled(cell)},{fx.text(cell)}<>"ja",{fx.text(cell)}<>"nee")'


def _product(setting: Setting, product: str) -> str:
    return fx.first_of(
        (fx.empty(product), "Product ontbreekt"),
        (fx.unlisted(product, setting.refs.producten), "Product staat niet in de lijst"),
    )


def _looks(setting: Setting, grid: Grid, key: Sequence[str]) -> Iterator[str]:
    """What is read all the same, but is seldom meant."""
    product, gemeente, volume = (grid.cell(field) for field in ("product", "gemeente", "volume"))
    refs = setting.refs
    yield fx.hint(fx.misspelled(product, refs.producten), SPELLED.format("Product"))
    yield fx.number_as_text(volume, "Volume")
    said, own = fx.text(gemeente), fx.text(GEMEENTE_CELL)
    no_code = f"AND({fx.filled(gemeente)},OR(LEN({said})<>4,ISERROR(VALUE({said}))))"
    other = f"AND({fx.filled(gemeente)},{said}<>{own}"
    yield fx.first_of(
        (no_code, f"{fx.LOOK_AT}Gemeente is geen code van vier cijfers"),
        (f"{other},NOT({fx.listed(gemeente, refs.gemeenten)}))",
         f"{fx.LOOK_AT}Gemeente staat niet in de lijst")
        if refs.gemeenten
        else (f"{other},LEN({own})>0)", f"{fx.LOOK_AT}andere gemeente dan op blad Gegevens"),
    )  # fmt: skip
    if refs.producten:
        how = fx.looked_up(product, refs.producten, refs.telt)
        counted = fx.one_of(how, PER_PERIOD, NO_PREVIEW)
        given = f"ISNUMBER(VALUE({fx.text(volume)}))"
        yield fx.hint(f"AND({given},{counted})", "volume telt niet mee bij dit product")
    same = [(grid.column(field), grid.cell(field)) for field in key]
    yield fx.hint(fx.twice(same), "staat ook in een andere rij")


def volume_checks(setting: Setting, grid: Grid) -> Iterator[str]:
    """A volume is a number, and is there where the product counts it."""
    volume, product = grid.cell("volume"), grid.cell("product")
    checks = [(fx.no_number(volume), "Volume is geen getal"), *fx.out_of_bounds(volume, "Volume")]
    if setting.refs.producten:
        how = fx.looked_up(product, setting.refs.producten, setting.refs.telt)
        counted = fx.one_of(how, PER_VOLUME, AS_EURO)
        checks.append((f"AND({fx.empty(volume)},{counted})", "Volume ontbreekt bij dit product"))
    yield fx.first_of(*checks)


def outside(setting: Setting, van: str, tot: str) -> Iterator[str]:
    """Days outside the calendar are not counted by anyone, which is seldom meant."""
    refs = setting.refs
    if refs.perioden:
        late = f"AND(ISNUMBER({van}),{van}>MAX({refs.tot}))"
        early = f"AND(ISNUMBER({tot}),{tot}<MIN({refs.van}))"
        yield fx.hint(f"OR({late},{early})", f"valt buiten {setting.facts.jaar}")


def no_opslag(setting: Setting, product: str, opslag: str) -> Iterator[str]:
    """An opslag that the product does not have."""
    if setting.refs.producten:
        code = fx.looked_up(product, setting.refs.producten, setting.refs.opslag)
        known = fx.listed(product, setting.refs.producten)
        asked = f'AND({fx.text(opslag)}="ja",{known},LEN({code})=0)'
        yield fx.hint(asked, "dit product heeft geen opslag")


def no_price(setting: Setting, grid: Grid, days: Sequence[str]) -> Iterator[str]:
    """A product of the list without a tariff; ``days`` has a number if its day is known."""
    if setting.refs.prijs and days:
        product = grid.cell("product")
        known = fx.listed(product, setting.refs.producten)
        how = fx.looked_up(product, setting.refs.producten, setting.refs.telt)
        dated = f'ISNUMBER({days[0]}),{how}<>"{AS_EURO}"'
        missing = f'AND({known},{dated},{grid.computed(forms.TARIEF)}="")'
        yield fx.first_of((missing, "er is dan geen tarief"))


def first_days(setting: Setting, van: str) -> list[str]:
    """The first day of the client that the calendar counts; empty if that is after its end."""
    if not setting.refs.perioden:
        return [van]
    first, last = f"MIN({setting.refs.van})", f"MAX({setting.refs.tot})"
    counted = fx.when_number(van, f"{van}<={last}")
    return [f'IF({counted},IF({van}<{first},{first},{van}),"")']


def price_of(setting: Setting, product: str, *days: str) -> str:
    """The tariff of a product on the first of some days that has one."""
    if not (setting.refs.prijs and days):
        return '=""'
    price = fx.tariff(setting.refs, product, *days)
    return f'=IFERROR(IF(OR({fx.empty(product)},NOT(ISNUMBER({days[0]}))),"",{price}),"")'


def opslag_price(
    setting: Setting, product: str, opslag: str, days: Sequence[str], *, otherwise: str = "0"
) -> str:
    """What the opslag adds to a whole period; ``otherwise`` unless it is asked with ja."""
    if not (setting.refs.prijs and days):
        return "0"
    code = fx.looked_up(product, setting.refs.producten, setting.refs.opslag)
    price = fx.price_on(setting.refs, code, days[0])
    return f'IF({fx.text(opslag)}="ja",{price},{otherwise})'


def preview(setting: Setting, grid: Grid, aantal: str, added: str = "0", *, times: str = "") -> str:
    """The amount of a row; ``times`` and an asterisk stand before what is paid by volume."""
    if not setting.refs.prijs:
        return '=""'
    refs, volume = setting.refs, grid.cell("volume")
    product, price = grid.cell("product"), grid.computed(forms.TARIEF)
    how = fx.looked_up(product, refs.producten, refs.telt)
    part = fx.looked_up(product, refs.producten, refs.deel)
    known = f'AND(ISNUMBER({price}),ISNUMBER({aantal}),{how}="{PER_PERIOD}")'
    by_volume = f'AND(ISNUMBER({price}),ISNUMBER({volume}),{how}="{PER_VOLUME}")'
    as_euro = f'AND(ISNUMBER({volume}),{how}="{AS_EURO}")'
    return (
        f"=IFERROR(IF({known},ROUND({aantal}*({price}+{added}),2),"
        f"IF({by_volume},{times}ROUND({volume}*{price}/{part},2),"
        f'IF({as_euro},{times}ROUND({volume},2),""))),"")'
    )
