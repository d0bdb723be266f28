"""Two models laid side by side: decisions, tariffs, agreements and a caseload."""
