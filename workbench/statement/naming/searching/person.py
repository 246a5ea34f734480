"""What round a word says that it is somebody: a title, an initial, an age, a person beside it."""

from __future__ import annotations

import re

from workbench.statement.naming.searching.dated import is_time
from workbench.statement.naming.searching.roles import AGENTS
from workbench.statement.naming.searching.surroundings import Surroundings

_NUMBERS = (
    r"\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen"
)
_AGED = re.compile(
    r"\A(?:,? (?:who (?:is|was) |now |then |only |just )?aged? "
    r"|, (?:now |then |who (?:is|was) |only )?| ?\((?:(?:now |then )?(?:aged? )?))"
    rf"(?:{_NUMBERS})(?=[,;).]| years?| months?|\Z| and\b| at\b)(?! (?:working )?days?\b)"
)
_STOPPED_INITIAL = re.compile(r"\A\.?\s?\Z")
_KIN_AFTER = re.compile(
    r"\A(?: and| &|,) (?:her|his|their|the|my|our) (?:(?:older|younger|elder|baby|twin|half|little"
    r"|big|new|foster|birth|late)[ -])*([a-z-]+)"
)
_SAID_TO_BE = re.compile(
    r"\A(?:,| \(|\() ?(?:an? |the |her |his |their |its |our |my |then |another |one of )"
    r"((?:[a-z-]+ ?){1,4})"
)
_BEFORE_A_PLACE = frozenset(("in", "at", "near", "on", "of", "during", "since", "until", "by"))
_NOT_AFTER_LETTER_LISTED = """
section plan stage part paragraph schedule appendix annex article class grade band category
level group option panel table figure form type block flat room unit vitamin hepatitis
"""
NOT_AFTER_LETTER = frozenset(_NOT_AFTER_LETTER_LISTED.split())
"""Before a letter that is no initial: "Plan B"."""


def as_person(near: Surroundings, first: int, last: int) -> str:
    """Why words are surely somebody, "" when nothing round them says so."""
    for reason in (
        _titled, _initialled, _beside_name, _aged, _with_a_person, _described, _addressed,
    ):  # fmt: skip
        found = reason(near, first, last)
        if found:
            return found
    return ""


def _titled(near: Surroundings, first: int, last: int) -> str:
    at = first - 1
    if near.low(at) in ("and", "or") and near.low(at - 1) in near.lists.words("formal-title"):
        at -= 1
    low = near.low(at)
    if low not in near.lists.words("title") or not near.joined(at):
        return ""
    if low in ("lord", "lady") and near.low(first) in _PEERS:
        return ""
    if at in near.body or (low == near.words[at].text and low not in _SMALL_TITLES):
        return ""
    if near.capital(first) or low in near.lists.words("formal-title"):
        return f"after the title “{near.words[at].text}”"
    return ""


_PEERS = frozenset(
    ("chancellor", "chief", "mayor", "justice", "advocate", "president", "provost", "lieutenant")
)
_SMALL_TITLES_LISTED = """
mr mrs ms miss mx dr auntie aunty uncle nan nana judge cllr dear mum dad
"""
_SMALL_TITLES = frozenset(_SMALL_TITLES_LISTED.split())


def _initialled(near: Surroundings, first: int, last: int) -> str:
    at = first - 1
    if not (near.capital(at) and len(near.low(at)) == 1 and near.capital(first)):
        return ""
    gap = near.between(at)
    if not _STOPPED_INITIAL.match(gap) or near.low(at - 1) in NOT_AFTER_LETTER:
        return ""
    if gap == " " and (near.low(at) == "i" or (near.low(at) == "a" and near.starts(at))):
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
    # "Long Eaton" is no Long: only a first name stands before a surname.
    beside = beside and (
        near.is_given(first) or near.low(first) not in near.lists.words("everyday")
    )
    initial = beside and len(near.low(after)) == 1 and near.low(after) != "i"
    if initial and near.is_given(first) and near.low(first) not in near.lists.words("helping"):
        return "before an initial"
    # "King George’s Field"
    regal = near.low(first) in near.lists.words("regal") and near.is_first_name(after)
    if beside and not regal and (after in near.named or near.is_surname(after)):
        return "before a surname"
    if near.joined(before) and before in near.named and near.capital(before):
        return "beside another part of the name"
    return ""


def _aged(near: Surroundings, first: int, last: int) -> str:
    if not near.capital(first):
        return ""
    found = _AGED.match(near.after(last))
    if found is None or is_time(near, first):
        return ""
    return "with an age"


def _with_a_person(near: Surroundings, first: int, last: int) -> str:
    if not near.capital(first):
        return ""
    kin = _KIN_AFTER.match(near.after(last, 60))
    if kin is not None and kin[1] in near.lists.words("kin") and not near.has_article(first):
        return "together with a person"
    for joint, other in ((first - 1, first - 2), (last + 1, last + 2)):
        if near.low(joint) != "and" or not near.is_person(other):
            continue
        if near.spaced(min(joint, other)) and not near.has_article(first):
            return "together with a person"
    return ""


def _described(near: Surroundings, first: int, last: int) -> str:
    """Before words that say who somebody is: ", who was", ", the manager"."""
    if not near.capital(first) or near.has_article(first) or is_time(near, first):
        return ""
    if near.joined(first - 1) and near.low(first - 1) in _BEFORE_A_PLACE:
        return ""
    after = near.after(last, 60)
    if re.match(r", who(?:se|m)?\b", after):
        return "before words on a person"
    said = _SAID_TO_BE.match(after)
    return "before words on a person" if said is not None and _is_agent(near, said) else ""


def _is_agent(near: Surroundings, said: re.Match[str]) -> bool:
    words = said[1].split()
    return any(each in AGENTS or each in near.lists.words("kin") for each in words)


def _addressed(near: Surroundings, first: int, last: int) -> str:
    if not near.capital(first):
        return ""
    low = near.low(first - 1)
    if near.spaced(first - 1) and low in AGENTS:
        return "after what somebody is"
    if near.joined(first - 1) and low in near.lists.words("before-name"):
        return f"after “{near.words[first - 1].text}”"
    family = near.low(last + 1) in near.lists.words("family") and not near.capital(last + 1)
    return "the name of a family" if family and low == "the" and near.joined(last) else ""
