"""The one catalogue of findings: code, severity, text and repair. The docs page is made from it.

A finding is made with :func:`finding` only, so that no code, text or repair stands anywhere else.
"""

from __future__ import annotations

from types import MappingProxyType

from ibcalc.model.catalogue.aanl import AANL
from ibcalc.model.catalogue.aanl_forms import AANL_FORMS
from ibcalc.model.catalogue.aanl_guard import AANL_GUARD
from ibcalc.model.catalogue.aanl_intake import AANL_INTAKE
from ibcalc.model.catalogue.boek import BOEK
from ibcalc.model.catalogue.boek_copies import BOEK_COPIES
from ibcalc.model.catalogue.boek_guard import BOEK_GUARD
from ibcalc.model.catalogue.boek_sheets import BOEK_SHEETS
from ibcalc.model.catalogue.bud import BUD
from ibcalc.model.catalogue.cli import CLI
from ibcalc.model.catalogue.cli_engine import CLI_ENGINE
from ibcalc.model.catalogue.cmp import CMP
from ibcalc.model.catalogue.cnv import CNV
from ibcalc.model.catalogue.cnv_verify import CNV_VERIFY
from ibcalc.model.catalogue.dmn import DMN
from ibcalc.model.catalogue.entry import Entry
from ibcalc.model.catalogue.mod import MOD
from ibcalc.model.catalogue.priv import PRIV
from ibcalc.model.catalogue.tar import TAR
from ibcalc.model.findings import Finding
from ibcalc.model.place import Place

_ALL = (
    *BOEK,
    *BOEK_COPIES,
    *BOEK_GUARD,
    *BOEK_SHEETS,
    *MOD,
    *TAR,
    *CNV,
    *CNV_VERIFY,
    *DMN,
    *CMP,
    *CLI,
    *CLI_ENGINE,
    *BUD,
    *AANL,
    *AANL_GUARD,
    *AANL_FORMS,
    *AANL_INTAKE,
    *PRIV,
)
CATALOGUE = MappingProxyType({entry.code: entry for entry in _ALL})
if len(CATALOGUE) != len(_ALL):
    raise RuntimeError("a finding code stands twice in the catalogue")

__all__ = ["CATALOGUE", "Entry", "finding"]


def finding(code: str, place: Place | None = None, **values: object) -> Finding:
    """A finding by its code; ``values`` fill the braces of its text and its repair.

    Raises:
        KeyError: the code or a needed value is missing: a bug of ours, not of the data.
    """
    entry = CATALOGUE[code]
    return Finding(
        code=code,
        severity=entry.severity,
        place=place or Place(),
        message=entry.message.format(**values),
        fix=entry.fix.format(**values),
    )
