"""Papers of foreign formats, read by a program of their own that a hostile file can only end."""
