"""The subheadings of a section and what is gathered under each of them.

Under a subheading stand its standard paragraphs, passages before, events, how limits of the
council's procedure were kept, findings with their injustices, recommendations, and passages
after; subheadings under it follow one level lower. Events and limits without a subheading go to
the first for facts, findings and recommendations to the first for analysis; where there is none
the program makes one. Nothing written is ever left out because its subheading is gone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import field

from workbench.domain.dataclass import dataclass
from workbench.domain.fields import own_order
from workbench.domain.library.reference import StandardParagraph
from workbench.domain.procedure.steps import PanelRecommendation, StepLimit
from workbench.domain.records.chronology import ChronologyEvent
from workbench.domain.records.drafting import Passage, Placement, Topic, TopicRole
from workbench.domain.records.findings import Finding, Injustice
from workbench.statement.composing.context import Composition
from workbench.statement.composing.events import event_blocks
from workbench.statement.composing.procedure import (
    limit_blocks,
    told_limits,
    told_recommendations,
)
from workbench.statement.composing.recommendation import recommendation_blocks
from workbench.statement.composing.wording import alike_told, injustice_words
from workbench.statement.markup.authored import read_blocks
from workbench.statement.nodes import Block, BlockSource, Subheading

MADE_FACTS = "made-facts"
MADE_ANALYSIS = "made-analysis"


@dataclass(slots=True)
class _Gathered:
    """What stands under each subheading, by its id."""

    events: dict[str, list[ChronologyEvent]] = field(default_factory=lambda: defaultdict(list))
    findings: dict[str, list[Finding]] = field(default_factory=lambda: defaultdict(list))
    limits: dict[str, list[StepLimit]] = field(default_factory=lambda: defaultdict(list))
    recommendations: dict[str, list[PanelRecommendation]] = field(
        default_factory=lambda: defaultdict(list)
    )
    passages: dict[str, list[Passage]] = field(default_factory=lambda: defaultdict(list))
    standards: dict[str, list[StandardParagraph]] = field(default_factory=dict)
    children: dict[str, list[Topic]] = field(default_factory=lambda: defaultdict(list))


def ordered_topics(topics: Iterable[Topic]) -> list[Topic]:
    """Subheadings in reading order, those under another behind it."""
    listed = sorted(topics, key=own_order)
    parents = _parents(listed)
    result: list[Topic] = []
    for topic in listed:
        if not parents[topic.id]:
            result.append(topic)
            result.extend(_below(topic.id, listed, parents))
    return result


def _below(id: str, listed: Sequence[Topic], parents: dict[str, str]) -> list[Topic]:
    return [topic for topic in listed if parents[topic.id] == id]


def _parents(listed: Sequence[Topic]) -> dict[str, str]:
    """The top subheading each one stands under; "" for those at the top.

    A parent that is gone, elsewhere or part of a circle counts as none.
    """
    known = {topic.id: topic.parent_id for topic in listed}
    result: dict[str, str] = {}
    for id in known:
        top, seen = id, {id}
        while known.get(top) in known and known[top] not in seen:
            top = known[top]
            seen.add(top)
        circle = known.get(top) in known
        result[id] = "" if top == id or circle else top
    return result


def topics_in(making: Composition, section_id: str, also_others: frozenset[str]) -> list[Topic]:
    """The case's subheadings of a section in reading order.

    `also_others` are the sections of this outline when subheadings of any other section are to
    stand here too, so that changing the kind of statement loses none.
    """
    return ordered_topics(
        topic
        for topic in making.case.topics.values()
        if topic.section == section_id or (also_others and topic.section not in also_others)
    )


def topic_blocks(
    making: Composition,
    topics: Sequence[Topic],
    standards: Sequence[StandardParagraph],
    *,
    main: bool,
    headings: bool = True,
) -> list[Block]:
    """All subheadings of a section with their contents.

    `standards` are the section's standard paragraphs that belong under a subheading. `main` says
    that events, findings and passages without a subheading of their own stand here, under
    "What happened" and "Analysis" unless `headings` is false.
    """
    if main:
        topics = _with_made(making, topics, headings)
    gathered = _gather(making, topics, standards, main)
    result = _standard_topics(making, topics, standards, "before")
    shown = {topic.id for topic in topics}
    parents = _parents(topics)
    for topic in topics:
        if not parents[topic.id]:
            result.extend(_topic(topic, making, gathered, 2))
    result.extend(_standard_topics(making, topics, standards, "after"))
    if main:
        everywhere = {topic.id for topic in making.case.topics.values()} | shown
        lost = [p for p in making.case.passages.values() if p.topic_id not in everywhere]
        result.extend(_passages(lost, making))
    return result


def _with_made(making: Composition, topics: Sequence[Topic], headings: bool) -> list[Topic]:
    """The subheadings with one for facts and one for analysis, should they be needed."""
    result = list(topics)
    if _stray_events(making) and not _first(result, TopicRole.FACTS):
        title = making.line("heading-facts") if headings else ""
        facts = Topic(id=MADE_FACTS, title=title, role=TopicRole.FACTS)
        before = _first(result, TopicRole.ANALYSIS)
        top = _parents(result)
        at = len(result)
        if before is not None:
            at = [topic.id for topic in result].index(top[before.id] or before.id)
        result.insert(at, facts)
    if _stray_findings(making) and not _first(result, TopicRole.ANALYSIS):
        title = making.line("heading-analysis") if headings else ""
        result.append(Topic(id=MADE_ANALYSIS, title=title, role=TopicRole.ANALYSIS))
    return result


def _stray_events(making: Composition) -> bool:
    topics = making.case.topics
    events = making.case.events.values()
    return any(event.in_statement and event.topic_id not in topics for event in events) or any(
        limit.topic_id not in topics for limit in told_limits(making.case)
    )


def _stray_findings(making: Composition) -> bool:
    topics = making.case.topics
    return any(
        finding.topic_id not in topics and _has_words(finding, making)
        for finding in making.case.findings.values()
    ) or any(each.topic_id not in topics for each in told_recommendations(making.case))


def _has_words(finding: Finding, making: Composition) -> bool:
    return bool(finding.analysis.strip() or _told(_injustices(finding, making), making))


def _injustices(finding: Finding, making: Composition) -> list[Injustice]:
    found = (each for each in making.case.injustices.values() if each.finding_id == finding.id)
    return sorted(found, key=own_order)


def _told(injustices: Sequence[Injustice], making: Composition) -> list[Block]:
    """What is said of injustices: in the words given, or worded from kind, people and how."""
    result: list[Block] = []
    for each in injustices:
        origin, alike = f"injustice:{each.id}", alike_told(injustices, each)
        if each.statement_text.strip():
            result += making.authored(each.statement_text, origin)
        elif alike[:1] == [each]:
            words = injustice_words(alike, making.library)
            result += read_blocks(words, making.cast, origin, source=BlockSource.DERIVED)
    return result


def _first(topics: Iterable[Topic], role: TopicRole) -> Topic | None:
    return next((topic for topic in topics if topic.role is role), None)


def _gather(
    making: Composition,
    topics: Sequence[Topic],
    standards: Sequence[StandardParagraph],
    main: bool,
) -> _Gathered:
    gathered = _Gathered()
    case = making.case
    facts, analysis = _first(topics, TopicRole.FACTS), _first(topics, TopicRole.ANALYSIS)
    for event in case.events.values():
        if event.in_statement:
            gathered.events[_place(event.topic_id, making, facts if main else None)].append(event)
    for finding in sorted(case.findings.values(), key=own_order):
        place = _place(finding.topic_id, making, analysis if main else None)
        gathered.findings[place].append(finding)
    _gather_procedure(making, gathered, facts if main else None, analysis if main else None)
    for passage in case.passages.values():
        gathered.passages[passage.topic_id].append(passage)
    parents = _parents(topics)
    for topic in topics:
        if parents[topic.id]:
            gathered.children[parents[topic.id]].append(topic)
    for key, paragraphs in _by_topic(standards).items():
        own = next((topic.id for topic in topics if topic.key == key), None)
        if own is not None:
            gathered.standards[own] = paragraphs
    return gathered


def _gather_procedure(
    making: Composition, gathered: _Gathered, facts: Topic | None, analysis: Topic | None
) -> None:
    for limit in told_limits(making.case):
        gathered.limits[_place(limit.topic_id, making, facts)].append(limit)
    for each in told_recommendations(making.case):
        gathered.recommendations[_place(each.topic_id, making, analysis)].append(each)


def _place(topic_id: str, making: Composition, default: Topic | None) -> str:
    if topic_id in making.case.topics:
        return topic_id
    return default.id if default is not None else ""


def _by_topic(standards: Iterable[StandardParagraph]) -> dict[str, list[StandardParagraph]]:
    result: dict[str, list[StandardParagraph]] = defaultdict(list)
    for paragraph in standards:
        result[paragraph.topic].append(paragraph)
    return result


def _standard_topics(
    making: Composition,
    topics: Sequence[Topic],
    standards: Sequence[StandardParagraph],
    place: str,
) -> list[Block]:
    """Standard paragraphs whose subheading is not among the case's own."""
    keys = {topic.key for topic in topics if topic.key}
    result: list[Block] = []
    for key, paragraphs in _by_topic(standards).items():
        here = [each for each in paragraphs if each.place == place]
        if key in keys or not here:
            continue
        title = next((each.topic_title for each in paragraphs if each.topic_title), "")
        if title:
            result.append(Subheading(text=title, origin=f"standard:{here[0].id}"))
        result.extend(making.standard(here))
    return result


def _topic(topic: Topic, making: Composition, gathered: _Gathered, level: int) -> list[Block]:
    result: list[Block] = list(making.standard(gathered.standards.get(topic.id, ())))
    passages = gathered.passages[topic.id]
    result += _passages((p for p in passages if p.placement is Placement.BEFORE), making)
    result += event_blocks(gathered.events[topic.id], making)
    for limit in gathered.limits[topic.id]:
        result += limit_blocks(limit, making)
    for finding in gathered.findings[topic.id]:
        result += making.authored(finding.analysis, f"finding:{finding.id}:analysis")
        result += _told(_injustices(finding, making), making)
    for each in gathered.recommendations[topic.id]:
        result += recommendation_blocks(each, making)
    result += _passages((p for p in passages if p.placement is Placement.AFTER), making)
    for child in gathered.children[topic.id]:
        result += _topic(child, making, gathered, 3)
    title = topic.title.strip()
    if not result or not title:
        return result
    heading = Subheading(text=making.plain(title), level=level, origin=f"topic:{topic.id}")
    return [heading, *result]


def _passages(passages: Iterable[Passage], making: Composition) -> list[Block]:
    result: list[Block] = []
    for passage in sorted(passages, key=own_order):
        result += making.authored(passage.text, f"passage:{passage.id}")
    return result
