"""The Chronology page: its events in a list, or drawn on a line of time; the same one is chosen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QWidget

from workbench.gui.chronology.page import ChronologyPage
from workbench.gui.desk import Desk
from workbench.gui.live import Live
from workbench.gui.look.buttons import icon_button
from workbench.gui.look.layout import PageStack, column_of, row_of

if TYPE_CHECKING:
    from workbench.gui.timeline.page import TimelinePage

_LIST, _LINE = "chronology", "timeline"
_TIPS = {_LIST: "As a list (Ctrl+6)", _LINE: "As a timeline (Ctrl+Shift+6)"}
_ICONS = {_LIST: "list", _LINE: "chart-gantt"}


class ViewPair(QFrame):
    """Two buttons, of which the one for the view shown is on."""

    def __init__(self, name: str, shown: str, show: Callable[[str], None]) -> None:
        super().__init__()
        self.buttons: dict[str, QToolButton] = {}
        group = QButtonGroup(self)
        for key, tip in _TIPS.items():
            button = icon_button(_ICONS[key], f"{name}.as-{key}", partial(show, key), tip)
            button.setCheckable(True)
            button.setAutoExclusive(True)  # heard as one of several
            button.setChecked(key == shown)
            group.addButton(button)
            self.buttons[key] = button
        row_of(*self.buttons.values(), within=self, gap=2)


class ChronologyViews(QWidget):
    """The list of events and, made when first asked for, the timeline (`line`)."""

    def __init__(self, desk: Desk, live: Live) -> None:
        super().__init__()
        self.setObjectName("chronology-page")
        self._desk = desk
        self.listed = ChronologyPage(desk, live)
        self.listed.listed.head.insertWidget(2, ViewPair("chronology", _LIST, self.show_view))
        self.line: TimelinePage | None = None
        self._stack = PageStack()
        self._stack.addWidget(self.listed)
        column_of(self._stack, within=self)

    def focus_record(self, kind: str, id: str, field: str) -> None:
        """Show an event in the list and bring the keyboard to a field of it."""
        self._stack.setCurrentWidget(self.listed)
        self.listed.focus_record(kind, id, field)

    def page_focus(self) -> None:
        """Work begins where it does in the list."""
        if self._stack.currentWidget() is self.listed:
            self.listed.page_focus()
        elif self.line is not None:
            self.line.page_focus()

    def stops(self) -> list[QWidget]:
        """The list and its record, or the line of time."""
        line = self.line
        if line is not None and self._stack.currentWidget() is line:
            return line.stops()
        return self.listed.stops()

    def begin_find(self) -> None:
        """Finding is filtering the list, which is shown for it."""
        self.show_view(_LIST)
        self.listed.begin_find()

    def show_view(self, key: str) -> None:
        """Show the list ("chronology") or the timeline, with the same event chosen."""
        if key == _LINE:
            self._show_line()
            return
        line = self.line
        chosen = line.view.current if line is not None and line.isVisible() else ""
        self._stack.setCurrentWidget(self.listed)
        if chosen:
            self.listed.focus_record("event", chosen, "")
        else:
            self.listed.page_focus()

    def _show_line(self) -> None:
        if self.line is None:
            from workbench.gui.timeline.page import TimelinePage

            self.line = TimelinePage(self._desk)
            self.line.head.insertWidget(
                self.line.head.count(), ViewPair("timeline", _LINE, self.show_view)
            )
            self._stack.addWidget(self.line)
        self._stack.setCurrentWidget(self.line)
        self.line.focus_record("event", self.listed.form.record_id, "")

    def sizeHint(self) -> QSize:
        """As large as what is shown."""
        return self._stack.sizeHint()
