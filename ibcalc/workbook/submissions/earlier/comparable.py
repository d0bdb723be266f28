"""The lines of a submission in the form in which an overview shows them, to compare two overviews.

What an overview does not show, such as a BSN or a remark, can't be compared and is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from ibcalc.model.cell import shown_digits
from ibcalc.workbook.submissions.consolidated.line_rows import (
    COST_TABLES,
    HIDDEN,
    NOT_GIVEN,
    LineRow,
    line_rows,
    shown_code,
)
from ibcalc.workbook.submissions.expected import Expected
from ibcalc.workbook.submissions.forms.form import FORMS, KOSTEN, UREN
from ibcalc.workbook.submissions.submission import Line, Submission

COST_KIND = "kostprijs"
SHOWN = (
    "client", "product", "periode", "gemeente", "opslag", "van", "tot_en_met", "aantal", "volume",
)  # fmt: skip
"""The fields that sheet Regels shows."""


@dataclass(frozen=True, slots=True)
class Fields:
    """The table of a kind of which the lines stand on sheet Regels, and its fields there."""

    table: str
    names: tuple[str, ...]


def fields_of(kind: str) -> Fields | None:
    """The fields of a kind that are compared; None if its lines are not on sheet Regels."""
    form = FORMS.get(kind)
    if form is None or kind == COST_KIND:
        return None
    spec = next(one.spec for one in form.tables if one.spec.name not in COST_TABLES)
    own = {column.field for column in spec.columns}
    return Fields(spec.name, tuple(name for name in SHOWN if name in own))


def agreed(value: object) -> object:
    """A value in the one form of both sides: None for what is not given or not shown.

    A number has the digits that Excel keeps.
    """
    if isinstance(value, Decimal):
        return shown_digits(str(value))
    return None if value in ("", NOT_GIVEN, HIDDEN) else value


def comparable(one: Submission, expected: Expected) -> Submission:
    """The submission with the lines that an overview of it can hold."""
    fields = fields_of(one.soort)
    if fields is None:
        return replace(one, lines=tuple(_cost_lines(one)))
    rows = line_rows([one], expected)
    return replace(one, lines=tuple(_line(row, fields) for row in rows))


def _line(row: LineRow, fields: Fields) -> Line:
    values = {name: agreed(getattr(row, name)) for name in fields.names}
    return replace(row.line, table=fields.table, values=values)


def _cost_lines(one: Submission) -> Iterator[Line]:
    """As sheet Kostprijs has them: the elements of a product added up, then tarief and uren."""
    first: dict[tuple[str, str], Line] = {}
    sums: Counter[tuple[str, str]] = Counter()
    for line in one.lines:
        cents = line.cents("bedrag")
        if line.table == KOSTEN.name and cents is not None:
            key = (shown_code(line.text("product")), line.text("element"))
            first.setdefault(key, line)
            sums[key] += cents
    for (product, element), cents in sums.items():
        values = {"product": agreed(product), "bedrag": cents, "element": element}
        yield replace(first[product, element], values=values)
    for line in one.lines:
        if line.table == UREN.name:
            product = shown_code(line.text("product"))
            for name, value in (("tarief", line.cents("tarief")), ("uren", line.number("uren"))):
                if value is not None:
                    yield replace(line, values={"product": agreed(product), name: agreed(value)})
