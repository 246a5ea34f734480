"""The checks a statement must pass, run over the composed statement in slices."""
