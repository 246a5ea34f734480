"""The drawn timeline of a case."""
