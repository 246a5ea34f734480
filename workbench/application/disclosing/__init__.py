"""Evidence on its way out: listed, bound into one, and blacked out for whoever may not see all."""
