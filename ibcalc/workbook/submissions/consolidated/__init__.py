"""The consolidated workbook: all submissions in one, with their standing, totals and findings."""

from __future__ import annotations

from ibcalc.workbook.submissions.consolidated.writer import write_consolidated

__all__ = ["write_consolidated"]
