"""Papers as plain PDF pages: words laid out, tables, the front of a bundle, pages as pictures."""
