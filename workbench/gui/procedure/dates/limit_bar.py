"""A time limit drawn to scale: the days allowed, and those over or to spare."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.domain.dates.partial import day_in_words
from workbench.domain.procedure.timing import Timing
from workbench.gui.look.layout import GRID, named
from workbench.gui.look.theme.palette import shade
from workbench.gui.look.theme.typeface import pixels, sized

_BAR = 12
_MOST = 480


class LimitBar(QWidget):
    """From the day the time began to the day it was done, with the last day allowed between.

    Of dates that are not exact the later days are drawn; nothing is drawn where one is missing.
    """

    def __init__(self) -> None:
        super().__init__()
        named(self, "procedure.limit.bar")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._days: tuple[date, date, date] | None = None
        self._ends = ("", "", "")

    def show_timing(self, timing: Timing | None) -> None:
        """Draw another limit; `as_of` stands for what is not done yet."""
        self._days = _days(timing)
        self.setVisible(self._days is not None)
        if timing is None or self._days is None:
            return
        begun, last, done = self._days
        what = "done" if timing.end is not None else "today"
        ends = (_short(begun, done), f"{_short(last, done)}, last day", f"{_short(done)}, {what}")
        self._ends = ends
        self.setAccessibleName(f"Begun {self._ends[0]}; {self._ends[1]}; {self._ends[2]}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The bar and one or two lines of days beneath it."""
        return QSize(pixels(_MOST), pixels(_BAR) + 2 * self._line() + GRID)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The days allowed in the accent, those over in amber, those to spare as a frame."""
        if self._days is None:
            return
        begun, last, done = self._days
        whole = max((max(last, done) - begun).days, 1)
        wide = min(self.width() - 1, pixels(_MOST))

        def at(day: date) -> int:
            return round((day - begun).days / whole * wide)

        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = pixels(_BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade("accent"))
        painter.drawRoundedRect(QRectF(0, 0, at(min(last, done)), high), 2, 2)
        if done > last:
            painter.setBrush(shade("amber"))
            painter.drawRoundedRect(QRectF(at(last) + 1, 0, wide - at(last) - 1, high), 2, 2)
        elif done < last:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(shade("edge"))
            frame = QRectF(at(done) + 1, 0.5, wide - at(done) - 1.5, high - 1)
            painter.drawRoundedRect(frame, 2, 2)
        self._write(painter, (0, at(last), at(done)), wide)

    def _write(self, painter: QPainter, places: tuple[int, int, int], wide: int) -> None:
        """The three days under their places; the last day a line lower where there is no room."""
        font = sized(self.font(), 12)
        painter.setFont(font)
        painter.setPen(shade("text2"))
        metrics, top = QFontMetrics(font), pixels(_BAR) + GRID // 2
        taken: list[QRect] = []
        for number in (0, 2, 1):
            words = self._ends[number]
            width = metrics.horizontalAdvance(words) + 2
            left = max(min(places[number] - width // 2, wide - width), 0)
            room = QRect(left, top, width, self._line())
            if any(room.adjusted(-GRID, 0, GRID, 0).intersects(each) for each in taken):
                room.translate(0, self._line())
            taken.append(room)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def _line(self) -> int:
        return QFontMetrics(sized(self.font(), 12)).height() + 1


def _days(timing: Timing | None) -> tuple[date, date, date] | None:
    """When the time began, its last day, and when it was done or is counted to."""
    if timing is None or timing.start is None or timing.last_day is None:
        return None
    begun = timing.start.first_day()
    last = timing.last_day.latest or timing.last_day.earliest
    done = timing.end.last_day() if timing.end is not None else timing.as_of
    if last is None or done is None or done < begun or last < begun:
        return None
    return begun, last, done


def _short(day: date, other: date | None = None) -> str:
    """A day; without its year where another day, named beside it, has the same."""
    words = day_in_words(day)
    return words.rpartition(" ")[0] if other is not None and other.year == day.year else words
