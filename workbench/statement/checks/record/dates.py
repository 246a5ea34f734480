"""Checks of dates: events in order, every one of them dated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import PartialDate, Qualifier
from workbench.domain.dates.reader import read_front
from workbench.domain.fields import own_order
from workbench.domain.problems import Problem, Where, warning
from workbench.domain.records.drafting import TopicRole
from workbench.statement.checks.printed import Piece, PrintedStatement
from workbench.statement.origins import first

_LEADING = re.compile(r"(?:On|In|By) ")


def problems(statement: PrintedStatement) -> Iterator[Problem]:
    """Undated events, and paragraphs of facts that go back in time."""
    for event in statement.case.events.values():
        if event.in_statement and event.on is None:
            yield warning(
                "event-undated",
                "An event in the statement has no date.",
                Where("event", event.id, "on"),
                "Enter what is known: a month or a year is enough.",
            )
    yield from _order(statement)


@dataclass(slots=True)
class _Last:
    topic: str = ""
    on: PartialDate | None = None
    year: int | None = None


def _order(statement: PrintedStatement) -> Iterator[Problem]:
    last = _Last()
    seen = ""
    for piece in statement.pieces:
        topic = _facts_topic(piece, statement.case)
        if topic is None or piece.origin == seen:
            continue
        seen = piece.origin
        if topic != last.topic:
            last = _Last(topic)
        on = _date(piece, statement.case, last.year)
        if on is None:
            continue
        if last.on is not None and on.last_day() < last.on.first_day():
            yield warning(
                "out-of-order",
                f"This goes back to {on.in_words()}, after {last.on.in_words()}.",
                piece.where,
                "Facts are told in the order of their dates.",
                on.in_words(),
            )
            continue
        last.on, last.year = on, on.year


def _facts_topic(piece: Piece, case: CaseFile) -> str | None:
    """The subheading of facts a piece stands under; None when it is not about facts."""
    if piece.where.kind == "event":
        event = case.events.get(piece.where.id)
        topic = case.topics.get(event.topic_id) if event is not None else None
        return topic.id if topic is not None else _default(case)
    if piece.where.kind == "passage":
        passage = case.passages.get(piece.where.id)
        topic = case.topics.get(passage.topic_id) if passage is not None else None
        return topic.id if topic is not None and topic.role is TopicRole.FACTS else None
    return None


def _default(case: CaseFile) -> str:
    facts = [topic for topic in case.topics.values() if topic.role is TopicRole.FACTS]
    return min(facts, key=own_order).id if facts else ""


def _date(piece: Piece, case: CaseFile, year: int | None) -> PartialDate | None:
    if piece.where.kind == "event":
        event = case.events.get(piece.where.id)
        # Only its first paragraph stands for the event's date.
        return event.on if event is not None and first(piece.origin) == piece.origin else None
    found = _LEADING.match(piece.typed)
    if found is None:
        return None
    read = read_front(piece.typed[found.end() :], year).date
    if read is None or read.until is not None:
        return None
    return replace(read, qualifier=Qualifier.NONE)
