"""The recommendations tracker: what was asked of the council, what it did, what we make of it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from workbench.application.case.changes import ChangeSet
from workbench.application.procedure.recommendations import (
    heading,
    lateness,
    missing_in,
    new_recommendation,
    put_in_statement,
    take_from_statement,
)
from workbench.application.records.labels import evidence_label, recommendation_label, topic_label
from workbench.domain.casefile import CaseFile
from workbench.domain.procedure.steps import CouncilAnswer, ImplementationView, PanelRecommendation
from workbench.gui.desk import Desk
from workbench.gui.fields.choice import ChoiceField, LinkField, sentence_case
from workbench.gui.fields.dates import PartialDateField
from workbench.gui.fields.links import SourcesField
from workbench.gui.fields.text import LineField, MarkupField, SuggestField, TextField
from workbench.gui.look.appearance import GRID
from workbench.gui.look.labels import FAULT_MARK, fault_label, note
from workbench.gui.procedure.complaint_records import ComplaintRecords
from workbench.gui.procedure.counted import Counted
from workbench.gui.records.form import wide
from workbench.gui.records.model import Column
from workbench.gui.records.page import PageWords

_MADE_BY = ("the panel", "the investigating officer", "the adjudicating officer", "the council")

WORDS = PageWords(
    title="Recommendations",
    noun="recommendation",
    about="",
    empty_title="No recommendation yet",
    empty="Enter each recommendation of the investigating officer, the adjudicating officer or "
    "the panel by itself, then follow what the council did. Each can become a part of the "
    "findings.",
    first="Add a recommendation",
)


class RecommendationsTab(ComplaintRecords):
    """The recommendations made on the complaint shown."""

    def __init__(self, desk: Desk, counted: Counted) -> None:
        self._counted = counted
        self.lateness = note()
        self.lateness.setObjectName("procedure.recommendation.lateness")
        self.missing = fault_label()
        self.missing.setObjectName("procedure.recommendation.missing")
        self.told = note()
        self.told.setObjectName("procedure.recommendation.told")
        self.make = QPushButton("Make it a part of the findings")
        self.make.setObjectName("procedure.recommendation.make")
        self.make.setAutoDefault(True)
        columns = (
            Column(
                "Recommendation",
                lambda case, each: sentence_case(recommendation_label(case, each)),
            ),
            Column("Made by", lambda case, each: sentence_case(each.made_by), 19, spare=3),
            Column("Accepted", lambda case, each: sentence_case(each.accepted.value), 13, spare=2),
            Column("Due", lambda case, each: _date(each.due), 17, spare=4),
            Column("Done", lambda case, each: _date(each.done_on), 17, spare=1),
            Column("View", lambda case, each: sentence_case(each.view.value), 26),
            Column("Findings", lambda case, each: "✓" if each.in_statement else "", 8),
        )
        super().__init__(
            desk, "procedure.recommendations", "recommendation", WORDS, columns, self._rows(desk)
        )
        self.make.clicked.connect(lambda _=False: self._on_make())
        desk.bridge.changed.connect(self._on_recommendations)
        self._tell()

    def new_record(self, case: CaseFile, id: str) -> Any:
        """A recommendation by whoever made the last one."""
        return new_recommendation(case, id, self.complaint_id)

    def _rows(self, desk: Desk) -> list[Any]:
        kind = "recommendation"
        act = QWidget()
        row = QHBoxLayout(act)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.make)
        row.addWidget(self.told, 1)
        return [
            (
                wide(LineField(desk, kind, "title", "Title", "", "Apology for the delay")),
                SuggestField(desk, kind, "made_by", "Made by", lambda case: _MADE_BY),
                PartialDateField(desk, kind, "made_on", "Made on"),
            ),
            MarkupField(desk, kind, "text", "What was recommended", least=2),
            (
                ChoiceField(desk, kind, "accepted", "The council’s answer", CouncilAnswer),
                PartialDateField(desk, kind, "due", "Due"),
                PartialDateField(desk, kind, "done_on", "Done on"),
            ),
            self.lateness,
            TextField(desk, kind, "done", "What was done", least=2),
            SourcesField(desk, kind, "sources", "Evidence of it", evidence_label),
            TextField(desk, kind, "explanation", "The council’s explanation", least=2),
            "What you make of it",
            ChoiceField(desk, kind, "view", "View", ImplementationView),
            MarkupField(
                desk, kind, "analysis", "Analysis",
                "Printed under a subheading of its own once it is a part of the findings",
            ),
            self.missing,
            act,
            LinkField(
                desk, kind, "topic_id", "Under the subheading", "topic", topic_label,
                "One of its own, once it is a part of the findings",
            ),
        ]  # fmt: skip

    # --- acts ------------------------------------------------------------------------------------

    def _on_make(self) -> None:
        self.form.commit_all()
        each = self._shown()
        if each is None:
            return
        id = each.id
        if each.in_statement:
            self.desk.bridge.apply(
                "Take recommendation out of the findings",
                lambda case: take_from_statement(case, id),
            )
            return
        topic_id = self.desk.ids.new("topic")
        self.desk.bridge.apply(
            "Make recommendation a part of the findings",
            lambda case: put_in_statement(case, id, topic_id),
        )

    def _shown(self) -> PanelRecommendation | None:
        return self.desk.bridge.case.recommendations.get(self.form.record_id)

    # --- following -------------------------------------------------------------------------------

    def _on_chosen(self, id: str) -> None:
        super()._on_chosen(id)
        self._tell()

    def _on_recommendations(self, change_set: ChangeSet) -> None:
        if change_set.touches("recommendation", "topic"):
            self._tell()

    def _tell(self) -> None:
        case, each = self.desk.bridge.case, self._shown()
        late = lateness(each, self._counted.calendar) if each is not None else ""
        self.lateness.setText(late[:1].upper() + late[1:] + "." if late else "")
        self.lateness.setVisible(bool(late))
        missing = missing_in(case, each) if each is not None else ()
        self.missing.setText("\n".join(FAULT_MARK + words for words in missing))
        self.missing.setVisible(bool(missing))
        inside = each is not None and each.in_statement
        self.make.setText(
            "Take it out of the findings" if inside else "Make it a part of the findings"
        )
        self.told.setText(self._heading(case, each) if each is not None else "")

    @staticmethod
    def _heading(case: CaseFile, each: PanelRecommendation) -> str:
        topic = case.topics.get(each.topic_id)
        if each.in_statement:
            title = topic.title if topic is not None else ""
            return f"Printed under “{title}”." if title else "Printed in the findings."
        return f"It would stand under “{heading(case, each)}”."


def _date(on: Any) -> str:
    words = on.in_words() if on is not None else ""
    return words[:1].upper() + words[1:]
