"""Verification: what a table does not decide, decides twice, or says in vain."""
