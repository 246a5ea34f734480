"""Who is named in a line typed to be understood: "distress to Ayesha", "apologise to Ms X"."""

from __future__ import annotations

import re
from collections import defaultdict

from workbench.domain.casefile import CaseFile
from workbench.statement.naming.mentions import link_mentions
from workbench.statement.naming.names import parts

_NAMED = re.compile(r"\{person:([^{}]+)\}|[^\W\d_][^\W\d_'’-]*")
_MENTION = re.compile(r"\{person:([^{}]+)\}")
_TOGETHER = re.compile(r"\{person:[^{}]+\}(?:(?:,| and|, and| &) \{person:[^{}]+\})*")
_COUPLE = re.compile(r"\b(Mr|Mrs|Ms|Miss|Mx|Dr) (?:and|&) (Mr|Mrs|Ms|Miss|Mx|Dr) ([^\W\d_]+)\b")


def named_in(case: CaseFile, words: str) -> tuple[str, ...]:
    """The ids of the people words name, in their order.

    A first name or surname by itself, with its capital, names whoever is the only one to have it,
    as does a label, be it a letter.
    """
    return tuple(dict.fromkeys(_MENTION.findall(_linked(case, words))))


def named_together(case: CaseFile, words: str) -> tuple[str, ...]:
    """The ids of the people words name first, in one breath: "Mr B, Mrs B and C"; () for nobody."""
    found = _TOGETHER.search(_linked(case, words))
    return tuple(dict.fromkeys(_MENTION.findall(found[0]))) if found is not None else ()


def _linked(case: CaseFile, words: str) -> str:
    """The words with a mention for whoever they name."""
    labels, owners = _known(case)

    def apart(match: re.Match[str]) -> str:
        both = [f"{title} {match[3]}" for title in (match[1], match[2])]
        return " and ".join(both) if labels.keys() >= {*both} else match[0]

    def named(match: re.Match[str]) -> str:
        word = match[0]
        begins = word in _WORDS and not match.start()
        ids = {labels[word]} if word in labels and not begins else owners.get(word.casefold(), ())
        said = not match[1] and len(ids) == 1 and word[0].isupper()
        return f"{{person:{next(iter(ids))}}}" if said else word

    return _NAMED.sub(named, link_mentions(_COUPLE.sub(apart, words), case))


_WORDS = ("A", "I")
"""Labels that are words where a line begins with them."""


def _known(case: CaseFile) -> tuple[dict[str, str], dict[str, set[str]]]:
    """Whose each label is, and each part of a name in small letters."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for person in case.people.values():
        for name in (person.name, *person.other_names):
            for part in parts(name):
                owners[part.casefold()].add(person.id)
    return {each.alias: each.id for each in case.people.values() if each.alias}, owners
