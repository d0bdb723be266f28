"""ibcalc: set, check and explain the tariffs of Dutch municipal social care.

Everything is imported when it is first used, so that a small command starts at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ibcalc.model.version import VERSION

if TYPE_CHECKING:
    from ibcalc.engine.comparison.compared import Compared
    from ibcalc.engine.result import Result
    from ibcalc.front.api import (
        calculate,
        check,
        compare,
        conversions,
        load,
        pseudonymise,
        save,
        save_lines,
    )
    from ibcalc.model.findings import Finding
    from ibcalc.workbook.sheets.modelbook import ModelBook

__version__ = VERSION
__all__ = [
    "Compared",
    "Finding",
    "ModelBook",
    "Result",
    "calculate",
    "check",
    "compare",
    "conversions",
    "load",
    "pseudonymise",
    "save",
    "save_lines",
]

_HOMES = {
    "Compared": "ibcalc.engine.comparison.compared",
    "Finding": "ibcalc.model.findings",
    "ModelBook": "ibcalc.workbook.sheets.modelbook",
    "Result": "ibcalc.engine.result",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'ibcalc' has no attribute {name!r}")
    return getattr(import_module(_HOMES.get(name, "ibcalc.front.api")), name)
