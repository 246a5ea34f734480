"""The command line: the program's work without a window."""
