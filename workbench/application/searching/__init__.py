"""Finding words in all cases at once, in everything that was written, printed or read."""
