"""Why a standard paragraph is printed in a case: its condition, its source, when it is valid."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.application.provenance.steps import Step, missing
from workbench.application.records.labels import limit_decision_label
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import day_in_words
from workbench.domain.library.reference import ReferenceLibrary, StandardParagraph
from workbench.domain.records.drafting import Choice
from workbench.statement.composing.condition_words import condition_words
from workbench.statement.composing.standards import paragraph_of


def explained_standard(
    case: CaseFile, library: ReferenceLibrary, id: str
) -> tuple[str, list[Step]]:
    """What a standard paragraph is, in a sentence, and why it is printed in this case."""
    paragraph = library.paragraphs.get(id)
    if paragraph is None:
        words = "A standard paragraph that is no longer in the library"
        return f"{words}.", [missing("", "", "", words)]
    children = [
        *_printed_because(case, library, paragraph),
        Step("", "", "", f"Source: {paragraph.source}", f"read {day_in_words(paragraph.consulted)}")
        if paragraph.source
        else missing("standard", id, "source", "No source is given."),
        Step("", "", "", _valid(paragraph), paragraph.note),
    ]
    if paragraph.status:
        children.append(missing("standard", id, "status", "Not yet confirmed by your office."))
    step = Step("standard", id, "text", paragraph.title, children=tuple(children))
    return f"This is the standard paragraph “{paragraph.title}”.", [step]


def _printed_because(
    case: CaseFile, library: ReferenceLibrary, paragraph: StandardParagraph
) -> Iterator[Step]:
    choice = case.choices.get(paragraph.id)
    for decision in case.jurisdiction.values():
        if paragraph_of(decision, library) == paragraph.id:
            title = f"Printed because it applies: {limit_decision_label(case, decision)}"
            yield Step("jurisdiction", decision.id, "applies", title, decision.reason)
    if choice is not None and choice.choice is Choice.INCLUDE:
        yield Step("choice", choice.id, "choice", "Printed because it is switched on in this case")
        return
    if choice is not None and choice.choice is Choice.LEAVE_OUT:
        yield Step("choice", choice.id, "choice", "Switched off in this case")
        return
    if paragraph.when != "chosen":
        because = _always(paragraph) or condition_words(paragraph.when)
        words = because if because.startswith("in ") else f"because it applies {because}"
        yield Step("", "", "", f"Printed {words}", _fact(case, paragraph.when))
    if choice is not None and choice.order is not None:
        yield Step("choice", choice.id, "order", "Moved among its like in this case")


def _always(paragraph: StandardParagraph) -> str:
    """Of which statements a paragraph without condition is part, when it is not of every one."""
    if paragraph.when != "always":
        return ""
    return {"draft": "in every draft", "final": "in every final decision"}.get(paragraph.stage, "")


def _fact(case: CaseFile, when: str) -> str:
    """The fact of this case on which a condition holds, where it is one field."""
    if when in ("upheld", "not_upheld", "undecided", "closed_after_initial_enquiries"):
        return f"The outcome of this case is “{case.case.outcome.value}”."
    if when in ("childrens_services", "education", "ofsted"):
        return f"The category of this case is “{case.case.category}”."
    return ""


def _valid(paragraph: StandardParagraph) -> str:
    first, last = paragraph.valid_from, paragraph.valid_to
    if first is not None and last is not None:
        return f"For decisions from {day_in_words(first)} to {day_in_words(last)}"
    if first is not None:
        return f"For decisions from {day_in_words(first)}"
    return f"For decisions until {day_in_words(last)}" if last is not None else "For all decisions"
