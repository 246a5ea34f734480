"""The paper of an evidence item, and beside it, when asked for, what is known of the item."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSplitter, QStackedWidget, QToolButton, QWidget

from workbench.domain.errors import EvidenceUnavailable
from workbench.domain.records.evidence import EvidenceItem
from workbench.gui.desk import Desk
from workbench.gui.look.appearance import GRID, grounded, toned
from workbench.gui.look.buttons import icon_button, push_button
from workbench.gui.look.layout import REST, column_of, row_of
from workbench.gui.viewer.frame import PaperFrame
from workbench.gui.viewer.own_program import open_outside

_SIDE = 288
_ABOUT = "About this paper"


class PaperSide(QSplitter):
    """Under the name of an item: its paper where one is kept, else the form of the item alone."""

    def __init__(self, desk: Desk, form: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._desk, self._form = desk, form
        self._item: EvidenceItem | None = None
        self._buttons: dict[str, QToolButton] = {}
        self._panels: dict[str, QWidget] = {}
        make = getattr(desk.services, "drawer", None)
        self.frame: PaperFrame | None = PaperFrame(make) if make is not None else None
        self._title = toned(QLabel(), "strong")
        self._count = toned(QLabel(), "hint")
        close = icon_button("x", "evidence.side.close", self.fold, "Close (Esc)")
        self._head = QWidget()
        row_of(
            self._title, self._count, REST, close,
            within=self._head, margins=(2 * GRID, GRID // 2, GRID, 0),
        )  # fmt: skip
        self._stack = QStackedWidget()
        self._side = grounded(QWidget(), "lst")
        column_of(self._head, (self._stack, 1), within=self._side, gap=0)
        if self.frame is not None:
            self.addWidget(self.frame)
            self._add_outside(self.frame)
        self.addWidget(self._side)
        self.setStretchFactor(0, 1)
        self.setSizes([1000, _SIDE])
        self.add_panel("about", "sliders-horizontal", _ABOUT, form)

    def add_panel(self, name: str, drawing: str, title: str, panel: QWidget) -> None:
        """Add something that is shown beside the paper when its button is pressed."""
        self._panels[name] = panel
        self._stack.addWidget(panel)
        panel.setWindowTitle(title)
        if self.frame is not None:
            button = icon_button(
                drawing, f"evidence.show-{name}", lambda: self.show_panel(name), title
            )
            button.setCheckable(True)
            self._buttons[name] = button
            self.frame.bar.put(button)

    def show_item(self, item: EvidenceItem | None) -> None:
        """Show the paper of an item, or its form where no paper is kept."""
        before = self._item.file if self._item is not None else None
        self._item = item
        file = item.file if item is not None else None
        self._show_parts(file is not None)
        if self.frame is None or file is None:
            if self.frame is not None:
                self.frame.close_paper()
            return
        if before is None or before.sha256 != file.sha256:
            vault = self._desk.services.papers(self._desk.workbench).vault  # type: ignore[misc]
            self.frame.open(lambda: vault.find(file.sha256), file.name)

    @property
    def panel(self) -> str:
        """What is shown beside the paper, "" for nothing."""
        shown = self._stack.currentWidget()
        hidden = self._side.isHidden() or self._head.isHidden()
        return "" if hidden else next(n for n, each in self._panels.items() if each is shown)

    def show_panel(self, name: str) -> None:
        """Show something beside the paper, or put it away when it is shown."""
        if self.panel == name:
            self.fold()
            return
        self._stack.setCurrentWidget(self._panels[name])
        self._title.setText(self._panels[name].windowTitle())
        self._side.show()
        self.setSizes([max(self.width() - _SIDE, 1), _SIDE])
        self._tick()

    def fold(self) -> None:
        """Show the paper alone."""
        self._side.hide()
        self._tick()
        if self.frame is not None:
            self.frame.reading.setFocus()

    def open_outside(self) -> None:
        """Have the paper opened by the system's own program for it."""
        file = self._item.file if self._item is not None else None
        make = self._desk.services.papers
        if file is None or make is None:
            return
        try:
            open_outside(make(self._desk.workbench).vault.find(file.sha256), file)
        except EvidenceUnavailable as error:
            self._desk.dialogs.inform("Open in its own program", error.message, error.hint)

    def _show_parts(self, paper: bool) -> None:
        if self.frame is None:
            return
        alone = self.frame.isHidden()
        self.frame.setVisible(paper)
        self.frame.bar.setVisible(paper)
        self._head.setVisible(paper)
        if not paper:
            self._stack.setCurrentWidget(self._form)
            self._side.show()
        elif alone:
            self._side.hide()
        self._tick()

    def _tick(self) -> None:
        for name, button in self._buttons.items():
            button.setChecked(self.panel == name)

    def _add_outside(self, frame: PaperFrame) -> None:
        frame.bar.add("Open in its own program…", "outside", self.open_outside, "O")
        frame.reading.letters = {**frame.reading.letters, "O": self.open_outside}
        frame.help.insertWidget(
            1, push_button("Open in its own program…", "viewer.outside-too", self.open_outside)
        )
