"""Writing in the statement itself: paragraphs edited, split, moved and referred to."""
