"""A case handed over to a second reader, read there, and what came back."""
