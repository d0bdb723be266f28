"""The formulas of a form, in functions that Excel 2010 and LibreOffice 7 both know.

A status is ``ok``, or every fault of its row; what only asks for a look stands last and begins with
``let op:``. A fault is what makes a submission be sent back, a look what the municipality is
warned of: the two agree with the findings of an ingest, row by row. Comparisons use ``=``, for
MATCH and COUNTIFS take ``*`` as any text and ``012`` as 12. A formula is written once for a column:
``ROW`` stands where the number of its row comes.
"""

from __future__ import annotations

from collections.abc import Sequence

from ibcalc.model.bsn import LENGTH, MODULUS, WEIGHTS
from ibcalc.workbook.result.formulas import quoted_text
from ibcalc.workbook.submissions.template.lists import Refs

OK, NOT_DELIVERED, LOOK_AT = "ok", "niet geleverd", "let op: "
REMARK = "opmerking, telt niet mee"
ERROR_VALUE = "foutwaarde in deze rij (zoals #N/B): typ die cel opnieuw"
AS_TEXT = "staat er als tekst: typ de waarde opnieuw"
TOTAAL = "totaal"
ROW = "¶"
"""Stands for the number of the row in the formula of a column."""

MOST = 1_000_000_000
"""As an ingest has it: more is a slip of the keyboard."""

_HARD_SPACE = "\u00a0"
_KEY = 30
"""Characters of a code that are compared, zeros before it: no code or element is longer."""

Check = tuple[str, str]
"""A condition and what is wrong when it holds."""


def in_row(formula: str, row: int) -> str:
    """The formula of a column in one of its rows."""
    return formula.replace(ROW, str(row))


def status(nothing: str, checks: Sequence[str], *, otherwise: str = "", remark: str = "") -> str:
    """The status of a row: ``otherwise`` when it holds nothing, else ok or all that is wrong.

    ``remark`` is the condition under which the row is a remark, which is not counted.
    """
    told = f'SUBSTITUTE("{OK}"&{"&".join(checks)},"{OK}; ","",1)'
    if remark:
        told = f"IF({remark},{quoted_text(REMARK)},{told})"
    return f'=IFERROR(IF({nothing},"{otherwise}",{told}),{quoted_text(ERROR_VALUE)})'


def first_of(*checks: Check) -> str:
    """The first of some checks that holds, as a part of a status."""
    formula = '""'
    for condition, message in reversed(checks):
        formula = f"IF({condition},{quoted_text(f'; {message}')},{formula})"
    return formula


def hint(condition: str, message: str) -> str:
    """A part of a status that only asks for a look."""
    return first_of((condition, f"{LOOK_AT}{message}"))


def text(cell: str) -> str:
    """What a cell holds, without spaces around it."""
    return f"TRIM({cell})"


def nothing_in(*cells: str) -> str:
    """True if some ranges of one row hold nothing but spaces."""
    counted = "+".join(f"SUMPRODUCT(--(LEN({text(area)})>0))" for area in cells)
    return f"{counted}=0"


def remark(cells: Sequence[str]) -> str:
    """True for a row with one text of more words, and for a row that starts with totaal."""
    area = f"{cells[0]}:{cells[-1]}"
    alone = f"SUMPRODUCT(--(LEN({text(area)})>0))=1"
    said = "&".join(cells)
    words = f'ISNUMBER(FIND(" ",{text(said)}))'
    total = f'LEFT({text(said)},{len(TOTAAL)})="{TOTAAL}"'
    return f"OR({total},AND({alone},{words}))"


def empty(cell: str) -> str:
    """True if a cell holds nothing or only spaces."""
    return f"LEN({text(cell)})=0"


def filled(cell: str) -> str:
    """True if a cell holds something."""
    return f"LEN({text(cell)})>0"


def listed(cell: str, known: str) -> str:
    """True if a cell is exactly in a list."""
    return f"SUMPRODUCT(--EXACT({known},{text(cell)}))>0"


def unlisted(cell: str, known: str) -> str:
    """True if a filled cell is nothing in a list, nor comes near; an absent list passes all."""
    return f"AND({filled(cell)},NOT({_alike(cell, known)}))" if known else "FALSE"


def misspelled(cell: str, known: str) -> str:
    """True if a cell is in a list but for its capitals, signs, spaces or leading zeros."""
    return f"AND({_alike(cell, known)},NOT({listed(cell, known)}))" if known else "FALSE"


def _alike(cell: str, known: str) -> str:
    return f"SUMPRODUCT(--({_key(known)}={_key(cell)}))>0"


def _key(said: str) -> str:
    bare = f'SUBSTITUTE(SUBSTITUTE(SUBSTITUTE({said},"{_HARD_SPACE}","")," ",""),"-","")'
    return f'RIGHT(REPT("0",{_KEY})&{bare},{_KEY})'


def no_number(cell: str) -> str:
    """True if a filled cell is no number, nor a text that can be read as one."""
    return f"AND({filled(cell)},ISERROR(VALUE({text(cell)})))"


def no_day(cell: str) -> str:
    """True if a filled cell is no date, nor a text that can be read as one."""
    return f"AND({filled(cell)},NOT(ISNUMBER({cell})),NOT({_says_day(cell)}))"


def _says_day(cell: str) -> str:
    """True for a text that is a date with a year of four digits: of two, no one knows which."""
    said = text(cell)
    return f"ISNUMBER(FIND(YEAR(DATEVALUE({said})),{said}))"


def number_as_text(cell: str, name: str) -> str:
    """A look at a number that is a text: a sum in the form passes it by."""
    typed = f"AND(ISTEXT({cell}),ISNUMBER(VALUE({text(cell)})))"
    return hint(typed, f"{name} {AS_TEXT}")


def day_as_text(cell: str, name: str) -> str:
    """A look at a date that is a text."""
    return hint(f"AND(ISTEXT({cell}),{_says_day(cell)})", f"{name} {AS_TEXT}")


def when_number(cell: str, condition: str) -> str:
    """True if a cell is a number for which a condition holds."""
    return f"IF(ISNUMBER({cell}),{condition},FALSE)"


def number(cell: str) -> str:
    """The number in a cell, also if it is a text; 0 if it is none."""
    return f"IFERROR(VALUE({text(cell)}),0)"


def out_of_bounds(cell: str, name: str) -> tuple[Check, ...]:
    """No number below zero, and none that is too large to be true."""
    return (
        (f"{number(cell)}<0", f"{name} is minder dan 0"),
        (f"{number(cell)}>{MOST}", f"{name} is te groot"),
    )


def digits(cell: str) -> str:
    """A number without the points, spaces and hyphens that are typed in it."""
    return f'SUBSTITUTE(SUBSTITUTE(SUBSTITUTE({cell},"."," "),"-"," ")," ","")'


def elfproef(said: str) -> str:
    """True if the first nine characters of a text are digits that pass the elfproef."""
    places = ";".join(str(place) for place in range(1, LENGTH + 1))
    weights = ";".join(str(weight) for weight in WEIGHTS)
    total = f"SUMPRODUCT(MID({said},{{{places}}},1)*{{{weights}}})"
    return f"IFERROR(AND(VALUE({said})>0,MOD({total},{MODULUS})=0),FALSE)"


def looked_up(cell: str, known: str, wanted: str) -> str:
    """What stands beside a value in a list, empty if it is not in it."""
    return f'IFERROR(INDEX({wanted},MATCH({text(cell)},{known},0)),"")'


def one_of(said: str, *texts: str) -> str:
    """True if a text is one of some."""
    named = ";".join(quoted_text(one) for one in texts)
    return f"SUMPRODUCT(--({said}={{{named}}}))>0"


def matching(*pairs: tuple[str, str]) -> str:
    """How many rows have these values in these columns, of (column, value) pairs.

    An error value in a column is no match: it must not be told of every other row.
    """
    alike = "*".join(f"({column}={value})" for column, value in pairs)
    return f"SUMPRODUCT(--ISNUMBER(1/({alike})))"


def twice(cells: Sequence[tuple[str, str]]) -> str:
    """True if another row has the same in these (column, cell) pairs."""
    return f"AND({filled(cells[0][1])},{matching(*cells)}>1)"


def tariff(refs: Refs, product: str, *days: str) -> str:
    """The tariff of a product on the first of some days that has one; empty text if none has."""
    formula = '""'
    for day in reversed(days):
        has_one = f"SUMPRODUCT({_valid(refs, product, day)})>0"
        formula = f"IF({has_one},{price_on(refs, product, day)},{formula})"
    return formula


def price_on(refs: Refs, product: str, day: str) -> str:
    """The tariff of a product on a day, 0 if it has none."""
    return f"SUMPRODUCT({_valid(refs, product, day)}*{refs.prijs})"


def _valid(refs: Refs, product: str, day: str) -> str:
    return (
        f"({refs.prijs_product}={text(product)})"
        f"*({refs.prijs_vanaf}<={day})*({refs.prijs_tot}>={day})"
    )
