"""The claims of verification as findings: graded by the treffer, in words, with a witness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ibcalc.model.catalogue import finding
from ibcalc.model.cell import dutch_date
from ibcalc.model.conversion import COMPONENT, OPSLAG, SourceRow, Treffer
from ibcalc.model.findings import Finding, Severity
from ibcalc.model.names import normal
from ibcalc.model.place import Place
from ibcalc.tables.language.literals import value_text
from ibcalc.tables.proof.regions import Double, Gap, Hidden, Overlap, Region, Suggestion
from ibcalc.tables.rules import RuleSet

GAP, OVERLAP, HIDDEN, DOUBLE, UNPROVEN = "CNV-201", "CNV-202", "CNV-203", "CNV-204", "CNV-205"

MEANT = "Niets, als dat de bedoeling is."
ADDITIONS = frozenset(map(normal, (OPSLAG, COMPONENT, "Let op")))
"""Outputs that need no row: without one nothing is added."""

SHOWN_ROWS = 6
SHOWN_OVERLAPS = 50
SHARED_BY = 4
"""From so many overlaps of one row they are told together."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A finding and the regions it is about, so that clients in them can be counted."""

    finding: Finding
    regions: tuple[Region, ...]


def gap_claims(table: RuleSet, gaps: Sequence[Gap], *, more: bool) -> Iterator[Claim]:
    """A claim for each gap; the last says whether there are more."""
    for number, gap in enumerate(gaps, start=1):
        others = " Er zijn nog meer gaten." if more and number == len(gaps) else ""
        told = finding(
            GAP,
            gap.place,
            tabel=table.naam,
            gebied=gap.words,
            verder=f"{_effect(table, gap)}{_doubt(gap)}{others}",
            herstel=_repair(table, gap),
        )
        yield _claim(replace(told, severity=_gap_severity(table, gap)), gap, gap.rows)


def _gap_severity(table: RuleSet, gap: Gap) -> Severity:
    harmless = table.default is not None or gap.only_leeg or adds_only(table)
    return Severity.INFO if harmless else Severity.WAARSCHUWING


def adds_only(table: RuleSet) -> bool:
    """True if a table only adds to a product, so that where no row applies nothing is added."""
    return set(map(normal, table.outputs)) <= ADDITIONS


def _effect(table: RuleSet, gap: Gap) -> str:
    if table.default is not None:
        said = [value_text(value) for value in table.default if value is not None]
        return f" Daar geldt Anders: {', '.join(said)}."
    if adds_only(table):
        return " Daar komt niets bij."
    if gap.only_leeg:
        return " Een cliënt zonder deze waarde blijft onopgelost."
    return ""


def _repair(table: RuleSet, gap: Gap) -> str:
    if adds_only(table):
        return MEANT
    row = closing(table, gap)
    if table.default is not None:
        return f"{MEANT} Zo niet: {row}"
    if gap.only_leeg:
        return f"{_filling(table, gap)} Of {row}"
    return f"{row[0].upper()}{row[1:]}"


def _filling(table: RuleSet, gap: Gap) -> str:
    """Where a leeg input is to be filled: at the clients, or by the table that sets it."""
    given = {column.naam for column in table.columns if column.given is not None}
    by_table = [name for name in gap.leeg if name in given]
    if by_table:
        return f"Een eerdere tabel geeft {' en '.join(by_table)} niet altijd: sluit daar het gat."
    return "Vul deze waarde bij de cliënten altijd in."


def _doubt(gap: Gap) -> str:
    if not gap.doubtful:
        return ""
    verb = "is" if len(gap.doubtful) == 1 else "zijn"
    return f" Misschien wel als {rows_text(gap.doubtful).lower()} weer te lezen {verb}."


def closing(table: RuleSet, gap: Gap) -> str:
    """What would close a gap, in one sentence: the first row, and how many more it takes."""
    if not gap.suggestions:
        return "rijen die bij andere gaten zijn voorgesteld sluiten dit gat ook."
    first, *others = gap.suggestions
    if not first.whole:
        return "maak de voorwaarde van een rij ernaast ruimer; in één cel is dit niet te zeggen."
    more = f" (en nog {len(others)} rijen)" if len(others) > 1 else " (en nog een rij)"
    row, given = _row_words(table, first)
    added = more if others else ""
    return f"voeg een rij toe: {row} geeft {given}{added}; {first.why}."


def _row_words(table: RuleSet, suggestion: Suggestion) -> tuple[str, str]:
    asked = [
        f"{column.naam} {text}"
        for column, text in zip(table.columns, suggestion.cells, strict=True)
        if text
    ]
    days = [
        f"{word} {dutch_date(day)}"
        for word, day in (("Vanaf", suggestion.vanaf), ("T/m", suggestion.tot_en_met))
        if day
    ]
    said = [
        f"{column.naam} {text}"
        for column, text in zip(table.results, suggestion.outputs, strict=True)
        if text
    ]
    row = ", ".join([*(asked or ["zonder voorwaarden"]), *days])
    return row, ", ".join(said) or "wat hier hoort"


def overlap_claims(table: RuleSet, overlaps: Sequence[Overlap]) -> Iterator[Claim]:
    """A claim for each pair; a row that overlaps with many is told once, with all of them."""
    crowds = _Crowds(overlaps)
    for _ in range(SHOWN_OVERLAPS):
        if crowds.waiting:
            yield _overlap_claim(table, crowds.take())
    if crowds.waiting:
        yield _overlap_claim(table, list(crowds.waiting.values()))


class _Crowds:
    """Overlaps that are still to be told; the row that has most of them comes first."""

    def __init__(self, overlaps: Sequence[Overlap]) -> None:
        self.waiting = dict(enumerate(overlaps))
        self._of_row: dict[int, list[int]] = {}
        for number, one in self.waiting.items():
            for row in one.rows:
                self._of_row.setdefault(id(row), []).append(number)
        self._left = {row: len(numbers) for row, numbers in self._of_row.items()}

    def take(self) -> list[Overlap]:
        """All overlaps of the busiest row, if those are many; else just the first one."""
        busiest = max(self._left, key=self._left.__getitem__)
        numbers = [number for number in self._of_row[busiest] if number in self.waiting]
        if self._left[busiest] < SHARED_BY:
            numbers = [next(iter(self.waiting))]
        taken = [self.waiting.pop(number) for number in numbers]
        for one in taken:
            for row in one.rows:
                self._left[id(row)] -= 1
        return taken


def _overlap_claim(table: RuleSet, overlaps: Sequence[Overlap]) -> Claim:
    first = overlaps[0]
    count = Counter(id(row) for one in overlaps for row in one.rows)
    rows = tuple({id(row): row for one in overlaps for row in one.rows}.values())
    shared = [row for row in first.rows if count[id(row)] == len(overlaps)]
    place = (shared[0] if len(shared) == 1 else first.rows[-1]).place
    slot = _others(first, overlaps, shared)
    told = finding(
        OVERLAP,
        place,
        rijen=rows_text(first.rows),
        tabel=table.naam,
        gebied=first.words,
        slot=slot,
        herstel=_REPAIRS[table.treffer],
    )
    return Claim(_witnessed(told, first, rows), tuple(overlaps))


def _others(first: Overlap, overlaps: Sequence[Overlap], shared: Sequence[SourceRow]) -> str:
    """What else a claim about many overlaps stands for, after its first pair."""
    if len(overlaps) == 1:
        return ""
    if len(shared) != 1:
        return f"; zo zijn er nog {len(overlaps) - 1} paren van rijen"
    (row,) = shared
    known = {id(one) for one in first.rows}
    rows = {id(one): one for overlap in overlaps for one in overlap.rows if id(one) not in known}
    also = rows_text(list(rows.values())).lower()
    return f"; rij {row.place.row} geldt elders ook samen met {also}"


_REPAIRS = {
    Treffer.UNIEK: "Maak de voorwaarden zo dat één rij past, of kies Treffer eerste als de "
    "bovenste moet winnen.",
    Treffer.GELIJK: "Maak de uitkomst van de rijen gelijk, of de voorwaarden zo dat één rij past.",
    Treffer.PRIORITEIT: "Zet de waarden van de uitvoer op volgorde in blad Kenmerken, of maak de "
    "voorwaarden zo dat één rij past.",
    Treffer.EERSTE: "",
    Treffer.ALLE: "",
}


def hidden_claims(table: RuleSet, hidden: Iterable[Hidden]) -> Iterator[Claim]:
    """A claim for each row that never decides."""
    for one in hidden:
        own, *others = one.rows
        verb = "gaat" if len(others) == 1 else "gaan samen"
        reason = f"{rows_text(others).lower()} {verb} altijd voor"
        if table.treffer in (Treffer.UNIEK, Treffer.GELIJK):
            verb = "geldt" if len(others) == 1 else "gelden samen"
            reason = f"overal waar hij past {verb} ook {rows_text(others).lower()}"
        told = _hidden(table, own.place, own, reason)
        yield _claim(told, one, one.rows)


def _hidden(table: RuleSet, place: Place, row: SourceRow, reason: str) -> Finding:
    higher = ", zet hem hoger" if table.treffer is Treffer.EERSTE else ""
    herstel = f"Haal de rij weg{higher}, of maak de andere voorwaarden smaller."
    values = {"rijen": rows_text([row]), "tabel": table.naam, "voor": reason, "herstel": herstel}
    return finding(HIDDEN, place, **values)


def idle_claims(table: RuleSet, idle: Iterable[tuple[SourceRow, Place]]) -> Iterator[Claim]:
    """A claim for each row that applies to no value at all; there is no witness of that."""
    for row, place in idle:
        reason = "deze cel past bij geen waarde die het kenmerk kan hebben"
        told = _hidden(table, place, row, reason)
        yield Claim(replace(told, rows=cells_of([row.place])), ())


def double_claims(table: RuleSet, doubles: Iterable[Double]) -> Iterator[Claim]:
    """A claim for each row that says what an earlier one says."""
    for one in doubles:
        told = finding(DOUBLE, one.rows[1].place, rijen=rows_text(one.rows), tabel=table.naam)
        yield _claim(told, one, one.rows)


def unproven_claims(table: RuleSet, unproven: Sequence[str], rows: int) -> Iterator[Claim]:
    """One claim for what could not be decided, and what was; ``rows`` is the number of rows."""
    if unproven:
        shown = "; ".join(unproven[:SHOWN_ROWS])
        rest = len(unproven) - SHOWN_ROWS
        what = f"{shown} (en nog {rest})" if rest > 0 else shown
        place = table.columns[0].place if table.columns else table.source.place
        wel = ", en ".join(_proven(unproven, rows))
        yield Claim(finding(UNPROVEN, place, tabel=table.naam, wat=what, wel=wel), ())


def _proven(unproven: Sequence[str], rows: int) -> Iterator[str]:
    yield "welke rijen samen gelden en welke gelijk zijn"
    if not any("gaten" in what for what in unproven):
        yield "waar gaten zijn"
    open_rows = sum("ooit beslist" in what for what in unproven)
    if open_rows < rows:
        yield f"van {rows - open_rows} van de {rows} rijen of zij ooit beslissen"


def _claim(told: Finding, region: Region, rows: Sequence[SourceRow]) -> Claim:
    return Claim(_witnessed(told, region, rows), (region,))


def _witnessed(told: Finding, region: Region, rows: Sequence[SourceRow]) -> Finding:
    witness = tuple(region.witness.items())
    return replace(told, witness=witness, rows=cells_of(row.place for row in rows))


def cells_of(places: Iterable[Place]) -> tuple[str, ...]:
    """``Blad!B7`` for each place."""
    return tuple(dict.fromkeys(place.in_sheet for place in places))


def rows_text(rows: Sequence[SourceRow]) -> str:
    """``Rij 5``, ``Rijen 5 en 7`` or ``Rijen 5, 7, 8 en 12``; of many the first."""
    numbers = [str(row.place.row) for row in rows]
    word = "Rij" if len(numbers) == 1 else "Rijen"
    if len(numbers) > SHOWN_ROWS:
        return f"{word} {', '.join(numbers[:SHOWN_ROWS])} en nog {len(numbers) - SHOWN_ROWS}"
    *most, last = numbers
    return f"{word} {', '.join(most)} en {last}" if most else f"{word} {last}"
