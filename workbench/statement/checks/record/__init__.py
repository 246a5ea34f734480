"""Checks of what the case records: links, dates, findings, procedure, remedies."""
