"""The versions of a case that a returned file may be."""

from __future__ import annotations

from collections.abc import Callable

from workbench.application.returned.reading import Draft
from workbench.application.versions.listing import version_name
from workbench.domain.casefile import CaseFile
from workbench.statement.codec import loads
from workbench.statement.nodes import Document, StatementStage

Compose = Callable[[CaseFile, StatementStage], Document]


def drafts_of(case: CaseFile, compose: Compose) -> tuple[Draft, ...]:
    """Every version of the statement that left the program, and the draft as it stands now."""
    versions = sorted(
        case.versions.values(), key=lambda each: (each.issue is not None, each.made_at, each.id)
    )
    now = Draft("the draft as it stands now", 0, compose(case, StatementStage.DRAFT))
    return (
        now,
        *(
            Draft(
                version_name(each),
                each.issue.number if each.issue is not None else each.number,
                loads(each.document),
                each.id,
            )
            for each in versions
        ),
    )
