"""Values of a caseload that may be one client or one aanbieder, written in two ways.

They are counted as two, for ibcalc never puts clients together itself; that they may be one is
told. A pseudonym is the same for both, so that a copy with pseudonyms counts them as one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence

from ibcalc.model.names import normal

BSN_LENGTHS = (8, 9)
"""Of a number of so many digits the points and hyphens say nothing; it may have lost its zero."""
_DROPPED = str.maketrans("", "", " .-'")
_FRACTION = re.compile(r"(?<=[0-9])[.,]0$")


def other_spellings(values: Sequence[object], passed: Collection[str] = ()) -> Sequence[int]:
    """Which of these distinct client numbers are an earlier one in another spelling.

    Args:
        values: the numbers; what is no text is passed by.
        passed: numbers of which something was told already.
    """
    texts = {at: one for at, one in enumerate(values) if isinstance(one, str) and one}
    rough = _rough(texts.values())
    if rough is not None and len(set(rough)) == len(rough):
        return []
    return _later(((at, one) for at, one in texts.items() if one not in passed), client_form)


def other_names(values: Sequence[object]) -> Sequence[int]:
    """Which of these distinct names are an earlier one but for case, spaces and signs."""
    pairs = ((at, one) for at, one in enumerate(values) if isinstance(one, str) and one)
    return _later(pairs, normal)


def client_form(number: str) -> str:
    """A number without case, spaces and zeros before it; of nine digits also without signs."""
    bare = "".join(unicodedata.normalize("NFKC", number).split()).strip("'").casefold()
    bare = _FRACTION.sub("", bare)
    digits = bare.replace(".", "").replace("-", "")
    if digits.isdigit() and len(digits) in BSN_LENGTHS:
        bare = digits
    return bare.lstrip("0")


def _rough(texts: Iterable[str]) -> list[str] | None:
    """The texts without all that a spelling can differ in, as one long text; None if that fails.

    Numbers that are one in :func:`client_form` are one here too, which a million numbers that
    all differ show at once.
    """
    joined = "\n".join(texts)
    if not joined.isascii():
        return None
    plain = f"{joined.casefold()}\n".replace(".0\n", "\n").replace(",0\n", "\n")
    return [text.lstrip("0") for text in plain.translate(_DROPPED).split("\n")[:-1]]


def _later(pairs: Iterable[tuple[int, str]], form: Callable[[str], str]) -> Sequence[int]:
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for at, text in pairs:
        alike[form(text)].append(at)
    return sorted(at for key, group in alike.items() if key for at in group[1:])
