"""Papers drawn page by page, by a program of their own that a hostile file can only end."""
