"""Two versions of a text held against each other: paragraphs known again, words compared."""
