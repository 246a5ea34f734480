"""How the timeline is drawn: the same painting for the window, for paper and for pictures.

Everything is in palette roles, and nothing is told by colour alone: an uncertain date is a line
with two ends, a missed limit has the sign ▲ and its words, a disputed event a hollow mark.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from datetime import date, timedelta
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen

from workbench.application.chronology.timeline import (
    NARROW,
    Allowance,
    Phase,
    Ruler,
    Timeline,
    TimelineEvent,
    TimelineSpan,
    lanes,
    ticks,
)
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import MONTHS
from workbench.gui.look.appearance import tone
from workbench.gui.look.layout import GRID
from workbench.gui.look.theme.palette import colour

MOST_LANES = 14
MARGIN = 40.0
"""The pixels before the first day."""

MARK = 10.0
_ROLE = QPalette.ColorRole
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@lru_cache(maxsize=4)
def _widths(font: str) -> Callable[[str], float]:
    made = QFont()
    made.fromString(font)
    metrics = QFontMetricsF(made)
    return lru_cache(maxsize=40_000)(metrics.horizontalAdvance)


def cached_widths(font: QFont) -> Callable[[str], float]:
    """How wide words are in a font; measured once, because zooming asks for all of them."""
    return _widths(font.toString())


def reaches(timeline: Timeline, font: QFont) -> list[tuple[int, float]]:
    """For all that is drawn: the days from the first day to its end, and the pixels behind that."""
    days = timeline.days()
    if days is None:
        return []
    advance, room = cached_widths(font), MARK + 4 * GRID
    found = [((event.span.last - days.first).days, event.label) for event in timeline.events]
    for each in timeline.allowances:
        last = max(each.allowed.last, each.taken.last)
        found.append(((last - days.first).days, bar_words(each)))
    return [(until + 1, advance(words) + room) for until, words in found]


def fitting_scale(timeline: Timeline, font: QFont, room: float) -> float:
    """The pixels a day at which everything, with its words, is within `room` pixels."""
    ends = reaches(timeline, font)
    return min(((room - width) / days for days, width in ends), default=1.0)


def bar_words(each: Allowance) -> str:
    """What stands behind the bars of a limit."""
    return f"{'▲ ' if each.late else ''}{each.title}: {each.state}"


@dataclass(slots=True)
class Placed:
    """One thing on the drawing: its place, and its words unless it is an event."""

    box: QRectF
    detail: str
    event_id: str = ""


@dataclass(slots=True)
class Drawing:
    """A timeline laid out at one scale, in pixels from its own corner.

    `width` and `height` are of the whole drawing; `placed` finds what is under the pointer.
    """

    timeline: Timeline
    ruler: Ruler
    last: date
    font: QFont
    lane_of: list[int] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    height: float = 0.0
    row: float = 0.0
    _events_top: float = 0.0
    _marks: list[tuple[TimelineEvent, QRectF]] = field(default_factory=list)
    _bars: list[tuple[Allowance, QRectF, QRectF]] = field(default_factory=list)
    _stages: list[tuple[Phase, QRectF]] = field(default_factory=list)

    @classmethod
    def of(cls, timeline: Timeline, scale: float, font: QFont) -> Drawing:
        """The timeline at so many pixels a day, with a margin of time at both ends."""
        days = timeline.days() or TimelineSpan(date(2000, 1, 1), date(2000, 12, 31))
        margin = timedelta(days=max(round(MARGIN / scale), 1))
        whole = (days.last - days.first).days * scale
        reach = max((until * scale + width for until, width in reaches(timeline, font)), default=0)
        behind = timedelta(days=max(round((reach - whole) / scale), 1) + 1)
        first = max(days.first, date.min + margin) - margin
        last = min(days.last, date.max - behind) + behind
        made = cls(timeline, Ruler(first, scale), last, font)
        made._lay_out()
        return made

    @property
    def width(self) -> float:
        """How wide the whole drawing is."""
        return self.ruler.x(self.last)

    def _lay_out(self) -> None:
        metrics = QFontMetricsF(self.font)
        advance = cached_widths(self.font)
        self.row = round(metrics.height() + GRID)
        y: float = self.row + GRID
        y = self._place_stages(y)
        y = self._place_bars(y)
        self._events_top = y + GRID
        room = MARK + 3 * GRID

        def width(words: str) -> float:
            return advance(words) + room

        events = self.timeline.events
        self.lane_of = lanes(events, self.ruler, width, MOST_LANES)
        most = 0
        for event, lane in zip(events, self.lane_of, strict=True):
            most = max(most, lane)
            top = self._events_top + lane * self.row
            begin, end = self.ruler.ends(event.span)
            box = QRectF(begin, top, max(end - begin, MARK), self.row - 4)
            self._marks.append((event, box))
            reach = QRectF(box)
            if lane < MOST_LANES:
                label = width(event.label)
                narrow = box.width() < NARROW
                reach.setWidth(box.width() + label if narrow else max(box.width(), label))
            self.placed.append(Placed(reach, "", event.id))
        self.height = self._events_top + (most + 1) * self.row + 2 * GRID

    def _place_stages(self, y: float) -> float:
        rows: dict[str, float] = {}
        for phase in self.timeline.phases:
            if phase.complaint_id not in rows:
                rows[phase.complaint_id] = y
                y += self.row
            begin, end = self.ruler.ends(phase.span)
            box = QRectF(begin, rows[phase.complaint_id], max(end - begin, MARK), self.row - 4)
            self._stages.append((phase, box))
            self.placed.append(Placed(box, phase.detail))
        return y

    def _place_bars(self, y: float) -> float:
        for each in self.timeline.allowances:
            high, top = MARK, y + (self.row - MARK) / 2
            begin, end = self.ruler.ends(each.allowed)
            allowed = QRectF(begin, top, max(end - begin, 2.0), high)
            begin, end = self.ruler.ends(each.taken)
            taken = QRectF(begin, top, max(end - begin, 2.0), high)
            self._bars.append((each, allowed, taken))
            self.placed.append(Placed(allowed.united(taken), each.detail))
            y += self.row
        return y

    def at(self, point: QPointF) -> Placed | None:
        """What is under a point."""
        near = [each for each in self.placed if each.box.contains(point)]
        return min(near, key=lambda each: each.box.width(), default=None)

    def box_of(self, event_id: str) -> QRectF | None:
        """Where an event stands."""
        return next((each.box for each in self.placed if each.event_id == event_id), None)

    def paint(self, painter: QPainter, clip: QRectF, palette: QPalette, current: str = "") -> None:
        """Paint the part inside `clip`; the event with the id `current` is framed."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font)
        painter.fillRect(clip, palette.color(_ROLE.Base))
        self._paint_axis(painter, clip, palette)
        for phase, box in self._stages:
            if box.intersects(clip):
                self._paint_phase(painter, phase, box, palette)
        for each, allowed, taken in self._bars:
            reach = allowed.united(taken).adjusted(0, 0, 900, 0)
            if reach.intersects(clip):
                self._paint_bar(painter, each, allowed, taken, palette)
        seen: set[tuple[int, int, int]] = set()
        left, right = clip.left() - 600, clip.right()
        for (event, box), lane in zip(self._marks, self.lane_of, strict=True):
            begin, end = box.left(), box.right()
            if begin > right or end < left:
                continue
            # What would cover another mark dot for dot is not painted again.
            place = (int(begin), int(end), lane)
            if place not in seen or event.id == current:
                seen.add(place)
                self._paint_event(painter, event, box, lane, palette, event.id == current)

    def _paint_axis(self, painter: QPainter, clip: QRectF, palette: QPalette) -> None:
        faint = QPen(palette.color(_ROLE.Midlight))
        strong = QPen(palette.color(_ROLE.Mid))
        words = QPen(palette.color(_ROLE.Text))
        for day, year in ticks(self.ruler, self.last):
            x = self.ruler.x(day)
            if not clip.left() - 120 <= x <= clip.right():
                continue
            painter.setPen(strong if year else faint)
            painter.drawLine(QPointF(x, 0), QPointF(x, max(self.height, clip.bottom())))
            painter.setPen(words)
            label = str(day.year) if year else MONTHS[day.month - 1][:3]
            font = QFont(self.font)
            font.setBold(year)
            painter.setFont(font)
            painter.drawText(QRectF(x + 4, 0, 120, self.row), _LEFT, label)
        painter.setFont(self.font)
        painter.setPen(strong)
        painter.drawLine(QPointF(clip.left(), self.row), QPointF(clip.right(), self.row))

    def _paint_phase(self, painter: QPainter, phase: Phase, box: QRectF, palette: QPalette) -> None:
        painter.setBrush(palette.color(_ROLE.Midlight))
        painter.setPen(_outline(palette.color(_ROLE.PlaceholderText), phase.span.sure))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(palette.color(_ROLE.Text))
        inner = box.adjusted(6, 0, -4, 0)
        metrics = QFontMetricsF(self.font)
        words = metrics.elidedText(phase.title, Qt.TextElideMode.ElideRight, inner.width())
        if metrics.horizontalAdvance(phase.title) > inner.width():
            words = phase.title.rpartition(" ")[2]
        painter.drawText(inner, _LEFT, words)

    def _paint_bar(
        self, painter: QPainter, each: Allowance, allowed: QRectF, taken: QRectF, palette: QPalette
    ) -> None:
        warning = tone(palette, "warning")
        painter.setPen(Qt.PenStyle.NoPen)
        if each.late:
            painter.setBrush(warning)
            painter.drawRoundedRect(taken, 2, 2)
        painter.setBrush(palette.color(_ROLE.Highlight))
        painter.drawRoundedRect(taken.intersected(allowed), 2, 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_outline(palette.color(_ROLE.Dark), each.allowed.sure and each.taken.sure))
        painter.drawRoundedRect(allowed, 2, 2)
        painter.setPen(warning if each.late else palette.color(_ROLE.Text))
        at = max(allowed.right(), taken.right()) + GRID
        row = QRectF(at, allowed.center().y() - self.row / 2, 2_000, self.row)
        painter.drawText(row, _LEFT, bar_words(each))

    def _paint_event(
        self,
        painter: QPainter,
        event: TimelineEvent,
        box: QRectF,
        lane: int,
        palette: QPalette,
        current: bool,
    ) -> None:
        accent = palette.color(_ROLE.Highlight)
        middle = box.center().y()
        if current:
            self._paint_chosen(painter, event, box, palette)
        painter.setPen(QPen(accent, 2.0))
        if event.span.sure:
            painter.setBrush(palette.color(_ROLE.Base) if event.disputed else accent)
            painter.drawEllipse(QPointF(box.left() + MARK / 2, middle), MARK / 2, MARK / 2)
        else:
            self._paint_range(painter, box, middle, event.disputed, accent)
        if lane < MOST_LANES:
            painter.setPen(palette.color(_ROLE.Text))
            on_it = box.width() >= NARROW
            left = box.left() + MARK + 6 if on_it else box.right() + 6
            words = QRectF(left, box.top(), 2_000, box.height())
            if on_it:
                self._ground(painter, words, event.label, palette)
            painter.drawText(words, _LEFT, event.label)

    def _paint_chosen(
        self, painter: QPainter, event: TimelineEvent, box: QRectF, palette: QPalette
    ) -> None:
        """The ground of the chosen event and the ring round it."""
        label = QFontMetricsF(self.font).horizontalAdvance(event.label) + 2 * GRID
        narrow = box.width() < NARROW
        reach = box.width() + label if narrow else max(box.width(), label + MARK)
        painter.setBrush(colour(palette, "sel"))
        painter.setPen(QPen(palette.color(_ROLE.Highlight), 2.0))
        painter.drawRoundedRect(QRectF(box.left() - 6, box.top(), reach + 8, box.height()), 6, 6)

    def _paint_range(
        self, painter: QPainter, box: QRectF, middle: float, disputed: bool, accent: QColor
    ) -> None:
        """A date that is a stretch of days: a line with an end at each side."""
        pen = QPen(accent, 2.0)
        if disputed:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle))
        painter.setPen(QPen(accent, 2.0))
        for x in (box.left() + 1, box.right() - 1):
            painter.drawLine(QPointF(x, middle - 4), QPointF(x, middle + 4))

    def _ground(self, painter: QPainter, box: QRectF, words: str, palette: QPalette) -> None:
        """Clear the ground behind words that stand on a bar."""
        width = QFontMetricsF(self.font).horizontalAdvance(words)
        ground = QRectF(box.left() - 3, box.top() + 2, width + 6, box.height() - 4)
        painter.fillRect(ground, palette.color(_ROLE.Base))


def _outline(colour: QColor, sure: bool, width: float = 1.0) -> QPen:
    """A solid outline for what is certain, a broken one for what is not."""
    pen = QPen(colour, width)
    if not sure:
        pen.setStyle(Qt.PenStyle.DashLine)
    return pen
