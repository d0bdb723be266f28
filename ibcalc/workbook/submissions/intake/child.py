"""One reading process as the run sees it: started when it is needed, asked, and ended.

A process of our own that speaks over its pipes, and no ``multiprocessing``: that imports the main
script again where processes are spawned (Windows, macOS), which breaks scripts without a guard,
notebooks and Excel, and it answers with pickles, which may not come from a process that has read
the bytes of a stranger.
"""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator
from enum import Enum, auto
from pathlib import Path
from threading import Lock, Timer
from typing import IO

from ibcalc.workbook.submissions.expected import Expected
from ibcalc.workbook.submissions.files import Sender
from ibcalc.workbook.submissions.intake.walls import Walls
from ibcalc.workbook.submissions.intake.worker import READY, TOO_MUCH, hear, tell

ROOT = Path(__file__).parents[4]
"""Where this ibcalc stands, so that the process does not find another one."""
BOOT = """
import sys
root, *others = sys.argv[1:]
if root not in sys.path:
    sys.path.insert(0, root)
sys.path += [path for path in others if path not in sys.path]
from ibcalc.workbook.submissions.intake.worker import main
main()
"""
"""Python is started apart from its surroundings (-I): what lies in a folder is never imported."""


class Ended(Enum):
    """Why a process gave no answer."""

    MEMORY = auto()
    TIME = auto()
    BROKEN = auto()
    """It died, or said something that is no answer."""


class CannotStart(Exception):
    """The system starts no process, or not this one."""


class Child:
    """One process; it is started at the first question, and again after it ended."""

    def __init__(self, walls: Walls, expected: Expected) -> None:
        self.expected = expected
        self._walls = walls
        self._agreed = pickle.dumps((walls, expected))
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = Lock()
        self._stopped = False
        self._late = False
        self.fresh = True
        """True if it has read nothing yet, so that no other file can be to blame."""

    def ask(self, sender: Sender, data: bytes, sha256: str, read: bytes = b"") -> bytes | Ended:
        """What the process makes of a file; it is ended if it does not answer.

        With what was ``read`` of it before it makes a copy, and else it reads it.

        Raises:
            CannotStart: no process can be started.
        """
        process = self._started()
        said = {"path": str(sender.path), "file": sender.file, "sha256": sha256}
        about = json.dumps(said).encode()
        with self._in_time(self._walls.seconds):
            answer = _said(process, about, data, read)
        self.fresh, late = False, self._late
        understood = answer is not None and answer != TOO_MUCH
        if late or not understood:
            self.end()
        if answer is not None and understood:
            return answer
        if answer == TOO_MUCH:
            return Ended.MEMORY
        return Ended.TIME if late else Ended.BROKEN

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            process = self._start()
            with self._in_time(self._walls.starting):
                ready = _said(process, self._agreed)
            if ready != READY:
                self.end()
                raise CannotStart
        if self._process is None:
            raise CannotStart
        return self._process

    def _start(self) -> subprocess.Popen[bytes]:
        paths = [path for path in sys.path if Path(path).is_absolute()]
        try:
            with self._lock:
                if self._stopped:
                    raise CannotStart
                self._process = process = subprocess.Popen(  # noqa: S603 - this very Python
                    [sys.executable, "-I", "-c", BOOT, str(ROOT), *paths],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    start_new_session=True,
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
        except OSError as error:
            raise CannotStart from error
        self.fresh, self._late = True, False
        return process

    @contextlib.contextmanager
    def _in_time(self, seconds: float) -> Iterator[None]:
        """End the process if this takes longer; whoever waits for it then hears nothing."""
        timer = Timer(seconds, self._too_late)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()

    def _too_late(self) -> None:
        self._late = True
        self._kill()

    def _kill(self) -> None:
        """End the process, and what it started in its turn to read an old format."""
        with self._lock:
            process = self._process
            if process is None or process.poll() is not None:
                return
            if hasattr(os, "killpg"):
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(process.pid, signal.SIGKILL)
            process.kill()

    def stop(self) -> None:
        """End the process, from whatever thread, and start none any more."""
        with self._lock:
            self._stopped = True
        self._kill()

    def end(self) -> None:
        """End the process and clear away what is left of it."""
        self._kill()
        process, self._process, self.fresh = self._process, None, True
        if process is None:
            return
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        process.wait()


def _said(process: subprocess.Popen[bytes], *messages: bytes) -> bytes | None:
    """The answer to messages; None if there is none."""
    try:
        for message in messages:
            tell(_open(process.stdin), message)
        return hear(_open(process.stdout))
    except (OSError, ValueError):
        # It ended while it was told something; its pipes may be closed by now.
        return None


def _open(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise ValueError("the process was started without pipes")
    return stream
