"""The exact reader: the bytes of a workbook to sheets of cells, and what is odd about them."""
