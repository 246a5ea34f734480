"""The face of the window: the computer's own, and Inter where that differs from desk to desk."""

from __future__ import annotations

import sys
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

from workbench.paths import bundle

PIXELS = 13
"""The size of words in the window, at the usual type size and resolution."""

_OWN_FACE = ("win32", "darwin")
"""Where the computer's own face is made for windows, and looks the same everywhere."""

_LARGE = 11.5
"""Points from which the type the computer is set to is large on purpose, and is kept."""


def window_font(of_the_computer: QFont, step: int, platform: str = sys.platform) -> QFont:
    """The font of the window, `step` points larger or smaller than usual."""
    font = QFont(of_the_computer)
    points = 1.0 * PIXELS if platform == "darwin" else PIXELS * 0.75
    if platform not in _OWN_FACE:
        font.setFamily(_inter())
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if of_the_computer.pointSizeF() >= max(_LARGE, points):
        points = of_the_computer.pointSizeF()
    font.setPointSizeF(points + step)
    return font


def pixels(usual: int) -> int:
    """A size that is `usual` pixels at the usual type size, at the size chosen."""
    return _pixels(usual, QApplication.font().pointSizeF())


@cache
def _pixels(usual: int, points: float) -> int:
    return max(1, round(usual * _scale(points)))


@cache
def _scale(points: float) -> float:
    """How much larger than usual type of this size is on this screen."""
    return QFontInfo(QApplication.font()).pixelSize() / PIXELS


def sized(font: QFont, usual: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """A font at a size that is `usual` pixels at the usual type size."""
    made = QFont(font)
    made.setPixelSize(pixels(usual))
    made.setWeight(weight)
    return made


def printed_font(usual: int) -> QFont:
    """The face statements are printed in, `usual` pixels high at the usual type size."""
    font = QFont(QApplication.font())
    font.setFamilies(_printed())
    font.setPointSizeF(QApplication.font().pointSizeF() * usual / PIXELS)
    return font


@cache
def _printed() -> list[str]:
    """Arial or what is as wide; the shipped one where the computer has neither."""
    if not any(QFontDatabase.hasFamily(name) for name in _PRINTED):
        _make_known("LiberationSans", ("Regular", "Bold", "Italic", "BoldItalic"), "ttf")
    return list(_PRINTED)


_PRINTED = ("Arial", "Liberation Sans")


@cache
def _inter() -> str:
    """Make Inter's three files known; its name."""
    _make_known("Inter", ("Regular", "Medium", "SemiBold"), "otf")
    return "Inter"


def _make_known(name: str, styles: tuple[str, ...], ending: str) -> None:
    for style in styles:
        file = bundle().resources / "fonts" / f"{name}-{style}.{ending}"
        QFontDatabase.addApplicationFont(str(file))
