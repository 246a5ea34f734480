"""Looking for names in texts, and what stands round a word."""
