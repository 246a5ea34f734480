"""Standard paragraphs: which of the library's apply to a case, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.library.reference import ReferenceLibrary, StandardParagraph
from workbench.domain.records.drafting import Choice, StandardChoice
from workbench.domain.records.jurisdiction import Applies, LimitDecision
from workbench.statement.composing.conditions import holds
from workbench.statement.nodes import StatementStage


@dataclass(frozen=True, slots=True)
class StandardState:
    """A standard paragraph offered for a case: whether it applies by itself, and what was chosen.

    `choice` is None while the person has not overruled the condition; `order` is the place given
    to it in this case, None while it stands where the library has it.
    """

    paragraph: StandardParagraph
    applies: bool
    choice: Choice | None
    order: int | None = None

    @property
    def stands_at(self) -> int:
        """Its position among the paragraphs of its section and subheading."""
        return self.paragraph.position if self.order is None else self.order

    @property
    def printed(self) -> bool:
        """Whether the paragraph stands in the statement."""
        return self.applies if self.choice is None else self.choice is Choice.INCLUDE


def decision_day(case: CaseFile, today: date) -> date:
    """The day whose standard wording holds: the decision's, or today while there is none."""
    return case.case.decided_on or today


def wording_of(
    id: str, case: CaseFile, library: ReferenceLibrary, today: date
) -> StandardParagraph | None:
    """The wording of a standard paragraph for a case: the one of its decision day, or the newest.

    None when the library has no such paragraph.
    """
    return library.paragraph(id, decision_day(case, today)) or library.paragraphs.get(id)


def standard_states(
    case: CaseFile, library: ReferenceLibrary, today: date, stage: StatementStage
) -> tuple[StandardState, ...]:
    """The standard paragraphs that may stand in this statement, in the order in which they stand.

    Wording of another stage, kind of statement or time is not offered. A paragraph applies when
    its condition holds, or when it states a limit on jurisdiction that was decided to apply; the
    person's choice overrules both.
    """
    day = decision_day(case, today)
    offered: list[StandardParagraph] = []
    others: list[StandardParagraph] = []
    for paragraph in library.wordings():
        fits = paragraph.stage in ("", stage.value) and paragraph.holds_on(day)
        if case.case.statement_kind.value not in paragraph.kinds:
            continue
        (offered if fits else others).append(paragraph)
    following = jurisdiction_paragraphs(case, library)
    orders = _orders(case, offered, others)
    found = [
        StandardState(
            paragraph,
            paragraph.id in following or holds(paragraph.when, case, stage),
            _overruled(case.choices.get(paragraph.id)),
            orders.get(paragraph.id),
        )
        for paragraph in offered
    ]
    return tuple(sorted(found, key=lambda state: state.stands_at))


def _orders(
    case: CaseFile, offered: Sequence[StandardParagraph], others: Sequence[StandardParagraph]
) -> dict[str, int]:
    """The place given in this case to each paragraph that was moved.

    The wording of a draft and that of a final, or of two times, are paragraphs of their own: one
    that was not moved itself follows the one whose place in the library it has to itself.
    """
    moved = {id: each.order for id, each in case.choices.items() if each.order is not None}
    if not moved:
        return moved
    followed = {_slot(each): moved[each.id] for each in others if each.id in moved}
    slots = Counter(_slot(each) for each in offered)
    followers = {
        each.id: followed[_slot(each)]
        for each in offered
        if slots[_slot(each)] == 1 and _slot(each) in followed
    }
    return {**followers, **moved}


def _slot(paragraph: StandardParagraph) -> tuple[str, str, str, int]:
    return paragraph.section, paragraph.topic, paragraph.place, paragraph.position


def _overruled(choice: StandardChoice | None) -> Choice | None:
    if choice is None or choice.choice is Choice.AS_CONDITION:
        return None
    return choice.choice


def jurisdiction_paragraphs(case: CaseFile, library: ReferenceLibrary) -> frozenset[str]:
    """The ids of the standard paragraphs that follow from the decisions on jurisdiction."""
    found = (paragraph_of(decision, library) for decision in case.jurisdiction.values())
    return frozenset(id for id in found if id)


def paragraph_of(decision: LimitDecision, library: ReferenceLibrary) -> str:
    """The standard paragraph that states a limit which applies: the one chosen, or the usual one.

    "" while the limit does not apply, and for one the reference data have no paragraph for.
    """
    if decision.applies is not Applies.YES:
        return ""
    guide = library.jurisdiction.get(decision.id)
    usual = guide.paragraphs[0] if guide is not None and guide.paragraphs else ""
    return decision.paragraph_id or usual
