"""What changed since an earlier overview: files by their bytes, and the lines of those sent again.

Names of files say nothing: a file is the same if its bytes are, and a correction if it has the
kind, aanbieder, year and gemeente of another. A file that could not be opened is not compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding, fold
from ibcalc.model.place import Place
from ibcalc.workbook.submissions.earlier.comparable import comparable
from ibcalc.workbook.submissions.earlier.overview import EarlierFile, Overview
from ibcalc.workbook.submissions.ingest import Ingested, in_order
from ibcalc.workbook.submissions.together.differences import Change, Difference, difference
from ibcalc.workbook.submissions.together.earlier_run import EarlierRun, FileSince, Since
from ibcalc.workbook.submissions.together.leaps import change_findings
from ibcalc.workbook.submissions.together.ledger import Entry
from ibcalc.workbook.submissions.together.naming import identity


def since_earlier(ingested: Ingested, overview: Overview) -> Ingested:
    """The same with what changed: in ``earlier``, among the differences and as findings."""
    files = (*_now(ingested, overview), *_gone(ingested, overview))
    differences = tuple(_differences(ingested, overview))
    run = EarlierRun(overview.file, overview.sha256, files, differences)
    ledger = ingested.ledger
    return replace(
        ingested,
        earlier=run,
        ledger=replace(ledger, differences=(*ledger.differences, *differences)),
        findings=fold(in_order((*ingested.findings, *_findings(ingested, run)))),
    )


def _now(ingested: Ingested, overview: Overview) -> Iterator[FileSince]:
    """The files of this run, in the order of the overview."""
    by_bytes = {one.submission.sha256: one for one in reversed(overview.files)}
    by_sender = _by_sender(overview.files)
    for entry in ingested.ledger.entries:
        one = entry.submission
        if not one.sha256:
            continue
        if same := by_bytes.get(one.sha256):
            yield _file(Since.ONGEWIJZIGD, entry, same)
        elif other := by_sender.get(identity(one)):
            yield _file(Since.GEWIJZIGD, entry, other)
        else:
            yield _file(Since.NIEUW, entry, None)


def _file(since: Since, entry: Entry, earlier: EarlierFile | None) -> FileSince:
    one = entry.submission
    return FileSince(
        since,
        now=one.file,
        then=earlier.name if earlier else "",
        aanbieder=one.aanbieder,
        soort=one.soort,
        lines_now=len(one.lines) if entry.counts else 0,
        lines_then=_counted_lines(earlier),
    )


def _by_sender(files: Iterable[EarlierFile]) -> dict[tuple[str, ...], EarlierFile]:
    """The file of each sender that counted, or else the last."""
    ordered = sorted(files, key=lambda one: one.counted)
    return {identity(one.submission): one for one in ordered if one.submission.soort}


def _counted_lines(earlier: EarlierFile | None) -> int:
    return len(earlier.submission.lines) if earlier and earlier.counted else 0


def _gone(ingested: Ingested, overview: Overview) -> Iterator[FileSince]:
    """The files that were there, and of which neither the bytes nor the sender is there now."""
    digests = {one.sha256 for one in ingested.submissions}
    senders = {identity(one) for one in ingested.submissions if one.soort}
    for earlier in overview.files:
        one = earlier.submission
        here = one.sha256 in digests or (one.soort and identity(one) in senders)
        if one.sha256 and not here:
            yield FileSince(
                Since.WEG,
                then=earlier.name,
                aanbieder=one.aanbieder,
                soort=one.soort,
                lines_then=_counted_lines(earlier),
            )


def _differences(ingested: Ingested, overview: Overview) -> Iterator[Difference]:
    """Of each sender who counted then and counts now with other bytes."""
    then = {
        identity(one.submission): one.submission
        for one in overview.files
        if one.counted and one.submission.soort
    }
    for one in ingested.ledger.counting:
        old = then.get(identity(one))
        if old is not None and old.sha256 != one.sha256:
            yield difference(old, comparable(one, ingested.expected))


def _findings(ingested: Ingested, run: EarlierRun) -> Iterator[Finding]:
    entries = {entry.submission.file: entry for entry in ingested.ledger.entries}
    counting = {identity(one) for one in ingested.ledger.counting}
    for one in run.files:
        if one.since is Since.WEG and one.lines_then:
            words = {"bestand": one.then, "eerder": run.file, "aantal": one.lines_then}
            yield finding("AANL-442", Place(run.file), **words)
        elif one.lines_then and _stopped(entries[one.now], counting):
            words = {"bestand": run.file, "aantal": one.lines_then}
            yield finding("AANL-443", Place(one.now), **words)
    for found in run.differences:
        yield _summary(found)
        yield from change_findings(found)


def _stopped(entry: Entry, counting: Collection[tuple[str, ...]]) -> bool:
    """True if nothing of the sender of this file counts any more."""
    return not entry.counts and identity(entry.submission) not in counting


def _summary(found: Difference) -> Finding:
    changes = Counter(one.change for one in found.changes)
    return finding(
        "AANL-441",
        Place(found.new.file),
        bestand=found.old.file,
        nieuw=changes[Change.NIEUW],
        vervallen=changes[Change.VERVALLEN],
        gewijzigd=changes[Change.GEWIJZIGD],
    )
