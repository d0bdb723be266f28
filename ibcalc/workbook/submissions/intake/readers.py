"""The processes that read and copy submissions, and what they are asked about each.

A file at which a process breaks is given to a new one, if that process had others before: so what
one file left behind never costs another, and the number of processes decides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock

from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding
from ibcalc.model.place import Place
from ibcalc.workbook.reader.limits import SUBMISSION
from ibcalc.workbook.reader.opening import CannotOpen, read_bytes
from ibcalc.workbook.submissions.expected import NOTHING_EXPECTED, Expected
from ibcalc.workbook.submissions.files import Sender
from ibcalc.workbook.submissions.intake.child import Child, Ended
from ibcalc.workbook.submissions.intake.codec import Malformed, decode, encode
from ibcalc.workbook.submissions.intake.copying import write_copy
from ibcalc.workbook.submissions.intake.kept import Kept
from ibcalc.workbook.submissions.intake.walls import Walls
from ibcalc.workbook.submissions.intake.worker import MADE
from ibcalc.workbook.submissions.reading.read import refused_submission, skipped_submission
from ibcalc.workbook.submissions.submission import Submission


class Readers:
    """The processes at work on one job; those ``waiting`` are asked before others are started."""

    def __init__(
        self,
        walls: Walls,
        expected: Expected | None = None,
        kept: Kept | None = None,
        waiting: Sequence[Child] = (),
    ) -> None:
        self._walls = walls
        self._expected = expected
        self._kept = kept
        self._lock = Lock()
        self._free: list[Child] = []
        self._children: list[Child] = []
        self._stopped = False
        for child in waiting:
            if expected is None or child.expected is expected:
                self._children.append(child)
                self._free.append(child)
            else:
                child.end()

    def stop(self) -> None:
        """End every process; a thread that waits for one hears so at once."""
        with self._lock:
            self._stopped = True
            for child in self._children:
                child.stop()

    def dismissed(self) -> list[Child]:
        """The processes that can be asked something else; the others are ended."""
        left = [] if self._stopped else list(self._children)
        for child in self._children:
            if child not in left:
                child.end()
        return left

    def read(self, sender: Sender) -> Submission:
        """One submission, from what was kept or else by a process."""
        if sender.skipped:
            return skipped_submission(sender)
        try:
            data, sha256 = read_bytes(sender.path, SUBMISSION)
        except CannotOpen as refused:
            return refused_submission(sender, refused.finding)
        there = self._kept and self._kept.find(sender, sha256)
        return there or self._read(sender, data, sha256)

    def _read(self, sender: Sender, data: bytes, sha256: str) -> Submission:
        answer = self._ask(sender, data, sha256)
        if isinstance(answer, bytes):
            try:
                one = decode(answer, sender, sha256)
            except Malformed:
                answer = Ended.BROKEN
            else:
                if self._kept and one.opened:
                    self._kept.keep(sender, sha256, answer)
                return one
        return refused_submission(sender, self._told(sender.file, answer), sha256)

    def copy(self, one: Submission, folder: Path) -> Path | Finding:
        """The copy of a submission, made by a process."""
        return write_copy(one, folder, self._made)

    def _made(self, one: Submission, data: bytes) -> bytes | Finding:
        sender = Sender(one.path, one.file)
        answer = self._ask(sender, data, one.sha256, encode(one))
        if isinstance(answer, bytes) and answer.startswith(MADE):
            return answer.removeprefix(MADE)
        try:
            if isinstance(answer, bytes):
                return decode(answer, sender, one.sha256).findings[-1]
        except (Malformed, IndexError):
            answer = Ended.BROKEN
        return self._told(one.file, answer)

    def _ask(self, sender: Sender, data: bytes, sha256: str, read: bytes = b"") -> bytes | Ended:
        child = self._taken()
        try:
            first = child.fresh
            answer = child.ask(sender, data, sha256, read)
            if answer in (Ended.MEMORY, Ended.BROKEN) and not first:
                answer = child.ask(sender, data, sha256, read)
        finally:
            with self._lock:
                self._free.append(child)
        return answer

    def _told(self, file: str, why: Ended) -> Finding:
        """What is told of a file at which the process was ended or died."""
        place = Place(file)
        if why is Ended.TIME:
            return finding("AANL-180", place, seconden=f"{self._walls.seconds:g}")
        if why is Ended.MEMORY:
            return finding("AANL-181", place, megabytes=self._walls.megabytes)
        return finding("AANL-182", place)

    def _taken(self) -> Child:
        """A process that is free, or another one."""
        with self._lock:
            if self._free:
                return self._free.pop()
            child = Child(self._walls, self._expected or NOTHING_EXPECTED)
            self._children.append(child)
            if self._stopped:
                child.stop()
            return child
