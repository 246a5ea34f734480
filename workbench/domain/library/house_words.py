"""Words the house rules turn on: right names, draft and final wording, what may identify somebody.

Read from ``resources/wording.toml`` by the reference adapter, so that an office can add to them;
why each rule exists is in ``resources/reasons.toml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from workbench.domain.dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Misnaming:
    """A statute, department or document under a name that is not its own.

    `wrong` are the forms met with, `right` is the name as it is. Letters count as written; any
    apostrophe stands for any other.
    """

    id: str
    wrong: tuple[str, ...]
    right: str
    source: str
    consulted: date


@dataclass(frozen=True, slots=True, kw_only=True)
class StagePair:
    """Words of the draft and those of the final decision in their place.

    `tells` says of which stage the words are typical: "draft", "final" or "both"; the others are
    everyday words that are only put in their place. A side that is "" has no mechanical form.
    `drop` says that the draft's words are simply taken out. `sections` limits the pair to sections
    of the statement ("summary", "decision"); none means everywhere.
    """

    id: str
    draft: str = ""
    final: str = ""
    tells: str = "draft"
    drop: bool = False
    sections: tuple[str, ...] = ()
    source: str
    consulted: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifying:
    """Words of one kind that help to identify somebody, such as conditions few people have.

    `id` is "condition", "work", "family", "school" or "not-a-place" (capitalised words that are no
    place).
    """

    id: str
    words: tuple[str, ...]
    source: str
    consulted: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """An abbreviation: what it stands for, and whether every reader knows it as it is."""

    id: str
    long: str
    known: bool = False
    source: str
    consulted: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a rule exists and where it comes from; `id` is the code of the problems it raises."""

    id: str
    why: str
    source: str
    consulted: date


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseWords:
    """All of them, by id; empty where an installation has none."""

    misnamed: Mapping[str, Misnaming] = field(default_factory=dict)
    pairs: Mapping[str, StagePair] = field(default_factory=dict)
    identifying: Mapping[str, Identifying] = field(default_factory=dict)
    abbreviations: Mapping[str, Abbreviation] = field(default_factory=dict)
    reasons: Mapping[str, Reason] = field(default_factory=dict)

    def words(self, kind: str) -> tuple[str, ...]:
        """The identifying words of one kind."""
        found = self.identifying.get(kind)
        return found.words if found is not None else ()

    def known_abbreviations(self) -> frozenset[str]:
        """The abbreviations every reader knows as they are."""
        return frozenset(id for id, entry in self.abbreviations.items() if entry.known)
