"""What ``ibcalc ingest`` says: one JSON object, or a short table for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ibcalc.front.as_json import JsonObject, finding_of, model_of, numbers_of, text_of
from ibcalc.front.output import IN_THE_OUTCOME, findings_text, plural, table, written_text
from ibcalc.model.findings import Finding
from ibcalc.workbook.submissions.consolidated.line_rows import LineRow, line_rows
from ibcalc.workbook.submissions.ingest import Ingested
from ibcalc.workbook.submissions.submission import Status
from ibcalc.workbook.submissions.together.differences import Change
from ibcalc.workbook.submissions.together.earlier_run import EarlierRun, Since
from ibcalc.workbook.submissions.together.ledger import Entry

SHOWN_FILES = 30


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the overview, or ``same`` if it was there already, and the copies.

    ``refused`` are the reasons why there is no copy of some files.
    """

    output: Path
    same: bool = False
    copies: tuple[Path, ...] = ()
    folder: Path | None = None
    refused: tuple[Finding, ...] = ()


def ingested_object(ingested: Ingested, findings: Sequence[Finding], written: Written) -> str:
    """Every file with its status and its own findings, the totals, then all findings folded."""
    rows = list(line_rows(ingested.ledger.counting, ingested.expected))
    model = ingested.expected.model
    counted = Counter(one.status for one in ingested.submissions)
    return text_of(
        {
            "model": model_of(model) if model else None,
            "complete": all(entry.submission.accepted for entry in ingested.ledger.entries),
            "inzendingen": [_entry(entry) for entry in ingested.ledger.entries],
            "statussen": {status.value: counted[status] for status in Status},
            "regels": len(rows),
            "per_product": _totals(rows, "product"),
            "per_periode": _totals(rows, "periode"),
            "per_gemeente": _totals(rows, "gemeente"),
            "per_aanbieder": _totals(rows, "aanbieder"),
            "dubbele_clienten": len(ingested.shared),
            "bevindingen": [finding_of(one) for one in findings],
            "aantallen": numbers_of(findings),
            "geschreven": [str(path) for path in (written.output, *written.copies)],
            "veranderd": not written.same,
            "eerder": None if ingested.earlier is None else _earlier(ingested.earlier),
        }
    )


def _entry(entry: Entry) -> JsonObject:
    one = entry.submission
    return {
        "bestand": one.file,
        "sha256": one.sha256,
        "aanbieder": one.aanbieder,
        "soort": one.soort,
        "versie": one.stamp.versie,
        "gemeente": one.gemeente,
        "jaar": one.jaar,
        "status": one.status.value,
        "telt_mee": entry.counts,
        "stand": entry.standing.value,
        "door": entry.by,
        "rijen": one.rows,
        "bevindingen": [finding_of(found) for found in one.findings],
    }


def _totals(rows: Iterable[LineRow], key: str) -> JsonObject:
    """Per key and unit the clients, the volume as text, and cents by the model if it tells."""
    found: dict[str, dict[str, JsonObject]] = {}
    groups: dict[tuple[str, str], list[LineRow]] = {}
    for row in rows:
        groups.setdefault((getattr(row, key), row.eenheid), []).append(row)
    for (name, eenheid), members in sorted(groups.items()):
        found.setdefault(name, {})[eenheid] = {
            "regels": len(members),
            "aantal": int(sum(row.aantal or 0 for row in members)),
            "volume": f"{sum(row.volume or 0 for row in members):f}",
            "bedrag_cent": sum(row.bedrag or 0 for row in members),
        }
    return dict(found)


def _earlier(run: EarlierRun) -> JsonObject:
    """What became of every file since the earlier overview, and how many lines changed how."""
    changes = Counter(one.change for found in run.differences for one in found.changes)
    return {
        "bestand": run.file,
        "sha256": run.sha256,
        "bestanden": [
            {
                "wat": one.since.value,
                "bestand": one.now,
                "eerder_bestand": one.then,
                "aanbieder": one.aanbieder,
                "regels": one.lines_now,
                "eerder_regels": one.lines_then,
            }
            for one in run.files
        ],
        "regels": {change.value: changes[change] for change in Change},
    }


def ingested_text(ingested: Ingested, findings: Sequence[Finding], written: Written) -> str:
    """The files in a short table, what changed, the findings, and what was written."""
    entries = ingested.ledger.entries
    rows = [("Bestand", "aanbieder", "status", "in totalen", "rijen")]
    rows += [
        (
            entry.submission.file,
            entry.submission.aanbieder or "-",
            entry.submission.status.value,
            "ja" if entry.counts else "nee",
            str(entry.submission.rows),
        )
        for entry in entries[:SHOWN_FILES]
    ]
    parts = [table(rows, indent="")]
    if len(entries) > SHOWN_FILES:
        more = plural(len(entries) - SHOWN_FILES, "ander bestand", "andere bestanden")
        parts.append(f"en nog {more}; zie het blad Samenvatting.")
    if ingested.earlier is not None:
        parts.append(_since_text(ingested.earlier))
    found = findings_text(findings, elsewhere=IN_THE_OUTCOME)
    return "\n".join([*parts, "", found, *_written_lines(written)])


def _since_text(run: EarlierRun) -> str:
    """One line: ``Sinds eerder.xlsx: 2 ongewijzigd, 1 gewijzigd.``."""
    counted = Counter(one.since for one in run.files)
    told = ", ".join(f"{counted[since]} {since.value}" for since in Since if counted[since])
    return f"\nSinds {run.file}: {told or 'geen bestanden'}."


def _written_lines(written: Written) -> Iterator[str]:
    if written.same:
        yield f"Niets veranderd: {written.output} stond er al zo."
    else:
        yield written_text(written.output)
    if written.folder is not None:
        yield f"Kopieën: {len(written.copies)} in {written.folder}"


def interrupted_text(kept: int, folder: Path) -> str:
    """What is said after Ctrl-C: that nothing is lost, and where it is; empty if nothing is."""
    if not kept:
        return ""
    files = plural(kept, "bestand", "bestanden")
    return (
        f"Gestopt. Wat uit {files} gelezen is, is bewaard in {folder}; dezelfde opdracht gaat daar "
        "verder. Die map bevat cliëntnummers: verwijder haar als u niet verdergaat."
    )
