"""The stations of a case on a line: those behind it, the one it is at, those to come."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.application.casebook.standing import Standing, Station
from workbench.domain.dates.partial import MONTHS
from workbench.gui.look.layout import named
from workbench.gui.look.theme.palette import colour
from workbench.gui.look.theme.typeface import pixels

_DOT, _TOP = 5, 10
_LEAST = 84
"""The least width of a station, with its name beneath."""


class StageTrack(QWidget):
    """Shows where a case stands; all of it is in its spoken name."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "overview.track", "Where it stands")
        self._standing: Standing | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_standing(self, standing: Standing) -> None:
        """Show where a case stands."""
        self._standing = standing
        self.setAccessibleName(f"Where it stands: {standing.spoken()}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line with two lines of words beneath."""
        many = len(self._standing.stations) if self._standing is not None else 5
        return QSize(pixels(_LEAST) * many, _TOP + _DOT + 2 * pixels(17) + 8)

    def minimumSizeHint(self) -> QSize:
        """Names may be cut where there is very little room."""
        return QSize(240, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, the stations on it, and their names and days."""
        if self._standing is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stations, at = self._standing.stations, self._standing.at
        step = (self.width() - 2 * _DOT - 4) / (len(stations) - 1)
        places = [_DOT + 2 + step * number for number in range(len(stations))]
        for ink, first, last in (
            ("line", places[at], places[-1]),
            ("accent", places[0], places[at]),
        ):
            painter.setPen(QPen(colour(self.palette(), ink), 2))
            painter.drawLine(QPointF(first, _TOP), QPointF(last, _TOP))
        for number, place in enumerate(places):
            self._draw_dot(painter, place, number, at)
        # Words that would stand over others are left out: the station it is at comes first.
        taken: list[QRectF] = []
        for number in sorted(
            range(len(stations)), key=lambda n: (n != at, 0 < n < len(places) - 1)
        ):
            words = self._words(stations[number], number == at)
            room = self._room(words, places[number])
            if not any(room.intersects(each) for each in taken):
                taken.append(room)
                self._write(painter, words, room)

    def _words(self, station: Station, here: bool) -> list[tuple[str, QFont, str]]:
        """The name and the day of a station, each with its type and its colour."""
        day = f"{station.on.day} {MONTHS[station.on.month - 1]}" if station.on is not None else ""
        plain = QFont(self.font())
        plain.setPixelSize(pixels(12))
        strong = QFont(plain)
        strong.setWeight(QFont.Weight.DemiBold)
        found = [(station.name, strong if here else plain, "text" if here else "text2")]
        return [*found, (f"due {day}" if station.due else day, plain, "text3")] if day else found

    def _room(self, words: list[tuple[str, QFont, str]], place: float) -> QRectF:
        """Where words stand: about their station, and within the line at its ends."""
        wide = max(QFontMetrics(font).horizontalAdvance(said) for said, font, _ink in words) + 4.0
        left = min(max(place - wide / 2, 0.0), self.width() - wide)
        return QRectF(left, _TOP + _DOT + 6, wide, pixels(17) * len(words))

    def _draw_dot(self, painter: QPainter, place: float, number: int, at: int) -> None:
        of = self.palette()
        ink = colour(of, "accent" if number <= at else "sign")
        painter.setPen(QPen(ink, 3 if number == at else 1.75))
        painter.setBrush(ink if number < at else colour(of, "rec"))
        painter.drawEllipse(QPointF(place, _TOP), _DOT, _DOT)

    def _write(self, painter: QPainter, words: list[tuple[str, QFont, str]], room: QRectF) -> None:
        sides = Qt.AlignmentFlag
        side = sides.AlignHCenter
        if room.left() <= 0:
            side = sides.AlignLeft
        elif room.right() >= self.width():
            side = sides.AlignRight
        top = room.top()
        for said, font, ink in words:
            painter.setFont(font)
            painter.setPen(colour(self.palette(), ink))
            painter.drawText(QRectF(room.left(), top, room.width(), pixels(17)), int(side), said)
            top += pixels(17)
