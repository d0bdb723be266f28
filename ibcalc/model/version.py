"""The version of ibcalc, known without asking what is installed: that takes a tenth of a second."""

from __future__ import annotations

VERSION = "0.1.0"
