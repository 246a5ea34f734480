"""A casebook that cannot be used, and choosing what to restore from its copies."""
