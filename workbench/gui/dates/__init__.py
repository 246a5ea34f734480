"""Dates typed in words and chosen from a calendar."""
