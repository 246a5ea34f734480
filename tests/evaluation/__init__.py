"""Measuring what the program finds against what it should find."""
