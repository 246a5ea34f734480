"""A case handed over to a second reader: sent, opened, marked, noted on and sent back."""
