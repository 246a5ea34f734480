"""The sections of a statement, and the fixed places for authored text in them."""

from __future__ import annotations

from workbench.domain.casefile import CaseFile
from workbench.domain.library.reference import OutlineSection, ReferenceLibrary
from workbench.statement.composing.outlines import outline_of
from workbench.statement.nodes import StatementStage

_WITHOUT_HEADING = {"summary": "Summary", "signature": "Signature"}
_BY_COMPOSER = {
    "summary": ("summary",),
    "complaint": ("complaint-lead", "complaint"),
    "scope": ("scope",),
    "considered": ("considered",),
    "action": ("action-lead", "action"),
    "decision": ("decision",),
}

ABOUT = {
    "summary": "Printed first, without a number: the complaint, the finding, the injustice and "
    "the remedy, in a few sentences.",
    "complaint": "The heads of complaint are printed here, as they are put on the Complaint page.",
    "scope": "Why something was not investigated. The reasons given with the heads of complaint "
    "follow this text.",
    "powers": "Standard paragraphs about the Ombudsman’s role. They choose themselves; you can "
    "overrule each of them.",
    "considered": "What you read and whom you heard.",
    "found": "Subheadings gather events, findings and passages of your own. Choose one in the "
    "outline, or add one.",
    "assessment": "Your reasons for deciding without an investigation.",
    "action": "The remedies are printed here, between the first text and the second.",
    "decision": "Words of your own take the place of the outcome the program would word.",
    "signature": "The closing line. It needs nothing from you.",
}
"""What a section is for, by the name of its composer."""

MADE = "This line is made from the case itself and from the outline."
"""What is said of the title and the lines around it."""

WITHOUT_TOPICS = ("summary", "signature", "scope")
"""Sections, by what composes them, under which no subheading stands."""

INVITATIONS = {
    "summary": "Write the summary: the complaint, the finding, the injustice and the remedy…",
    "complaint": "Write what was complained about, the injustice claimed and the outcome wanted…",
    "scope": "Write what you have and have not investigated, and why…",
    "considered": "Write how you considered the complaint…",
    "action": "Write what should be done…",
    "decision": "Write the decision in words of your own…",
}
"""What an empty place asks for, by the place."""


def places_of(composer: str) -> tuple[str, ...]:
    """The fixed places for text in a section, by the name of what fills it."""
    return _BY_COMPOSER.get(composer, ())


def section_of(place: str) -> str:
    """The composer of the section in which a fixed place stands."""
    return next((name for name, places in _BY_COMPOSER.items() if place in places), "")


def sections_of(case: CaseFile, library: ReferenceLibrary) -> tuple[OutlineSection, ...]:
    """The sections of the case's outline; of the places for scope only the one chosen.

    Raises `ReferenceDataInvalid` when the library has no such outline.
    """
    placement = case.case.scope_placement.value
    return tuple(
        section
        for section in outline_of(case, library).sections
        if not section.placement or section.placement == placement
    )


def printed_heading(section: OutlineSection, stage: StatementStage) -> str:
    """What a section's heading reads in a draft or a final statement, "" for one without."""
    return section.final_heading if stage is StatementStage.FINAL else section.draft_heading


def heading_of(section: OutlineSection, stage: StatementStage) -> str:
    """What a section is called in the outline."""
    printed = printed_heading(section, stage)
    return printed or _WITHOUT_HEADING.get(section.composer, section.id)
