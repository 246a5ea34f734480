"""Statements from outside: a Word file, web page or text read into a tree, and into a case."""
