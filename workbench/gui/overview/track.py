"""The stations of a case on a line: those behind it, the one it is at, those to come."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.application.casebook.standing import Standing, Station
from workbench.domain.dates.partial import MONTHS
from workbench.gui.look.named import named
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
        for number, (station, place) in enumerate(zip(stations, places, strict=True)):
            self._draw_dot(painter, place, number, at)
            self._write(painter, station, place, number, step)

    def _draw_dot(self, painter: QPainter, place: float, number: int, at: int) -> None:
        of = self.palette()
        ink = colour(of, "accent" if number <= at else "sign")
        painter.setPen(QPen(ink, 3 if number == at else 1.75))
        painter.setBrush(ink if number < at else colour(of, "rec"))
        painter.drawEllipse(QPointF(place, _TOP), _DOT, _DOT)

    def _write(
        self, painter: QPainter, station: Station, place: float, number: int, step: float
    ) -> None:
        assert self._standing is not None
        here, last = number == self._standing.at, len(self._standing.stations) - 1
        edges = Qt.AlignmentFlag
        side = edges.AlignLeft if not number else edges.AlignHCenter
        if number == last:
            side = edges.AlignRight
        wide = step - 6 if 0 < number < last else step / 2 + step / 3
        left = {0: 0.0, last: self.width() - wide}.get(number, place - wide / 2)
        day = f"{station.on.day} {MONTHS[station.on.month - 1]}" if station.on is not None else ""
        if station.due and day:
            day = f"due {day}"
        lines = (
            (station.name, 12, QFont.Weight.DemiBold if here else QFont.Weight.Normal,
             "text" if number <= self._standing.at else "text2"),
            (day, 12, QFont.Weight.Normal, "text3"),
        )  # fmt: skip
        top = float(_TOP + _DOT + 6)
        for words, size, weight, ink in lines:
            font = QFont(self.font())
            font.setPixelSize(pixels(size))
            font.setWeight(weight)
            painter.setFont(font)
            painter.setPen(colour(self.palette(), ink))
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, int(wide))
            painter.drawText(QRectF(left, top, wide, pixels(17)), int(side), shown)
            top += pixels(17)
