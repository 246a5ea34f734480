"""The spelling of the open case: which editors are checked, and the thread that does it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.errors import SpellingUnavailable
from workbench.domain.fields import WORDS
from workbench.domain.shape import RecordField, shape
from workbench.gui.bridge import Bridge
from workbench.gui.desk import SpellChecker
from workbench.gui.fields.markup import MarkupEdit
from workbench.gui.fields.text import NamesField
from workbench.gui.settings import Remembered
from workbench.gui.spelling.menu import Choices, show_menu
from workbench.gui.spelling.underliner import Answer, Editor, Underliner

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def case_words(case: CaseFile) -> frozenset[str]:
    """The words, in small letters; of a double name also its halves."""
    found = set()
    for text in _texts(case):
        for match in _WORD.finditer(text):
            word = match[0].casefold()
            found |= {word, *word.split("-")}
    return frozenset(found)


def _texts(case: CaseFile) -> Iterator[str]:
    yield case.case.body
    yield case.case.reference
    for kind in KINDS:
        fields = _naming(kind)
        # After every edit: the thousands of events, which name nobody, are not gone through.
        for record in case.records(kind).values() if fields else ():
            for field in fields:
                yield from field.items(record)


@cache
def _naming(kind: str) -> tuple[RecordField, ...]:
    """The fields of a kind whose words are names."""
    return tuple(
        field
        for field in shape(kind).values()
        if (field.facts.naming or field.facts.secret) and field.form in WORDS
    )


class Spelling(QObject):
    """Checks the texts of one open case. Nothing is loaded before one of them has the keyboard.

    Every editor in the window of `view` is checked, unless there is no checker to be `made`.
    `ignored` are the words let pass in this case; whoever opens it keeps them, so that an erased
    case leaves none. `switched` says whether spelling is checked, `said` carries words for the
    person, `failed` a `WorkbenchError`.
    """

    switched = Signal(bool)
    said = Signal(str)
    failed = Signal(object)
    _answered = Signal(object, object)

    def __init__(
        self,
        view: QWidget,
        bridge: Bridge,
        folder: Path,
        made: Callable[[Path], SpellChecker] | None,
        remembered: Remembered,
        ignored: set[str],
    ) -> None:
        super().__init__(view)
        self._view, self._bridge, self._folder = view, bridge, folder
        self._made, self._remembered = made, remembered
        self._checker: SpellChecker | None = None
        self._pool: ThreadPoolExecutor | None = None
        self._underliners: dict[int, Underliner] = {}
        self._ignored = ignored
        self._own = case_words(bridge.case)
        self._said_already: set[str] = set()
        self._closed = False
        self.on = remembered.spelling
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
        self._choices = Choices(self._suggest, self._add, self._ignore)
        bridge.changed.connect(self._on_changed)
        self._application().focusChanged.connect(self._on_focus)

    @staticmethod
    def _application() -> QApplication:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        return application

    def toggle(self) -> None:
        """Check spelling from now on, or no longer; remembered."""
        self.on = not self.on
        self._remembered.keep_spelling(self.on)
        self.switched.emit(self.on)
        for underliner in self._underliners.values():
            underliner.switch(self.on)
        self._on_focus(None, QApplication.focusWidget())

    def suggest_here(self) -> None:
        """Offer what the unknown word at the cursor, or the next one, may mean."""
        underliner = self.underliner(QApplication.focusWidget())
        if underliner is None:
            self.said.emit("Put the cursor into a text whose spelling is checked.")
            return
        underliner.check_now(lambda: self._offer_next(underliner))

    def underliner(self, widget: QWidget | None) -> Underliner | None:
        """What marks the words of an editor, None for one that is not checked."""
        return self._underliners.get(id(widget)) if self.on else None

    def close(self) -> None:
        """Check no more; the dictionary is let go."""
        self._closed = True
        self._application().focusChanged.disconnect(self._on_focus)
        for underliner in self._underliners.values():
            underliner.leave()
        self._underliners.clear()
        if self._checker is not None:
            self._checker.close()
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not self.on or not isinstance(new, (MarkupEdit, QPlainTextEdit)):
            return
        if id(new) in self._underliners or new.isReadOnly() or not self._is_ours(new):
            return
        underliner = Underliner(new, self._check, self._show_menu, self)
        key = id(new)
        self._underliners[key] = underliner
        new.destroyed.connect(lambda: self._on_gone(key, underliner))
        underliner.look()

    def _on_gone(self, key: int, underliner: Underliner) -> None:
        if self._underliners.get(key) is underliner:
            del self._underliners[key]
            underliner.let_go()

    def _is_ours(self, editor: Editor) -> bool:
        """Whether an editor belongs to this window, and is no list of names."""
        if self._made is None:
            return False
        window = self._view.window()
        above: QWidget | None = editor
        while above is not None:
            if isinstance(above, NamesField):
                return False
            if above is window:
                return True
            above = above.parentWidget()
        return False

    def _on_changed(self, _change_set: object) -> None:
        own = case_words(self._bridge.case)
        if own != self._own:
            self._own = own
            self._look_again()

    def _look_again(self) -> None:
        for underliner in self._underliners.values():
            underliner.look()

    def _check(self, texts: list[str], answer: Answer) -> None:
        also = self._own | self._ignored
        self._run(lambda checker: [checker.unknown(text, also) for text in texts], answer)

    def _suggest(self, word: str, answer: Callable[[Sequence[str]], None]) -> None:
        self._run(lambda checker: checker.suggest(word), answer)

    def _add(self, word: str) -> None:
        self._run(lambda checker: checker.add(word), lambda _none: self._look_again())

    def _ignore(self, word: str) -> None:
        self._ignored.add(word.casefold())
        self._look_again()

    def _run(self, work: Callable[[SpellChecker], Any], answer: Callable[[Any], None]) -> None:
        if self._checker is None or self._pool is None:
            assert self._made is not None
            self._checker = self._made(self._folder)
            self._pool = ThreadPoolExecutor(1, thread_name_prefix="spelling")
        future = self._pool.submit(work, self._checker)

        def done(settled: Future[Any]) -> None:
            with suppress(RuntimeError):  # the case was closed, and Qt let this object go
                self._answered.emit(settled, answer)

        future.add_done_callback(done)

    def _on_answered(self, future: Future[Any], answer: Callable[[Any], None]) -> None:
        if self._closed:
            return
        try:
            value = future.result()
        except CancelledError:
            return
        except SpellingUnavailable as error:
            if str(error) not in self._said_already:  # once, not at every pause in the typing
                self._said_already.add(str(error))
                self.failed.emit(error)
            return
        answer(value)

    def _show_menu(self, underliner: Underliner, mark: QTextCursor, at: QPoint) -> None:
        show_menu(underliner, mark, at, self._choices)

    def _offer_next(self, underliner: Underliner) -> None:
        editor = underliner.editor
        mark = underliner.next_mark(editor.textCursor().position())
        if mark is None:
            self.said.emit("No word in sight is unknown.")
            return
        place = QTextCursor(mark)
        place.setKeepPositionOnInsert(False)
        place.setPosition(mark.selectionEnd())
        editor.setTextCursor(place)
        at = editor.viewport().mapToGlobal(editor.cursorRect().bottomLeft())
        self._show_menu(underliner, mark, at)
