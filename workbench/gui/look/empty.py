"""What an empty page shows: what belongs there, and the first step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from workbench.gui.look.labels import emphasised, muted
from workbench.gui.look.layout import GRID, Gap, Rest, column_of, named, row_of

_WIDTH = 560


class EmptyState(QWidget):
    """A heading, a sentence or two, and buttons for what can be done first."""

    def __init__(
        self, title: str, words: str, buttons: tuple[QPushButton, ...] = (), name: str = ""
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._title = QLabel(title)
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        emphasised(self._title, 4)
        self._words = named(QLabel(words), f"{name}.words")
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._words.setFixedWidth(_WIDTH)
        muted(self._words)
        self._make_room()
        column = column_of(
            Rest(2),
            self._title,
            (self._words, 0, Qt.AlignmentFlag.AlignHCenter),
            Gap(GRID),
            within=self,
            margins=-1,
        )
        row = row_of(Rest(0))
        for button in buttons:
            row.addWidget(button)
        if buttons:
            self.setFocusProxy(buttons[0])
        row.addStretch()
        column.addLayout(row)
        column.addStretch(3)

    def say(self, title: str, words: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._words.setText(words)
        self._make_room()

    def _make_room(self) -> None:
        # A centred label does not grow with its wrapped words by itself.
        self._words.setMinimumHeight(max(self._words.heightForWidth(_WIDTH), 0))
