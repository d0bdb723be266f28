"""Sheet Samenvatting of a comparison: the conclusion, both models, the totals and a chart."""

from __future__ import annotations

from collections.abc import Sequence

from ibcalc.engine.comparison.compared import Compared, Region
from ibcalc.engine.comparison.money import Moved
from ibcalc.engine.comparison.words import conclusion
from ibcalc.engine.result import Result
from ibcalc.model.money import euro_decimal
from ibcalc.workbook.compared.charts import period_chart
from ibcalc.workbook.compared.sheet_agreed import SETTINGS, TARIFFS
from ibcalc.workbook.compared.sheet_amounts import (
    MOVES,
    PER_AANBIEDER,
    PER_PERIOD,
    PER_PRODUCT,
)
from ibcalc.workbook.compared.sheet_regions import AMOUNT_COLUMN, REGIONS
from ibcalc.workbook.result.book import Book
from ibcalc.workbook.result.formulas import cell_of
from ibcalc.workbook.result.listing import Listing
from ibcalc.workbook.result.page import FIRST_ROW, SUMMARY, TOTAL_ROW, Page, width_for
from ibcalc.workbook.result.sheet_findings import FINDINGS

WIDTHS = (30, 20, 20, 20, 3, 20, 12, 62)
LAST_COLUMN = len(WIDTHS)
LINKS_COLUMN = 6
SHOWN_REGIONS = 10
CHART_ROWS = 22
CHART_SIZE = {"width": 1340, "height": CHART_ROWS * 20}
SHEET_TEXTS = {
    REGIONS: "Waar de tabellen anders beslissen, met rijen",
    TARIFFS: "Andere tarieven per product en periode",
    SETTINGS: "Andere instellingen, producten en budgetposten",
    PER_PERIOD: "Kosten per periode, oud en nieuw",
    PER_PRODUCT: "Kosten per product, oud en nieuw",
    PER_AANBIEDER: "Wie erop vooruit- en achteruitgaat",
    MOVES: "Van welk product naar welk product",
    FINDINGS: "Wat opviel, met plaats en herstel",
}


def write_summary(book: Book, compared: Compared, sheets: Sequence[Listing]) -> None:
    """Sheet Samenvatting; written last. ``sheets`` have the totals, the periods first."""
    page = book.page(SUMMARY)
    page.heading("Vergelijking van twee modellen", _models(compared))
    lines = conclusion(compared)
    for row, line in enumerate(lines, start=3):
        page.text(row, 1, line, page.styles.notice if row == 3 else page.styles.intro)
    row = len(lines) + 4
    end = _write_links(page, row, book.names)
    if compared.moved is not None and compared.regions:
        end = _write_regions(page, end + 1, compared.regions)
    below = _write_sides(page, row, compared)
    if compared.moved is not None:
        below = _write_totals(page, below + 1, compared.moved, sheets)
        below = _write_checks(page, below + 1, compared.moved, sheets)
        _write_chart(book, page, max(below, end) + 1, sheets[0])
        end = max(below, end) + 1 + CHART_ROWS
    page.widths(_widths(compared))
    page.printed(max(below, end), LAST_COLUMN)
    page.sheet.fit_to_pages(1, 1)
    page.sheet.activate()


def _models(compared: Compared) -> str:
    told = []
    for word, result in zip(("Oud", "Nieuw"), _both(compared), strict=True):
        chosen = result.model.settings
        version = f", versie {chosen.versie}" if chosen.versie else ""
        told.append(f"{word}: {chosen.naam or 'model zonder naam'}{version}")
    return " · ".join(told)


def _both(compared: Compared) -> tuple[Result, Result]:
    return compared.old, compared.new


def _write_sides(page: Page, row: int, compared: Compared) -> int:
    """Columns A to C: which models these are."""
    page.headers(row, ("Model", "Oud", "Nieuw", ""))
    facts = (
        ("Naam", [result.model.settings.naam for result in _both(compared)]),
        ("Versie", [result.model.settings.versie for result in _both(compared)]),
        ("Kalender", [_calendar(result) for result in _both(compared)]),
        ("Bestand", [result.model.file for result in _both(compared)]),
        ("Cliënten", [result.caseload.file or "geen" for result in _both(compared)]),
    )
    for line, (label, values) in enumerate(facts, start=row + 1):
        page.text(line, 1, label)
        for column, value in enumerate(values, start=2):
            page.text(line, column, value)
        page.blank(line, 4)
    return row + 1 + len(facts)


def _calendar(result: Result) -> str:
    first, last = result.model.settings.jaren
    years = str(first) if first == last else f"{first}-{last}"
    return f"{result.model.settings.kalender.value} {years}"


def _write_totals(page: Page, row: int, shifted: Moved, sheets: Sequence[Listing]) -> int:
    """Columns A to D: what it costs with each model, and how many clients that touches."""
    styles, periods = page.styles, sheets[0]
    page.headers(row, ("Kosten", "Oud", "Nieuw", "Verschil"), numbers=("Oud", "Nieuw", "Verschil"))
    page.text(row + 1, 1, "Alle perioden", styles.strong)
    total = shifted.total
    for column, header, cents in (
        (2, "Oud", total.oud), (3, "Nieuw", total.nieuw), (4, "Verschil", total.verschil),
    ):  # fmt: skip
        source = cell_of(periods.sheet, TOTAL_ROW, periods.column(header))
        page.formula(row + 1, column, f"={source}", euro_decimal(cents), styles.total_euro)
    parts = (
        ("  waarvan in de gebieden", shifted.in_regions.shift),
        ("  waarvan daarbuiten", shifted.elsewhere),
    )
    for line, (label, shift) in enumerate(parts, start=row + 2):
        page.text(line, 1, label)
        for column, cents in enumerate((shift.oud, shift.nieuw, shift.verschil), start=2):
            page.euro(line, column, cents)
    return _write_counts(page, row + 2 + len(parts), shifted)


def _write_counts(page: Page, row: int, shifted: Moved) -> int:
    """Columns A and D: how many clients move, and how."""
    counts = shifted.clients
    facts = (
        ("Verschil per periode met kosten", shifted.each_period, True),
        ("Cliënten", counts.totaal, False),
        ("  voor wie iets verandert", counts.veranderd, False),
        ("  duurder", counts.duurder, False),
        ("  goedkoper", counts.goedkoper, False),
        ("  ander product", counts.ander_product, False),
        ("  wordt handmatig", counts.wordt_handmatig, False),
        ("  wordt onopgelost", counts.wordt_onopgelost, False),
        ("  krijgt nu wel een prijs", counts.wordt_opgelost, False),
    )
    for line, (label, number, money) in enumerate(facts, start=row):
        page.text(line, 1, label)
        page.blank(line, 2)
        page.blank(line, 3)
        write = page.euro if money else page.count
        write(line, 4, number)
    return row + len(facts)


def _write_links(page: Page, row: int, names: Sequence[str]) -> int:
    """Columns F to H: the other sheets, each a link."""
    page.headers(row, ("Blad", "Wat er staat", ""), column=LINKS_COLUMN)
    shown = [name for name in names if name in SHEET_TEXTS]
    for line, name in enumerate(shown, start=row + 1):
        page.link(line, LINKS_COLUMN, name, name, page.styles.cell_link)
        page.text(line, LINKS_COLUMN + 1, SHEET_TEXTS[name])
        page.blank(line, LAST_COLUMN)
    return row + 1 + len(shown)


def _write_regions(page: Page, row: int, regions: Sequence[Region]) -> int:
    """Columns F to H: where most money moves, each amount a reference to sheet Verschillen."""
    headers = ("Verschil", "Cliënten", "Waar de tabellen anders beslissen")
    page.headers(row, headers, numbers=headers[:2], column=LINKS_COLUMN)
    shown = regions[:SHOWN_REGIONS]
    for index, region in enumerate(shown):
        weight, line = region.weight, row + 1 + index
        if weight is None:
            continue
        source = cell_of(REGIONS, FIRST_ROW + index, AMOUNT_COLUMN)
        cents = euro_decimal(weight.shift.verschil)
        page.formula(line, LINKS_COLUMN, f"={source}", cents, page.styles.euro)
        page.count(line, LINKS_COLUMN + 1, weight.clienten)
        page.text(line, LAST_COLUMN, _told(region))
    return row + 1 + len(shown)


def _told(region: Region) -> str:
    change = region.change
    return f"{change.words or 'alle waarden'}: {change.old.words} wordt {change.new.words}"


def _widths(compared: Compared) -> tuple[int, ...]:
    """The widths, with room for the names of the models and the words of the shown regions."""
    first, _, _, *others, last = WIDTHS
    models = [
        width_for((result.model.settings.naam, result.model.file, result.caseload.file), least=20)
        for result in _both(compared)
    ]
    told = map(_told, compared.regions[:SHOWN_REGIONS])
    return (first, *models, *others, width_for(told, least=last, most=110))


def _write_checks(page: Page, row: int, shifted: Moved, sheets: Sequence[Listing]) -> int:
    """Do the differences on the sheets agree?"""
    styles = page.styles
    page.headers(row, ("Aansluiting", "Verschil", "Sluit aan", ""), numbers=("Verschil",))
    first = row + 1
    for line, sheet in enumerate(sheets, start=first):
        page.link(line, 1, sheet.sheet, sheet.sheet, styles.cell_link)
        source = cell_of(sheet.sheet, TOTAL_ROW, sheet.column("Verschil"))
        page.formula(line, 2, f"={source}", euro_decimal(shifted.total.verschil), styles.euro)
        same = f'=IF(ROUND(B{line}-B${first},2)=0,"ja","nee")'
        page.formula(line, 3, same, "ja", styles.text)
        page.blank(line, 4)
    return first + len(sheets)


def _write_chart(book: Book, page: Page, row: int, periods: Listing) -> None:
    chart = period_chart(book.workbook, periods)
    chart.set_size(CHART_SIZE)
    page.sheet.insert_chart(row - 1, 0, chart)
