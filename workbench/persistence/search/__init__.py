"""The index of all words of a casebook, in a file of its own that can be made again at any time."""
