"""What stands above the pages of a case: whose it is, its stage, what is due, what is open."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QToolButton

from workbench.application.case.ports import Left
from workbench.application.casebook.to_do import next_step
from workbench.application.records.people import complainants_short
from workbench.domain.casefile import CaseFile
from workbench.domain.text import capitalised
from workbench.gui.look.buttons import icon_button, tool_button
from workbench.gui.look.labels import ElidedLabel, grounded, toned
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
        back = self._button("Cases", "case.back", "chevron-left", self.left.emit)
        back.setToolTip("Close the case and go back to the register (Ctrl+W)")
        back.setAccessibleName("Back to the register of cases")
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
            back,
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
        self.show_counts(Left())

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
        self._reference.setText(f"·  {record.reference}")
        self._reference.setVisible(bool(record.reference))
        stage = record.stage.value
        self._stage.setText(capitalised(stage))
        self._show_due(*next_step(case, self._today))

    def _show_due(self, step: str, due: date | None) -> None:
        late = due is not None and due < self._today
        words = step
        if due is not None:
            words = f"{step or 'Due'}, {weekday(due, self._today)}, {days_away(due, self._today)}"
        self._due.setText(words)
        self._due.setToolTip(words)
        toned(self._due, "late" if late else "second")
        self._due_sign.setVisible(due is not None)
        self._due_sign.show_drawing(*(("late", "amber") if late else ("clock",)))

    def show_counts(self, left: Left) -> None:
        """Say how much there is to do and to settle; nothing is said of none."""
        for button, number, words in (
            (self.to_do, left.to_do, "to do"),
            (self.to_settle, left.to_settle, "to settle"),
        ):
            button.setText(f" {number} {words}")
            button.setVisible(bool(number))
            button.setToolTip(f"Show what is {words} (F7 goes to the next)")
            button.setAccessibleName(f"{number} {words}: show them")
        self.to_settle.setAccessibleName(f"{left.heard()}: show them")
        self.to_do.setIcon(sign("to do"))
        self.to_settle.setIcon(sign("grave" if left.grave else "to settle"))
