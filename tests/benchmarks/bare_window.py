"""A window with a table of 500 rows and nothing else: what Qt costs at least.

``python -m tests.benchmarks.bare_window`` opens it, leaves once it is painted, and prints the most
memory it held, in MiB (nothing where the system does not tell).
"""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

from tests.benchmarks.memory import peak_memory

ROWS, COLUMNS = 500, 7
_DISPLAY = Qt.ItemDataRole.DisplayRole
_NOWHERE = QModelIndex()


class Rows(QAbstractTableModel):
    """Cells that say where they are."""

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Every row."""
        return ROWS

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Every column."""
        return COLUMNS

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = _DISPLAY) -> Any:
        """The words of a cell."""
        if role != _DISPLAY:
            return None
        return f"row {index.row()}, column {index.column()}"


class Window(QMainWindow):
    """Leaves the program once it is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = Rows()
        view = QTableView()
        view.setModel(self.rows)
        self.setCentralWidget(view)
        self.resize(1280, 800)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first paint is the last."""
        super().paintEvent(event)
        QTimer.singleShot(0, QApplication.quit)


def main() -> int:
    """Show the window once."""
    application = QApplication(sys.argv[:1])
    window = Window()
    window.show()
    code = application.exec()
    with suppress(NotImplementedError):
        print(peak_memory())
    return code


if __name__ == "__main__":
    sys.exit(main())
