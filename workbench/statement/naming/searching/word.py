"""Names that are words: whether a word is somebody here is told by what stands round it.

Three answers: it is a name (an error), it is a word (nothing), or nobody can say (a warning).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from workbench.statement.naming.searching.dated import OPENING_TIME, is_open, is_time
from workbench.statement.naming.searching.entity import after_place, as_entity
from workbench.statement.naming.searching.judged import A_WORD, Judged, a_name, an_open_word
from workbench.statement.naming.searching.person import as_person
from workbench.statement.naming.searching.subject import (
    A_SUBJECT,
    OPEN_SUBJECT,
    as_subject,
    is_verb,
    takes_article,
)
from workbench.statement.naming.searching.surroundings import Surroundings

_STANDS_APART = re.compile(r"[:;–—(\n]| [–(-]|, [A-Z\d]")
_OF_THE_DAY = frozenset(("dawn", "noon", "night", "morning"))
"""Times that have no capital of their own."""

_FIRST_WORD = an_open_word("the first word of a sentence, which may be a name")
_ALONE = re.compile(r"\A[!?.,]*\s*[”’\"')\]}*]?\Z|\A\n")
_CONTRACTED = re.compile(r"\A'(?:ll|d|ve)\b", re.I)
_IN_CAPITALS = an_open_word("a word in capitals that is also a name")
_BEFORE_IN_CAPITALS = frozenset(
    ("to", "from", "with", "for", "about", "told", "asked", "saw", "met", "rang", "called")
)


def judge_word(near: Surroundings, at: int, *, plural: bool = False) -> Judged:
    """What an everyday word that is somebody's name is at a place."""
    word = near.words[at]
    reason = as_person(near, at, at)
    if reason:
        return a_name(reason)
    if not word.text[0].isupper():
        # The first word of a list's item is printed in small letters.
        begins = near.starts(at) and not plural and as_subject(near, at) is A_SUBJECT
        return A_SUBJECT if begins else A_WORD
    if _CONTRACTED.match(near.after(at, 4)) and not near.has_article(at):
        return a_name("with a verb left short")
    if near.shouted(at):
        return _in_capitals(near, at)
    for rule in _FAMILY_RULES if plural else _RULES:
        found = rule(near, at)
        if found is not None:
            return _surer(found, near, at)
    if near.starts(at):
        return _at_start(near, at)
    if _in_phrase(near, at):
        return an_open_word("a word with a capital that is also a name")
    return a_name("a capital inside a sentence")


def _in_capitals(near: Surroundings, at: int) -> Judged:
    """In a line all in capitals a word is somebody, perhaps, where what stands round it says so."""
    family = near.spaced(at) and near.low(at + 1) in near.lists.words("family")
    if _phrase(near, at) or is_time(near, at) or (near.has_article(at) and not family):
        return A_WORD
    beside = near.joined(at - 1) and near.low(at - 1) in _BEFORE_IN_CAPITALS
    subject = near.low(at) not in near.lists.words("helping") and as_subject(near, at) is not None
    return _IN_CAPITALS if beside or family or subject else A_WORD


def _surer(found: Judged, near: Surroundings, at: int) -> Judged:
    """A word before a verb inside a sentence has its capital from being a name, times apart."""
    inside = found is OPEN_SUBJECT and not near.starts(at)
    time = near.low(at) in near.lists.words("time") and near.low(at) not in _OF_THE_DAY
    return A_SUBJECT if inside and not time else found


def _phrase(near: Surroundings, at: int) -> Judged | None:
    """A phrase in which the word is none, "grace period", "Best Interests"."""
    phrases = near.lists.words("phrase")
    for begin in range(max(0, at - 2), at + 1):
        for end in range(max(at, begin + 1), min(at + 4, begin + 4, len(near.words))):
            run = " ".join(near.low(each) for each in range(begin, end + 1))
            if run in phrases and all(
                near.joined(each) or near.between(each) == " & " for each in range(begin, end)
            ):
                return None if _goes_on(near, at, end) else A_WORD
    return None


def _goes_on(near: Surroundings, at: int, end: int) -> bool:
    """Whether a phrase that begins a sentence stands inside one, its first word with a capital.

    "Hope that …" is a wish; "told Hope that" is somebody.
    """
    last = near.words[end].text
    return at == end - 1 and last in _GOING_ON and near.capital(at) and not near.starts(at)


_GOING_ON = frozenset(("that", "for", "to", "also", "be", "and", "have", "only", "not", "well"))


def _numbered(near: Surroundings, at: int) -> Judged | None:
    """Before a number: "Ward 4", "Page 12"."""
    return A_WORD if near.spaced(at) and near.low(at + 1).isdigit() else None


def _common_noun(near: Surroundings, at: int) -> Judged | None:
    if not near.has_article(at):
        return None
    # "that" and "this" stand before a clause as well: "said that Grace was ill".
    clause = near.low(at - 1) in ("that", "this") and as_subject(near, at) is not None
    return a_name("the subject of a clause") if clause else A_WORD


def _time(near: Surroundings, at: int) -> Judged | None:
    if is_time(near, at):
        return A_WORD
    dated = near.low(at) in near.lists.words("time") and near.spaced(at - 1)
    if dated and near.low(at - 1) in OPENING_TIME:
        return A_WORD if near.starts(at - 1) else an_open_word("a time or a name")
    return None


def _of_a_month(near: Surroundings, at: int) -> Judged | None:
    return an_open_word("a time or a name") if is_open(near, at) else None


def _place(near: Surroundings, at: int) -> Judged | None:
    """A place after "in" or "near"."""
    if near.low(at) not in near.lists.words("place"):
        return None
    if after_place(near, at):
        return A_WORD
    if near.low(at - 1) in ("to", "from", "and", "or") and near.joined(at - 1):
        return an_open_word("a place that is also a name")
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
        return A_WORD
    return None


_RULES: tuple[Callable[[Surroundings, int], Judged | None], ...] = (
    _numbered, _phrase, _common_noun, _of_a_month, as_entity, _entitled, _time, _place, as_subject,
)  # fmt: skip


def _family(near: Surroundings, at: int) -> Judged | None:
    """The plural of a family's name: "the Bakers"."""
    if near.low(at - 1) == "the" and near.joined(at - 1):
        return a_name("the name of a family")
    return an_open_word("a word that is also a family’s name")


_FAMILY_RULES = (_phrase, _time, as_entity, _entitled, _place, _family)


def judge_owner(near: Surroundings, at: int, *, word: bool) -> Judged:
    """A first name with an s, its apostrophe left out: "Graces bed".

    `word` says that it is also the plural of a word, or a surname.
    """
    reason = "a name without its apostrophe"
    if not word:
        return a_name(reason)
    if not near.capital(at) or near.shouted(at):
        return A_WORD
    for rule in (_phrase, as_entity, _entitled, _place):
        found = rule(near, at)
        if found is not None and found is not A_SUBJECT:
            return found
    owned = near.spaced(at) and not near.capital(at + 1) and _is_thing(near, at + 1)
    if not owned:
        return A_WORD if near.starts(at) else an_open_word(reason)
    sure = not near.starts(at) or near.low(at + 1) in near.lists.words("kin")
    return a_name(reason) if sure else an_open_word(reason)


def _is_thing(near: Surroundings, at: int) -> bool:
    """Whether a word can be what somebody has: no small word and no verb."""
    small = (
        near.lists.words(each) for each in ("function", "skipped", "helping", "before-subject")
    )
    return not any(near.low(at) in each for each in small) and not is_verb(near, at)


def _at_start(near: Surroundings, at: int) -> Judged:
    """The first word of a sentence, of a list item or of a quotation."""
    low, after = near.low(at), near.after(at, 3)
    labelled = at > 0 and near.between(at - 1).rstrip().endswith(":")
    begins = near.item(at) or near.quoted(at) or labelled or at == 0
    if begins and (_ALONE.match(near.after(at)) or _STANDS_APART.match(after)):
        return a_name("an item or quotation that begins with it")
    following = near.low(at + 1)
    if following == "to" and near.spaced(at) and low not in near.lists.words("before-to"):
        # Of notes: "Grace to be moved". "Chance to speak" is none.
        noun = takes_article(near, at) and low not in near.lists.words("said-of-people")
        sure = noun and (near.item(at) or near.quoted(at))
        return a_name("an item or quotation that begins with it") if sure else _FIRST_WORD
    if low in near.lists.words("helping") or after[:1] == "?":
        return A_WORD
    if near.quoted(at) and after[:1] in _END_OF_QUOTATION:
        return _FIRST_WORD
    if following.endswith("ed") or after[:1] == "," or following in _OPENERS or not following:
        return _FIRST_WORD
    return A_WORD


_END_OF_QUOTATION = ("”", "’", "'", '"')
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
