"""What an action of the log cites, as places to go to: the paper at its page, the passage lit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from workbench.application.records.evidence import at_place
from workbench.application.records.labels import evidence_label, mark_label, pages_words
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """A place in a paper as it is gone to, and what it is called."""

    kind: str
    id: str
    field: str
    words: str


def cited_in(change: Mapping[str, Any], case: CaseFile) -> tuple[CitedPlace, ...]:
    """The papers that a change had cited, or cited no more; those its record cites where it changed
    none. One that is no longer in the case is left out.
    """
    own = tuple(_own(str(change["kind"]), str(change["id"]), case))
    if own:
        return own
    after = dict.fromkeys(_places(change["after"], case))
    before = dict.fromkeys(_places(change["before"], case))
    new = tuple(each for each in after if each not in before)
    gone = tuple(each for each in before if each not in after)
    return new or gone or tuple(after)


def _own(kind: str, id: str, case: CaseFile) -> Iterator[CitedPlace]:
    """The paper that a change is of itself."""
    if kind == "evidence" and id in case.evidence:
        yield CitedPlace("evidence", id, "", evidence_label(case, case.evidence[id]))
    if kind == "mark" and id in case.marks:
        yield CitedPlace("mark", id, "", mark_label(case, case.marks[id]))


def _places(plain: Any, case: CaseFile) -> Iterator[CitedPlace]:
    """Every citation in the values of a record, however deep it stands."""
    if isinstance(plain, Mapping):
        item = case.evidence.get(str(plain.get("evidence_id", "")))
        if item is not None:
            yield _place(plain, item.id, case)
        for value in plain.values():
            yield from _places(value, case)
    elif isinstance(plain, list | tuple):
        for value in plain:
            yield from _places(value, case)


def _place(plain: Mapping[str, Any], item_id: str, case: CaseFile) -> CitedPlace:
    """A citation; of a mark that is gone the page it stood on."""
    mark_id = str(plain.get("mark_id", ""))
    pages = str(plain.get("pages", "") or plain.get("number", ""))
    words = f"{evidence_label(case, case.evidence[item_id])}, {pages_words(pages)}".rstrip(", ")
    if mark_id in case.marks:
        return CitedPlace("mark", mark_id, "", words)
    return CitedPlace("evidence", item_id, at_place(pages) if pages else "", words)
