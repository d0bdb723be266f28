"""The technical conversion of 2016: from old code and class to category and opslag.

Source: domain.md 000 (conversion key, business case line 128) and C13. The key itself has three
rows: klasse 1-2 -> IB 1, klasse >= 3 -> IB 3, H152 ; H153 -> opslag. What it leaves open stands
in rows of its own, with a note.
"""

from __future__ import annotations

from collections.abc import Sequence

from ibcalc.model.conversion import HANDMATIG
from ibcalc.workbook.sheets import rows
from ibcalc.workbook.sheets.agreement_rows import TOELICHTING
from ibcalc.workbook.sheets.columns import CellType
from ibcalc.workbook.shipped.ib2016 import BASIS, JA_NEE, RULE_TAB, plain
from ibcalc.workbook.template.layout import Choices, ColumnLayout, Content, SheetLayout

_HOW = "Leeg, - of *: alles. Anders bv. 1-2, >= 3, H152 ; H153, niet H126, H1*, leeg."
_ANY = "-"


def conversion() -> tuple[SheetLayout, ...]:
    """Sheet Conversies and the sheet of each of its tables."""
    return (_conversies(), _categorie(), _opslagregel())


def _conversies() -> SheetLayout:
    content = (
        (1, "Categorie", "eerste", None, "Van oude code en klasse naar IB1 of IB3."),
        (2, "Opslagregel", "uniek", "nee", "H152 en H153 geven recht op de opslag."),
    )
    headers = ("Volgorde", "Tabel", "Treffer", "Anders", "Toelichting")
    return plain(rows.CONVERSIES, headers, content, RULE_TAB)


def _categorie() -> SheetLayout:
    zg = "02015 ; 02016 ; 02017"
    check = "De sleutel noemt deze code niet; controleer de indeling."
    open_code = "De sleutel noemt deze codes niet: op klasse ingedeeld, zonder opslag."
    content = (
        ("H132", _ANY, HANDMATIG, None, "Nachtverzorging in dagdelen: geen klasse in uren."),
        (_ANY, "leeg", HANDMATIG, None, "Zonder klasse zegt de sleutel niets."),
        ("leeg", _ANY, HANDMATIG, None, "Zonder oude code valt er niets om te zetten."),
        (zg, "1-2", "IB1", check, open_code),
        (zg, ">= 3", "IB3", check, open_code),
        (_ANY, "1-2", "IB1", None, "Sleutel business case: klasse 1-2 wordt IB 1."),
        (_ANY, ">= 3", "IB3", None, "Sleutel business case: klasse 3 en hoger wordt IB 3."),
    )
    products = Choices((*BASIS, HANDMATIG), strict=False)
    remark = ColumnLayout("DAN Let op", CellType.TEKST, "Waarschuwing bij elke rij die dit krijgt.")
    return _table("Categorie", ("Code", "Klasse"), ("Product", products), content, remark)


def _opslagregel() -> SheetLayout:
    content = (("H152 ; H153", "ja", "Sleutel business case: H152 en H153 krijgen de opslag."),)
    return _table("Opslagregel", ("Code",), ("Opslag", JA_NEE), content)


def _table(
    naam: str,
    inputs: Sequence[str],
    output: tuple[str, Choices],
    content: Sequence[Sequence[str | None]],
    *more: ColumnLayout,
) -> SheetLayout:
    """A conversion table; its rows give the inputs, the outputs and the note."""
    kenmerk, choices = output
    columns = (
        *(ColumnLayout(f"ALS {name}", CellType.TEKST, _HOW) for name in inputs),
        ColumnLayout(
            f"DAN {kenmerk}", CellType.CODE, "Wat er dan geldt.", must_fill=True, choices=choices
        ),
        *more,
        ColumnLayout("Vanaf", CellType.DATUM, "Eerste dag waarop de regel geldt; leeg: altijd."),
        ColumnLayout("T/m", CellType.DATUM, "Laatste dag waarop de regel geldt; leeg: altijd."),
        ColumnLayout("Toelichting", CellType.TEKST, TOELICHTING.help),
    )
    filled = tuple(_row(row) for row in content)
    return SheetLayout(naam, f"tbl{naam}", columns, filled, RULE_TAB)


def _row(row: Sequence[str | None]) -> tuple[Content, ...]:
    *rule, note = row
    return (*rule, None, None, note)
