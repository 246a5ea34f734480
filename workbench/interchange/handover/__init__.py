"""Cases handed over to a second reader and sent back, as one sealed file."""
