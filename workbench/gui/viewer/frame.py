"""One paper with everything round it: small pages, the line that finds words, what is amiss."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from workbench.application.evidence.showing import PaperDrawer
from workbench.gui.look.buttons import key_act, push_button
from workbench.gui.look.labels import grounded, toned
from workbench.gui.look.layout import GRID, REST, announce, column_of, named, row_of
from workbench.gui.viewer.bar import PaperBar
from workbench.gui.viewer.finding import Finder
from workbench.gui.viewer.pages import Pages, Spot
from workbench.gui.viewer.reading import PaperReading
from workbench.gui.viewer.sheets import Lit
from workbench.gui.viewer.source import PaperSource, Recognised
from workbench.gui.viewer.thumbnails import Thumbnails

_SHORTLY_MS = 6_000


class PaperFrame(QWidget):
    """Shows papers, one at a time. `opened` when one is there, or is known not to come.

    `bar` stands wherever the window wants it. `numbered` says what of the paper is cited by its
    number: "page", "para", or "" for a paper that cannot be shown.
    """

    opened = Signal()

    def __init__(self, make_drawer: Callable[[], PaperDrawer]) -> None:
        super().__init__()
        self.setObjectName("viewer")
        self._trouble = ""
        self.source = PaperSource(make_drawer)
        self.source.setParent(self)
        self.reading = named(PaperReading(self.source), "viewer.pages", "The paper")
        self.small = Thumbnails(self.source, lambda _page: False)
        self.finder = Finder(self.reading)
        self.bar = PaperBar(self.reading)
        self.trouble = toned(named(QLabel(), "viewer.trouble"), "second")
        self.trouble.setWordWrap(True)
        self.trouble.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.help = row_of(REST, REST)
        self.notice = toned(named(QLabel(), "viewer.notice"), "hint")
        self.notice.setWordWrap(True)
        self.notice.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        self.notice.hide()
        self.notice_button = push_button("", "viewer.notice-act", self._on_notice, kind="quiet")
        self.notice_button.hide()
        self._notice_act: Callable[[], object] = lambda: None
        self.foot = column_of(gap=0)
        self.marks: Callable[[], Iterable[Lit]] = tuple
        self._for_now = QTimer(self, singleShot=True, interval=_SHORTLY_MS)
        self._for_now.timeout.connect(lambda: self.say(self._trouble))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        amiss = grounded(QWidget(), "lst")
        column_of(REST, self.trouble, self.help, REST, within=amiss, margins=4 * GRID, gap=2 * GRID)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.reading)
        self._stack.addWidget(amiss)
        said = row_of((self.notice, 1), self.notice_button)
        pages = column_of(self.finder.bar, said, (self._stack, 1), self.foot, gap=0)
        row_of(self.small, (pages, 1), within=self, gap=0)

    def _connect(self) -> None:
        self.source.opened.connect(self._on_opened)
        self.small.chosen.connect(self.reading.go_to)
        self.reading.page_changed.connect(self.small.show_page)
        self.reading.lit = self._lit
        self.finder.bar.left.connect(self.reading.setFocus)
        key_act(self, "Ctrl+G", self.bar.begin_page)
        self.bar.add("Small pages", "small", self._turn_small, "T")
        self.reading.letters = {
            "T": self._turn_small,
            "Shift+R": lambda: self.reading.turn(1),
        }

    def open(self, find: Callable[[], Path], name: str, recognised: Recognised = tuple) -> None:
        """Open a file, which `find` looks for; it is called `name`.

        `recognised` gives the words that were read from its pictures.
        """
        self.close_paper()
        self.source.open(find, name, recognised)

    def close_paper(self) -> None:
        """Show no paper."""
        self.notice.hide()
        self._show(None)

    @property
    def numbered(self) -> str:
        """What of the paper is cited by its number."""
        return self.reading.pages.numbered if self.reading.pages is not None else ""

    def say(self, words: str) -> None:
        """Say something over the pages, or nothing any more."""
        self.notice.setText(words)
        self.notice.setVisible(bool(words))
        self.notice_button.hide()

    def offer(self, words: str, button: str, act: Callable[[], object]) -> None:
        """Say something over the pages, with a button that does something about it."""
        self.say(words)
        self._notice_act = act
        self.notice_button.setText(button)
        self.notice_button.show()

    def _on_notice(self) -> None:
        self.say("")
        self._notice_act()

    def say_for_now(self, words: str) -> None:
        """Say something over the pages for some seconds."""
        self.say(words)
        announce(self.notice, words)
        self._for_now.start()

    def begin_find(self) -> None:
        """Let the person type what is looked for in this paper; begins with what is selected."""
        self.finder.bar.begin(self.reading.selection.words()[:80])

    def _on_opened(self, pages: Pages | None, trouble: str) -> None:
        self._show(pages)
        self._stack.setCurrentIndex(0 if pages is not None else 1)
        if pages is None:
            self.trouble.setText(trouble or "There is nothing in this file.")
        else:
            self._trouble = trouble
            self.say(trouble)
        self.opened.emit()

    def _show(self, pages: Pages | None) -> None:
        self.finder.bar.hide()
        self.finder.clear()
        self.reading.selection.clear(Spot(0, 0))
        self._stack.setCurrentIndex(0)
        self.reading.show_pages(pages)
        self.small.show_pages(pages)
        self.small.show_page(0)

    def _turn_small(self) -> None:
        self.small.setVisible(self.small.isHidden())
        self.small.show_page(self.reading.page)

    def _lit(self) -> list[Lit]:
        return [*self.marks(), *self.finder.lit(), (self.reading.selection.passage, "pageChosen")]
