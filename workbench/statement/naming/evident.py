"""Names the gate would stop a file for, turned into mentions where they can be one person only.

The same search that looks through finished files looks through what was typed, so that a word is
a name in both or in neither. A spelling or a slip stays as typed: it may be somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from workbench.domain.records.people import Person
from workbench.statement.naming.hits import Hit, Telling
from workbench.statement.naming.mentions import SKIPPED
from workbench.statement.naming.protected import ProtectedList
from workbench.statement.naming.searching.finding import find

_MENTIONED = frozenset((Telling.NAME, Telling.PART, Telling.NICKNAME))
_PLAIN = re.compile(r"[\w'’‘ʼ.\s-]+")
_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mx|Dr)\b")
_TITLE_BEFORE = re.compile(r"\b(Mr|Mrs|Ms|Miss|Mx|Dr)\.?\s+\Z")
_WORD_BEFORE = re.compile(r"\b([A-Z][\w'’-]*) \Z")
_CAPITAL_AFTER = re.compile(r" [A-Z]\w")
_DOUBLE = re.compile(r"[-‐‑][A-Z]")
"""What goes on behind the first half of a double name, which is another one."""

_ONLINE = re.compile(r"[@_/\\]|\.\w")
_TOKEN = re.compile(SKIPPED, re.S)


def with_evident_mentions(
    text: str, before: str, listed: ProtectedList, people: Mapping[str, Person]
) -> str:
    """Authored text with a mention for every name it tells surely of one person of the case.

    Sentences that stood in the text `before` stay as they were: a name in them was left there.
    """
    pieces: list[str] = []
    done = 0
    for hit in _certain(text, listed, people):
        if hit.sentence not in " ".join(before.split()):
            pieces.append(text[done : start_with_title(text, hit.start)])
            pieces.append(f"{{person:{hit.whom[0]}}}")
            done = hit.end
    return "".join((*pieces, text[done:]))


def start_with_title(text: str, start: int) -> int:
    """Where a name begins with the title before it: "Mrs van der Meer"."""
    title = _TITLE_BEFORE.search(text[:start])
    return start if title is None else title.start()


def _certain(text: str, listed: ProtectedList, people: Mapping[str, Person]) -> Iterator[Hit]:
    tokens = [found.span() for found in _TOKEN.finditer(text)]
    for hit in find(text, listed, strangers=False):
        if not hit.sure or hit.what not in _MENTIONED or len(hit.whom) != 1:
            continue
        inside = any(start < hit.end and hit.start < end for start, end in tokens)
        person = people.get(hit.whom[0])
        if person is None or not person.alias or inside or not _PLAIN.fullmatch(hit.words):
            continue
        if not _is_another(hit, text, person, listed):
            yield hit


def _is_another(hit: Hit, text: str, person: Person, listed: ProtectedList) -> bool:
    """Whether the words round a name say that it is somebody else, or no name by itself."""
    title = _TITLE.match(hit.words) or _TITLE_BEFORE.search(text[: hit.start])
    if title is not None and person.title and title[0].split()[0].strip(".") != person.title:
        return True
    if _is_the_family(hit, person):
        return True
    if _DOUBLE.match(text, hit.end) or re.search(r"\w[-‐‑]\Z", text[: hit.start]):
        return True
    if _ONLINE.match(text, hit.end) or _ONLINE.match(text[hit.start - 1 : hit.start]):
        return True
    if hit.what is Telling.NAME or title is not None:
        return False
    before = _WORD_BEFORE.search(text[max(0, hit.start - 40) : hit.start])
    opens = before is None or before[1].lower() in listed.words.words("before-subject")
    return not opens or _CAPITAL_AFTER.match(text, hit.end) is not None


def _is_the_family(hit: Hit, person: Person) -> bool:
    """Whether a name stands in the plural: "the van der Meers"."""
    last = hit.words.split()[-1].casefold()
    names = (person.name, *person.other_names)
    ends = {word.casefold() for name in names for word in name.split()}
    return last not in ends and last.removesuffix("s") in ends
