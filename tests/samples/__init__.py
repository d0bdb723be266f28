"""Sample workbooks that are tests: every ``*.toets.xlsx`` here is run by ibcalc's pytest plugin."""
