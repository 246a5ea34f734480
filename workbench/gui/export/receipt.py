"""The receipt of a file handed out, to be read and copied."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.application.handing_out.receipts import receipt_lines
from workbench.domain.records.drafting import ExportReceipt
from workbench.gui.desk import Desk
from workbench.gui.leaving.clipboard import copy_words
from workbench.gui.look.appearance import GRID
from workbench.gui.look.labels import title


class ReceiptWindow(QDialog):
    """One receipt as plain words."""

    def __init__(self, desk: Desk, receipt: ExportReceipt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("receipt")
        self.setWindowTitle("Export receipt")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(720, 440)
        self.words = QPlainTextEdit("\n".join(receipt_lines(desk.bridge.case, receipt)))
        self.words.setObjectName("receipt.words")
        self.words.setAccessibleName("Export receipt")
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        copy = QPushButton("&Copy")
        copy.setObjectName("receipt.copy")
        copy.setAutoDefault(False)
        copy.clicked.connect(
            lambda _checked=False: copy_words(desk, "the receipt", self.words.toPlainText())
        )
        close = QPushButton("Close")
        close.setDefault(True)
        close.clicked.connect(lambda _checked=False: self.accept())
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(copy)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID + GRID // 2)
        column.addWidget(title("Export receipt"))
        column.addWidget(self.words, 1)
        column.addLayout(row)
