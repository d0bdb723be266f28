"""Which rows of a sheet have content; of a big sheet that is asked of its columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence


def rows_with(
    rows: Mapping[int, Sequence[str]], columns: Sequence[int], counts: Callable[[str], bool]
) -> Sequence[int]:
    """The numbers of the rows with a raw cell that counts in any of these 1-based columns."""
    if isinstance(rows, dict):
        return [
            number
            for number, cells in rows.items()
            if any(counts(cells[column - 1]) for column in columns if column <= len(cells))
        ]
    from ibcalc.workbook.reader.bulkrows import BulkRows, bulk_of

    bulk = rows if isinstance(rows, BulkRows) else bulk_of(rows)
    return bulk.numbers_with(columns, counts)
