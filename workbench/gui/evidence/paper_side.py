"""The paper of an evidence item, and beside it, when asked for, what is known of the item."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSplitter, QStackedWidget, QToolButton, QWidget

from workbench.application.evidence.converting import as_shown
from workbench.application.evidence.marking import pages_read
from workbench.domain.errors import EvidenceUnavailable
from workbench.domain.records.evidence import EvidenceItem
from workbench.gui.desk import Desk
from workbench.gui.evidence.marks_panel import MarksPanel
from workbench.gui.evidence.own_program import open_outside
from workbench.gui.evidence.pages_made import PagesMade
from workbench.gui.evidence.passages import PassageActs
from workbench.gui.evidence.read_bar import ReadBar
from workbench.gui.evidence.taking import first_of, spot_of
from workbench.gui.evidence.text_of_pictures import TextOfPictures, words_read
from workbench.gui.look.buttons import icon_button, push_button
from workbench.gui.look.labels import grounded, toned
from workbench.gui.look.layout import GRID, REST, column_of, row_of
from workbench.gui.viewer.finding import pattern_of
from workbench.gui.viewer.frame import PaperFrame

_SIDE = 288
_WIDTHS = {"about": 444}
_ABOUT = "About this paper"


class PaperSide(QSplitter):
    """Under the name of an item: its paper where one is kept, else the form of the item alone."""

    def __init__(self, desk: Desk, form: QWidget | None) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._desk, self._form = desk, form
        self._item: EvidenceItem | None = None
        self._wanted: Callable[[], object] | None = None
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
            self._add_marks(self.frame)
            self.text = TextOfPictures(desk, self.frame)
            self.made = PagesMade(desk, self.frame)
        self.addWidget(self._side)
        self.setStretchFactor(0, 1)
        self.setSizes([1000, _SIDE])
        if form is not None:
            self.add_panel("about", "sliders-horizontal", _ABOUT, form)
        else:
            self._side.hide()

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
        before = self._item
        self._item = item
        file = item.file if item is not None else None
        self._show_parts(file is not None)
        if self.frame is None or item is None or file is None:
            if self.frame is not None:
                self.frame.close_paper()
            return
        self.acts.show_item(item)
        self.text.show_item(item)
        self._show_marks()
        self.made.show_item(item)
        if before is None or (before.file, before.recognised) != (file, item.recognised):
            vault = self._desk.services.papers(self._desk.workbench).vault  # type: ignore[misc]
            shown = as_shown(item) or file
            words = item.recognised if shown is file else None
            self.frame.open(lambda: vault.find(shown.sha256), shown.name, words_read(vault, words))

    def show_mark(self, id: str) -> None:
        """Show a marked passage, at once or when the paper is open."""
        self._when_open(lambda: self.acts.marks.show(id))

    def show_place(self, place: str) -> None:
        """Show a place of the paper as it is cited: "8, 3.6"."""

        def show() -> None:
            assert self.frame is not None
            spot = spot_of(self.frame, place)
            if spot is not None:
                self.frame.reading.go_to_spot(spot)

        self._when_open(show)

    def show_words(self, page: int | None, words: str) -> None:
        """Show a page of the paper, counted from 1, with the first place of some words selected."""

        def show() -> None:
            assert self.frame is not None
            reading = self.frame.reading
            number = min(max((page or 1) - 1, 0), max(reading.number - 1, 0))
            reading.go_to(number)
            wanted = pattern_of(words)
            if wanted:
                reading.choose_when_known(number, lambda: first_of(reading, number, wanted))

        self._when_open(show)

    def take_keyboard(self) -> None:
        """Bring the keyboard to the paper, where there is one."""
        if self.frame is not None and not self.frame.isHidden():
            self.frame.reading.setFocus()

    def _when_open(self, act: Callable[[], object]) -> None:
        if self.frame is None or self.frame.isHidden():
            return
        if self.frame.reading.pages is not None:
            act()
        else:
            self._wanted = act

    def _on_opened(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None and self.frame is not None and self.frame.reading.pages is not None:
            wanted()
        self._show_marks()

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
        self._count.setText(str(len(self.marks.rows) or "") if name == "marks" else "")
        self._side.show()
        wide = _WIDTHS.get(name, _SIDE)
        self.setSizes([max(self.width() - wide, 1), wide])
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
        grounded(self._side, "lst" if paper else "rec")
        if not paper and self._form is not None:
            self._stack.setCurrentWidget(self._form)
            self._side.show()
        elif alone:
            self._side.hide()
        self._tick()

    def _tick(self) -> None:
        for name, button in self._buttons.items():
            button.setChecked(self.panel == name)

    def _add_marks(self, frame: PaperFrame) -> None:
        self.acts = PassageActs(self._desk, frame)
        self.marks = MarksPanel(self._desk)
        self.read = ReadBar()
        frame.foot.addWidget(self.read)
        frame.opened.connect(self._on_opened)
        frame.reading.page_changed.connect(self.read.show_page)
        frame.small.read = self._is_read
        self.read.chosen.connect(frame.reading.go_to)
        self.marks.chosen.connect(self.acts.marks.show)
        self.marks.removed.connect(self.acts.remove_mark)
        self.acts.marks.taken.connect(self.marks.show_mark)
        self.add_panel("marks", "highlighter", "Marks", self.marks)

    def _show_marks(self) -> None:
        """List the marks of the paper, and which of its pages were read."""
        if self.frame is None or self._item is None:
            return
        number = self.marks.show_marks(self._item.id, self.frame.numbered)
        if self._stack.currentWidget() is self.marks:
            self._title.setText(self.marks.windowTitle())
            self._count.setText(str(number or ""))
        paged = self.frame.numbered == "page"
        read = pages_read(self._item.pages_read) if paged else set()
        self.read.show_read(self.frame.reading.number, read)
        self.frame.small.viewport().update()

    def _is_read(self, page: int) -> bool:
        return self._item is not None and page + 1 in pages_read(self._item.pages_read)

    def _add_outside(self, frame: PaperFrame) -> None:
        frame.bar.add("Open in its own program…", "outside", self.open_outside, "O")
        frame.reading.letters = {**frame.reading.letters, "O": self.open_outside}
        frame.help.insertWidget(
            1, push_button("Open in its own program…", "viewer.outside-too", self.open_outside)
        )
