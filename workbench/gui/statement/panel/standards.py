"""The standard paragraphs of a section: whether each is printed, why, and on whose word."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from workbench.application.drafting import standard_paragraphs
from workbench.domain.dates.partial import day_in_words
from workbench.domain.library.reference import StandardParagraph
from workbench.domain.records.drafting import Choice
from workbench.gui.desk import Desk
from workbench.gui.fields.choice import choice_box
from workbench.gui.look.labels import WrappedLabel, emphasised, muted
from workbench.gui.look.layout import GRID, Rest, column_of, named, row_of
from workbench.gui.look.theme.marks import mark
from workbench.statement.composing.condition_words import condition_words
from workbench.statement.composing.standards import StandardState

_CHOICES = (None, Choice.INCLUDE, Choice.LEAVE_OUT)


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
    """One standard paragraph: its name, whether it is printed, and the choice about it."""

    wanted = Signal(str)
    """Carries the paragraph's id when the person wants to read or reword it."""

    def __init__(self, desk: Desk, state: StandardState) -> None:
        super().__init__()
        self._desk = desk
        self._paragraph = state.paragraph
        self._offered: list[StandardState] = []
        self._sign = QLabel()
        self._sign.setFixedWidth(20)
        self._state = WrappedLabel()
        muted(self._state)
        title = named(
            QLabel(f'<a href="reword">{escape(state.paragraph.title)}</a>'),
            f"statement.standard.{state.paragraph.id}.open",
            f"{state.paragraph.title}: read it, or reword it for this case",
        )
        title.setWordWrap(True)
        title.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        title.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        title.linkActivated.connect(lambda _link: self.wanted.emit(self._paragraph.id))
        self._box: QComboBox = choice_box()
        self._box.setObjectName(f"statement.standard.{state.paragraph.id}")
        self._box.setAccessibleName(f"Print “{state.paragraph.title}”?")
        self._box.setFixedWidth(120)
        self._box.addItems(["Automatic", "Include", "Leave out"])
        self._box.activated.connect(self._on_chosen)
        words = column_of(title, self._state, gap=0)
        foot = row_of(self._box, self._mover(state.paragraph), Rest(0), gap=4)
        words.addSpacing(4)
        words.addLayout(foot)
        row_of(
            (self._sign, 0, Qt.AlignmentFlag.AlignTop),
            (words, 1),
            within=self,
            margins=(0, GRID // 2, 0, GRID // 2),
        )
        self.show_state(state, [state])

    def _mover(self, paragraph: StandardParagraph) -> QToolButton:
        button = QToolButton()
        button.setText("Move")
        button.setObjectName(f"statement.standard.{paragraph.id}.move")
        button.setAccessibleName(f"Move “{paragraph.title}”")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        self._moves = {-1: menu.addAction("Move up"), 1: menu.addAction("Move down")}
        for by, action in self._moves.items():
            action.triggered.connect(lambda _on=False, by=by: self._move(by))
        button.setMenu(menu)
        menu.aboutToShow.connect(self._enable_moves)
        return button

    def _enable_moves(self) -> None:
        for by, action in self._moves.items():
            why = standard_paragraphs.can_move(self._offered, self._paragraph.id, by)
            action.setEnabled(not why)
            action.setToolTip(why)

    def _move(self, by: int) -> None:
        id, offered = self._paragraph.id, self._offered
        if not standard_paragraphs.can_move(offered, id, by):
            self._desk.bridge.apply(
                f"Move: {self._paragraph.title.lower()}",
                lambda case: standard_paragraphs.move(case, offered, id, by),
            )

    def show_state(self, state: StandardState, offered: list[StandardState]) -> None:
        """Show whether it is printed, and the choice; `offered` are those it can move among."""
        self._offered = offered
        if state.printed:
            self._sign.setPixmap(mark("good"))
        else:
            self._sign.clear()
        self._sign.setAccessibleName("Printed" if state.printed else "Not printed")
        by_hand = state.choice is not None and (state.choice is Choice.INCLUDE) != state.applies
        printed = "Printed" if state.printed else "Not printed"
        because = ", on your word" if by_hand else ""
        self._state.setText(f"{printed}{because}. Applies {condition_words(state.paragraph.when)}.")
        self._box.setCurrentIndex(_CHOICES.index(state.choice))
        self.setToolTip(about(state.paragraph))

    def _on_chosen(self, index: int) -> None:
        choose(self._desk, self._paragraph, _CHOICES[index])


class StandardList(QWidget):
    """The standard paragraphs that may stand in one section."""

    wanted = Signal(str)

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__()
        self._desk = desk
        self._rows: dict[str, StandardRow] = {}
        heading = QLabel(title)
        emphasised(heading)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, GRID, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(heading)

    def show_states(self, states: list[StandardState], offered: list[StandardState]) -> None:
        """Show these paragraphs of all that are offered; rows there are brought up to date."""
        self.setVisible(bool(states))
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
        for state in states:
            self._rows[state.paragraph.id].show_state(state, offered)
