"""Floor 2: convert, charge, price, settle, summarise. Pure; numpy and polars allowed."""
