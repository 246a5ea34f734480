"""What stands beside the statement: where a paragraph comes from, what a heading has."""
