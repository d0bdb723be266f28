"""The process that reads an old format: bytes on stdin, sheets as JSON on stdout.

Started as a script of its own, so that nothing of ibcalc is at risk; it imports only the reader.
Usage: ``python -I worker.py MEGABYTES SECONDS CELLS``.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a day in a sheet has no time zone
DAY = timedelta(days=1)
UNREADABLE, TOO_MUCH = 3, 4
"""Exit statuses; any other one but 0 means that the process was ended or broke down."""


class TooMuch(Exception):
    """More cells than may be read."""


def main() -> int:
    """Read one workbook."""
    megabytes, seconds, most = (int(argument) for argument in sys.argv[1:4])
    limit(megabytes, seconds)
    import python_calamine

    try:
        sheets = read(sys.stdin.buffer.read(), most)
    except (MemoryError, TooMuch):
        return TOO_MUCH
    except (python_calamine.CalamineError, OSError, ValueError):
        return UNREADABLE
    json.dump(sheets, sys.stdout)
    return 0


def read(data: bytes, most: int) -> list[dict[str, object]]:
    """The worksheets: name, state and the rows with content by their number."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    sheets: list[dict[str, object]] = []
    for about in book.sheets_metadata:
        if about.typ == SheetTypeEnum.WorkSheet:
            values = book.get_sheet_by_name(about.name).to_python(skip_empty_area=False)
            rows, most = rows_of(values, most)
            state = str(about.visible).rpartition(".")[2]
            sheets.append({"name": about.name, "state": state, "rows": rows})
    return sheets


def rows_of(values: Iterable[Iterable[object]], most: int) -> tuple[dict[int, list[str]], int]:
    """Raw rows by their number, and how many cells may still be read after them."""
    rows: dict[int, list[str]] = {}
    for number, row in enumerate(values, start=1):
        cells = [raw(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            rows[number] = cells
        most -= len(cells)
        if most < 0:
            raise TooMuch
    return rows, most


def limit(megabytes: int, seconds: int) -> None:
    """Let the system end this process when it asks too much; Windows knows no such limits."""
    try:
        import resource
    except ImportError:
        return
    wanted = (
        (resource.RLIMIT_AS, megabytes << 20),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    )
    for kind, most in wanted:
        hard = resource.getrlimit(kind)[1]
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        # macOS knows a limit to the address space but does not always set it.
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (allowed, allowed))


def raw(value: object) -> str:
    """A value as a raw cell: kind letter and text, as the exact reader has it."""
    if isinstance(value, bool):
        return f"b{value:d}"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return f"n{int(value)}"
    if isinstance(value, int | float):
        return f"n{value!r}"
    if isinstance(value, str):
        return f"s{value}" if value else ""
    return moment(value)


def moment(value: object) -> str:
    """A date as its serial in the 1900 system; a time of day or a duration as part of a day."""
    if isinstance(value, datetime):
        days = (value - EPOCH) / DAY
    elif isinstance(value, date):
        return f"d{(value - EPOCH.date()).days}"
    elif isinstance(value, time):
        passed = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
        return f"n{passed / DAY!r}"
    elif isinstance(value, timedelta):
        return f"n{value / DAY!r}"
    else:
        return "e#ONLEESBAAR"
    return f"d{int(days)}" if days == int(days) else f"d{days!r}"


if __name__ == "__main__":
    sys.exit(main())
