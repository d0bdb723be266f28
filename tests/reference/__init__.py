"""A slow, obvious day-by-day calculation, written from the text of the design, not the engine."""
