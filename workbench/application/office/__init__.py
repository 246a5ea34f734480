"""What an office adds for all its cases: rules, choices, paragraphs and outlines."""
