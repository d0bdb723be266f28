"""The values of a column of plain cells, each distinct one understood once."""

from __future__ import annotations

import numpy as np

from ibcalc.model.cell import Kind
from ibcalc.workbook.reader.bulkrows import Codes, Distinct, Positions
from ibcalc.workbook.reader.plainbytes import NotPlain, Piece
from ibcalc.workbook.reader.storedvalue import UNREADABLE, Memo
from ibcalc.workbook.reader.understanding import Understanding

MOST_LISTED = 1 << 20
"""Whole numbers below this are looked up in a list, larger ones are understood as texts."""


class ColumnTexts:
    """One column of one sheet, while it is read."""

    def __init__(self, understanding: Understanding, distinct: Distinct) -> None:
        self._understanding = understanding
        self._distinct = distinct
        self._listed: dict[int, Codes] = {}
        self._all_differ = False

    def codes(self, piece: Piece, memo: Memo, start: Positions, end: Positions) -> Codes:
        """The codes of cells of a piece, whose values stand there and are understood by ``memo``.

        Raises:
            NotPlain: a value that means nothing, or is written in a way that is rare.
        """
        if self._understanding.is_text(memo):
            return self._of_texts(piece, memo, start, end)
        values, whole = piece.numbers(start, end - start)
        highest = int(values.max(initial=0))
        shared = self._understanding.is_shared(memo)
        if whole.all() and shared and highest >= len(self._understanding.texts):
            raise NotPlain
        if whole.all() and (shared or highest < MOST_LISTED):
            return self._of_numbers(values, highest, memo)
        return self._of_texts(piece, memo, start, end)

    def _of_texts(self, piece: Piece, memo: Memo, start: Positions, end: Positions) -> Codes:
        """Of equal texts only the first is looked at, unless hardly any are equal."""
        alike = None if self._all_differ else piece.alike(start, end)
        if alike is None:
            return self._distinct.codes(self._cells(piece, memo, start, end))
        first, which = alike
        self._all_differ = 2 * len(first) > len(which)
        raws = self._cells(piece, memo, start.take(first), end.take(first))
        codes: Codes = self._distinct.codes(raws).take(which)
        return codes

    def _cells(self, piece: Piece, memo: Memo, start: Positions, end: Positions) -> list[str]:
        if not self._understanding.is_text(memo):
            return _sound([memo[text] for text in piece.texts(start, end)])
        raws = piece.texts(start, end, Kind.TEXT)
        return [memo[raw[1:]] if "_x" in raw else raw for raw in raws] if piece.escapes else raws

    def _of_numbers(self, values: Positions, highest: int, memo: Memo) -> Codes:
        """Each number is understood once, at the first cell that has it."""
        listed = self._list(memo, highest)
        codes: Codes = listed.take(values)
        new = values[codes < 0]
        if len(new):
            places = np.arange(len(new))
            first = np.zeros(highest + 1, np.int64)
            first[new[::-1]] = places[::-1]
            distinct = new[first[new] == places]
            listed[distinct] = self._distinct.codes(self._raws(distinct, memo))
            codes = listed.take(values)
        return codes

    def _raws(self, values: Positions, memo: Memo) -> list[str]:
        if self._understanding.is_shared(memo):
            texts = self._understanding.texts
            return [texts[value] for value in values.tolist()]
        return _sound([memo[str(value)] for value in values.tolist()])

    def _list(self, memo: Memo, highest: int) -> Codes:
        """The codes by whole number, -1 for one that did not come by yet."""
        known = self._listed.get(id(memo), np.zeros(0, np.int32))
        if highest >= len(known):
            size = max(highest + 1, 2 * len(known))
            more = np.full(size - len(known), -1, np.int32)
            known = self._listed[id(memo)] = np.concatenate((known, more))
        return known


def _sound(raws: list[str]) -> list[str]:
    if UNREADABLE in raws:
        raise NotPlain
    return raws
