"""The command line: reads the request, hands it to its command and answers with a status.

Nothing heavy is imported here: a command imports what it needs when it is asked for.
"""

from __future__ import annotations

import gc
import os
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import PurePath

from ibcalc.front import console
from ibcalc.front.arguments import Request, WrongUsage, parse
from ibcalc.model.bsn import holds_bsn
from ibcalc.workbook.reader.opening import Refused

WRONG_USAGE, REFUSED = 2, 3
OWN_BUG = 70
"""ibcalc itself is at fault (EX_SOFTWARE of sysexits)."""
INTERRUPTED = 130
"""What a shell gives a program that was stopped with Ctrl-C (128 + SIGINT)."""

BSN_IN_NAME = (
    "Let op: de naam van een bestand dat geschreven wordt bevat een getal dat een "
    "burgerservicenummer kan zijn. Kies een andere naam."
)

Command = Callable[[Request], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit status (design.md section 5)."""
    # Numpy's linear algebra, of which nothing is used, would start a thread for every core.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    encoding = console.prepare()
    given = sys.argv[1:] if arguments is None else arguments
    try:
        with _few_cycles(), warnings.catch_warnings():
            # A library would show the value that it warns about.
            warnings.simplefilter("ignore")
            status = _run(parse(given, encoding))
        sys.stdout.flush()
    except BrokenPipeError:
        console.abandon_stdout()
        return console.BROKEN_PIPE_STATUS
    return status


@contextmanager
def _few_cycles() -> Iterator[None]:
    """No search for cycles: a caseload makes millions of objects and none, yet each is looked at.

    That takes a third of the time in which a million rows are read.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def _run(request: Request) -> int:
    _about_names(request)
    try:
        command: Command = import_module(f"ibcalc.front.commands.{request.command}").run
        return command(request)
    except Refused as refused:
        return _refuse(refused, request)
    except WrongUsage as wrong:
        console.warn(f"ibcalc {request.command}: {wrong}")
        return WRONG_USAGE
    except KeyboardInterrupt as stopped:
        console.warn(str(stopped) or "Gestopt, er is niets geschreven.")
        return INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception as bug:  # noqa: BLE001 - the outermost door: a user must not see a traceback
        return _own_bug(bug, request)


def _about_names(request: Request) -> None:
    """Say it of a file to be written; of one that is read it is a finding."""
    targets = (request.output, request.lines, request.annotate)
    if any(holds_bsn(path.name) for path in targets if path is not None):
        console.warn(BSN_IN_NAME)


def _refuse(refused: Refused, request: Request) -> int:
    if request.as_json:
        from ibcalc.front.as_json import refusal_object

        console.say(refusal_object(refused.finding))
    console.warn(str(refused))
    return REFUSED


def _own_bug(bug: Exception, request: Request) -> int:
    """Say that ibcalc is at fault, without a word of the data it was working on."""
    import traceback

    last = traceback.extract_tb(bug.__traceback__)[-1]
    where = f"{type(bug).__name__} in {PurePath(last.filename).name}, regel {last.lineno}"
    console.warn(f"Er ging iets mis in ibcalc zelf ({where}). Er is niets berekend.")
    if request.debug:
        console.warn("Traceback:")
        for one in _causes(bug):
            # Never its message: that may hold a value from a file.
            console.warn("".join(traceback.format_tb(one.__traceback__)) + type(one).__name__)
    else:
        console.warn("Met --debug ziet u waar; ook dan staan er geen gegevens uit uw bestanden in.")
    return OWN_BUG


def _causes(bug: BaseException) -> Iterator[BaseException]:
    """What went wrong first, up to the bug itself."""
    before = bug.__cause__ or bug.__context__
    if before is not None:
        yield from _causes(before)
    yield bug


if __name__ == "__main__":
    sys.exit(main())
