"""A caseload from a workbook, also an old one, .csv or .parquet: found, read and understood."""

from __future__ import annotations

from pathlib import Path

from ibcalc.engine.caseload import Caseload, no_caseload
from ibcalc.model.findings import Finding, fold
from ibcalc.model.tariffmodel import TariffModel
from ibcalc.workbook.caseload.flat_files import read_csv, read_parquet
from ibcalc.workbook.caseload.kenmerken import kenmerk_names
from ibcalc.workbook.caseload.raw import raw_of_sheet
from ibcalc.workbook.caseload.typing_columns import understood
from ibcalc.workbook.old_formats.read import open_any
from ibcalc.workbook.reader.grid import Workbook
from ibcalc.workbook.reader.opening import cannot_open
from ibcalc.workbook.reader.xlsx import reading_findings, uncalculated_columns
from ibcalc.workbook.sheets.rows import CLIENTEN
from ibcalc.workbook.sheets.table import find_table

CSV_EXTENSIONS = frozenset({".csv", ".tsv", ".txt"})
PARQUET_EXTENSIONS = frozenset({".parquet", ".pq"})


def read_caseload(path: Path, model: TariffModel) -> tuple[Caseload, tuple[Finding, ...]]:
    """The caseload of a file, and every finding about it.

    Raises:
        CannotOpen: the file can't be read, or holds no table of clients.
    """
    extension = path.suffix.casefold()
    if extension in CSV_EXTENSIONS or extension in PARQUET_EXTENSIONS:
        read_flat = read_csv if extension in CSV_EXTENSIONS else read_parquet
        raw = read_flat(path, kenmerk_names(model))
        caseload, findings = understood(raw, model)
        return caseload, fold(findings)
    workbook = open_any(path)
    read = read_clients_sheet(workbook, model)
    if read is None:
        heads = ", ".join(column.header for column in CLIENTEN.required)
        raise cannot_open("BOEK-031", workbook.file, koppen=heads)
    about_file = reading_findings(workbook, uncalculated_columns(read[1]))
    return read[0], fold((*about_file, *read[1]))


def read_clients_sheet(
    workbook: Workbook, model: TariffModel
) -> tuple[Caseload, list[Finding]] | None:
    """Sheet Clienten of a workbook, None if it has none."""
    table, findings = find_table(workbook, CLIENTEN, kenmerk_names(model))
    if table is None:
        return (no_caseload(), findings) if findings else None
    return understood(raw_of_sheet(table, workbook.sha256, findings), model)
