"""A page of records: the table, the form of the chosen row, and the acts both share."""
