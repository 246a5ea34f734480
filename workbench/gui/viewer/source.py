"""A paper opened and drawn beside the window: what is wanted first is drawn first."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from workbench.application.evidence.showing import PageWords, PaperDrawer
from workbench.domain.errors import EvidenceUnavailable
from workbench.gui.look.theme.typeface import PIXELS, printed_font
from workbench.gui.viewer.laid_out import LaidOut
from workbench.gui.viewer.pages import FilePages, Pages


class Key(NamedTuple):
    """A picture of a page: the page, its dots a point (times 1,000), its quarter turns."""

    page: int
    scale: int
    turns: int


Recognised = Callable[[], Sequence[PageWords]]
"""The words read from the pictures of a paper; raises `EvidenceUnavailable`."""


class _Opening(NamedTuple):
    """A file that is to be opened."""

    find: Callable[[], Path]
    name: str
    recognised: Recognised


class PaperSource(QObject):
    """Opens one paper after the other.

    `opened` carries its `Pages` (None when there are none to show) and words on what is amiss,
    `drawn` a key and its picture (words when it cannot be drawn), `worded` a page and its words.
    What is no longer wanted when its turn comes is left out.
    """

    opened = Signal(object, str)
    drawn = Signal(object, object)
    worded = Signal(int, object)
    _found = Signal(int, object)

    def __init__(self, make_drawer: Callable[[], PaperDrawer]) -> None:
        super().__init__()
        work = self._work = _Work(make_drawer, self._found.emit)
        self._found.connect(self._on_found)
        self.destroyed.connect(lambda: work.close())

    def open(self, find: Callable[[], Path], name: str, recognised: Recognised = tuple) -> None:
        """Open a file, which `find` looks for; it is called `name`.

        `recognised` gives the words that were read from its pictures.
        """
        self._work.open(_Opening(find, name, recognised))

    def want(self, who: int, pictures: Sequence[Key], words: Sequence[int] = ()) -> None:
        """Say which pictures and words are wanted from now on, the most urgent first.

        Of those that ask (`who`) the one with the lowest number is served first.
        """
        self._work.want(who, pictures, words)

    def close(self) -> None:
        """End the work, and wait for what is under way."""
        self._work.close()

    def _on_found(self, paper: int, tell: Callable[[PaperSource], None]) -> None:
        if paper == self._work.paper:
            tell(self)


Tell = Callable[[int, Callable[[PaperSource], None]], object]


class _Work:
    """The thread that opens and draws."""

    def __init__(self, make_drawer: Callable[[], PaperDrawer], tell: Tell) -> None:
        self._make_drawer, self._tell = make_drawer, tell
        self._face = printed_font(PIXELS)  # its files are made known on the window's own thread
        self._turn = threading.Condition()
        self._to_open: _Opening | None = None
        self._pictures: dict[int, deque[Key]] = {}
        self._words: dict[int, deque[int]] = {}
        self._thread: threading.Thread | None = None
        self._ended = False
        self.paper = 0

    def open(self, asked: _Opening) -> None:
        with self._turn:
            self.paper += 1
            self._to_open = asked
            self._pictures.clear()
            self._words.clear()
            if self._thread is None and not self._ended:
                self._thread = threading.Thread(target=self._run, name="papers", daemon=True)
                self._thread.start()
            self._turn.notify()

    def want(self, who: int, pictures: Sequence[Key], words: Sequence[int]) -> None:
        with self._turn:
            self._pictures[who], self._words[who] = deque(pictures), deque(words)
            self._turn.notify()

    def close(self, _gone: object = None) -> None:
        with self._turn:
            self._ended = True
            self._turn.notify()
            thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join(2)

    def _run(self) -> None:
        drawer = self._make_drawer()
        pages: Pages | None = None
        try:
            while (job := self._next()) is not None:
                paper, what = job
                if isinstance(what, _Opening):
                    pages = self._open(drawer, paper, what)
                elif pages is not None:
                    self._do(pages, paper, what)
        finally:
            drawer.close()

    def _next(self) -> tuple[int, _Opening | Key | int] | None:
        with self._turn:
            while not self._ended:
                if self._to_open is not None:
                    asked, self._to_open = self._to_open, None
                    return self.paper, asked
                for who in sorted(self._pictures):
                    for wanted in (self._words[who], self._pictures[who]):
                        if wanted:
                            return self.paper, wanted.popleft()
                self._turn.wait()
            return None

    def _open(self, drawer: PaperDrawer, paper: int, asked: _Opening) -> Pages | None:
        pages: Pages | None = None
        try:
            found = drawer.open(asked.find(), asked.name)
            trouble = found.trouble
            if found.leaves:
                pages = FilePages(found.leaves, drawer, asked.recognised())
            elif found.pieces:
                pages = LaidOut(found.pieces, self._face)
        except EvidenceUnavailable as error:
            trouble = str(error)
        self._say(paper, lambda to: to.opened.emit(pages, trouble))
        return pages

    def _do(self, pages: Pages, paper: int, what: Key | int) -> None:
        if isinstance(what, Key):
            picture: object
            try:
                picture = pages.draw(what.page, what.scale / 1000, what.turns)
            except EvidenceUnavailable as error:
                picture = error.message
            self._say(paper, lambda to: to.drawn.emit(what, picture))
            return
        words = PageWords()
        with suppress(EvidenceUnavailable):
            words = pages.words(what)
        self._say(paper, lambda to: to.worded.emit(what, words))

    def _say(self, paper: int, what: Callable[[PaperSource], None]) -> None:
        with suppress(RuntimeError):  # the window was closed meanwhile
            self._tell(paper, what)
