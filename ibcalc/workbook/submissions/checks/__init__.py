"""What is checked in one submission: its lines, its form, its costs, and against the model."""
