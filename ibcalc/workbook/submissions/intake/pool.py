"""Reading many submissions at once, each behind a wall; the outcome does not tell how many at once.

A thread for each process asks it about one file after another, so that what has no process yet is
only started when there is something to read. The thread itself reads the bytes, once: what is
hashed, checked and kept is the same file, whatever happens to it meanwhile.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Self, TypeVar

from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding
from ibcalc.workbook.reader.opening import CannotOpen
from ibcalc.workbook.submissions.expected import Expected
from ibcalc.workbook.submissions.files import Sender
from ibcalc.workbook.submissions.intake.child import CannotStart, Child
from ibcalc.workbook.submissions.intake.kept import Kept
from ibcalc.workbook.submissions.intake.readers import Readers
from ibcalc.workbook.submissions.intake.walls import USUAL_WALLS, Walls
from ibcalc.workbook.submissions.submission import Submission

FILES_EACH = 4
"""A process starts in the time in which another reads about so many files."""
MOST_WORKERS = 8
LISTENING = 0.2
"""Seconds: how long Ctrl-C may have to wait where waiting itself can't be broken off (Windows)."""

Told = Callable[[int], None]
"""Told how many files are done."""
Item = TypeVar("Item")
Outcome = TypeVar("Outcome")


class Crew:
    """Who reads submissions: so many processes (0: as fits), behind these walls.

    Inside a ``with`` they stay for the next job; otherwise they are ended after each.
    """

    def __init__(self, workers: int = 0, walls: Walls = USUAL_WALLS) -> None:
        self.workers = workers
        self.walls = walls
        self._waiting: list[Child] = []
        self._stays = False

    def __enter__(self) -> Self:
        self._stays = True
        return self

    def __exit__(self, *error: object) -> None:
        self._stays = False
        self._end()

    def size(self, files: int) -> int:
        """The number of processes for so many files: one for a few, never more than processors."""
        fitting = min(os.cpu_count() or 1, -(-files // FILES_EACH), MOST_WORKERS)
        return max(self.workers or fitting, 1)

    @contextmanager
    def at_work(
        self, expected: Expected | None = None, kept: Kept | None = None
    ) -> Iterator[Readers]:
        """The processes, for one job; ``expected`` is needed to read."""
        readers = Readers(self.walls, expected, kept, self._waiting)
        self._waiting = []
        try:
            yield readers
        finally:
            self._waiting = readers.dismissed()
            if not self._stays:
                self._end()

    def _end(self) -> None:
        for child in self._waiting:
            child.end()
        self._waiting = []


def read_all(
    senders: Sequence[Sender], expected: Expected, crew: Crew, kept: Kept | None, told: Told
) -> list[Submission]:
    """The submissions, in the order of the files.

    Raises:
        CannotOpen: no process can be started.
        KeyboardInterrupt: what was read until then is kept, if there is where.
    """
    with crew.at_work(expected, kept) as readers:
        return _all(readers.read, senders, crew.size(len(senders)), readers, told)


def copy_all(
    submissions: Sequence[Submission], folder: Path, crew: Crew, told: Told
) -> list[Path | Finding]:
    """The copies of these submissions, or why there is none, in their order.

    Raises:
        CannotOpen: no process can be started.
        KeyboardInterrupt: the copies that are there are whole.
    """

    def copied(one: Submission) -> Path | Finding:
        return readers.copy(one, folder)

    with crew.at_work() as readers:
        return _all(copied, submissions, crew.size(len(submissions)), readers, told)


def _all(
    work: Callable[[Item], Outcome], items: Sequence[Item], size: int, readers: Readers, told: Told
) -> list[Outcome]:
    """What comes of every item, in their order; at a fault or at Ctrl-C all work is ended."""
    pool = ThreadPoolExecutor(size)
    try:
        futures = [pool.submit(work, item) for item in items]
        _await(futures, told)
        return [future.result() for future in futures]
    except CannotStart as error:
        readers.stop()
        raise CannotOpen(finding("AANL-184")) from error
    except BaseException:
        readers.stop()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _await(futures: Sequence[Future[Outcome]], told: Told) -> None:
    """Wait for all; what goes wrong in one is raised at once."""
    finished: SimpleQueue[Future[Outcome]] = SimpleQueue()
    for future in futures:
        future.add_done_callback(finished.put)
    done = 0
    while done < len(futures):
        try:
            finished.get(timeout=LISTENING).result()
        except Empty:
            continue
        done += 1
        told(done)
