"""The pages of a paper below one another: only those in sight, and the next, are ever drawn."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from workbench.application.evidence.showing import PageWords
from workbench.gui.look.theme.palette import shade
from workbench.gui.viewer.lettering import Lettering
from workbench.gui.viewer.pages import Pages, Spot
from workbench.gui.viewer.pictures import Pictures
from workbench.gui.viewer.rows import Rows, straightened, turned
from workbench.gui.viewer.selection import Passage
from workbench.gui.viewer.source import Key, PaperSource
from workbench.gui.viewer.zoom import POINT, Fit, Zoom

_LINE = 48
_KNOWN = 60
"""The words of so many pages are kept."""

Lit = tuple[Passage, str]
"""A passage that is set off, and the name of its colour."""


class PaperSheets(QAbstractScrollArea):
    """Shows one paper.

    `page_changed` carries the page in hand, `known` a page whose words came to be known; `zoomed`
    when the size is another. `lit` gives the passages that are set off, `sought` pages whose words
    are wanted next.
    """

    page_changed = Signal(int)
    zoomed = Signal()
    known = Signal(int)

    def __init__(self, source: PaperSource) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setSingleStep(_LINE)
            bar.valueChanged.connect(self._on_scrolled)
        self.pages: Pages | None = None
        self.zoom, self.turns = Zoom(), 0
        self.lit: Callable[[], Iterable[Lit]] = tuple
        self.sought: Callable[[], Iterable[int]] = tuple
        self.rows = Rows((), 1.0, 0, 0)
        self._source = source
        self._pictures = Pictures()
        self._lettering: OrderedDict[int, Lettering] = OrderedDict()
        # The page in hand: the one that most of the upper half of the room shows.
        self.page = 0
        source.drawn.connect(self._on_drawn)
        source.worded.connect(self._on_worded)

    def show_pages(self, pages: Pages | None) -> None:
        """Show another paper from its first page on, or none."""
        self.pages, self.turns = pages, 0
        self._pictures.clear()
        self._lettering.clear()
        self.page = 0
        self._arrange()
        self.verticalScrollBar().setValue(0)
        self.page_changed.emit(0)

    @property
    def number(self) -> int:
        """How many pages there are."""
        return len(self.rows)

    def lettering(self, page: int) -> Lettering | None:
        """The words of a page, None while they are not known yet."""
        found = self._lettering.get(page)
        if found is not None:
            self._lettering.move_to_end(page)
        return found

    def turn(self, by: int) -> None:
        """Turn every page by quarters."""
        self.turns = (self.turns + by) % 4
        self._arrange()

    def go_to(self, page: int) -> None:
        """Bring the top of a page to the top of the room."""
        if self.number:
            page = min(max(page, 0), self.number - 1)
            self.verticalScrollBar().setValue(self.rows.place(page).top - 8)
            self._set_page(page)

    def bring_into_view(self, passage: Passage) -> bool:
        """Show where a passage begins; False while the words of its page are not known yet."""
        page = passage.begin.page
        found = self.lettering(page)
        if found is None or not self.number:
            self.go_to(page)
            return False
        boxes = found.boxes(*passage.on(page, len(found.text)))
        if boxes:
            seen = self._seen(page, boxes[0]).toRect()
            room = self.viewport().rect().adjusted(0, 24, 0, -60)
            if not room.contains(seen.center()):
                bar, across = self.verticalScrollBar(), self.horizontalScrollBar()
                bar.setValue(bar.value() + seen.top() - room.height() // 3)
                if not room.left() <= seen.left() <= room.right():
                    across.setValue(across.value() + seen.left() - 40)
            self._set_page(page)
        self.viewport().update()
        return True

    def spot_at(self, point: QPoint) -> Spot | None:
        """The spot in the words nearest to a point of the room."""
        if not self.number:
            return None
        page = self.rows.at(point.y() + self.verticalScrollBar().value())
        found = self.lettering(page)
        at = found.at(*self._on_page(page, point)) if found is not None else None
        return Spot(page, at) if at is not None else None

    def on_words(self, point: QPoint) -> bool:
        """Whether a point of the room lies on words."""
        if not self.number:
            return False
        page = self.rows.at(point.y() + self.verticalScrollBar().value())
        found = self.lettering(page)
        return found is not None and found.on_words(*self._on_page(page, point))

    def below(self, passage: Passage) -> QRect:
        """Where a passage lies in the room: the last of its lines that is in sight."""
        page = passage.end.page
        found = self.lettering(page)
        boxes = found.boxes(*passage.on(page, len(found.text))) if found is not None else []
        if not boxes:
            return QRect(self.viewport().rect().center(), self.viewport().rect().center())
        return self._seen(page, boxes[-1]).toRect()

    def fit(self, what: Fit) -> None:
        """Have the size follow the room."""
        self.zoom.fit = what
        self._arrange()

    def resize_by(self, by: int, at: QPoint | None = None) -> None:
        """Show pages larger or smaller by a step; what is at a point stays there."""
        self._resized(lambda: self.zoom.step(by), at)

    def resize_to(self, factor: float) -> None:
        """Show pages at a size: 1.0 is 100 %."""
        self._resized(lambda: self.zoom.choose(factor))

    def _resized(self, change: Callable[[], None], at: QPoint | None = None) -> None:
        point = at if at is not None else self.viewport().rect().center()
        bar, across = self.verticalScrollBar(), self.horizontalScrollBar()
        before = self.zoom.scale
        down, right = bar.value() + point.y(), across.value() + point.x()
        change()
        self._arrange()
        grown = self.zoom.scale / before
        bar.setValue(round(down * grown) - point.y())
        across.setValue(round(right * grown) - point.x())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another room may need another size."""
        super().resizeEvent(event)
        self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel changes the size."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned_by = event.angleDelta().y()
            if turned_by:
                self.resize_by(1 if turned_by > 0 else -1, event.position().toPoint())
            event.accept()
        else:
            super().wheelEvent(event)

    def _arrange(self) -> None:
        """Lay the pages out for the room there is; the place on the page in hand is kept."""
        room, bar = self.viewport().size(), self.verticalScrollBar()
        leaves = self.pages.leaves if self.pages is not None else ()
        page, into = self.page, 0.0
        if self.number and self.page < self.number:
            place = self.rows.place(page)
            into = (bar.value() - place.top) / place.height
        self.zoom.follow(leaves, self.turns, room.width(), room.height())
        self.rows = Rows(leaves, self.zoom.scale, self.turns, room.width())
        bar.setPageStep(max(room.height() - _LINE, _LINE))
        bar.setRange(0, max(self.rows.height - room.height(), 0))
        across = self.horizontalScrollBar()
        across.setPageStep(room.width())
        across.setRange(0, max(self.rows.width - room.width(), 0) if leaves else 0)
        if page < self.number:
            place = self.rows.place(page)
            bar.setValue(round(place.top + into * place.height))
        self.zoomed.emit()
        self.ask()
        self.viewport().update()

    def ask(self) -> None:
        """Say which pages and words are wanted: those in sight, then the next and the one before.

        While a page is not drawn yet its picture at another size stands in its place.
        """
        if not self.number:
            return
        seen = self._in_sight()
        near = [*seen, *(n for n in (seen.stop, seen.start - 1) if 0 <= n < self.number)]
        keys = [key for page in near if not self._pictures.has(key := self._key(page))]
        words = [page for page in (*near, *self.sought()) if page not in self._lettering]
        self._source.want(0, keys, words)

    def _in_sight(self) -> range:
        top = self.verticalScrollBar().value()
        return self.rows.between(top, top + self.viewport().height())

    def _key(self, page: int) -> Key:
        return Key(page, round(self.zoom.scale * self.devicePixelRatioF() * 1000), self.turns)

    def _on_drawn(self, key: Key, picture: QImage | str) -> None:
        self._pictures.put(key, picture, needed=len(self._in_sight()) + 2)
        self.viewport().update()

    def _on_worded(self, page: int, words: PageWords) -> None:
        self._lettering[page] = Lettering(words)
        while len(self._lettering) > _KNOWN:
            self._lettering.popitem(last=False)
        self.known.emit(page)
        self.viewport().update()

    def _on_scrolled(self, _value: int) -> None:
        room = self.viewport().height()
        if self.number:
            self._set_page(self.rows.at(self.verticalScrollBar().value() + room // 3))
        self.ask()
        self.viewport().update()

    def _set_page(self, page: int) -> None:
        if page != self.page:
            self.page = page
            self.page_changed.emit(page)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in sight on a surround that is darker than they are."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), shade("desk"))
        lit = list(self.lit())
        for page in self._in_sight():
            self._paint_page(painter, page, lit)
        painter.end()

    def _paint_page(self, painter: QPainter, page: int, lit: list[Lit]) -> None:
        place = self.rows.place(page)
        where = QRect(*self._corner(page), place.width, place.height)
        key = self._key(page)
        picture = self._pictures.get(key)
        exact = picture is not None
        picture = picture if picture is not None else self._pictures.like(key)
        if picture is None:
            painter.fillRect(where, shade("pagePaper"))
            self._say(painter, where, self._pictures.troubles.get(page, ""))
        elif exact:
            ratio = self.devicePixelRatioF()
            picture.setDevicePixelRatio(ratio)
            painter.drawImage(where.topLeft(), picture)
        else:
            painter.drawImage(where, picture)
        self._paint_lit(painter, page, lit)
        painter.setPen(shade("line"))
        painter.drawRect(where.adjusted(-1, -1, 0, 0))

    def _say(self, painter: QPainter, where: QRect, words: str) -> None:
        painter.setPen(shade("pageWords"))
        painter.drawText(
            where.adjusted(24, 24, -24, -24),
            Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap,
            words,
        )

    def _paint_lit(self, painter: QPainter, page: int, lit: list[Lit]) -> None:
        found = self._lettering.get(page)
        if found is None:
            return
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for passage, colour in lit:
            if passage.begin.page <= page <= passage.end.page:
                for box in found.boxes(*passage.on(page, len(found.text))):
                    painter.fillRect(self._seen(page, box), shade(colour))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    def _corner(self, page: int) -> tuple[int, int]:
        """Where the top left of a page lies in the room."""
        place = self.rows.place(page)
        return (
            place.left - self.horizontalScrollBar().value(),
            place.top - self.verticalScrollBar().value(),
        )

    def _seen(self, page: int, box: tuple[float, float, float, float]) -> QRectF:
        """Where a box of a page lies in the room."""
        assert self.pages is not None
        scale, (left, top) = self.zoom.scale, self._corner(page)
        x1, y1, x2, y2 = turned(box, self.pages.leaves[page], self.turns)
        first = QPointF(left + x1 * scale, top + y1 * scale)
        return QRectF(first, QPointF(left + x2 * scale, top + y2 * scale))

    def _on_page(self, page: int, point: QPoint) -> tuple[float, float]:
        """Where a point of the room lies on a page, in points."""
        assert self.pages is not None
        scale, (left, top) = self.zoom.scale, self._corner(page)
        x, y = (point.x() - left) / scale, (point.y() - top) / scale
        return straightened(x, y, self.pages.leaves[page], self.turns)


def percent(zoom: Zoom) -> str:
    """A size in words: "110 %"."""
    return f"{round(zoom.scale / POINT * 100)} %"
