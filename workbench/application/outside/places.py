"""The loose paragraphs of a case: where they stand under the subheadings of facts and reasons.

Only the main section is looked at ("What I found", or the assessment); everything else of a
statement is either a record already or speaks of law and method.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import PartialDate
from workbench.domain.fields import own_order
from workbench.domain.records.chronology import in_order
from workbench.domain.records.drafting import Passage, Placement, Topic, TopicRole
from workbench.statement.composing.found import ordered_topics
from workbench.statement.markup.pieces import pieces
from workbench.statement.origins import later
from workbench.statement.reading.headings import MAIN_SECTIONS

_CITED = re.compile(r"\{cite:[^{}]*\}\.?\Z")


@dataclass(frozen=True, slots=True)
class Place:
    """Paragraphs of a passage that stand together: the first and the last piece, from 0."""

    passage: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Loose:
    """One loose paragraph with the lists under it and the citation after it, as authored text."""

    place: Place
    origin: str
    text: str


@dataclass(frozen=True, slots=True)
class Run:
    """The loose paragraphs of one passage, the subheading they stand under and what that gathers.

    `told` is the date of the event printed last before them, None where there is none since the
    run before.
    """

    topic: Topic
    under: str
    role: TopicRole
    told: PartialDate | None
    paragraphs: tuple[Loose, ...]


def main_topics(case: CaseFile) -> list[Topic]:
    """The subheadings of the main section in reading order."""
    return ordered_topics(each for each in case.topics.values() if each.section in MAIN_SECTIONS)


def headed(case: CaseFile) -> dict[str, tuple[int, str]]:
    """By subheading of the main section: its place in reading order, and the titled one above."""
    found: dict[str, tuple[int, str]] = {}
    above = ""
    for place, topic in enumerate(main_topics(case)):
        above = topic.id if topic.title.strip() or not above else above
        found[topic.id] = (place, above)
    return found


def passages_of(case: CaseFile, topic_id: str, placement: Placement) -> list[Passage]:
    """The passages of a subheading on one side of its records, in order."""
    found = (p for p in case.passages.values() if p.topic_id == topic_id)
    own = (p for p in found if p.placement is placement)
    return sorted(own, key=own_order)


def runs(case: CaseFile) -> Iterator[Run]:
    """The loose paragraphs of a case, passage by passage, in reading order."""
    titles: dict[str, Topic] = {}
    last: Topic | None = None
    told: PartialDate | None = None
    for topic in main_topics(case):
        above = topic if topic.title.strip() or last is None else last
        last = above
        titles[topic.id] = above
        parent = titles.get(topic.parent_id)
        role = _role(topic, above, parent)
        for passage in passages_of(case, topic.id, Placement.BEFORE):
            yield Run(topic, above.title, role, told, tuple(_loose(passage)))
            told = None
        printed = (e for e in case.events.values() if e.in_statement and e.topic_id == topic.id)
        told = next((e.on for e in reversed(in_order(printed)) if e.on is not None), told)
        for passage in passages_of(case, topic.id, Placement.AFTER):
            yield Run(topic, above.title, role, told, tuple(_loose(passage)))
            told = None


def _role(topic: Topic, above: Topic, parent: Topic | None) -> TopicRole:
    """What a subheading gathers: what the one it stands under does, where that says anything."""
    if parent is not None and parent.role is not TopicRole.OTHER:
        return parent.role
    return topic.role if topic.role is not TopicRole.OTHER else above.role


def _loose(passage: Passage) -> Iterator[Loose]:
    return parted(passage.id, f"passage:{passage.id}", passage.text)


def parted(id: str, origin: str, text: str) -> Iterator[Loose]:
    """The paragraphs of a passage, or of another record's text that is printed from `origin` on."""
    count = 0
    waiting: Loose | None = None
    for index, piece in enumerate(pieces(text)):
        count += piece.paragraphs
        if waiting is not None and _CITED.match(piece.text):
            place = Place(id, waiting.place.first, index)
            waiting = Loose(place, waiting.origin, f"{waiting.text}\n\n{piece.text}")
            continue
        if waiting is not None:
            yield waiting
        waiting = None
        if not piece.heading and piece.paragraphs:
            waiting = Loose(Place(id, index, index), later(origin, count), piece.text)
    if waiting is not None:
        yield waiting


def between(passage: Passage, first: int, last: int) -> str:
    """The authored text of some pieces of a passage, as it stands there."""
    found: Sequence[str] = [piece.text for piece in pieces(passage.text)[first : last + 1]]
    return "\n\n".join(found)
