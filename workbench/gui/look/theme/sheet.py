"""The one style sheet (``resources/theme/window.qss``), with the theme's colours and sizes."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QDir
from PySide6.QtWidgets import QApplication

from workbench.gui.look.theme.palette import colours, is_dark
from workbench.gui.look.theme.typeface import pixels
from workbench.paths import bundle

_SIZES = {"smaller": 11, "small": 12, "case": 14, "title": 16, "high": 18, "large": 20}
"""Sizes of words other than the usual, and the height of a line of them (`high`), in pixels at the
usual type size."""


def sheet() -> str:
    """The sheet for the palette and the type there now are."""
    sizes = tuple((name, f"{pixels(size)}px") for name, size in _SIZES.items())
    return _filled(is_dark(QApplication.palette()), sizes)


@cache
def _filled(dark: bool, sizes: tuple[tuple[str, str], ...]) -> str:
    return _written() % {"theme": "dark" if dark else "light", **colours(dark), **dict(sizes)}


@cache
def _written() -> str:
    folder = bundle().resources / "theme"
    QDir.setSearchPaths("theme", [str(folder)])
    return (folder / "window.qss").read_text(encoding="utf-8")
