"""How a statement reads: sentences counted, abbreviations found, section by section."""
