"""The recommendations tracker: what was asked for, what was done, and what we make of it."""

from __future__ import annotations

from workbench.application.case import editing
from workbench.application.procedure.steps import step_of
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.counting import Counting, DeadlineUnit, WorkingDays
from workbench.domain.dates.partial import DaySpan, PartialDate
from workbench.domain.procedure.steps import ImplementationView, PanelRecommendation
from workbench.domain.records.drafting import Topic, TopicRole
from workbench.domain.text import normalise_line

_NEEDS_REASON = (
    ImplementationView.LATE_WITH_REASON,
    ImplementationView.NOT_DONE_WITH_REASON,
)


_REPORTS = (("s3-report", "the panel"), ("s2-officer-report", "the investigating officer"))
"""The steps that are reports with recommendations, the last first, and whose each is."""

_LONGEST_TITLE = 6
"""The most words before a colon that are a title."""


def recommendations_of(case: CaseFile, complaint_id: str) -> list[PanelRecommendation]:
    """The recommendations made on a complaint, in order."""
    listed = editing.ordered(case, "recommendation")
    return [each for each in listed if each.complaint_id == complaint_id]


def new_recommendation(case: CaseFile, id: str, complaint_id: str) -> PanelRecommendation:
    """A recommendation as it begins: by whoever made the last one on this complaint, else in the
    last report there is.
    """
    before = recommendations_of(case, complaint_id)
    if before:
        made_by, made_on = before[-1].made_by, before[-1].made_on
    else:
        made_by, made_on = _reported(case, complaint_id)
    return PanelRecommendation(
        id=id, complaint_id=complaint_id, made_by=made_by, made_on=made_on, recounted=True
    )


def _reported(case: CaseFile, complaint_id: str) -> tuple[str, PartialDate | None]:
    """Who reported last on a complaint, and when; the panel while nobody has."""
    for key, who in _REPORTS:
        step = step_of(case, complaint_id, key)
        if step is not None and step.on is not None:
            return who, step.on
    return _REPORTS[0][1], None


def read_recommendation(line: str) -> tuple[str, str]:
    """The title of a recommendation and what was recommended: "Apology: apologise for the delay".

    Without a few words before a colon there is no title.
    """
    words = normalise_line(line)
    title, colon, what = words.partition(": ")
    if not colon or len(title.split()) > _LONGEST_TITLE:
        return "", words
    return title.strip(), what.strip()


def heading(case: CaseFile, recommendation: PanelRecommendation) -> str:
    """The title of its part of the findings: "Panel recommendation 2: apology"."""
    siblings = [
        each
        for each in recommendations_of(case, recommendation.complaint_id)
        if each.made_by == recommendation.made_by
    ]
    number = [each.id for each in siblings].index(recommendation.id) + 1
    kind = "Panel recommendation" if "panel" in recommendation.made_by.lower() else "Recommendation"
    title = recommendation.title.strip()
    return f"{kind} {number}: {title}" if title else f"{kind} {number}"


def put_in_statement(case: CaseFile, id: str, new_topic_id: str) -> CaseFile:
    """The case with a recommendation as a titled part of the findings.

    It gets a subheading of its own under the first one with findings; one it has is kept.
    """
    recommendation = case.recommendations[id]
    if recommendation.topic_id not in case.topics:
        analysis = next(
            (t for t in editing.ordered(case, "topic") if t.role is TopicRole.ANALYSIS), None
        )
        topic = Topic(
            id=new_topic_id,
            section=analysis.section if analysis is not None else "what-i-found",
            title=heading(case, recommendation),
            parent_id=analysis.id if analysis is not None else "",
        )
        case = editing.add(case, "topic", topic)
        case = editing.set_fields(case, "recommendation", id, topic_id=new_topic_id)
    return editing.set_fields(case, "recommendation", id, in_statement=True)


def take_from_statement(case: CaseFile, id: str) -> CaseFile:
    """The case with a recommendation out of the statement, and its subheading if it is empty."""
    topic_id = case.recommendations[id].topic_id
    case = editing.set_fields(case, "recommendation", id, in_statement=False)
    if topic_id in case.topics and not _used(case, topic_id):
        case = editing.remove(case, "topic", topic_id)
    return case


def _used(case: CaseFile, topic_id: str) -> bool:
    kinds = ("passage", "event", "finding", "limit", "recommendation")
    return any(
        record.topic_id == topic_id and getattr(record, "in_statement", True)
        for kind in kinds
        for record in case.records(kind).values()
    ) or any(topic.parent_id == topic_id for topic in case.topics.values())


def lateness(recommendation: PanelRecommendation, calendar: WorkingDays) -> str:
    """How what was done stands to when it was due, in calendar days; "" while a date is missing.

    Dates that are only partly known give a range.
    """
    if recommendation.due is None or recommendation.done_on is None:
        return ""
    due, done = DaySpan.of(recommendation.due), DaySpan.of(recommendation.done_on)
    counting = Counting(DeadlineUnit.DAYS, calendar)
    if done.latest is not None and due.earliest is not None and done.latest <= due.earliest:
        return "done by the day it was due"
    if done.earliest is not None and due.latest is not None and done.earliest > due.latest:
        days = counting.taken_between(due, done)
        assert days is not None
        return f"{days.words('day', 'days')} late"
    return "the dates do not show whether it was late"


def missing_in(case: CaseFile, recommendation: PanelRecommendation) -> tuple[str, ...]:
    """What a recommendation still lacks, in sentences."""
    found = []
    if recommendation.view is ImplementationView.UNDECIDED:
        found.append("There is no view on whether it was carried out.")
    elif not recommendation.analysis.strip() and not recommendation.recounted:
        found.append("The view has no analysis.")
    if recommendation.view in _NEEDS_REASON and not recommendation.explanation.strip():
        found.append("The good reason is not recorded: the council’s explanation is empty.")
    return tuple(found)
