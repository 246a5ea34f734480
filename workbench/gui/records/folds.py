"""A part of a form that is folded away: its name, what is in it, and what is missing or wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Concatenate, ParamSpec

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import day_in_words
from workbench.domain.text import shortened
from workbench.gui.fields.binding import Binding
from workbench.gui.look.layout import GRID
from workbench.gui.look.theme.icons import picture
from workbench.gui.look.theme.palette import colour

HEIGHT = 36
_TEXT = 3 * GRID - 1
_LONGEST = 90

Summary = Callable[[CaseFile, Any], str]
"""What is in a folded part, in a few words; "" for nothing."""

FoldRow = str | QWidget | Sequence[QWidget]
"""A heading, one widget, or several side by side."""

_More = ParamSpec("_More")

TO_DO, TO_SETTLE = "○", "◆"


@dataclass(frozen=True, slots=True)
class Fold:
    """Rows of a form under a line with their name, or what makes them once that line is opened.

    `summary` says what is in them; words that begin with `TO_DO` or `TO_SETTLE` say that
    something is missing or wrong.
    """

    name: str
    rows: Sequence[FoldRow] | Callable[[], Sequence[FoldRow]]
    summary: Summary


@dataclass(frozen=True, slots=True)
class Later:
    """A field of a record, by its name, and what makes it once its part is opened."""

    field: str
    make: Callable[[], QWidget]


def later(
    kind: Callable[Concatenate[Binding, str, _More], QWidget],
    at: Binding,
    field: str,
    *more: _More.args,
    **named: _More.kwargs,
) -> Later:
    """A field of that kind, made once its part is opened."""
    return Later(field, lambda: kind(at, field, *more, **named))


def fold_of(name: str, *fields: Later) -> Fold:
    """A part that says the values of the fields that are in it."""

    def summary(_case: CaseFile, record: Any) -> str:
        return " · ".join(filter(None, (in_words(getattr(record, each.field)) for each in fields)))

    return Fold(name, lambda: [each.make() for each in fields], summary)


class FoldLine(QAbstractButton):
    """The line that opens and closes a part of a form: Space, Enter or a click.

    `make` puts into the part what stands in it, before it is opened for the first time.
    """

    def __init__(self, name: str, part: QWidget, make: Callable[[], object] | None = None) -> None:
        super().__init__()
        self.part, self._summary, self._sign, self._make = part, "none", "", make
        self.setText(name)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.toggled.connect(self._on_toggled)
        self._say_name()
        part.hide()

    def summarise(self, words: str) -> None:
        """Say what is in the part."""
        sign = words[:1] if words[:1] in (TO_DO, TO_SETTLE) else ""
        found = (words.removeprefix(sign).strip() or "none", sign)
        if found != (self._summary, self._sign):
            self._summary, self._sign = found
            self._say_name()
            self.update()

    @property
    def summary(self) -> str:
        """What is in the part, with the sign before it."""
        return f"{self._sign} {self._summary}".strip()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(200, max(HEIGHT, self.fontMetrics().height() + 2 * GRID + 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Chevron, name, then what is in it, on a hairline."""
        painter, of = QPainter(self), self.palette()
        rect = self.rect()
        if self.underMouse():
            painter.fillRect(rect, colour(of, "hover"))
        painter.fillRect(0, 0, rect.width(), 1, colour(of, "line"))
        way = "chevron-down" if self.isChecked() else "chevron-right"
        painter.drawPixmap(0, (rect.height() - 16) // 2, picture(way, "text2"))
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.Medium)
        left = self._write(painter, strong, "text", _TEXT, self.text())
        if self._sign:
            tone = "amber" if self._sign == TO_SETTLE else "sign"
            left = self._write(painter, self.font(), tone, left, self._sign, GRID)
        self._write(painter, self.font(), "text3", left, self._summary)
        if self.hasFocus():
            painter.setPen(colour(of, "ring"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _write(
        self, painter: QPainter, font: QFont, ink: str, left: int, words: str, gap: int = GRID + 4
    ) -> int:
        painter.setFont(font)
        painter.setPen(colour(self.palette(), ink))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, self.width() - left - 4)
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(left, 0, self.width() - left, self.height()), int(side), shown)
        return left + metrics.horizontalAdvance(shown) + gap

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens it as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def fill(self) -> None:
        """Make what stands in the part, if that was not needed before."""
        make, self._make = self._make, None
        if make is not None:
            make()

    def _on_toggled(self, open_: bool) -> None:
        if open_:
            self.fill()
        self.part.setVisible(open_)
        self._say_name()

    def _say_name(self) -> None:
        missing = {TO_DO: "to do, ", TO_SETTLE: "to settle, "}.get(self._sign, "")
        way = "open" if self.isChecked() else "folded"
        self.setAccessibleName(f"{self.text()}: {missing}{self._summary.rstrip('.')}, {way}")


def in_words(value: Any) -> str:
    """The value of a field for a summary: a number of things, the words, or nothing."""
    if value is None or value in ("", (), False):
        return ""
    if value is True:
        return "yes"
    if isinstance(value, tuple):
        return str(len(value))
    if isinstance(value, date):
        return day_in_words(value)
    spoken = getattr(value, "in_words", None)
    return shortened(" ".join(str(spoken() if spoken else value).split()), _LONGEST)
