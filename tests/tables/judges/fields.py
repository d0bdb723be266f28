"""Kenmerken with so few values that all can be tried.

A value may stand for others: 2.5 for everything between 2 and 3, ``zz`` for any other text. Such
a value is not ``exact``: no cell can name it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from ibcalc.model.kenmerk import Domain, Kenmerk, KenmerkSoort, Value

Chosen = frozenset[int]
"""Positions in ``Field.values``."""

FIRST_DAY = date(2016, 2, 27)
"""Days run over the 29th of February."""


@dataclass(frozen=True, slots=True)
class Field:
    """One kenmerk. ``values`` are all it can take, in order, leeg last if it may be leeg.

    ``below`` and ``above``: there are values before the first and after the last.
    """

    kenmerk: Kenmerk
    values: tuple[Value, ...]
    exact: tuple[bool, ...]
    ordered: bool
    below: bool = False
    above: bool = False
    prefixes: tuple[str, ...] = ()

    @property
    def filled(self) -> int:
        """How many values are not leeg; these come first."""
        return len(self.values) - (self.values[-1] is None)

    @property
    def everything(self) -> Chosen:
        """All values, leeg included."""
        return frozenset(range(len(self.values)))


def random_field(rng: Random, naam: str, most: int) -> Field:
    """A kenmerk of any soort with at most some ``most`` values (at least two)."""
    kinds = [kind for kind, least in KINDS if least <= most]
    return rng.choice(kinds)(rng, naam, most)


def _field(
    rng: Random,
    naam: str,
    soort: KenmerkSoort,
    values: Sequence[tuple[Value, bool]],
    domain: Domain,
    prefixes: tuple[str, ...] = (),
) -> Field:
    verplicht = rng.random() < 0.5
    shown = tuple(value for value, _ in values)
    exact = tuple(is_exact for _, is_exact in values)
    leeg: tuple[None, ...] = () if verplicht else (None,)
    ranged = soort not in (KenmerkSoort.TEKST, KenmerkSoort.CODE, KenmerkSoort.JA_NEE)
    return Field(
        Kenmerk(naam, soort, domain, verplicht),
        (*shown, *leeg),
        (*exact, *(True for _ in leeg)),
        ordered=ranged,
        below=ranged and not domain.values and domain.low is None,
        above=ranged and not domain.values and domain.high is None,
        prefixes=prefixes,
    )


def _ja_nee(rng: Random, naam: str, most: int) -> Field:
    del most
    return _field(rng, naam, KenmerkSoort.JA_NEE, [(True, True), (False, True)], Domain())


CODES = ("H1", "H12", "K", "H2", "h1", "1-2", "002")


def _codes(rng: Random, naam: str, most: int) -> Field:
    listed = CODES[: rng.randint(2, max(2, min(most - 1, len(CODES))))]
    soort = rng.choice((KenmerkSoort.CODE, KenmerkSoort.TEKST))
    values = [(code, True) for code in listed]
    return _field(rng, naam, soort, values, Domain(listed), ("H", "H1", "K"))


def _free_codes(rng: Random, naam: str, most: int) -> Field:
    known = ["a", "b", "ab"][: rng.randint(1, max(1, min(most - 3, 3)))]
    others = ["ax", "zz"] if most > 4 else ["zz"]
    prefixes = ("a",) if most > 4 else ()
    soort = rng.choice((KenmerkSoort.CODE, KenmerkSoort.TEKST))
    values = [*((code, True) for code in known), *((code, False) for code in others)]
    return _field(rng, naam, soort, values, Domain(), prefixes)


def _step(soort: KenmerkSoort, number: int) -> Decimal | date:
    """The value ``number`` steps on, for a soort with an order."""
    if soort is KenmerkSoort.DATUM:
        return FIRST_DAY + timedelta(number)
    if soort is KenmerkSoort.BEDRAG:
        return Decimal(number) / 100
    return Decimal(number) / 2 if soort is KenmerkSoort.GETAL else Decimal(number)


STEPPED = (KenmerkSoort.GEHEEL, KenmerkSoort.BEDRAG, KenmerkSoort.DATUM)


def _stepped(rng: Random, naam: str, most: int) -> Field:
    """A domain of whole numbers, cents or days in which each value is there."""
    soort = rng.choice(STEPPED)
    start, length = rng.randint(-1, 2), rng.randint(2, max(2, min(most - 1, 9)))
    values = [_step(soort, number) for number in range(start, start + length)]
    domain = Domain(low=values[0], high=values[-1])
    return _field(rng, naam, soort, [(value, True) for value in values], domain)


def _stepped_free(rng: Random, naam: str, most: int) -> Field:
    """Whole numbers, cents or days without end on one side or both."""
    soort = rng.choice(STEPPED)
    length = rng.randint(1, max(1, min(most - 3, 6)))
    values = [_step(soort, number) for number in range(length + 2)]
    low, high = rng.choice(((None, None), (values[1], None), (None, values[-2])))
    kept = values[1 if low else 0 : length + 1 if high else None]
    ends = {values[0], values[-1]}
    marked = [(value, value not in ends) for value in kept]
    return _field(rng, naam, soort, marked, Domain(low=low, high=high))


def _getal(rng: Random, naam: str, most: int) -> Field:
    """Numbers with everything between them, in a range or without an end."""
    halves = rng.randint(1, max(1, min((most - 2) // 2, 4))) * 2
    free = most >= halves + 4 and rng.random() < 0.4
    inside = range(-1, halves + 2) if free else range(halves + 1)
    values = [(_step(KenmerkSoort.GETAL, number), number % 2 == 0) for number in inside]
    domain = Domain() if free else Domain(low=Decimal(0), high=Decimal(halves) / 2)
    return _field(rng, naam, KenmerkSoort.GETAL, values, domain)


def _listed(rng: Random, naam: str, most: int) -> Field:
    """A list of numbers, cents or days with holes in it."""
    soort = rng.choice((*STEPPED, KenmerkSoort.GETAL))
    length = rng.randint(2, max(2, min(most - 1, 6)))
    numbers = sorted(rng.sample(range(10), length))
    values = tuple(_step(soort, number) for number in numbers)
    return _field(rng, naam, soort, [(value, True) for value in values], Domain(values))


Maker = Callable[[Random, str, int], Field]
KINDS: tuple[tuple[Maker, int], ...] = (
    (_ja_nee, 2),
    (_codes, 2),
    (_stepped, 2),
    (_listed, 2),
    (_stepped_free, 4),
    (_free_codes, 4),
    (_getal, 4),
)
"""The kinds of kenmerken, each with the number of values below which there is no sense in it."""
