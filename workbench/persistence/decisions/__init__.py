"""The decisions kept as precedents, in a file of their own beside the casebook."""
