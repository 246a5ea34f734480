"""Issuing the statement, and the versions that were issued."""
