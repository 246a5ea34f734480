"""How the drafting room is laid out: its bars, its three parts, and what is remembered of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.desk import Desk
from workbench.gui.live import Live
from workbench.gui.look.appearance import GRID, muted
from workbench.gui.look.buttons import check_one
from workbench.gui.look.elided import ElidedLabel
from workbench.gui.look.labels import note, title
from workbench.gui.search.find_bar import FindBar
from workbench.gui.settings import open_settings
from workbench.gui.statement.rewording.offer import RewordOffer
from workbench.gui.statement.rows.search import SearchedStatement
from workbench.statement.nodes import StatementStage

if TYPE_CHECKING:
    from workbench.gui.statement.page import StatementPage


class Layout(QWidget):
    """The frame of the page, into which the page puts its parts before this is made."""

    def __init__(self, desk: Desk, live: Live, page: StatementPage) -> None:
        super().__init__()
        self.setObjectName("statement")
        self._panel_wanted = self._insisted = False
        path = getattr(desk.services, "settings_file", None)
        self._settings = open_settings(path) if path is not None else None
        self.offer = RewordOffer()
        self._said = note()
        self._said.setObjectName("statement.said")
        self._said.setContentsMargins(2 * GRID, 2, 2 * GRID, GRID // 2)
        self._said.hide()
        self._count = ElidedLabel(least=0)
        self._count.setObjectName("statement.count")
        muted(self._count)
        self._topic_buttons: dict[str, QPushButton] = {}
        self._stages: dict[StatementStage, QToolButton] = {}
        self._parts = splitter = QSplitter()
        splitter.setObjectName("statement.parts")
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._left(page))
        splitter.addWidget(self._middle(page, live))
        splitter.addWidget(page.panel)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([250, 640, 290])
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)
        self.show_panel(self._remembers_panel())

    # --- the parts -------------------------------------------------------------------------------

    def _left(self, page: StatementPage) -> QWidget:
        left = QWidget()
        for name, label, tip, act in (
            ("new", "New subheading", "Add a subheading (Ctrl+N)", page.new_topic),
            ("up", "Up", "Move the subheading up (Alt+Up)", lambda: self._topic(page, "up")),
            ("down", "Down", "Move it down (Alt+Down)", lambda: self._topic(page, "down")),
            ("in", "Indent", "Put it under the one before", lambda: self._topic(page, "in")),
            ("out", "Outdent", "Bring it to the top level", lambda: self._topic(page, "out")),
            ("delete", "Delete", "Delete it and its passages", lambda: self._topic(page, "delete")),
        ):
            button = QPushButton(label, left)
            button.setObjectName(f"statement.topic.{name}")
            button.setToolTip(tip)
            button.clicked.connect(lambda _checked, act=act: act())
            button.setVisible(name == "new")
            self._topic_buttons[name] = button
        self._topic_buttons["new"].setShortcut("Ctrl+N")
        for keys, name in (("Alt+Up", "up"), ("Alt+Down", "down"), ("Del", "delete")):
            key = QShortcut(QKeySequence(keys), page.outline)
            key.setContext(Qt.ShortcutContext.WidgetShortcut)
            key.activated.connect(self._topic_buttons[name].click)
        more = QToolButton()
        more.setText("Subheading ▾")
        more.setObjectName("statement.topic.more")
        more.clicked.connect(lambda: self._show_topic_menu(page, more))
        page.outline.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        page.outline.customContextMenuRequested.connect(
            lambda _at: self._show_topic_menu(page, page.outline)
        )
        column = QVBoxLayout(left)
        column.setContentsMargins(2 * GRID, 2 * GRID, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(title("Statement"))
        bar = QHBoxLayout()
        bar.setSpacing(4)
        bar.addWidget(self._topic_buttons["new"])
        bar.addWidget(more)
        bar.addStretch()
        column.addLayout(bar)
        column.addWidget(page.outline, 1)
        return left

    def _middle(self, page: StatementPage, live: Live) -> QWidget:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._bar(page, live))
        column.addWidget(page.picking.banner)
        page.picking.banner.setContentsMargins(2 * GRID, 0, 2 * GRID, GRID // 2)
        column.addWidget(page.view, 1)
        self.find_bar = FindBar(SearchedStatement(page.view))
        self.find_bar.left.connect(page.view.setFocus)
        column.addWidget(self.find_bar)
        column.addWidget(self.offer)
        column.addWidget(self._said)
        return middle

    def _bar(self, page: StatementPage, live: Live) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        bar.setSpacing(4)
        menu = QPushButton("Paragraph ▾")
        menu.setObjectName("statement.paragraph.more")
        menu.setToolTip("What can be done with the chosen paragraph")
        menu.clicked.connect(lambda: page.menu.show_below(menu))
        new = QPushButton("New paragraph")
        new.setObjectName("statement.paragraph.add")
        new.setToolTip("A paragraph of your own after the chosen one (Ctrl+Shift+Enter)")
        new.clicked.connect(page.acts.new_after)
        bar.addWidget(menu)
        bar.addWidget(new)
        bar.addStretch()
        bar.addWidget(self._count)
        bar.addSpacing(GRID)
        stages = QButtonGroup(self)
        for stage, label in ((StatementStage.DRAFT, "Draft"), (StatementStage.FINAL, "Final")):
            button = QToolButton()
            button.setText(label)
            button.setObjectName(f"statement.stage.{stage.value}")
            button.setCheckable(True)
            button.setChecked(stage is live.stage)
            button.setToolTip(f"Show the {stage.value} wording")
            button.clicked.connect(lambda _on, chosen=stage: live.show_stage(chosen))
            stages.addButton(button)
            self._stages[stage] = button
            bar.addWidget(button)
        self.bar = bar
        bar.addSpacing(GRID)
        self.toggle = QToolButton()
        self.toggle.setObjectName("statement.panel.toggle")
        self.toggle.setText("Where from")
        self.toggle.setCheckable(True)
        self.toggle.setShortcut("Ctrl+Shift+Y")
        self.toggle.setToolTip("Show where the chosen paragraph comes from (Ctrl+Shift+Y)")
        self.toggle.clicked.connect(self._on_toggle)
        self._panel = page.panel
        bar.addWidget(self.toggle)
        return bar

    # --- subheadings -----------------------------------------------------------------------------

    def _topic(self, page: StatementPage, act: str) -> None:
        id = page.topic_chosen()
        if not id or not page.writing.end():
            return
        acts = page.topics
        {
            "up": lambda: acts.move(id, -1),
            "down": lambda: acts.move(id, 1),
            "in": lambda: acts.indent(id),
            "out": lambda: acts.outdent(id),
            "delete": lambda: acts.delete(id),
        }[act]()
        page.renew()
        page.view.scroll_to(f"topic:{id}")

    def _show_topic_menu(self, page: StatementPage, beside: QWidget) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, button in self._topic_buttons.items():
            action = menu.addAction(button.text())
            action.setEnabled(name == "new" or bool(page.topic_chosen()))
            action.setToolTip(button.toolTip())
            action.triggered.connect(button.clicked)
        menu.popup(beside.mapToGlobal(QPoint(0, min(beside.height(), 40))))

    # --- what is told and remembered -------------------------------------------------------------

    def say(self, words: str) -> None:
        """Tell the person something beneath the statement; no words take it away."""
        self._said.setText(words)
        self._said.setVisible(bool(words))

    def show_count(self, count: int, stage: StatementStage) -> None:
        """Show how many paragraphs there are and which wording is shown."""
        self._count.setText(f"{count} paragraph{'' if count == 1 else 's'}")
        check_one(self._stages, stage)

    def minimumSizeHint(self) -> QSize:
        """The room the page cannot do without; the panel beside it gives way on a small screen."""
        whole, panel = super().minimumSizeHint(), self._panel
        beside = panel.minimumWidth() + self._parts.handleWidth()
        gives_way = panel.isVisibleTo(self) and not self._insisted
        return whole - QSize(beside, 0) if gives_way else whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_panel()

    def _fit_panel(self) -> None:
        """Put the panel away where there is no room for it, without forgetting it was wanted."""
        if self._insisted:
            return
        least = self.minimumSizeHint().width()
        beside = self._panel.minimumWidth() + self._parts.handleWidth()
        self._panel.setVisible(self._panel_wanted and self.width() >= least + beside)
        self.toggle.setChecked(self._panel.isVisibleTo(self))

    def _on_toggle(self, shown: bool) -> None:
        """Asked for where there is no room, the panel is shown and the window made wider."""
        self.show_panel(shown)
        self._insisted = shown
        self.updateGeometry()

    def show_panel(self, shown: bool) -> None:
        """Show the panel at the right or put it away, and remember that."""
        self._panel_wanted, self._insisted = shown, False
        self._panel.setVisible(shown)
        self.toggle.setChecked(shown)
        if self._settings is not None:
            self._settings.setValue("statement/panel", int(shown))

    def _remembers_panel(self) -> bool:
        return self._settings is None or str(self._settings.value("statement/panel", 1)) != "0"
