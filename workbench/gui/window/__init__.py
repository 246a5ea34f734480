"""The window itself: menus, pages, the open case, status and trouble.

Once PySide6 is loaded it reads the whole source of each module imported after it, only to see
whether Qt's names are wanted ``in_snake_case`` there (``from __feature__ import snake_case``), and
Python keeps what was read. Nothing here wants that. Without it the window with a case open needs
14 MiB less, and the database library loads in two thirds of the time.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - its loading is what puts the reading in place


def leave_sources_unread() -> None:
    """Import as Python does by itself from now on; nothing when PySide6 no longer reads sources."""
    before = getattr(builtins, "__orig_import__", None)
    if before is not None:
        builtins.__import__ = before


leave_sources_unread()
