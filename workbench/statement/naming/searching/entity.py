"""Words inside the names of offices, places, days and documents, where they are nobody's name."""

from __future__ import annotations

import re

from workbench.statement.naming.searching.judged import A_WORD, Judged, a_name, an_open_word
from workbench.statement.naming.searching.roles import AGENTS
from workbench.statement.naming.searching.subject import as_subject
from workbench.statement.naming.searching.surroundings import Surroundings

_POSSESSIVE = re.compile(r"\A(?:'s?(?![^\W_]))")
_POSSESSIVES = frozenset(("its", "their", "our", "your"))
_HEADS_LISTED = """
head ministry director chief isle secretary minister chair bank
"""
_HEADS = frozenset(_HEADS_LISTED.split())
_ABOUT_SOMEBODY_LISTED = """
case house home family file room statement report review mother father day
"""
_ABOUT_SOMEBODY = frozenset(_ABOUT_SOMEBODY_LISTED.split())
_BEGINS_ANEW = frozenset(("The", "A", "An", "Its", "Their", "This", "That"))
"""With a capital they stand in no name: what follows is another line, or another sentence."""

_NOT_OF_PLACES = frozenset(("and", "or"))
_LONGEST = 4


def as_entity(near: Surroundings, at: int) -> Judged | None:
    """A word when it is part of the name of something, None when nothing says so."""
    for rule in (_law_case, _office, _of_office, _after_possessor, _in_a_run, _before_capital):
        found = rule(near, at)
        if found is not None:
            return found
    return None


def _law_case(near: Surroundings, at: int) -> Judged | None:
    """A case in the law reports: "Hill v Chief Constable"."""
    beside = "v" in (near.low(at - 1), near.low(at + 1))
    return A_WORD if beside else None


def _office(near: Surroundings, at: int) -> Judged | None:
    """Part of the name of an office, place, document or meeting."""
    offices = near.lists.words("office")
    last = at
    while (
        last < at + _LONGEST
        and near.joined(last)
        and (near.capital(last + 1) or near.low(last + 1) in ("and", "of", "the", "for"))
        and (near.low(last + 1), near.low(last + 2)) != ("and", "the")
        and near.words[last + 1].text not in _BEGINS_ANEW
    ):
        last += 1
        if near.capital(last) and near.low(last) in offices and last not in near.labelled:
            return A_WORD
    before = at - 1
    beside = near.capital(before) and near.joined(before) and not near.starts(before)
    one_of_two = near.low(at) in offices or near.low(before) in offices
    if beside and one_of_two and not _is_somebody(near, before):
        return A_WORD
    if near.text[: near.words[at].start][-5:].strip().isdigit() and near.low(at + 1) in offices:
        return A_WORD
    return None


def _of_office(near: Surroundings, at: int) -> Judged | None:
    """After what an office or place is: "Court of Justice", "Head of Service", "City of Bath"."""
    of = at - 1
    if not (near.low(of) == "of" and near.spaced(of) and near.spaced(of - 1)):
        return None
    kind = near.low(of - 1)
    is_office = kind in near.lists.words("office") or kind in near.lists.words("regal")
    is_office = is_office or kind in _HEADS
    return A_WORD if is_office and near.capital(of - 1) and kind not in _ABOUT_SOMEBODY else None


def _after_possessor(near: Surroundings, at: int) -> Judged | None:
    """After a name with an apostrophe: "Mother's Day", "St John's Wood", "Queen's Park"."""
    owner = at - 2
    if near.low(at - 1) != "s" or near.between(at - 2) != "'" or not near.spaced(at - 1):
        owner = at - 1
        if not re.match(r"s'\s\Z", near.text[near.words[at - 1].end - 1 : near.words[at].start]):
            return None
    if at < 2 or not near.capital(owner) or owner in near.labelled or owner in near.named:
        return None
    before = near.low(owner - 1)
    saint = before in ("st", "saint", "san") or before in near.lists.words("regal")
    if near.is_first_name(owner) and not (saint and near.joined(owner - 1)):
        return None
    return A_WORD


def _in_a_run(near: Surroundings, at: int) -> Judged | None:
    """The end of a run of capitals that an article or a place's preposition begins."""
    begin = at
    while near.capital(begin - 1) and near.spaced(begin - 1) and begin > at - _LONGEST:
        opens = near.starts(begin - 1) and _opens(near, begin - 1)
        if opens or near.has_article(begin) or _is_somebody(near, begin - 1):
            break
        begin -= 1
    if begin == at:
        return None
    if near.has_article(begin) or near.low(begin - 1) in _POSSESSIVES:
        return A_WORD
    # "In London Grace was told."
    if after_place(near, begin) and as_subject(near, at) is None:
        return A_WORD
    if near.starts(begin):
        known = near.low(at) in near.lists.words("office")
        return A_WORD if known else an_open_word("part of another name, or a name")
    return None


def after_place(near: Surroundings, at: int) -> bool:
    """Whether a word stands where a place does: after "in", "near", "moved to"."""
    places = near.lists.words("before-place")
    two = f"{near.low(at - 2)} {near.low(at - 1)}"
    return near.joined(at - 1) and (near.low(at - 1) in places - _NOT_OF_PLACES or two in places)


def _before_capital(near: Surroundings, at: int) -> Judged | None:
    """Before another word with a capital that is no person: "Long Eaton", "King Edward"."""
    if not _POSSESSIVE.match(near.after(at, 4)):
        return None
    follow = at + 2 if near.low(at + 1) == "s" else at + 1
    regal = near.low(at) in near.lists.words("regal") or near.low(at) in near.lists.words("place")
    if not near.capital(follow) or not near.spaced(follow - 1) or near.low(follow) in AGENTS:
        return a_name("with an apostrophe")
    return A_WORD if regal else a_name("with an apostrophe")


def _is_somebody(near: Surroundings, at: int) -> bool:
    """Whether a word is a person, or says what somebody is before a name."""
    return near.is_person(at) or near.low(at) in AGENTS or near.low(at) in near.lists.words("title")


def _opens(near: Surroundings, at: int) -> bool:
    """Whether a word opens a sentence before its subject: "Then", "Later", "Sadly"."""
    low = near.low(at)
    return low in near.lists.words("before-subject") or low.endswith("ly")
