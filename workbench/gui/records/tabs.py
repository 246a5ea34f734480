"""Tabs of a page, each made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtWidgets import QTabWidget, QWidget

from workbench.gui.look.layout import column_of


class LateTabs(QTabWidget):
    """Tabs by their titles; `make` gives what stands in one, `first` is there from the start."""

    def __init__(
        self, name: str, titles: Sequence[str], first: QWidget, make: Callable[[int], QWidget]
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setDocumentMode(True)
        self._make = make
        self.made: dict[int, QWidget] = {0: first}
        self.addTab(first, titles[0])
        for words in titles[1:]:
            self.addTab(QWidget(), words)
        self.currentChanged.connect(self.part)

    def part(self, number: int) -> QWidget | None:
        """What stands in a tab, made now if it was not shown before."""
        if number not in self.made and number >= 0:
            made = self.made[number] = self._make(number)
            column_of(made, within=cast(QWidget, self.widget(number)))
            made.show()
        return self.made.get(number)
