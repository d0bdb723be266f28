"""What two models agree differently besides tables and tariffs: settings, products, budget."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from ibcalc.model.calendar import KalenderSoort, Period
from ibcalc.model.cell import dutch_date, dutch_number
from ibcalc.model.kenmerk import Domain, Kenmerk
from ibcalc.model.money import euro_text
from ibcalc.model.names import normal
from ibcalc.model.place import Place
from ibcalc.model.product import Product
from ibcalc.model.tariffmodel import BudgetPost, ScenarioLine, Settings, TariffModel
from ibcalc.tables.language.literals import value_text

ABSENT = "(bestaat niet)"
EMPTY = "(leeg)"
Facts = Mapping[str, str]
"""What is agreed of a thing: name of the column -> its value in words."""

DESCRIPTIVE = frozenset({"omschrijving", "naam", "versie"})
"""Words about a thing, which change nothing that is decided or charged."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class SettingChange:
    """One agreement that differs: the sheet, what it is about, and both values in words.

    ``matters`` is False for words that change no outcome; a place is empty where a model has none.
    """

    blad: str
    onderwerp: str
    wat: str
    oud: str
    nieuw: str
    matters: bool = True
    place_old: Place = Place()
    place_new: Place = Place()


def setting_changes(old: TariffModel, new: TariffModel) -> tuple[SettingChange, ...]:
    """Every difference, in the order of the sheets of a model."""
    return (
        *_model_changes(old, new),
        *_each("Kalender", _typed_periods(old), _typed_periods(new), _period_facts),
        *_each("Kenmerken", _kenmerken(old), _kenmerken(new), _kenmerk_facts),
        *_each("Producten", _products(old), _products(new), _product_facts),
        *_each("Budget", _posts(old), _posts(new), _post_facts),
        *_each("Scenario's", _scenarios(old), _scenarios(new), _scenario_facts),
    )


def _model_changes(old: TariffModel, new: TariffModel) -> Iterator[SettingChange]:
    facts = [_settings_facts(model.settings) for model in (old, new)]
    yield from _differing("Model", "", facts[0], facts[1], (old.place, new.place))


def _settings_facts(settings: Settings) -> dict[str, str]:
    first, last = settings.jaren
    return {
        "naam": settings.naam,
        "versie": settings.versie,
        "kalender": settings.kalender.value,
        "jaar": str(first) if first == last else f"{first}-{last}",
        "anker": _day(settings.anker),
        "wissel": settings.wissel.value,
        "perioden_per_jaar": str(settings.perioden_per_jaar),
    }


def _typed_periods(model: TariffModel) -> dict[str, Period]:
    """The periods of sheet Kalender; a generated calendar follows from the settings."""
    if model.settings.kalender is not KalenderSoort.TABEL:
        return {}
    return {period.label: period for period in model.calendar}


def _period_facts(period: Period) -> tuple[str, Facts, Place]:
    facts = {
        "van": dutch_date(period.van),
        "t/m": dutch_date(period.tot_en_met),
        "jaar": str(period.jaar),
    }
    return period.label, facts, period.place


def _day(day: date | None) -> str:
    return "" if day is None else dutch_date(day)


def _number(number: Decimal | None) -> str:
    return "" if number is None else dutch_number(number)


def _euros(cents: int | None) -> str:
    return "" if cents is None else euro_text(cents)


def _kenmerken(model: TariffModel) -> dict[str, Kenmerk]:
    return {normal(kenmerk.naam): kenmerk for kenmerk in model.kenmerken}


def _kenmerk_facts(kenmerk: Kenmerk) -> tuple[str, Facts, Place]:
    facts = {
        "soort": kenmerk.soort.value,
        "waarden": _domain(kenmerk.domain),
        "verplicht": "ja" if kenmerk.verplicht else "nee",
    }
    return kenmerk.naam, facts, kenmerk.place


def _domain(domain: Domain) -> str:
    """Every value, for two long lists may differ in their last one only."""
    if domain.values:
        return "; ".join(map(value_text, domain.values))
    low, high = domain.low, domain.high
    if low is not None and high is not None:
        return f"{value_text(low)} t/m {value_text(high)}"
    if low is not None:
        return f">= {value_text(low)}"
    return "" if high is None else f"<= {value_text(high)}"


def _products(model: TariffModel) -> dict[str, Product]:
    return {product.code: product for product in model.producten}


def _product_facts(product: Product) -> tuple[str, Facts, Place]:
    facts = {
        "omschrijving": product.omschrijving,
        "soort": product.soort.value,
        "hoort bij": product.hoort_bij,
        "familie": product.family,
        "eenheid": product.eenheid.value,
        "bekostiging": product.bekostiging.value,
        "toerekening": product.toerekening.value,
        "eerste deel %": _number(product.eerste_deel),
        "maximum": _euros(product.maximum),
    }
    return product.code, facts, product.place


def _posts(model: TariffModel) -> dict[tuple[int, str, int], BudgetPost]:
    """The posts by year and name; those of one name are told apart by their order."""
    posts: dict[tuple[int, str, int], BudgetPost] = {}
    for post in model.budget:
        number = sum((post.jaar, post.post) == (jaar, naam) for jaar, naam, _ in posts)
        posts[post.jaar, post.post, number] = post
    return posts


def _post_facts(post: BudgetPost) -> tuple[str, Facts, Place]:
    facts = {
        "grondslag": _euros(post.grondslag),
        "groei %": _number(post.groei),
        "indexatie %": _number(post.indexatie),
        "korting %": _number(post.korting),
        "producten": ", ".join(post.producten),
        "gemeenten": ", ".join(post.gemeenten),
    }
    return f"{post.post} {post.jaar}", facts, post.place


def _scenarios(model: TariffModel) -> dict[str, list[ScenarioLine]]:
    scenarios: dict[str, list[ScenarioLine]] = {}
    for line in model.scenarios:
        scenarios.setdefault(normal(line.scenario), []).append(line)
    return scenarios


def _scenario_facts(lines: Sequence[ScenarioLine]) -> tuple[str, Facts, Place]:
    told = (
        f"{line.wat} {line.product} {line.bewerking} {_worth(line.waarde)}".replace("  ", " ")
        for line in lines
    )
    return lines[0].scenario, {"regels": "; ".join(told)}, lines[0].place


def _worth(value: Decimal | str) -> str:
    return dutch_number(value) if isinstance(value, Decimal) else value


Tell = Callable[[Item], tuple[str, Facts, Place]]
Key = TypeVar("Key")


def _each(
    blad: str, old: Mapping[Key, Item], new: Mapping[Key, Item], tell: Tell[Item]
) -> Iterator[SettingChange]:
    """Things that only one model has, and those that both have but agree differently."""
    for key in dict.fromkeys((*old, *new)):
        if key not in old:
            name, _, place = tell(new[key])
            yield SettingChange(blad, name, "", ABSENT, "nieuw", place_new=place)
        elif key not in new:
            name, _, place = tell(old[key])
            yield SettingChange(blad, name, "", "vervalt", ABSENT, place_old=place)
        else:
            (_, before, was), (name, after, now) = tell(old[key]), tell(new[key])
            yield from _differing(blad, name, before, after, (was, now))


def _differing(
    blad: str, onderwerp: str, old: Facts, new: Facts, places: tuple[Place, Place]
) -> Iterator[SettingChange]:
    for wat in _names(old, new):
        before, after = old.get(wat, ""), new.get(wat, "")
        if before != after:
            yield SettingChange(
                blad, onderwerp, wat, before or EMPTY, after or EMPTY, wat not in DESCRIPTIVE,
                *places,
            )  # fmt: skip


def _names(*facts: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(name for each in facts for name in each)
