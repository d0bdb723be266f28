"""The sheets of a model workbook into the frozen types of the model, one method a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from ibcalc.model.catalogue import finding
from ibcalc.model.cell import Cell, Kind
from ibcalc.model.findings import Finding
from ibcalc.model.kenmerk import Kenmerk, KenmerkSoort
from ibcalc.model.names import normal
from ibcalc.model.product import Bekostiging, Eenheid, Product, ProductSoort, Tarief
from ibcalc.model.tariffmodel import (
    Bewerking,
    BudgetPost,
    RealisatieLine,
    ScenarioLine,
    ScenarioWat,
    TariffModel,
)
from ibcalc.workbook.reader.grid import Workbook
from ibcalc.workbook.sheets.cleaning import shown
from ibcalc.workbook.sheets.columns import CellType, Column
from ibcalc.workbook.sheets.conversion_reader import read_conversions
from ibcalc.workbook.sheets.domains import fitting_domain, read_domain
from ibcalc.workbook.sheets.gemeente import read_gemeente
from ibcalc.workbook.sheets.read_rows import Known, Record, Rows, read_rows
from ibcalc.workbook.sheets.rows import (
    BUDGET,
    KENMERKEN,
    PRODUCTEN,
    REALISATIE,
    SCENARIOS,
    TARIEVEN,
    BudgetRow,
    KenmerkRow,
    ProductRow,
    RealisatieRow,
    ScenarioRow,
    TariefRow,
)
from ibcalc.workbook.sheets.settings_reader import read_settings
from ibcalc.workbook.sheets.typing_cells import cell_findings, read_cell

_PERCENTAGES = frozenset({ScenarioWat.GROEI, ScenarioWat.KORTING})
"""What a scenario changes in percentages; elsewhere only Bewerking % takes one."""


class SheetParts:
    """The sheets of one workbook while they are read; findings gather in ``findings``."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self.findings: list[Finding] = []
        self.sheets: dict[str, Rows] = {}

    def model(self) -> TariffModel:
        """The model of the workbook; a faulty row is left out, for its fout stops the pricing."""
        agreed = read_settings(self.workbook)
        self.findings += agreed.findings
        producten = self.producten()
        codes = tuple(product.code for product in producten)
        tables, found = read_conversions(self.workbook)
        kenmerken = self.kenmerken()
        scenarios = self.scenarios({"product": (*codes, *(table.naam for table in tables))})
        self.findings += _not_in_scenarios(found, scenarios)
        return TariffModel(
            settings=agreed.settings,
            calendar=agreed.calendar,
            kenmerken=kenmerken,
            producten=producten,
            tarieven=self.tarieven({"product": codes}),
            tables=tables,
            budget=self.budget({"producten": codes}),
            scenarios=scenarios,
            realisatie=self.realisatie(),
            file=self.workbook.file,
            sha256=self.workbook.sha256,
            place=agreed.place,
        )

    def remember(self, sheet: Rows) -> Rows:
        """The sheet itself; its findings are gathered and its columns are kept."""
        self.findings += sheet.findings
        if sheet.table is not None:
            self.sheets[sheet.table.sheet.name] = sheet
        return sheet

    def producten(self) -> tuple[Product, ...]:
        """Sheet Producten, also the products of which another cell is faulty.

        Their fout stops the pricing; leaving them out would only add findings elsewhere.
        """
        plain = read_rows(self.workbook, PRODUCTEN)
        codes = [str(record.values["product"]) for record in plain.records if _named(record)]
        sheet = self.remember(read_rows(self.workbook, PRODUCTEN, {"hoort_bij": codes}))
        return tuple(_product(record, sheet) for record in sheet.records if _named(record))

    def kenmerken(self) -> tuple[Kenmerk, ...]:
        """Sheet Kenmerken with the domains of its Waarden, also where another cell is faulty.

        Their fout stops the pricing; without the domain the cells of rules could not be checked.
        """
        sheet = self.remember(read_rows(self.workbook, KENMERKEN))
        named = (record for record in sheet.records if "kenmerk" in record.values)
        return tuple(self.kenmerk(record, sheet) for record in named)

    def kenmerk(self, record: Record, sheet: Rows) -> Kenmerk:
        """One kenmerk; an unreadable Soort is taken as one that its Waarden fit."""
        stand_in = {"soort": KenmerkSoort.TEKST}
        row = KenmerkRow.model_validate({**stand_in, **record.values})
        cell, soort = row.waarden or Cell(), row.soort
        if "soort" in record.values:
            domain, findings = read_domain(cell, soort, row.kenmerk, cell.place)
            self.findings += findings
        else:
            soort, domain = fitting_domain(cell)
        place = sheet.place(record.place, "kenmerk")
        return Kenmerk(row.kenmerk, soort, domain, row.verplicht, row.toelichting, place)

    def tarieven(self, known: Known) -> tuple[Tarief, ...]:
        """Sheet Tarieven; the place of a tariff is the cell of its amount."""
        sheet = self.remember(read_rows(self.workbook, TARIEVEN, known))
        return tuple(
            Tarief(
                product=row.product,
                vanaf=row.vanaf,
                tot_en_met=row.tot_en_met,
                cent=row.tarief,
                bron=row.bron,
                soort_prijs=row.soort_prijs,
                place=sheet.place(row.place, "tarief"),
            )
            for row in sheet.sound(TariefRow)
        )

    def products_of_faulty_tariffs(self) -> frozenset[str]:
        """Products of which a row of sheet Tarieven could not be read."""
        rows = (sheet for sheet in self.sheets.values() if sheet.spec is TARIEVEN)
        faulty = (record for sheet in rows for record in sheet.records if record.faulty)
        return frozenset(str(record.values.get("product", "")) for record in faulty)

    def budget(self, known: Known) -> tuple[BudgetPost, ...]:
        """Sheet Budget."""
        sheet = self.remember(read_rows(self.workbook, BUDGET, known))
        return tuple(
            BudgetPost(
                jaar=row.jaar,
                post=row.post,
                grondslag=row.grondslag,
                groei=row.groei,
                indexatie=row.indexatie,
                korting=row.korting,
                producten=row.producten,
                gemeenten=tuple(self.gemeente(code, sheet, row) for code in row.gemeenten),
                place=sheet.place(row.place, "post"),
            )
            for row in sheet.sound(BudgetRow)
        )

    def gemeente(self, code: str, sheet: Rows, row: BudgetRow) -> str:
        """A gemeentecode of a filter, with its lost zero if it has lost one."""
        typed = read_gemeente(code)
        place = sheet.place(row.place, "gemeenten")
        self.findings += cell_findings(typed, BUDGET.column("gemeenten"), place, BUDGET.family)
        return str(typed.value)

    def scenarios(self, known: Known) -> tuple[ScenarioLine, ...]:
        """Sheet Scenario's; a value that is no number where one is needed is a finding."""
        sheet = self.remember(read_rows(self.workbook, SCENARIOS, known))
        lines: list[ScenarioLine] = []
        for row in sheet.sound(ScenarioRow):
            value = self.scenario_value(row)
            if value is not None:
                place = sheet.place(row.place, "wat")
                lines.append(
                    ScenarioLine(
                        row.scenario, row.wat, row.product, row.bewerking, value,
                        row.toelichting, place,
                    )
                )  # fmt: skip
        return tuple(lines)

    def scenario_value(self, row: ScenarioRow) -> Decimal | str | None:
        """The Waarde of a scenario line: a number, or the name of a table; None if faulty."""
        if row.wat is ScenarioWat.CONVERSIE:
            return row.waarde.shown
        column = _value_column(row)
        typed = read_cell(_factor(row.waarde, column), column)
        if isinstance(typed.value, Decimal):
            place = row.waarde.place
            self.findings += cell_findings(typed, column, place, SCENARIOS.family)
            return typed.value
        words = {"waarde": shown(row.waarde.shown), "scenario": row.scenario}
        self.findings.append(finding("MOD-423", row.waarde.place, **words))
        return None

    def realisatie(self) -> tuple[RealisatieLine, ...]:
        """Sheet Realisatie, totals included as they stand."""
        sheet = self.remember(read_rows(self.workbook, REALISATIE))
        return tuple(
            RealisatieLine(
                overzicht=row.overzicht,
                jaar=row.jaar or 0,
                code=row.code,
                aanbieder=row.aanbieder,
                uren=row.uren,
                dagdelen=row.dagdelen,
                omzet=row.omzet,
                place=sheet.place(row.place, "code"),
            )
            for row in sheet.sound(RealisatieRow)
        )


def _not_in_scenarios(
    findings: list[Finding], scenarios: tuple[ScenarioLine, ...]
) -> Iterator[Finding]:
    """Without those of a sheet that a scenario names: that is told at the cell that names it."""
    lines = [line for line in scenarios if line.wat is ScenarioWat.CONVERSIE]
    named = {normal(name) for line in lines for name in (line.product, str(line.waarde))}
    for one in findings:
        if one.code != "MOD-414" or normal(one.place.sheet) not in named:
            yield one


def _value_column(row: ScenarioRow) -> Column:
    """Column Waarde as this line needs it: a percentage, or a number to set, add or multiply."""
    share = row.wat in _PERCENTAGES and row.bewerking is not Bewerking.MAAL
    kind = CellType.PERCENTAGE if share or row.bewerking is Bewerking.PROCENT else CellType.GETAL
    return replace(SCENARIOS.column("waarde"), type=kind)


def _factor(cell: Cell, column: Column) -> Cell:
    """A factor may be shown as a percentage: 110% is 1,1 times."""
    as_number = cell.percent and column.type is CellType.GETAL
    return replace(cell, raw=f"{Kind.NUMBER}{cell.text}") if as_number else cell


def _named(record: Record) -> bool:
    return "product" in record.values


def _stand_ins(record: Record) -> dict[str, object]:
    """For faulty cells of a product what its other cells ask for, so that none is called wrong."""
    values = record.values
    return {
        "soort": ProductSoort.OPSLAG if values.get("hoort_bij") else ProductSoort.BASIS,
        "eenheid": Eenheid.PERIODE if values.get("eerste_deel") is None else Eenheid.TRAJECT,
        "bekostiging": Bekostiging.OUTPUT,
    }


def _product(record: Record, sheet: Rows) -> Product:
    row = ProductRow.model_validate({**_stand_ins(record), **record.values})
    return Product(
        code=row.product,
        omschrijving=row.omschrijving,
        soort=row.soort,
        hoort_bij=row.hoort_bij,
        familie=row.familie,
        eenheid=row.eenheid,
        bekostiging=row.bekostiging,
        toerekening=row.toerekening,
        eerste_deel=row.eerste_deel,
        maximum=row.maximum,
        place=sheet.place(record.place, "product"),
    )
