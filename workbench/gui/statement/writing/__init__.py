"""Writing in the statement: the one editor, and what can be done to a paragraph."""
