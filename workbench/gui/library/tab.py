"""A part of the office's library: what it lists, the one chosen, and how a change is saved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QTreeWidget, QWidget

from workbench.application.casebook.workbench import Workbench
from workbench.domain.library.office import Office
from workbench.gui.look.labels import FaultLine, note
from workbench.gui.look.layout import GRID, column_of
from workbench.gui.records.split import Split


class LibraryTab(QWidget):
    """One tab of the library; `changed` whenever every case may read otherwise."""

    changed = Signal()

    def __init__(self, workbench: Workbench, part: str, fault: str) -> None:
        super().__init__()
        self.setObjectName(f"library.tab.{part}")
        self._workbench = workbench
        self.fault = FaultLine(fault)

    def change(self, label: str, edit: Callable[[Office], Office]) -> bool:
        """Change the office's own set; False when that cannot be, and then the reason is said."""
        return self.fault.attempt(lambda: self._workbench.change_office(label, edit))

    def keep(self) -> bool:
        """Save what was entered and not saved yet; False when it cannot be kept."""
        return True

    def stay_at(self, listed: QTreeWidget, choose: Callable[[], object]) -> None:
        """Choose again what cannot be left; once more after a press, which then selects its row."""

        def again() -> None:
            with QSignalBlocker(listed):
                listed.setCurrentIndex(QModelIndex())
                choose()

        again()
        QTimer.singleShot(0, listed, again)

    def show_beside(
        self, about: str, listed: QWidget, chosen: QWidget, sizes: tuple[int, int], grows: bool
    ) -> None:
        """Lay out the list and what is chosen in it; `grows` gives the latter all new room."""
        split = Split(listed, chosen, sizes, (0, 1) if grows else ())
        column_of(note(about), (split, 1), within=self, margins=GRID)
