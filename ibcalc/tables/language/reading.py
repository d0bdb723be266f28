"""What every cell of a conversion table has in common: its faults and its spelling of a value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ibcalc.model.catalogue import finding
from ibcalc.model.cell import Cell, Kind, dutch_date
from ibcalc.model.findings import Finding
from ibcalc.model.kenmerk import Kenmerk, KenmerkSoort, Value
from ibcalc.model.names import did_you_mean
from ibcalc.model.place import Place
from ibcalc.tables.language.literals import (
    EXPECTED,
    NUMERIC,
    CodeMatch,
    Unreadable,
    as_number,
    domain_text,
    listed_codes,
    match_code,
    read_value,
    value_text,
)

Findings = tuple[Finding, ...]
FAULT_TEXTS = {Kind.ERROR: "de foutwaarde {}", Kind.UNCALCULATED: "een formule zonder uitkomst"}


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the values of one cell; ``code`` is the finding for what is no value of its soort."""

    kenmerk: Kenmerk
    place: Place
    code: str = "CNV-101"

    def value(self, text: str) -> tuple[Value, Findings]:
        """One filled value, of the soort and inside the domain; None if it is not."""
        if self.kenmerk.soort in (KenmerkSoort.TEKST, KenmerkSoort.CODE):
            return self._code(text)
        value = read_value(text, self.kenmerk.soort)
        if isinstance(value, Unreadable):
            return None, (self.unreadable(text, value.reden),)
        return self.inside(value)

    def bound(self, text: str) -> tuple[Value, Findings]:
        """One end of a range or comparison: of the soort, perhaps outside the domain."""
        value = read_value(text, self.kenmerk.soort)
        if isinstance(value, Unreadable):
            return None, (self.unreadable(text, value.reden),)
        return value, ()

    def native(self, cell: Cell) -> tuple[Value, Findings]:
        """The value of a cell that Excel stored as a number, date or boolean."""
        soort = self.kenmerk.soort
        day = cell.day
        if day is not None:
            return self.inside(day) if soort is KenmerkSoort.DATUM else (None, (self._date(day),))
        if cell.number is not None and soort in NUMERIC:
            number = as_number(cell.number, soort, cell.shown)
            if isinstance(number, Unreadable):
                return None, (self.unreadable(cell.shown, number.reden),)
            return self.inside(number)
        if cell.number is not None and soort in (KenmerkSoort.DATUM, KenmerkSoort.JA_NEE):
            return None, (self.unreadable(cell.shown, "dat is een getal"),)
        return self.value(cell.shown)

    def inside(self, value: Value) -> tuple[Value, Findings]:
        """The value if the domain holds it."""
        if value in self.kenmerk.domain:
            return value, ()
        return None, (self.outside(value_text(value)),)

    def _code(self, text: str) -> tuple[Value, Findings]:
        codes = listed_codes(self.kenmerk.domain)
        if not codes:
            return text, ()
        how, code = match_code(text, codes)
        if how is CodeMatch.EXACT:
            return code, ()
        if how is CodeMatch.SPELLING:
            return code, (self.say("CNV-106", waarde=text, suggestie=code),)
        if how is CodeMatch.ZEROS:
            return None, (self.say("CNV-103", waarde=text, suggestie=code),)
        return None, (self.outside(text),)

    def outside(self, text: str) -> Finding:
        """The finding for a value that the domain does not hold."""
        known = listed_codes(self.kenmerk.domain)
        return self.say(
            "CNV-104",
            waarde=text,
            verwacht=domain_text(self.kenmerk),
            suggestie=did_you_mean(text, known),
        )

    def unreadable(self, text: str, reden: str) -> Finding:
        """The finding for what cannot be read."""
        expected = EXPECTED[self.kenmerk.soort]
        return self.say(self.code, waarde=text, reden=reden, verwacht=expected)

    def _date(self, day: date) -> Finding:
        expected = EXPECTED[self.kenmerk.soort]
        repair = _date_repair(day, self.kenmerk.soort)
        return self.say("CNV-102", waarde=dutch_date(day), verwacht=expected, suggestie=repair)

    def say(self, code: str, **values: object) -> Finding:
        """A finding at this cell about this kenmerk."""
        return finding(code, self.place, kenmerk=self.kenmerk.naam, **values)


def _date_repair(day: date, soort: KenmerkSoort) -> str:
    if soort is KenmerkSoort.JA_NEE:
        return "ja of nee"
    as_text = f'"{day.day}-{day.month}" in een cel die eerst als Tekst is opgemaakt'
    if soort not in NUMERIC:
        return as_text
    # Excel reads 1-2 as day-month or as month-day, by the country of the computer.
    low, high = sorted((day.day, day.month))
    return f'"{low} t/m {high}", of {as_text}'


def cell_fault(cell: Cell, naam: str) -> Findings:
    """The finding for an error value or a formula that was never calculated, if it is one."""
    text = FAULT_TEXTS.get(cell.kind)
    if text is None:
        return ()
    return (finding("CNV-108", cell.place, kenmerk=naam, waarde=text.format(cell.text)),)
