"""Find and replace across a case, seeing a person by label and by real name alike.

In authored text a person is a mention: it is found by the label that is printed and by every
real name, and a replacement takes the mention's place. In working text a label also finds the
real name, and the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from workbench.application.case import editing
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.fields import Form
from workbench.domain.records.people import Person
from workbench.domain.shape import Path, searched, values_at, with_values
from workbench.domain.sought import pattern_of_words
from workbench.domain.text import capitalised, normalise
from workbench.statement.cast import Cast, cast_of
from workbench.statement.markup.inline import TOKEN, escape_inline, resolve
from workbench.statement.text import inline_text

_AROUND = 40


@dataclass(frozen=True, slots=True)
class Place:
    """One place where the words stand.

    `kind`, `id` and `field` name the field; `where` is the text within the record, through lists
    and parts ("accounts[0].sources[1].pages"). `start` and `end` are offsets in the stored text,
    `stored` what stands there. `before`, `found` and `after` are the words a person sees.
    `fixed` says why it cannot be replaced here, "" when it can.
    """

    kind: str
    id: str
    field: str
    where: str
    start: int
    end: int
    stored: str
    before: str
    found: str
    after: str
    fixed: str = ""


@dataclass(frozen=True, slots=True)
class Replaced:
    """A case after replacing: how many places changed, and how many had changed meanwhile."""

    case: CaseFile
    count: int
    passed_over: int


def search(
    case: CaseFile, words: str, *, match_case: bool = False, whole_words: bool = False
) -> list[Place]:
    """Every place where the words stand, in the order of the case; blank words are nowhere."""
    wanted = " ".join(words.split())
    if not wanted:
        return []
    cast = cast_of(case)
    pattern = _pattern([wanted], match_case, whole_words)
    wide = _pattern(_spellings(case, wanted), match_case, whole_words)
    found: list[Place] = []
    for kind, record in case.everything():
        for text in _texts(kind, record):
            if text.authored:
                found.extend(_in_authored(kind, record.id, text, pattern, case, cast))
            else:
                # Where a name is kept, another name of the person is not what was searched for:
                # replacing a label must not write over the real name.
                found.extend(_in_plain(kind, record.id, text, pattern if text.naming else wide))
    return found


def replace_all(
    case: CaseFile, places: Iterable[Place], replacement: str, wanted: str = ""
) -> Replaced:
    """The case with new words at the places, as one edit.

    Words found otherwise than `wanted` was typed keep their capitals: those of a sentence's first
    word, or of all letters.
    Names typed in the new words become mentions as they do when typed. Raises `InvalidInput`
    when a field would become too long; nothing is then changed.
    """
    count = passed_over = 0
    words = normalise(replacement)
    ordered = sorted(places, key=lambda each: (*_text_of(each), each.start))
    for _, group in groupby(ordered, key=_text_of):
        members = list(group)
        first = members[0]
        record = case.find(first.kind, first.id)
        texts = _texts(first.kind, record) if record is not None else iter(())
        text = next((each for each in texts if each.where == first.where), None)
        if text is None:
            passed_over += len(members)
            continue
        changed = text.text
        for place in reversed(members):
            if place.fixed or changed[place.start : place.end] != place.stored:
                passed_over += 1
                continue
            kept = _with_capitals(words, place.found, wanted)
            new = escape_inline(kept) if text.authored else kept
            changed = changed[: place.start] + new + changed[place.end :]
            count += 1
        if changed != text.text:
            case = _written(case, record, text, first, changed)
    return Replaced(case, count, passed_over)


def _with_capitals(words: str, found: str, wanted: str) -> str:
    """New words with the capitals of those found, where small letters were looked for."""
    if not wanted or not found:
        return words
    if len(found) > 1 and found.isupper() and not wanted.isupper():
        return words.upper()
    if found[0].isupper() and wanted.lstrip()[:1].islower():
        return capitalised(words)
    return words


def _pattern(spellings: Sequence[str], match_case: bool, whole_words: bool) -> re.Pattern[str]:
    joined = "|".join(map(pattern_of_words, sorted(spellings, key=len, reverse=True)))
    if whole_words:
        joined = rf"(?<!\w)(?:{joined})(?!\w)"
    return re.compile(joined, 0 if match_case else re.IGNORECASE)


def _spellings(case: CaseFile, wanted: str) -> list[str]:
    """The words with each label in them written as the person's names, and the reverse."""
    found = [wanted]
    for person in case.people.values():
        names = [name for name in (person.alias, *_names(person)) if name.strip()]
        for name in names:
            pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
            if pattern.search(wanted):
                found += [pattern.sub(other.replace("\\", r"\\"), wanted) for other in names]
    return list(dict.fromkeys(found))


def _names(person: Person) -> tuple[str, ...]:
    return (person.name, *person.other_names)


@dataclass(frozen=True, slots=True)
class _Text:
    path: Path
    where: str
    text: str

    @property
    def authored(self) -> bool:
        return self.path[-1].form is Form.AUTHORED

    @property
    def naming(self) -> bool:
        facts = self.path[-1].facts
        return facts.naming or facts.secret


def _texts(kind: str, record: Any) -> Iterator[_Text]:
    for path in searched(kind):
        for where, text in values_at(record, path):
            if text:
                yield _Text(path, where, text)


def _in_plain(kind: str, id: str, text: _Text, pattern: re.Pattern[str]) -> Iterator[Place]:
    for match in pattern.finditer(text.text):
        yield _place(kind, id, text, text.text, match.span(), match.span(), "")


def _place(
    kind: str,
    id: str,
    text: _Text,
    seen: str,
    shown: tuple[int, int],
    stored: tuple[int, int],
    fixed: str,
) -> Place:
    start, end = shown
    return Place(
        kind,
        id,
        text.path[0].name,
        text.where,
        *stored,
        text.text[stored[0] : stored[1]],
        " ".join(seen[max(0, start - _AROUND) : start].split("\n")),
        seen[start:end],
        " ".join(seen[end : end + _AROUND].split("\n")),
        fixed,
    )


@dataclass(slots=True)
class _Seen:
    """A text as it is read: for each letter, where the stored piece it comes from begins and ends.

    `whole` are the ranges of letters that stand for one token and cannot be split.
    """

    letters: str
    starts: list[int]
    ends: list[int]
    whole: list[tuple[int, int]]
    stars: list[int]


def _in_authored(
    kind: str, id: str, text: _Text, pattern: re.Pattern[str], case: CaseFile, cast: Cast
) -> Iterator[Place]:
    told: set[tuple[int, int]] = set()
    for variant in range(_variants(text.text, case)):
        seen = _seen(text.text, case, cast, variant)
        for match in pattern.finditer(seen.letters):
            stored = seen.starts[match.start()], seen.ends[match.end() - 1]
            if stored in told:
                continue
            told.add(stored)
            fixed = _fixed(seen, match.span(), stored)
            yield _place(kind, id, text, seen.letters, match.span(), stored, fixed)


def _variants(text: str, case: CaseFile) -> int:
    """How many ways of naming people there are to try: labels, names, and each other name."""
    if "{" not in text:
        return 1
    return 2 + max((len(person.other_names) for person in case.people.values()), default=0)


def _seen(text: str, case: CaseFile, cast: Cast, variant: int) -> _Seen:
    seen = _Seen("", [], [], [], [])
    letters: list[str] = []
    for match in TOKEN.finditer(text):
        if match.lastgroup == "marks":
            seen.stars.append(match.start())
            continue
        if match.lastgroup == "brace":
            shown = _shown(match["brace"], case, cast, variant)
            seen.whole.append((len(letters), len(letters) + len(shown)))
            letters.extend(shown)
            seen.starts += [match.start()] * len(shown)
            seen.ends += [match.end()] * len(shown)
        elif match.lastgroup == "escaped":
            letters.append(match["escaped"])
            seen.starts.append(match.start())
            seen.ends.append(match.end())
        else:
            letters.extend(match[0])
            seen.starts += range(match.start(), match.end())
            seen.ends += range(match.start() + 1, match.end() + 1)
    seen.letters = "".join(letters)
    return seen


def _shown(brace: str, case: CaseFile, cast: Cast, variant: int) -> str:
    if brace == "date":
        return "(date)"
    code, _, id = brace.partition(":")
    person = case.people.get(id) if code == "person" else None
    if variant and person is not None:
        names = _names(person)
        if variant <= len(names) and names[variant - 1]:
            return names[variant - 1]
    return inline_text(resolve(brace, cast))


def _fixed(seen: _Seen, shown: tuple[int, int], stored: tuple[int, int]) -> str:
    start, end = shown
    for first, last in seen.whole:
        if first < end and start < last and not (start <= first and last <= end):
            return "These letters are part of a label or reference: change it where it is made."
    inside = sum(stored[0] < at < stored[1] for at in seen.stars)
    return "Emphasis begins or ends in these words: change them by hand." if inside % 2 else ""


def _text_of(place: Place) -> tuple[str, str, str]:
    return place.kind, place.id, place.where


def _written(case: CaseFile, record: Any, old: _Text, place: Place, text: str) -> CaseFile:
    """The case with the text of a place changed, and no other of its path."""
    if place.kind == "text":
        return editing.set_text(case, place.id, text)
    ways = (where for where, _ in values_at(record, old.path))
    changed = with_values(
        record, old.path, lambda each: text if next(ways) == place.where else each
    )
    value = getattr(changed, place.field)
    return editing.set_fields(case, place.kind, place.id, **{place.field: value})
