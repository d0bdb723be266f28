"""Elementary pieces: domains cut where cells cut them, boxes of pieces, and what covers a box."""
