"""Sheet Regels: every line that counts, with its source file and cell. All totals refer to it."""

from __future__ import annotations

from dataclasses import dataclass

from ibcalc.workbook.result import bulk
from ibcalc.workbook.result.book import Book
from ibcalc.workbook.result.bulk import BulkColumn, CellKind
from ibcalc.workbook.result.page import FIRST_ROW, HEADER_ROW
from ibcalc.workbook.result.sheet_clients import write_block
from ibcalc.workbook.result.splice import BulkBlock
from ibcalc.workbook.submissions.consolidated.line_table import LineTable

LINES, TABLE = "Regels", "tblRegels"
NONE = "Er telt geen regel mee."
COLUMNS = (
    (BulkColumn("Aanbieder", "aanbieder", CellKind.TEXT), 24),
    (BulkColumn("Soort", "soort", CellKind.TEXT), 22),
    (BulkColumn("Gemeente", "gemeente", CellKind.TEXT), 11),
    (BulkColumn("Jaar", "jaar", CellKind.TEXT), 8),
    (BulkColumn("Periode", "periode", CellKind.TEXT), 13),
    (BulkColumn("Product", "product", CellKind.TEXT), 12),
    (BulkColumn("Eenheid", "eenheid", CellKind.TEXT), 11),
    (BulkColumn("Client", "client", CellKind.TEXT), 15),
    (BulkColumn("Opslag", "opslag", CellKind.TEXT), 9),
    (BulkColumn("Van", "van", CellKind.DATE), 12),
    (BulkColumn("T/m", "tot_en_met", CellKind.DATE), 12),
    (BulkColumn("Aantal", "aantal_clienten", CellKind.COUNT), 11),
    (BulkColumn("Volume", "volume", CellKind.QUANTITY), 12),
    (BulkColumn("Bedrag", "bedrag", CellKind.CENTS), 15),
    (BulkColumn("Bestand", "bestand", CellKind.TEXT), 30),
    (BulkColumn("Blad", "blad", CellKind.TEXT), 14),
    (BulkColumn("Cel", "cel", CellKind.TEXT), 8),
)
"""The columns with their widths."""


@dataclass(frozen=True, slots=True)
class LineBlock:
    """Where the lines stand: one table, or more if there are over a million."""

    tables: tuple[str, ...]

    def reference(self, header: str) -> str:
        """A column as formulas name it, in every table."""
        return ",".join(f"{table}[{header}]" for table in self.tables)


def write_lines(book: Book, lines: LineTable) -> LineBlock:
    """The sheet, or more of them; what is not asked by a template is an empty cell."""
    columns = [column for column, _ in COLUMNS]
    tables = []
    for number, start in enumerate(range(0, max(lines.height, 1), bulk.MAX_ROWS), start=1):
        suffix = f" ({number})" if number > 1 else ""
        page = book.page(LINES + suffix)
        page.heading(
            "Alle regels die meetellen",
            "Aantal is het aantal cliënten. Bedrag is een voorproef met het tarief van het model; "
            "zonder model of bij cliëntrijen blijft het leeg. Cel is de rij in het bestand.",
        )
        table = f"{TABLE}{number}" if number > 1 else TABLE
        rows = lines.part(start, start + bulk.MAX_ROWS)
        write_block(book, page, BulkBlock(table, columns, rows, FIRST_ROW))
        page.widths([width for _, width in COLUMNS])
        page.frozen(HEADER_ROW, 1)
        if not lines.height:
            page.text(FIRST_ROW, 1, NONE)
        tables.append(table)
    return LineBlock(tuple(tables))
