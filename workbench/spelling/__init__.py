"""Spelling: the British English dictionary and the casebook's own words."""
