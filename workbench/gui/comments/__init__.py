"""The Comments page: what the parties said to a draft, point by point."""
