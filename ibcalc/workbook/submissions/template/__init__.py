"""Writing the forms that providers fill, and the empty workbooks of a municipality."""
