"""One submission read: its stamp, its sheets, its tables, row by row and cell by cell."""
