"""Checks of the outline: the one chosen is there, and has a section for all the case holds."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.casefile import CaseFile
from workbench.domain.library.reference import Outline
from workbench.domain.problems import Problem, Severity, Where
from workbench.domain.records.complaint import HeadScope
from workbench.statement.checks.printed import PrintedStatement
from workbench.statement.composing.outlines import outline_of


def problems(statement: PrintedStatement) -> Iterator[Problem]:
    """An outline that is gone, and words of the case that it has no section for."""
    case = statement.case
    outline = outline_of(case, statement.library)
    where = Where("case", case.case.id, "outline")
    if case.case.outline and outline.id != case.case.outline:
        yield Problem(
            Severity.WARNING,
            "outline-gone",
            f"The outline chosen for this case cannot be used; “{outline.title}” stands in for it.",
            where,
            "It was removed, or is for another kind of statement. Choose an outline again.",
            case.case.outline,
        )
    for what in _not_printed(case, outline):
        yield Problem(
            Severity.WARNING,
            "outline-without",
            f"The outline “{outline.title}” has no section for {what}, so it is not printed.",
            where,
            "Choose another outline, or put the section back into this one.",
            what,
        )


def _not_printed(case: CaseFile, outline: Outline) -> Iterator[str]:
    """What a case holds that its outline leaves out."""
    placement = case.case.scope_placement.value
    present = {
        section.composer
        for section in outline.sections
        if not section.placement or section.placement == placement
    }
    limited = any(head.scope is not HeadScope.INVESTIGATED for head in case.heads.values())
    held = {
        "scope": ("what was not investigated", limited or case.text("scope").strip()),
        "considered": ("how the complaint was considered", case.text("considered").strip()),
        "action": (
            "the action",
            case.remedies or case.text("action").strip() or case.text("action-lead").strip(),
        ),
    }
    for composer, (what, there) in held.items():
        if there and composer not in present:
            yield what
