"""Proposals of a returned draft taken into the records of the case."""
