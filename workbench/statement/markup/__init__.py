"""Authored text: what a person types, read as blocks of the statement and written back."""
