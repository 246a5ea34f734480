"""One wording of a standard paragraph as it is edited: its words, where and when it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from workbench.domain.casefile import CaseFile
from workbench.domain.dates.counting import WorkingDays
from workbench.domain.dates.partial import day_in_words
from workbench.domain.errors import InvalidInput
from workbench.domain.library.reference import StandardParagraph
from workbench.domain.records.complaint import Case
from workbench.domain.text import capitalised
from workbench.gui.dates.line import DayLine
from workbench.gui.fields.choice import choice_box
from workbench.gui.fields.typing import WordsEdit
from workbench.gui.look.labels import WrappedLabel, lines_high, note, of_kind
from workbench.gui.look.layout import GRID, REST, column_of, form_of, named
from workbench.statement.composing.conditions import known_conditions
from workbench.statement.markup.authored import plain
from workbench.statement.markup.inline import marks_in_words

_STAGES = {"": "Drafts and finals", "draft": "Drafts only", "final": "Finals only"}
_PLACES = {"before": "Before what is written in the section", "after": "After it"}
_KINDS: Mapping[str, tuple[str, ...]] = {
    "Investigation and assessment statements": ("investigation", "assessment"),
    "Investigation statements": ("investigation",),
    "Assessment statements": ("assessment",),
}
_SAMPLE = CaseFile(case=Case(id="sample", body="Northshire Council"))


class ParagraphForm(QWidget):
    """Edits a copy; `value` gives the paragraph as it now stands. `edited` at every change."""

    edited = Signal()

    def __init__(self, today: date, calendar: WorkingDays, sections: Mapping[str, str]) -> None:
        super().__init__()
        self.setObjectName("library.paragraph")
        self._base: StandardParagraph | None = None
        self._loading = False
        self.title = _line("library.title", "Title")
        self.words = named(WordsEdit(), "library.words", "Words of the paragraph")
        self.words.setMinimumHeight(lines_high(self, 6))
        self.reads = named(WrappedLabel(), "library.reads")
        of_kind(self.reads, "card")
        self.reads.setMargin(GRID)
        policy = self.reads.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        self.reads.setSizePolicy(policy)
        self.start = DayLine("library.from", "Holds for decisions from", today, calendar)
        self.start.line.setPlaceholderText("empty: for every decision")
        self.section = choice_box("library.section", "Section", _options(sections))
        self.when = choice_box(
            "library.when",
            "Printed when",
            ((capitalised(name.replace("-", " ")), name) for name in sorted(known_conditions())),
        )
        self.stage = choice_box("library.stage", "Stage", _options(_STAGES))
        self.place = choice_box("library.place", "Place", _options(_PLACES))
        self.kinds = choice_box("library.kinds", "Statements", ((name, name) for name in _KINDS))
        self.topic_title = _line("library.topic", "Subheading it stands under")
        self.source = _line("library.source", "Source")
        self.note = _line("library.note", "Note")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        form = form_of(
            ("Title", self.title),
            ("Words", self.words),
            ("As it reads", self.reads),
            ("Holds from", self.start),
            ("Section", self.section),
            ("Subheading", self.topic_title),
            ("Printed when", self.when),
            ("Stage", self.stage),
            ("Place", self.place),
            ("Statements", self.kinds),
            ("Source", self.source),
            ("Note", self.note),
        )
        column_of(
            form,
            note(
                "{body} stands for “the Council”, {Body} for “The Council”, {body-name} for its "
                f"full name; {{cite:…}} for the law cited; {marks_in_words()}; “- ” begins a "
                "bullet. A blank line begins another paragraph."
            ),
            REST,
            within=self,
        )

    def _connect(self) -> None:
        for line in (self.title, self.topic_title, self.source, self.note):
            line.textChanged.connect(self._on_edited)
        self.words.textChanged.connect(self._on_edited)
        self.start.changed.connect(self._on_edited)
        for box in (self.section, self.when, self.stage, self.place, self.kinds):
            box.currentIndexChanged.connect(self._on_edited)

    def _on_edited(self) -> None:
        self.reads.setText(plain(self.words.toPlainText(), _SAMPLE) or "Nothing yet.")
        if not self._loading:
            self.edited.emit()

    def show_paragraph(self, paragraph: StandardParagraph | None, start: date | None) -> None:
        """Show a paragraph; `start` is the day proposed for the changed words to hold from."""
        self._base = paragraph
        self.setEnabled(paragraph is not None)
        self._loading = True
        shown = paragraph or _EMPTY
        self.title.setText(shown.title)
        self.words.setPlainText(shown.text.strip())
        self.start.line.setText(day_in_words(start) if start is not None else "")
        for box, value in (
            (self.section, shown.section),
            (self.when, shown.when),
            (self.stage, shown.stage),
            (self.place, shown.place),
            (self.kinds, next((n for n, k in _KINDS.items() if k == shown.kinds), "")),
        ):
            box.setCurrentIndex(max(box.findData(value), 0))
        self.topic_title.setText(shown.topic_title)
        self.topic_title.setEnabled(bool(shown.topic))
        self.source.setText(shown.source)
        self.note.setText(shown.note)
        for line in (self.title, self.source, self.note, self.topic_title):
            line.setCursorPosition(0)
        self._loading = False
        self._on_edited()

    def value(self) -> StandardParagraph:
        """The paragraph as it now stands; raises `InvalidInput` for a day that is none."""
        assert self._base is not None
        words = self.start.line.text().strip()
        start = self.start.day
        if words and start is None:
            raise InvalidInput(
                self.start.reading.question or f"“{words}” is not one day.",
                "Nothing was changed. Enter day, month and year, or leave it empty.",
                "valid_from",
            )
        return replace(
            self._base,
            title=self.title.text(),
            text=self.words.toPlainText(),
            section=str(self.section.currentData()),
            when=str(self.when.currentData()),
            stage=str(self.stage.currentData()),
            place=str(self.place.currentData()),
            kinds=_KINDS[str(self.kinds.currentData())],
            topic_title=self.topic_title.text(),
            source=self.source.text(),
            note=self.note.text(),
            valid_from=start,
            valid_to=None,
        )


_EMPTY = StandardParagraph(
    id="", title="", section="powers", text="", when="always", source="", consulted=date(2000, 1, 1)
)


def _line(name: str, label: str) -> QLineEdit:
    return named(QLineEdit(), name, label)


def _options(words: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(said, value) for value, said in words.items()]
