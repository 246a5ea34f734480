"""The statement: its preview, its page and its export."""
