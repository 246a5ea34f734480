"""Loose paragraphs made the words of records, each staying where it stands in the statement.

Under one subheading passages are printed first, then events by date, limits, findings and
recommendations, then other passages. Where records and paragraphs alternate, a subheading without
a title begins under the same one, so that nothing changes its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from enum import IntEnum
from typing import Any

from workbench.application.outside.places import Place, between, main_topics, passages_of
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.records.chronology import in_order
from workbench.domain.records.drafting import Passage, Placement, Topic, TopicRole
from workbench.statement.composing.procedure import told_limits, told_recommendations
from workbench.statement.markup.pieces import pieces


class _Rank(IntEnum):
    """The order in which a subheading prints what it gathers."""

    BEFORE = 0
    EVENT = 1
    LIMIT = 2
    FINDING = 3
    RECOMMENDATION = 4
    AFTER = 5


_KINDS = {
    "event": _Rank.EVENT,
    "limit": _Rank.LIMIT,
    "finding": _Rank.FINDING,
    "recommendation": _Rank.RECOMMENDATION,
}


@dataclass(frozen=True, slots=True)
class Taken:
    """Paragraphs that become the words of a record: where they stand, its kind, the record."""

    place: Place
    kind: str
    record: Any


@dataclass(slots=True)
class _Laying:
    """What is made of one case: its topics in order, and the records with their new places.

    `first` is the first subheading of each role.
    """

    case: CaseFile
    first: Mapping[TopicRole, str]
    topics: list[Topic] = field(default_factory=list)
    records: list[tuple[str, Any]] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)

    def new(self, kind: str, stem: str) -> str:
        """A short id of a kind that no record has yet."""
        used = {*self.case.records(kind), *(r.id for k, r in self.records if k == kind)}
        used |= {topic.id for topic in self.topics} if kind == "topic" else set()
        number = len(used) + 1
        while f"{stem}{number}" in used:
            number += 1
        return f"{stem}{number}"


def laid(case: CaseFile, taken: Sequence[Taken]) -> CaseFile:
    """The case with paragraphs as the words of records, printing everything in the same order."""
    by_passage: dict[str, list[Taken]] = {}
    for each in sorted(taken, key=lambda each: each.place.first):
        by_passage.setdefault(each.place.passage, []).append(each)
    main = main_topics(case)
    laying = _Laying(case, {topic.role: topic.id for topic in reversed(main)})
    for topic in main:
        laying.topics.append(topic)
        if any(p.topic_id == topic.id and p.id in by_passage for p in case.passages.values()):
            _pack(list(_contents(topic, by_passage, laying)), topic, laying)
    own = {each.id for each in main}
    return _written(laying, [each for each in case.topics.values() if each.id not in own])


def _written(laying: _Laying, others: Sequence[Topic]) -> CaseFile:
    case = laying.case
    if len(laying.topics) + len(others) > len(case.topics):
        start = min((each.position for each in laying.topics), default=0)
        end = start + len(laying.topics)
        moved = [t if t.position < start else replace(t, position=t.position + end) for t in others]
        placed = [replace(t, position=start + n) for n, t in enumerate(laying.topics)]
        case = case.with_collection("topic", {t.id: t for t in (*moved, *placed)})
    for id in laying.gone:
        case = case.without("passage", id)
    for kind, record in laying.records:
        case = case.with_record(kind, record)
    return case


def _contents(
    topic: Topic, taken: Mapping[str, Sequence[Taken]], laying: _Laying
) -> Iterator[tuple[str, Any]]:
    """What a subheading prints by itself, in order, with the paragraphs taken as their records."""
    case = laying.case
    for passage in passages_of(case, topic.id, Placement.BEFORE):
        yield from _pieces(passage, taken.get(passage.id, ()))
    for kind, records in _own(topic, laying):
        for record in records:
            yield kind, record
    for passage in passages_of(case, topic.id, Placement.AFTER):
        yield from _pieces(passage, taken.get(passage.id, ()))


def _own(topic: Topic, laying: _Laying) -> Iterator[tuple[str, Sequence[Any]]]:
    """The records printed under a subheading; the first of its role has those without one."""
    case = laying.case
    facts, analysis = (
        laying.first.get(role) == topic.id for role in (TopicRole.FACTS, TopicRole.ANALYSIS)
    )

    def here(record: Any, first: bool) -> bool:
        return record.topic_id == topic.id or (first and record.topic_id not in case.topics)

    told = (each for each in case.events.values() if each.in_statement and here(each, facts))
    yield "event", in_order(told)
    yield "limit", [each for each in told_limits(case) if here(each, facts)]
    found = (each for each in case.findings.values() if here(each, analysis))
    yield "finding", sorted(found, key=_place)
    yield "recommendation", [each for each in told_recommendations(case) if here(each, analysis)]


def _place(record: Any) -> tuple[int, str]:
    return record.position, record.id


def _pieces(passage: Passage, taken: Sequence[Taken]) -> Iterator[tuple[str, Any]]:
    if not taken:
        yield "passage", passage
        return
    at, first = 0, True
    for each in taken:
        if each.place.first > at:
            text = between(passage, at, each.place.first - 1)
            yield "passage", replace(passage, id=passage.id if first else "", text=text)
            first = False
        yield each.kind, each.record
        at = each.place.last + 1
    if at < len(pieces(passage.text)):
        text = between(passage, at, len(pieces(passage.text)))
        yield "passage", replace(passage, id=passage.id if first else "", text=text)
    elif first:
        yield "gone", passage


def _pack(contents: Sequence[tuple[str, Any]], topic: Topic, laying: _Laying) -> None:
    """Give every passage and record its subheading and its place among those of its kind."""
    here, rank = topic, _Rank.BEFORE
    last: Any = None
    for kind, record in contents:
        if kind == "gone":
            laying.gone.add(record.id)
            continue
        wanted = _KINDS.get(kind, _Rank.BEFORE if rank is _Rank.BEFORE else _Rank.AFTER)
        if wanted < rank or (wanted is rank and not _follows(kind, last, record)):
            here = replace(topic, id=laying.new("topic", "t"), title="", key="",
                           parent_id=topic.parent_id or topic.id)  # fmt: skip
            laying.topics.append(here)
            wanted = _KINDS.get(kind, _Rank.BEFORE)
        rank, last = wanted, record
        if kind == "passage":
            placement = Placement.BEFORE if rank is _Rank.BEFORE else Placement.AFTER
            record = replace(
                record,
                id=record.id or laying.new("passage", "s"),
                placement=placement,
                position=_next(laying, "passage", record),
            )
        laying.records.append((kind, replace(record, topic_id=here.id)))


def _next(laying: _Laying, kind: str, record: Passage) -> int:
    """A position after those given to the passages before it."""
    given = [
        each.position + 1
        for each_kind, each in laying.records
        if each_kind == kind and isinstance(each, Passage)
    ]
    return max(record.position, *given, 0)


def _follows(kind: str, last: Any, record: Any) -> bool:
    """Whether a record is printed after another of its kind under the same subheading."""
    if kind == "event":
        return in_order((last, record))[-1] is record
    if kind == "limit":
        key = (last.complaint_id, *_place(last)), (record.complaint_id, *_place(record))
        return key[0] < key[1]
    return kind == "passage" or _place(last) < _place(record)
