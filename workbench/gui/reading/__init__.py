"""The statement to read: beside the case, on the whole screen, on paper, and how it reads."""
