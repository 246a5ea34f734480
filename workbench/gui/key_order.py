"""The order in which Tab passes the controls, kept as one reads when controls come later."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_where(place: QWidget, controls: Sequence[QWidget]) -> None:
    """Have Tab come to new controls where `place` stands; Qt puts them at the end of the window.

    They must be in the window `place` is in. Nothing is done when no control comes before them.
    """
    before = _control_before(place, controls)
    if before is not None:
        for first, second in itertools.pairwise((before, *controls)):
            QWidget.setTabOrder(first, second)


def _control_before(place: QWidget, but: Sequence[QWidget]) -> QWidget | None:
    """The control Tab passes before it comes to a place; Qt orders only what takes the keyboard."""
    widget = place.previousInFocusChain()
    while widget is not None and widget is not place:
        takes_keys = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes_keys and widget.focusProxy() is None and widget not in but:
            return None if widget.isWindow() else widget
        widget = widget.previousInFocusChain()
    return None
