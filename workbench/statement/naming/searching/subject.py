"""A word before its verb: whether the verb says that it is somebody.

A noun that takes an article is a name where it stands before a verb without one ("Bishop left").
Times, feelings, stuff and adjectives take none: of them only what people do says so.
"""

from __future__ import annotations

import re
from enum import Enum, auto

from workbench.statement.naming.searching.judged import Judged, a_name, an_open_word
from workbench.statement.naming.searching.surroundings import Surroundings

A_SUBJECT = a_name("with a verb of a person")
OPEN_SUBJECT = an_open_word("a word that may be a name")
_BE = frozenset(("was", "is", "were", "isn", "wasn"))
_SINGULAR = frozenset(("was", "is", "has", "isn", "wasn", "hasn", "does", "doesn"))
_HAVE = frozenset(("has", "had", "hasn", "hadn"))
_MODALS_LISTED = """
can could would should must might cannot will shall may did does didn doesn couldn wouldn shouldn
won mustn needn dare ought
"""
_MODALS = frozenset(_MODALS_LISTED.split())
_NOT = frozenset(("not", "t", "never", "d", "ll", "ve"))
_DETERMINERS_LISTED = """
the a an his her my our their this that these those it he she they we you i its what how when to
in of on there
"""
_BEFORE_NOUNS = frozenset(
    ("an", "my", "her", "our", "their", "your", "the", "do", "go", "be", "to", "of")
)
"""Small words that no verb follows: "An was moved" is somebody."""

_PRONOUNS = frozenset(
    ("he", "she", "it", "we", "you", "they", "us", "me", "i", "who", "all", "this")
)
_A_PART = re.compile(r"\A (?:\w+ ){1,2}(?:part|role)\b")
_DETERMINERS = frozenset(_DETERMINERS_LISTED.split())
_AFTER_A_VERB_LISTED = """
the a an her his my our their its this that these those it him them me us she he they we you to for
from with at in on by into out off up down over about after before because and but when while
until as if who again once twice then there here so very too not no any all both ms mr mrs miss dr
himself herself without against through around across during since three two four
"""
_AFTER_A_VERB = frozenset(_AFTER_A_VERB_LISTED.split())
_AFTER_AN_ADVERB_LISTED = """
awaited needed promised lost wanted known established delayed standing running planned expected
made placed held kept used supported loved regarded
"""
_AFTER_AN_ADVERB = frozenset(_AFTER_AN_ADVERB_LISTED.split())
_MOVES_LISTED = """
came come comes went gone go goes returned return returns moved move moves ran run runs fell fall
got get turned walked arrived
"""
_MOVES = frozenset(_MOVES_LISTED.split())
_TO_A_PLACE = re.compile(
    r"\A(?: back| straight| out)? (?:home|away|off|upstairs|downstairs|asleep|ill|over"
    r"|to (?:bed|school|court|hospital|college|nursery|church|work|live|see|stay|visit|collect"
    r"|speak|meet|ask|her|his|him|my|their|them|Ms|Mr|Mrs|Miss|Dr)"
    r"|with (?:her|his|him|them|my|their|Ms|Mr|Mrs|Miss)|into (?:foster )?care"
    r"|out of (?:the (?!blue|question)|her |his |their |my |our |school|class|court|care)\w*)\b"
)
_POSSESSED = re.compile(r"\A (?:her|his|their|my|our) [a-z]")
_OWN = frozenset(
    ("see", "meet", "find", "lose", "break", "drop", "keep", "take", "hold", "open", "close", "pay")
)
"""What people do to what is theirs: "did not see her friends"."""

_BROKE = frozenset(("broke", "lost", "dropped", "stopped", "failed"))
_TOOK_LISTED = """
took takes kept keeps saw sees found finds met meets put puts set sets held holds led leads paid
pays sold
"""
_TOOK = frozenset(_TOOK_LISTED.split())
_TOOK_OFF = re.compile(
    r"\A (?:its|hold|over|place|shape|longer|on|off|in|out|time|effect|so|too)\b"
)
_TURNED = frozenset(("ran", "run", "runs", "turned", "turns"))
_OUT = re.compile(
    r"\A (?:from|through|into|until|till|short|high|over|to|by|dry"
    r"|out(?! of (?:the|her|his|their|my|our|a|school|class|court|care)\b))\b"
)
_DEGREES = frozenset(
    ("very", "so", "too", "quite", "rather", "extremely", "deeply", "visibly", "most")
)


class _Sort(Enum):
    """What a word is besides a name."""

    NOUN = auto()
    ADJECTIVE = auto()
    THING = auto()
    SMALL = auto()


def as_subject(near: Surroundings, at: int) -> Judged | None:
    """What the verb after a word says of it, None when none follows."""
    verb = _past_adverbs(near, at + 1)
    if near.between(verb - 1).strip(" ,\n") or not near.low(verb):
        return None
    if near.capital(verb) and not near.shouted(verb):
        return None
    sort, low = _sort(near, at), near.low(verb)
    if low == "self" and near.between(verb) == "-":
        return A_SUBJECT
    if low in _BE or low in _HAVE or low in _MODALS:
        return _before_aux(near, at, verb, sort)
    if not is_verb(near, verb) or _is_noun(near, verb):
        return None
    return _before_verb(near, verb, sort)


def _past_adverbs(near: Surroundings, at: int) -> int:
    skipped = near.lists.words("skipped")
    while near.low(at) in skipped and near.between(at - 1) in (" ", ", "):
        at += 1
    return at


def takes_article(near: Surroundings, at: int) -> bool:
    """Whether a word, were it none's name, were a noun with an article: "a bill"."""
    return _sort(near, at) is _Sort.NOUN


def _sort(near: Surroundings, at: int) -> _Sort:
    low, lists = near.low(at), near.lists
    if low in lists.words("function"):
        return _Sort.SMALL
    if low in lists.words("time"):
        return _Sort.THING
    if low in lists.words("adjective"):
        return _Sort.ADJECTIVE
    thing = low in lists.words("mass") or low in lists.words("uncountable") or _is_plural(near, at)
    return _Sort.THING if thing else _Sort.NOUN


def _is_plural(near: Surroundings, at: int) -> bool:
    """Whether a word is the plural of another: "Banks", "Waters"."""
    low, lists = near.low(at), near.lists
    return low.endswith("s") and (low[:-1] in lists.ordinary or low[:-1] in lists.words("everyday"))


def _before_aux(near: Surroundings, at: int, verb: int, sort: _Sort) -> Judged | None:
    after = _past_adverbs(near, verb + 1)
    while near.low(after) in _NOT:
        after = _past_adverbs(near, after + 1)
    if sort is _Sort.SMALL:
        return A_SUBJECT if near.low(at) in _BEFORE_NOUNS and near.starts(at) else None
    if sort is _Sort.ADJECTIVE:
        return OPEN_SUBJECT if near.low(after) in _DETERMINERS else A_SUBJECT
    if sort is _Sort.NOUN:
        return A_SUBJECT if near.low(verb) != "were" else None
    if _is_plural(near, at):
        if near.low(verb) in _SINGULAR:
            return A_SUBJECT
        if near.low(verb) in ("were", "weren"):
            return OPEN_SUBJECT
    return A_SUBJECT if _of_people(near, verb, after) else OPEN_SUBJECT


def _of_people(near: Surroundings, verb: int, after: int) -> bool:
    """Whether only of people is said what follows "was", "had" or "could"."""
    if near.low(verb) in _MODALS and near.low(after) in ("be", "have"):
        after = _past_adverbs(near, after + 1)
        verb = after - 1
    while near.low(after) in _DEGREES:
        after += 1
    low, things = near.low(after), near.lists.words("of-things-too")
    if low in _MOVES and _TO_A_PLACE.match(near.after(after)):
        return True
    if low in ("go", "come") and near.low(after - 1) in _NOT:
        return True
    people = near.lists.words("only-people")
    if low.isdigit() and near.low(verb) in _BE:
        return True
    if low == "been":
        return near.low(_past_adverbs(near, after + 1)) in people
    if near.low(verb) in _HAVE or near.low(verb) == "have":
        return low not in things and low not in ("its", "little", "to")
    if near.low(verb) in _MODALS:
        if low in _OWN and _POSSESSED.match(near.after(after)):
            return True
        return low not in things and near.low(verb) not in _DETERMINERS
    return low in people and low not in ("a", "an", "left", "five", "four", "three", "two")


def is_verb(near: Surroundings, at: int) -> bool:
    """Whether a word is what people do, in a form that stands after its subject."""
    low, lists = near.low(at), near.lists
    if low in lists.words("said-of-people") or low in lists.words("past"):
        return True
    if not low.endswith("ed") or len(low) < 5:
        return False
    follows = near.low(at + 1)
    return near.between(at)[:1] in ".,;:!?" or follows in _AFTER_A_VERB or follows.endswith("ly")


def _is_noun(near: Surroundings, at: int) -> bool:
    """Whether what looks like a verb is a noun that has one: "Court reports are"."""
    low = near.low(at)
    after = near.low(_past_adverbs(near, at + 1))
    if not low.endswith("s") or not near.spaced(at):
        return False
    finite = after in _BE or after in _HAVE or after in _MODALS or after in ("are", "have", "do")
    return finite or is_verb(near, at + 1)


def _before_verb(near: Surroundings, verb: int, sort: _Sort) -> Judged | None:
    low, rest = near.low(verb), near.after(verb)
    if sort is _Sort.SMALL and near.low(verb - 1) in _PRONOUNS:
        return None
    if sort is _Sort.THING and low in ("played", "plays", "play") and _A_PART.match(rest):
        return OPEN_SUBJECT
    if sort is _Sort.SMALL:
        plain = low in near.lists.words("said-of-people")
        return None if not plain or near.low(verb + 1) in _DETERMINERS else A_SUBJECT
    if sort is _Sort.ADJECTIVE:
        return OPEN_SUBJECT if low in _AFTER_AN_ADVERB else A_SUBJECT
    if low in _TURNED and _OUT.match(rest) and sort is _Sort.THING:
        return OPEN_SUBJECT
    if sort is _Sort.NOUN or low not in near.lists.words("of-things-too"):
        return A_SUBJECT
    moves = low in _MOVES and _TO_A_PLACE.match(rest)
    broke = low in _BROKE and _POSSESSED.match(rest)
    took = low in _TOOK and not _TOOK_OFF.match(rest)
    return A_SUBJECT if moves or broke or took else OPEN_SUBJECT
