"""argparse in Dutch: its headings, its usage line and its errors."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from ibcalc.model.bsn import crossed_out

WRONG_USAGE_STATUS = 2

_ERRORS: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.+)", r"verplicht, maar niet opgegeven: \1"),
    (r"argument (.+?): expected one argument", r"\1: hier hoort één waarde achter"),
    (r"argument (.+?): expected at least one argument", r"\1: hier hoort ten minste één waarde"),
    (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)",
     r"\1: \2 bestaat niet, kies uit \3"),
    (r"argument (.+?): ignored explicit argument (.+)", r"\1: hier hoort geen waarde achter (\2)"),
    (r"argument (.+?): not allowed with argument (.+)", r"\1: kan niet samen met \2"),
    (r"ambiguous option: (.+?) could match (.+)", r"\1 is dubbelzinnig: \2"),
)  # fmt: skip
"""argparse's own messages, and what a user reads instead."""


UNRECOGNIZED = "unrecognized arguments: "


def in_dutch(message: str) -> str:
    """A message of argparse in Dutch; an unknown one, ours for instance, as it is."""
    if message.startswith(UNRECOGNIZED):
        return _unknown(message.removeprefix(UNRECOGNIZED).split())
    for english, dutch in _ERRORS:
        match = re.fullmatch(english, message, flags=re.DOTALL)
        if match:
            return match.expand(dutch)
    return message


def _unknown(words: Sequence[str]) -> str:
    """Names the options that do not exist; a loose value may be a client number, so it is not."""
    options = [word.partition("=")[0] for word in words if word.startswith("-")]
    if options:
        return f"onbekende optie: {', '.join(options)}"
    return "er staat een waarde te veel op de opdrachtregel"


class DutchFormatter(argparse.HelpFormatter):
    """Help text with ``gebruik:`` in front of the usage line."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Add the usage line."""
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


class DutchParser(argparse.ArgumentParser):
    """A parser that speaks Dutch, takes no abbreviated options and exits with status 2.

    Arguments are added to :attr:`values` and :attr:`options`, which carry Dutch headings.
    """

    def __init__(self, prog: str, description: str, epilog: str = "") -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            formatter_class=DutchFormatter,
            add_help=False,
            allow_abbrev=False,
        )
        self.values = self.add_argument_group("argumenten")
        self.options = self.add_argument_group("opties")
        self.options.add_argument("-h", "--help", action="help", help="toon deze uitleg en stop")

    def error(self, message: str) -> NoReturn:
        """Print the usage line and a Dutch message on stderr and exit with status 2.

        What was typed there may be a BSN; then there are crosses.
        """
        told = crossed_out(in_dutch(message))
        self.exit(
            WRONG_USAGE_STATUS,
            f"{self.format_usage()}{self.prog}: {told}\nMeer uitleg: {self.prog} --help\n",
        )
