"""What ``compare`` shows a person: the conclusion first, then what differs, by money."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ibcalc.engine.comparison.compared import Compared, Region, Side, SidedFinding
from ibcalc.engine.comparison.money import Moved, Shift, spread
from ibcalc.engine.comparison.settings import SettingChange
from ibcalc.engine.comparison.tariffs import TariffChange
from ibcalc.engine.comparison.words import (
    change_words,
    conclusion,
    counted,
    percent_words,
    period_words,
    rows_text,
    weight_words,
    when_words,
    witness_text,
)
from ibcalc.front.output import IN_THE_OUTCOME, Row, count_text, findings_text, model_text, table
from ibcalc.model.findings import Finding
from ibcalc.model.money import euro_text
from ibcalc.model.place import Place

SHOWN_REGIONS = 10
SHOWN_ROWS = 13
"""Lines of any other part; the rest is counted."""

MORE = "  en nog {}; alles staat in -o UITKOMST.xlsx en --json"
NO_NAME = "(niet ingevuld)"
AMOUNTS = ("oud", "nieuw", "verschil")


def compared_text(compared: Compared) -> str:
    """A comparison as short tables."""
    parts = ["\n".join(conclusion(compared)), _head(compared)]
    parts.append(_regions(compared.regions, compared.moved))
    parts.append(_tariffs(compared.tariffs))
    parts.append(_settings(compared.settings))
    if compared.moved is not None:
        parts += _money(compared.moved)
    parts.append(
        findings_text([_told(sided) for sided in compared.findings], elsewhere=IN_THE_OUTCOME)
    )
    return "\n\n".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class _SidedPlace(Place):
    """A place in one of the two models, which may have the same file name."""

    side: str = ""

    def __str__(self) -> str:
        return f"{Place.__str__(self)} ({self.side} model)".lstrip()


def _told(sided: SidedFinding) -> Finding:
    """The finding; of one model only, its place says of which."""
    one = sided.finding
    if sided.side is Side.BOTH:
        return one
    at = one.place
    place = _SidedPlace(at.file, at.sheet, at.row, at.column, sided.side.value)
    return replace(one, place=place)


def _head(compared: Compared) -> str:
    lines = [
        f"{word:<9}  {model_text(result.model)} ({result.model.file})"
        for word, result in (("Oud", compared.old), ("Nieuw", compared.new))
    ]
    caseload = compared.new.caseload
    if len(caseload):
        lines.append(f"Cliënten   {caseload.file}, {counted(len(caseload), 'rij', 'rijen')}")
    return "\n".join(lines)


def _rest(count: int, one: str, more: str) -> list[str]:
    return [MORE.format(counted(count, one, more))] if count > 0 else []


def _regions(regions: Sequence[Region], shifted: Moved | None) -> str:
    if not regions:
        return ""
    lines = ["Waar de tabellen anders beslissen"]
    for number, region in enumerate(regions[:SHOWN_REGIONS], start=1):
        lines += _region(number, region)
    lines += _rest(len(regions) - SHOWN_REGIONS, "gebied", "gebieden")
    if shifted is not None and shifted.elsewhere.verschil:
        cents = spread(shifted.elsewhere.verschil, shifted.periods)
        lines.append(f"  Door tarieven, instellingen en andere rijen: {period_words(cents)}")
    return "\n".join(lines)


def _region(number: int, region: Region) -> Iterator[str]:
    change = region.change
    yield f"  {number}. {change.words or 'alle waarden'}"
    for word, told, rows in (
        ("oud  ", change.old, change.old_rows),
        ("nieuw", change.new, change.new_rows),
    ):
        cells = ", ".join(rows_text(rows))
        yield f"     {word}  {told.words}{f'  ({cells})' if cells else ''}"
    yield f"     bijvoorbeeld {witness_text(change.witness)}"
    if region.weight is not None:
        yield f"     {weight_words(region.weight)}"


def _tariffs(changes: Sequence[TariffChange]) -> str:
    if not changes:
        return ""
    rows: list[Row] = [("Tarieven", "wanneer", *AMOUNTS, "%", "")]
    rows += [
        (
            change.product,
            when_words(change),
            euro_text(change.oud.cent) if change.oud else "-",
            euro_text(change.nieuw.cent) if change.nieuw else "-",
            "" if change.verschil is None else euro_text(change.verschil),
            percent_words(change),
            change_words(change),
        )
        for change in changes[:SHOWN_ROWS]
    ]
    rest = _rest(len(changes) - SHOWN_ROWS, "tarief", "tarieven")
    return "\n".join([table(rows, indent=""), *rest])


def _settings(every: Sequence[SettingChange]) -> str:
    """What changes an outcome; another name or description does not."""
    changes = [change for change in every if change.matters]
    if not changes:
        return ""
    lines = ["Instellingen"]
    for change in changes[:SHOWN_ROWS]:
        what = ": ".join(filter(None, (change.onderwerp, change.wat)))
        lines.append(f"  {change.blad}, {what}: {change.oud} -> {change.nieuw}")
    lines += _rest(len(changes) - SHOWN_ROWS, "instelling", "instellingen")
    return "\n".join(lines)


def _money(shifted: Moved) -> Iterator[str]:
    yield _moves(shifted)
    yield _shifts("Per product", shifted.per_product)
    yield _aanbieders(shifted)
    yield _shifts("Per periode", shifted.per_periode)


def _shifts(title: str, shifts: Mapping[str, Shift]) -> str:
    """What differs; keys with the same cost in both models are left out."""
    other = {key: shift for key, shift in shifts.items() if shift.verschil}
    if not other:
        return ""
    rows: list[Row] = [(title, *AMOUNTS)]
    rows += [(key or NO_NAME, *_cells(shift)) for key, shift in list(other.items())[:SHOWN_ROWS]]
    rest = _rest(len(other) - SHOWN_ROWS, "regel", "regels")
    return "\n".join([table(rows, indent=""), *rest])


def _cells(shift: Shift) -> Row:
    return tuple(map(euro_text, (shift.oud, shift.nieuw, shift.verschil)))


def _moves(shifted: Moved) -> str:
    if not shifted.moves:
        return ""
    rows: list[Row] = [("Overgangen", "cliënten", *AMOUNTS)]
    rows += [
        (f"{move.van} -> {move.naar}", count_text(move.clienten), *_cells(move.shift))
        for move in shifted.moves[:SHOWN_ROWS]
    ]
    rest = _rest(len(shifted.moves) - SHOWN_ROWS, "overgang", "overgangen")
    return "\n".join([table(rows, indent=""), *rest])


def _aanbieders(shifted: Moved) -> str:
    other = {
        name: one
        for name, one in shifted.per_aanbieder.items()
        if one.shift.verschil or one.meer or one.minder
    }
    if not other:
        return ""
    rows: list[Row] = [("Per aanbieder", *AMOUNTS, "cliënten meer", "cliënten minder")]
    rows += [
        (
            name or NO_NAME,
            *_cells(one.shift),
            count_text(one.clienten_meer),
            count_text(one.clienten_minder),
        )
        for name, one in list(other.items())[:SHOWN_ROWS]
    ]
    rest = _rest(len(other) - SHOWN_ROWS, "aanbieder", "aanbieders")
    return "\n".join([table(rows, indent=""), *rest])
