"""What ``import ibcalc`` offers: load, check, calculate, save. The command line uses the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ibcalc.engine.caseload import Caseload, no_caseload
from ibcalc.engine.result import Result
from ibcalc.engine.run import run
from ibcalc.model.findings import Finding
from ibcalc.workbook.caseload.read import read_caseload
from ibcalc.workbook.reader.xlsx import open_workbook
from ibcalc.workbook.sheets.model_reader import read_model
from ibcalc.workbook.sheets.modelbook import ModelBook

Progress = Callable[[str, float], None]


def load(path: str | Path) -> ModelBook:
    """Reads a model workbook (.xlsx, .xlsm): the model, its own clients, its tests, its findings.

    Raises:
        CannotOpen: the file is absent, locked, no workbook or lacks a needed sheet.
    """
    return replace(read_model(open_workbook(Path(path))), path=Path(path))


def calculate(
    model: ModelBook | str | Path,
    clients: str | Path | None = None,
    *,
    scenario: str = "",
    progress: Progress | None = None,
) -> Result:
    """Prices a caseload with a model.

    Args:
        model: a model workbook, loaded or as a path.
        clients: a caseload (.xlsx, .xlsm, .csv, .parquet); absent takes the model's own Clienten.
        scenario: name of a scenario in the model, or empty.
        progress: told the stage and the share (0 to 1) that is done.

    Returns:
        A result with every finding; amounts in cents. A fout in the model prices nothing.

    Raises:
        CannotOpen: a file can't be opened.
    """
    book = model if isinstance(model, ModelBook) else load(model)
    caseload, findings = _caseload(book, clients)
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
    return replace(result, sources={Path(path).name: str(path) for path in read})


def _caseload(book: ModelBook, clients: str | Path | None) -> tuple[Caseload, tuple[Finding, ...]]:
    if clients is not None:
        return read_caseload(Path(clients), book.model)
    if book.caseload is not None:
        return book.caseload, book.caseload_findings
    return no_caseload(), ()


def check(model: ModelBook | str | Path, clients: str | Path | None = None) -> tuple[Finding, ...]:
    """Every finding about a model and a caseload, most serious first.

    Raises:
        CannotOpen: a file can't be opened.
    """
    return calculate(model, clients).findings


def save(result: Result, path: str | Path, *, lines: bool = False) -> None:
    """Writes the result workbook, whole or not at all; ``lines`` adds the sheet Regels.

    Raises:
        CannotWrite: the target can't be written.
    """
    from ibcalc.workbook.result import write_result

    write_result(result, Path(path), with_lines=lines)


def save_lines(result: Result, path: str | Path) -> None:
    """Writes the regels as .parquet, or else as .csv, whole or not at all.

    Raises:
        CannotWrite: the target can't be written.
    """
    from ibcalc.workbook.lines_file import write_lines

    write_lines(result, Path(path))
