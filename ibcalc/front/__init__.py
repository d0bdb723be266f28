"""Floor 4: the ways in: the command line and Excel."""
