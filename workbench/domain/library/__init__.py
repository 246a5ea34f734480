"""Reference data as the program uses it, and what an office adds to it."""
