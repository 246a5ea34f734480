"""Spelling in the window: unknown words underlined, and what may have been meant."""
