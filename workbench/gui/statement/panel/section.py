"""A section of the statement in the panel: what it is for, and its standard paragraphs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QWidget

from workbench.domain.library.reference import OutlineSection
from workbench.domain.records.drafting import TEXT_PLACES
from workbench.domain.text import uncapitalised
from workbench.gui.desk import Desk
from workbench.gui.look.labels import ElidedButton, note, of_kind, section
from workbench.gui.look.layout import GRID, column_of, held, named
from workbench.gui.look.theme.icons import icon
from workbench.gui.statement.panel.standards import StandardList
from workbench.gui.statement.rows.places import ABOUT, WITHOUT_TOPICS, places_of
from workbench.statement.composing.standards import StandardState


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
    """Shows one section. `standard_wanted` carries the id of a paragraph to read or reword,
    `place_wanted` a place for words that is to be written in; `topic_wanted` asks for a new
    subheading."""

    standard_wanted = Signal(str)
    place_wanted = Signal(str)
    topic_wanted = Signal()

    def __init__(self, desk: Desk, own: OutlineSection, heading: str) -> None:
        super().__init__()
        self.setObjectName(f"statement.section.{own.id}")
        self._desk = desk
        self.section = own
        self._places: dict[str, QPushButton] = {}
        self._standards = StandardList(desk, "Standard paragraphs")
        self._standards.wanted.connect(self.standard_wanted)
        label = section(heading)
        label.setWordWrap(True)
        column = column_of(label, margins=(2 * GRID, GRID, 2 * GRID, 2 * GRID))
        if own.composer in ABOUT:
            column.addWidget(note(ABOUT[own.composer]))
        places = places_of(own.composer)
        for place in places:
            words = f"Write: {_short(place)}" if len(places) > 1 else "Write here"
            button = _offer(words, TEXT_PLACES[place], f"statement.place.{place}")
            button.clicked.connect(lambda _on=False, place=place: self.place_wanted.emit(place))
            self._places[place] = button
            column.addWidget(button)
        if own.composer not in WITHOUT_TOPICS:
            new = _offer("New subheading", "", f"statement.section.{own.id}.new")
            new.clicked.connect(self.topic_wanted)
            column.addWidget(new)
        column.addWidget(self._standards)
        column.addStretch(1)
        column_of(scrolled(held(column)), within=self, gap=-1)

    def show_standards(self, states: list[StandardState]) -> None:
        """Bring its own standard paragraphs up to date."""
        self._standards.show_states(states)
        case = self._desk.bridge.case
        for place, button in self._places.items():
            # What is written already is changed where it stands.
            button.setVisible(not case.text(place).strip())


def _offer(words: str, tip: str, name: str) -> QPushButton:
    """What can be added here; never wider than the panel, whose words would be cut with it."""
    button = named(of_kind(ElidedButton(words, words), "offer"), name)
    button.setIcon(icon("plus", "accent"))
    button.setToolTip(tip)
    return button


def _short(place: str) -> str:
    _, colon, rest = TEXT_PLACES[place].partition(": ")
    words = (rest if colon else TEXT_PLACES[place]).partition(" (")[0]
    return uncapitalised(words) if colon else words
