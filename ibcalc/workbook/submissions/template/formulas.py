"""The formulas of a form, in functions that Excel 2010 and LibreOffice 7 both know.

A status is ``ok``, or every fault of its row; what only asks for a look stands last and begins with
``let op:``. Comparisons with a list use ``=`` on the list, for MATCH takes ``*`` as any text.
"""

from __future__ import annotations

from collections.abc import Sequence

from ibcalc.model.bsn import LENGTH, MODULUS, WEIGHTS
from ibcalc.workbook.result.formulas import quoted_text
from ibcalc.workbook.submissions.template.lists import Refs

OK, NOT_DELIVERED, LOOK_AT = "ok", "niet geleverd", "let op: "
ERROR_VALUE = "foutwaarde in deze rij (zoals #N/B): typ die cel opnieuw"

Check = tuple[str, str]
"""A condition and what is wrong when it holds."""


def status(nothing: str, checks: Sequence[str], *, otherwise: str = "") -> str:
    """The status of a row: ``otherwise`` when it holds nothing, else ok or all that is wrong."""
    found = "&".join(checks)
    told = f'SUBSTITUTE("{OK}"&{found},"{OK}; ","",1)'
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


def nothing_in(cells: str) -> str:
    """True if a range of one row holds nothing."""
    return f"SUMPRODUCT(--(LEN({cells})>0))=0"


def empty(cell: str) -> str:
    """True if a cell holds nothing or only spaces."""
    return f"LEN(TRIM({cell}))=0"


def filled(cell: str) -> str:
    """True if a cell holds something."""
    return f"LEN(TRIM({cell}))>0"


def unlisted(cell: str, listed: str) -> str:
    """True if a filled cell is not in a list; an empty cell and an absent list pass."""
    if not listed:
        return "FALSE"
    return f"AND({filled(cell)},SUMPRODUCT(--({listed}=TRIM({cell})))=0)"


def no_number(cell: str) -> str:
    """True if a filled cell is no number; digits that are text are no number to a sum."""
    return f"AND({filled(cell)},NOT(ISNUMBER({cell})))"


def negative(cell: str) -> str:
    """True if a cell is a number below zero."""
    return f"IF(ISNUMBER({cell}),{cell}<0,FALSE)"


def broken(cell: str) -> str:
    """True if a cell is a number with decimals."""
    return f"IF(ISNUMBER({cell}),{cell}<>INT({cell}),FALSE)"


def elfproef(cell: str) -> str:
    """True if a cell holds nine digits that pass the elfproef."""
    terms = "+".join(
        f"{weight}*MID({cell},{place},1)" for place, weight in enumerate(WEIGHTS, start=1)
    )
    proof = f"IFERROR(MOD({terms},{MODULUS})=0,FALSE)"
    return f'AND(LEN(TRIM({cell}))={LENGTH},{proof},{cell}&""<>"000000000")'


def looked_up(cell: str, listed: str, wanted: str) -> str:
    """What stands beside a value in a list, empty if it is not in it."""
    return f'IFERROR(INDEX({wanted},MATCH(TRIM({cell}),{listed},0)),"")'


def twice(cells: Sequence[tuple[str, str]]) -> str:
    """True if another row has the same in these (column, cell) pairs."""
    pairs = ",".join(f'{column},{cell}&""' for column, cell in cells)
    return f"AND({filled(cells[0][1])},COUNTIFS({pairs})>1)"


def tariff(refs: Refs, product: str, day: str) -> str:
    """The tariff of a product on a day, without equals sign; empty text if it has none."""
    valid = (
        f"({refs.prijs_product}=TRIM({product}))"
        f"*({refs.prijs_vanaf}<={day})*({refs.prijs_tot}>={day})"
    )
    return f'IF(SUMPRODUCT({valid})=0,"",SUMPRODUCT({valid}*{refs.prijs}))'
