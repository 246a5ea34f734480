"""How the timeline is drawn: the same painting for the window, for paper and for pictures.

A row for each limit and each event, in order of date; what a row is of stands at its left. Nothing
is told by colour alone: an uncertain date is a line with two ends, a missed limit has the sign ▲
and its words, a disputed event a hollow mark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field
from datetime import date, timedelta
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPalette, QPen

from workbench.application.procedure.timeline import (
    Allowance,
    Phase,
    Ruler,
    Timeline,
    TimelineEvent,
    TimelineSpan,
    ticks,
)
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import MONTHS
from workbench.gui.look.layout import GRID
from workbench.gui.look.theme.palette import colour
from workbench.gui.timeline.marks import MARK, Brush, paint_bar, paint_mark, paint_phase, smaller

MARGIN = 2.0 * GRID
"""The pixels before the first day and behind the last."""

_MOST_SIDE = 320.0
_EVENT_WORDS, _LIMIT_WORDS = 0.3, 0.6
"""What words of an event and of a limit are given of the time's room before they are cut."""

_LEGEND = ("allowed", "over", "disputed", "day not known")

_Stages = tuple[Phase, ...]
_Of = _Stages | Allowance | TimelineEvent | str
"""What a row is of: the stages of a complaint, a limit, an event, or the heading of those below."""


@lru_cache(maxsize=4)
def _widths(font: str) -> Callable[[str], float]:
    made = QFont()
    made.fromString(font)
    metrics = QFontMetricsF(made)
    return lru_cache(maxsize=40_000)(metrics.horizontalAdvance)


@dataclass(slots=True)
class Placed:
    """One thing on the drawing: its place, and its words unless it is an event."""

    box: QRectF
    detail: str
    event_id: str = ""


@dataclass(slots=True)
class Drawing:
    """A timeline laid out at one scale, in pixels from its own corner.

    `side` is how wide the names of the rows are; `width` and `height` are of the whole drawing.
    """

    timeline: Timeline
    ruler: Ruler
    font: QFont
    side: float
    width: float
    row: float
    rows: list[_Of] = field(default_factory=list)
    _row_of: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, timeline: Timeline, scale: float, font: QFont, room: float = 0.0) -> Drawing:
        """The timeline at so many pixels a day, at least as wide as the room there is."""
        days = timeline.days() or TimelineSpan(date(2000, 1, 1), date(2000, 12, 31))
        side = _side(timeline, font)
        whole = side + 2 * MARGIN + ((days.last - days.first).days + 1) * scale
        row = round(QFontMetricsF(font).height() + GRID)
        made = cls(
            timeline, Ruler(days.first, scale, side + MARGIN), font, side, max(whole, room), row
        )
        made._lay_out()
        return made

    def _lay_out(self) -> None:
        made = self.timeline
        by_complaint: dict[str, list[Phase]] = {}
        for phase in made.phases:
            by_complaint.setdefault(phase.complaint_id, []).append(phase)
        self.rows += [tuple(phases) for phases in by_complaint.values()]
        for heading, listed in (("Time limits", made.allowances), ("Events", made.events)):
            self.rows += [heading, *listed] if listed else []
        self._row_of = {
            each.id: n for n, each in enumerate(self.rows) if isinstance(each, TimelineEvent)
        }

    @property
    def axis(self) -> float:
        """How high the line of months on top is."""
        return self.row + GRID / 2

    @property
    def height(self) -> float:
        """How high the whole drawing is, with what its signs mean beneath."""
        return self.axis + (len(self.rows) + 2) * self.row

    def _top(self, number: int) -> float:
        return self.axis + GRID / 2 + number * self.row

    def _numbers(self, shown: QRectF) -> range:
        """The rows that are in sight."""
        first = int((shown.top() - self._top(0)) // self.row)
        last = int((shown.bottom() - self._top(0)) // self.row) + 1
        return range(max(first, 0), max(min(last, len(self.rows)), 0))

    def _box(self, number: int, span: TimelineSpan, least: float) -> QRectF:
        begin, end = self.ruler.ends(span)
        return QRectF(begin, self._top(number), max(end - begin, least), self.row - 4)

    def _mark(self, number: int) -> tuple[QRectF, str]:
        """Where the mark of a row of a limit or an event stands, and the words beside it."""
        of = self.rows[number]
        if isinstance(of, TimelineEvent):
            return self._box(number, of.span, MARK), of.label
        assert isinstance(of, Allowance)
        box = self._box(number, of.allowed, 2.0).united(self._box(number, of.taken, 2.0))
        return box, f"{'▲ ' if of.late else ''}{of.state}"

    def reach(self) -> float:
        """How wide the drawing is with room for the words that fit neither behind nor before."""
        wide, time = self.width, self.width - self.side - 2 * MARGIN
        advance = _widths(self.font.toString())
        for number, of in enumerate(self.rows):
            if isinstance(of, TimelineEvent | Allowance):
                box, words = self._mark(number)
                share = _EVENT_WORDS if isinstance(of, TimelineEvent) else _LIMIT_WORDS
                needed = min(advance(words), time * share)
                if needed > box.left() - 6 - self.side:
                    wide = max(wide, box.right() + 6 + GRID + needed)
        return wide

    def words_at(self, box: QRectF, words: str, font: QFont) -> tuple[QRectF, str]:
        """Where words stand: behind a mark, before it where they do not fit there; cut where they
        fit at neither side.
        """
        wide = _widths(font.toString())(words)
        behind = self.width - box.right() - 6 - GRID
        before = box.left() - 6 - self.side
        if wide > behind and wide > before:
            wide = max(behind, before, 0.0)
            words = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, wide)
        left = box.right() + 6 if wide <= behind else box.left() - 6 - wide
        return QRectF(left, box.top(), wide + 1, box.height()), words

    def placed(self, shown: QRectF) -> Iterator[Placed]:
        """What stands in the rows in sight, from the top."""
        for number in self._numbers(shown):
            of = self.rows[number]
            if isinstance(of, tuple):
                yield from (Placed(self._box(number, each.span, MARK), each.detail) for each in of)
            elif not isinstance(of, str):
                box, words = self._mark(number)
                reach = box.united(self.words_at(box, words, self.font)[0])
                event = of.id if isinstance(of, TimelineEvent) else ""
                yield Placed(reach, "" if isinstance(of, TimelineEvent) else of.detail, event)

    def at(self, point: QPointF) -> Placed | None:
        """What is under a point; an event is meant by its whole row."""
        found = list(self.placed(QRectF(point.x(), point.y(), 1, 1)))
        under = [each for each in found if each.event_id or each.box.contains(point)]
        return min(under, key=lambda each: each.box.width(), default=None)

    def box_of(self, event_id: str) -> QRectF | None:
        """Where the mark of an event stands."""
        number = self._row_of.get(event_id)
        return self._mark(number)[0] if number is not None else None

    def paint(
        self,
        painter: QPainter,
        clip: QRectF,
        palette: QPalette,
        current: str = "",
        corner: QPointF | None = None,
        focused: bool = False,
    ) -> None:
        """Paint the part inside `clip`, the row of the event with the id `current` marked.

        The months and the names of the rows stand at the edges of what is seen from `corner` on.
        """
        corner = corner or QPointF(0, 0)
        brush = Brush(painter, palette)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush.fill(clip, "rec")
        painter.save()
        # A row that begins above the months leaves no hair of its words over them.
        below = clip.adjusted(0, max(corner.y() + self.axis - clip.top(), 0), 0, 0)
        painter.setClipRect(below, Qt.ClipOperation.IntersectClip)
        self._paint_lines(brush, clip)
        chosen = self._row_of.get(current, -1)
        row = QRectF(clip.left(), self._top(chosen) - 2, clip.width(), self.row)
        if chosen >= 0:
            brush.fill(row, "sel")
        painter.setFont(self.font)
        for number in self._numbers(clip):
            self._paint_row(brush, number, number == chosen)
        self._paint_legend(brush)
        self._paint_names(brush, clip, corner, chosen)
        if chosen >= 0:
            brush.fill(QRectF(corner.x(), row.top(), 3, row.height()), "accent")
        if chosen >= 0 and focused:
            painter.setPen(QPen(colour(palette, "ring"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(
                QRectF(corner.x() + 1, row.top() + 1, clip.width() - 2, row.height() - 2)
            )
        painter.restore()
        self._paint_axis(brush, clip, corner)

    def _paint_row(self, brush: Brush, number: int, chosen: bool) -> None:
        of = self.rows[number]
        if isinstance(of, str):
            return
        if isinstance(of, tuple):
            for phase in of:
                paint_phase(brush, phase, self._box(number, phase.span, MARK), self.font)
            return
        box, words = self._mark(number)
        if isinstance(of, TimelineEvent):
            paint_mark(brush, of, box)
        else:
            allowed, taken = (self._box(number, span, 2.0) for span in (of.allowed, of.taken))
            paint_bar(brush, of, allowed, taken)
        font = QFont(self.font)
        font.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
        at, said = self.words_at(box, words, font)
        late = isinstance(of, Allowance) and of.late
        plain = "text" if isinstance(of, TimelineEvent) else "text2"
        brush.write(at.adjusted(0, 0, 40, 0), said, "amber" if late else plain, font)

    def _paint_names(self, brush: Brush, clip: QRectF, corner: QPointF, chosen: int) -> None:
        """What each row is of, at the left of what is seen."""
        brush.fill(QRectF(corner.x(), clip.top(), self.side, clip.height()), "rec")
        left, small = corner.x() + 2 * GRID, smaller(self.font)
        heading = smaller(self.font, bold=True)
        for number in self._numbers(clip):
            of, top = self.rows[number], self._top(number)
            room = QRectF(left, top, self.side - 2 * GRID - 4, self.row - 4)
            if isinstance(of, str):
                if number:
                    brush.fill(QRectF(clip.left(), top - 2, clip.width(), 1), "line")
                brush.write(room, of, "text2", heading)
                continue
            if number == chosen:
                brush.fill(QRectF(corner.x(), top - 2, self.side, self.row), "sel")
            limit = isinstance(of, Allowance)
            brush.write(
                room, _name(of), "text" if limit else "text2", self.font if limit else small
            )

    def _paint_legend(self, brush: Brush) -> None:
        """What the signs mean, beneath the last row."""
        top = self._top(len(self.rows)) + self.row / 2
        x, small = self.ruler.left, smaller(self.font)
        day = self.ruler.first
        sure, unsure = TimelineSpan(day, day), TimelineSpan(day, day, False)
        if self.timeline.allowances:
            for words, tone in zip(_LEGEND[:2], ("accent", "amber"), strict=True):
                brush.bar(QRectF(x, top + (self.row - MARK) / 2 - 2, 2 * MARK, MARK), tone)
                x = self._paint_meaning(brush, x + 2 * MARK, top, words, small)
        for words, wide, sign in (
            (_LEGEND[2], MARK, TimelineEvent(id="", span=sure, label="", when="", disputed=True)),
            (_LEGEND[3], 2 * MARK, TimelineEvent(id="", span=unsure, label="", when="")),
        ):
            if any(e.disputed if sign.disputed else not e.span.sure for e in self.timeline.events):
                paint_mark(brush, sign, QRectF(x, top, wide, self.row - 4))
                x = self._paint_meaning(brush, x + wide, top, words, small)

    def _paint_meaning(self, brush: Brush, x: float, top: float, words: str, font: QFont) -> float:
        """Words behind a sign; returns where the next sign may stand."""
        wide = QFontMetricsF(font).horizontalAdvance(words)
        brush.write(QRectF(x + 6, top, wide + GRID, self.row - 4), words, "text2", font)
        return x + 6 + wide + 3 * GRID

    def _ticks(self, clip: QRectF) -> Iterator[tuple[float, str, bool]]:
        """Where the months and years in sight begin, and what they are called."""
        days = max(round((self.width - self.ruler.left) / self.ruler.scale), 1)
        behind = min(timedelta(days=days), date.max - self.ruler.first)
        said = False
        for day, year in ticks(self.ruler, self.ruler.first + behind):
            x = self.ruler.x(day)
            if x <= clip.right():
                words = str(day.year) if year else MONTHS[day.month - 1][:3]
                # A line of time that begins within a year says which.
                yield x, words if said or year else f"{words} {day.year}", year
                said = True

    def _paint_lines(self, brush: Brush, clip: QRectF) -> None:
        for x, _words, _year in self._ticks(clip):
            brush.fill(QRectF(x, clip.top(), 1, clip.height()), "line")

    def _paint_axis(self, brush: Brush, clip: QRectF, corner: QPointF) -> None:
        brush.fill(QRectF(clip.left(), corner.y(), clip.width(), self.axis), "rec")
        for x, words, year in self._ticks(clip):
            font = smaller(self.font, year)
            room = QRectF(x + 5, corner.y(), _widths(font.toString())(words) + 2, self.axis)
            if x >= corner.x() + self.side and room.right() <= clip.right():
                brush.write(room, words, "text" if year else "text2", font)
        brush.fill(QRectF(clip.left(), corner.y() + self.axis - 1, clip.width(), 1), "line")


def fitting_scale(timeline: Timeline, font: QFont, room: float) -> float:
    """The pixels a day at which the whole time is within `room` pixels, with words beside it all.

    Where words fit neither behind nor before a mark, time gives them room.
    """
    days = timeline.days()
    if days is None:
        return 1.0
    time = room - _side(timeline, font) - 2 * MARGIN
    scale = time / ((days.last - days.first).days + 1)
    advance = _widths(font.toString())
    said = [(e.span, min(advance(e.label), time * _EVENT_WORDS)) for e in timeline.events]
    for each in timeline.allowances:
        first, last = each.allowed.first, max(each.allowed.last, each.taken.last)
        wide = min(advance(f"▲ {each.state}"), time * _LIMIT_WORDS)
        said.append((TimelineSpan(first, last), wide))
    ends = [
        ((span.first - days.first).days, (span.last - days.first).days + 1, wide + 2 * GRID)
        for span, wide in said
    ]
    while True:
        tight = [
            (time - wide) / until
            for begins, until, wide in ends
            if wide > time - until * scale and wide > begins * scale
        ]
        if not tight or min(tight) > scale * 0.999:
            return scale
        scale = min(tight)


def _side(timeline: Timeline, font: QFont) -> float:
    """How wide the names of the rows are."""
    small, plain = _widths(smaller(font).toString()), _widths(font.toString())
    wide = [small(event.when) for event in timeline.events]
    wide += [plain(each.title) for each in timeline.allowances]
    return min(max(wide, default=0.0), _MOST_SIDE) + 4 * GRID


def _name(of: _Stages | Allowance | TimelineEvent) -> str:
    """What stands at the left of a row."""
    if isinstance(of, TimelineEvent):
        return of.when
    return of.title if isinstance(of, Allowance) else "Stages"
