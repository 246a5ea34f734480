"""What can be held against each other: the statement as it stands now, and all that left."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.application.returned.drafts import Compose, drafts_of
from workbench.application.returned.reading import Draft
from workbench.domain.casefile import CaseFile
from workbench.statement.nodes import StatementStage

_FINAL = StatementStage.FINAL


def to_compare(case: CaseFile, compose: Compose) -> tuple[Draft, ...]:
    """The draft as it stands now, every version, and the decision now where one of them is one."""
    drafts = drafts_of(case, compose)
    if all(each.stage != _FINAL.value for each in case.versions.values()):
        return drafts
    return (*drafts, Draft("the decision as it stands now", 0, lambda: compose(case, _FINAL)))


def as_it_stands(drafts: Sequence[Draft], old: Draft) -> Draft:
    """The statement now, a decision for a decision: its form alone is no change."""
    decided = bool(old.version_id) and old.document.meta.stage is _FINAL
    return drafts[-1] if decided else drafts[0]
