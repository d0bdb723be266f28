"""Both models of a comparison calculated on one caseload, each reading it by its own kenmerken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ibcalc.engine.caseload import Caseload, no_caseload
from ibcalc.engine.comparison.compared import Compared, SidedFinding, compare_results
from ibcalc.engine.result import Result
from ibcalc.engine.run import run
from ibcalc.model.findings import Finding
from ibcalc.workbook.caseload.read import read_caseload
from ibcalc.workbook.privacy.hiding import crossed_findings, name_findings, shown_caseload
from ibcalc.workbook.sheets.modelbook import ModelBook

Progress = Callable[[str, float], None]
Read = tuple[Caseload, tuple[Finding, ...]]


def compare_books(
    old: ModelBook, new: ModelBook, clients: Path | None, progress: Progress | None
) -> Compared:
    """Compare two models that are loaded; see :func:`ibcalc.front.api.compare`.

    Raises:
        CannotOpen: the clients can't be read.
    """
    owners = (book for book in (new, old) if book.caseload is not None and len(book.caseload))
    owner = None if clients is not None else next(owners, None)
    results = [
        _calculated(book, _read(book, clients, owner), progress, _source(clients, owner), half)
        for half, book in enumerate((old, new))
    ]
    compared = compare_results(*results)
    return replace(compared, findings=tuple(map(_crossed, compared.findings)))


def _crossed(sided: SidedFinding) -> SidedFinding:
    """The finding with crosses for what can be a BSN, as ``calculate`` and ``check`` show it."""
    (told,) = crossed_findings([sided.finding])
    return replace(sided, finding=told)


def _source(clients: Path | None, owner: ModelBook | None) -> Path | None:
    return owner.path if clients is None and owner is not None else clients


def _read(book: ModelBook, clients: Path | None, owner: ModelBook | None) -> Read:
    """The caseload as one of the models reads it; a model in memory cannot be read again."""
    if clients is not None:
        caseload, findings = read_caseload(clients, book.model)
        return caseload, (*name_findings(clients), *findings)
    if owner is None or owner.caseload is None:
        return no_caseload(), ()
    if owner is book or owner.path is None:
        return owner.caseload, owner.caseload_findings
    return read_caseload(owner.path, book.model)


def _calculated(
    book: ModelBook, read: Read, progress: Progress | None, clients: Path | None, half: int
) -> Result:
    """One of the two calculations, which each take half of the progress."""
    caseload, findings = shown_caseload(read)

    def tell(stage: str, share: float) -> None:
        if progress is not None:
            progress(stage, (half + share) / 2)

    result = run(
        book.model,
        caseload,
        findings=book.findings,
        caseload_findings=findings,
        progress=tell,
    )
    # The model last: it keeps its name if the clients come from a file of the same name.
    paths = [path for path in (clients, book.path) if path is not None]
    return replace(result, sources={path.name: str(path) for path in paths})
