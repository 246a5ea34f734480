"""Statements from outside: read, reported on, and carried on as a case."""
