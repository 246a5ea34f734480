"""The statement row by row: what rows there are, how they are set in type, painted and chosen."""
