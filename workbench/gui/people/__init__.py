"""The People page: who is in the case, under which label, and what must never be printed."""
