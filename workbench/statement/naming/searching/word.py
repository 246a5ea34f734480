"""Names that are words: whether a word is somebody here is told by what stands round it.

Three answers: it is a name (an error), it is a word (nothing), or nobody can say (a warning).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from workbench.domain.problems import Severity
from workbench.statement.naming.searching.dated import OPENING_TIME, is_time
from workbench.statement.naming.searching.person import as_person
from workbench.statement.naming.searching.surroundings import Surroundings

_STANDS_APART = re.compile(r"[,:–—(\n]| [–(-]")
_POSSESSIVE = re.compile(r"\A(?:'s?(?![^\W_]))")


@dataclass(frozen=True, slots=True)
class Judged:
    """What a word is where it stands: `severity` None says that it is no name."""

    severity: Severity | None
    reason: str


NO_NAME = Judged(None, "")
_WORD_HERE = Judged(None, "a word here")


def _name(reason: str) -> Judged:
    return Judged(Severity.ERROR, reason)


def _open(reason: str) -> Judged:
    return Judged(Severity.WARNING, reason)


def judge_word(near: Surroundings, at: int, *, plural: bool = False) -> Judged:
    """What an everyday word that is somebody's name is at a place."""
    word = near.words[at]
    reason = as_person(near, at, at)
    if reason:
        return _name(reason)
    if not word.text[0].isupper() or near.shouted(at):
        return _WORD_HERE
    for rule in _FAMILY_RULES if plural else _RULES:
        found = rule(near, at)
        if found is not None:
            return found
    if near.starts(at):
        return _at_start(near, at)
    if _in_phrase(near, at):
        return _open("a word with a capital that is also a name")
    return _name("a capital inside a sentence")


# --- what tells a word ---------------------------------------------------------------------------


def _phrase(near: Surroundings, at: int) -> Judged | None:
    """A phrase in which the word is none, "grace period", "Best Interests"."""
    phrases = near.lists.words("phrase")
    for begin in range(max(0, at - 2), at + 1):
        for end in range(max(at, begin + 1), min(at + 4, begin + 4, len(near.words))):
            run = " ".join(near.low(each) for each in range(begin, end + 1))
            if run in phrases and all(near.joined(each) for each in range(begin, end)):
                return _WORD_HERE
    return None


def _numbered(near: Surroundings, at: int) -> Judged | None:
    """Before a number: "Ward 4", "Page 12"."""
    return _WORD_HERE if near.between(at) == " " and near.low(at + 1).isdigit() else None


def _common_noun(near: Surroundings, at: int) -> Judged | None:
    if not near.has_article(at):
        return None
    # "that" and "this" stand before a clause as well: "said that Grace was ill".
    clause = _subject(near, at) if near.low(at - 1) in ("that", "this") else None
    return clause or _WORD_HERE


def _time(near: Surroundings, at: int) -> Judged | None:
    if is_time(near, at):
        return _WORD_HERE
    dated = near.low(at) in near.lists.words("time") and near.between(at - 1) == " "
    if dated and near.low(at - 1) in OPENING_TIME:
        return _WORD_HERE if near.starts(at - 1) else _open("a time or a name")
    return None


def _possessive(near: Surroundings, at: int) -> Judged | None:
    if not _POSSESSIVE.match(near.after(at, 4)):
        return None
    if near.low(at) in near.lists.words("place") and near.low(at + 2) in near.lists.words("office"):
        return _WORD_HERE
    return _name("with an apostrophe")


def _office(near: Surroundings, at: int) -> Judged | None:
    """Part of the name of an office, place, document or meeting."""
    offices = near.lists.words("office")
    last = at
    while (
        last < at + 4
        and near.joined(last)
        and (near.capital(last + 1) or near.low(last + 1) in ("and", "of", "the", "for"))
        and (near.low(last + 1), near.low(last + 2)) != ("and", "the")
    ):
        last += 1
        if near.capital(last) and near.low(last) in offices and last not in near.labelled:
            return _WORD_HERE
    before = at - 1
    beside = near.capital(before) and near.joined(before) and not near.starts(before)
    if (
        beside
        and not near.is_person(before)
        and (near.low(at) in offices or near.low(before) in offices)
    ):
        return _WORD_HERE
    if near.text[: near.words[at].start][-5:].strip().isdigit() and near.low(at + 1) in offices:
        return _WORD_HERE
    return None


def _place(near: Surroundings, at: int) -> Judged | None:
    """A place after "in" or "near"."""
    if near.low(at) not in near.lists.words("place"):
        return None
    before = near.lists.words("before-place")
    two = f"{near.low(at - 2)} {near.low(at - 1)}"
    if near.joined(at - 1) and (near.low(at - 1) in before - {"and", "or"} or two in before):
        return _WORD_HERE
    if near.low(at - 1) in ("to", "from", "and", "or") and near.joined(at - 1):
        return _open("a place that is also a name")
    return None


def _entitled(near: Surroundings, at: int) -> Judged | None:
    """Inside a title between quotation marks, most of its words with capitals."""
    begin = near.text.rfind("“", max(0, near.words[at].start - 80), near.words[at].start)
    end = near.text.find("”", near.words[at].end, near.words[at].end + 80)
    if begin < 0 or end < 0 or "”" in near.text[begin : near.words[at].start]:
        return None
    listed = [each for each in near.text[begin + 1 : end].split() if each[:1].isalpha()]
    capitals = sum(1 for each in listed if each[0].isupper())
    if (
        len(listed) > 2
        and capitals * 2 > len(listed)
        and not near.text[begin:end].rstrip().endswith(".")
    ):
        return _WORD_HERE
    return None


def _subject(near: Surroundings, at: int) -> Judged | None:
    """Before a verb that only people are the subject of, or that says what was done to them."""
    follow = at + 1
    while near.low(follow) in near.lists.words("skipped") and near.between(follow - 1) in (
        " ",
        ", ",
    ):
        follow += 1
    if near.between(follow - 1).strip(" ,\n"):
        return None
    low = near.low(follow)
    if near.capital(follow) and not near.shouted(follow):
        return None
    if low in ("was", "is", "were", "has", "had"):
        return _before_was(near, at, low, near.low(follow + 1))
    if low in near.lists.words("said-of-people"):
        seasonal = near.low(at) in near.lists.words("time") and low not in _SPEAKING
        return _open("a word that may be a name") if seasonal else _name("with a verb of a person")
    return None


def _before_was(near: Surroundings, at: int, verb: str, after: str) -> Judged | None:
    """Before "was" or "has": what follows says whether a person, a thing or a time is meant."""
    seasonal = near.low(at) in near.lists.words("time")
    mass = seasonal or near.low(at) in near.lists.words("mass")
    if after in near.lists.words("done-to-people") or verb in ("has", "had"):
        sure = not mass or after in _ONLY_PEOPLE
        return _name("with a verb of a person") if sure else _open("a word that may be a name")
    if seasonal:
        return _open("a time or a name")
    helping = near.low(at) in near.lists.words("helping") and verb in ("was", "is")
    return _name("with a verb of a person") if helping else None


_SPEAKING_LISTED = """
said says told tells asked asks wrote complained felt feels lives lived wants wanted refused rang
called telephoned cried stayed slept spoke thinks thought believes believed loves loved hates hated
attends attended replied agreed explained disclosed alleged denied admitted signed emailed visited
"""
_SPEAKING = frozenset(_SPEAKING_LISTED.split())

_ONLY_PEOPLE_LISTED = """
caused upset born told assaulted abused distressed angry happy unhappy sad anxious afraid scared
frightened worried ill unwell poorly aged living attending sleeping waiting crying asked invited
interviewed visited seen heard spoken adopted fostered accommodated discharged admitted
diagnosed bullied neglected injured arrested there alone absent autistic disabled deaf pregnant
pleased disappointed devastated distraught furious six seven eight nine ten eleven twelve
thirteen fourteen fifteen sixteen seventeen excluded placed
"""
_ONLY_PEOPLE = frozenset(_ONLY_PEOPLE_LISTED.split())

_RULES: tuple[Callable[[Surroundings, int], Judged | None], ...] = (
    _numbered, _phrase, _common_noun, _office, _entitled, _possessive, _time, _place, _subject,
)  # fmt: skip


def _family(near: Surroundings, at: int) -> Judged | None:
    """The plural of a family's name: "the Bakers"."""
    if near.low(at - 1) == "the" and near.joined(at - 1):
        return _name("the name of a family")
    return _open("a word that is also a family’s name")


_FAMILY_RULES = (_phrase, _time, _office, _entitled, _place, _family)

# --- what is left --------------------------------------------------------------------------------


def _at_start(near: Surroundings, at: int) -> Judged:
    """The first word of a sentence, of a list item or of a quotation."""
    low, after = near.low(at), near.after(at, 3)
    begins = near.item(at) or near.quoted(at) or at == 0
    if begins and (not after.strip(' ”’"') or _STANDS_APART.match(after)):
        return _name("an item or quotation that begins with it")
    if low in near.lists.words("helping") or after[:1] in "?":
        return _WORD_HERE
    following = near.low(at + 1)
    if following.endswith("ed") or after[:1] == "," or following in _OPENERS or not following:
        return _open("the first word of a sentence, which may be a name")
    return _WORD_HERE


_OPENERS_LISTED = """
with who whose by s never also then still now at in from was is were
"""
_OPENERS = frozenset(_OPENERS_LISTED.split())


def _in_phrase(near: Surroundings, at: int) -> bool:
    """Whether another word with a capital stands beside it that is nobody."""
    for other, gap in ((at - 1, at - 1), (at + 1, at)):
        if not near.capital(other) or not near.joined(gap) or near.is_person(other):
            continue
        if not near.starts(other) or near.low(other) not in near.lists.ordinary:
            return near.low(other) != "i"
    return False
