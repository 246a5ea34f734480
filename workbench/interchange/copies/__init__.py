"""Copies of papers for handing out: as sound pages, bound together, blacked out; made apart."""
