"""One subheading of the statement: its words, what it gathers, and the passages under it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.application import editing
from workbench.application.changes import ChangeSet
from workbench.domain.casefile import CaseFile
from workbench.domain.chronology import in_order
from workbench.domain.drafting import Passage, Placement, TopicRole
from workbench.domain.text import shortened
from workbench.gui.appearance import GRID, emphasised
from workbench.gui.desk import Desk
from workbench.gui.fields_choice import ChoiceField
from workbench.gui.fields_labels import note, title
from workbench.gui.fields_text import LineField, MarkupField
from workbench.gui.names import describe
from workbench.gui.statement.section_editor import scrolled

_ROLES: Mapping[str, str] = {
    TopicRole.LAW: "Law, guidance and policy",
    TopicRole.FACTS: "What happened: events without a subheading of their own",
    TopicRole.ANALYSIS: "Analysis: findings without a subheading of their own",
    TopicRole.OTHER: "Only what is put here",
}


class PassageBox(QWidget):
    """One passage with its own small row of commands."""

    def __init__(self, desk: Desk, passage: Passage) -> None:
        super().__init__()
        self._desk = desk
        self.passage_id = passage.id
        before = passage.placement is Placement.BEFORE
        where = "before" if before else "after"
        label = f"Passage {where} the events and findings"
        self.field = MarkupField(desk, "passage", "text", label, least=4, most=20)
        self.field.bind(desk.bridge.case, passage.id)
        self.field.editor.setObjectName(f"statement.passage.{passage.id}")
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addStretch()
        swap = "Put after events and findings" if before else "Put before events and findings"
        for name, text, act in (
            ("up", "Up", lambda: self._move(-1)),
            ("down", "Down", lambda: self._move(1)),
            ("swap", swap, self._swap),
            ("delete", "Delete passage", self._delete),
        ):
            button = QPushButton(text)
            button.setObjectName(f"statement.passage.{passage.id}.{name}")
            button.setFlat(True)
            button.clicked.connect(lambda _checked, act=act: act())
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.field)
        column.addLayout(row)

    def _move(self, by: int) -> None:
        self.field.commit()
        own = self._desk.bridge.case.passages[self.passage_id]

        def sibling(other: Passage) -> bool:
            return (other.topic_id, other.placement) == (own.topic_id, own.placement)

        self._desk.bridge.apply(
            "Move passage",
            lambda case: editing.move(case, "passage", self.passage_id, by, among=sibling),
        )

    def _swap(self) -> None:
        self.field.commit()
        own = self._desk.bridge.case.passages[self.passage_id]
        other = Placement.AFTER if own.placement is Placement.BEFORE else Placement.BEFORE
        self._desk.bridge.apply(
            "Move passage",
            lambda case: editing.set_fields(case, "passage", self.passage_id, placement=other),
        )

    def _delete(self) -> None:
        self.field.commit()
        self._desk.bridge.apply(
            "Delete passage", lambda case: editing.remove(case, "passage", self.passage_id)
        )


class TopicEditor(QWidget):
    """Edits one subheading and its passages, and names the events and findings it gathers."""

    def __init__(self, desk: Desk, topic_id: str) -> None:
        super().__init__()
        self.setObjectName("statement.topic")
        self._desk = desk
        self.topic_id = topic_id
        self._boxes: dict[str, PassageBox] = {}
        self._arranged: list[tuple[str, Placement]] = []
        case = desk.bridge.case
        self._title = LineField(
            desk, "topic", "title", "Subheading",
            example="What happened · Analysis · Was there fault?",
        )  # fmt: skip
        self._role = ChoiceField(desk, "topic", "role", "Gathers", TopicRole, words=_ROLES)
        for field in (self._title, self._role):
            field.bind(case, topic_id)
        self._passages = QVBoxLayout()
        self._passages.setSpacing(GRID)
        self._gathered = note()
        self._gathered.setObjectName("statement.topic.gathered")
        add = QPushButton("Add a passage")
        add.setObjectName("statement.topic.add-passage")
        add.clicked.connect(self.add_passage)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID + GRID // 2)
        column.addWidget(title("Subheading"))
        column.addWidget(self._title)
        column.addWidget(self._role)
        column.addWidget(self._gathered)
        heading = QLabel("Passages")
        emphasised(heading)
        column.addWidget(heading)
        column.addWidget(
            note("Paragraphs of your own. A blank line begins a new numbered paragraph; lines "
                 "that begin with “- ” are bullets, with “a) ” a lettered list.")
        )  # fmt: skip
        column.addLayout(self._passages)
        column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(body))
        desk.bridge.changed.connect(self._on_changed)
        self._show(case)

    def add_passage(self) -> str:
        """Add a passage at the end and put the keyboard into it; returns its id."""
        topic, id = self.topic_id, self._desk.ids.new("passage")
        self._desk.bridge.apply(
            "New passage",
            lambda case: editing.add(case, "passage", Passage(id=id, topic_id=topic)),
        )
        self.focus_passage(id)
        return id

    def focus_passage(self, id: str) -> None:
        """Put the keyboard into a passage."""
        if id in self._boxes:
            self._boxes[id].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_title(self) -> None:
        """Put the keyboard into the words of the subheading."""
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self, change_set: ChangeSet) -> None:
        case = self._desk.bridge.case
        if case.find("topic", self.topic_id) is None:
            return
        fields = [self._title, self._role, *(box.field for box in self._boxes.values())]
        for field in fields:
            if change_set.touches(field.kind):
                field.refresh(case)
            if change_set.touches(*field.watches):
                field.options_changed(case)
        if change_set.touches("passage", "event", "finding", "topic"):
            self._show(case)

    def _show(self, case: CaseFile) -> None:
        passages = [p for p in editing.ordered(case, "passage") if p.topic_id == self.topic_id]
        passages.sort(key=lambda p: p.placement is Placement.AFTER)
        arranged = [(p.id, p.placement) for p in passages]
        if arranged != self._arranged:
            self._arrange(passages)
            self._arranged = arranged
        self._gathered.setText(self._gathering(case))

    def _arrange(self, passages: list[Passage]) -> None:
        # Boxes that stay are kept as they are, with whatever is being typed in them.
        kept = {p.id: self._boxes[p.id] for p in passages if (p.id, p.placement) in self._arranged}
        for id, box in self._boxes.items():
            self._passages.removeWidget(box)
            if id not in kept:
                box.deleteLater()
        self._boxes = {}
        for passage in passages:
            box = kept.get(passage.id) or PassageBox(self._desk, passage)
            self._boxes[passage.id] = box
            self._passages.addWidget(box)

    def _gathering(self, case: CaseFile) -> str:
        events = [
            e for e in in_order(case.events.values())
            if e.topic_id == self.topic_id and e.in_statement
        ]  # fmt: skip
        findings = [f for f in editing.ordered(case, "finding") if f.topic_id == self.topic_id]
        if not events and not findings:
            return "No event or finding names this subheading as its own."
        told = [shortened(describe(case, "event", e.id), 50) for e in events]
        told += [shortened(describe(case, "finding", f.id), 50) for f in findings]
        first = "; ".join(told[:3])
        more = f"; and {len(told) - 3} more" if len(told) > 3 else ""
        counts = [
            f"{count} {noun}{'' if count == 1 else 's'}"
            for count, noun in ((len(events), "event"), (len(findings), "finding"))
            if count
        ]
        return f"Stands here: {' and '.join(counts)}. {first}{more}."
