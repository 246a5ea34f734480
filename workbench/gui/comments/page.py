"""What each party said to the draft, point by point, with what was made of it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from workbench.application.case.editing import ordered, set_fields
from workbench.application.comments.entering import add_point, read_point
from workbench.application.comments.places import draft_words, number_as_sent
from workbench.application.comments.progress import heading, points_of, progress_lines
from workbench.application.handover.noting import may_note, note_line
from workbench.application.handover.proposing import not_offered
from workbench.application.records.labels import alias_of, label_at, response_label
from workbench.domain.casefile import CaseFile
from workbench.domain.fields import own_order
from workbench.domain.records.comments import Point, PointResult, Response
from workbench.domain.records.complaint import Handed
from workbench.domain.text import capitalised, shortened
from workbench.gui.comments.before_after import BeforeAfter
from workbench.gui.comments.changed_place import changed_elsewhere
from workbench.gui.comments.response import ResponseDialog
from workbench.gui.comments.schedule import ScheduleWriter
from workbench.gui.comparing.returned import choose_returned
from workbench.gui.comparing.versions import CompareWindow
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import records_of
from workbench.gui.fields.choice import CheckField, ChoiceField, LinkField
from workbench.gui.fields.links import SourcesField
from workbench.gui.fields.segments import SegmentsField
from workbench.gui.fields.text import LineField, TextField
from workbench.gui.handover.merging import show_wording
from workbench.gui.live import Live
from workbench.gui.look.buttons import icon_button, key_act
from workbench.gui.look.labels import note
from workbench.gui.look.layout import GRID, announce, column_of, held, named
from workbench.gui.records.columns import Column
from workbench.gui.records.entry import ENTER, Typed, Understood
from workbench.gui.records.folds import Fold, fold_of, later
from workbench.gui.records.made_of import PageWords, Records
from workbench.gui.records.page import RecordPage
from workbench.gui.records.rows import RowWords

WORDS = PageWords(
    title="Comments",
    noun="point",
    prompt="¶, then what is said",
    empty="What the parties say to the draft, one point at a time: 18 She rang back within the "
    "hour. Each is answered, and what it changed is shown beside it.",
)

_IN_SIGHT = (
    PointResult.TO_ANSWER,
    PointResult.ACCEPTED,
    PointResult.PARTLY,
    PointResult.NOT_ACCEPTED,
)
"""The results that stand side by side; in the list the keys 1 to 4 give them."""

_SIGNS = {PointResult.TO_ANSWER: "○"}


class CommentsPage(RecordPage[Point]):
    """The points of comment of a case, by the party that made them."""

    adds_first = True

    def __init__(self, desk: Desk, live: Live) -> None:
        self._change = BeforeAfter(desk, live)
        super().__init__(
            desk,
            Records(
                "point",
                "comments",
                WORDS,
                (
                    Column("Paragraph", lambda case, p: str(number_as_sent(case, p) or ""), 8),
                    Column("What is said", lambda case, p: p.text),
                    Column("Result", lambda case, p: capitalised(p.result.value), 14),
                    Column("Answer", lambda case, p: p.answer, 30),
                ),
                [*_rows(desk, live, self._change)],
                order=self._key,
                field="text",
            ),
        )
        self._schedule = ScheduleWriter(desk, live)
        self._said = named(note(), "comments.progress")
        self.listed.foot.addWidget(
            held(column_of(self._said, margins=(2 * GRID, GRID, 2 * GRID, GRID)))
        )
        tip = "Comments received: note what a party sent in, or that it has none"
        received = icon_button("mail", "comments.response", lambda: self._ask(None), tip)
        self.listed.head.insertWidget(2, received)
        self.add_act("Read a returned Word file…", "returned", self._on_returned)
        self.add_act("Wording of a second reader…", "wording", self._on_wording)
        self.add_act("Compare two versions…", "compare", self._on_compare)
        self.add_act("About these comments…", "about", self._on_about)
        self.add_act("Comments schedule…", "schedule", self._schedule.choose)
        for number, result in enumerate(_IN_SIGHT, 1):
            key_act(self.table, str(number), partial(self._settle, result), here=True)
        self.when_shown(self._change.show_point)
        live.composed.connect(lambda _document: self.form.summarise())
        self.follow(self._show_progress, "point", "response", "version", "case", "person")
        self.follow(self.model.rearrange, "response")

    def _settle(self, result: PointResult) -> None:
        """Give the chosen points a result."""
        self.form.commit_all()
        ids = self.table.chosen_ids()

        def settled(case: CaseFile) -> CaseFile:
            for id in ids:
                case = set_fields(case, "point", id, result=result)
            return case

        if ids and self.desk.bridge.apply("Edit point: result", settled):
            announce(self, capitalised(result.value))

    def _key(self, point: Point) -> Any:
        response = self.desk.bridge.case.responses.get(point.response_id)
        place = (response.position, response.id) if response is not None else (1 << 30, "")
        return place, point.position, point.id

    def row_words(self, case: CaseFile, record: Any) -> RowWords:
        """The paragraph and the result, then what is said, under whose response it is."""
        response = case.responses.get(record.response_id)
        number = number_as_sent(case, record)
        sign = _SIGNS.get(record.result, "✓")
        about = shortened(label_at(case, record.place), 60) or "The whole draft"
        return RowWords(
            title=f"¶ {number}" if number is not None else about,
            aside=f"{sign} {capitalised(record.result.value)}",
            words=shortened(" ".join(record.text.split()), 160) or "Nothing entered yet",
            group=heading(case, response) if response is not None else "Not from anybody yet",
        )

    def understood(self, case: CaseFile, line: str) -> Understood:
        """Which paragraph is meant, and whose comment it becomes."""
        read = read_point(line)
        response = case.responses.get(self._response_id())
        draft = draft_words(case, response)
        where = f"¶ {read.number}" if read.number is not None else "the whole draft"
        where += f" of {draft}" if draft and read.number is not None else ""
        whose = response_label(case, response) if response is not None else "a new response"
        return Understood(f"{where}, {whose} · {ENTER}" if read.text else "")

    def entered(self, case: CaseFile, typed: Typed) -> CaseFile:
        """The case with the point of a line, beside the one chosen; a colleague's with a note."""
        if may_note(case):
            now = self.desk.workbench.now()
            return note_line(case, typed.words, typed.ids, now, self.desk.services.at_desk.name)
        return add_point(case, typed.words, self._response_id(), typed.ids)

    def new_record(self, case: CaseFile, id: str) -> Any:
        """A point of the response in hand."""
        return Point(id=id, response_id=self._response_id())

    def _response_id(self) -> str:
        """The response noted last while it has no points, else that of the chosen point.

        A second reader's is none of them, but in a case that one reads: what is typed is a party's.
        """
        case, record = self.desk.bridge.case, self.record()
        notes = may_note(case)
        known = [each for each in case.responses.values() if notes or not each.second_reader]
        last = max(known, key=own_order, default=None)
        awaiting = last is not None and not last.no_comments and not points_of(case, last)
        if record is not None and not awaiting and record.response_id in {r.id for r in known}:
            return record.response_id
        return last.id if last is not None else ""

    def focus_record(self, kind: str, id: str, field: str) -> None:
        """Show a point; of a response its first one, or what is noted of it."""
        if kind != "response":
            super().focus_record(kind, id, field)
            return
        case = self.desk.bridge.case
        response = case.responses.get(id)
        points = points_of(case, response) if response is not None else ()
        if points:
            super().focus_record("point", points[0].id, "")
        elif response is not None:
            self._ask(response)

    def _on_returned(self) -> None:
        self.form.commit_all()
        window = choose_returned(self.desk, self)
        if window is not None:
            self.ask(window)

    def _on_wording(self) -> None:
        """Show the wording of the reading that came back last and still has any to take."""
        self.form.commit_all()
        case = self.desk.bridge.case
        own = ordered(case, "reading") if case.case.handed is Handed.OWN else ()
        past: list[str] = []
        for reading in reversed(own):
            if show_wording(self.desk, reading, self):
                return
            past += not_offered(case, reading, self.desk.workbench.compose)
        self.desk.dialogs.inform(
            "Wording of a second reader",
            "No wording of a second reader is waiting.",
            "\n\n".join(past),
        )

    def _on_compare(self) -> None:
        self.form.commit_all()
        self.ask(CompareWindow(self.desk, self))

    def _on_about(self) -> None:
        self._ask(self.desk.bridge.case.responses.get(self._response_id()))

    def _ask(self, response: Response | None) -> None:
        self.form.commit_all()
        dialog = ResponseDialog(self.desk, response, self)
        self.ask(dialog)
        if response is None:  # what they say is typed next
            dialog.finished.connect(lambda saved: self.begin_entry() if saved else None)

    def _show_progress(self) -> None:
        today: date = self.desk.workbench.clock.today()
        self._said.setText("\n".join(progress_lines(self.desk.bridge.case, today)))


def _rows(desk: Desk, live: Live, change: BeforeAfter) -> list[Any]:
    at = records_of(desk, "point")
    return [
        TextField(at, "text", least=2),
        SourcesField(at, "sources"),
        SegmentsField(at, "result", _IN_SIGHT),
        change,
        TextField(at, "answer", "Stands in the comments schedule", least=3),
        changed_elsewhere(desk, live),
        Fold(
            "Does it change a finding?",
            lambda: [CheckField(at, "changes_finding")],
            lambda case, p: "yes" if p.changes_finding else "no",
        ),
        Fold(
            "Must the other side see it?",
            lambda: [
                LinkField(at, "adverse_id"),
                ChoiceField(at, "showing"),
                TextField(at, "showing_reason", least=2),
            ],
            _showing,
        ),
        fold_of("Wording proposed", later(TextField, at, "proposed", least=2)),
        fold_of(
            "As it came", later(TextField, at, "quoted", least=1), later(LineField, at, "author"),
            later(TextField, at, "replies", least=1),
        ),
        fold_of("Notes", later(TextField, at, "note", least=2)),
    ]  # fmt: skip


def _showing(case: CaseFile, point: Point) -> str:
    about = f"adverse to {alias_of(case, point.adverse_id)}" if point.adverse_id else ""
    why = shortened(" ".join(point.showing_reason.split()), 60)
    return ", ".join(filter(None, (point.showing.value, about, why)))
