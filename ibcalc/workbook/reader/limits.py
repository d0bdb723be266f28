"""How much is read of one file. No file of Excel comes near; files made to harm do."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1 << 20

MAX_RATIO = 300
"""Real sheets pack 10 to 60 times; deflate itself stops at about 1000 times."""
RATIO_FROM = 4 * MEGABYTE
"""Below this size no ratio can do harm."""
MAX_DEPTH = 64
"""Elements inside each other; Excel's own parts stay below 20. Each open one costs memory."""
MAX_TAG = MEGABYTE
"""Bytes of one tag or comment: expat starts it again with every piece, which takes squared time."""
MAX_WORDS = 5_000
"""Different names of elements and attributes in one part: Excel has some hundreds. The parser
remembers each as long as it lives."""
MAX_TEXT = 2 * 32_767
"""Characters of one shared text; a cell of Excel holds half of it."""
MAX_SHEETS = 5_000
"""Sheets listed in one workbook; Excel becomes unusable long before."""
MAX_RELATIONS = 100_000
"""Links of one part: Excel allows 66,530 hyperlinks on a sheet."""
MAX_STYLES = 66_000
"""Cell styles, and custom formats; Excel itself stops at 65,490."""
MAX_FORMAT = 1_000
"""Characters of a number format. Excel stops at 255; other readers hang on much longer ones."""
MAX_NAMES = 20_000
"""Worn-out workbooks have some thousands of dead names; more only stand there to keep us busy."""
MAX_MERGES = 500_000
"""Real sheets have thousands; each costs memory although it holds no value."""
MAX_COVERED = 5_000_000
"""Cells under merges, or under links, of one sheet: four whole columns. Other readers make an
object of each of them, and hang on a file of 2 KB that covers the whole grid."""
MAX_EMPTY, MAX_EMPTY_SHARE = 1_000_000, 20
"""Empty cells of one sheet that are read one by one, and how many there may be for each filled one.
Rows of empty cells with a format, as Excel writes them, are read together and not counted."""
MAX_SHARED_FORMULA = 50_000_000
"""Characters if every shared formula were written out, as other programs do."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What differs between our own files and those from outside.

    ``file_mb`` is the size of the file; ``parts`` the entries of its zip; ``unpacked`` bytes of
    what is read of it; ``cells`` the stored cells, with the empty ones to the left of them;
    ``texts`` the characters of all shared texts; ``shown`` those of all cells, in each of which a
    shared text counts again.
    """

    file_mb: int
    parts: int
    unpacked: int
    cells: int
    texts: int
    shown: int


USUAL = Limits(
    file_mb=200,
    parts=10_000,
    unpacked=2_048 * MEGABYTE,
    cells=50_000_000,
    texts=1_024 * MEGABYTE,
    shown=2_048 * MEGABYTE,
)
"""For models and caseloads. A million clients with ten columns are about 60 MB as .xlsx, with
twenty columns about 1 GB unpacked; two or three times that is no mistake. Real workbooks have some
hundreds of parts. Fifty million cells are 400 MB of memory at eight bytes each."""

SUBMISSION = Limits(
    file_mb=20,
    parts=2_000,
    unpacked=64 * MEGABYTE,
    cells=500_000,
    texts=16 * MEGABYTE,
    shown=64 * MEGABYTE,
)
"""For templates that others filled: twenty thousand rows of twenty-five columns. Hundreds are read
in one go, several at a time, so each must stay within 200 MB of memory."""
