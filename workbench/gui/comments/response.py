"""What a party sent in: from whom, when, how, the paper itself, or that it has no comments."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from workbench.application.case.editing import remove
from workbench.application.comments.entering import add_response, change_response, on_draft
from workbench.application.records.parties import parties, party_name, party_named
from workbench.application.versions.listing import draft_out, issued, version_name
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import day_in_words
from workbench.domain.records.comments import Response
from workbench.domain.records.versions import Sending
from workbench.gui.dates.line import DayLine
from workbench.gui.desk import Desk
from workbench.gui.fields.choice import choice_box, let_type, record_box
from workbench.gui.look.buttons import dialog_button, go_button
from workbench.gui.look.dialog import WritingDialog
from workbench.gui.look.labels import of_kind
from workbench.gui.look.layout import REST, form_of, named, row_of
from workbench.statement.nodes import StatementStage


class ResponseDialog(WritingDialog):
    """Notes a response, or changes what was noted of one."""

    def __init__(self, desk: Desk, response: Response | None, parent: QWidget) -> None:
        super().__init__(desk.dialogs, parent, "response", "Comments received", 520, 380)
        self._desk, self._response = desk, response
        case, today = desk.bridge.case, desk.workbench.clock.today()
        self.party = choice_box("response.party", "From")
        let_type(self.party)
        names = [party_name(case, each) for each in parties(case)]
        for name in dict.fromkeys(names):
            self.party.addItem(name)
        drafts = [(version_name(e), e.id) for e in issued(case, StatementStage.DRAFT)]
        self.draft = choice_box("response.draft", "About", drafts)
        self.party.currentTextChanged.connect(self._follow_party)
        self.day = DayLine(
            "response.day", "Received on", today, desk.workbench.library.rules.calendar()
        )
        self.day.changed.connect(self._enable)
        self.how = named(QLineEdit(), "response.how", "How it came")
        self.how.setPlaceholderText("letter, e-mail, telephone …")
        self.writer = named(QLineEdit(), "response.writer", "Written by")
        paper = response.evidence_id if response is not None else ""
        self.paper = record_box("response.paper", case, "evidence", paper)
        self.none = named(QCheckBox("Has no comments to make"), "response.none")
        self._go = go_button("Save", "response.go", self._on_go)
        delete = dialog_button("Delete", "response.delete", self._on_delete)
        self._delete = of_kind(delete, "danger")
        self._delete.setVisible(response is not None)
        self._fill(case)
        self._lay_out()
        self._enable()

    def _fill(self, case: CaseFile) -> None:
        response = self._response
        if response is None:
            self.day.line.setText(day_in_words(self._desk.workbench.clock.today()))
            self._follow_party()
            return
        party = Sending(person_id=response.person_id, to=response.party)
        self.party.setCurrentText(party_name(case, party))
        self.draft.setCurrentIndex(self.draft.findData(response.version_id))
        day = response.received_on
        self.day.line.setText(day_in_words(day) if day is not None else "")
        self.how.setText(response.how)
        self.writer.setText(response.sent_by)
        self.none.setChecked(response.no_comments)

    def _follow_party(self) -> None:
        """Suggest the draft a party was sent last, for comments not noted yet."""
        desk = self._desk
        if self._response is None:
            today = desk.workbench.clock.today()
            who = party_named(desk.bridge.case, self.party.currentText(), today)
            draft = draft_out(desk.bridge.case, who)
            self.draft.setCurrentIndex(self.draft.findData(draft.id if draft is not None else ""))

    def _lay_out(self) -> None:
        several = self.draft.count() > 1
        form = form_of(
            ("From", self.party),
            *((("About", self.draft),) if several else ()),
            ("Received on", self.day),
            ("How it came", self.how),
            ("Written by", self.writer),
            ("Evidence item", self.paper),
            ("", self.none),
        )
        self.show_parts(
            form,
            self.fault,
            REST,
            row_of(self._delete, REST, self.leave_button(), self._go),
        )

    def _enable(self) -> None:
        self._go.setEnabled(bool(self.party.currentText().strip()) and self.day.settled)

    def _on_go(self) -> None:
        desk, day = self._desk, self.day.day
        today = desk.workbench.clock.today()
        who = party_named(desk.bridge.case, self.party.currentText(), today)
        response = self._response

        def edit(case: CaseFile) -> CaseFile:
            id = response.id if response is not None else ""
            if not id:
                case, id = add_response(case, who, day, desk.ids)
            case = on_draft(case, id, str(self.draft.currentData() or ""))
            return change_response(
                case,
                id,
                today,
                day,
                person_id=who.person_id,
                party=who.to,
                how=self.how.text(),
                sent_by=self.writer.text(),
                evidence_id=str(self.paper.currentData() or ""),
                no_comments=self.none.isChecked(),
            )

        self.save(desk.bridge, "Note comments received", edit)

    def _on_delete(self) -> None:
        response = self._response
        if response is not None and self._desk.bridge.apply(
            "Delete comments received", lambda case: remove(case, "response", response.id)
        ):
            self.accept()
