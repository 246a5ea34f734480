"""One section of the statement: the texts written for it and its standard paragraphs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from workbench.application.changes import ChangeSet
from workbench.domain.reference import OutlineSection
from workbench.gui.appearance import GRID
from workbench.gui.desk import Desk
from workbench.gui.fields_labels import note, title
from workbench.gui.statement.places import ABOUT, PlaceField, places_of
from workbench.gui.statement.standards import StandardList
from workbench.statement.standards import StandardState


def scrolled(body: QWidget) -> QScrollArea:
    """A body that scrolls when the window is low, kept narrow enough to read."""
    area = QScrollArea()
    # Tab goes from field to field, not to the frame around them.
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    body.setMaximumWidth(880)
    area.setWidget(body)
    return area


class SectionEditor(QWidget):
    """Edits one section; `standard_wanted` carries the id of a paragraph to read or reword."""

    standard_wanted = Signal(str)

    def __init__(self, desk: Desk, section: OutlineSection, heading: str) -> None:
        super().__init__()
        self.setObjectName(f"statement.section.{section.id}")
        self._desk = desk
        self.section = section
        self._fields = [PlaceField(desk, place) for place in places_of(section.composer)]
        self._standards = StandardList(desk, "Standard paragraphs")
        self._standards.wanted.connect(self.standard_wanted)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID + GRID // 2)
        named = title(heading)
        named.setWordWrap(True)
        column.addWidget(named)
        if section.composer in ABOUT:
            column.addWidget(note(ABOUT[section.composer]))
        for field in self._fields:
            column.addWidget(field)
        column.addWidget(self._standards)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(body))
        desk.bridge.changed.connect(self._on_changed)

    def show_standards(self, states: list[StandardState]) -> None:
        """Bring the standard paragraphs up to date."""
        self._standards.show_states(states)

    def focus_place(self, place: str) -> None:
        """Put the keyboard into a text, the first one when none is named."""
        for field in self._fields:
            if place in ("", field.record_id):
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _on_changed(self, change_set: ChangeSet) -> None:
        case = self._desk.bridge.case
        for field in self._fields:
            if change_set.touches("text"):
                field.refresh(case)
            if change_set.touches(*field.watches):
                field.options_changed(case)
