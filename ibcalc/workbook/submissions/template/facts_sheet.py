"""Sheet Gegevens of a form: who sends it, for which gemeente and year."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from xlsxwriter.worksheet import Worksheet

from ibcalc.workbook.made import COMPUTED
from ibcalc.workbook.submissions.forms.form import (
    FACTS_BESIDE,
    GEGEVENS,
    HEADER_ROW,
    NEEDED_FACTS,
    Gegeven,
)
from ibcalc.workbook.submissions.template import formulas as fx
from ibcalc.workbook.submissions.template.facts import Facts
from ibcalc.workbook.submissions.template.look import PROTECTION, Look
from ibcalc.workbook.submissions.template.table_sheet import (
    MAY_FILL,
    READY,
    TO_FILL,
    signal_cells,
)
from ibcalc.workbook.template.layout import Content
from ibcalc.workbook.template.style import AS_TEXT, DAY, LINE_HEIGHT, WHOLE

FIRST, LAST = HEADER_ROW + 1, HEADER_ROW + len(Gegeven)
"""The Excel rows of the facts."""

STATUS_CELLS = f"{GEGEVENS.name}!$F${FIRST}:$F${LAST}"
_HELP: Mapping[Gegeven, str] = MappingProxyType(
    {
        Gegeven.AANBIEDER: "Naam van uw organisatie.",
        Gegeven.AGB: "AGB-code van uw organisatie: acht cijfers.",
        Gegeven.GEMEENTE: "Gemeentecode: vier cijfers, met de nul vooraan.",
        Gegeven.JAAR: "Jaar waarover u gegevens instuurt.",
        Gegeven.DATUM: "Datum waarop u dit invulde.",
    }
)
_FORMATS = {Gegeven.JAAR: WHOLE, Gegeven.DATUM: DAY}
_MESSAGE = "Typ hier uw antwoord. Wat gevraagd wordt staat links, de uitleg rechts."


def write_facts(worksheet: Worksheet, facts: Facts, look: Look) -> None:
    """The facts, each with its help and its status."""
    for index, width in enumerate((18, 40, 2, 12, 48, 44)):
        worksheet.set_column(index, index, width)
    for index, label in ((0, READY), (1, TO_FILL), (5, COMPUTED)):
        worksheet.write_string(HEADER_ROW - 2, index, label, look.label)
    known = _known(facts)
    for number, gegeven in enumerate(Gegeven, start=FIRST):
        row = number - 1
        look.write(worksheet, (row, 0), gegeven.value, AS_TEXT)
        shown_as = _FORMATS.get(gegeven, AS_TEXT)
        look.write(worksheet, (row, 1), known.get(gegeven), shown_as, entered=True)
        needed = TO_FILL if gegeven in NEEDED_FACTS else MAY_FILL
        look.write(worksheet, (row, 3), needed, AS_TEXT)
        look.write(worksheet, (row, 4), _HELP[gegeven], AS_TEXT)
        formula = _status(gegeven, f"$B{number}", facts)
        style = look.cell(AS_TEXT, entered=False)
        worksheet.write_formula(row, 5, formula, style, _before(gegeven, known))
    _add_table(worksheet, look)
    worksheet.data_validation(
        FIRST - 1, 1, LAST - 1, 1,
        {"validate": "any", "input_title": "Invullen", "input_message": _MESSAGE},
    )  # fmt: skip
    signal_cells(worksheet, (FIRST - 1, 5, LAST - 1, 5), f"$F{FIRST}", look)
    worksheet.set_row(HEADER_ROW - 1, 2 * LINE_HEIGHT)
    worksheet.ignore_errors({"number_stored_as_text": f"B{FIRST}:B{LAST}"})
    worksheet.freeze_panes(HEADER_ROW, 0)
    worksheet.set_selection(FIRST - 1, 1, FIRST - 1, 1)
    worksheet.protect("", dict(PROTECTION))


def _known(facts: Facts) -> dict[Gegeven, Content]:
    asked = facts.aanvraag
    jaar = int(facts.jaar) if facts.jaar.isdigit() and int(facts.jaar) else None
    return {
        Gegeven.AANBIEDER: asked.aanbieder or None,
        Gegeven.GEMEENTE: asked.gemeente or None,
        Gegeven.JAAR: jaar,
    }


def _add_table(worksheet: Worksheet, look: Look) -> None:
    heads = [{"header": column.header, "header_format": look.header} for column in GEGEVENS.columns]
    worksheet.add_table(
        HEADER_ROW - 1, 0, LAST - 1, len(heads) - 1,
        {"name": GEGEVENS.table, "columns": heads, "style": None, "autofilter": False},
    )  # fmt: skip
    for index, head in enumerate(FACTS_BESIDE, start=3):
        worksheet.write_string(HEADER_ROW - 1, index, head, look.header)


def _status(gegeven: Gegeven, cell: str, facts: Facts) -> str:
    checks = [fx.first_of(*_CHECKS[gegeven](cell))]
    if gegeven is Gegeven.JAAR and facts.jaren[0]:
        first, last = facts.jaren
        outside = fx.when_number(cell, f"OR({cell}<{first},{cell}>{last})")
        checks.append(fx.hint(outside, f"dit sjabloon is gemaakt voor {facts.jaar}"))
    if gegeven in NEEDED_FACTS:
        checks.insert(0, fx.first_of((fx.empty(cell), _missing(gegeven))))
        return fx.status("FALSE", checks)
    return fx.status(fx.empty(cell), checks)


def _missing(gegeven: Gegeven) -> str:
    """Without an aanbieder a submission is of no one; the rest may also be in the stamp."""
    looked_at = "" if gegeven is Gegeven.AANBIEDER else fx.LOOK_AT
    return f"{looked_at}{gegeven.value} ontbreekt"


def _digits(cell: str, length: int) -> str:
    said = fx.text(cell)
    return f"AND({fx.filled(cell)},OR(LEN({said})<>{length},ISERROR(VALUE({said}))))"


_CHECKS: Mapping[Gegeven, Callable[[str], Sequence[fx.Check]]] = {
    Gegeven.AANBIEDER: lambda cell: ((f"ISNUMBER({cell})", f"{fx.LOOK_AT}Aanbieder is een getal"),),
    Gegeven.AGB: lambda cell: (
        (_digits(cell, 8), f"{fx.LOOK_AT}AGB-code heeft geen acht cijfers"),
    ),
    Gegeven.GEMEENTE: lambda cell: (
        (_digits(cell, 4), f"{fx.LOOK_AT}Gemeente is geen code van vier cijfers"),
    ),
    Gegeven.JAAR: lambda cell: ((_digits(cell, 4), "Jaar heeft geen vier cijfers"),),
    Gegeven.DATUM: lambda cell: ((fx.no_number(cell), f"{fx.LOOK_AT}Ingevuld op is geen datum"),),
}


def _before(gegeven: Gegeven, known: Mapping[Gegeven, Content]) -> str:
    """What the status gives before the provider fills anything."""
    if known.get(gegeven) is not None:
        return fx.OK
    return _missing(gegeven) if gegeven in NEEDED_FACTS else ""


def counts_before(facts: Facts) -> tuple[int | str, ...]:
    """What sheet Status counts before the provider fills anything, as :func:`_before` says."""
    known = _known(facts)
    told = [_before(gegeven, known) for gegeven in Gegeven]
    wrong = [
        row
        for row, text in enumerate(told, start=FIRST)
        if text not in {"", fx.OK} and not text.startswith(fx.LOOK_AT)
    ]
    fine, looks = told.count(fx.OK), sum(text.startswith(fx.LOOK_AT) for text in told)
    return fine + looks + len(wrong), fine, looks, len(wrong), wrong[0] if wrong else ""
