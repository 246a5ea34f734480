"""A short list of things still to be done, each with a button that does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.gui.look.appearance import GRID, emphasised
from workbench.gui.look.labels import WrappedLabel, note


@dataclass(frozen=True)
class Notice:
    """One thing to be done: what, the words on its button, and a name for finding it."""

    words: str
    button: str
    name: str
    act: Callable[[], object]


class NoticeList(QFrame):
    """Notices under a heading, the first `most` of them; hidden when there are none."""

    def __init__(self, name: str, heading: str, most: int = 5) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(heading)
        self._most = most
        self._shown: list[tuple[str, str, str]] = []
        self._heading = QLabel(heading)
        emphasised(self._heading)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(GRID // 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID + 4, GRID, GRID + 4, GRID)
        column.setSpacing(GRID // 2)
        column.addWidget(self._heading)
        column.addLayout(self._rows)
        self.hide()

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """List these; rows stay as they are when nothing changed, so the keyboard stays too."""
        wanted = [(each.words, each.button, each.name) for each in notices]
        if wanted != self._shown:
            self._shown = wanted
            self._rebuild(notices)
        self.setVisible(bool(notices))

    def words(self) -> list[str]:
        """What is listed, shown or beyond the most."""
        return [words for words, _, _ in self._shown]

    def _rebuild(self, notices: Sequence[Notice]) -> None:
        while self._rows.count():
            item = self._rows.takeAt(0)
            row = item.widget() if item is not None else None
            if row is not None:
                row.hide()
                row.deleteLater()
        for each in notices[: self._most]:
            self._rows.addWidget(self._row(each))
        if len(notices) > self._most:
            self._rows.addWidget(note(f"and {len(notices) - self._most} more"))

    def _row(self, notice: Notice) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(WrappedLabel(notice.words), 1)
        button = QPushButton(notice.button)
        button.setObjectName(notice.name)
        button.setAccessibleName(f"{notice.button}: {notice.words}")
        button.setAutoDefault(True)
        button.clicked.connect(lambda _=False: notice.act())
        row.addWidget(button)
        return holder
