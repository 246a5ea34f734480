"""The Evidence page: what was received, and where it is relied on."""
