"""The viewer: a paper page by page, its words selected, marked and searched."""
