"""Schools and other places entered with a person, told by what of their name is their own.

"St Brannock's C of E Primary School" is still that school as "Saint Branock's" or "Brannocks".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from workbench.domain.dataclass import dataclass
from workbench.domain.library.name_words import NameWords
from workbench.statement.naming.forms import slip_index, slipped
from workbench.statement.naming.normal import Word, fold, words_of

_HEADS_LISTED = """
school schools academy college nursery preschool playgroup kindergarten primary infant infants
junior juniors secondary high grammar prep preparatory sixth hospital hospice surgery church mosque
temple synagogue gurdwara centre center club clinic practice home ltd limited company brigade guides
scouts cadets ysgol coleg cylch
"""
_HEADS = frozenset(_HEADS_LISTED.split())
_GENERAL_LISTED = """
st saint the of and for c e ce rc cofe roman catholic england aided controlled voluntary community
free special foundation trust pre form our first middle upper lower boys girls s at in day medical
health children childrens care gynradd uwchradd gyfun gymraeg meithrin y yr
"""
_GENERAL = frozenset(_GENERAL_LISTED.split()) | _HEADS
_HEAD_SLIPS = slip_index(_HEADS)
_FEWEST = 4
_NEAR = 6


@dataclass(frozen=True, slots=True)
class Organisation:
    """A place by name: the words of it that are its own, in small letters, and whose detail."""

    own: tuple[str, ...]
    whom: str


@dataclass(frozen=True, slots=True)
class Organisations:
    """All of a case: by the first of their own words and by all of them as one, and their slips."""

    by_first: Mapping[str, tuple[Organisation, ...]]
    slips: Mapping[str, frozenset[str]]


def organisations_of(details: Iterable[tuple[str, str]]) -> Organisations:
    """The schools and other places among details, each given with whose it is."""
    found: dict[str, tuple[Organisation, ...]] = {}
    for whom, words in ((whom, each) for whom, entry in details for each in _as_entered(entry)):
        listed = words_of(fold(words))
        low = [word.low for word in listed]
        named = [word.low for word in listed if word.text[0].isupper()] or low
        own = tuple(each for each in named if each not in _GENERAL)
        if not own or not _HEADS & set(low) or re.search(r"\d", words):
            continue
        if len("".join(own)) >= _FEWEST:
            for key in {own[0], "".join(own)}:
                found[key] = (*found.get(key, ()), Organisation(own, whom))
    return Organisations(found, slip_index(found))


def _as_entered(entry: str) -> Iterator[str]:
    """What may name a place in an entry: what is said of it, and that without town and street."""
    said = entry.rpartition(":")[2]
    yield from dict.fromkeys((said, *said.split(",")))


def organisations_in(
    words: Sequence[Word], listed: Organisations, known: NameWords
) -> Iterator[tuple[int, int, bool, str]]:
    """Where one stands in the words of a folded text: first word, last word, how sure, whose."""
    if not listed.by_first:
        return
    for at in range(len(words)):
        for size in (1, 2):
            run = words[at : at + size]
            if len(run) < size or not run[0].text[0].isupper():
                continue
            joined = "".join(word.low for word in run)
            for key in {joined, joined.removesuffix("s")} | slipped(joined, listed.slips):
                for each in listed.by_first.get(key, ()):
                    last = _last(words, at + size - 1, key, each)
                    if last is not None:
                        yield at, last, _is_sure(words, last, each, known), each.whom


def _last(words: Sequence[Word], at: int, key: str, wanted: Organisation) -> int | None:
    """The last of an organisation's own words, when the others follow the first."""
    if key == "".join(wanted.own):
        return at
    for own in wanted.own[1:]:
        index = slip_index((own,))
        for follow in range(at + 1, min(at + 4, len(words))):
            if own in (words[follow].low, words[follow].low.removesuffix("s")) or slipped(
                words[follow].low, index
            ):
                at = follow
                break
        else:
            return None
    return at


def _is_sure(words: Sequence[Word], last: int, wanted: Organisation, known: NameWords) -> bool:
    """Whether a school's word follows, or its own words are several or in no dictionary."""
    if len(wanted.own) > 1 or any(
        own not in known.ordinary and own not in known.words("place") for own in wanted.own
    ):
        return True
    follow = words[last + 1 : last + 1 + _NEAR]
    return any(word.low in _HEADS or slipped(word.low, _HEAD_SLIPS) for word in follow)
