"""A short list of things still to be done, each with a button that does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from workbench.domain.dataclass import dataclass
from workbench.gui.look.buttons import push_button
from workbench.gui.look.labels import WrappedLabel, emphasised, note, of_kind
from workbench.gui.look.layout import GRID, PANEL, clear_out, column_of, held, row_of

_MOST = 5
"""How many are shown."""


@dataclass(frozen=True)
class Notice:
    """One thing to be done: what, the words on its button, and a name for finding it."""

    words: str
    button: str
    name: str
    act: Callable[[], object]


class NoticeList(QFrame):
    """The first notices under a heading; hidden when there are none.

    `renewed` says that there are other buttons, to which Tab is still to be led.
    """

    renewed = Signal()

    def __init__(self, name: str, heading: str) -> None:
        super().__init__()
        self.setObjectName(name)
        of_kind(self, "card")
        self.setAccessibleName(heading)
        self._shown: list[tuple[str, str, str]] = []
        self._heading = QLabel(heading)
        emphasised(self._heading)
        self._rows = column_of()
        column_of(
            self._heading,
            self._rows,
            within=self,
            margins=PANEL,
            gap=GRID // 2,
        )
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
        clear_out(self._rows)
        for each in notices[:_MOST]:
            self._rows.addWidget(self._row(each))
        if len(notices) > _MOST:
            self._rows.addWidget(note(f"and {len(notices) - _MOST} more"))
        self.renewed.emit()

    def _row(self, notice: Notice) -> QWidget:
        button = push_button(
            notice.button, notice.name, notice.act, spoken=f"{notice.button}: {notice.words}"
        )
        return held(row_of((WrappedLabel(notice.words), 1), button))
