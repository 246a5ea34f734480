"""The working-day calculator: usable without a case."""
