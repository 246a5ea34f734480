"""How the statement reads: its gauges section by section, beside the work."""
