"""What a workbook that ibcalc wrote says of itself, in a document property and in its cells."""

from __future__ import annotations

from typing import Final

MADE: Final = "ibcalc_gemaakt"
"""The name of the property; templates have their own stamp, which says more."""
OUTCOME: Final = "uitkomst"
COMPARISON: Final = "vergelijking"
OVERVIEW: Final = "overzicht"
PSEUDONYMS: Final = "pseudoniemen"
COMPUTED: Final = "automatisch"
"""What stands above the header of a column that a template computes; a reader passes it by."""
FOR_YOU: Final = "alleen voor u"
"""The same for a column with remarks that no one else reads."""
NOT_READ: Final = frozenset((COMPUTED, FOR_YOU))
EXAMPLE: Final = "Zo vult u het in"
"""The title of a sheet with rows that only show how a template is filled."""
STATUS_OF: Final = "Status van dit"
"""How the title begins of a sheet on which a template counts what is right and what is wrong."""
