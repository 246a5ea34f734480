"""Paragraphs of the program in words for this case: the offer, the review, the differences."""
