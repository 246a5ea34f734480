"""The one style sheet (``resources/theme/window.qss``), with the theme's colours and sizes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtWidgets import QApplication

from workbench.gui.look.theme.palette import colours, is_dark
from workbench.gui.look.theme.typeface import pixels
from workbench.paths import bundle

_SIZES = {"smaller": 11, "small": 12, "case": 14, "title": 16, "high": 18, "large": 20}
"""Sizes of words other than the usual, and the height of a line of them (`high`), in pixels at the
usual type size."""

_MENUS_END = "/* The bar of menus wears what stands above"
"""Where in the sheet the part ends that is of menus."""


def sheet(menus: bool = False) -> str:
    """The sheet for the palette and the type there now are; for the bar of menus only its part.

    Qt reads what it is given for each room anew.
    """
    sizes = tuple((name, f"{pixels(size)}px") for name, size in _SIZES.items())
    return _filled(is_dark(QApplication.palette()), sizes, menus)


@cache
def _filled(dark: bool, sizes: tuple[tuple[str, str], ...], menus: bool) -> str:
    written = _written().partition(_MENUS_END)[0] if menus else _written()
    drawn = {"theme": "dark" if dark else "light", "drawings": in_sheet(_folder())}
    return written % {**drawn, **colours(dark), **dict(sizes)}


@cache
def _written() -> str:
    return (_folder() / "window.qss").read_text(encoding="utf-8")


def _folder() -> Path:
    return bundle().resources / "theme"


def in_sheet(path: Path) -> str:
    """A path as it stands between quotation marks in a sheet, whatever the folders are called.

    Qt takes a backslash off twice. A search path would make all that can be asked of folders ready.
    """
    return path.as_posix().replace("\\", "\\00005c\\00005c").replace('"', '\\"')
