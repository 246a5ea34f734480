"""Pictures of pages that were drawn, as many as a limit of memory allows."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtGui import QImage

from workbench.gui.viewer.source import Key

LIMIT = 96_000_000
"""Bytes that all kept pictures may take together; those in sight are always kept."""

_MOST_TROUBLES = 500


class Pictures:
    """The pictures last used; of a page drawn at another size the one there is."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._kept: OrderedDict[Key, QImage] = OrderedDict()
        self._bytes = 0
        self.troubles: OrderedDict[int, str] = OrderedDict()

    def clear(self) -> None:
        """Keep none any more."""
        self._kept.clear()
        self.troubles.clear()
        self._bytes = 0

    def put(self, key: Key, picture: QImage | str, needed: int = 1) -> None:
        """Keep a picture, or words why there is none; the `needed` last used are not let go."""
        if isinstance(picture, str):
            self.troubles[key.page] = picture
            if len(self.troubles) > _MOST_TROUBLES:
                self.troubles.popitem(last=False)
            return
        self._drop(key)
        self._kept[key] = picture
        self._bytes += picture.sizeInBytes()
        while self._bytes > self._limit and len(self._kept) > needed:
            self._drop(next(iter(self._kept)))

    def has(self, key: Key) -> bool:
        """Whether a picture is kept, or is known not to come."""
        return key in self._kept or key.page in self.troubles

    def get(self, key: Key) -> QImage | None:
        """A picture."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def like(self, key: Key) -> QImage | None:
        """The same page at another size, for as long as it is being drawn."""
        same = [each for each in self._kept if each.page == key.page and each.turns == key.turns]
        best = min(same, key=lambda each: abs(each.scale - key.scale), default=None)
        return self._kept[best] if best is not None else None

    def _drop(self, key: Key) -> None:
        gone = self._kept.pop(key, None)
        if gone is not None:
            self._bytes -= gone.sizeInBytes()
