"""The Remedies page: what the body should do, for whom, by when."""
