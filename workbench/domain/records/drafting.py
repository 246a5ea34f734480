"""What the investigator writes and chooses for the statement itself."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from workbench.domain.dataclass import dataclass
from workbench.domain.fields import (
    authored,
    identity,
    in_own_order,
    key_of,
    link,
    many_lines,
    moment,
    one_line,
    one_of,
    required,
    whole_number,
)

TEXT_PLACES = {
    "summary": "Summary",
    "complaint-lead": "The complaint: words before the list of heads",
    "complaint": "The complaint: further paragraphs (injustice claimed, outcome wanted)",
    "scope": "What I have and have not investigated",
    "considered": "How I considered this complaint",
    "action-lead": "Action: paragraphs before the remedies",
    "action": "Action: paragraphs after the remedies",
    "decision": "Decision",
}
"""The fixed places for authored text, each with the label a person reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionText:
    """Authored text of a fixed place in the statement; `id` is one of `TEXT_PLACES`."""

    id: str = field(metadata=required(identity("place for text", among=TEXT_PLACES)))
    text: str = authored("text", telling=True)


class TopicRole(StrEnum):
    """What a subheading gathers: events default to facts, findings to analysis."""

    LAW = "law"
    FACTS = "facts"
    ANALYSIS = "analysis"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A subheading of the statement and what is gathered under it.

    `section` is the outline section it stands in. `parent_id` puts it one level under another
    topic. `key` names the group of standard paragraphs that belongs under it
    ("statutory-procedure"). A topic without title gathers paragraphs under the section heading
    itself.
    """

    id: str
    position: int = in_own_order()
    section: str = key_of("section", "section", "what-i-found")
    title: str = one_line("subheading", printed=True, telling=True)
    role: TopicRole = one_of("what it gathers", TopicRole.OTHER)
    parent_id: str = link("topic", "stands under")
    key: str = key_of("group", "standard paragraphs under it")


class Placement(StrEnum):
    """Whether a passage stands before or after the events and findings of its topic."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Authored paragraphs under a topic."""

    id: str
    position: int = in_own_order()
    topic_id: str = link("topic", "under the subheading", owned=True)
    placement: Placement = one_of("placement", Placement.BEFORE)
    text: str = authored("text", telling=True)


class Choice(StrEnum):
    """The person's word on a standard paragraph, against what its condition says or leaving it."""

    INCLUDE = "include"
    LEAVE_OUT = "leave out"
    AS_CONDITION = "as its condition says"


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardChoice:
    """A standard paragraph switched on or off in this case, or moved; `id` is the paragraph's id.

    `order` stands in this case in place of the paragraph's own position among those of its section
    and subheading; None leaves it where the library has it.
    """

    id: str = field(metadata=required(identity("paragraph")))
    choice: Choice = one_of("choice", Choice.INCLUDE)
    order: int | None = whole_number("place in the order")


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """Words that stand in this case in place of a derived or standard paragraph.

    `origin` is the paragraph's origin. `replaced` is the text it stood in for when written:
    when the source reads differently later, the override is shown as needing review.
    """

    id: str
    origin: str = key_of("origin", "paragraph it stands for")
    text: str = authored("text", telling=True)
    replaced: str = many_lines("words replaced", searched=False, marked=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """A problem accepted with a reason; it holds while the problem keeps its `problem_key`."""

    id: str
    problem_key: str = key_of("problem", "problem")
    reason: str = many_lines("reason", searched=False, telling=True)
    accepted_at: str = moment("accepted at")
