"""The standard paragraphs of a section: whether each is printed, why, and on whose word."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from workbench.application.drafting import standard_paragraphs
from workbench.domain.dates.partial import day_in_words
from workbench.domain.library.reference import StandardParagraph
from workbench.domain.records.drafting import Choice
from workbench.domain.sought import as_sought, words_sought
from workbench.gui.desk import Desk
from workbench.gui.fields.choice import Switch
from workbench.gui.fields.passing_line import PassingLine
from workbench.gui.look.labels import WrappedLabel, emphasised, muted
from workbench.gui.look.layout import GRID, column_of, named, row_of
from workbench.statement.composing.condition_words import condition_words
from workbench.statement.composing.standards import StandardState

_FEW = 6
"""So many are seen without a search."""


def about(paragraph: StandardParagraph) -> str:
    """Where a standard paragraph comes from, when it applies and when it is valid."""
    parts = [f"Applies {condition_words(paragraph.when)}."]
    if paragraph.source:
        parts.append(f"Source: {paragraph.source}, read {day_in_words(paragraph.consulted)}.")
    if paragraph.valid_from is not None and paragraph.valid_to is not None:
        parts.append(
            f"For decisions from {day_in_words(paragraph.valid_from)} to "
            f"{day_in_words(paragraph.valid_to)}."
        )
    elif paragraph.valid_from is not None:
        parts.append(f"For decisions from {day_in_words(paragraph.valid_from)}.")
    elif paragraph.valid_to is not None:
        parts.append(f"For decisions to {day_in_words(paragraph.valid_to)}.")
    if paragraph.status:
        parts.append(f"Status: {paragraph.status}.")
    return " ".join(parts)


def choose(desk: Desk, paragraph: StandardParagraph, choice: Choice | None) -> None:
    """Put the person's word on a standard paragraph into the case; None leaves it to itself."""
    verb = {None: "Leave to itself", Choice.INCLUDE: "Include", Choice.LEAVE_OUT: "Leave out"}
    desk.bridge.apply(
        f"{verb[choice]}: {paragraph.title.lower()}",
        lambda case: standard_paragraphs.choose(case, paragraph.id, choice),
    )


class StandardRow(QFrame):
    """One standard paragraph: its name, when it applies, and the switch that prints it or not."""

    wanted = Signal(str)
    """Carries the paragraph's id when the person wants to read or reword it."""

    def __init__(self, desk: Desk, state: StandardState) -> None:
        super().__init__()
        self._desk = desk
        paragraph = state.paragraph
        self._words = as_sought(f"{paragraph.title} {paragraph.text}")
        self._when = WrappedLabel()
        muted(self._when)
        title = named(
            QLabel(f'<a href="reword">{escape(paragraph.title)}</a>'),
            f"statement.standard.{paragraph.id}.open",
            f"{paragraph.title}: read it, or reword it for this case",
        )
        title.setWordWrap(True)
        title.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        title.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        title.linkActivated.connect(lambda _link: self.wanted.emit(paragraph.id))
        self._switch = named(
            Switch(), f"statement.standard.{paragraph.id}", f"Print “{paragraph.title}”"
        )
        self._switch.clicked.connect(self._on_switched)
        row_of(
            (column_of(title, self._when, gap=0), 1),
            (self._switch, 0, Qt.AlignmentFlag.AlignTop),
            within=self,
            margins=(0, GRID // 2, 0, GRID // 2),
        )
        self.show_state(state)

    def show_state(self, state: StandardState) -> None:
        """Show whether it is printed, and why."""
        self._state = state
        by_hand = "On your word; it applies" if state.printed != state.applies else "Applies"
        self._when.setText(f"{by_hand} {condition_words(state.paragraph.when)}.")
        self._switch.setChecked(state.printed)
        self.setToolTip(about(state.paragraph))

    def sift(self, words: tuple[str, ...]) -> None:
        """Show it only where its name or its text has all of these."""
        self.setVisible(all(word in self._words for word in words))

    def _on_switched(self, printed: bool) -> None:
        word = Choice.INCLUDE if printed else Choice.LEAVE_OUT
        choose(self._desk, self._state.paragraph, None if printed is self._state.applies else word)


class StandardList(QWidget):
    """The standard paragraphs that may stand in one section; many of them can be searched."""

    wanted = Signal(str)

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__()
        self._desk = desk
        self._rows: dict[str, StandardRow] = {}
        heading = QLabel(title)
        emphasised(heading)
        self._sought = PassingLine(
            "statement.standards.find", "Find a standard paragraph", "Find a standard paragraph"
        )
        self._sought.textChanged.connect(lambda _words: self._find())
        self._column = column_of(heading, self._sought, within=self, gap=0)
        self._column.setContentsMargins(0, GRID, 0, 0)

    def show_states(self, states: list[StandardState]) -> None:
        """Show these paragraphs; rows there are brought up to date."""
        self.setVisible(bool(states))
        self._sought.setVisible(len(states) > _FEW)
        ids = [state.paragraph.id for state in states]
        if ids != list(self._rows):
            for row in self._rows.values():
                self._column.removeWidget(row)
                row.deleteLater()
            self._rows = {}
            for state in states:
                row = StandardRow(self._desk, state)
                row.wanted.connect(self.wanted)
                self._rows[state.paragraph.id] = row
                self._column.addWidget(row)
            self._find()
        for state in states:
            self._rows[state.paragraph.id].show_state(state)

    def _find(self) -> None:
        for row in self._rows.values():
            row.sift(words_sought(self._sought.text()))
