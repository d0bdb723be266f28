"""Realistic faults, planted so that a first run shows what ibcalc finds and how it says so.

Rows whose code is spoilt carry no hours of 2015, so that the hours per code stay exact.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from ibcalc.workbook.shipped.dice import Dice
from ibcalc.workbook.shipped.indicatie import Client, Indicatie, somewhere
from ibcalc.workbook.shipped.loop2016 import Pool, new_client, runs_on

Test = Callable[[Indicatie], bool]
Spoil = Callable[[Indicatie], Indicatie]

_START = date(2016, 3, 7)


def plant_faults(dice: Dice, pool: Pool) -> None:
    """Every kind of fault, each a few times."""
    _spoil_old(pool)
    _two_codes(pool)
    for client in _new_and_faulty(dice):
        pool.put(*client)


def _spoil_old(pool: Pool) -> None:
    """Faults in indicaties that were delivered in 2015; their hours stay."""
    for count, fits, spoil in _SPOILINGS:
        for _ in range(count):
            pool.put(spoil(pool.take(fits)))


def _no_class(row: Indicatie) -> Indicatie:
    return replace(row, klasse=None).remark("Klasse ontbreekt")


def _class_nine(row: Indicatie) -> Indicatie:
    return replace(row, klasse=9).remark("Klasse 9 bestaat niet")


def _ended(row: Indicatie) -> Indicatie:
    return replace(row, tot_en_met=date(2015, 12, 31)).remark("Geëindigd voor 2016")


def _no_zero(row: Indicatie) -> Indicatie:
    return replace(row, gemeente=505).remark("Gemeentecode zonder nul")


def _no_opslag(row: Indicatie) -> Indicatie:
    return replace(row, opslag="nee").remark("Opslag nee, maar de code geeft er wel een")


def _dagdelen(row: Indicatie) -> Indicatie:
    return row.remark("Dagdelen: geen klasse in uren")


def _ordinary(row: Indicatie) -> bool:
    return row.code in {"H300", "H150"} and runs_on(row)


def _heaviest(row: Indicatie) -> bool:
    return row.klasse is not None and row.klasse >= 6


def _in_dordrecht(row: Indicatie) -> bool:
    return row.gemeente == "0505" and _ordinary(row)


def _with_opslag(row: Indicatie) -> bool:
    return row.code == "H153" and runs_on(row)


def _night(row: Indicatie) -> bool:
    return row.code == "H132"


_SPOILINGS: tuple[tuple[int, Test, Spoil], ...] = (
    (8, _ordinary, _no_class),
    (4, _heaviest, _class_nine),
    (8, _ordinary, _ended),
    (4, _in_dordrecht, _no_zero),
    (2, _with_opslag, _no_opslag),
    (2, _night, _dagdelen),
)


def _two_codes(pool: Pool) -> None:
    """Clients with two old indicaties at the same time, in one municipality."""
    for extra in ("H126",) * 6 + ("H153",) * 3:
        first = pool.take(_ordinary)
        second = pool.take(_runs_with(extra))
        second = replace(second, gemeente=first.gemeente)
        pool.put(first, second.remark("Tweede code naast de eerste"))


def _runs_with(code: str) -> Test:
    return lambda row: row.code == code and runs_on(row)


def _new_and_faulty(dice: Dice) -> list[Client]:
    """Faults in indicaties that start in 2016."""
    faulty = [(_typed_over(dice),) for _ in range(3)]
    faulty += [(_old_code(dice, code),) for code in ("H3OO", "H3000", "H151")]
    faulty += [(_text_date(dice, text),) for text in ("1-3-2016", "half april 2016", "31-2-2016")]
    faulty += [(_stripped(dice),) for _ in range(2)]
    faulty += [(_unknown_product(dice, code),) for code in ("IB4", "1B2")]
    faulty += [(replace(new_client(dice), van=None).remark("Van ontbreekt"),)]
    return [*faulty, *(_twice(dice) for _ in range(2))]


def _typed_over(dice: Dice) -> Indicatie:
    row = new_client(dice)
    earlier = row.start - timedelta(days=dice.between(10, 90))
    return replace(row, tot_en_met=earlier).remark("Einde voor het begin")


def _old_code(dice: Dice, code: str) -> Indicatie:
    row = replace(somewhere(dice), code=code, klasse=dice.between(1, 4), van=_START)
    return row.remark("Code bestaat niet")


def _text_date(dice: Dice, text: str) -> Indicatie:
    return replace(new_client(dice), van=text, tot_en_met=None).remark("Datum als tekst")


def _stripped(dice: Dice) -> Indicatie:
    row = replace(somewhere(dice), code=2015, klasse=dice.between(1, 4), van=_START)
    return row.remark("Code zonder nul: 02015 werd 2015")


def _unknown_product(dice: Dice, product: str) -> Indicatie:
    return replace(new_client(dice), product=product).remark("Product bestaat niet")


def _twice(dice: Dice) -> Client:
    row = new_client(dice)
    again = replace(row, van=row.start + timedelta(days=14))
    return row, again.remark("Zelfde product loopt dubbel")
