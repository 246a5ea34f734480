"""Where things stand on a page of a PDF as it is seen: in points from its top left."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

_FINE, _FAR = 100, 10_000
"""Places are asked for in hundredths of a point, axes measured over so many points."""


class Standing:
    """How places in a page's own co-ordinates are seen, whatever way it is turned and cut."""

    def __init__(self, page: Any) -> None:
        # Where the page's own axes lie: pdfium is asked three times, not for every letter.
        (self._x, self._y), right, up = (
            _asked(page, *place) for place in ((0, 0), (_FAR, 0), (0, _FAR))
        )
        self._xx, self._xy = (right[0] - self._x) / _FAR, (right[1] - self._y) / _FAR
        self._yx, self._yy = (up[0] - self._x) / _FAR, (up[1] - self._y) / _FAR

    def seen(
        self, left: float, top: float, right: float, bottom: float
    ) -> tuple[float, float, float, float]:
        """The four sides of a box as they are seen: left, top, right and bottom."""
        x1, y1 = self._point(left, top)
        x2, y2 = self._point(right, bottom)
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)

    def _point(self, x: float, y: float) -> tuple[float, float]:
        return (
            self._x + x * self._xx + y * self._yx,
            self._y + x * self._xy + y * self._yy,
        )


def _asked(page: Any, x: float, y: float) -> tuple[float, float]:
    wide, high = (round(each * _FINE) for each in page.get_size())
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page.raw, 0, 0, wide, high, 0, x, y, across, down)
    return across.value / _FINE, down.value / _FINE
