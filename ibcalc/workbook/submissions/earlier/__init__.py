"""Held against an earlier run: its overview read back, and what changed since."""
