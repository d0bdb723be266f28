"""Sheet Status of a form: what is filled, what is wrong and where, in one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from xlsxwriter.worksheet import Worksheet

from ibcalc.model.place import column_letters
from ibcalc.workbook.made import STATUS_OF
from ibcalc.workbook.result.formulas import quoted_sheet
from ibcalc.workbook.submissions.forms import form as forms
from ibcalc.workbook.submissions.template import facts_sheet
from ibcalc.workbook.submissions.template.formulas import LOOK_AT, NOT_DELIVERED, OK, REMARK
from ibcalc.workbook.submissions.template.grid import Grid, Setting
from ibcalc.workbook.submissions.template.look import PROTECTION, Look
from ibcalc.workbook.template.style import HEADER_FILL, LINE_HEIGHT, MONEY, WHOLE

NAME = "Status"
_HEADS = (
    "Blad", "Ingevulde rijen", "In orde", "Let op", "Met een fout", "Eerste fout in rij",
    "Zonder status", "Bedrag (voorlopig)",
)  # fmt: skip
_HEADER_ROW = 4
_WIDTHS = (22, 13, 13, 13, 13, 13, 13, 20)
_LAST_SHEET_ROW = 1_048_576
_NOTES = (
    'Een rij is in orde als in kolom Status van het blad "ok" staat.',
    "Let op: controleer de rij; u mag haar zo insturen.",
    "Fout: de gemeente kan het formulier zo niet gebruiken. Kolom Status zegt per rij wat er is.",
    "Zonder status: er staat iets, maar kolom Status is leeg. Kopieer de grijze cellen erboven.",
    "Het bedrag is een voorbeeldberekening; de gemeente rekent alles opnieuw uit.",
)
_EMPTY = "Nog niets ingevuld"


@dataclass(frozen=True, slots=True)
class Words:
    """What sheet Status says of a workbook; ``facts`` if it has a sheet Gegevens.

    ``priced`` if it has a preview of amounts. ``before`` are the counts of a table, by its name,
    while nothing is filled: such a table is there for settings, and does not count as filled.
    """

    title: str = f"{STATUS_OF} formulier"
    ready: str = "Klaar om te versturen"
    notes: Sequence[str] = _NOTES
    facts: bool = True
    priced: bool = True
    before: Mapping[str, Sequence[int | str]] = field(default_factory=dict)


_OF_FORM = Words()


def write_status(
    worksheet: Worksheet, setting: Setting, look: Look, words: Words = _OF_FORM
) -> None:
    """The verdict, the counts of each sheet, and what the counts mean."""
    title = look.styles.make(bold=True, font_size=18, font_color=HEADER_FILL)
    verdict = look.styles.make(bold=True, font_size=13)
    heads = _HEADS if words.priced else _HEADS[:-1]
    for index, (head, width) in enumerate(zip(heads, _WIDTHS, strict=False)):
        worksheet.set_column(index, index, width)
        worksheet.write_string(_HEADER_ROW - 1, index, head, look.header)
    worksheet.write_string(0, 0, words.title, title)
    worksheet.set_row(0, 2 * LINE_HEIGHT)
    first = _HEADER_ROW + words.facts
    last = first + len(setting.grids)
    told = _verdict(first + len(words.before), last, words.ready)
    worksheet.write_formula(1, 0, told, verdict, _EMPTY)
    worksheet.set_row(1, 2 * LINE_HEIGHT)
    worksheet.set_row(_HEADER_ROW - 1, 2 * LINE_HEIGHT)
    if words.facts:
        known = (*facts_sheet.counts_before(setting.facts), "", "")
        _write_counts(worksheet, _HEADER_ROW, forms.GEGEVENS.name, _of_facts(), look, known)
    for row, grid in enumerate(setting.grids.values(), start=first):
        zeros = (0, 0, 0, 0, "", 0, 0 if _priced(grid) else "")
        before = words.before.get(grid.table.spec.table, zeros)
        formulas = _of_grid(grid)[: len(heads) - 1]
        _write_counts(worksheet, row, grid.table.spec.name, formulas, look, before)
    text = look.styles.make()
    for row, note in enumerate(words.notes, start=last + 1):
        worksheet.write_string(row, 0, note, text)
    worksheet.print_area(0, 0, last + len(words.notes), len(heads) - 1)
    worksheet.protect("", dict(PROTECTION))


def _write_counts(
    worksheet: Worksheet,
    row: int,
    name: str,
    formulas: Sequence[str],
    look: Look,
    before: Sequence[int | str],
) -> None:
    link = look.styles.make(font_color="#0563C1", underline=1)
    worksheet.write_url(row, 0, f"internal:{quoted_sheet(name)}!A1", link, name)
    for index, formula in enumerate(formulas, start=1):
        style = look.cell(MONEY if index == len(_HEADS) - 1 else WHOLE, entered=False)
        worksheet.write_formula(row, index, formula, style, before[index - 1])


def _of_facts() -> tuple[str, ...]:
    area = facts_sheet.STATUS_CELLS
    return (*_counts(area), '=""', '=""')


def _of_grid(grid: Grid) -> tuple[str, ...]:
    money = f"=SUM({grid.computed_there(forms.BEDRAG)})" if _priced(grid) else '=""'
    return (*_counts(grid.computed_there(forms.STATUS)), _without_status(grid), money)


def _priced(grid: Grid) -> bool:
    return forms.BEDRAG in grid.table.beside


def _without_status(grid: Grid) -> str:
    """Rows that hold something without a status: inserted, pasted below, or with it wiped out."""
    sheet = quoted_sheet(grid.table.spec.name)
    asked = [field for field in grid.fields if field not in grid.table.prefilled]
    nothing = "*".join(f"ISBLANK({grid.there(field)})" for field in asked)
    wiped = f'SUMPRODUCT((1-{nothing})*({grid.computed_there(forms.STATUS)}=""))'
    last = column_letters(grid.whole_width)
    first = grid.letters(asked[0])
    below = f"COUNTA({sheet}!${first}${grid.last + 1}:${first}${_LAST_SHEET_ROW})"
    told = f"COUNTA({sheet}!${last}${grid.last + 1}:${last}${_LAST_SHEET_ROW})"
    return f"={wiped}+MAX(0,{below}-{told})"


def _counts(area: str) -> tuple[str, ...]:
    """Filled, fine, to be looked at, wrong, and the sheet row of the first that is wrong."""
    wrong = (
        f'(LEN({area})>0)*({area}<>"{OK}")*({area}<>"{NOT_DELIVERED}")*({area}<>"{REMARK}")'
        f'*(LEFT({area},{len(LOOK_AT)})<>"{LOOK_AT}")'
    )
    beyond = _LAST_SHEET_ROW + 1
    first = f"SUMPRODUCT(MAX({wrong}*({beyond}-ROW({area}))))"
    return (
        f'=SUMPRODUCT((LEN({area})>0)*({area}<>"{NOT_DELIVERED}")*({area}<>"{REMARK}"))',
        f'=SUMPRODUCT(--({area}="{OK}"))',
        f'=SUMPRODUCT(--(LEFT({area},{len(LOOK_AT)})="{LOOK_AT}"))',
        f"=SUMPRODUCT({wrong})",
        f'=IF({first}=0,"",{beyond}-{first})',
    )


def _verdict(table: int, last: int, ready: str) -> str:
    """What the counts come to: Excel rows up to ``last``, those of tables below ``table``."""

    def over(index: int, first: int = _HEADER_ROW + 1) -> str:
        letters = column_letters(index)
        return f"SUM({letters}{first}:{letters}{last})"

    wrong, look_at, unknown = over(5), over(4), over(7, table + 1)
    return (
        f'=IF({over(2, table + 1)}+{unknown}=0,"{_EMPTY}",'
        f'IF({wrong}>0,"Nog niet klaar: "&{wrong}&IF({wrong}=1," rij"," rijen")&" met een fout",'
        f'IF({unknown}>0,"Nog niet klaar: "&{unknown}&IF({unknown}=1," rij"," rijen")'
        f'&" zonder status",'
        f'IF({look_at}>0,"{ready}, met "&{look_at}&" keer let op","{ready}"))))'
    )
