"""Floor 1: decision tables: cell language, table, look up. Pure."""
