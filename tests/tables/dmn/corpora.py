"""Where the public decision tables stand that this project is judged by: beside it, if at all."""

from __future__ import annotations

from pathlib import Path

import pytest

CORPORA = Path(__file__).parents[4] / "shared" / "corpora"
TCK = CORPORA / "dmn-tck"
DROOLS = CORPORA / "drools-dtanalysis"

needs_corpora = pytest.mark.skipif(
    not CORPORA.is_dir(), reason="the public decision tables are not beside the project"
)
