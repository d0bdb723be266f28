"""Put the rows of big blocks into the workbook that XlsxWriter made, while it is zipped.

XlsxWriter writes each big table with one empty row that carries the cell styles; that row is
replaced by the real ones, and the ranges that end there are made longer.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import IO

from ibcalc.model.place import column_letters
from ibcalc.workbook.result.bulk import BulkColumn, render
from ibcalc.workbook.result.rows import Rows

LEVEL = 1
"""Deflate level: the higher ones take several times as long for a tenth of the size."""

CELL_BYTES = 80
"""More than an average cell takes, as XML."""

END_OF_ROWS = b"</sheetData>"


@dataclass(frozen=True, slots=True)
class BulkBlock:
    """The rows of one table: at the bottom of its sheet, from column A.

    ``first_row`` is the Excel row of its first data row; its header stands above that.
    """

    table: str
    columns: Sequence[BulkColumn]
    rows: Rows
    first_row: int

    @property
    def huge(self) -> bool:
        """True if its XML may pass the 2 GiB of a plain zip part."""
        return self.rows.height * len(self.columns) * CELL_BYTES > zipfile.ZIP64_LIMIT

    def range(self, height: int) -> str:
        """The table's range with this number of data rows, its header row included."""
        last = column_letters(len(self.columns))
        return f"A{self.first_row - 1}:{last}{self.first_row - 1 + height}"


def assemble(skeleton: bytes, blocks: Mapping[str, BulkBlock], target: IO[bytes]) -> None:
    """Write the workbook with its blocks filled in.

    Args:
        skeleton: the bytes of the workbook as XlsxWriter made it.
        blocks: the block of each sheet part (``xl/worksheets/sheet2.xml``) that has one.
        target: where the finished workbook goes.
    """
    full = {part: block for part, block in blocks.items() if block.rows.height}
    with (
        zipfile.ZipFile(io.BytesIO(skeleton)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as result,
    ):
        for name in source.namelist():
            _copy(source.read(name), name, full, result)


def _copy(data: bytes, name: str, blocks: Mapping[str, BulkBlock], result: zipfile.ZipFile) -> None:
    block = blocks.get(name)
    if name.startswith("xl/tables/"):
        data = _lengthened(data, tuple(blocks.values()))
    # A part opened by its name gets the fixed date 1-1-1980, so the same result has the same bytes.
    with result.open(name, "w", force_zip64=block is not None and block.huge) as part:
        for chunk in _filled(data, block) if block is not None else (data,):
            part.write(chunk)


def _filled(sheet: bytes, block: BulkBlock) -> Iterator[bytes]:
    """The XML of a sheet with the empty row of its table replaced by the block."""
    pattern = rb'<row r="%d"[^>]*>.*?</row>' % block.first_row
    before, row, after = _cut(pattern, sheet)
    if not after.startswith(END_OF_ROWS):
        raise RuntimeError(f"{block.table} is not the last thing on its sheet")
    styles = [style.decode() for style in re.findall(rb'<c r="[A-Z]+\d+" s="(\d+)"/>', row)]
    if len(styles) != len(block.columns):
        raise RuntimeError(f"{block.table} has a column without a style")
    last_row = block.first_row + block.rows.height - 1
    yield re.sub(
        rb'<dimension ref="([A-Z]+\d+):([A-Z]+)\d+"/>',
        rb'<dimension ref="\g<1>:\g<2>%d"/>' % last_row,
        before,
    )
    yield from render(block.rows, block.columns, styles, block.first_row)
    yield after


def _cut(pattern: bytes, text: bytes) -> tuple[bytes, bytes, bytes]:
    match = re.search(pattern, text)
    if match is None:
        raise RuntimeError("the sheet has no empty row to fill")
    return text[: match.start()], match.group(), text[match.end() :]


def _lengthened(table: bytes, blocks: Sequence[BulkBlock]) -> bytes:
    """The XML of a table, with the range of its block if it has one."""
    for block in blocks:
        if f'displayName="{block.table}"'.encode() in table:
            short, long = block.range(1), block.range(block.rows.height)
            return table.replace(f'ref="{short}"'.encode(), f'ref="{long}"'.encode())
    return table
