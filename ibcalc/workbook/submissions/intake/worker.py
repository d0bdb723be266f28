"""The process that reads submissions, and makes their copies, one after another: bytes in and out.

A message is its length in eight bytes, and then that many bytes. First comes what the submissions
are held against; then for each file a line of JSON about it, its bytes, and what was read of it if
a copy is to be made. The answer is what the codec makes of it, :data:`TOO_MUCH`, or :data:`MADE`
and the copy; why there is no copy is the last finding of such an answer. Nothing else may come out,
so whatever else would be printed goes nowhere. The process ends when nobody asks any more.
"""

from __future__ import annotations

import faulthandler
import gc
import json
import os
import pickle
import sys
from dataclasses import replace
from pathlib import Path
from typing import IO

from ibcalc.workbook.submissions.expected import Expected
from ibcalc.workbook.submissions.files import Sender
from ibcalc.workbook.submissions.intake.codec import decode, encode
from ibcalc.workbook.submissions.intake.walls import GRACE, Walls, close_in
from ibcalc.workbook.submissions.reading.read import submission_of
from ibcalc.workbook.submissions.submission import Submission

LENGTH = 8
LONGEST = 512 << 20
"""Bytes of a message; the longest true one is a tenth of that."""
READY, TOO_MUCH, MADE = b"ready", b"memory", b"copy:"
"""What is answered once it can begin, about a file for which there is not enough memory, and before
the bytes of a copy."""


def main() -> None:
    """Read until nobody asks any more."""
    asked, answers = sys.stdin.buffer, _only_answers()
    walls, expected = _agreed(asked)
    close_in(walls.megabytes)
    # The search for cycles takes a third of the time of reading, so it is done between the files.
    gc.disable()
    gc.freeze()
    tell(answers, READY)
    with Path(os.devnull).open("wb") as nowhere:
        while (about := hear(asked)) is not None:
            data, read = hear(asked) or b"", hear(asked) or b""
            faulthandler.dump_traceback_later(walls.seconds + GRACE, exit=True, file=nowhere)
            answer = _answer(about, data, read, expected)
            del data, read
            gc.collect()
            faulthandler.cancel_dump_traceback_later()
            tell(answers, answer)


def _agreed(asked: IO[bytes]) -> tuple[Walls, Expected]:
    """The limits and what the submissions are held against, from the process that started this."""
    walls, expected = pickle.loads(hear(asked) or b"")  # noqa: S301 - sent by ibcalc itself
    if not (isinstance(walls, Walls) and isinstance(expected, Expected)):
        raise TypeError("this process was started by another version")
    return walls, expected


def _answer(about: bytes, data: bytes, read: bytes, expected: Expected) -> bytes:
    said = json.loads(about)
    sender, sha256 = Sender(Path(said["path"]), said["file"]), said["sha256"]
    try:
        if read:
            return _copied(decode(read, sender, sha256), data)
        return encode(submission_of(sender, data, sha256, expected))
    except MemoryError:
        return TOO_MUCH


def _copied(one: Submission, data: bytes) -> bytes:
    from ibcalc.workbook.submissions.intake.copying import copy_of  # most processes make no copy

    made = copy_of(one, data)
    if isinstance(made, bytes):
        return MADE + made
    why = replace(made, place=replace(made.place, file=one.file))
    return encode(Submission(one.file, one.path, findings=(why,)))


def _only_answers() -> IO[bytes]:
    """The stream for answers; what else is printed in this process goes nowhere."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    return answers


def tell(stream: IO[bytes], message: bytes) -> None:
    """Send a message."""
    stream.write(len(message).to_bytes(LENGTH, "big"))
    stream.write(message)
    stream.flush()


def hear(stream: IO[bytes]) -> bytes | None:
    """The next message; None if none comes any more, or one that nobody would send."""
    head = stream.read(LENGTH)
    length = int.from_bytes(head, "big")
    if len(head) < LENGTH or length > LONGEST:
        return None
    message = stream.read(length)
    return message if len(message) == length else None
