"""The receipt of a file handed out, to be read and copied."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from workbench.application.handing_out.receipts import receipt_lines
from workbench.domain.records.versions import ExportReceipt
from workbench.gui.desk import Desk
from workbench.gui.leaving.clipboard import copy_words
from workbench.gui.leaving.selections import WordsToRead
from workbench.gui.look.buttons import dialog_button
from workbench.gui.look.dialog import Dialog
from workbench.gui.look.labels import title
from workbench.gui.look.layout import GRID, REST, named, row_of


class ReceiptWindow(Dialog):
    """One receipt as plain words."""

    def __init__(self, desk: Desk, receipt: ExportReceipt, parent: QWidget | None = None) -> None:
        super().__init__(parent, "receipt", "Export receipt", 720, 440)
        self.words = named(WordsToRead(desk), "receipt.words", "Export receipt")
        self.words.setPlainText("\n".join(receipt_lines(desk.bridge.case, receipt)))
        self.words.setTabChangesFocus(True)
        copy = dialog_button(
            "&Copy",
            "receipt.copy",
            lambda: copy_words(desk, "the receipt", self.words.toPlainText()),
        )
        close = QPushButton("Close")
        close.setDefault(True)
        close.clicked.connect(lambda _checked=False: self.accept())
        row = row_of(REST, copy, close, gap=-1)
        self.show_parts(
            title("Export receipt"),
            (self.words, 1),
            row,
            gap=GRID + GRID // 2,
        )
