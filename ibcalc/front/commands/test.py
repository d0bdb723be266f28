"""``ibcalc test``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ibcalc.front import console
from ibcalc.front.arguments import Request
from ibcalc.front.output import count_text
from ibcalc.model.bsn import crossed_out
from ibcalc.workbook.reader.opening import Refused
from ibcalc.workbook.toetsen.runner import Outcome, run_toetsen

PATTERN = "*.toets.xlsx"
LOCK_FILE = "~$"
NO_FILES = f"Er is geen bestand {PATTERN} gevonden."
NO_TOETSEN = "geen toetsen gevonden"


def run(request: Request) -> int:
    """Run the toetsen of every workbook; 1 if one fails, 3 if a workbook can't be opened."""
    statuses = [_run_file(path) for path in _workbooks(request.paths)]
    if not statuses:
        console.warn(NO_FILES)
        return 1
    return max(statuses)


def _workbooks(paths: Iterable[Path]) -> Iterator[Path]:
    """Files as they are named, and those in folders below, in a fixed order, each once."""
    seen: set[Path] = set()
    for path in paths:
        found = sorted(path.rglob(PATTERN)) if path.is_dir() else [path]
        for workbook in found:
            key = workbook.resolve()
            if key not in seen and not workbook.name.startswith(LOCK_FILE):
                seen.add(key)
                yield workbook


def _run_file(path: Path) -> int:
    try:
        outcomes = run_toetsen(path)
    except Refused as refused:
        console.warn(f"{path}: {refused}")
        return refused.exit_status
    if not outcomes:
        console.say(f"{crossed_out(str(path))}: {NO_TOETSEN}")
        return 1
    failed = [outcome for outcome in outcomes if not outcome.passed]
    passed = count_text(len(outcomes) - len(failed))
    console.say(f"{crossed_out(str(path))}: {passed} geslaagd, {count_text(len(failed))} mislukt")
    for line in _lines(failed):
        console.say(line)
    return 1 if failed else 0


def _lines(failed: Iterable[Outcome]) -> Iterator[str]:
    for outcome in failed:
        yield f"  MISLUKT {outcome.toets.naam}"
        for failure in outcome.failures:
            yield f"    {failure}"
