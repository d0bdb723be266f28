"""Writing model workbooks: layout, notes, drop-downs and styles from the row models."""
