"""What is done to several selected events at once, each as one action."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFrame, QLabel, QMenu, QToolButton

from workbench.application.case import editing
from workbench.application.chronology import events as chronology
from workbench.application.records.labels import head_label, topic_label
from workbench.domain.casefile import CaseFile
from workbench.gui.desk import Desk
from workbench.gui.look.appearance import GRID, emphasised
from workbench.gui.look.layout import REST, row_of
from workbench.gui.look.named import named


class ManyEvents(QFrame):
    """A bar that shows while more than one event is selected."""

    def __init__(self, desk: Desk, chosen: Callable[[], list[str]]) -> None:
        super().__init__()
        self.setObjectName("chronology.many")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._desk = desk
        self._chosen = chosen
        self._count = QLabel()
        emphasised(self._count)
        row_of(
            self._count,
            self._button("Put in statement", "in", lambda: self._put_in(True)),
            self._button("Leave out", "out", lambda: self._put_in(False)),
            self._menu("Under subheading", "topic", self._fill_topics),
            self._menu("Bears on head", "head", self._fill_heads),
            REST,
            within=self,
            margins=(GRID + 4, 4, GRID + 4, 4),
        )
        self.hide()

    def follow(self, number: int) -> None:
        """Show for this many selected events."""
        self._count.setText(f"{number} events selected")
        self.setVisible(number > 1)

    def _button(self, words: str, name: str, act: Callable[[], None]) -> QToolButton:
        button = named(QToolButton(), f"chronology.many.{name}", f"{words}: all selected events")
        button.setText(words)
        button.clicked.connect(lambda _=False: act())
        return button

    def _menu(self, words: str, name: str, fill: Callable[[QMenu], None]) -> QToolButton:
        button = self._button(words, name, lambda: None)
        menu = named(QMenu(button), f"chronology.many.{name}.menu")
        menu.aboutToShow.connect(lambda: fill(menu))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _apply(self, label: str, edit: Callable[[CaseFile, list[str]], CaseFile]) -> None:
        ids = self._chosen()
        self._desk.bridge.apply(f"{label} ({len(ids)} events)", lambda case: edit(case, ids))

    def _put_in(self, wanted: bool) -> None:
        label = "Put in statement" if wanted else "Leave out of statement"
        self._apply(label, lambda case, ids: chronology.put_in_statement(case, ids, wanted))

    def _fill_topics(self, menu: QMenu) -> None:
        menu.clear()
        case = self._desk.bridge.case
        choices = [("", "The first with facts")]
        choices += [(t.id, topic_label(case, t)) for t in editing.ordered(case, "topic")]
        for id, words in choices:
            menu.addAction(words, partial(self._put_under, id))

    def _put_under(self, topic_id: str) -> None:
        self._apply("Set subheading", lambda case, ids: chronology.put_under(case, ids, topic_id))

    def _fill_heads(self, menu: QMenu) -> None:
        menu.clear()
        case = self._desk.bridge.case
        heads = editing.ordered(case, "head")
        for head in heads:
            menu.addAction(head_label(case, head), partial(self._bear_on, head.id, True))
        if heads:
            menu.addSeparator()
        for head in heads:
            menu.addAction(
                f"Not on {head_label(case, head)}", partial(self._bear_on, head.id, False)
            )
        if not heads:
            menu.addAction("No heads of complaint yet").setEnabled(False)

    def _bear_on(self, head_id: str, wanted: bool) -> None:
        self._apply(
            "Set head of complaint",
            lambda case, ids: chronology.bear_on(case, ids, head_id, wanted),
        )
