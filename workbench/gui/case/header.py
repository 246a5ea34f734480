"""What stands above the pages of a case: whose it is, its stage, what is due, what is open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QToolButton

from workbench.application.case.ports import Left
from workbench.application.casebook.to_do import next_step
from workbench.application.records.people import complainants_short
from workbench.domain.casefile import CaseFile
from workbench.domain.text import capitalised
from workbench.gui.look.buttons import icon_button, tool_button
from workbench.gui.look.labels import ElidedLabel, fitted, grounded, toned
from workbench.gui.look.layout import GRID, REST, named, row_of
from workbench.gui.look.moments import days_away, weekday
from workbench.gui.look.theme.icons import icon
from workbench.gui.look.theme.marks import Sign, sign
from workbench.gui.look.theme.typeface import pixels

HEIGHT = 44


class CaseHeader(QFrame):
    """`left` asks for the register, `counts_wanted` for the list of what is open."""

    left = Signal()
    counts_wanted = Signal()
    preview_wanted = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        grounded(self, "nav", "below")
        self._today = today
        self.setFixedHeight(pixels(HEIGHT))
        self._back = self._button("Cases", "case.back", "chevron-left", self.left.emit)
        self._back.setToolTip("Close the case and go back to the register (Ctrl+W)")
        self._back.setAccessibleName("Back to the register of cases")
        self._title = toned(named(ElidedLabel(least=160), "case.title"), "case")
        self._who = toned(named(ElidedLabel(least=150), "case.who"), "case")
        self._reference = toned(named(QLabel(), "case.reference-shown"), "second")
        self._stage = toned(named(QLabel(), "case.stage-shown"), "chip")
        self._due_sign = Sign(size=14)
        self._due = toned(named(ElidedLabel(least=120), "case.deadline"), "second")
        self.to_do = self._button("", "case.to-do", "circle", self.counts_wanted.emit)
        self.to_settle = self._button("", "case.to-settle", "settle", self.counts_wanted.emit)
        self.preview = icon_button(
            "panel-right", "case.preview", self.preview_wanted.emit, "Statement preview (F8)"
        )
        self.preview.setCheckable(True)
        row_of(
            self._back,
            self._title,
            self._who,
            self._reference,
            (self._stage, 0, Qt.AlignmentFlag.AlignVCenter),
            REST,
            self._due_sign,
            self._due,
            self.to_do,
            self.to_settle,
            self.preview,
            within=self,
            margins=(GRID, 0, GRID + 4, 0),
            gap=GRID,
        )
        self._step = self._day = self._away = ""
        self._open = Left()
        self.show_counts(self._open)

    def minimumSizeHint(self) -> QSize:
        """Words are cut, the longest first, before the window is wider than its screen."""
        return QSize(0, super().minimumSizeHint().height())

    @staticmethod
    def _button(words: str, name: str, drawing: str, act: object) -> QToolButton:
        assert callable(act)
        button = tool_button(words, name, act)
        button.setIcon(icon(drawing))
        button.setIconSize(QSize(14, 14))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def show_case(self, case: CaseFile) -> None:
        """Say whose case it is, where it stands and what is due next."""
        record, label = case.case, complainants_short(case)
        self._title.setText(record.body or label or "New case")
        self._who.setText(f"·  {label}" if record.body else "")
        self._who.setVisible(bool(record.body and label))
        self._reference.setText(f"·  {record.reference}" if record.reference else "")
        stage = record.stage.value
        self._stage.setText(capitalised(stage))
        self._show_due(*next_step(case, self._today))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the words anew in type of another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _show_due(self, step: str, due: date | None) -> None:
        late = due is not None and due < self._today
        self._step, self._day, self._away = step, "", ""
        if due is not None:
            self._step = step or "Due"
            self._day, self._away = weekday(due, self._today), days_away(due, self._today)
        self._due.setToolTip(", ".join(filter(None, (self._step, self._day, self._away))))
        toned(self._due, "late" if late else "second")
        self._due_sign.setVisible(due is not None)
        self._due_sign.show_drawing(*(("late", "amber") if late else ("clock",)))
        self._fit()

    def show_counts(self, left: Left) -> None:
        """Say how much there is to do and to settle; nothing is said of none."""
        self._open = left
        for button, number, words in (
            (self.to_do, left.to_do, "to do"),
            (self.to_settle, left.to_settle, "to settle"),
        ):
            button.setVisible(bool(number))
            button.setToolTip(f"Show what is {words} (F7 goes to the next)")
            button.setAccessibleName(f"{number} {words}: show them")
        self.to_settle.setAccessibleName(f"{left.heard()}: show them")
        self.to_do.setIcon(sign("to do"))
        self.to_settle.setIcon(sign("grave" if left.grave else "to settle"))
        self._fit()

    # --- what gives way when there is little room ------------------------------------------------

    def _fit(self) -> None:
        """Leave out what matters least until the rest has room; when a thing is due stays whole."""
        self._show_all()
        less: tuple[Callable[[], object], ...] = (
            lambda: self._due.setText(self._due.toolTip().replace(f", {self._day}", "", 1)),
            self._reference.hide,
            self._stage.hide,
            lambda: self._back.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly),
            lambda: self._say_counts("", ""),
        )
        for leave_out in less:
            if self.sizeHint().width() <= self.width():
                break
            leave_out()
        parts = (self._title, self._who, self._reference, self._stage)
        self._title.setToolTip(" ".join(each.text() for each in parts if each.text()))
        if self._away:
            self._cut_step()

    def _show_all(self) -> None:
        self._due.setMinimumWidth(0)
        self._due.setText(self._due.toolTip())
        self._reference.setVisible(bool(self._reference.text()))
        self._stage.setVisible(bool(self._stage.text()))
        self._back.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._say_counts(" to do", " to settle")

    def _say_counts(self, to_do: str, to_settle: str) -> None:
        self.to_do.setText(f" {self._open.to_do}{to_do}")
        self.to_settle.setText(f" {self._open.to_settle}{to_settle}")

    def _cut_step(self) -> None:
        """Cut what is due, and not when, once the name of the council is cut as far as it can."""
        self._keep_due_whole()
        layout, when = self.layout(), f", {self._away}"
        over = layout.minimumSize().width() - self.width() if layout is not None else 0
        if over <= 0:
            return
        step = self._due.text().removesuffix(when)
        room = max(self._due.fontMetrics().horizontalAdvance(step) - over, 0)
        self._due.setText(fitted(self._due.font(), step, room, 1)[-1] + when)
        self._keep_due_whole()

    def _keep_due_whole(self) -> None:
        self._due.setMinimumWidth(0)
        self._due.setMinimumWidth(self._due.sizeHint().width())
