"""Statements written elsewhere: read, checked, and made into a case to carry on from."""
