"""Reference data read from ``resources/``: outlines, standard paragraphs and fixed wording."""
