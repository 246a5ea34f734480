"""What *Make it final* changed in a person's own words, sentence by sentence, to be taken back.

The log of the case has every record as it was before and after. A sentence that reads as the
change left it can go back to what it was; one that was edited since is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

from workbench.application.case.ports import ActivityEntry
from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.fields import WORDS
from workbench.domain.problems import Where
from workbench.domain.shape import shape

MADE_FINAL = "Make it the final decision"
"""The name of the action in the log."""

_SENTENCES = re.compile(r".+?(?:[.!?](?=\s|\Z)|\n|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class FormerWords:
    """A sentence of a record's field as *Make it final* left it, and as it was before."""

    key: str
    where: Where
    now: str
    then: str


def former_words(case: CaseFile, log: Sequence[ActivityEntry]) -> tuple[FormerWords, ...]:
    """The sentences that can go back to what they were; `log` is newest first."""
    made = next((each for each in log if each.label == MADE_FINAL and each.action == "edit"), None)
    return tuple(_of(case, made.changes)) if made is not None else ()


def with_former_words(
    case: CaseFile, log: Sequence[ActivityEntry], wanted: Collection[str]
) -> CaseFile:
    """The case with the sentences of these keys as they were before it was made final."""
    for each in former_words(case, log):
        record = case.find(each.where.kind, each.where.id)
        if each.key in wanted and record is not None:
            text = getattr(record, each.where.field).replace(each.now, each.then, 1)
            case = case.with_record(each.where.kind, replace(record, **{each.where.field: text}))
    return case


def _of(case: CaseFile, changes: Sequence[Mapping[str, object]]) -> Iterator[FormerWords]:
    for change in changes:
        kind, id = str(change.get("kind")), str(change.get("id"))
        before, after = change.get("before"), change.get("after")
        if kind not in KINDS or not isinstance(before, dict) or not isinstance(after, dict):
            continue
        record: Any = case.find(kind, id)
        for field in shape(kind).values() if record is not None else ():
            old, new = before.get(field.name, ""), after.get(field.name, "")
            if field.form in WORDS and not field.many and isinstance(old, str) and old != new:
                yield from _sentences(Where(kind, id, field.name), old, str(new), record)


def _sentences(where: Where, old: str, new: str, record: Any) -> Iterator[FormerWords]:
    here = getattr(record, where.field)
    one, other = _parted(old), _parted(new)
    matched = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    for number, (what, a, b, c, d) in enumerate(matched):
        then, now = "".join(one[a:b]).strip(), "".join(other[c:d]).strip()
        if what == "replace" and now and here.count(now) == 1:
            key = f"{where.kind}:{where.id}:{where.field}:{number}"
            yield FormerWords(key, where, now, then)


def _parted(text: str) -> list[str]:
    return _SENTENCES.findall(text)
