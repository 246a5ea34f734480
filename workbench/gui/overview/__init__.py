"""The Overview page: the case itself, and what it still lacks."""
