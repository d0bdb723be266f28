"""Empty workbooks for a municipality itself: a tariff model, and a caseload."""

from __future__ import annotations

from ibcalc.workbook.submissions.template.caseload_book import write_empty_caseload
from ibcalc.workbook.submissions.template.model_book import write_empty_model

__all__ = ["CLIENTEN", "MODEL", "write_empty_caseload", "write_empty_model"]

MODEL, CLIENTEN = "model", "clienten"
"""The kinds of empty workbooks beside the forms."""
