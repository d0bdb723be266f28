"""Scenario's: the same model with other tariffs, numbers, korting or conversion tables.

Source: design.md section 2 (Scenario's). Lines of one scenario apply in the order of the sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from ibcalc.engine.volumes import Volumes, volumes_of
from ibcalc.model.catalogue import finding
from ibcalc.model.conversion import TableSource
from ibcalc.model.findings import Finding
from ibcalc.model.money import CENTS, round_half_away
from ibcalc.model.names import normal
from ibcalc.model.tariffmodel import Bewerking, ScenarioLine, ScenarioWat, TariffModel

UNCHANGED = (Fraction(1), Fraction(0))


@dataclass(frozen=True, slots=True)
class Applied:
    """A model as a scenario makes it, and the changed numbers of clients if there are any.

    ``findings`` tell which tariffs it would make negative.
    """

    model: TariffModel
    volumes: Volumes | None
    findings: tuple[Finding, ...] = ()


def apply_scenario(model: TariffModel, name: str) -> Applied:
    """The model under a scenario; the empty name is the model as it stands.

    A conversion table that only a scenario names as replacement is left out elsewhere.
    """
    lines = [line for line in model.scenarios if normal(line.scenario) == normal(name) and name]
    by_kind = {wat: [line for line in lines if line.wat is wat] for wat in ScenarioWat}
    changed = replace(
        model,
        tables=_tables(model, by_kind[ScenarioWat.CONVERSIE]),
        tarieven=tuple(
            replace(tarief, cent=_changed_tarief(tarief.product, tarief.cent, by_kind))
            for tarief in model.tarieven
        ),
        budget=tuple(
            replace(post, korting=_changed_korting(post.korting, by_kind[ScenarioWat.KORTING]))
            for post in model.budget
        ),
    )
    negative = tuple(
        finding("TAR-201", lines[-1].place, product=tarief.product, scenario=lines[-1].scenario)
        for tarief in changed.tarieven
        if tarief.cent < 0
    )
    return Applied(changed, _volumes(model, by_kind), negative)


def _tables(model: TariffModel, lines: Sequence[ScenarioLine]) -> tuple[TableSource, ...]:
    every = {normal(table.naam): table for table in model.tables}
    spare = {
        normal(str(line.waarde)) for line in model.scenarios if line.wat is ScenarioWat.CONVERSIE
    }
    used = {normal(line.product) for line in model.scenarios if line.wat is ScenarioWat.CONVERSIE}
    swap = {normal(line.product): normal(str(line.waarde)) for line in lines}
    kept: list[TableSource] = []
    for name, table in every.items():
        if name in swap and swap[name] in every:
            kept.append(replace(every[swap[name]], volgorde=table.volgorde))
        elif name not in spare or name in used:
            kept.append(table)
    return tuple(kept)


def _about(line: ScenarioLine, product: str) -> bool:
    return not line.product or line.product == product


def _changed_tarief(product: str, cent: int, lines: dict[ScenarioWat, list[ScenarioLine]]) -> int:
    for line in lines[ScenarioWat.TARIEF]:
        if _about(line, product):
            euros = CENTS if line.bewerking in (Bewerking.IS, Bewerking.PLUS) else 1
            times, plus = _affine(line.bewerking, Fraction(Decimal(line.waarde)) * euros)
            cent = round_half_away(cent * times + plus)
    return cent


def _changed_korting(korting: Decimal, lines: Sequence[ScenarioLine]) -> Decimal:
    for line in lines:
        value = Decimal(line.waarde)
        if line.bewerking is Bewerking.IS:
            korting = value
        elif line.bewerking is Bewerking.PLUS:
            korting += value
        else:
            factor = value if line.bewerking is Bewerking.MAAL else 1 + value / 100
            korting *= factor
    return korting


def _affine(bewerking: Bewerking, value: Fraction) -> tuple[Fraction, Fraction]:
    """(times, plus) of an operation on an amount or a number."""
    if bewerking is Bewerking.IS:
        return Fraction(0), value
    if bewerking is Bewerking.PLUS:
        return Fraction(1), value
    return (value if bewerking is Bewerking.MAAL else 1 + value / 100), Fraction(0)


def _growth(line: ScenarioLine) -> tuple[Fraction, Fraction]:
    """Growth is a percentage of the number, unless it is given as a factor (x)."""
    value = Fraction(Decimal(line.waarde))
    factor = value if line.bewerking is Bewerking.MAAL else 1 + value / 100
    return factor, Fraction(0)


def _volumes(model: TariffModel, lines: dict[ScenarioWat, list[ScenarioLine]]) -> Volumes | None:
    changing = [*lines[ScenarioWat.AANTAL], *lines[ScenarioWat.GROEI]]
    if not changing:
        return None
    changes: list[tuple[Fraction, Fraction]] = []
    for product in model.producten:
        times, plus = UNCHANGED
        for line in changing:
            if _about(line, product.code):
                more = line.wat is ScenarioWat.GROEI
                factor, extra = (
                    _growth(line)
                    if more
                    else _affine(line.bewerking, Fraction(Decimal(line.waarde)))
                )
                times, plus = times * factor, plus * factor + extra
        changes.append((times, plus))
    return volumes_of(changes)
