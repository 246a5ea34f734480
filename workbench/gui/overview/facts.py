"""The facts of a case as they are read at a glance; a click on one leads to its field."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QWidget

from workbench.application.casebook.standing import Fact, facts, standing
from workbench.domain.text import shortened
from workbench.gui.bridge import follow
from workbench.gui.desk import Desk
from workbench.gui.fields.bound import label_width
from workbench.gui.look.labels import ElidedLabel, section, toned
from workbench.gui.look.layout import GRID, Gap, clear_out, column_of, row_of
from workbench.gui.overview.track import StageTrack

_LONGEST = 160


class _Line(QWidget):
    """One fact: its label, what it is, and a few quiet words behind."""

    pressed = Signal()

    def __init__(self, fact: Fact) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        label = toned(QLabel(fact.label), "second")
        label.setFixedWidth(label_width() - GRID)
        words, quiet = ElidedLabel(), toned(ElidedLabel(least=0), "note")
        words.setText(shortened(" ".join(fact.words.split()), _LONGEST))
        quiet.setText(fact.quiet)
        if not fact.quiet:
            quiet.hide()
        words.setAccessibleName(f"{fact.label}: {fact.words} {fact.quiet}".strip())
        row_of(label, words, (quiet, 1), within=self, margins=(0, 5, 0, 5), gap=GRID)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click asks for the field."""
        self.pressed.emit()


class Facts(QWidget):
    """What a case is about and where it stands; `wanted` carries the field of the fact clicked."""

    wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rows = column_of(gap=0)
        self._track = StageTrack()
        column_of(
            self._rows, Gap(GRID), section("Where it stands"), self._track, within=self, gap=GRID
        )
        follow(self, desk.bridge, self._show, "case", "person")

    def _show(self) -> None:
        case = self._desk.bridge.case
        clear_out(self._rows)
        for fact in facts(case, self._desk.workbench.clock.today()):
            line = _Line(fact)
            line.pressed.connect(partial(self.wanted.emit, fact.field))
            self._rows.addWidget(line)
        self._track.show_standing(standing(case))
