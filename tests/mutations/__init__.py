"""Planted faults: proof that the tests can fail."""
