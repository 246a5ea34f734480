"""The facts of a case as they are read at a glance; a click on one leads to its field."""

from __future__ import annotations

from functools import partial
from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QWidget

from workbench.application.casebook.standing import Fact, facts, standing
from workbench.domain.text import shortened
from workbench.gui.bridge import follow
from workbench.gui.desk import Desk
from workbench.gui.fields.bound import label_width
from workbench.gui.look.labels import WrappedLabel, section, toned
from workbench.gui.look.layout import GRID, Gap, clear_out, column_of, row_of
from workbench.gui.look.theme.palette import colour
from workbench.gui.overview.track import StageTrack

_LONGEST = 160


class _Words(WrappedLabel):
    """What a fact is, and a few quiet words behind it."""

    def __init__(self, fact: Fact) -> None:
        super().__init__()
        self._words = escape(shortened(" ".join(fact.words.split()), _LONGEST))
        self._quiet = escape(fact.quiet)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAccessibleName(f"{fact.label}: {fact.words} {fact.quiet}".strip())
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """The quiet words are in the colour of the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._write()

    def _write(self) -> None:
        ink = colour(self.palette(), "text3").name()
        behind = f'&nbsp; <span style="color:{ink}">{self._quiet}</span>' if self._quiet else ""
        self.setText(self._words + behind)


class _Line(QWidget):
    """One fact: its label, what it is, and a few quiet words behind."""

    pressed = Signal()

    def __init__(self, fact: Fact) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        label = toned(QLabel(fact.label), "second")
        label.setFixedWidth(label_width() - GRID)
        top = Qt.AlignmentFlag.AlignTop
        row_of((label, 0, top), (_Words(fact), 1), within=self, margins=(0, 5, 0, 5), gap=GRID)

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
