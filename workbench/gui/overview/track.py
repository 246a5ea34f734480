"""The stations of a case on a line: those behind it, the one it is at, those to come."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.application.casebook.standing import Standing
from workbench.domain.dataclass import dataclass
from workbench.gui.look.layout import named
from workbench.gui.look.moments import short_day
from workbench.gui.look.theme.palette import colour
from workbench.gui.look.theme.typeface import pixels

_DOT, _TOP = 5, 10
_LEAST = 84
"""The least width of a station, with its name beneath."""

_LINE = 17
"""The height of a line of words."""

_KEPT = 16
"""For how many widths what stands where is kept."""


@dataclass(frozen=True, slots=True)
class _Said:
    """Some words of a station: their type, their colour and where they stand."""

    words: str
    font: QFont
    ink: str
    room: QRectF


class StageTrack(QWidget):
    """Shows where a case stands; all of it is in its spoken name.

    The line goes across where the names of the stations have room beneath it, down otherwise.
    """

    def __init__(self) -> None:
        super().__init__()
        named(self, "overview.track", "Where it stands")
        self._standing = Standing((), 0)
        self._laid_out: dict[tuple[int, int, str], tuple[list[QPointF], list[_Said]]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_standing(self, standing: Standing) -> None:
        """Show where a case stands."""
        self._standing = standing
        self._laid_out.clear()
        self.setAccessibleName(f"Where it stands: {standing.spoken()}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line with two lines of words beneath."""
        wide = pixels(_LEAST) * max(len(self._standing.stations), 5)
        return QSize(wide, _TOP + _DOT + 2 * pixels(_LINE) + 8)

    def minimumSizeHint(self) -> QSize:
        """Stations stand below one another where there is very little room."""
        return QSize(240, self.sizeHint().height())

    def heightForWidth(self, width: int) -> int:
        """As high as the words are at this width."""
        if not self._standing.stations:
            return 0
        dots, said = self.laid_out(width)
        return round(max(dots[-1].y() + _TOP, *(each.room.bottom() for each in said))) + 2

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, the stations on it, and their names and days."""
        if not self._standing.stations:
            return
        painter, at = QPainter(self), self._standing.at
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dots, said = self.laid_out(self.width())
        for ink, first, last in (("line", dots[at], dots[-1]), ("accent", dots[0], dots[at])):
            painter.setPen(QPen(colour(self.palette(), ink), 2))
            painter.drawLine(first, last)
        for number, dot in enumerate(dots):
            ink = "accent" if number <= at else "sign"
            painter.setPen(QPen(colour(self.palette(), ink), 3 if number == at else 1.75))
            painter.setBrush(colour(self.palette(), ink if number < at else "rec"))
            painter.drawEllipse(dot, _DOT, _DOT)
        for each in said:
            painter.setFont(each.font)
            painter.setPen(colour(self.palette(), each.ink))
            painter.drawText(each.room, int(Qt.AlignmentFlag.AlignHCenter), each.words)

    def laid_out(self, width: int) -> tuple[list[QPointF], list[_Said]]:
        """Where the stations stand at a width, and the words of each.

        Kept: while a page is laid out, Qt asks dozens of times how high they are.
        """
        key = width, pixels(_LINE), self.font().key()
        if key not in self._laid_out:
            if len(self._laid_out) > _KEPT:
                self._laid_out.clear()
            self._laid_out[key] = self._lay_out(width)
        return self._laid_out[key]

    def _lay_out(self, width: int) -> tuple[list[QPointF], list[_Said]]:
        line, stations = pixels(_LINE), self._standing.stations
        step = (width - 2 * _DOT - 4) / max(len(stations) - 1, 1)
        dots = [QPointF(_DOT + 2 + step * number, _TOP) for number in range(len(stations))]
        across: list[_Said] = []
        for number, dot in enumerate(dots):
            for below, (words, font, ink) in enumerate(self._words(number)):
                wide = QFontMetrics(font).horizontalAdvance(words) + 4.0
                left = min(max(dot.x() - wide / 2, 0.0), width - wide)
                top = _TOP + _DOT + 6.0 + below * line
                across.append(_Said(words, font, ink, QRectF(left, top, wide, line)))
        if all(
            each is other or not each.room.adjusted(-4, 0, 4, 0).intersects(other.room)
            for each in across
            for other in across
        ):
            return dots, across
        down: list[_Said] = []
        dots = [QPointF(_DOT + 2, _TOP + (line + 8) * number) for number in range(len(stations))]
        for number, dot in enumerate(dots):
            left = dot.x() + _DOT + 8
            for words, font, ink in self._words(number):
                wide = QFontMetrics(font).horizontalAdvance(words) + 4.0
                down.append(_Said(words, font, ink, QRectF(left, dot.y() - line / 2, wide, line)))
                left += wide + 8
        return dots, down

    def _words(self, number: int) -> list[tuple[str, QFont, str]]:
        """The name and the day of a station, each with its type and its colour."""
        station, here = self._standing.stations[number], number == self._standing.at
        day = short_day(station.on) if station.on is not None else ""
        plain = QFont(self.font())
        plain.setPixelSize(pixels(12))
        strong = QFont(plain)
        strong.setWeight(QFont.Weight.DemiBold)
        found = [(station.name, strong if here else plain, "text" if here else "text2")]
        return [*found, (f"due {day}" if station.due else day, plain, "text3")] if day else found
