"""The comparison of two models in plain Dutch: its conclusion, its regions, its amounts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from ibcalc.engine.comparison.compared import Compared
from ibcalc.engine.comparison.money import ClientCounts, Weight
from ibcalc.engine.comparison.tariffs import TariffChange
from ibcalc.model.cell import dutch_date, dutch_number
from ibcalc.model.conversion import SourceRow
from ibcalc.model.kenmerk import Value
from ibcalc.model.money import euro_text
from ibcalc.tables.language.literals import value_text

WHOLLY_EQUAL = "Geen verschil: bewezen voor alle waarden en dagen."
PLACES = Decimal("0.000001")
"""Of a percentage that never ends."""


def conclusion(compared: Compared) -> tuple[str, ...]:
    """What came out, the most important first; one sentence each."""
    if compared.stopped:
        return ("Niet vergeleken: herstel eerst de fouten in het model.",)
    if compared.equal:
        return (WHOLLY_EQUAL, *_money(compared))
    return (*_tables(compared), *_agreements(compared), *_money(compared))


def _tables(compared: Compared) -> Iterator[str]:
    count = len(compared.regions)
    if count:
        told = counted(count, "gebied beslist anders", "gebieden beslissen anders")
        if compared.moved is not None:
            told += f"; {weight_words(compared.moved.in_regions)}"
        yield f"{told}{'.' if compared.proven else '. Niet bewezen dat dit alle gebieden zijn.'}"
    elif not compared.proven:
        yield "Geen verschil gevonden tussen de conversietabellen, maar niet bewezen."
    elif compared.tables:
        yield "De conversietabellen beslissen gelijk: bewezen voor alle waarden en dagen."


def _agreements(compared: Compared) -> Iterator[str]:
    products = len({change.product for change in compared.tariffs})
    settings = sum(change.matters for change in compared.settings)
    if products:
        yield f"{counted(products, 'product heeft', 'producten hebben')} een ander tarief."
    if settings:
        yield f"{counted(settings, 'instelling is', 'instellingen zijn')} anders."


def _money(compared: Compared) -> Iterator[str]:
    shifted = compared.moved
    if shifted is None:
        return
    clients, cents = shifted.clients.veranderd, shifted.total.verschil
    if not clients and not cents:
        yield "Voor geen enkele cliënt verandert er iets."
        return
    told = counted(clients, "cliënt", "cliënten")
    if cents:
        over = f"{euro_text(abs(cents))} over {counted(shifted.periods, 'periode', 'perioden')}"
        yield f"In totaal: {told}, {period_words(shifted.each_period)} ({over})."
    else:
        yield f"In totaal: {told}; het totaal blijft gelijk."
    yield from _unpriced(shifted.clients)


def _unpriced(counts: ClientCounts) -> Iterator[str]:
    """Rows that have a price in one model only: their cents are no saving and no rise."""
    lost, gained = counts.verliest_prijs, counts.krijgt_prijs
    if lost.rijen:
        rows = counted(lost.rijen, "rij verliest haar prijs", "rijen verliezen hun prijs")
        yield f"Let op: {rows} ({euro_text(lost.cents)}); dat is geen besparing."
    if gained.rijen:
        rows = counted(gained.rijen, "rij krijgt nu een prijs", "rijen krijgen nu een prijs")
        yield f"Let op: {rows} ({euro_text(gained.cents)}); dat is geen kostenstijging."


def weight_words(weight: Weight) -> str:
    """``14 cliënten, € 1.234,56 per periode meer``."""
    clients = counted(weight.clienten, "cliënt", "cliënten")
    if not weight.shift.verschil:
        return f"{clients}, geen verschil in kosten"
    return f"{clients}, {period_words(weight.each_period)}"


def period_words(cents: int) -> str:
    """``€ 1.234,56 per periode meer``."""
    return f"{euro_text(abs(cents))} per periode {'meer' if cents > 0 else 'minder'}"


def counted(number: int, one: str, more: str) -> str:
    """``1 cliënt``, ``1.234 cliënten``."""
    shown = f"{number:,}".replace(",", ".")
    return f"{shown} {one if number == 1 else more}"


def witness_text(witness: Mapping[str, Value]) -> str:
    """``Code H300, Klasse 3, Peildatum 1-7-2016``."""
    return ", ".join(f"{naam} {value_text(value)}" for naam, value in witness.items())


def rows_text(rows: Iterable[SourceRow]) -> tuple[str, ...]:
    """The rows of tables as cells: ``Categorie!A7``."""
    return tuple(row.place.at(column=row.place.column or 1).in_sheet for row in rows)


def percent_text(change: TariffChange) -> str:
    """The change of a tariff in percent: exact if it ends, else in six decimals; empty if none."""
    return "" if change.part is None else f"{percent(change.part):f}"


def percent(part: Fraction) -> Decimal:
    """A part as a percentage: 1/40 is 2.5."""
    hundredth = part * 100
    left = hundredth.denominator
    for prime in (2, 5):
        while left % prime == 0:
            left //= prime
    exact = Decimal(hundredth.numerator) / Decimal(hundredth.denominator)
    if left != 1:
        exact = exact.quantize(PLACES, ROUND_HALF_UP)
    return exact.normalize() + 0


def percent_words(change: TariffChange) -> str:
    """``+2,5%``, in two decimals."""
    if change.part is None:
        return ""
    shown = percent(change.part).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{'+' if shown > 0 else ''}{dutch_number(shown)}%"


def when_words(change: TariffChange) -> str:
    """``2016-P03 t/m 2016-P13``, or the days where no period begins in them."""
    if not change.van_periode:
        return f"{dutch_date(change.van)} t/m {dutch_date(change.tot_en_met)}"
    if change.van_periode == change.tot_en_met_periode:
        return change.van_periode
    return f"{change.van_periode} t/m {change.tot_en_met_periode}"


def change_words(change: TariffChange) -> str:
    """What happens to a tariff, in a word."""
    if change.oud is None:
        return "nieuw"
    if change.nieuw is None:
        return "vervalt"
    if change.oud.cent == change.nieuw.cent:
        return f"soort prijs {change.oud.soort_prijs} wordt {change.nieuw.soort_prijs}"
    return "duurder" if change.nieuw.cent > change.oud.cent else "goedkoper"
