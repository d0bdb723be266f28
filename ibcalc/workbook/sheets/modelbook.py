"""Everything that one model workbook holds: the model, its own caseload and its tests."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ibcalc.engine.caseload import Caseload
from ibcalc.model.findings import Finding
from ibcalc.model.tariffmodel import TariffModel
from ibcalc.workbook.sheets.rows import ToetsRow


@dataclass(frozen=True, slots=True)
class ModelBook:
    """A model workbook as read.

    ``findings`` are about the model and the rows of Toetsen as such: a fout among them means that
    nothing may be priced. ``caseload`` is sheet Clienten of this workbook, if it has one, and
    ``caseload_findings`` are about it: a fout among those leaves rows out.
    ``toetsen`` row i has its input in row i of ``toets_caseload``; ``toets_findings`` are about
    that input and may be what a toets expects. ``path`` is where the workbook was read from.
    """

    model: TariffModel
    caseload: Caseload | None = None
    toetsen: tuple[ToetsRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    caseload_findings: tuple[Finding, ...] = ()
    toets_caseload: Caseload | None = None
    toets_findings: tuple[Finding, ...] = ()
    path: Path | None = None
