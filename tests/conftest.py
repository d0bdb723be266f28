"""What every test may ask for: LibreOffice, and hypothesis as it is set for the whole suite."""

from __future__ import annotations

import os
import shutil

import pytest
from hypothesis import settings

# No deadline: how long an example takes says something about the machine, not about ibcalc.
settings.register_profile("ibcalc", deadline=None, print_blob=True)
# The check of a commit draws the same examples each time; whoever develops draws new ones.
settings.register_profile("same", deadline=None, print_blob=True, derandomize=True)
settings.load_profile("same" if os.environ.get("IBCALC_SAME_EXAMPLES") else "ibcalc")

REQUIRED = "IBCALC_REQUIRE_LIBREOFFICE"


@pytest.fixture(scope="session")
def soffice() -> str:
    """The LibreOffice program; the test is skipped without it, or fails where it is required."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None and os.environ.get(REQUIRED):
        pytest.fail(f"LibreOffice is not installed, and {REQUIRED} says that it must be")
    if found is None:
        pytest.skip("LibreOffice is not installed: formulas cannot be recalculated here")
    return found
