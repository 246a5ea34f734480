"""Checks of paragraphs reworded for a case: what they stand in for must still be what it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workbench.domain.problems import Problem, Where, error
from workbench.statement.checks.printed import PrintedStatement
from workbench.statement.composing.overrides import reviews

_CHANGED = (
    "A reworded paragraph stands in for words that read differently now: it may tell something "
    "twice, or what is no longer so."
)
_GONE = (
    "A reworded paragraph is not printed: what it stands in for is no longer in the statement "
    "under that name."
)


def problems(statement: PrintedStatement, today: date | None) -> Iterator[Problem]:
    """Reworded paragraphs whose source changed or is gone, on the day of composing."""
    case = statement.case
    day = case.case.decided_on or today
    if not case.overrides or day is None:
        return
    for review in reviews(case, statement.library, day, statement.document.meta.stage):
        override = review.override
        if not override.text.strip():
            continue  # the program's own words are printed
        if review.current is None:
            words, hint = _GONE, "Delete it, or write its words anew where they belong now."
        elif override.replaced.strip():
            words, hint = _CHANGED, "Look at both texts (▲ at the paragraph), and keep one of them."
        else:
            continue  # nobody knows what it replaced, as in a case file written by hand
        where = Where("override", override.id, "text")
        yield error("reworded-source", words, where, hint, override.origin)
