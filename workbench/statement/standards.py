"""Standard paragraphs: which of the library's apply to a case, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workbench.domain.casefile import CaseFile
from workbench.domain.drafting import Choice
from workbench.domain.jurisdiction import Applies, LimitDecision
from workbench.domain.reference import ReferenceLibrary, StandardParagraph
from workbench.statement.conditions import holds
from workbench.statement.nodes import StatementStage


@dataclass(frozen=True, slots=True)
class StandardState:
    """A standard paragraph offered for a case: whether it applies by itself, and what was chosen.

    `choice` is None while the person has not overruled the condition.
    """

    paragraph: StandardParagraph
    applies: bool
    choice: Choice | None

    @property
    def printed(self) -> bool:
        """Whether the paragraph stands in the statement."""
        return self.applies if self.choice is None else self.choice is Choice.INCLUDE


def decision_day(case: CaseFile, today: date) -> date:
    """The day whose standard wording holds: the decision's, or today while there is none."""
    return case.case.decided_on or today


def standard_states(
    case: CaseFile, library: ReferenceLibrary, today: date, stage: StatementStage
) -> tuple[StandardState, ...]:
    """The standard paragraphs that may stand in this statement, in the library's order.

    Wording of another stage, kind of statement or time is not offered. A paragraph applies when
    its condition holds, or when it states a limit on jurisdiction that was decided to apply; the
    person's choice overrules both.
    """
    day = decision_day(case, today)
    kind = case.case.statement_kind.value
    following = jurisdiction_paragraphs(case, library)
    found = []
    for paragraph in library.paragraphs.values():
        fits = paragraph.stage in ("", stage.value) and kind in paragraph.kinds
        if fits and _valid(paragraph, day):
            choice = case.choices.get(paragraph.id)
            found.append(
                StandardState(
                    paragraph,
                    paragraph.id in following or holds(paragraph.when, case, stage),
                    choice.choice if choice is not None else None,
                )
            )
    return tuple(sorted(found, key=lambda state: state.paragraph.position))


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


def _valid(paragraph: StandardParagraph, day: date) -> bool:
    begun = paragraph.valid_from is None or paragraph.valid_from <= day
    return begun and (paragraph.valid_to is None or day <= paragraph.valid_to)
