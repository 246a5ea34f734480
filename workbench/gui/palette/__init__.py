"""Search for everything."""
