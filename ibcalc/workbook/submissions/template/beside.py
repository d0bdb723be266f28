"""The formulas of the computed columns of each table of a form, in an explicit table."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ibcalc.workbook.sheets.rows import CLIENTEN
from ibcalc.workbook.submissions.forms import form as forms
from ibcalc.workbook.submissions.template.care_formulas import clients, volumes
from ibcalc.workbook.submissions.template.caseload_formulas import caseload
from ibcalc.workbook.submissions.template.cost_formulas import costs, hours
from ibcalc.workbook.submissions.template.grid import Formulas

BESIDE: Mapping[str, Formulas] = MappingProxyType(
    {
        forms.VOLUMES.table: volumes,
        forms.CLIENTEN.table: clients,
        forms.CLIENTEN_BSN.table: clients,
        forms.UREN.table: hours,
        forms.KOSTEN.table: costs,
        CLIENTEN.table: caseload,
    }
)
"""By the name of the table."""
