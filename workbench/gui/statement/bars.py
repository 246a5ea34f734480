"""The bars of the drafting room: over the statement, and over its outline."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from workbench.gui.live import Live, length_in_words
from workbench.gui.look.appearance import GRID, muted
from workbench.gui.look.elided import ElidedLabel
from workbench.gui.look.labels import title
from workbench.gui.look.layout import Gap, Rest, column_of, row_of
from workbench.gui.look.named import named
from workbench.gui.reading.stage_buttons import StageButtons
from workbench.gui.statement.outline import OutlineTree
from workbench.gui.statement.writing.acts import ParagraphActs
from workbench.gui.statement.writing.menu import ParagraphMenu
from workbench.gui.statement.writing.topics import TopicActs
from workbench.statement.nodes import Document

_ON_TOPICS = (
    ("up", "Up", "Move the subheading up (Alt+Up)", "Alt+Up"),
    ("down", "Down", "Move it down (Alt+Down)", "Alt+Down"),
    ("in", "Indent", "Put it under the one before", ""),
    ("out", "Outdent", "Bring it to the top level", ""),
    ("delete", "Delete", "Delete it and its passages", "Del"),
)


class StatementBar(QWidget):
    """What can be done with the chosen paragraph, how long the statement is, which wording is
    shown, and `toggle`, which shows the panel beside it."""

    def __init__(self, live: Live, menu: ParagraphMenu, acts: ParagraphActs) -> None:
        super().__init__()
        more = named(QPushButton("Paragraph ▾"), "statement.paragraph.more")
        more.setToolTip("What can be done with the chosen paragraph")
        more.clicked.connect(lambda: menu.show_below(more))
        new = named(QPushButton("New paragraph"), "statement.paragraph.add")
        new.setToolTip("A paragraph of your own after the chosen one (Ctrl+Shift+Enter)")
        new.clicked.connect(acts.new_after)
        self._count = named(ElidedLabel(least=0), "statement.count")
        muted(self._count)
        self.toggle = named(QToolButton(), "statement.panel.toggle")
        self.toggle.setText("Where from")
        self.toggle.setCheckable(True)
        self.toggle.setShortcut("Ctrl+Shift+Y")
        self.toggle.setToolTip("Show where the chosen paragraph comes from (Ctrl+Shift+Y)")
        row_of(
            more,
            new,
            Rest(0),
            self._count,
            Gap(GRID),
            StageButtons(live, "statement.stage"),
            Gap(GRID),
            self.toggle,
            within=self,
            margins=(2 * GRID, GRID, GRID, GRID),
            gap=4,
        )
        live.composed.connect(self._on_composed)
        if live.document is not None:
            self._on_composed(live.document)

    def _on_composed(self, document: Document) -> None:
        self._count.setText(length_in_words(document))


class OutlineSide(QWidget):
    """The outline under the name of the page, with what can be done to a subheading."""

    def __init__(self, outline: OutlineTree, topics: TopicActs, new: Callable[[], None]) -> None:
        super().__init__()
        self._topics = topics
        self._acts: list[QAction] = []
        for name, label, tip, keys in _ON_TOPICS:
            action = named(QAction(label, outline), f"statement.topic.{name}")
            action.setToolTip(tip)
            action.setShortcut(keys)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _on=False, act=name: topics.carry_out(act))
            outline.addAction(action)
            self._acts.append(action)
        button = named(QPushButton("New subheading"), "statement.topic.new")
        button.setToolTip("Add a subheading (Ctrl+N)")
        button.setShortcut("Ctrl+N")
        button.clicked.connect(new)
        more = QToolButton()
        more.setText("Subheading ▾")
        more.setObjectName("statement.topic.more")
        more.clicked.connect(lambda: self._show_menu(more))
        outline.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        outline.customContextMenuRequested.connect(lambda _at: self._show_menu(outline))
        bar = row_of(button, more, Rest(0), gap=4)
        column_of(
            title("Statement"), bar, (outline, 1), within=self, margins=(2 * GRID, 2 * GRID, 0, 0)
        )
        self._new = button

    def _show_menu(self, beside: QWidget) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._new.text(), self._new.click)
        for action in self._acts:
            shown = menu.addAction(action.text(), action.trigger)
            shown.setToolTip(action.toolTip())
            shown.setEnabled(bool(self._topics.chosen()))
        menu.popup(beside.mapToGlobal(QPoint(0, min(beside.height(), 40))))
