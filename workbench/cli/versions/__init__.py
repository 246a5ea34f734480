"""Commands about versions of the statement: made, compared, and read when they come back."""
