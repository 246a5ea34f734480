"""Reading the statement: on the whole screen, and finding words in it."""
