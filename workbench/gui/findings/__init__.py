"""The Findings page: standard, facts, result and injustice for each head of complaint."""
