"""Tests that live beside the rules: the sheet Toetsen, calculated and compared."""
