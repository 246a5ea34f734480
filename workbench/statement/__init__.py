"""The decision statement as a tree: composed purely from a case and the reference data."""
