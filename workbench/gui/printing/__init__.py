"""Printing: what is to be printed, page by page, and its preview."""
