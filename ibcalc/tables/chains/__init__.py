"""Several tables after each other, and two versions of them side by side."""
