"""A draft that came back as a Word file: comments on it, and changes proposed in it."""
