"""The window: the register of cases and the pages of the open one, in Qt."""

from workbench.gui.plain_imports import leave_sources_unread

leave_sources_unread()
