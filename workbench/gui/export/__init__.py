"""Statements leaving the casebook: the export dialog, the publication set and its receipt."""
