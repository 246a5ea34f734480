"""A statement written elsewhere, read back into the tree: its lines, their roles, what they say."""
