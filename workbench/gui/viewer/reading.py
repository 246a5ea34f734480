"""The pages of a paper as one reads them: moving about, and selecting, by mouse and keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent

from workbench.gui.look.layout import announce
from workbench.gui.viewer.pages import Spot
from workbench.gui.viewer.selection import Passage, Selection
from workbench.gui.viewer.sheets import PaperSheets
from workbench.gui.viewer.source import PaperSource
from workbench.gui.viewer.zoom import Fit

_SPOKEN = 300


class PaperReading(PaperSheets):
    """Shows one paper and what is selected in it.

    `selected` when another passage is. `menu_wanted` carries the point where a menu is asked for,
    `clicked` the spot of a click, `copied` words for the clipboard; `deleted` when what is selected
    is to go. `letters` has what letters typed here do ("E", "Shift+R").
    """

    selected = Signal()
    menu_wanted = Signal(QPoint)
    clicked = Signal(object)
    copied = Signal(str)
    deleted = Signal()

    def __init__(self, source: PaperSource) -> None:
        super().__init__(source)
        self.selection = Selection(self.lettering, lambda: self.number)
        self.letters: Mapping[str, Callable[[], object]] = {}
        self._dragged = False
        self._waiting: Callable[[], bool] | None = None
        self.page_changed.connect(lambda _page: self._speak_page())
        self.known.connect(self._on_known)

    def choose(self, passage: Passage) -> None:
        """Select a passage and bring it into view, as soon as its words are known."""
        self.selection.take(passage.begin, passage.end)
        self._when_known(lambda: self.bring_into_view(passage))
        self.selected.emit()

    def choose_when_known(self, page: int, find: Callable[[], Passage]) -> None:
        """Select a passage that can only be found once the words of its page are known."""

        def attempt() -> bool:
            if self.lettering(page) is None:
                return False
            self.choose(find())
            return True

        if not attempt():
            self._waiting = attempt

    def go_to_spot(self, spot: Spot) -> None:
        """Bring a spot into view, as soon as the words of its page are known."""
        self.go_to(spot.page)
        if spot.at:
            passage = Passage(spot, Spot(spot.page, spot.at + 1))
            self._when_known(lambda: self.bring_into_view(passage))

    def choose_nothing(self) -> None:
        """Select nothing."""
        if not self.selection.passage.empty:
            self.selection.clear(self.selection.passage.begin)
            self._on_selected()

    def choose_sentence(self, by: int, grow: bool = False) -> None:
        """Select the next sentence, or the one before; with `grow` what was selected stays."""

        def attempt() -> bool:
            if not self.selection.next_sentence(by, self.page, grow):
                return False
            passage = self.selection.passage
            self.bring_into_view(Passage(passage.end, passage.end) if grow else passage)
            self._on_selected()
            return True

        self._when_known(attempt)

    def _when_known(self, attempt: Callable[[], bool]) -> None:
        """Do something now, or when the words of another page are known."""
        self._waiting = None if attempt() else attempt
        self.viewport().update()

    def _on_known(self, _page: int) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None and not waiting() and self._waiting is None:
            self._waiting = waiting

    def _on_selected(self) -> None:
        self.selected.emit()
        self.viewport().update()

    def _speak_page(self) -> None:
        self.setAccessibleDescription(f"Page {self.page + 1} of {self.number}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A passage begins here; with Shift the one there is goes on to here."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._waiting = None
        spot = self.spot_at(event.position().toPoint())
        self._dragged = False
        if spot is None:
            self.choose_nothing()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.selection.caret = spot
        else:
            self.selection.clear(spot)
        self._on_selected()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take the passage to where the mouse is."""
        point = event.position().toPoint()
        if event.buttons() & Qt.MouseButton.LeftButton:
            spot = self.spot_at(point)
            if spot is not None and spot != self.selection.caret:
                self._dragged = True
                self.selection.caret = spot
                self._on_selected()
            self._follow(point)
            return
        over = self.on_words(point)
        shape = Qt.CursorShape.IBeamCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that selected nothing may mean a mark."""
        spot = self.spot_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and not self._dragged and spot is not None:
            self.clicked.emit(spot)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word; with Ctrl its sentence."""
        spot = self.spot_at(event.position().toPoint())
        if spot is not None and event.button() == Qt.MouseButton.LeftButton:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.selection.sentence(spot)
            else:
                self.selection.word(spot)
            self._dragged = True
            self._on_selected()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is selected."""
        point = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            point = self.below(self.selection.passage).bottomLeft()
        self.menu_wanted.emit(self.viewport().mapToGlobal(point))

    def _follow(self, point: QPoint) -> None:
        """Scroll while a passage is taken beyond the room."""
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if point.y() < 0 or point.y() > room:
            bar.setValue(bar.value() + (point.y() if point.y() < 0 else point.y() - room))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move about, select, and do what letters mean."""
        act = self._meant(event)
        if act is None:
            event.ignore()  # the arrows of the scroll bars are among those that mean something
            return
        act()
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say what is read."""
        super().focusInEvent(event)
        self._speak_page()

    def _meant(self, event: QKeyEvent) -> Callable[[], object] | None:
        keys, mods = Qt.Key, event.modifiers()
        shift = bool(mods & Qt.KeyboardModifier.ShiftModifier)
        ctrl = bool(mods & Qt.KeyboardModifier.ControlModifier)
        if mods & Qt.KeyboardModifier.AltModifier:
            return None
        extending = self._extending(Qt.Key(event.key()), ctrl) if shift else None
        if extending is not None:
            return extending
        moving = self._moving(Qt.Key(event.key()), shift, ctrl)
        if moving is not None:
            return moving
        if event.matches(QKeySequence.StandardKey.Copy):
            return lambda: self.copied.emit(self.selection.words())
        if event.key() == keys.Key_Delete:
            return self.deleted.emit
        if event.key() == keys.Key_Escape and not self.selection.passage.empty:
            return self.choose_nothing
        typed = event.text()
        if ctrl or not typed:
            return None
        if typed in self.signs:
            return self.signs[typed]
        return self.letters.get(f"Shift+{typed.upper()}" if shift else typed.upper())

    @property
    def signs(self) -> Mapping[str, Callable[[], object]]:
        """What other signs typed here do: they move about and select."""
        return {
            "+": lambda: self.resize_by(1),
            "=": lambda: self.resize_by(1),
            "-": lambda: self.resize_by(-1),
            "0": lambda: self.resize_to(1.0),
            "w": lambda: self.fit(Fit.WIDTH),
            "z": lambda: self.fit(Fit.PAGE),
            "s": lambda: self.choose_sentence(1),
            "S": lambda: self.choose_sentence(-1),
            "x": lambda: self.choose_sentence(1, grow=True),
        }

    def _extending(self, key: Qt.Key, ctrl: bool) -> Callable[[], object] | None:
        units = {
            Qt.Key.Key_Right: (1, "word" if ctrl else "character"),
            Qt.Key.Key_Left: (-1, "word" if ctrl else "character"),
            Qt.Key.Key_Down: (1, "line"),
            Qt.Key.Key_Up: (-1, "line"),
        }
        if key not in units:
            return None
        by, unit = units[key]

        def act() -> None:
            self.selection.extend(by, unit)
            caret = self.selection.caret
            self.bring_into_view(Passage(caret, Spot(caret.page, caret.at + 1)))
            self._on_selected()
            announce(self, self.selection.words()[-_SPOKEN:])

        return act

    def _moving(self, key: Qt.Key, shift: bool, ctrl: bool) -> Callable[[], object] | None:
        keys, bar = Qt.Key, self.verticalScrollBar()
        across = self.horizontalScrollBar()
        wide = across.maximum() > 0

        def by(pixels: int) -> Callable[[], object]:
            return lambda: bar.setValue(bar.value() + pixels)

        def page(number: int) -> Callable[[], object]:
            return lambda: self.go_to(number)

        def sideways(pixels: int) -> Callable[[], object]:
            return lambda: across.setValue(across.value() + pixels)

        meant: dict[Qt.Key, Callable[[], object]] = {
            keys.Key_Down: by(bar.singleStep()),
            keys.Key_Up: by(-bar.singleStep()),
            keys.Key_PageDown: page(self.page + 1) if ctrl else by(bar.pageStep()),
            keys.Key_PageUp: page(self.page - 1) if ctrl else by(-bar.pageStep()),
            keys.Key_Space: by(-bar.pageStep() if shift else bar.pageStep()),
            keys.Key_Home: page(0),
            keys.Key_End: page(self.number - 1),
            keys.Key_Right: sideways(60) if wide else page(self.page + 1),
            keys.Key_Left: sideways(-60) if wide else page(self.page - 1),
        }
        return meant.get(key)
