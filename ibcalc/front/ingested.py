"""What ``ibcalc ingest`` says: one JSON object, or a short table for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from ibcalc.front.as_json import JsonObject, finding_of, model_of, numbers_of, text_of
from ibcalc.front.output import IN_THE_OUTCOME, findings_text, plural, table
from ibcalc.model.findings import Finding
from ibcalc.workbook.submissions.consolidated.line_rows import LineRow, line_rows
from ibcalc.workbook.submissions.ingest import Ingested
from ibcalc.workbook.submissions.submission import Status
from ibcalc.workbook.submissions.together.ledger import Entry

SHOWN_FILES = 30


def ingested_object(
    ingested: Ingested, findings: Sequence[Finding], written: Iterable[Path]
) -> str:
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
            "geschreven": [str(path) for path in written],
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


def ingested_text(ingested: Ingested, findings: Sequence[Finding]) -> str:
    """The files in a short table, then the findings."""
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
    return "\n".join(parts) + "\n\n" + findings_text(findings, elsewhere=IN_THE_OUTCOME)
