"""A redacted copy: pages looked at, areas added and taken off, the copy written."""
