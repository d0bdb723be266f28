"""FEEL text cut into tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from itertools import accumulate


class NotReadable(Exception):
    """FEEL that ibcalc can't take over; its text is a Dutch clause that says why."""


class Sort(Enum):
    """The kinds of tokens."""

    STRING = auto()
    NUMBER = auto()
    WORD = auto()
    SIGN = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One token; the text of a string is what it stands for, without quotes and escapes."""

    sort: Sort
    text: str


MOST_LEVELS = 30
"""Brackets in brackets that no person writes."""

END = Token(Sort.END, "")
_TOKEN = re.compile(
    r"""\s*(?:
        (?P<string>"(?:[^"\\]|\\.)*")
      | (?P<number>\d+(?:\.(?!\.)\d+)?|\.\d+)
      | (?P<word>[^\W\d]\w*)
      | (?P<sign>\.\.|<=|>=|!=|[-+*/<>=()\[\],?@.{}:;])
    )""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{6}|.)", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ufffe\uffff]")
_SPECIAL = {"n": "\n", "t": "\t", "r": "\r"}


def tokens(text: str) -> tuple[Token, ...]:
    """All tokens of a text and an END.

    Raises:
        NotReadable: a quote that is not closed, or a sign that FEEL has not.
    """
    found: list[Token] = []
    rest, at = text.rstrip(), 0
    while at < len(rest):
        match = _TOKEN.match(rest, at)
        if match is None:
            raise NotReadable(f'bij "{rest[at:].strip()[:20]}" staat iets dat geen FEEL is')
        found.append(_token(match))
        at = match.end()
    if _depth(found) > MOST_LEVELS:
        raise NotReadable("het is te diep genest")
    return (*found, END)


def _depth(found: list[Token]) -> int:
    """How deep the brackets are nested, at most."""
    steps = {"(": 1, ")": -1}
    signs = (token.text for token in found if token.sort is Sort.SIGN)
    return max(accumulate(steps.get(sign, 0) for sign in signs), default=0)


def _token(match: re.Match[str]) -> Token:
    if match["string"] is not None:
        return Token(Sort.STRING, _ESCAPE.sub(_unescape, match["string"][1:-1]))
    if match["number"] is not None:
        return Token(Sort.NUMBER, match["number"])
    if match["word"] is not None:
        return Token(Sort.WORD, match["word"])
    return Token(Sort.SIGN, match["sign"])


def _unescape(match: re.Match[str]) -> str:
    code = match[1]
    if len(code) > 1:
        number = int(code[1:], 16)
        return chr(number) if number <= 0x10FFFF else match[0]
    return _SPECIAL.get(code, code)


def quoted(text: str) -> str:
    """A text as a FEEL string, between quotes and with what needs it escaped."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    for letter, sign in _SPECIAL.items():
        escaped = escaped.replace(sign, f"\\{letter}")
    return f'"{_CONTROL.sub(_escaped, escaped)}"'


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
