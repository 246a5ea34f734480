"""Find and replace across the open case."""
