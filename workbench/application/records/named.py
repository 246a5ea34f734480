"""Who is named in a line typed to be understood: "distress to Ayesha", "apologise to Ms X"."""

from __future__ import annotations

import re
from collections import defaultdict

from workbench.domain.casefile import CaseFile
from workbench.statement.naming.mentions import link_mentions
from workbench.statement.naming.names import parts

_NAMED = re.compile(r"\{person:([^{}]+)\}|[^\W\d_][^\W\d_'’-]*")


def named_in(case: CaseFile, words: str) -> tuple[str, ...]:
    """The ids of the people words name, in their order.

    A first name or surname by itself, with its capital, names whoever is the only one to have it.
    """
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for person in case.people.values():
        for name in (person.name, *person.other_names):
            for part in parts(name):
                owners[part.casefold()].add(person.id)
    found: dict[str, None] = {}
    for match in _NAMED.finditer(link_mentions(words, case)):
        ids = {match[1]} if match[1] else owners.get(match[0].casefold(), set())
        if len(ids) == 1 and (match[1] or match[0][0].isupper()):
            found.update(dict.fromkeys(ids))
    return tuple(found)
