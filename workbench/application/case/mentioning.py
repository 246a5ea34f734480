"""What an edit has typed, with mentions for the names in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from workbench.application.case.changes import Change
from workbench.domain.casefile import COLLECTIONS, KINDS, CaseFile
from workbench.domain.fields import Form
from workbench.domain.library.name_words import NameWords
from workbench.domain.shape import Path, paths, values_at, with_values
from workbench.statement.naming.evident import with_evident_mentions
from workbench.statement.naming.protected import ProtectedList, protected


def with_mentions(
    case: CaseFile, changes: Iterable[Change], words: Callable[[], NameWords]
) -> CaseFile:
    """The case with mentions for the names typed in the authored texts that were changed.

    `words` gives what is known of names, and is asked only when there is something to look for.
    """
    typed = [
        (change, path)
        for change in changes
        if change.after is not None and change.kind in COLLECTIONS
        for path in paths(KINDS[change.kind].record, Form.AUTHORED)
        if any(text for _, text in values_at(change.after, path))
    ]
    if not typed or not any(person.name or person.other_names for person in case.people.values()):
        return case
    listed = protected(case, words())
    for change, path in typed:
        record = case.records(change.kind)[change.id]
        mentioned = with_values(record, path, _mentioning(change, path, listed, case))
        if mentioned is not record:
            case = case.with_record(change.kind, mentioned)
    return case


def _mentioning(
    change: Change, path: Path, listed: ProtectedList, case: CaseFile
) -> Callable[[str], str]:
    before = () if change.before is None else values_at(change.before, path)
    old = "\n".join(value for _, value in before)
    return lambda text: with_evident_mentions(text, old, listed, case.people)
