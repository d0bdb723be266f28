"""The copy of a submission with its own findings in it, made of the bytes that were checked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding
from ibcalc.model.place import Place
from ibcalc.workbook.annotate import checked_copy
from ibcalc.workbook.atomic import CannotWrite, refuse_target, replace_whole
from ibcalc.workbook.reader.limits import SUBMISSION
from ibcalc.workbook.reader.opening import CannotOpen, read_bytes, shown_name
from ibcalc.workbook.submissions.own_bug import own_bug
from ibcalc.workbook.submissions.submission import Submission

Maker = Callable[[Submission, bytes], bytes | Finding]
"""What makes the bytes of a copy, or says why there is none."""


def copy_of(one: Submission, data: bytes) -> bytes | Finding:
    """The copy of a submission as bytes. A fault of our own is a finding of that file alone."""
    try:
        return checked_copy(data, shown_name(one.path), own_findings(one), (), SUBMISSION)
    except (CannotWrite, CannotOpen) as why:
        return why.finding
    except MemoryError:
        raise
    except Exception as bug:  # noqa: BLE001 - whatever one file does to us, the others go on
        return own_bug(bug, one.file)


def own_findings(one: Submission) -> Sequence[Finding]:
    """The findings of a submission as its own copy shows them: without the name of the file."""
    return [replace(found, place=replace(found.place, file="")) for found in one.findings]


def write_copy(one: Submission, folder: Path, make: Maker) -> Path | Finding:
    """The copy of a submission under the name shown, or why there is none.

    A copy that is there already is left as it is, and so is a file that a copy would replace.
    """
    if not one.patchable:
        return finding("AANL-425", Place(one.file))
    target = folder / one.file
    try:
        refuse_target(target, [one.path])
        data, sha256 = read_bytes(one.path, SUBMISSION)
        if sha256 != one.sha256:
            return finding("AANL-186", Place(one.file))
        made = make(one, data)
        if isinstance(made, bytes):
            _write(target, made, one.path)
            return target
    except (CannotWrite, CannotOpen) as why:
        made = why.finding
    return replace(made, place=replace(made.place, file=one.file))


def _write(target: Path, data: bytes, source: Path) -> None:
    def write(draft: Path) -> None:
        draft.write_bytes(data)

    replace_whole(target, write, inputs=[source])
