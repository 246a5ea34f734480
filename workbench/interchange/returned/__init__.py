"""Word files that come back from those a draft was sent to."""
