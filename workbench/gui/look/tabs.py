"""Parts of a page or a window behind tabs, each made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QTabWidget, QWidget

from workbench.gui.look.kept import keep_shapes
from workbench.gui.look.key_order import stops_within
from workbench.gui.look.layout import column_of

Make = Callable[[], QWidget]


@runtime_checkable
class _Begins(Protocol):
    """A part that knows where work on it begins."""

    def page_focus(self) -> None:
        """Bring the keyboard there."""


class LateTabs(QTabWidget):
    """Tabs that nobody waits for but for the one in sight."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[QWidget | Make] = []
        self.currentChanged.connect(self._on_turned)

    def offer(self, *parts: tuple[str, Make]) -> None:
        """Offer parts by their names in place of those there were; the same place stays shown."""
        place = max(self.currentIndex(), 0)
        with QSignalBlocker(self):
            while (old := self.widget(0)) is not None:
                self.removeTab(0)
                old.deleteLater()
            for words, _ in parts:
                held = QWidget()
                column_of(within=held)
                self.addTab(held, words)
            self.setCurrentIndex(place)
        self._parts = [make for _, make in parts]
        self.part(place)

    @property
    def made(self) -> dict[int, QWidget]:
        """The parts made so far, by their places."""
        return {n: part for n, part in enumerate(self._parts) if isinstance(part, QWidget)}

    def part(self, place: int) -> QWidget:
        """The part at a place, made now if it was not shown before."""
        part, held = self._parts[place], self.widget(place)
        if not isinstance(part, QWidget):
            self._parts[place] = part = part()
            layout = held.layout() if held is not None else None
            if layout is not None:
                layout.addWidget(part)
                # Qt would show it after this event only.
                part.show()
                keep_shapes(part)
        return part

    def _on_turned(self, place: int) -> None:
        if place < 0:
            return
        part, held = self.part(place), self.widget(place)
        # Qt has looked for a place for the keyboard before there was one.
        if held is not None and held.hasFocus():
            if isinstance(part, _Begins):
                part.page_focus()
                return
            stops = [each for each in stops_within(part) if each.isVisible()]
            (stops[0] if stops else part).setFocus()
