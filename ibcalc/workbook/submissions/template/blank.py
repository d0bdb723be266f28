"""Empty workbooks for a municipality itself: a tariff model, and a caseload."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from ibcalc.model.kenmerk import Domain, Kenmerk
from ibcalc.model.names import normal
from ibcalc.model.tariffmodel import TariffModel
from ibcalc.workbook.caseload.kenmerken import CELL_TYPES
from ibcalc.workbook.sheets import rows
from ibcalc.workbook.sheets.columns import SheetSpec
from ibcalc.workbook.template.layout import (
    Choices,
    ColumnLayout,
    Content,
    SheetLayout,
    columns_of_sheet,
)
from ibcalc.workbook.template.page import Line, Look, Page
from ibcalc.workbook.template.writer import write_book

MODEL, CLIENTEN = "model", "clienten"
"""The kinds of empty workbooks beside the forms."""

_PAGE, _PAGE_TAB, _TAB = "Leeswijzer", "#7F7F7F", "#1F4E79"
_OUTPUT = "dan"
_LONGEST_LIST = 255
_PRODUCT_LIST = Choices(source="=Producten!$A$2:$A$500", strict=False)
_CHOICES: Mapping[str, Mapping[str, Choices]] = MappingProxyType(
    {
        rows.PRODUCTEN.name: {"Hoort bij": _PRODUCT_LIST},
        rows.TARIEVEN.name: {"Product": _PRODUCT_LIST},
        rows.SCENARIOS.name: {"Product": _PRODUCT_LIST},
        rows.CLIENTEN.name: {"Product": _PRODUCT_LIST, "Opslag": Choices(("ja", "nee"))},
    }
)
_DEFAULTS = {"kalender": "jaar13", "wissel": "eerste"}
_FIRST_STEPS = (
    Line("Stap 1", "Blad Model: geef het model een naam en een jaar."),
    Line("Stap 2", "Blad Producten: één rij per product. Blad Tarieven: de prijzen en hun datums."),
    Line("Stap 3", "Blad Clienten: de cliënten, of laat het leeg en geef een ander bestand mee."),
    Line("Stap 4", "Alleen bij oude codes: blad Kenmerken (waar regels naar vragen), een eigen "
         "blad per conversietabel en blad Conversies (welke tabellen er zijn). Blad Kalender is "
         "alleen nodig bij kalender = tabel."),
    Line("Stap 5", "Controleer met: ibcalc check MODEL. Reken met: ibcalc calculate MODEL."),
    Line("Voorbeeld", "Een ingevuld model is model-ib-2016.xlsx, in de map templates."),
)  # fmt: skip
_EXAMPLE = (
    Line("Zo vult u een rij in", look=Look.HEADING),
    Line("Client", "K-0017. Dezelfde cliënt heeft in elke rij hetzelfde nummer."),
    Line("Product", "IB2, als u het product weet. Laat Code en Klasse dan leeg."),
    Line("Code en Klasse", "H300 en 3, als het model het product moet bepalen."),
    Line("Van", "01-02-2016: de eerste dag die meetelt."),
    Line("T/m", "30-09-2016: de laatste dag die meetelt. Loopt de zorg door, laat T/m dan leeg."),
    Line("Aantal", "Leeg betekent 1. Vul 12 in voor twaalf gelijke cliënten in één rij."),
    Line("Volume", "Alleen bij een product dat in uren, minuten, dagdelen of stuks telt: 86,5."),
)
_LEGEND = (
    Line("Legenda", look=Look.HEADING),
    Line("Invoer", "Lichtgele cel: hier vult u in.", Look.INPUT),
    Line("Kop", "Vette kop: deze kolom moet gevuld zijn.", Look.HEADER),
    Line("Kop", "Cursieve kop: deze kolom mag leeg blijven.", Look.OPTIONAL_HEADER),
    Line("Uitleg", "Houd de muis op een kop voor de uitleg bij die kolom."),
)


def write_empty_model(target: Path | BinaryIO) -> None:
    """An empty tariff model: every sheet of the contract with its headers and drop-downs."""
    links = (Line(spec.name, spec.help, Look.LINK) for spec in rows.SHEETS)
    page = (
        Line("Leeg tariefmodel", look=Look.TITLE),
        Line("Wat is dit?", "Een tariefmodel zonder inhoud. U vult de bladen; ibcalc leest ze."),
        Line("Zo begint u", look=Look.HEADING),
        *_FIRST_STEPS,
        Line("Bladen", look=Look.HEADING),
        *links,
        *_LEGEND,
    )
    sheets = [_settings() if spec is rows.MODEL else _empty(spec) for spec in rows.SHEETS]
    write_book(target, [Page(_PAGE, page, _PAGE_TAB), *sheets], title="Leeg tariefmodel")


def _empty(spec: SheetSpec) -> SheetLayout:
    columns = columns_of_sheet(spec, _CHOICES.get(spec.name))
    return SheetLayout(spec.name, spec.table, columns, (), _TAB)


def _settings() -> SheetLayout:
    content: tuple[tuple[Content, ...], ...] = tuple(
        (setting.header, _DEFAULTS.get(setting.header)) for setting in rows.SETTINGS
    )
    drop_downs = {
        row: Choices(setting.choices)
        for row, setting in enumerate(rows.SETTINGS)
        if setting.choices
    }
    spec = rows.MODEL
    return SheetLayout(spec.name, spec.table, columns_of_sheet(spec), content, _TAB, drop_downs)


def write_empty_caseload(target: Path | BinaryIO, model: TariffModel | None) -> None:
    """An empty sheet Clienten, with the lists and the kenmerken of a model if there is one."""
    products = tuple(product.code for product in model.producten) if model else ()
    kenmerken = [one for one in model.kenmerken if _asked(one)] if model else []
    choices = {"Product": _listed(products), "Opslag": Choices(("ja", "nee"))}
    choices |= {_header(one): _domain(one.domain) for one in kenmerken}
    fixed = columns_of_sheet(rows.CLIENTEN, choices)
    known = {name for column in rows.CLIENTEN.columns for name in column.names}
    extra = tuple(_column(one) for one in kenmerken if normal(one.naam) not in known)
    spec = rows.CLIENTEN
    sheet = SheetLayout(spec.name, spec.table, (*fixed, *extra), (), _TAB)
    write_book(target, (sheet, Page(_PAGE, _about_clients(model), _PAGE_TAB)), title="Cliënten")


def _asked(kenmerk: Kenmerk) -> bool:
    """True for a kenmerk of a client; an output of a table (DAN Product) is none."""
    return normal(kenmerk.naam.split(maxsplit=1)[0]) != _OUTPUT


def _header(kenmerk: Kenmerk) -> str:
    """The header of sheet Clienten that the kenmerk is about, else its own name."""
    column = rows.CLIENTEN.by_name.get(normal(kenmerk.naam))
    return column.header if column else kenmerk.naam


def _column(kenmerk: Kenmerk) -> ColumnLayout:
    return ColumnLayout(
        kenmerk.naam,
        CELL_TYPES[kenmerk.soort],
        kenmerk.toelichting,
        choices=_domain(kenmerk.domain),
    )


def _domain(domain: Domain) -> Choices:
    return _listed(tuple(value for value in domain.values if isinstance(value, str)))


def _listed(values: tuple[str, ...]) -> Choices:
    """A drop-down that asks about other values; none if the list is longer than Excel takes."""
    return Choices(values, strict=False) if len(",".join(values)) <= _LONGEST_LIST else Choices()


def _about_clients(model: TariffModel | None) -> tuple[Line, ...]:
    name = model.settings.naam if model else ""
    return (
        Line("Cliënten", look=Look.TITLE),
        Line("Wat is dit?", "Een leeg blad Clienten: één rij per indicatie van een cliënt."),
        Line("Model", name or "Zonder model gemaakt: de keuzelijsten ontbreken."),
        Line(
            "Product", "Vul een product in, of de code en klasse waaruit het model er een bepaalt."
        ),
        Line("Nummer", "Gebruik een eigen nummer van de cliënt, geen BSN, naam of adres."),
        Line("Rekenen", "ibcalc calculate MODEL --clients DIT-BESTAND -o UITKOMST.xlsx"),
        *_EXAMPLE,
        *_LEGEND,
    )
