"""*Issue draft…*: the statement frozen as a version, its files written and kept, and sent."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QWidget

from workbench.application.casebook import deciding
from workbench.application.handing_out import publishing
from workbench.application.handing_out.exporting import Keep, make_folder, write_files
from workbench.application.handing_out.recording import WrittenFile
from workbench.application.records.parties import parties, party_name, party_named
from workbench.application.versions import issuing
from workbench.application.versions.deciding import review_until
from workbench.application.versions.issuing import Wanted, comments_day, issued_stem
from workbench.application.versions.listing import issued
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import day_in_words
from workbench.domain.records.versions import Sending
from workbench.domain.text import capitalised
from workbench.gui.dates.line import DayLine
from workbench.gui.desk import Desk
from workbench.gui.export.outgoing import OutgoingDialog, Work
from workbench.gui.export.writing import Left, guard_of
from workbench.gui.fields.choice import choice_box
from workbench.gui.live import Live
from workbench.gui.look.labels import note
from workbench.gui.look.layout import Lines, named
from workbench.gui.tasks import Watch
from workbench.statement.checks.answered import open_problems
from workbench.statement.checks.second_reading import not_signed_off
from workbench.statement.nodes import Document, StatementStage

PUBLICATION = "publication"
"""The folder, within the one chosen, that gets the publication set of a final decision."""

_DAYS = (
    ("Choose: their days have changed", None),
    ("Keep the days as they were fixed", False),
    ("Count the days anew from this decision", True),
)


class IssueDialog(OutgoingDialog):
    """Asks to whom a version goes and by when comments are due, and issues it."""

    def __init__(self, desk: Desk, live: Live, parent: QWidget) -> None:
        self._stage = stage = live.stage
        final = stage is StatementStage.FINAL
        title = "Issue the final decision" if final else "Issue draft"
        super().__init__(desk, live, parent, "issue", title, "Issue")
        self._today = desk.workbench.clock.today()
        self._parties = [(each, self._party(each)) for each in parties(self.desk.bridge.case)]
        self._others = self.a_line("others", "Others it goes to", "")
        self._others.setPlaceholderText("Others, such as: Mr K, the Trust")
        self._how = self.a_line("how", "Way it is sent", "")
        self._how.setPlaceholderText("post, secure e-mail …")
        calendar = desk.workbench.library.rules.calendar()
        self._due = DayLine("issue.due", "Comments are due by", self._today, calendar)
        day = comments_day(desk.workbench.library, self._today)
        self._due.line.setText("" if final else day_in_words(day))
        self._due.changed.connect(self.check)
        self._again: QLineEdit | None = None
        if final and issued(desk.bridge.case, stage):
            self._again = self.a_line("again", "Why it is issued again", "")
            self._again.setText(desk.bridge.case.case.reopened_reason)
            self._again.setPlaceholderText("Needed: it stands in the list of versions")
        self._running = deciding.to_settle(desk.bridge.case, desk.workbench.library, stage)
        self._days: QComboBox | None = None
        if self._running:
            self._days = choice_box("issue.days", "Days of remedies", _DAYS)
            self._days.currentIndexChanged.connect(lambda _index: self.enable())
        self.lay_out()
        self.check()

    @property
    def stage(self) -> StatementStage:
        """Draft or final, as the window was opened for."""
        return self._stage

    def _party(self, party: Sending) -> QCheckBox:
        name = party_name(self.desk.bridge.case, party)
        box = named(QCheckBox(capitalised(name)), f"issue.to.{party.person_id or 'body'}")
        box.setChecked(True)
        return box

    def add_rows(self, form: QFormLayout) -> None:
        """To whom, how, by when comments are due, files and folder."""
        boxes = Lines()
        for _, box in self._parties:
            boxes.put(box, 0)
        form.addRow("Goes to", boxes)
        form.addRow("", self._others)
        form.addRow("Sent by", self._how)
        if self._stage is StatementStage.DRAFT:
            form.addRow("Comments by", self._due)
        if self._again is not None:
            form.addRow("Why again", self._again)
        if self._days is not None:
            form.addRow("Remedies", self._days)
            first, *more = (each.words for each in self._running)
            told = f"{first} So with {len(more)} more." if more else first
            form.addRow("", named(note(told), "issue.out_of_step"))
        if told := self._review_words():
            form.addRow("Review", named(note(told), "issue.review"))
        case, workbench = self.case(), self.desk.workbench
        document = workbench.compose(case, self._stage)
        lacking = not_signed_off(case, document, workbench.library)
        for each in open_problems(lacking, case):
            form.addRow("Second reading", named(note(each.message), "issue.second_reading"))
        form.addRow("Files", self.formats_row())
        form.addRow("Folder", self.folder_row())

    def _review_words(self) -> str:
        """Until when a review of a final decision may be asked for, and from when the time runs."""
        case, decided = self.case(), self.case().case.decided_on
        until = review_until(case, self.desk.workbench.library, self._today)
        if self._stage is not StatementStage.FINAL or until is None or decided is None:
            return ""
        ends = f"May be asked for until {day_in_words(until)}."
        runs = f" The decision is dated {day_in_words(decided)}, but this runs from today."
        return ends + (runs if decided < self._today else "")

    def targets(self) -> dict[str, Path]:
        """The chosen formats, in files with the number the version gets."""
        return self.files_called(issued_stem(self.desk.bridge.case, self._stage))

    def complete(self) -> bool:
        """Whether comments are due on a day to come; of a final that goes out again, whether it is
        said why, and what becomes of the days of remedies.
        """
        if self._stage is StatementStage.DRAFT:
            return self._due.day is not None and self._due.day > self._today
        said = self._days is None or self._days.currentData() is not None
        return said and (self._again is None or bool(self._again.text().strip()))

    def _wanted(self, reason: str = "") -> Wanted:
        case, how = self.desk.bridge.case, self._how.text().strip()
        chosen = [party_name(case, party) for party, box in self._parties if box.isChecked()]
        chosen += filter(None, (name.strip() for name in self._others.text().split(",")))
        return Wanted(
            stage=self._stage,
            sent=tuple(party_named(case, name, self._today, how) for name in chosen),
            comments_due=self._due.day if self._stage is StatementStage.DRAFT else None,
            override_reason=reason,
            reason=self._again.text() if self._again is not None else "",
            count_anew=self._days is not None and bool(self._days.currentData()),
        )

    def case(self) -> CaseFile:
        """The case with the days that this version gives it."""
        return issuing.with_dates(self.desk.bridge.case, self._wanted(), self._today)

    def prepared(self, reason: str) -> Document:
        """The statement to issue; raises what stands in the way."""
        case = self.case()
        if self._stage is StatementStage.FINAL:
            publishing.refuse_unless_publishable(case)
        library = self.desk.workbench.library
        return issuing.prepare(case, library, self._today, self._wanted(reason))

    def work(self, document: Document) -> Work:
        """What writes the files and keeps them; of a final decision the publication set too."""
        services, targets = self.desk.services, self.targets()
        renderers, write = dict(services.renderers), services.write_file
        guard, keep, publication = guard_of(self.desk, document), keeping(self.desk), None
        if self._stage is StatementStage.FINAL:
            name = publishing.publication_file(self.case(), "pdf")
            publication = self.folder / PUBLICATION / name

        def work(watch: Watch) -> tuple[WrittenFile, ...]:
            for folder in {path.parent for path in targets.values()}:
                make_folder(folder)
            if publication is not None:
                publishing.refuse_unless_ready(publication)
            written = write_files(document, targets, renderers, write, watch.progress, guard, keep)
            if publication is None:
                return written
            return written + publishing.make_set(
                document, "pdf", publication, renderers, write, watch.progress, guard
            )

        return work

    def record(self, left: Left) -> bool:
        """Note the version in the case, its days first: what has gone out is not taken back."""
        desk, wanted, today = self.desk, self._wanted(left.reason), self._today
        now = desk.workbench.now()
        published = [each for each in left.written if each.path.parent.name == PUBLICATION]
        own = [each for each in left.written if each not in published]
        if not desk.bridge.apply(
            "Send the draft",
            lambda case: issuing.with_dates(case, wanted, today),
            undoable=False,
            as_seen=True,
        ):
            return False
        return desk.bridge.apply(
            deciding.act_words(desk.bridge.case, desk.workbench.library, wanted),
            lambda case: deciding.issue(
                case,
                desk.workbench.library,
                left.document,
                own,
                wanted,
                desk.ids,
                now,
                desk.services.at_desk.name,
                left.findings,
                published,
            ),
            undoable=False,
            as_seen=True,
        )


def keeping(desk: Desk) -> Keep | None:
    """What keeps the bytes of files with the casebook that is open."""
    make = desk.services.papers
    return make(desk.workbench).vault.keep if make is not None else None
