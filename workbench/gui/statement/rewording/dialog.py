"""A reworded paragraph beside the program's words, to say whether it still fits."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.desk import Desk
from workbench.gui.leaving.selections import WordsToRead
from workbench.gui.look.buttons import begin_dialog
from workbench.gui.look.labels import emphasised, note
from workbench.gui.look.layout import GRID, Rest, column_of, named, row_of
from workbench.gui.statement.rewording.differences import compared, marked_added, marked_removed


class ReviewDialog(QDialog):
    """Shows the program's words, then and now, and those for this case; says what was decided.

    `fits` keeps the words of the case, `taken` takes the program's, `edited` goes back to writing.
    """

    fits = Signal()
    taken = Signal()
    edited = Signal()

    def __init__(
        self, desk: Desk, paragraph: str, former: str, current: str, own: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        begin_dialog(self, "statement.review", f"Review {paragraph}", 860, 460)
        changed = former != current
        column = column_of(
            note(
                "▲ The program’s words have changed since this paragraph was reworded."
                if changed
                else "The program’s words are still those this paragraph was written to replace."
            ),
            within=self,
            margins=2 * GRID,
        )
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        if changed:
            then, now = compared(former, current)
            palette = self.palette()
            row.addLayout(self._side("The program’s words, with what changed in them", "now",
                f"{marked_removed(then, palette)}<hr>{marked_added(now, palette)}"
            ))  # fmt: skip
        theirs, ours = compared(current, own)
        palette = self.palette()
        if not changed:
            words = marked_removed(theirs, palette)
            row.addLayout(self._side("The program’s words", "now", words))
        row.addLayout(self._side("Your words for this case", "own", marked_added(ours, palette)))
        column.addLayout(row, 1)
        column.addWidget(note("Words taken out are struck through, words put in are underlined."))
        column.addLayout(self._buttons(changed, bool(current)))

    def _side(self, heading: str, name: str, words: str) -> QVBoxLayout:
        label = QLabel(heading)
        emphasised(label)
        browser = named(WordsToRead(self._desk), f"statement.review.{name}", heading)
        browser.setHtml(words)
        return column_of(label, (browser, 1), gap=-1)

    def _buttons(self, changed: bool, printed: bool) -> QHBoxLayout:
        row = row_of(Rest(0))
        for name, label, signal, shown in (
            ("edit", "Keep editing", self.edited, True),
            ("take", "Take the program’s words", self.taken, printed),
            ("fits", "It still fits", self.fits, changed),
        ):
            button = named(QPushButton(label), f"statement.review.{name}")
            button.setVisible(shown)
            button.clicked.connect(signal)
            button.clicked.connect(self.accept)
            row.addWidget(button)
        return row
