"""A plugin for pytest: a property that fails is not made small and not kept for the next fault."""

from __future__ import annotations

from hypothesis import Phase, settings


def pytest_collection() -> None:
    """After the suite's own profile is loaded, and before the tests are."""
    phases = (Phase.explicit, Phase.generate)
    settings.register_profile("planted", settings(database=None, phases=phases))
    settings.load_profile("planted")
