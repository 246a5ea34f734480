"""Papers: brought into a case, named, and read."""
