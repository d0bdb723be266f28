"""Sheet Model into settings, and the calendar that they ask for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from ibcalc.model.calendar import (
    GENERATORS,
    MONTHS_PER_YEAR,
    PERIODS_PER_YEAR,
    Calendar,
    KalenderSoort,
    Period,
    check_calendar,
)
from ibcalc.model.catalogue import finding
from ibcalc.model.cell import Cell, Kind, day_serial, dutch_date
from ibcalc.model.findings import Finding
from ibcalc.model.names import did_you_mean, normal
from ibcalc.model.place import Place
from ibcalc.model.tariffmodel import Settings
from ibcalc.workbook.reader.grid import Workbook
from ibcalc.workbook.sheets.cleaning import shown
from ibcalc.workbook.sheets.read_rows import Rows, read_rows
from ibcalc.workbook.sheets.rows import (
    KALENDER,
    MODEL,
    SETTINGS,
    KalenderRow,
    ModelRow,
    SettingsRow,
)
from ibcalc.workbook.sheets.typing_cells import cell_findings, read_cell

MOST_YEARS = 50
FIRST_YEAR, LAST_YEAR = 1950, 2200
_YEARS = re.compile(r"([0-9]{4})(?:\s*(?:-|–|t/m|tot en met)\s*([0-9]{4}))?")


@dataclass(slots=True)
class Agreed:
    """Settings and calendar as read, with where each setting stands."""

    settings: Settings = Settings()
    calendar: Calendar = ()
    place: Place = Place()
    places: dict[str, Place] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def at(self, key: str) -> Place:
        """The cell of a setting, or the sheet if it is not there."""
        return self.places.get(key, self.place)

    def say(self, code: str, key: str, **values: object) -> None:
        """Add a finding at the cell of a setting."""
        self.findings.append(finding(code, self.at(key), **values))


def read_settings(workbook: Workbook) -> Agreed:
    """Sheets Model and Kalender: settings, and the calendar generated from them or typed."""
    sheet = read_rows(workbook, MODEL)
    agreed = Agreed(place=sheet.table.sheet.place if sheet.table else Place(workbook.file))
    agreed.findings += sheet.findings
    row = _settings_row(sheet, agreed)
    typed = read_rows(workbook, KALENDER)
    agreed.findings += typed.findings
    periods = _typed_periods(typed)
    years = _years(row, periods, agreed)
    agreed.calendar = _calendar(row, years, periods, agreed)
    agreed.settings = Settings(
        naam=row.naam,
        versie=row.versie,
        kalender=row.kalender,
        jaren=years,
        anker=row.anker,
        wissel=row.wissel,
        perioden_per_jaar=_periods_per_year(row, agreed),
        opgesteld_door=row.opgesteld_door,
        bron=row.bron,
    )
    return agreed


def _settings_row(sheet: Rows, agreed: Agreed) -> SettingsRow:
    by_key = {name: column for column in SETTINGS for name in column.names}
    values: dict[str, object] = {}
    for row in sheet.sound(ModelRow):
        column = by_key.get(normal(row.sleutel))
        key_place = sheet.place(row.place, "sleutel")
        if column is None:
            names = [column.header for column in SETTINGS]
            hint = did_you_mean(row.sleutel, names)
            words = {"sleutel": shown(row.sleutel), "suggestie": hint, "keuzes": ", ".join(names)}
            agreed.findings.append(finding("MOD-131", key_place, **words))
            continue
        if column.field in agreed.places:
            agreed.findings.append(finding("MOD-132", key_place, sleutel=column.header))
            continue
        place = agreed.places[column.field] = sheet.place(row.place, "waarde")
        typed = read_cell(row.waarde or Cell(), column)
        agreed.findings += cell_findings(typed, column, place, MODEL.family)
        if not typed.faulty:
            values[column.field] = typed.value
    return SettingsRow.model_validate(values)


def _years(row: SettingsRow, periods: Calendar, agreed: Agreed) -> tuple[int, int]:
    """The first and last year; (0, 0) if they can't be known."""
    if row.jaar is None:
        if row.kalender is KalenderSoort.TABEL and periods:
            return min(p.jaar for p in periods), max(p.jaar for p in periods)
        if row.kalender is not KalenderSoort.TABEL:
            agreed.say("MOD-134", "jaar")
        return 0, 0
    if row.jaar.kind is Kind.DATE:
        return _year_of_date(row.jaar, agreed)
    match = _YEARS.fullmatch(row.jaar.shown)
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
    if not (FIRST_YEAR <= first <= last <= LAST_YEAR and last - first < MOST_YEARS):
        agreed.say("MOD-133", "jaar", waarde=shown(row.jaar.shown))
        return 0, 0
    return first, last


def _year_of_date(cell: Cell, agreed: Agreed) -> tuple[int, int]:
    """The year that a date cell stands for: 8-7-1905 is the number 2016 shown as a date."""
    day = cell.day
    if day is None:
        agreed.say("MOD-133", "jaar", waarde=shown(cell.shown))
        return 0, 0
    year = day.year if day.year >= FIRST_YEAR else day_serial(day)
    agreed.say("MOD-137", "jaar", jaar=year)
    return year, year


def _typed_periods(sheet: Rows) -> Calendar:
    """The periods of sheet Kalender, numbered within their year in order of Van."""
    numbers: dict[int, int] = {}
    periods: dict[Place, Period] = {}
    rows = list(sheet.sound(KalenderRow))
    for row in sorted(rows, key=lambda row: row.van):
        jaar = row.jaar or row.van.year
        numbers[jaar] = numbers.get(jaar, 0) + 1
        place = sheet.place(row.place, "van")
        periods[row.place] = Period(
            row.periode, row.van, row.tot_en_met, jaar, numbers[jaar], place
        )
    return tuple(periods.values())


def _calendar(
    row: SettingsRow, years: tuple[int, int], periods: Calendar, agreed: Agreed
) -> Calendar:
    if row.kalender is KalenderSoort.TABEL:
        if not periods:
            agreed.say("MOD-201", "kalender")
        agreed.findings += check_calendar(periods)
        _covers(periods, years, agreed)
        return periods
    if row.kalender is KalenderSoort.DOORLOPEND and row.anker is None:
        agreed.say("MOD-135", "kalender")
        return ()
    if row.kalender is not KalenderSoort.DOORLOPEND and row.anker is not None:
        agreed.say("MOD-136", "anker", kalender=row.kalender)
    if years == (0, 0):
        return ()
    made = GENERATORS[row.kalender](*years, row.anker)
    if not made and row.anker is not None:
        agreed.say("MOD-212", "anker", anker=dutch_date(row.anker), jaar=years[1])
    _covers(made, years, agreed)
    _same_as_sheet(made, periods, row.kalender, agreed)
    return made


def _covers(calendar: Calendar, years: tuple[int, int], agreed: Agreed) -> None:
    if not calendar or years == (0, 0):
        return
    first, last = calendar[0].van, calendar[-1].tot_en_met
    if first > date(years[0], 1, 1):
        agreed.say("MOD-208", "jaar", begin=dutch_date(first), jaar=years[0])
    if last < date(years[1], 12, 31):
        agreed.say("MOD-209", "jaar", einde=dutch_date(last), jaar=years[1])


def _same_as_sheet(
    made: Calendar, typed: Calendar, kalender: KalenderSoort, agreed: Agreed
) -> None:
    """A warning if sheet Kalender is filled with other periods than are used."""
    if not typed:
        return
    known = {(period.label, period.van, period.tot_en_met) for period in made}
    other = [p for p in typed if (p.label, p.van, p.tot_en_met) not in known]
    if other or len(typed) != len(made):
        place = other[0].place if other else typed[-1].place
        what = other[0].label if other else f"{len(typed)} perioden in plaats van {len(made)}"
        agreed.findings.append(finding("MOD-206", place, kalender=kalender, periode=what))


def _periods_per_year(row: SettingsRow, agreed: Agreed) -> int:
    usual = _usual_number(row.kalender, agreed.calendar)
    given = row.perioden_per_jaar
    if given is None:
        return usual
    if given < 1:
        agreed.say("MOD-211", "perioden_per_jaar", waarde=given)
        return usual
    if given != usual:
        agreed.say("MOD-207", "perioden_per_jaar", waarde=given, aantal=usual)
    return given


def _usual_number(kalender: KalenderSoort, calendar: Sequence[Period]) -> int:
    """Periods in a year: of a typed calendar those of its first year."""
    if kalender is KalenderSoort.TABEL and calendar:
        return sum(period.jaar == calendar[0].jaar for period in calendar)
    return MONTHS_PER_YEAR if kalender is KalenderSoort.MAAND else PERIODS_PER_YEAR
