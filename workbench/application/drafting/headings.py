"""Subheadings the program makes by itself, made the case's own so that they move and are renamed.

Facts and findings without a subheading stand under "What happened" and "Analysis", standard
paragraphs under the heading of their group. Once one of them is to be moved, all of its section
become records in the order in which they stand; what is printed does not change by that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from workbench.application.case import editing
from workbench.application.case.ports import IdSource
from workbench.domain.casefile import CaseFile
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.records.drafting import Topic, TopicRole
from workbench.statement.composing.found import MADE_ANALYSIS, MADE_FACTS, ordered_topics
from workbench.statement.nodes import Document, Subheading
from workbench.statement.origins import origin_record

_MADE = {MADE_FACTS: TopicRole.FACTS, MADE_ANALYSIS: TopicRole.ANALYSIS}
_TOP = 2


def with_own_headings(
    case: CaseFile, document: Document, library: ReferenceLibrary, section_id: str, ids: IdSource
) -> tuple[CaseFile, Mapping[str, str]]:
    """The case with every subheading of a section its own, and their ids by their addresses.

    `document` is the statement of the case as it is shown.
    """
    found: dict[str, str] = {}
    for heading in _headings(document, section_id):
        kind, id, _ = origin_record(heading.origin)
        if kind == "topic" and id in case.topics:
            found[heading.origin] = id
            continue
        made = _topic(heading, section_id, library)
        if made is not None:
            found[heading.origin] = new_id = ids.new("topic")
            case = editing.add(case, "topic", replace(made, id=new_id))
    return _in_order(case, list(found.values()), section_id), found


def with_own_heading(
    case: CaseFile,
    document: Document,
    library: ReferenceLibrary,
    address: str,
    topic: Topic,
    ids: IdSource,
) -> CaseFile:
    """The same with the subheading at an address being `topic`, be it printed any more or not."""
    case, found = with_own_headings(case, document, library, topic.section, ids)
    made = case.topics.get(found.get(address, ""))
    if made is None:
        return editing.add(case, "topic", topic)
    kept = {id: each for id, each in case.topics.items() if id != made.id}
    return case.with_collection("topic", {**kept, topic.id: replace(made, id=topic.id)})


def _headings(document: Document, section_id: str) -> list[Subheading]:
    """The top subheadings of a section as they stand."""
    return [
        block
        for section in document.sections
        if section.id == section_id
        for block in section.blocks
        if isinstance(block, Subheading) and block.level == _TOP and "#" not in block.origin
    ]


def _topic(heading: Subheading, section_id: str, library: ReferenceLibrary) -> Topic | None:
    """The record of a subheading the program made; None for one of other words."""
    kind, id, _ = origin_record(heading.origin)
    if kind == "topic" and id in _MADE:
        return Topic(id="", section=section_id, title=heading.text, role=_MADE[id])
    paragraph = library.paragraphs.get(id) if kind == "standard" else None
    if paragraph is None:
        return None
    return Topic(
        id="",
        section=section_id,
        title=heading.text,
        role=TopicRole.LAW,
        key=paragraph.topic,
    )


def _in_order(case: CaseFile, standing: list[str], section_id: str) -> CaseFile:
    """The case with the subheadings of a section in the order in which they stand.

    Those that print nothing yet come after the one they came after before.
    """
    listed = [topic.id for topic in ordered_topics(case.topics.values())]
    own = [id for id in listed if case.topics[id].section == section_id]
    wanted = list(standing)
    for place, id in enumerate(own):
        if id not in wanted:
            before = own[place - 1] if place else ""
            wanted.insert(wanted.index(before) + 1 if before in wanted else 0, id)
    places = sorted({case.topics[id].position for id in own})
    places += range(places[-1] + 1, places[-1] + 1 + len(wanted) - len(places)) if places else ()
    for id, position in zip(wanted, places, strict=True):
        if case.topics[id].position != position:
            topic = replace(case.topics[id], position=position)
            case = case.with_record("topic", topic)
    return case
