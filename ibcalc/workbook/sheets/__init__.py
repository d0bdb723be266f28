"""The contract of the sheets: row models, and the way from sheets to a model."""
