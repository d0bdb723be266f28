"""Finding known client numbers back in any text, in whatever form they are typed there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from ibcalc.model.bsn import UNSEEN, plain_signs
from ibcalc.model.cell import shown_digits
from ibcalc.workbook.privacy.pseudonyms import Pseudonyms, normal_number
from ibcalc.workbook.submissions.bsn_search import read_bsn
from ibcalc.workbook.submissions.together.shared_clients import client_key

FEWEST_DIGITS = 7
"""Shorter numbers are found too often where they mean something else: an amount, a date."""
FEWEST_SIGNS = 5
"""The same for numbers with letters: H152 is a product."""
CERTAIN_DIGITS = 8
"""In the structure of a workbook numbers of seven digits are sizes and rows."""
MOST_PIECES = 9
"""A BSN is sometimes typed with a space or a point between its digits."""

_DIGITS = re.compile(f"[0-9]+(?:(?:{UNSEEN}*[ .-]{UNSEEN}*|{UNSEEN}+)[0-9]+)*")
_WORDS = re.compile(rf"[^\W_]+(?:(?:{UNSEEN}*[-._/]{UNSEEN}*|{UNSEEN}+)[^\W_]+)*")
_PIECE = re.compile(r"[0-9]+")
_WORD_PIECE = re.compile(r"[^\W_]+")


class Traces:
    """The numbers of a file that were replaced, by their normal form.

    ``short`` counts those that are too short, or without a digit, to be looked for elsewhere.
    """

    def __init__(self, numbers: Iterable[str], pseudonyms: Pseudonyms) -> None:
        self._digits: dict[str, str] = {}
        self._words: dict[str, str] = {}
        self._bsns: set[str] = set()
        self.short = 0
        for number in numbers:
            self._add(number, pseudonyms.of(number))

    def _add(self, number: str, pseudonym: str) -> None:
        form = normal_number(number)
        bsn = read_bsn(number) is not None or read_bsn(form) is not None
        if form.isascii() and form.isdigit():
            if bsn or len(form) >= FEWEST_DIGITS:
                self._digits[form] = pseudonym
                if bsn:
                    self._bsns.add(form)
                return
        elif len(form) >= FEWEST_SIGNS and any(char.isdigit() for char in form):
            self._words[form] = pseudonym
            return
        self.short += 1

    def replaced(self, text: str) -> str:
        """A text for people with the pseudonym in the place of each number."""
        pieces: list[str] = []
        done = 0
        # Of two that start together the longest counts.
        for start, end, pseudonym in sorted(self._found(text), key=lambda one: (one[0], -one[1])):
            if start >= done:
                pieces += (text[done:start], pseudonym)
                done = end
        return "".join((*pieces, text[done:]))

    def in_text(self, text: str) -> bool:
        """True if a text for people holds one of the numbers."""
        return next(self._found(text), None) is not None

    def in_structure(self, text: str) -> bool:
        """True for a long number only: ``C1001`` may be a cell and 1048576 a row."""
        return any(end - start >= CERTAIN_DIGITS for start, end, _ in self._found_digits(text))

    def of_number(self, stored: str) -> str:
        """The pseudonym of a number as a cell stores it, such as ``1.23456782E8``; else empty."""
        number = shown_digits(stored)
        if number is None or number != number.to_integral_value() or number <= 0:
            return ""
        digits = f"{Decimal(number):.0f}"
        return self._digits.get(digits, "") if len(digits) >= FEWEST_DIGITS else ""

    def _found(self, text: str) -> Iterator[tuple[int, int, str]]:
        signs = plain_signs(text)
        yield from self._found_digits(signs)
        if self._words:
            yield from self._found_words(signs)

    def _found_digits(self, text: str) -> Iterator[tuple[int, int, str]]:
        if not self._digits:
            return
        for run in _DIGITS.finditer(text):
            if run.end() - run.start() >= CERTAIN_DIGITS - 3:
                yield from self._in_run(text, run)

    def _in_run(self, text: str, run: re.Match[str]) -> Iterator[tuple[int, int, str]]:
        """Each piece of a run, and pieces that make a BSN together, the longest first."""
        spots = [match.span() for match in _PIECE.finditer(text, run.start(), run.end())]
        for first, (start, _) in enumerate(spots):
            for last in range(min(len(spots), first + MOST_PIECES) - 1, first - 1, -1):
                digits = "".join(text[a:b] for a, b in spots[first : last + 1])
                form = digits.lstrip("0")
                whole = len(form) >= FEWEST_DIGITS or len(digits) >= CERTAIN_DIGITS
                if whole and form in self._digits and (first == last or form in self._bsns):
                    yield start, spots[last][1], self._digits[form]

    def _found_words(self, text: str) -> Iterator[tuple[int, int, str]]:
        for word in _WORDS.finditer(text):
            spots = [match.span() for match in _WORD_PIECE.finditer(text, *word.span())]
            for first, (start, _) in enumerate(spots):
                for _, end in spots[first:][:MOST_PIECES]:
                    pseudonym = self._words.get(client_key(text[start:end].replace(UNSEEN, "")))
                    if pseudonym:
                        yield start, end, pseudonym
