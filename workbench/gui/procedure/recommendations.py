"""The recommendations tracker: what was asked of the council, what it did, what we make of it."""

from __future__ import annotations

from typing import Any

from workbench.application.case import editing
from workbench.application.procedure.recommendations import (
    heading,
    lateness,
    missing_in,
    new_recommendation,
    put_in_statement,
    read_recommendation,
    take_from_statement,
)
from workbench.application.records.labels import recommendation_label
from workbench.domain.casefile import CaseFile
from workbench.domain.procedure.steps import PanelRecommendation
from workbench.domain.text import capitalised
from workbench.gui.dates.field import PartialDateField
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import records_of
from workbench.gui.fields.choice import CheckField, ChoiceField, LinkField
from workbench.gui.fields.links import SourcesField
from workbench.gui.fields.text import LineField, MarkupField, SuggestField
from workbench.gui.look.buttons import push_button
from workbench.gui.look.labels import note
from workbench.gui.look.layout import GRID, held, named, row_of
from workbench.gui.procedure.complaint_records import ComplaintRecords
from workbench.gui.procedure.dates.timings import ComplaintTimings
from workbench.gui.records.columns import Column
from workbench.gui.records.entry import ENTER, Typed, Understood
from workbench.gui.records.folds import TO_DO, Fold, fold_of, later
from workbench.gui.records.made_of import PageWords, Records
from workbench.gui.records.rows import RowWords
from workbench.statement.naming.mentions import link_mentions

_MADE_BY = ("the panel", "the investigating officer", "the adjudicating officer", "the council")

WORDS = PageWords(
    title="Recommendations",
    noun="recommendation",
    prompt="What was recommended",
    empty="Each recommendation of the investigating officer, the adjudicating officer or the panel "
    "by itself; then what the council did. Each can become a part of the findings.",
)


class MadeAtCouncilTab(ComplaintRecords[PanelRecommendation]):
    """The recommendations made on the complaint shown."""

    def __init__(self, desk: Desk, counted: ComplaintTimings) -> None:
        self._counted = counted
        self.lateness = named(note(), "procedure.recommendation.lateness")
        self.missing = named(note(), "procedure.recommendation.missing")
        self.stands = named(note(), "procedure.recommendation.told")
        self.make = push_button(
            "Make it a part of the findings", "procedure.recommendation.make", self._on_make
        )
        columns: tuple[Column[PanelRecommendation], ...] = (
            Column(
                "Recommendation",
                lambda case, each: capitalised(recommendation_label(case, each)),
            ),
            Column("Made by", lambda case, each: capitalised(each.made_by), 19),
            Column("Accepted", lambda case, each: capitalised(each.accepted.value), 13),
            Column("Due", lambda case, each: _date(each.due), 17),
            Column("Done", lambda case, each: _date(each.done_on), 17),
            Column("View", lambda case, each: capitalised(each.view.value), 26),
            Column("Findings", lambda case, each: "✓" if each.in_statement else "", 8),
        )
        kind, name = "recommendation", "procedure.recommendations"
        super().__init__(
            desk,
            Records(kind, name, WORDS, columns, self._rows(desk), row=_row, writes="text"),
        )
        self.shown.connect(self._refresh)
        self.follow(self._refresh, "recommendation", "topic")

    def understood(self, case: CaseFile, line: str) -> Understood:
        """What was recommended, behind its title where there is one."""
        title, what = read_recommendation(line)
        return Understood(" · ".join(filter(None, (title, what, ENTER))))

    def entered(self, case: CaseFile, typed: Typed) -> CaseFile:
        """The case with the recommendation of a line."""
        id, (title, what) = typed.ids.new("recommendation"), read_recommendation(typed.words)
        case = editing.add(case, "recommendation", self.new_record(case, id))
        what = link_mentions(what, case)
        return editing.set_fields(case, "recommendation", id, title=title, text=what)

    def new_record(self, case: CaseFile, id: str) -> Any:
        """A recommendation by whoever made the last one."""
        return new_recommendation(case, id, self.complaint_id)

    def _rows(self, desk: Desk) -> list[Any]:
        at = records_of(desk, "recommendation")
        act = held(row_of(self.make, (self.stands, 1), gap=2 * GRID))
        return [
            LineField(at, "title", "For its heading; it may stay blank", "Apology for the delay"),
            MarkupField(at, "text", least=2),
            SuggestField(at, "made_by", lambda case: _MADE_BY),
            PartialDateField(at, "made_on"),
            ChoiceField(at, "accepted"),
            MarkupField(at, "done", least=2),
            PartialDateField(at, "done_on"),
            self.lateness,
            ChoiceField(at, "view"),
            MarkupField(
                at, "analysis",
                "Printed under a subheading of its own once it is a part of the findings",
            ).printed(),
            self.missing,
            act,
            fold_of(
                "Due day and sources",
                later(PartialDateField, at, "due"),
                later(SourcesField, at, "sources"),
            ),
            fold_of("What the council said of it", later(MarkupField, at, "explanation", least=2)),
            Fold(
                "In the statement",
                lambda: [
                    CheckField(
                        at, "recounted",
                        "Each is a paragraph before the analysis, and can be reworded there",
                    ),
                    LinkField(at, "topic_id", "One of its own"),
                ],
                lambda case, each: self._heading(case, each),
            ),
        ]  # fmt: skip

    def _on_make(self) -> None:
        self.form.commit_all()
        each = self.record()
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

    def _refresh(self) -> None:
        case, each = self.desk.bridge.case, self.record()
        late = lateness(each, self._counted.calendar) if each is not None else ""
        self.lateness.setText(capitalised(late) + "." if late else "")
        self.lateness.setVisible(bool(late))
        missing = missing_in(case, each) if each is not None else ()
        self.missing.setText("\n".join(f"{TO_DO} {each}" for each in missing))
        self.missing.setVisible(bool(missing))
        inside = each is not None and each.in_statement
        self.make.setText(
            "Take it out of the findings" if inside else "Make it a part of the findings"
        )
        self.stands.setText(self._heading(case, each) if each is not None else "")

    @staticmethod
    def _heading(case: CaseFile, each: PanelRecommendation) -> str:
        topic = case.topics.get(each.topic_id)
        if each.in_statement:
            title = topic.title if topic is not None else ""
            return f"Printed under “{title}”." if title else "Printed in the findings."
        return f"It would stand under “{heading(case, each)}”."


def _row(case: CaseFile, each: PanelRecommendation) -> RowWords:
    """What was recommended, by whom, and how it stands."""
    said = (capitalised(each.made_by), each.accepted.value, each.view.value)
    return RowWords(
        words=capitalised(recommendation_label(case, each)),
        aside="✓" if each.in_statement else "",
        note=" · ".join(filter(None, said)),
    )


def _date(on: Any) -> str:
    return capitalised(on.in_words() if on is not None else "")
