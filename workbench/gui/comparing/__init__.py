"""Versions of the statement held against each other, and drafts that came back."""
