"""The findings: what should have happened, what did, whether it was fault, what it did to whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.application import editing
from workbench.application.changes import ChangeSet
from workbench.application.findings import (
    chain,
    heads_without_finding,
    missing_links,
    new_finding,
)
from workbench.application.labels import (
    event_label,
    evidence_label,
    finding_title,
    head_label,
    head_letters,
    topic_label,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.findings import Finding, FindingResult
from workbench.gui.desk import Desk
from workbench.gui.fields_choice import CheckField, ChoiceField, LinkField, sentence_case
from workbench.gui.fields_finder import FinderField
from workbench.gui.fields_labels import FAULT_MARK, fault_label, note, section
from workbench.gui.fields_links import SourcesField
from workbench.gui.fields_text import LineField, MarkupField, TextField
from workbench.gui.findings.injustices import InjusticePanel
from workbench.gui.records import PageWords, RecordPage
from workbench.gui.records_model import Column, per_case
from workbench.gui.records_notices import Notice, NoticeList

WORDS = PageWords(
    title="Findings",
    noun="finding",
    about="",
    empty_title="No finding yet",
    empty="Work each head in one order: what should have happened, what did, whether that was "
    "fault, what it did to whom, and whether it was already put right.",
    first="Add a finding",
)


class ChainNote(QWidget):
    """The line from fault to injustice to remedy as it stands, and what it lacks."""

    def __init__(self) -> None:
        super().__init__()
        self._steps = note()
        self._steps.setObjectName("findings.chain")
        self._missing = fault_label()
        self._missing.setObjectName("findings.missing")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(section("Fault → injustice → remedy"))
        column.addWidget(self._steps)
        column.addWidget(self._missing)

    def show_finding(self, case: CaseFile, finding: Finding | None) -> None:
        """Say how the finding's line stands."""
        steps = chain(case, finding) if finding is not None else ()
        missing = missing_links(case, finding) if finding is not None else ()
        self._steps.setText("  →  ".join(steps))
        self._missing.setText("\n".join(FAULT_MARK + words for words in missing))
        self._missing.setVisible(bool(missing))


class FindingsPage(RecordPage):
    """The findings of a case with their injustices."""

    def __init__(self, desk: Desk) -> None:
        self._chain = ChainNote()
        self.injustices = InjusticePanel(desk)
        letters = per_case(head_letters)
        columns = (
            Column("Head", lambda case, f: _letter(letters(case), f), 6),
            Column("Finding", finding_title),
            Column("Result", lambda case, f: sentence_case(f.result.value), 18),
            Column("Missing", lambda case, f: " ".join(missing_links(case, f)), 34, spare=1),
        )
        rows = _rows(desk, self._chain, self.injustices)
        super().__init__(desk, "findings", "finding", WORDS, columns, rows, beside=False)
        self._open = NoticeList("findings.open", "Heads without a finding")
        self.above.addWidget(self._open)
        desk.bridge.changed.connect(self._on_links_changed)
        self._tell_heads()

    def new_record(self, case: CaseFile, id: str) -> Any:
        """A finding on the first head that has none."""
        heads = heads_without_finding(case)
        return new_finding(case, id, heads[0].id if heads else "")

    def add_on(self, head_id: str) -> None:
        """Add a finding on a head of complaint."""
        id = self.desk.ids.new("finding")
        self.form.commit_all()
        if self.desk.bridge.apply(
            "Add finding",
            lambda case: editing.add(case, "finding", new_finding(case, id, head_id)),
        ):
            self.focus_record("finding", id, "title")

    def focus_record(self, kind: str, id: str, field: str) -> None:
        """Choose a finding, or an injustice with the finding it belongs to."""
        injustice = self.desk.bridge.case.injustices.get(id) if kind == "injustice" else None
        if injustice is None:
            super().focus_record(kind, id, field)
        elif self.table.choose(injustice.finding_id):
            self.injustices.show_injustice(id, field)
            self.form.ensureWidgetVisible(self.injustices.form)

    def _on_chosen(self, id: str) -> None:
        super()._on_chosen(id)
        self.injustices.show_finding(self.form.record_id)
        self._tell_chain()

    def _on_links_changed(self, change_set: ChangeSet) -> None:
        if change_set.touches("finding", "injustice", "remedy", "person", "head"):
            self._tell_chain()
            self._tell_heads()

    def _tell_chain(self) -> None:
        case = self.desk.bridge.case
        self._chain.show_finding(case, case.findings.get(self.form.record_id))

    def _tell_heads(self) -> None:
        case = self.desk.bridge.case
        self._open.show_notices(
            [
                Notice(
                    head_label(case, head), "Add finding", f"findings.add.{head.id}",
                    self._adder(head.id),
                )
                for head in heads_without_finding(case)
            ]
        )  # fmt: skip

    def _adder(self, head_id: str) -> Callable[[], None]:
        return lambda: self.add_on(head_id)


def _letter(letters: dict[str, str], finding: Finding) -> str:
    return letters[finding.head_id] + ")" if finding.head_id in letters else ""


def _rows(desk: Desk, chain_note: ChainNote, injustices: InjusticePanel) -> list[Any]:
    return [
        (
            LinkField(
                desk, "finding", "head_id", "Head of complaint", "head", head_label,
                "None: a topic of its own",
            ),
            LineField(
                desk, "finding", "title", "Title", "Blank: the title of the head",
                "Delay in starting stage two",
            ),
        ),
        TextField(
            desk, "finding", "standard", "What should have happened",
            "Law, guidance or policy that applied; a working note",
        ),
        TextField(desk, "finding", "what_happened", "What happened", "A working note"),
        FinderField(
            desk, "finding", "event_ids", "Events it rests on", "event", event_label,
            "Type words of an event, choose it, press Enter",
        ),
        SourcesField(desk, "finding", "sources", "Sources", evidence_label),
        MarkupField(
            desk, "finding", "analysis", "Analysis", "Printed in the statement", least=6, most=20
        ),
        (
            ChoiceField(desk, "finding", "result", "Result", FindingResult),
            LinkField(
                desk, "finding", "topic_id", "Under the subheading", "topic", topic_label,
                "The first with findings",
            ),
        ),
        CheckField(
            desk, "finding", "fault_without_injustice", "Fault, but no injustice to anybody"
        ),
        chain_note,
        injustices,
    ]  # fmt: skip
