"""The Chronology page: what happened, entered line by line."""
