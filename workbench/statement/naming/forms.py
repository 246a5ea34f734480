"""The forms of a protected name: its parts, how it is joined, spelt, shortened, bent; slips."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from workbench.domain.dataclass import dataclass
from workbench.domain.library.name_words import NameWords
from workbench.statement.naming.hits import Telling
from workbench.statement.naming.names import PARTICLES
from workbench.statement.naming.normal import fold

_FEWEST_SWAPPED = 3
_FEWEST_BENT = 4
_LONGEST_JOINED = 4
_FEWEST_SLIPPED = 5
MOST_LETTERS = 60
"""What has more letters is no name, and every form of it with one less would fill the memory."""
_SPELT_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue",
     "Å": "Aa", "Ø": "Oe", "ő": "oe", "ű": "ue", "ā": "aa", "ū": "uu", "ō": "ou", "Ō": "Ou"}
)  # fmt: skip
_DIGRAPHS = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"))
_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write a part of somebody's name, in small letters without signs.

    `name` is the part as entered, `whom` the id of the person, `first` says that it is a first
    name, `last` that it is a surname.
    """

    text: str
    name: str
    whom: str
    what: Telling
    first: bool = False
    last: bool = False


@dataclass(frozen=True, slots=True)
class NamePart:
    """A part of a name with its place in it, and with the particles before it: "van der Berg"."""

    text: str
    particles: tuple[str, ...]
    first: bool
    last: bool


def name_parts(name: str, words: NameWords) -> tuple[NamePart, ...]:
    """The parts of a name that tell somebody; titles and role words are left out."""
    listed = _bare_words(name, words)
    several = len(listed) > 1 or len(name.split()) > 1
    found: list[NamePart] = []
    before: list[str] = []
    for at, word in enumerate(listed):
        low = fold(word).lower()
        if low in PARTICLES and at < len(listed) - 1:
            before.append(low)
            if at or not word[:1].isupper():
                continue
        if len(low) > 1 or at == len(listed) - 1:
            last = at == len(listed) - 1 and several
            found.append(NamePart(word, tuple(before), not found and not last, last))
        before = before if not at and low in PARTICLES else []
    return tuple(each for each in found if any(c.isalpha() for c in each.text))


def joined_parts(name: str, words: NameWords) -> Iterator[NamePart]:
    """Given names written as one word: "Xiuying" for "Xiu Ying", "Maryann" for "Mary Ann"."""
    for one, other in pairwise(name_parts(name, words)):
        short = max(len(one.text), len(other.text)) <= _LONGEST_JOINED
        joined = one.text + other.text.lower()
        if (short or not other.last) and joined.lower() not in words.ordinary:
            yield NamePart(joined, (), one.first, False)


def _bare_words(name: str, words: NameWords) -> list[str]:
    listed = [word.strip(".,;:()\"“”'’") for word in name.split()]
    listed = [word for word in listed if word]
    roles = words.words("role")
    # "Judge Brown" may be called Judge: only what is nobody's name is left out.
    before = (words.words("title") | roles) - (
        words.words("everyday") - words.words("formal-title")
    )
    while len(listed) > 1 and fold(listed[0]).lower() in before:
        listed.pop(0)
    kept = [w for w in listed if not (w == w.lower() and w in roles and w not in PARTICLES)]
    return kept or listed


def forms_of(part: NamePart, whom: str, words: NameWords) -> Iterator[Form]:
    """Every form of a part of a name; the plain ones come first."""

    def form(text: str, what: Telling) -> Form:
        return Form(text, part.text, whom, what, part.first, part.last)

    plain = dict.fromkeys(_plain(part))
    for text in plain:
        yield form(text, Telling.PART)
        if part.last:
            yield from (form(plural, Telling.FAMILY) for plural in _plurals(text))
        elif len(text) >= _FEWEST_SWAPPED and not text.endswith("s"):
            yield form(f"{text}s", Telling.OWNER)
    for text in plain:
        yield from (form(other, Telling.SPELLING) for other in _spellings(text, words))
        if not part.last:
            yield from (form(nick, Telling.NICKNAME) for nick in _nicknames(text, words))
        if len(text) >= _FEWEST_BENT:
            yield from (form(each, Telling.SPELLING) for each in _in_cases(text, words))
        if not part.first and len(text) >= _FEWEST_BENT:
            for bent in _bent(text, words):
                yield form(bent, Telling.SPELLING)
                yield from (form(plural, Telling.SPELLING) for plural in _plurals(bent))


def _plain(part: NamePart) -> Iterator[str]:
    for word in (part.text, part.text.translate(_SPELT_OUT)):
        low = fold(word).lower()
        joined = _bare(low)
        yield joined
        for half in low.split("-"):
            yield from (each for each in (_bare(half), *half.split("'")) if _tells(each))
        for number in range(len(part.particles)):
            yield "".join(part.particles[number:]) + joined
        for long, short in _DIGRAPHS:
            if long in joined and len(joined) > _FEWEST_BENT:
                yield joined.replace(long, short)


def _tells(half: str) -> bool:
    return len(half) > 1 and half not in PARTICLES and half.isalpha()


def _plurals(text: str) -> Iterator[str]:
    yield f"{text}s"
    if text.endswith(("s", "x", "z", "ch", "sh")):
        yield f"{text}es"
    if text.endswith("y") and text[-2:-1] not in _VOWELS:
        yield f"{text[:-1]}ies"


def _spellings(text: str, words: NameWords) -> Iterator[str]:
    for group in _by_form(words).get(text, ()):
        yield from (each for each in group if each != text)
    for group in words.forms("particle"):
        for start in group:
            rest = text[len(start) :]
            if text.startswith(start) and _is_swapped(start, rest, words):
                yield from (other + rest for other in group if other != start)
                if rest[:1] not in _VOWELS and start in ("o", "ni", "ui", "mac", "mc", "nic"):
                    yield from (f"{other}{rest[0]}h{rest[1:]}" for other in ("ni", "nic", "ui"))


def _is_swapped(start: str, rest: str, words: NameWords) -> bool:
    """Whether a name that begins so begins with a particle: "McDonald", not "Alan"."""
    if len(rest) < _FEWEST_SWAPPED:
        return False
    if start in ("mc", "mac"):
        return True
    if len(start) < 2:
        return False
    return rest in _by_form(words)


@lru_cache(maxsize=4)
def _by_form(words: NameWords) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The spellings of each name, bare, by each of them."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for group in words.forms("spelling"):
        bare = tuple(dict.fromkeys(map(_bare, group)))
        for each in bare:
            found[each] = (*found.get(each, ()), bare)
    return found


def _nicknames(text: str, words: NameWords) -> Iterator[str]:
    """Of a name in any spelling the short forms; of a short form the full ones too."""
    spelt = {text, *(each for group in _by_form(words).get(text, ()) for each in group)}
    for group in words.forms("nickname"):
        if text in group or group[0] in spelt:
            yield from (each for each in group if each != text)


def _bent(text: str, words: NameWords) -> Iterator[str]:
    """The surname of the other sex, where a language has one."""
    for group in words.forms("sex"):
        for ending in group:
            stem = text[: -len(ending)]
            if not text.endswith(ending) or len(stem) < _FEWEST_SWAPPED:
                continue
            for other in group:
                bent = stem + other
                if other != ending and not _is_usual(bent, words):
                    yield bent


def _in_cases(text: str, words: NameWords) -> Iterator[str]:
    """A name as it changes within a sentence of its own language: "Kowalskiego", "Markiem"."""
    if text in words.ordinary or text in words.words("everyday"):
        return
    for ending, *others in words.forms("case"):
        if ending == "~":
            stem = text if text[-1] not in _VOWELS and text[-1] != "y" else ""
        else:
            stem = text.removesuffix(ending) if text.endswith(ending) else ""
        if len(stem) < _FEWEST_SWAPPED:
            continue
        for other in others:
            bent = stem + other
            known = any(bent in words.words(each) for each in ("surname", "place"))
            if not known and not _is_usual(bent, words) and bent not in words.inflected:
                yield bent


def _is_usual(text: str, words: NameWords) -> bool:
    return text in words.ordinary or text in words.words("first-name")


def _bare(name: str) -> str:
    return re.sub(r"[\W\d_]+", "", fold(name).lower())


_DOUBLED = re.compile(r"(.)\1+")


def sound(text: str, words: NameWords) -> str:
    """How a name sounds, roughly: names that sound alike are one name in two spellings."""
    for written, read in words.forms("sounds"):
        text = text.replace(written, read)
    text = text[:1] + text[1:].replace("h", "")
    text = _DOUBLED.sub(r"\1", text)
    return text.rstrip("ei") if len(text.rstrip("ei")) > 2 else text


def slip_index(names: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Names of five letters or more, by themselves and by each form with one letter less."""
    found: dict[str, set[str]] = {}
    for name in names:
        if _FEWEST_SLIPPED <= len(name) <= MOST_LETTERS:
            for each in (name, *_less(name)):
                found.setdefault(each, set()).add(name)
    return {key: frozenset(each) for key, each in found.items()}


def slipped(word: str, index: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The names of which a word is a slip; a name is none of itself."""
    if not index or not _FEWEST_SLIPPED - 1 <= len(word) <= MOST_LETTERS + 1:
        return frozenset()
    near: set[str] = set()
    for each in (word, *_less(word)):
        near |= index.get(each, frozenset())
    return frozenset(name for name in near if name != word and _is_one_slip(word, name))


def _less(word: str) -> Iterator[str]:
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def _is_one_slip(word: str, name: str) -> bool:
    if len(word) != len(name):
        return abs(len(word) - len(name)) == 1
    other = [at for at in range(len(word)) if word[at] != name[at]]
    if len(other) == 1:
        return True
    return (
        len(other) == 2
        and other[1] == other[0] + 1
        and word[other[0]] == name[other[1]]
        and word[other[1]] == name[other[0]]
    )
