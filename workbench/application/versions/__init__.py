"""Versions of the statement: issued, frozen, sent, answered, and read again as they were."""
