"""Dividers and columns stay as the person left them: for good, across cases, in every window."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSplitter, QWidget

from workbench.gui.settings import open_settings

SETTINGS = "settings"
"""The property of the window that names the file of what is remembered."""

KEPT = "kept"
"""The property of a divider whose place is kept already."""

_P = TypeVar("_P", bound=QWidget)


def keep_shapes(room: QWidget) -> None:
    """Put the dividers and columns of a room where they were left, and keep where they are left.

    To be done once they stand in it; those that were there the last time are left alone.
    """
    settings = _settings_of(room)
    if settings is None:
        return
    for split in _new(room.findChildren(QSplitter)):
        _keep_split(split, settings)
    for view in room.findChildren(QAbstractItemView):
        headers = view.findChildren(QHeaderView) if view.objectName() else ()
        # The rows of a table are sections too: thousands, and as high as their words.
        across = [each for each in headers if each.orientation() is Qt.Orientation.Horizontal]
        for header in _new(across):
            _keep_columns(header, settings, f"columns/{view.objectName()}")


def _settings_of(room: QWidget) -> QSettings | None:
    within: QWidget | None = room
    while within is not None:
        if path := within.property(SETTINGS):
            return open_settings(Path(str(path)))
        within = within.parentWidget()
    return None


def _new(parts: Sequence[_P]) -> list[_P]:
    found = [each for each in parts if not each.property(KEPT)]
    for each in found:
        each.setProperty(KEPT, True)
    return found


def _keep_split(split: QSplitter, settings: QSettings) -> None:
    key = f"splits/{_name_of(split)}"
    kept = [int(each) for each in str(settings.value(key, "")).split() if each.isdigit()]
    if len(kept) == split.count():
        split.setSizes(kept)
    split.splitterMoved.connect(
        lambda _place, _handle: settings.setValue(key, " ".join(map(str, split.sizes())))
    )


def _name_of(split: QSplitter) -> str:
    """What a divider is kept as: its name, or that of the first part with one that it divides."""
    named = (each.objectName() for each in (split, *split.findChildren(QWidget)))
    return next((name for name in named if name and not name.startswith("qt_")), "")


def _keep_columns(header: QHeaderView, settings: QSettings, key: str) -> None:
    def own(place: int) -> bool:
        last = header.stretchLastSection() and header.visualIndex(place) == header.count() - 1
        return header.sectionResizeMode(place) is QHeaderView.ResizeMode.Interactive and not last

    for place in range(header.count()):
        kept = str(settings.value(f"{key}/{place}", ""))
        if kept.isdigit() and own(place):
            header.resizeSection(place, int(kept))

    def on_resized(place: int, _before: int, wide: int) -> None:
        # A column that is left out for want of room becomes 0 wide; one of a window that goes is
        # resized once more when its head is gone already.
        with suppress(RuntimeError):
            if wide and own(place):
                settings.setValue(f"{key}/{place}", str(wide))

    header.sectionResized.connect(on_resized)
