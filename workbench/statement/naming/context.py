"""Names that are words: whether a word is somebody here is told by what stands round it.

Three answers: it is a name (an error), it is a word (nothing), or nobody can say (a warning).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from workbench.domain.problems import Severity
from workbench.statement.naming.surroundings import Surroundings

_NUMBERS = (
    r"\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen"
)
_AGED = re.compile(
    r"\A(?:,? (?:who (?:is|was) |now |then |only |just )?aged? "
    r"|, (?:now |then |who (?:is|was) |only )?| ?\((?:(?:now |then )?(?:aged? )?))"
    rf"(?:{_NUMBERS})(?=[,;).]| years?| months?|\Z| and\b| at\b)(?! (?:working )?days?\b)"
)
_STANDS_APART = re.compile(r"[,:–—(\n-]| [–(-]")
_POSSESSIVE = re.compile(r"\A(?:'s?(?![^\W_]))")
_STOPPED_INITIAL = re.compile(r"\A\.?\s?\Z")
_TIME_AFTER = re.compile(r"\A,?\s+(?:(?:19|20)\d\d|\d{1,2}(?:st|nd|rd|th)?\b(?! (?:years|,)))")
_TIME_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?(?:\s+of)?[\s,/-]*\Z|\b(?:mid|early|late)-\Z", re.I)
_KIN_AFTER = re.compile(
    r"\A(?: and| &|,) (?:her|his|their|the|my|our) (?:(?:older|younger|elder|baby|twin|half|little"
    r"|big|new|foster|birth|late)[ -])*([a-z-]+)"
)
_NOT_AFTER_LETTER_LISTED = """
section plan stage part paragraph schedule appendix annex article class grade band category
level group option panel table figure form type block flat room unit vitamin hepatitis
"""
_NOT_AFTER_LETTER = frozenset(_NOT_AFTER_LETTER_LISTED.split())


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


def as_person(near: Surroundings, first: int, last: int) -> str:
    """Why words are surely somebody, "" when nothing round them says so."""
    for reason in (_titled, _initialled, _beside_name, _aged, _with_a_person, _addressed):
        found = reason(near, first, last)
        if found:
            return found
    return ""


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


# --- what tells a person -------------------------------------------------------------------------


def _titled(near: Surroundings, first: int, last: int) -> str:
    at = first - 1
    if near.low(at) in ("and", "or") and near.low(at - 1) in near.lists.words("formal-title"):
        at -= 1
    low = near.low(at)
    if low not in near.lists.words("title") or not near.joined(at):
        return ""
    if at in near.body or (low == near.words[at].text and low not in _SMALL_TITLES):
        return ""
    if near.capital(first) or low in near.lists.words("formal-title"):
        return f"after the title “{near.words[at].text}”"
    return ""


_SMALL_TITLES_LISTED = """
mr mrs ms miss mx dr auntie aunty uncle nan nana judge cllr dear mum dad
"""
_SMALL_TITLES = frozenset(_SMALL_TITLES_LISTED.split())


def _initialled(near: Surroundings, first: int, last: int) -> str:
    at = first - 1
    if not (near.capital(at) and len(near.low(at)) == 1 and near.capital(first)):
        return ""
    gap = near.between(at)
    if not _STOPPED_INITIAL.match(gap) or near.low(at - 1) in _NOT_AFTER_LETTER:
        return ""
    if gap == " " and near.low(at) in ("i", "a"):
        return ""
    if "." not in gap and at in near.labelled:
        return ""
    return "after an initial"


def _beside_name(near: Surroundings, first: int, last: int) -> str:
    if not near.capital(first):
        return ""
    before, after = first - 1, last + 1
    if near.joined(before) and near.is_first_name(before) and before not in near.labelled:
        return "after a first name"
    beside = near.joined(last) and near.capital(after) and after not in near.labelled
    if beside and (after in near.named or near.is_surname(after)):
        return "before a surname"
    if near.joined(before) and before in near.named and near.capital(before):
        return "beside another part of the name"
    return ""


def _aged(near: Surroundings, first: int, last: int) -> str:
    if not near.capital(first):
        return ""
    found = _AGED.match(near.after(last))
    if found is None or _is_time(near, first):
        return ""
    return "with an age"


def _with_a_person(near: Surroundings, first: int, last: int) -> str:
    if not near.capital(first):
        return ""
    kin = _KIN_AFTER.match(near.after(last, 60))
    if kin is not None and kin[1] in near.lists.words("kin") and not _is_common(near, first):
        return "together with a person"
    for joint, other in ((first - 1, first - 2), (last + 1, last + 2)):
        if near.low(joint) != "and" or not near.is_person(other):
            continue
        if near.between(min(joint, other)) == " " and not _is_common(near, first):
            return "together with a person"
    return ""


def _addressed(near: Surroundings, first: int, last: int) -> str:
    if not near.capital(first):
        return ""
    low = near.low(first - 1)
    if near.joined(first - 1) and low in near.lists.words("before-name"):
        return f"after “{near.words[first - 1].text}”"
    family = near.low(last + 1) in near.lists.words("family") and not near.capital(last + 1)
    return "the name of a family" if family and low == "the" and near.joined(last) else ""


def _is_common(near: Surroundings, at: int) -> bool:
    """Whether an article before it makes a word a common noun."""
    return near.low(at - 1) in near.lists.words("before-word") and near.joined(at - 1)


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


def _common_noun(near: Surroundings, at: int) -> Judged | None:
    if not _is_common(near, at):
        return None
    return _WORD_HERE


def _is_time(near: Surroundings, at: int) -> bool:
    low = near.low(at)
    if low not in near.lists.words("time"):
        return False
    before = near.text[: near.words[at].start][-12:]
    if _TIME_AFTER.match(near.after(at)) or _TIME_BEFORE.search(before):
        return True
    return near.low(at - 1) in near.lists.words("before-time") and near.between(at - 1) == " "


def _time(near: Surroundings, at: int) -> Judged | None:
    return _WORD_HERE if _is_time(near, at) else None


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
    if low in ("was", "is", "were", "has", "had") and low != "":
        nxt = near.low(follow + 1)
        helping = near.low(at) in near.lists.words("helping")
        if nxt in near.lists.words("done-to-people") or low in ("has", "had"):
            mass = near.low(at) in near.lists.words("mass") or near.low(at) in near.lists.words(
                "time"
            )
            sure = not mass or nxt in _ONLY_PEOPLE
            return _name("with a verb of a person") if sure else _open("a word that may be a name")
        return _name("with a verb of a person") if helping and low in ("was", "is") else None
    if low in near.lists.words("said-of-people"):
        return _name("with a verb of a person")
    return None


_ONLY_PEOPLE_LISTED = """
caused upset born told assaulted abused distressed angry happy unhappy sad anxious afraid scared
frightened worried ill unwell poorly aged living attending sleeping waiting crying asked invited
interviewed visited seen heard spoken adopted fostered accommodated discharged admitted
diagnosed bullied neglected injured arrested autistic disabled deaf pregnant pleased
disappointed devastated distraught furious six seven eight nine ten eleven twelve thirteen
fourteen fifteen sixteen seventeen excluded placed
"""
_ONLY_PEOPLE = frozenset(_ONLY_PEOPLE_LISTED.split())

_RULES: tuple[Callable[[Surroundings, int], Judged | None], ...] = (
    _phrase, _time, _common_noun, _office, _entitled, _possessive, _place, _subject,
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
