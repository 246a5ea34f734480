"""Subheadings of the program's own become the case's own, and nothing that is printed changes."""

from __future__ import annotations

from itertools import count

import pytest

from tests.builders import (
    TODAY,
    a_choice,
    a_finding,
    a_sound_case,
    an_event,
    with_records,
)
from workbench.application.drafting.headings import with_own_headings
from workbench.bootstrap import load_reference_library, practice_cases
from workbench.domain.casefile import CaseFile
from workbench.domain.records.drafting import Topic, TopicRole
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import Document, StatementStage, Subheading
from workbench.statement.text import lines

LIBRARY = load_reference_library()


class Ids:
    """Ids one after the other."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def new(self, kind: str) -> str:
        return f"{kind}-new{next(self._numbers)}"


def composed(case: CaseFile) -> Document:
    return compose(case, LIBRARY, TODAY, StatementStage.DRAFT)


def headings(case: CaseFile, section: str) -> list[str]:
    found = next(each for each in composed(case).sections if each.id == section)
    return [block.text for block in found.blocks if isinstance(block, Subheading)]


def without_topics() -> CaseFile:
    """Events, a finding and standard paragraphs, all under headings the program makes."""
    case = with_records(
        a_sound_case(),
        an_event("e8", in_statement=True, topic_id=""),
        a_finding("f8", analysis="That was fault.", topic_id=""),
        a_choice("procedure-overview", "include"),
        a_choice("court-reports", "include"),
    )
    for kind in ("topic", "passage"):
        case = case.with_collection(kind, {})
    return case


CASES = [without_topics(), *(practice.case for practice in practice_cases())]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.case.reference)
def test_nothing_that_is_printed_changes(case: CaseFile) -> None:
    document = composed(case)
    for section in document.sections:
        own, found = with_own_headings(case, document, LIBRARY, section.id, Ids())
        assert list(lines(composed(own))) == list(lines(document))
        assert set(found.values()) <= set(own.topics)


def test_every_made_heading_becomes_a_record_of_its_kind() -> None:
    case = without_topics()
    names = headings(case, "what-i-found")
    own, found = with_own_headings(case, composed(case), LIBRARY, "what-i-found", Ids())
    assert len({topic.position for topic in own.topics.values()}) == len(own.topics)
    topics = sorted(own.topics.values(), key=lambda topic: topic.position)
    assert [topic.title for topic in topics] == names
    roles = [topic.role for topic in topics]
    assert roles.count(TopicRole.FACTS) == roles.count(TopicRole.ANALYSIS) == 1
    assert {topic.key for topic in topics if topic.role is TopicRole.LAW} == {
        "statutory-procedure",
        "court-reports",
    }
    assert headings(own, "what-i-found") == names
    again, same = with_own_headings(own, composed(own), LIBRARY, "what-i-found", Ids())
    assert again == own
    assert set(same.values()) == set(found.values())


def test_one_that_prints_nothing_stays_behind_the_one_before() -> None:
    case = without_topics()
    for place, title in enumerate(("What happened", "Silent")):
        role = TopicRole.FACTS if place == 0 else TopicRole.OTHER
        case = case.with_record(
            "topic", Topic(id=f"t{place}", position=place, title=title, role=role)
        )
    own, _ = with_own_headings(case, composed(case), LIBRARY, "what-i-found", Ids())
    topics = [each.title for each in sorted(own.topics.values(), key=lambda each: each.position)]
    assert topics[topics.index("What happened") + 1] == "Silent"
