"""The cell language: from the cells of a sheet to conditions, outputs and findings."""
