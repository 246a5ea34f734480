"""Checks of the outline and of subheadings: all the case holds has a section, no heading twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from workbench.domain.casefile import CaseFile
from workbench.domain.fields import own_order
from workbench.domain.library.reference import Outline
from workbench.domain.problems import Problem, Where, warning
from workbench.domain.records.complaint import HeadScope
from workbench.statement.checks.printed import PrintedStatement
from workbench.statement.composing.outlines import outline_of
from workbench.statement.nodes import Subheading
from workbench.statement.origins import first

_TOP = 2
_NUMBERED = re.compile(r"\brecommendation (\d{1,3})\b", re.IGNORECASE)


def problems(statement: PrintedStatement) -> Iterator[Problem]:
    """An outline that is gone, words of the case that it has no section for, doubled headings."""
    case = statement.case
    outline = outline_of(case, statement.library)
    where = Where("case", case.case.id, "outline")
    if case.case.outline and outline.id != case.case.outline:
        yield warning(
            "outline-gone",
            f"The outline chosen for this case cannot be used; “{outline.title}” stands in for it.",
            where,
            "It was removed, or is for another kind of statement. Choose an outline again.",
            case.case.outline,
        )
    yield from _unknown_sections(statement)
    yield from _doubled(statement)
    yield from _renumbered(case)
    for what in _not_printed(case, outline):
        yield warning(
            "outline-without",
            f"The outline “{outline.title}” has no section for {what}, so it is not printed.",
            where,
            "Choose another outline, or put the section back into this one.",
            what,
        )


def _unknown_sections(statement: PrintedStatement) -> Iterator[Problem]:
    """Subheadings for a section that no outline has, as a case file written by hand may hold."""
    library = statement.library
    outlines = (*library.outlines.values(), *library.own_outlines.values())
    known = {section.id for outline in outlines for section in outline.sections}
    for topic in statement.case.topics.values():
        if topic.section not in known:
            yield warning(
                "section-unknown",
                f"A subheading is meant for a section “{topic.section}”, which no outline has; it "
                "stands in the main section.",
                Where("topic", topic.id, "section"),
                "Move it under the section where it belongs.",
                topic.section,
            )


def _doubled(statement: PrintedStatement) -> Iterator[Problem]:
    for section in statement.document.sections:
        seen: set[tuple[str, str]] = set()
        above = ""
        for block in section.blocks:
            if not isinstance(block, Subheading):
                continue
            words = " ".join(block.text.split())
            above = above if block.level > _TOP else words.casefold()
            place = (above if block.level > _TOP else "", words.casefold())
            kind, _, id = block.origin.partition(":")
            if place in seen:
                yield warning(
                    "heading-doubled",
                    f"The subheading “{words}” stands twice in one section.",
                    Where(kind, first(id), "title") if kind == "topic" else Where("", "", ""),
                    "Give one of them another title, or put what stands under them together.",
                    words,
                )
            seen.add(place)


def _renumbered(case: CaseFile) -> Iterator[Problem]:
    """Headings that number a recommendation otherwise than its place among its like."""
    listed = sorted(case.recommendations.values(), key=own_order)
    counted: Counter[tuple[str, str]] = Counter()
    for each in listed:
        counted[each.complaint_id, each.made_by] += 1
        place = counted[each.complaint_id, each.made_by]
        topic = case.topics.get(each.topic_id) if each.in_statement else None
        found = _NUMBERED.search(topic.title) if topic is not None else None
        if topic is not None and found is not None and int(found[1]) != place:
            yield warning(
                "recommendation-number",
                f"The heading “{topic.title}” says {found[1]}, but of the recommendations kept "
                f"here it is number {place}.",
                Where("topic", topic.id, "title"),
                "One before it was deleted, added or moved. Put it back, or change the heading.",
                topic.title,
            )


def _not_printed(case: CaseFile, outline: Outline) -> Iterator[str]:
    """What a case holds that its outline leaves out."""
    placement = case.case.scope_placement.value
    present = {
        section.composer
        for section in outline.sections
        if not section.placement or section.placement == placement
    }
    limited = any(head.scope is not HeadScope.INVESTIGATED for head in case.heads.values())
    held = {
        "scope": ("what was not investigated", limited or case.text("scope").strip()),
        "considered": ("how the complaint was considered", case.text("considered").strip()),
        "action": (
            "the action",
            case.remedies or case.text("action").strip() or case.text("action-lead").strip(),
        ),
    }
    for composer, (what, there) in held.items():
        if there and composer not in present:
            yield what
