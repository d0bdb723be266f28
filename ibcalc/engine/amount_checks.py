"""Checks of sheets Budget, Scenario's and Realisatie against the model; each a pure function."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from ibcalc.model.catalogue import finding
from ibcalc.model.cell import dutch_number
from ibcalc.model.findings import Finding
from ibcalc.model.money import CENTS, euro_text
from ibcalc.model.names import did_you_mean, normal
from ibcalc.model.place import Place
from ibcalc.model.tariffmodel import (
    Bewerking,
    RealisatieLine,
    ScenarioLine,
    ScenarioWat,
    TariffModel,
)

TOTAAL = "totaal"
TOLERANCE = CENTS
"""A printed total may differ one euro from the sum of its rounded rows (domain.md C15)."""
GEMEENTE_DIGITS = 4
WHOLE, HALF = Decimal(100), Decimal(50)


def budget_filters(model: TariffModel) -> Iterator[Finding]:
    """The products that a budget post counts exist; municipalities have four digits."""
    products = [product.code for product in model.producten]
    for post in model.budget:
        for code in post.producten:
            if code not in products:
                words = {"product": code, "suggestie": did_you_mean(code, products)}
                yield finding("BUD-101", post.place, post=post.post, **words)
        for gemeente in post.gemeenten:
            if not (gemeente.isdigit() and len(gemeente) == GEMEENTE_DIGITS):
                yield finding("BUD-102", post.place, post=post.post, gemeente=gemeente)


def budget_percentages(model: TariffModel) -> Iterator[Finding]:
    """A reduction lies between 0 and 100 percent; growth and indexation within half."""
    for post in model.budget:
        columns = (
            ("Korting %", post.korting, Decimal(0), WHOLE),
            ("Groei %", post.groei, -HALF, HALF),
            ("Indexatie %", post.indexatie, -HALF, HALF),
        )
        for column, value, low, high in columns:
            if not low <= value <= high:
                expected = f"{dutch_number(low)} t/m {dutch_number(high)}"
                words = {"kolom": column, "waarde": dutch_number(value), "verwacht": expected}
                yield finding("BUD-103", post.place, post=post.post, **words)


def budget_years(model: TariffModel) -> Iterator[Finding]:
    """A post is for a year of the calendar, and stands there once."""
    years = sorted({period.jaar for period in model.calendar})
    seen: set[tuple[int, str]] = set()
    for post in model.budget:
        if years and post.jaar not in years:
            words = {"jaar": post.jaar, "eerste": years[0], "laatste": years[-1]}
            yield finding("BUD-104", post.place, post=post.post, **words)
        if (post.jaar, normal(post.post)) in seen:
            yield finding("BUD-105", post.place, post=post.post, jaar=post.jaar)
        seen.add((post.jaar, normal(post.post)))


def budget_bases(model: TariffModel) -> Iterator[Finding]:
    """A post without an amount above zero has no budget to compare with."""
    for post in model.budget:
        if post.grondslag is None or post.grondslag <= 0:
            shown = "leeg" if post.grondslag is None else euro_text(post.grondslag)
            yield finding("BUD-106", post.place, post=post.post, waarde=shown)


def scenario_names(model: TariffModel) -> Iterator[Finding]:
    """Products and tables that a scenario names exist, and its value fits what it changes."""
    products = [product.code for product in model.producten]
    for line in model.scenarios:
        if line.wat is ScenarioWat.CONVERSIE:
            yield from _scenario_table(line, [table.naam for table in model.tables])
        elif line.product and line.product not in products:
            words = {"product": line.product, "suggestie": did_you_mean(line.product, products)}
            yield finding("MOD-421", line.place, scenario=line.scenario, **words)


def _scenario_table(line: ScenarioLine, tables: list[str]) -> Iterator[Finding]:
    if line.bewerking is not Bewerking.IS:
        words = {"scenario": line.scenario, "bewerking": line.bewerking}
        yield finding("MOD-424", line.place, **words)
    known = {normal(table): table for table in tables}
    pair = (line.product, str(line.waarde))
    for code, name, other in (("MOD-422", *pair), ("MOD-425", *reversed(pair))):
        if normal(name) not in known:
            # A table is never replaced by itself.
            likely = [table for key, table in known.items() if key != normal(other)]
            words = {"scenario": line.scenario, "tabel": name}
            yield finding(code, line.place, suggestie=did_you_mean(name, likely), **words)


def printed_totals(model: TariffModel) -> Iterator[Finding]:
    """The rows of an overview add up to its printed total; one euro is a rounding difference."""
    for (overzicht, _), lines in _overviews(model.realisatie).items():
        totals = [line for line in lines if normal(line.code) == TOTAAL]
        rows = [line for line in lines if normal(line.code) != TOTAAL]
        if len(totals) > 1:
            yield finding("MOD-434", totals[1].place, overzicht=overzicht)
        elif totals:
            yield from _amount_total(overzicht, rows, totals[0])
            yield from _volume_totals(overzicht, rows, totals[0])


def _overviews(
    lines: tuple[RealisatieLine, ...],
) -> dict[tuple[str, int], list[RealisatieLine]]:
    grouped: dict[tuple[str, int], list[RealisatieLine]] = {}
    for line in lines:
        grouped.setdefault((line.overzicht, line.jaar), []).append(line)
    return grouped


def _amount_total(
    overzicht: str, rows: list[RealisatieLine], total: RealisatieLine
) -> Iterator[Finding]:
    if total.omzet is None:
        return
    summed = sum(line.omzet or 0 for line in rows)
    words = {
        "overzicht": overzicht, "som": euro_text(summed), "totaal": euro_text(total.omzet),
    }  # fmt: skip
    difference = abs(summed - total.omzet)
    if difference > TOLERANCE:
        yield finding("MOD-432", total.place, **words)
    elif difference:
        yield finding("MOD-431", total.place, verschil=euro_text(difference), **words)


def _volume_totals(
    overzicht: str, rows: list[RealisatieLine], total: RealisatieLine
) -> Iterator[Finding]:
    uren = sum((line.uren or Decimal(0) for line in rows), Decimal(0))
    dagdelen = sum((line.dagdelen or Decimal(0) for line in rows), Decimal(0))
    pairs = (("uren", uren, total.uren), ("dagdelen", dagdelen, total.dagdelen))
    for unit, summed, printed in pairs:
        if printed is not None and printed != summed:
            yield _volume_differs(total.place, overzicht, unit, summed, printed)


def _volume_differs(
    place: Place, overzicht: str, unit: str, summed: Decimal, printed: Decimal
) -> Finding:
    return finding(
        "MOD-433",
        place,
        overzicht=overzicht,
        eenheid=unit,
        som=dutch_number(summed),
        totaal=dutch_number(printed),
    )


AMOUNT_CHECKS: tuple[Callable[[TariffModel], Iterator[Finding]], ...] = (
    budget_filters,
    budget_percentages,
    budget_years,
    budget_bases,
    scenario_names,
    printed_totals,
)
