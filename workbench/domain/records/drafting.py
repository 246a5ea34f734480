"""What the investigator writes and chooses for the statement itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.problems import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionText:
    """Authored text of a fixed place in the statement; `id` is one of `TEXT_PLACES`."""

    id: str
    text: str = ""


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
    position: int = 0
    section: str = "what-i-found"
    title: str = ""
    role: TopicRole = TopicRole.OTHER
    parent_id: str = ""
    key: str = ""


class Placement(StrEnum):
    """Whether a passage stands before or after the events and findings of its topic."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Authored paragraphs under a topic."""

    id: str
    position: int = 0
    topic_id: str = ""
    placement: Placement = Placement.BEFORE
    text: str = ""


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

    id: str
    choice: Choice = Choice.INCLUDE
    order: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """Words that stand in this case in place of a derived or standard paragraph.

    `origin` is the paragraph's origin. `replaced` is the text it stood in for when written:
    when the source reads differently later, the override is shown as needing review.
    """

    id: str
    origin: str = ""
    text: str = ""
    replaced: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """A problem accepted with a reason; it holds while the problem keeps its `problem_key`."""

    id: str
    problem_key: str = ""
    reason: str = ""
    accepted_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementVersion:
    """A statement as it was handed out: the composed tree as JSON, never changed afterwards.

    `stage` is "draft" or "final"; `made_at` an ISO time; `sha256` is of `document`.
    """

    id: str
    number: int = 1
    stage: str = "draft"
    made_at: str = ""
    document: str = ""
    library_version: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class RuleResult:
    """What one rule said of a statement when it was handed out.

    `code` names the rule, `severity` how grave it took the matter, `message` is what it told.
    `accepted` is the reason for which it was accepted, "" when it stood open.
    """

    code: str
    severity: Severity = Severity.WARNING
    message: str = ""
    accepted: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReceipt:
    """One file written from a statement version.

    `format` is "word", "pdf", "text" or "html"; `file_name` is without folders; `size` is in
    bytes, 0 where it was not noted. `override_reason` says why a final statement was exported with
    errors, "" when it had none. `findings` is what the rules said of the statement then;
    `publication` marks a file made to be published.
    """

    id: str
    version_id: str = ""
    format: str = ""
    file_name: str = ""
    sha256: str = ""
    exported_at: str = ""
    override_reason: str = ""
    size: int = 0
    publication: bool = False
    findings: tuple[RuleResult, ...] = ()
