"""The window: the register of cases and the pages of the open one, in Qt."""
