"""Fields of a record: each bound to the case, committing by itself."""
