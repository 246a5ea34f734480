"""The dates of the procedure: each with its limit, its event and what it is counted by."""
