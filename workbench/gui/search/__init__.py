"""Finding: a line to find words in a text, a search of everything, find and replace."""
