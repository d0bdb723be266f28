"""A sheet of the result workbook while it is written: title, tables, print settings.

Rows and columns are Excel's, 1-based, as in formulas and findings.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ibcalc.model.money import euro_decimal
from ibcalc.model.place import column_letters
from ibcalc.workbook.result.formulas import quoted_sheet
from ibcalc.workbook.result.styles import Styles

A4 = 9
SUMMARY = "Samenvatting"
TOTAL_ROW, HEADER_ROW, FIRST_ROW = 5, 6, 7
"""Where the one table of a sheet stands: its totals above the header, its rows below."""

TITLE_HEIGHT, SECTION_HEIGHT, TOTAL_HEIGHT, HEADER_HEIGHT = 27, 21, 18, 32
"""Of rows, in points; a header has room for two lines."""

FILTER_BUTTON = 3
"""Characters of a header that the filter button hides."""

Cached = Decimal | int | str

COLUMNS_ON_A_PAGE = 24
"""More columns than this on one landscape A4 can't be read."""
REPEATED_COLUMNS = 4


def width_for(texts: Iterable[str], header: str = "", *, least: int = 9, most: int = 60) -> int:
    """A column width at which these texts and the longest word of the header can be read."""
    longest = max((len(text) for text in texts), default=0)
    word = max((len(word) for word in header.split()), default=0) + FILTER_BUTTON
    return max(least, min(most, max(longest, word) + 2))


class Page:
    """One sheet: it knows its name, its looks, and how far it is filled."""

    def __init__(self, sheet: Worksheet, name: str, styles: Styles) -> None:
        self.sheet = sheet
        self.name = name
        self.styles = styles
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer("&L&F&C&A&RPagina &P van &N")

    def heading(self, title: str, intro: str) -> None:
        """The title, one sentence on what the sheet shows, and the way back."""
        self.sheet.set_row(0, TITLE_HEIGHT)
        self.text(1, 1, title, self.styles.title)
        self.text(2, 1, intro, self.styles.intro)
        if self.name != SUMMARY:
            self.link(3, 1, SUMMARY, "Terug naar de samenvatting")

    def widths(self, widths: Sequence[float]) -> None:
        """The widths of the columns, from A on, in characters."""
        for index, width in enumerate(widths):
            self.sheet.set_column(index, index, width)

    def text(self, row: int, column: int, text: str, style: Format | None = None) -> None:
        """A text, whatever it starts with: never a formula, a number or a link."""
        self.sheet.write_string(row - 1, column - 1, text, style or self.styles.text)

    def number(self, row: int, column: int, number: Decimal | int, style: Format) -> None:
        """An exact number."""
        self.sheet.write_number(row - 1, column - 1, number, style)

    def count(self, row: int, column: int, count: int) -> None:
        """A number of things."""
        self.number(row, column, count, self.styles.count)

    def quantity(self, row: int, column: int, quantity: Decimal) -> None:
        """Hours and the like: with decimals only if there are any."""
        whole = quantity == quantity.to_integral_value()
        self.number(row, column, quantity, self.styles.count if whole else self.styles.number)

    def euro(self, row: int, column: int, cents: int) -> None:
        """An amount in whole cents."""
        self.number(row, column, euro_decimal(cents), self.styles.euro)

    def day(self, row: int, column: int, day: date) -> None:
        """A date."""
        moment = datetime.combine(day, time())
        self.sheet.write_datetime(row - 1, column - 1, moment, self.styles.date)

    def blank(self, row: int, column: int, style: Format | None = None) -> None:
        """An empty cell that looks like its neighbours."""
        self.sheet.write_blank(row - 1, column - 1, None, style or self.styles.text)

    def formula(self, row: int, column: int, formula: str, cached: Cached, style: Format) -> None:
        """A live formula with the value that it must have."""
        self.sheet.write_formula(row - 1, column - 1, formula, style, cached)

    def link(
        self, row: int, column: int, sheet: str, text: str, style: Format | None = None
    ) -> None:
        """A link to another sheet of this workbook."""
        target = f"internal:{quoted_sheet(sheet)}!A1"
        self.sheet.write_url(row - 1, column - 1, target, style or self.styles.link, text)

    def section(self, row: int, title: str) -> None:
        """The title of a part of the sheet."""
        self.sheet.set_row(row - 1, SECTION_HEIGHT)
        self.text(row, 1, title, self.styles.section)

    def table(
        self,
        name: str,
        headers: Sequence[str],
        rows: int,
        *,
        numbers: Container[str] = (),
        row: int = HEADER_ROW,
    ) -> None:
        """An Excel table: a header row with filters, and at least one row below it.

        ``numbers`` are the headers that stand above numbers.
        """
        styles = self.styles
        columns = [
            {
                "header": header,
                "header_format": (
                    styles.table_number_header if header in numbers else styles.table_header
                ),
            }
            for header in headers
        ]
        options = {"name": name, "style": None, "columns": columns}
        last = row - 1 + max(rows, 1)
        self.sheet.set_row(row - 1, HEADER_HEIGHT)
        self.sheet.set_row(row - 2, TOTAL_HEIGHT)
        self.sheet.add_table(row - 1, 0, last, len(headers) - 1, options)

    def headers(
        self, row: int, headers: Sequence[str], *, numbers: Container[str] = (), column: int = 1
    ) -> None:
        """A header row for a block that is not an Excel table."""
        styles = self.styles
        for index, header in enumerate(headers, start=column):
            style = styles.number_header if header in numbers else styles.header
            self.text(row, index, header, style)

    def frozen(self, row: int, columns: int = 0) -> None:
        """Keep the header row in sight on screen and repeat it on every printed page."""
        self.sheet.freeze_panes(row, columns)
        self.sheet.repeat_rows(row - 1)

    def ruled(self, first_row: int, last_row: int, columns: int) -> None:
        """A line under every row of a long table, also under its empty cells."""
        rule = {"type": "formula", "criteria": "=ROW()>0", "format": self.styles.rule}
        self.sheet.conditional_format(first_row - 1, 0, last_row - 1, columns - 1, rule)

    def codes_as_text(self, first_row: int, last_row: int, columns: Iterable[int]) -> None:
        """No green corners on codes such as 0505, which are text on purpose; columns from 0."""
        ranges = [
            f"{column_letters(column + 1)}{first_row}:{column_letters(column + 1)}{last_row}"
            for column in columns
        ]
        self.sheet.ignore_errors({"number_stored_as_text": " ".join(ranges)})

    def printed(self, last_row: int, last_column: int) -> None:
        """Print from A1 to here; a wide sheet over more pages, each with the first columns."""
        self.sheet.print_area(0, 0, last_row - 1, last_column - 1)
        pages = -(-last_column // COLUMNS_ON_A_PAGE)
        self.sheet.fit_to_pages(pages, 0)
        if pages > 1:
            self.sheet.repeat_columns(0, REPEATED_COLUMNS - 1)
