"""A plugin for pytest, so that a planted fault is caught soon.

The tests named as the file with the fault come first; a property that fails is not made small and
not kept for the next fault.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import Phase, settings

FIRST = "IBCALC_FIRST"
"""The environment variable with the name of the faulty module."""


def pytest_collection() -> None:
    """After the suite's own profile is loaded, and before the tests are."""
    phases = (Phase.explicit, Phase.generate)
    settings.register_profile("planted", settings(database=None, phases=phases))
    settings.load_profile("planted")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Those of one subject before all others, and then the judges, that catch most."""
    own = f"test_{os.environ.get(FIRST)}.py"
    items.sort(key=lambda item: (item.path.name != own, "judges" not in item.path.name))
