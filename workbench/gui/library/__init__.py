"""The office's library: standard paragraphs, outlines, bands and house settings, for all cases."""
