"""Where the fixed places for authored text stand: which section of the statement holds which."""

from __future__ import annotations

from typing import Any

from workbench.application import editing
from workbench.domain.casefile import CaseFile
from workbench.domain.drafting import TEXT_PLACES
from workbench.gui.desk import Desk
from workbench.gui.fields_text import MarkupField

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


def places_of(composer: str) -> tuple[str, ...]:
    """The fixed places for text in a section, by the name of what fills it."""
    return _BY_COMPOSER.get(composer, ())


def section_of(place: str) -> str:
    """The composer of the section in which a fixed place stands."""
    return next((name for name, places in _BY_COMPOSER.items() if place in places), "")


class PlaceField(MarkupField):
    """The authored text of one fixed place; it may be blank, and then there is no record of it."""

    def __init__(self, desk: Desk, place: str) -> None:
        label = TEXT_PLACES[place]
        super().__init__(desk, "text", "text", label, least=4, most=24)
        self.editor.setObjectName(f"statement.text.{place}")
        self.bind(desk.bridge.case, place)

    def exists(self, case: CaseFile) -> bool:
        """A fixed place is always there."""
        return bool(self.record_id)

    def value_in(self, case: CaseFile) -> Any:
        """The text of the place, "" when nothing was written."""
        return case.text(self.record_id)

    def save(self, value: Any) -> bool:
        """Put the text into the case; a blank one takes it out."""
        place = self.record_id
        return self.desk.bridge.apply(
            f"Edit text: {self.label}",
            lambda case: editing.set_text(case, place, value),
            f"text.{place}.text",
        )
