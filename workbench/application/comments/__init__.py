"""Comments on a draft: entered, answered, counted, and set out in a schedule."""
