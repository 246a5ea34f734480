"""Checks of how the statement is worded, and of names and details in it."""
