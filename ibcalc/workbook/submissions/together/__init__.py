"""Submissions side by side: which count, what changed, and who stands at two providers."""
