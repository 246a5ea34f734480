"""The commands that take a case to a second reader and back."""
