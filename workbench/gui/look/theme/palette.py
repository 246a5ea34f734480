"""The theme's colours by name, light and dark, and the palette that is made of them.

The values are data (``resources/theme/window.json``); nothing else in the program names a colour.
The palette is whole, so that what the sheet leaves out still fits.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

from PySide6.QtGui import QColor, QGuiApplication, QPalette

from workbench.paths import bundle


@cache
def colours(dark: bool) -> Mapping[str, str]:
    """Every colour of a theme as ``#RRGGBB`` by its name."""
    kept = (bundle().resources / "theme" / "window.json").read_text(encoding="utf-8")
    themes: dict[str, dict[str, str]] = json.loads(kept)
    return themes["dark" if dark else "light"]


_MIDDLE = 127

_ROLES = {
    QPalette.ColorRole.Window: "nav",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "rec",
    QPalette.ColorRole.AlternateBase: "lst",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "thumb",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "onAccent",
    QPalette.ColorRole.ToolTipBase: "tip",
    QPalette.ColorRole.ToolTipText: "tipText",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "onAccent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "edge",
    QPalette.ColorRole.Shadow: "sign",
}


def palette(dark: bool) -> QPalette:
    """The whole palette, light or dark."""
    named = colours(dark)
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, QColor(named[name]))
    off = QPalette.ColorGroup.Disabled
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(off, role, QColor(named["text3"]))
    made.setColor(off, QPalette.ColorRole.Highlight, QColor(named["selOff"]))
    return made


def is_dark(of: QPalette) -> bool:
    """Whether a palette has light words; the ground may be one that is seen through."""
    return of.color(QPalette.ColorRole.WindowText).lightness() > _MIDDLE


def shade(name: str) -> QColor:
    """A colour of the theme there now is, by its name."""
    return colour(QGuiApplication.palette(), name)


def colour(of: QPalette, name: str) -> QColor:
    """A colour of the theme by its name, as it is on this palette's ground."""
    return QColor(colours(is_dark(of))[name])
