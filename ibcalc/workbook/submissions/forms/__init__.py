"""The forms that providers fill: their tables, columns and kinds, from which all else is made."""
