"""The checked copy: a workbook with what was found marked in it; all else stays as it is."""

from __future__ import annotations

from ibcalc.workbook.annotate.checked import checked_copy, write_checked_copy
from ibcalc.workbook.annotate.suggestion import SuggestedRow

__all__ = ["SuggestedRow", "checked_copy", "write_checked_copy"]
