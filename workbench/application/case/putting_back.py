"""What one action of the log changed, put back as it was before, whatever was done since.

Fields are put back one by one, so that what was entered beside them stays; a record that was taken
out comes back, without links to what is gone. What an action added stays: it is deleted by hand.
"""

from __future__ import annotations

from dataclasses import replace

from workbench.application.case import editing
from workbench.application.case.changes import HANDED_OUT, Change, ChangeSet
from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.errors import InvalidInput
from workbench.domain.shape import shape


def can_be_put_back(action: ChangeSet) -> bool:
    """Whether an action changed or took out anything that can be as it was."""
    return any(map(_counts, action.changes))


def _counts(change: Change) -> bool:
    return change.before is not None and change.kind not in HANDED_OUT


def put_back(case: CaseFile, action: ChangeSet) -> CaseFile:
    """The case with what an action changed or took out as it was before it.

    Raises `InvalidInput` when a record belonged to one that is gone.
    """
    order = list(KINDS)
    changes = sorted(filter(_counts, action.changes), key=lambda each: order.index(each.kind))
    for change in changes:
        case = case.with_record(change.kind, _before(case, change))
    for change in changes:
        kept = editing.without_dead_links(case, change.kind, case.find(change.kind, change.id))
        if kept is None:
            raise InvalidInput(
                f"The {KINDS[change.kind].noun} belonged to something that is no longer in the "
                "case.",
                "Nothing was changed. Restore that first: it was deleted later.",
            )
        case = case.with_record(change.kind, kept)
    return case


def _before(case: CaseFile, change: Change) -> object:
    """The record with the fields an action changed as they were, the others as they are."""
    now = case.find(change.kind, change.id)
    if now is None or change.after is None:
        return change.before if now is None else now
    fields = {
        name: getattr(change.before, name)
        for name in shape(change.kind)
        if getattr(change.before, name) != getattr(change.after, name)
    }
    return replace(now, **fields)
