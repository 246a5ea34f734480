"""Copies of the casebook: made, tried, thinned out, and put back."""
