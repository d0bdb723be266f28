"""What ``import ibcalc`` offers: load, check, calculate, compare, save. The commands use it too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ibcalc.engine.caseload import Caseload, no_caseload
from ibcalc.engine.result import Result
from ibcalc.engine.run import run
from ibcalc.model.findings import Finding, fold
from ibcalc.workbook.caseload.read import read_caseload
from ibcalc.workbook.privacy.hiding import (
    crossed_findings,
    crossed_model,
    name_findings,
    sheet_findings,
    shown_caseload,
)
from ibcalc.workbook.reader.xlsx import open_workbook
from ibcalc.workbook.sheets.model_reader import read_model
from ibcalc.workbook.sheets.modelbook import ModelBook

if TYPE_CHECKING:
    from ibcalc.engine.comparison.compared import Compared
    from ibcalc.engine.table_checks import Proposal
    from ibcalc.tables.decision import DecisionTable
    from ibcalc.workbook.privacy.pseudonymise import Pseudonymised

Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Checked:
    """What ``check`` found in a model: every finding, and the rows that would close gaps."""

    book: ModelBook
    findings: tuple[Finding, ...]
    proposals: tuple[Proposal, ...]


def load(path: str | Path) -> ModelBook:
    """Reads a model workbook (.xlsx, .xlsm): the model, its own clients, its tests, its findings.

    Raises:
        CannotOpen: the file is absent, locked, no workbook or lacks a needed sheet.
    """
    workbook = open_workbook(Path(path))
    book = read_model(workbook)
    about = (*name_findings(Path(path)), *sheet_findings(workbook))
    findings = fold((*about, *crossed_findings(book.findings)))
    return replace(book, model=crossed_model(book.model), path=Path(path), findings=findings)


def calculate(
    model: ModelBook | str | Path,
    clients: str | Path | None = None,
    *,
    scenario: str = "",
    with_bsn: bool = False,
    progress: Progress | None = None,
) -> Result:
    """Prices a caseload with a model.

    Args:
        model: a model workbook, loaded or as a path.
        clients: a caseload (.xlsx, .xlsm, .csv, .parquet); absent takes the model's own Clienten.
        scenario: name of a scenario in the model, or empty.
        with_bsn: show a BSN in the outcome; else the row where it stands is shown in its place.
        progress: told the stage and the share (0 to 1) that is done.

    Returns:
        A result with every finding; amounts in cents. A fout in the model prices nothing.

    Raises:
        CannotOpen: a file can't be opened.
    """
    book = model if isinstance(model, ModelBook) else load(model)
    caseload, findings = shown_caseload(_caseload(book, clients), with_bsn=with_bsn)
    told = {} if progress is None else {"progress": progress}
    result = run(
        book.model,
        caseload,
        scenario=scenario,
        findings=book.findings,
        caseload_findings=findings,
        **told,
    )
    read = [path for path in (book.path, clients) if path is not None]
    result = replace(result, findings=crossed_findings(result.findings))
    return replace(result, sources={Path(path).name: str(path) for path in read})


def _caseload(book: ModelBook, clients: str | Path | None) -> tuple[Caseload, tuple[Finding, ...]]:
    if clients is not None:
        caseload, findings = read_caseload(Path(clients), book.model)
        return caseload, (*name_findings(Path(clients)), *findings)
    if book.caseload is not None:
        return book.caseload, book.caseload_findings
    return no_caseload(), ()


def check(model: ModelBook | str | Path, clients: str | Path | None = None) -> tuple[Finding, ...]:
    """Every finding about a model, its tables and a caseload, most serious first.

    The conversion tables are proven: what they do not decide, decide twice, or say in vain.

    Raises:
        CannotOpen: a file can't be opened.
    """
    return checked(model, clients).findings


def checked(model: ModelBook | str | Path, clients: str | Path | None = None) -> Checked:
    """The same, with the rows that would close the gaps in the tables.

    Raises:
        CannotOpen: a file can't be opened.
    """
    from ibcalc.engine.table_checks import check_tables

    book = model if isinstance(model, ModelBook) else load(model)
    result = calculate(book, clients)
    tables = check_tables(result)
    return Checked(book, fold((*tables.findings, *result.findings)), tables.proposals)


def conversions(model: ModelBook | str | Path) -> dict[str, DecisionTable]:
    """The conversion tables of a model by name, in their order, ready to decide and to verify.

    What can't be read in them stands among the findings of :func:`check`.

    Raises:
        CannotOpen: the file can't be opened.
    """
    from ibcalc.engine.decide import tables_of

    book = model if isinstance(model, ModelBook) else load(model)
    extra = () if book.caseload is None else book.caseload.kenmerk_names
    tables, _ = tables_of(book.model, extra)
    return {table.naam: table for table in tables}


def save_checked(found: Checked, path: str | Path) -> None:
    """Writes a copy of the model with every finding marked in it, whole or not at all.

    Raises:
        CannotWrite: the target can't be written, or it is the model itself.
        ValueError: the model was not read from a file.
    """
    from ibcalc.workbook.annotate import SuggestedRow, write_checked_copy

    if found.book.path is None:
        raise ValueError("only a model that was read from a file has a checked copy")
    rows = [
        SuggestedRow(one.tabel, one.place.sheet, one.headings, one.cells, one.why, one.place)
        for one in found.proposals
    ]
    write_checked_copy(found.book.path, Path(path), found.findings, rows)


def compare(
    old: ModelBook | str | Path,
    new: ModelBook | str | Path,
    clients: str | Path | None = None,
    *,
    progress: Progress | None = None,
) -> Compared:
    """What a new model decides, charges and agrees differently from an old one.

    Args:
        old: a model workbook, loaded or as a path.
        new: the model that would take its place.
        clients: a caseload (.xlsx, .xlsm, .csv, .parquet); absent takes the sheet Clienten of the
            new model, or else of the old one; without any, only what is agreed is compared.
        progress: told the stage and the share (0 to 1) that is done.

    Raises:
        CannotOpen: a file can't be opened.
    """
    from ibcalc.front.comparing import compare_books

    books = [model if isinstance(model, ModelBook) else load(model) for model in (old, new)]
    given = None if clients is None else Path(clients)
    return compare_books(books[0], books[1], given, progress)


def save(result: Result | Compared, path: str | Path, *, lines: bool = False) -> None:
    """Writes a result or a comparison as a workbook, whole or not at all.

    ``lines`` adds the sheet Regels to a result.

    Raises:
        CannotWrite: the target can't be written.
    """
    if isinstance(result, Result):
        from ibcalc.workbook.result import write_result

        write_result(result, Path(path), with_lines=lines)
    else:
        from ibcalc.workbook.compared import write_compared

        write_compared(result, Path(path))


def save_lines(result: Result, path: str | Path) -> None:
    """Writes the regels as .parquet, or else as .csv, whole or not at all.

    Raises:
        CannotWrite: the target can't be written.
    """
    from ibcalc.workbook.lines_file import write_lines

    write_lines(result, Path(path))


def pseudonymise(
    source: str | Path, target: str | Path, key: str | Path, *, new_key: bool = False
) -> Pseudonymised:
    """Writes a copy of a caseload or submission with a pseudonym for each client number.

    Args:
        source: an .xlsx, .xlsm or .csv file.
        target: the copy, with the same extension.
        key: the file with the key, which belongs in another folder than the copy.
        new_key: make that file first; it may not be there yet.

    Raises:
        CannotOpen: a file can't be opened, or a number can't be replaced; nothing is written.
        CannotWrite: the target or the new key can't be written.
    """
    from ibcalc.workbook.privacy.keys import make_key, read_key
    from ibcalc.workbook.privacy.pseudonymise import pseudonymise as pseudonymised

    secret = make_key(Path(key)) if new_key else read_key(Path(key))
    done = None
    try:
        done = pseudonymised(Path(source), Path(target), secret, Path(key))
    finally:
        # A key that nothing was made with would only lie about.
        if new_key and done is None:
            Path(key).unlink(missing_ok=True)
    return done
