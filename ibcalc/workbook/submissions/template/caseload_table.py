"""The columns of a caseload of the municipality itself: those of sheet Clienten and its kenmerken.

It is laid out as the table of a form, so that rules, labels, status and protection are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import create_model

from ibcalc.model.kenmerk import Domain, Kenmerk
from ibcalc.model.names import normal
from ibcalc.model.tariffmodel import TariffModel
from ibcalc.workbook.caseload.kenmerken import CELL_TYPES
from ibcalc.workbook.legal_text import fitting, legal
from ibcalc.workbook.sheets.columns import Column, Heading, Row
from ibcalc.workbook.sheets.rows import CLIENTEN
from ibcalc.workbook.submissions.forms.form import BEDRAG, STATUS, TARIEF, Form, FormTable, Lijst
from ibcalc.workbook.submissions.forms.history import Version
from ibcalc.workbook.submissions.forms.volume_rows import OPMERKING

KIND, TITLE = "clienten", "Cliënten"
KENMERK = "kenmerk_"
"""How the fields of kenmerken begin, which the row model of the sheet does not have."""

_ROOM = 1000
_OUTPUT, _REMARK = "dan", "opmerking"
_LONGEST_LIST = 255
_LONGEST_HELP = 220
_HISTORY = (Version(1, "Eerste versie"),)
_LISTS = MappingProxyType({"product": Lijst.PRODUCTEN, "gemeente": Lijst.GEMEENTEN})
_NEEDED = frozenset({"client", "van"})
_CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType({"opslag": ("ja", "nee")})


def caseload_form(model: TariffModel | None) -> Form:
    """The caseload as a form with one table; with the kenmerken of a model if there is one."""
    asked = [one for one in model.kenmerken if _asked(one)] if model else []
    spec = replace(CLIENTEN, row=_row(asked))
    table = FormTable(spec, _LISTS, (TARIEF, BEDRAG, STATUS), room=_ROOM)
    return Form(KIND, TITLE, (table,), _HISTORY)


def _asked(kenmerk: Kenmerk) -> bool:
    """True for a kenmerk of a client; an output of a table (DAN Product) is none."""
    return normal(kenmerk.naam.split(maxsplit=1)[0]) != _OUTPUT


def _row(kenmerken: list[Kenmerk]) -> type[Row]:
    """The row model of sheet Clienten with a field for each kenmerk, and one for remarks."""
    of_sheet = {_field_of(one): one for one in kenmerken if normal(one.naam) in CLIENTEN.by_name}
    extra = [one for one in kenmerken if normal(one.naam) not in CLIENTEN.by_name]
    fields = dict(_fixed(of_sheet))
    for number, one in enumerate(extra, start=1):
        is_remark = normal(one.naam) == normal(OPMERKING.header)
        field = _REMARK if is_remark else f"{KENMERK}{number}"
        fields[field] = (Annotated[str, _heading(one)], "")
    fields.setdefault(_REMARK, (Annotated[str, OPMERKING], ""))
    row: type[Row] = create_model("CaseloadRow", __base__=CLIENTEN.row, **fields)
    return row


def _field_of(kenmerk: Kenmerk) -> str:
    return CLIENTEN.by_name[normal(kenmerk.naam)].field


def _fixed(of_sheet: Mapping[str, Kenmerk]) -> Iterator[tuple[str, Any]]:
    """The columns of the sheet that are asked or listed otherwise than their row model says."""
    for column in CLIENTEN.columns:
        listed = _listed(of_sheet[column.field].domain) if column.field in of_sheet else ()
        choices = _CHOICES.get(column.field, listed)
        if not (choices or column.field in _NEEDED):
            continue
        heading = Annotated[str, _with_choices(column, choices)]
        yield column.field, (heading, ... if column.field in _NEEDED else "")


def _with_choices(column: Column, choices: tuple[str, ...]) -> Heading:
    return Heading(column.header, column.type, column.help, column.aliases, choices)


def _heading(kenmerk: Kenmerk) -> Heading:
    text = fitting(legal(kenmerk.toelichting), _LONGEST_HELP) or "Kenmerk van het model."
    return Heading(
        legal(kenmerk.naam), CELL_TYPES[kenmerk.soort], text, (), _listed(kenmerk.domain)
    )


def _listed(domain: Domain) -> tuple[str, ...]:
    """The values for a drop-down; none if they are no texts, or more than Excel takes."""
    values = tuple(value for value in domain.values if isinstance(value, str))
    whole = len(values) == len(domain.values) and len(",".join(values)) <= _LONGEST_LIST
    return values if whole and not any("," in value or '"' in value for value in values) else ()
