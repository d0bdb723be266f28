"""What providers send in: the forms they fill, and what is done with these when they come back.

They are taken in by processes apart, read, checked, put together in one overview and held against
an earlier one.
"""
