"""Names nobody entered: a title with a surname, a usual first name with a surname."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.statement.naming.names import PARTICLES
from workbench.statement.naming.searching.person import NOT_AFTER_LETTER
from workbench.statement.naming.searching.roles import AGENTS
from workbench.statement.naming.searching.surroundings import Surroundings

_BEFORE_APOSTROPHE = frozenset(("o", "d", "m", "l", "n"))
_FEWEST = 3


_BEFORE_A_PERSON = re.compile(
    r"(?:\b(?:told|asked|rang|phoned|telephoned|emailed|thanked|according to|whose name (?:is|was)"
    r"|(?:spoke|wrote|speaking|spoken|written) (?:to|with)|[Hh]i|[Hh]ello|[Hh]ey"
    r"|(?:boy|girl|child|man|woman|friend|cousin|neighbour|baby|teenager|brother|sister|son|daughter"
    r"|worker|officer|relative) (?:called|named)|in-law,?)"
    r"|\b(?:[Rr]egards|[Ss]incerely|[Ff]aithfully|[Ww]ishes|[Tt]hanks|[Ss]igned|[Cc][Cc]|FAO)[:,])"
    r"\s\Z"
)


def strangers_in(near: Surroundings) -> Iterator[tuple[int, int, str]]:
    """The first and the last word of each name nobody entered, and why it looks like one."""
    done = -1
    capitals = [at for at, word in enumerate(near.words) if word.text[0].isupper()]
    for at in capitals:
        if at <= done or _is_known(near, at):
            continue
        found = (
            _with_title(near, at)
            or _in_full(near, at)
            or _after_initial(near, at)
            or _after_role(near, at)
            or _where_a_person_is_named(near, at)
        )
        if found is not None:
            yield found
            done = found[1]


def _is_known(near: Surroundings, at: int) -> bool:
    return at in near.labelled or at in near.body


def _may_be_surname(near: Surroundings, at: int) -> bool:
    """Whether a word can be the surname of somebody nobody entered."""
    low = near.low(at)
    if not near.capital(at) or _is_known(near, at) or len(low) < 2 or not low.isalpha():
        return False
    return low not in near.lists.words("not-a-surname")


def _with_title(near: Surroundings, at: int) -> tuple[int, int, str] | None:
    low, titles = near.low(at), near.lists.words("formal-title")
    if "justice" in (low, near.low(at + 1)):
        return None  # a judge of the higher courts: "Mr Justice Fairbrother", "Lady Justice"
    if low in titles and near.joined(at):
        last = at + 1
        if near.low(last) in ("and", "or") and near.low(last + 1) in titles:
            last += 2
        behind = _past_initials(near, last)
        # "It told Mr X. All officers …"
        if near.low(behind) not in near.lists.ordinary or near.is_surname(behind):
            last = behind
        sound = _may_be_surname(near, last) and (near.joined(last - 1) or last > at + 1)
        if sound and near.low(last) not in titles:
            return at, _extended(near, last), "a title before a name that is no label"
    other = low in near.lists.words("title") and low not in titles and low != "dear"
    if other and near.joined(at) and _may_be_surname(near, at + 1):
        usual = near.is_surname(at + 1) or near.is_first_name(at + 1)
        if usual or _is_uncommon(near, at + 1):
            return at, _extended(near, at + 1), "a title before a name"
    return None


def _past_initials(near: Surroundings, at: int) -> int:
    """Where a surname stands behind initials and particles: "N. Achebe", "O'Leary", "de Sousa"."""
    while len(near.low(at)) == 1 and near.capital(at) and near.capital(at + 1):
        before_name = near.low(at) in _BEFORE_APOSTROPHE and near.between(at) == "'"
        if not before_name and (at in near.labelled or near.between(at) not in (". ", " ", ".")):
            break
        at += 1
    while near.low(at) in PARTICLES and near.spaced(at):
        at += 1
    return at


def _extended(near: Surroundings, last: int) -> int:
    """A name with more parts: "Mr Kwame Okonkwo-Reid"."""
    end = last
    while end < last + 3 and near.joined(end) and _may_be_surname(near, end + 1):
        low = near.low(end + 1)
        if low in near.lists.words("office") or near.between(end) not in (" ", "-", "'"):
            break
        if low in near.lists.ordinary and not near.is_surname(end + 1):
            break
        end += 1
    return end


def _in_full(near: Surroundings, at: int) -> tuple[int, int, str] | None:
    last = at + 1
    while (
        near.joined(last - 1)
        and near.is_first_name(last)
        and near.capital(last + 1)
        and near.joined(last)
    ):
        last += 1
    if near.joined(last - 1) and near.between(last) == "'":
        last = _past_initials(near, last)
    if not near.joined(last - 1) or not _may_be_surname(near, last):
        return None
    if (
        near.capital(last + 1)
        and near.joined(last)
        and near.low(last + 1) in near.lists.words("office")
    ):
        return None
    if near.low(last) in near.lists.words("office") or "v" in (
        near.low(at - 1),
        near.low(last + 1),
    ):
        return None
    first = near.low(at)
    lists = near.lists
    usual = first in lists.words("first-name") and first not in lists.words("helping")
    word = first in lists.words("everyday") or first in lists.words("place")
    irish = near.between(last - 1) == "'"
    after = irish or near.is_surname(last) or _is_uncommon(near, last)
    if usual and (after or (not word and near.low(last) in lists.words("surname"))):
        return at, _extended(near, last), "a usual first name before a surname"
    some = _is_uncommon(near, at) or first in near.lists.words("first-name")
    if some and near.is_surname(last) and first not in near.lists.words("title"):
        return at, _extended(near, last), "a name before a usual surname"
    return None


def _is_uncommon(near: Surroundings, at: int) -> bool:
    """Whether a word is in no dictionary and names no place or office."""
    low = near.low(at)
    if len(low) < _FEWEST or near.words[at].text.isupper():
        return False
    lists = near.lists
    known = (
        lists.words(each)
        for each in ("place", "office", "role", "not-a-surname", "time", "abbreviation")
    )
    if low in lists.ordinary or any(low in each for each in known):
        return False
    return not (low.endswith("s") and low[:-1] in lists.ordinary)


def _after_initial(near: Surroundings, at: int) -> tuple[int, int, str] | None:
    """An initial with its stop before a word that is a surname or in no dictionary."""
    if len(near.low(at)) != 1 or near.between(at) not in (". ", "."):
        return None
    if near.joined(at - 1) and (near.capital(at - 1) or near.low(at - 1) in NOT_AFTER_LETTER):
        return None
    last = _past_initials(near, at)
    known = near.is_surname(last) or _is_uncommon(near, last)
    if last == at or not known or not _may_be_surname(near, last):
        return None
    return at, _extended(near, last), "an initial before a surname"


def _after_role(near: Surroundings, at: int) -> tuple[int, int, str] | None:
    if near.low(at - 1) not in AGENTS or near.capital(at - 1):
        return None
    if near.between(at - 1) not in (" ", ", ", " (", ": ") or not _may_be_surname(near, at):
        return None
    if near.is_first_name(at) or near.is_surname(at):
        return at, at, "a usual name after what somebody is"
    return None


def _where_a_person_is_named(near: Surroundings, at: int) -> tuple[int, int, str] | None:
    """A name where hardly anything but a person is named: "told …", "Regards, …"."""
    before = near.text[max(0, near.words[at].start - 40) : near.words[at].start]
    if _BEFORE_A_PERSON.search(before) is None or not _may_be_surname(near, at):
        return None
    following = near.joined(at) and near.capital(at + 1)
    if following and near.low(at + 1) in near.lists.words("office"):
        return None
    if near.is_first_name(at) or _is_uncommon(near, at):
        return at, _extended(near, at), "a word where a person is named"
    return None
