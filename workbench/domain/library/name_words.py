"""What the search for names knows of names: words that are names, other spellings, usual names.

Read from ``resources/names/`` by the reference adapter; every list names its source there.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import field

from workbench.domain.dataclass import dataclass

Group = tuple[str, ...]
"""Forms of one name, in small letters; of a nickname's group the first is the name in full."""


@dataclass(frozen=True, eq=False, kw_only=True)
class NameWords:
    """Lists by id, groups of forms by id, and the ordinary words of the dictionary.

    `inflected` are those words with an ending: "leading", "larger", "filed"; `built` are all that
    the dictionary's rules make of them: "normally", "decommissioned". Everything is in small
    letters. `version` is the latest of the files' versions. Two of them are the same only
    when they are one: what is worked out from them is kept by identity.
    """

    version: str = ""
    lists: Mapping[str, frozenset[str]] = field(default_factory=dict)
    groups: Mapping[str, tuple[Group, ...]] = field(default_factory=dict)
    ordinary: Container[str] = frozenset()
    inflected: Container[str] = frozenset()
    built: Container[str] = frozenset()

    def words(self, list_id: str) -> frozenset[str]:
        """The words of a list, none when an installation has no such list."""
        return self.lists.get(list_id, frozenset())

    def forms(self, group_id: str) -> tuple[Group, ...]:
        """The groups of a kind of forms."""
        return self.groups.get(group_id, ())


NO_NAME_WORDS = NameWords()
"""What an installation without these lists has."""
