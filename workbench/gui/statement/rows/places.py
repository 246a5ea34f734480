"""Where the fixed places for authored text stand: which section of the statement holds which."""

from __future__ import annotations

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
