"""A month to choose a day from, with weekends and bank holidays marked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QDate, QLocale, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QFont, QPainter, QPen, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QTableView, QToolButton

from workbench.domain.dates.counting import NonWorkingDay
from workbench.domain.dates.partial import day_in_words
from workbench.gui.look.buttons import key_act
from workbench.gui.look.labels import grounded, note, toned
from workbench.gui.look.layout import GRID, announce, column_of, named
from workbench.gui.look.theme.icons import icon
from workbench.gui.look.theme.palette import colour

_WEEKEND = 6
_CELL = 36
_ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


class _Month(QCalendarWidget):
    """One month, flat, its days off in the quieter colour and bank holidays with a dot."""

    def __init__(self, off: Mapping[date, NonWorkingDay]) -> None:
        super().__init__()
        self._off = off
        self.setLocale(_ENGLISH)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
        self.setMinimumSize(7 * _CELL, 8 * _CELL)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        plain = QTextCharFormat()
        plain.setForeground(colour(self.palette(), "text2"))
        plain.setBackground(colour(self.palette(), "raised"))
        self.setHeaderTextFormat(plain)
        for name, drawing in (("prev", "chevron-left"), ("next", "chevron-right")):
            button = self.findChild(QToolButton, f"qt_calendar_{name}month")
            if button is not None:
                button.setIcon(icon(drawing))

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate | date) -> None:
        """Draw one day."""
        shown = QDate(day.year, day.month, day.day) if isinstance(day, date) else day
        here, of = shown == self.selectedDate(), self.palette()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, colour(of, "raised"))
        box = QRect(0, 0, 28, 28)
        box.moveCenter(rect.center())
        painter.setPen(Qt.PenStyle.NoPen)
        if here:
            painter.setBrush(colour(of, "accent"))
            painter.drawRoundedRect(box, 6, 6)
        elif shown == QDate.currentDate():
            painter.setPen(QPen(colour(of, "edge"), 1))
            painter.drawRoundedRect(box, 6, 6)
        off = self.off_on(shown)
        within = shown.month() == self.monthShown()
        ink = "onAccent" if here else "text" if within and not off else "text3"
        painter.setPen(colour(of, ink))
        font = QFont(self.font())
        if within and not off:
            font.setWeight(QFont.Weight.Medium)
        painter.setFont(font)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), str(shown.day()))
        if _day(shown) in self._off:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(of, "onAccent" if here else "amber"))
            painter.drawEllipse(QPoint(box.center().x(), box.bottom() - 3), 2, 2)
        painter.restore()

    def off_on(self, shown: QDate) -> str:
        """Why a day is no working day, "" when it is one."""
        known = self._off.get(_day(shown))
        if known is not None:
            return known.name
        return _ENGLISH.dayName(shown.dayOfWeek()) if shown.dayOfWeek() >= _WEEKEND else ""


class Calendar(QFrame):
    """Lies beneath a line until a day is chosen or Esc is pressed; arrow keys go from day to day,
    Page Up and Page Down from month to month, Enter chooses."""

    chosen = Signal(object)

    def __init__(self, line: QLineEdit, off: Mapping[date, NonWorkingDay], at: date) -> None:
        super().__init__(line, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        grounded(named(self, "calendar", "Choose a day"), "raised", "popover")
        self.month = named(_Month(off), "calendar.month", "Month")
        self._said = toned(named(note(), "calendar.day"), "hint")
        column_of(self.month, self._said, within=self, margins=GRID)
        self.month.setSelectedDate(QDate(at.year, at.month, at.day))
        self.month.selectionChanged.connect(self._say)
        self.month.clicked.connect(self._on_chosen)
        self.month.activated.connect(self._on_chosen)
        key_act(self, "Esc", self.close)
        self._say()

    def show_under(self, line: QLineEdit) -> None:
        """Open beneath a line, within its screen, with the keyboard in the month."""
        size, screen = self.sizeHint(), line.screen().availableGeometry()
        at = line.mapToGlobal(QPoint(0, line.height() + 2))
        if at.y() + size.height() > screen.bottom():
            at.setY(line.mapToGlobal(QPoint(0, 0)).y() - size.height() - 2)
        at.setX(max(min(at.x(), screen.right() - size.width()), screen.left()))
        self.move(at)
        self.show()
        view = self.month.findChild(QTableView)
        if view is not None:
            view.setFocus()

    def _say(self) -> None:
        shown = self.month.selectedDate()
        off = self.month.off_on(shown)
        weekday = _ENGLISH.dayName(shown.dayOfWeek())
        words = f"{weekday} {day_in_words(_day(shown))}"
        self._said.setText(f"{words}: {off}" if off and off != weekday else words)
        announce(self.month, self._said.text())

    def _on_chosen(self, day: QDate) -> None:
        self.close()
        self.chosen.emit(_day(day))


def offer_calendar(
    line: QLineEdit,
    off: Callable[[], Mapping[date, NonWorkingDay]],
    at: Callable[[], date],
    take: Callable[[date], object],
) -> QAction:
    """Give a line of a date its calendar: the sign at its end, or Alt+Down; returns the sign."""
    act = line.addAction(icon("calendar"), QLineEdit.ActionPosition.TrailingPosition)
    act.setToolTip("Choose a day (Alt+Down)")
    act.setText("Choose a day")
    opens = partial(_open, line, off, at, take)
    act.triggered.connect(lambda _=False: opens())
    key_act(line, "Alt+Down", opens, here=True)
    return act


def _open(
    line: QLineEdit,
    off: Callable[[], Mapping[date, NonWorkingDay]],
    at: Callable[[], date],
    take: Callable[[date], object],
) -> None:
    shown = Calendar(line, off(), at())
    shown.chosen.connect(take)
    shown.show_under(line)


def _day(shown: QDate) -> date:
    return date(shown.year(), shown.month(), shown.day())
