"""A decision statement as Word, PDF, HTML and plain text: pure functions over one document."""
