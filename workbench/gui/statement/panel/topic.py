"""One subheading of the statement in the panel: its words, its section and what it gathers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from workbench.application.case import editing
from workbench.application.case.changes import ChangeSet
from workbench.domain.casefile import CaseFile
from workbench.domain.records.chronology import in_order
from workbench.domain.records.drafting import TopicRole
from workbench.domain.text import how_many, shortened
from workbench.gui.fields.binding import Binding
from workbench.gui.fields.choice import BoxField, ChoiceField
from workbench.gui.fields.text import LineField
from workbench.gui.look.labels import note, section
from workbench.gui.look.layout import GRID, REST, column_of, named
from workbench.gui.names import describe
from workbench.gui.statement.panel.section import scrolled

_ROLES: Mapping[str, str] = {
    TopicRole.LAW: "Law, guidance and policy",
    TopicRole.FACTS: "What happened",
    TopicRole.ANALYSIS: "Analysis",
    TopicRole.OTHER: "Only what is put here",
}


_GATHERS: Mapping[str, str] = {
    TopicRole.FACTS: "Events without a subheading of their own stand here.",
    TopicRole.ANALYSIS: "Findings without a subheading of their own stand here.",
}


class TopicEditor(QWidget):
    """Edits one subheading and names the events and findings it gathers.

    `sections` are the ids and headings of those it may stand in. `paragraph_wanted` asks for a
    new paragraph under it.
    """

    paragraph_wanted = Signal()

    def __init__(self, at: Binding, topic_id: str, sections: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        desk = at.desk
        self.setObjectName("statement.topic")
        self._desk = desk
        self.topic_id = topic_id
        case = desk.bridge.case
        self._title = LineField(at, "title", example="Was there fault?", label="Words")
        self._role = ChoiceField(at, "role", words=_ROLES, label="Gathers")
        self._section = BoxField(at, "section")
        self._section.offer(sections)
        for field in (self._title, self._role, self._section):
            field.bind(case, topic_id)
        self._gathered = named(note(), "statement.topic.gathered")
        add = named(QPushButton("New paragraph under it"), "statement.topic.add-passage")
        add.clicked.connect(self.paragraph_wanted)
        body = QWidget()
        column_of(
            section("Subheading"),
            self._title,
            self._role,
            self._section,
            self._gathered,
            (add, 0, Qt.AlignmentFlag.AlignLeft),
            REST,
            within=body,
            margins=(2 * GRID, GRID, 2 * GRID, 2 * GRID),
            gap=GRID + GRID // 2,
        )
        column_of(scrolled(body), within=self, gap=-1)
        desk.bridge.changed.connect(self._on_changed)
        self._gathered.setText(self._gathering(case))

    def focus_title(self) -> None:
        """Put the keyboard into the words of the subheading."""
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)
        self._title.line.selectAll()

    def is_gone(self) -> bool:
        """Whether the subheading was taken out; one that is yet to be is not gone."""
        return not self._title.exists(self._desk.bridge.case)

    def _on_changed(self, change_set: ChangeSet) -> None:
        case = self._desk.bridge.case
        for field in (self._title, self._role, self._section):
            if change_set.touches(field.kind):
                field.refresh(case)
            if change_set.touches(*field.watches):
                field.options_changed(case)
        if change_set.touches("event", "finding", "topic"):
            self._gathered.setText(self._gathering(case))

    def _gathering(self, case: CaseFile) -> str:
        events = [
            e for e in in_order(case.events.values())
            if e.topic_id == self.topic_id and e.in_statement
        ]  # fmt: skip
        findings = [f for f in editing.ordered(case, "finding") if f.topic_id == self.topic_id]
        if not events and not findings:
            return _GATHERS.get(self._role.raw(), "")
        names = [shortened(describe(case, "event", e.id), 50) for e in events]
        names += [shortened(describe(case, "finding", f.id), 50) for f in findings]
        first = "; ".join(names[:3])
        more = f"; and {len(names) - 3} more" if len(names) > 3 else ""
        counts = [
            how_many(count, noun)
            for count, noun in ((len(events), "event"), (len(findings), "finding"))
            if count
        ]
        return f"Stands here: {' and '.join(counts)}. {first}{more}."
