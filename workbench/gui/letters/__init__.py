"""Letters and notices of a case."""
