"""A reworded paragraph beside the program's words, to say whether it still fits."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from html import escape

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.desk import Desk
from workbench.gui.leaving.selections import WordsToRead
from workbench.gui.look.appearance import tone
from workbench.gui.look.dialog import Dialog
from workbench.gui.look.labels import emphasised, note
from workbench.gui.look.layout import GRID, Rest, column_of, named, row_of

_WORDS = re.compile(r"\s+|[^\s]+")


def compared(before: str, after: str) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]]]:
    """The pieces of each text in order, and whether each is only in that text."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    left: list[tuple[str, bool]] = []
    right: list[tuple[str, bool]] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        same = tag == "equal"
        if i2 > i1:
            left.append(("".join(old[i1:i2]), not same))
        if j2 > j1:
            right.append(("".join(new[j1:j2]), not same))
    return left, right


def marked_removed(pieces: list[tuple[str, bool]], palette: QPalette) -> str:
    """One text as rich text, with what the other lacks struck through and in red."""
    return _html(pieces, f"color: {tone(palette, 'error').name()}; text-decoration: line-through")


def marked_added(pieces: list[tuple[str, bool]], palette: QPalette) -> str:
    """One text as rich text, with what the other lacks underlined and in green."""
    return _html(pieces, f"color: {tone(palette, 'good').name()}; text-decoration: underline")


def _html(pieces: list[tuple[str, bool]], style: str) -> str:
    parts = []
    for words, own in pieces:
        text = escape(words).replace("\n", "<br>")
        parts.append(f'<span style="{style}">{text}</span>' if own and words.strip() else text)
    return "".join(parts)


class ReviewDialog(Dialog):
    """Shows the program's words, then and now, and those for this case; says what was decided.

    `fits` keeps the words of the case, `taken` takes the program's, `edited` goes back to writing.
    """

    fits = Signal()
    taken = Signal()
    edited = Signal()

    def __init__(
        self, desk: Desk, paragraph: str, former: str, current: str, own: str, parent: QWidget
    ) -> None:
        super().__init__(parent, "statement.review", f"Review {paragraph}", 860, 460)
        self._desk = desk
        changed = former != current
        column = self.show_parts(
            note(
                "▲ The program’s words have changed since this paragraph was reworded."
                if changed
                else "The program’s words are still those this paragraph was written to replace."
            ),
        )
        row = row_of(gap=2 * GRID)
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
