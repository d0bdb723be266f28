"""Floor 0: what was agreed. Frozen types and exact arithmetic, no I/O, no third-party import."""
