"""The Procedure page: how the council dealt with the complaint, and what the law allowed."""
