"""The caseload: from a sheet, CSV or Parquet to columns."""
