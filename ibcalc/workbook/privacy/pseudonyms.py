"""A pseudonym for a client number: the same for the same client, and nothing without the key."""

from __future__ import annotations

import hashlib
import hmac
import re
from itertools import count

from ibcalc.model.bsn import UNSEEN, plain_signs
from ibcalc.workbook.privacy.alphabet import ALPHABET, readable
from ibcalc.workbook.privacy.keys import Key
from ibcalc.workbook.sheets.cleaning import clean
from ibcalc.workbook.submissions.bsn_search import read_bsn
from ibcalc.workbook.submissions.together.shared_clients import client_key

PREFIX = "P-"
LENGTH = 16
"""80 bits: among a million clients two get the same pseudonym with a chance of 4 in 10^13."""
PSEUDONYM = re.compile(f"{PREFIX}[{ALPHABET}]{{{LENGTH}}}")
_LIKE_A_NUMBER = re.compile("[0-9]{8}")
"""So many digits in a row could be taken for a BSN."""
_AROUND = re.compile(r"^\s*'+\s*(?=[0-9])|(?<=[0-9])[.,]0\s*$")


class SamePseudonymError(Exception):
    """Two clients got one pseudonym, which is as good as impossible; no number is in the text."""


def normal_number(number: str) -> str:
    """The form in which client numbers are equal: without spaces, capitals and zeros at the front.

    A BSN also without points and hyphens; a number without the ``'`` before it and the ``.0``
    behind it that programs add. Empty for a cell in which nothing is to be seen.
    """
    signs = _AROUND.sub("", plain_signs(clean(number)).replace(UNSEEN, ""))
    bsn = read_bsn(signs)
    return client_key(bsn if bsn is not None else signs)


class Pseudonyms:
    """The pseudonyms under one key."""

    def __init__(self, key: Key) -> None:
        self._key = key
        self._of: dict[str, str] = {}
        self._numbers: dict[str, str] = {}

    def of(self, number: str) -> str:
        """The pseudonym of a number, however it is typed.

        Raises:
            SamePseudonymError: another number has it already.
        """
        form = normal_number(number)
        known = self._of.get(form)
        if known is None:
            known = self._of[form] = self._made(form)
            if self._numbers.setdefault(known, form) != form:
                raise SamePseudonymError
        return known

    def _made(self, form: str) -> str:
        """The first code without a row of digits that could pass for a BSN."""
        for attempt in count():
            message = f"ibcalc: client {attempt} {form}".encode()
            code = readable(hmac.digest(self._key.secret, message, hashlib.sha256), LENGTH)
            if not _LIKE_A_NUMBER.search(code):
                return f"{PREFIX}{code}"
        raise RuntimeError("unreachable")
