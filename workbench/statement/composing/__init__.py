"""A case and the reference data composed into the statement, section by section."""
