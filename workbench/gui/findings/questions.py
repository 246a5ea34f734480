"""Headed questions beside an analysis: what it should answer before it comes to its result."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.library.skeletons import Skeleton
from workbench.domain.records.findings import FindingResult
from workbench.gui.look.buttons import push_button
from workbench.gui.look.labels import WrappedLabel, emphasised, note
from workbench.gui.look.layout import GRID, REST, clear_out, column_of

_NOTHING = "The questions come with a result."


def headings_text(skeleton: Skeleton, present: str) -> str:
    """The headings an analysis lacks, as authored text to go at its end; "" when it has all."""
    lines = {line.lstrip("# ").strip().casefold() for line in present.splitlines()}
    missing = [part.heading for part in skeleton.parts if part.heading.casefold() not in lines]
    return "\n\n".join(f"### {heading}" for heading in missing)


class QuestionsPanel(QFrame):
    """The questions for the result chosen; `wanted` asks for their headings in the analysis."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("findings.questions")
        self.setAccessibleName("Questions for this result")
        self.skeleton: Skeleton | None = None
        self._parts = QVBoxLayout()
        self._parts.setSpacing(GRID // 2)
        self.heading = QLabel()
        emphasised(self.heading)
        self.insert = push_button(
            "Insert the headings",
            "findings.questions.insert",
            self.wanted.emit,
            tip="Puts the headings at the end of the analysis; Undo takes them out",
        )
        column_of(
            self.heading,
            self._parts,
            self.insert,
            REST,
            within=self,
        )

    def show_result(
        self, result: FindingResult, library: ReferenceLibrary, about: str = ""
    ) -> None:
        """Show the questions for a result, or those of a finding `about` a recommendation."""
        found = [each for each in library.skeletons.values() if each.result is result]
        fits = bool(found) and (
            result is not FindingResult.UNDECIDED or found[0].id in about.casefold()
        )
        skeleton = found[0] if fits else None
        if skeleton is self.skeleton and self._parts.count():
            return
        self.skeleton = skeleton
        clear_out(self._parts)
        self.insert.setVisible(skeleton is not None)
        name = skeleton.title if skeleton is not None else ""
        self.heading.setText(f"To ask yourself: {name[:1].lower()}{name[1:]}" if name else "")
        self.heading.setVisible(bool(name))
        if skeleton is None:
            self._parts.addWidget(note(_NOTHING))
            return
        for part in skeleton.parts:
            self._parts.addWidget(_part(part.heading, part.questions))
        if skeleton.note:
            self._parts.addWidget(note(skeleton.note))

    def asked(self) -> str:
        """How many questions there are, for a line."""
        parts = self.skeleton.parts if self.skeleton is not None else ()
        number = sum(len(part.questions) for part in parts)
        return f"{number} questions" if number else ""

    def words(self) -> str:
        """Everything asked, one line a heading or question."""
        parts = self.skeleton.parts if self.skeleton is not None else ()
        return "\n".join(words for part in parts for words in (part.heading, *part.questions))


def _part(heading: str, questions: tuple[str, ...]) -> QWidget:
    holder = QWidget()
    head = WrappedLabel(heading)
    emphasised(head)
    column = column_of(head, within=holder, gap=2)
    for question in questions:
        column.addWidget(WrappedLabel(f"•  {question}"))
    return holder
