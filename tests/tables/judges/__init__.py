"""Slow, obvious judges of decision tables: a look-up row by row and a walk along every value."""
