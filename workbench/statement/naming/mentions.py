"""Names typed in authored text, turned into mentions that follow the person's label.

Linked are full real names and other names, a title with a surname, couples ("Mr and Mrs Carver"),
and labels as they stand ("Ms X", "Child 1"). A child's bare letter is linked only where it can be
nothing else. A name that is also a word is linked with its capitals only. What else the gate would
find is linked when an edit is saved (`evident`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import permutations

from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.records.people import AgeGroup, Person
from workbench.statement.naming.names import PARTICLES, parts

SKIPPED = r"\\.|\{[^{}\\]*+(?:\\.[^{}\\]*+)*+\}"
"""What stays as it is in authored text: escaped signs, and tokens."""

_LABELLED_THINGS = """
section sections plan stage part parts paragraph paragraphs schedule appendix annex article
class grade band category level group option panel table figure form type block flat room  unit
vitamin hepatitis council team step phase point item school building annexe chapter  regulation
rule clause page note tier zone list and/or mr mrs ms miss mx dr child witness  officer worker
"""
_NOT_BEFORE_LETTER = frozenset(_LABELLED_THINGS.split())
_LAST_WORD = re.compile(r"([\w/]+)[.:]?\s+\Z")
_VERBS_LISTED = """
will may mark grant rob sue bill pat jack nick drew chase hope grace guy
"""
_VERBS = frozenset(_VERBS_LISTED.split())
"""First names that begin a phrase in small letters: a council "will grant" something."""

_ROLES_LISTED = """
team service manager officer worker visitor nurse teacher headteacher practitioner confirmed known
"""
_ROLES = frozenset(_ROLES_LISTED.split())
"""Words of an entry that is no name; `evident` has the whole list, and links what is one."""

_APOSTROPHES = str.maketrans("’‘ʼ`", "''''")


@dataclass(frozen=True, slots=True)
class _Names:
    pattern: re.Pattern[str]
    by_name: dict[str, str]
    letters: dict[str, str]


def link_mentions(text: str, case: CaseFile) -> str:
    """Authored text with every name it is sure of as a ``{person:ID}`` token.

    Tokens, citations and escaped characters are left as they are; a name that could be two
    people's is left too. Linking an already linked text changes nothing.
    """
    if not text or not case.people:
        return text
    names = _names(tuple(sorted(case.people.values(), key=lambda person: person.id)))
    pieces: list[str] = []
    done = 0
    for match in names.pattern.finditer(text):
        mentioned = _mention_at(match, names)
        if mentioned is None:
            continue
        pieces.append(text[done : match.start()])
        pieces.append(mentioned)
        done = match.end()
    pieces.append(text[done:])
    return "".join(pieces)


def _mention_at(match: re.Match[str], names: _Names) -> str | None:
    if match["name"] is not None:
        key = _key(match["name"])
        small = match["name"] == match["name"].lower()
        return None if small and key.split()[0] in _VERBS else names.by_name.get(key)
    if match["letter"] is not None and _stands_alone(match.string, match.start(), match.end()):
        return names.letters.get(match["letter"])
    return None


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a capital letter can be nothing but a person: not "Plan B", "B&B" or "B12"."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before and not (before.isspace() or before in "(“‘\"'—–"):
        return False
    if after and not (after.isspace() or after in ",;:’'?!)”—–."):
        return False
    if after in ("’", "'") and not re.match(r"['’](?:s\b|(?!\w))", text[end:]):
        return False
    if after == "." and re.match(r"\.\s*\w", text[end : end + 4]):
        return False
    previous = _LAST_WORD.search(text, max(0, start - 40), start)
    return previous is None or previous[1].lower() not in _NOT_BEFORE_LETTER


def _key(words: str) -> str:
    return " ".join(words.translate(_APOSTROPHES).split()).casefold()


@lru_cache(maxsize=16)
def _names(people: tuple[Person, ...]) -> _Names:
    by_name: dict[str, str] = {}
    unsure: set[str] = set()
    for name, mentioned in (*_each_spelt(people), *_couples(people)):
        key = _key(name)
        if by_name.setdefault(key, mentioned) != mentioned:
            unsure.add(key)
    for key in unsure:
        del by_name[key]
    letters: dict[str, str] = {}
    taken = [person.alias for person in people]
    for person in people:
        if _is_letter(person) and taken.count(person.alias) == 1:
            letters[person.alias] = _token(person)
    listed = _either(by_name)
    single = "".join(letters) or None
    letter = f"[{single}]" if single else r"(?!)"
    whole = (
        rf"(?s:{SKIPPED})|(?<![\w{{])(?<!\w[-‐‑])(?:(?P<name>(?i:{listed}))|(?P<letter>{letter}))"
        r"(?!\w|[-‐‑][^\W\d_a-z])"
    )
    return _Names(re.compile(whole), by_name, letters)


def _either(names: Iterable[str]) -> str:
    """A pattern for any of these names in small letters, the longest first."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(f"(?i:{_spelt(name)})" for name in longest_first) or r"(?!)"


def _spelt(name: str) -> str:
    return re.escape(name).replace("'", "['’‘ʼ`]").replace(r"\ ", r"[ \n\xa0\u202f]+")


def _is_letter(person: Person) -> bool:
    alias = person.alias
    # "A" and "I" are words; they are linked by hand only.
    single = len(alias) == 1 and alias.isalpha() and alias.isupper() and alias.isascii()
    return single and alias not in "AI" and person.age_group is AgeGroup.CHILD


def _written_as_name(entry: str) -> bool:
    """Whether an entry has the capitals of a name and no role in it: not "Not known"."""
    words = entry.split()
    capitals = all(w != w.lower() or w == w.upper() or w in PARTICLES for w in words)
    return capitals and _ROLES.isdisjoint(entry.lower().split())


def _token(person: Person) -> str:
    return f"{{person:{person.id}}}"


def _each_spelt(people: Sequence[Person]) -> Iterator[tuple[str, str]]:
    for person in people:
        for name in _spellings(person):
            yield name, _token(person)


def _couples(people: Sequence[Person]) -> Iterator[tuple[str, str]]:
    """Two people named by their titles and the surname they share: "Mr and Mrs Carver"."""
    titled = [person for person in people if person.title]
    for first, second in permutations(titled, 2):
        shared = _surnames(first.name) & _surnames(second.name)
        if first.title != second.title:
            for surname in shared:
                for joined in ("and", "&"):
                    yield (
                        f"{first.title} {joined} {second.title} {surname}",
                        f"{_token(first)} and {_token(second)}",
                    )


def _surnames(name: str) -> set[str]:
    """The surname of a name: without and with the small words before it, the last half of two."""
    words = name.split()
    if not _written_as_name(name) or not (telling := list(parts(name))):
        return set()
    first = len(words) - 1
    while first > 0 and words[first - 1].lower() in PARTICLES:
        first -= 1
    return {telling[-1], words[-1], " ".join(words[first:])}


def _spellings(person: Person) -> Iterator[str]:
    if " " in person.alias.strip():
        yield person.alias
    for name in (person.name, *person.other_names):
        telling = list(parts(name))
        if person.title:
            yield from (f"{person.title} {surname}" for surname in _surnames(name))
        other = name != person.name and len(name) > 2 and name.lower() not in _VERBS
        if (len(telling) > 1 and _written_as_name(name)) or (len(telling) == 1 and other):
            yield name
