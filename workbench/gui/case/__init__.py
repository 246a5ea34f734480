"""The open case: its pages, its docks, its commands, and what is typed and not saved yet."""
