"""Letters and notices merged from a case."""
