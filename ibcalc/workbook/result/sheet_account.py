"""Sheet Verantwoording: from which files and settings this result was made. No clock time."""

from __future__ import annotations

from collections.abc import Sequence

from ibcalc.engine.result import Result
from ibcalc.model.cell import dutch_date
from ibcalc.model.money import euro_text
from ibcalc.model.version import VERSION
from ibcalc.workbook.result.book import Book
from ibcalc.workbook.result.page import Page, width_for

ACCOUNT = "Verantwoording"
FIRST_SECTION = 5
PRODUCT_HEADERS = (
    "Product", "Omschrijving", "Soort", "Eenheid", "Toerekening", "Bekostiging", "Familie",
    "Maximum per jaar",
)  # fmt: skip
WIDTH = len(PRODUCT_HEADERS)
TARIEF_HEADERS = ("Product", "Soort prijs", "Vanaf", "T/m", "Tarief", "Bron")
RULES = (
    "Bedragen zijn hele centen. Elke regel wordt één keer afgerond; een halve cent wordt een hele.",
    "Een totaal is de som van afgeronde regels.",
    "Een rij zonder prijs telt nergens mee en staat op het blad Onopgelost.",
    "De formules in dit bestand tellen de tabel op het blad Per client op.",
)


def write_account(book: Book, result: Result) -> None:
    """Sheet Verantwoording."""
    page = book.page(ACCOUNT)
    page.heading("Verantwoording", "Met deze gegevens is dezelfde uitkomst opnieuw te maken.")
    row = _section(page, FIRST_SECTION, "Bestanden", ("Wat", "Bestand", "SHA-256"), _files(result))
    row = _section(page, row, "Instellingen", ("Instelling", "Waarde"), settings(result))
    row = _section(page, row, "Producten", PRODUCT_HEADERS, _products(result))
    row = _section(page, row, "Tarieven in het model", TARIEF_HEADERS, _tarieven(result))
    row = _section(page, row, "Zo is gerekend", ("Afspraak",), [(rule,) for rule in RULES])
    names = [value for _, value in settings(result)]
    page.widths([26, width_for(names, least=34, most=48), 16, 14, 14, 16, 16, 18])
    page.printed(row - 2, WIDTH)


def settings(result: Result) -> list[tuple[str, str]]:
    """The settings of the model and of this calculation, in words."""
    chosen = result.model.settings
    first, last = chosen.jaren
    return [
        ("Model", chosen.naam),
        ("Versie van het model", chosen.versie),
        ("Kalender", chosen.kalender.value),
        ("Jaar", str(first) if first == last else f"{first}-{last}"),
        ("Anker", dutch_date(chosen.anker) if chosen.anker else "niet van toepassing"),
        ("Wissel", chosen.wissel.value),
        ("Perioden per jaar", str(chosen.perioden_per_jaar)),
        ("Opgesteld door", chosen.opgesteld_door),
        ("Bron van het model", chosen.bron),
        ("Scenario", result.scenario or "geen"),
        ("Versie van ibcalc", VERSION),
    ]


def _section(
    page: Page, row: int, title: str, headers: Sequence[str], rows: Sequence[Sequence[str]]
) -> int:
    """A titled block of texts over the width of the sheet; the row where the next one starts."""
    page.section(row, title)
    page.headers(row + 1, [*headers, *[""] * (WIDTH - len(headers))])
    for index, texts in enumerate(rows, start=row + 2):
        for column, text in enumerate(texts, start=1):
            page.text(index, column, text)
        for column in range(len(texts) + 1, WIDTH + 1):
            page.blank(index, column)
    return row + len(rows) + 3


def _files(result: Result) -> list[tuple[str, str, str]]:
    model, caseload = result.model, result.caseload
    files = [("Model", model.file, model.sha256)]
    if (caseload.file, caseload.sha256) == (model.file, model.sha256):
        return [("Model en cliënten", model.file, model.sha256)]
    if caseload.file or caseload.sha256:
        files.append(("Cliënten", caseload.file, caseload.sha256))
    return files


def _products(result: Result) -> list[tuple[str, ...]]:
    return [
        (
            product.code,
            product.omschrijving,
            product.soort.value,
            product.eenheid.value,
            product.toerekening.value,
            product.bekostiging.value,
            product.family,
            "" if product.maximum is None else euro_text(product.maximum),
        )
        for product in result.model.producten
    ]


def _tarieven(result: Result) -> list[tuple[str, ...]]:
    return [
        (
            tarief.product,
            tarief.soort_prijs.value,
            dutch_date(tarief.vanaf),
            dutch_date(tarief.tot_en_met) if tarief.tot_en_met else "open",
            euro_text(tarief.cent),
            tarief.bron,
        )
        for tarief in result.model.tarieven
    ]
