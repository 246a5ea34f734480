"""Names that an edit gave up go on being looked for: the papers and drafts still have them.

A name that a person no longer has joins their other names; the names and details of somebody
taken out of the case stay with the case. Whoever does not want one looked for takes it out there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from workbench.application.case.changes import Change
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import day_in_words
from workbench.domain.fields import WORDS
from workbench.domain.library.name_words import NameWords
from workbench.domain.records.people import Person
from workbench.domain.shape import keeps_names, secrets
from workbench.statement.naming.entry import name_entry
from workbench.statement.naming.forms import name_parts
from workbench.statement.naming.normal import fold
from workbench.statement.naming.protected import ProtectedList, protected


def with_former_names(
    case: CaseFile, changes: Sequence[Change], words: Callable[[], NameWords]
) -> CaseFile:
    """The case with the names that changes gave up among those still looked for.

    Those the remaining names find are not kept, nor those somebody has again, nor the beginning of
    a name that was typed on.
    `words` gives what is known of names, and is asked only when a name was given up.
    """
    for change in changes:
        if change.before is not None and change.kind != "case" and keeps_names(change.kind):
            case = _kept(case, change, words)
    known = case.case
    if not (known.former_names or known.former_details):
        return case
    if any(change.kind != "case" and keeps_names(change.kind) for change in changes):
        return _without_those_back(case, words)
    return case


def _without_those_back(case: CaseFile, words: Callable[[], NameWords]) -> CaseFile:
    """The case without former names and details that somebody in it has again."""
    known = case.case
    present = protected(
        replace(case, case=replace(known, former_names=(), former_details=())), words()
    )
    details = {each for person in case.people.values() for each in _details(person)}
    kept = replace(
        known,
        former_names=tuple(each for each in known.former_names if not _looked_for(each, present)),
        former_details=tuple(each for each in known.former_details if each not in details),
    )
    return case if kept == known else case.with_record("case", kept)


def _kept(case: CaseFile, change: Change, words: Callable[[], NameWords]) -> CaseFile:
    before, after = change.before, change.after
    gone, left = _names(change.kind, before), () if after is None else _names(change.kind, after)
    renamed = after if isinstance(after, Person) else None
    if renamed is not None and isinstance(before, Person):
        gone = (before.name,)  # what is taken from the list of other names is gone for good
    gone = tuple(name for name in gone if name.strip() and not _begins(name, left))
    lost = [name for name in gone if not _looked_for(name, protected(case, words()))]
    if renamed is not None:
        if not lost:
            return case
        names = (*renamed.other_names, *lost)
        return case.with_record("person", replace(renamed, other_names=names))
    known = case.case
    details = _details(change.before) if change.after is None else ()
    kept = replace(
        known,
        former_names=tuple(dict.fromkeys((*known.former_names, *lost))),
        former_details=tuple(dict.fromkeys((*known.former_details, *details))),
    )
    return case if kept == known else replace(case, case=kept)


def _names(kind: str, record: object) -> tuple[str, ...]:
    found: tuple[str, ...] = secrets(kind, record, *WORDS, naming=True)
    return found


def _details(record: object) -> Iterator[str]:
    if isinstance(record, Person):
        yield from filter(str.strip, record.identifiers)
        if record.born is not None and record.born.exact is not None:
            yield day_in_words(record.born.exact)


def _begins(name: str, others: Iterable[str]) -> bool:
    return any(other.casefold().startswith(name.casefold().strip()) for other in others)


def _looked_for(name: str, listed: ProtectedList) -> bool:
    """Whether every part of a name is one of somebody whose name is looked for all the same."""
    known = listed.words
    for each in name_entry(name, known).names:
        whose = [
            {form.whom for form in listed.index.get(fold(part.text).lower(), ())}
            for part in name_parts(each, known)
        ]
        if not whose or not set.intersection(*whose):
            return False
    return True
