"""The bars of the drafting room: over the statement, and over its outline."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from workbench.gui.live import Live, length_in_words
from workbench.gui.look.buttons import command_button, command_icon, icon_button
from workbench.gui.look.labels import ElidedLabel, grounded, title, toned
from workbench.gui.look.layout import GRID, Gap, Rest, column_of, named, row_of
from workbench.gui.reading.stage_buttons import StageButtons
from workbench.gui.statement.outline import OutlineTree
from workbench.gui.statement.writing.acts import ParagraphActs
from workbench.gui.statement.writing.menu import ParagraphMenu
from workbench.gui.statement.writing.topics import TopicActs
from workbench.statement.nodes import Document

_ON_TOPICS = (
    ("rename", "Rename", "Change its words (F2)", "F2"),
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
        more = icon_button(
            "ellipsis",
            "statement.paragraph.more",
            lambda: menu.show_below(more),
            "What can be done with the chosen paragraph",
        )
        new = icon_button(
            "plus",
            "statement.paragraph.add",
            acts.new_after,
            "New paragraph after the chosen one (Ctrl+Shift+Enter)",
        )
        settings = command_icon(
            "sliders-horizontal",
            "statement.settings",
            "statement-settings",
            "Statement settings: kind, headings, outline",
        )
        self._count = named(ElidedLabel(least=0), "statement.count")
        toned(self._count, "second")
        self._number: int | None = None
        self._document: Document | None = None
        self.toggle = icon_button(
            "link",
            "statement.panel.toggle",
            lambda: None,
            "Show where the chosen paragraph comes from (Ctrl+Shift+Y)",
        )
        self.toggle.setCheckable(True)
        self.versions = icon_button(
            "history", "statement.versions", lambda: None, "Issued versions (Ctrl+Shift+V)"
        )
        self.versions.setShortcut("Ctrl+Shift+V")
        self.toggle.setShortcut("Ctrl+Shift+Y")
        row_of(
            StageButtons(live, "statement.stage"),
            Gap(GRID // 4),
            self._count,
            Rest(0),
            command_icon(
                "circle-check",
                "statement.check",
                "check",
                "Check the statement as one that is to go out (Ctrl+Alt+K)",
            ),
            command_icon(
                "external-link",
                "statement.export",
                "export-statement",
                "Export the statement: a copy to look at (Ctrl+E)",
            ),
            self.versions,
            settings,
            new,
            command_button(
                "Issue…",
                "statement.issue",
                "issue",
                "Freeze the statement as a version and send it (Ctrl+Shift+I)",
                "primary",
            ),
            self.toggle,
            more,
            within=self,
            margins=(2 * GRID, GRID, GRID, GRID),
            gap=4,
        )
        live.composed.connect(self._on_composed)
        if live.document is not None:
            self._on_composed(live.document)

    def show_place(self, number: int | None) -> None:
        """Say which paragraph is in hand, None when it has no number."""
        self._number = number
        if self._document is not None:
            words = length_in_words(self._document)
            self._count.setText(f"¶ {number} of {words}" if number else words)

    def _on_composed(self, document: Document) -> None:
        self._document = document
        self.show_place(self._number)


class OutlineSide(QWidget):
    """The outline under the name of the page, with what can be done to a subheading."""

    def __init__(
        self,
        outline: OutlineTree,
        topics: TopicActs,
        new: Callable[[], None],
        rename: Callable[[], None],
    ) -> None:
        super().__init__()
        self._topics = topics
        self._acts: list[QAction] = []
        for name, label, tip, keys in _ON_TOPICS:
            action = named(QAction(label, outline), f"statement.topic.{name}")
            action.setToolTip(tip)
            action.setShortcut(keys)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            act = rename if name == "rename" else partial(topics.carry_out, name)
            action.triggered.connect(lambda _on=False, act=act: act())
            outline.addAction(action)
            self._acts.append(action)
        self._new = new
        add = icon_button("plus", "statement.topic.new", new, "New subheading (Ctrl+N)")
        add.setShortcut("Ctrl+N")
        more = icon_button(
            "ellipsis",
            "statement.topic.more",
            lambda: self._show_menu(more),
            "What can be done with the chosen subheading",
        )
        outline.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        outline.customContextMenuRequested.connect(lambda _at: self._show_menu(outline))
        head = row_of(title("Statement"), Rest(0), add, more, gap=4, margins=(2 * GRID, 0, GRID, 0))
        column_of(head, (outline, 1), within=self, margins=(0, GRID, 0, 0))
        grounded(self, "lst")

    def _show_menu(self, beside: QWidget) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("New subheading", self._new)
        for action in self._acts:
            shown = menu.addAction(action.text(), action.trigger)
            shown.setToolTip(action.toolTip())
            shown.setEnabled(bool(self._topics.chosen()))
        menu.popup(beside.mapToGlobal(QPoint(0, min(beside.height(), 40))))
