"""What is to do and to settle, opened beneath the counts: each line leads to its field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from workbench.application.casebook.counts import Counts
from workbench.domain.problems import Problem
from workbench.gui.desk import Desk
from workbench.gui.look.buttons import push_button
from workbench.gui.look.labels import WrappedLabel, grounded, of_kind, toned
from workbench.gui.look.layout import GRID, REST, column_of, named, row_of, scrolled
from workbench.gui.look.theme.dressing import dress
from workbench.gui.look.theme.marks import Sign
from workbench.gui.names import record_name
from workbench.gui.problems.accepting import ask_why

_WIDTH = 372
_MOST = 6
"""Lines of each kind; the list has them all."""


class _Line(QFrame):
    """One problem: what it is, and the record it is of; a press or Enter goes there."""

    def __init__(self, sign: str, problem: Problem, place: str, go: Callable[[], None]) -> None:
        super().__init__()
        of_kind(self, "line")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{problem.message} {place}".strip())
        self._go = go
        drawn = Sign(sign, 14)
        words = column_of(WrappedLabel(problem.message), toned(WrappedLabel(place), "hint"), gap=0)
        self.row = row_of(
            (drawn, 0, Qt.AlignmentFlag.AlignTop),
            (words, 1),
            within=self,
            margins=(2 * GRID, 6, GRID, 6),
            gap=GRID + 2,
        )

    def mouseReleaseEvent(self, event: object) -> None:
        self._go()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._go()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)


class CountsPopover(QFrame):
    """Lies beneath the counts until something else is pressed, or Esc."""

    def __init__(
        self, desk: Desk, found: Counts, list_all: Callable[[], None], parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("counts")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dress(grounded(self, "raised", "popover"))
        self._desk = desk
        self.setFixedWidth(_WIDTH)
        self._parts = grounded(QWidget(), "raised")
        column = column_of(within=self._parts, gap=0)
        self._part(column, "To do", found.to_do, "to do", "asked for when the draft goes out")
        self._part(column, "To settle", found.to_settle, "to settle", "")
        key = toned(QLabel("F7"), "key")
        every = push_button(
            "Open as a list", "counts.list", lambda: self._leave(list_all), kind="quiet"
        )
        foot = row_of(
            (key, 0, Qt.AlignmentFlag.AlignVCenter),
            toned(QLabel("next"), "hint"),
            REST,
            every,
            margins=(2 * GRID, 4, GRID, 0),
        )
        self._room = scrolled(self._parts, "To do and to settle", across=False)
        column_of((self._room, 1), foot, within=self, margins=(1, GRID, 1, GRID), gap=0)

    def show_under(self, place: QWidget) -> None:
        """Show it beneath the count it is about, within the window and the screen, with the
        keyboard on the first line of that count.
        """
        corner = place.mapToGlobal(QPoint(place.width(), place.height() + 4))
        below = place.screen().availableGeometry().bottom() - corner.y() - GRID
        self.setFixedHeight(min(self.sizeHint().height(), below))
        window = place.window()
        right = window.mapToGlobal(QPoint(window.width() - GRID, 0)).x()
        self.move(min(corner.x() + 4 * GRID, right) - self.width(), corner.y())
        self.show()
        settling = place.objectName() == "case.to-settle"
        first = self.findChild(_Line, "counts.to settle.0") if settling else None
        first = first or self.findChild(_Line)
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)
            self._room.ensureWidgetVisible(first, 0, 6 * GRID)

    def sizeHint(self) -> QSize:
        """As high as its lines need at its width; Qt counts words that wrap too low."""
        layout, parts = self.layout(), self._parts.layout()
        assert layout is not None and parts is not None
        rest = layout.sizeHint().height() - self._room.sizeHint().height()
        return QSize(_WIDTH, parts.totalHeightForWidth(_WIDTH - 2) + rest)

    def _part(
        self, column: QVBoxLayout, title: str, found: Sequence[Problem], sign: str, why: str
    ) -> None:
        if not found:
            return
        head = row_of(
            toned(QLabel(title), "strong"),
            toned(QLabel(str(len(found))), "hint"),
            REST,
            toned(QLabel(why), "hint"),
            margins=(2 * GRID, 4, 2 * GRID, 4),
        )
        column.addLayout(head)
        for number, problem in enumerate(found[:_MOST]):
            column.addWidget(self._line(f"counts.{sign}.{number}", sign, problem))
        if len(found) > _MOST:
            more = toned(QLabel(f"and {len(found) - _MOST} more"), "hint")
            more.setContentsMargins(5 * GRID, 4, 0, 4)
            column.addWidget(more)
        column.addSpacing(GRID)

    def _line(self, name: str, sign: str, problem: Problem) -> QWidget:
        where = problem.where
        record = record_name(self._desk.bridge.case, where.kind, where.id) if where.kind else ""
        number = f"¶ {where.paragraph}{problem.often}" if where.paragraph else ""
        place = " · ".join(part for part in (number, record) if part)
        grave = sign == "to settle" and problem.severity.value == "error"
        go = partial(self._desk.goto, where.kind or "section", where.id, where.field)
        line = named(
            _Line("grave" if grave else sign, problem, place, lambda: self._leave(go)), name
        )
        if sign == "to settle":
            holds = push_button(
                "It holds…", f"{name}.holds",
                lambda: self._leave(partial(ask_why, self._desk, problem)), kind="quiet",
                spoken=f"It holds: {problem.message}",
            )  # fmt: skip
            line.row.addWidget(holds, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _leave(self, act: Callable[[], object]) -> None:
        self.close()
        act()
