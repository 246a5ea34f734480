"""Reads the words the house rules turn on and the reasons for the rules, all or nothing.

The words are in ``resources/wording.toml``, the reasons in ``resources/reasons.toml``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from workbench.domain.dataclass import dataclass
from workbench.domain.library.house_words import (
    Abbreviation,
    HouseWords,
    Identifying,
    Misnaming,
    Reason,
    StagePair,
)
from workbench.reference import entries

WORDING = "wording.toml"
REASONS = "reasons.toml"
_TELLS = ("draft", "final", "both")
_KINDS = ("condition", "work", "family", "school", "not-a-place")

T = TypeVar("T", Misnaming, StagePair, Identifying, Abbreviation)


def load_wording(resources: Path) -> tuple[HouseWords, frozenset[str], str]:
    """The words and reasons, the versions of their files, and what the files say.

    Raises `ReferenceDataInvalid` naming the file, the entry and what is wrong with it.
    """
    texts = {name: entries.file_text(resources / name) for name in (WORDING, REASONS)}
    tables = {name: entries.read_toml(name, text) for name, text in texts.items()}
    versions = frozenset(entries.version_of(name, table) for name, table in tables.items())
    table = tables[WORDING]
    for key in table.keys() - {"misnamed", "pair", "identifying", "abbreviation"}:
        raise entries.refuse(WORDING, "", f"“{key}” is not known here")
    words = HouseWords(
        misnamed=_read(table, "misnamed", Misnaming, _misnaming_faults),
        pairs=_read(table, "pair", StagePair, _pair_faults),
        identifying=_read(table, "identifying", Identifying, _identifying_faults),
        abbreviations=_read(table, "abbreviation", Abbreviation, _abbreviation_faults),
        reasons=_reasons(tables[REASONS]),
    )
    return words, versions, "\n".join(texts.values())


def _read(
    table: Mapping[str, Any], key: str, cls: type[T], faults: Callable[[T], Iterator[str]]
) -> dict[str, T]:
    found: dict[str, T] = {}
    for entry, item in entries.entries_of(WORDING, {key: table.get(key)}, key):
        record = entries.read_record(cls, WORDING, entry, item)
        if record.id in found:
            raise entries.refuse(WORDING, entry, "there is another entry with this id")
        if not record.source:
            raise entries.refuse(WORDING, entry, "its source is empty")
        for what in faults(record):
            raise entries.refuse(WORDING, entry, what)
        found[record.id] = record
    return found


def _reasons(table: dict[str, Any]) -> dict[str, Reason]:
    found: dict[str, Reason] = {}
    for entry, item in entries.entries_of(REASONS, table, "origin"):
        rules = item.pop("rules", None)
        origin = entries.read_record(_Origin, REASONS, entry, item)
        if not origin.source or not isinstance(rules, dict) or not rules:
            raise entries.refuse(REASONS, entry, "it needs a source and rules")
        for id, why in rules.items():
            if not entries.ID.match(id) or not isinstance(why, str) or not why.strip():
                raise entries.refuse(REASONS, entry, f"the rule “{id}” needs a code and a reason")
            if id in found:
                raise entries.refuse(REASONS, entry, f"there is another reason for “{id}”")
            found[id] = Reason(id=id, why=why, source=origin.source, consulted=origin.consulted)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Origin:
    """Where rules come from, and when that was read."""

    source: str
    consulted: date


def _misnaming_faults(record: Misnaming) -> Iterator[str]:
    yield from _id_faults(record.id)
    yield from _word_faults(record.wrong)
    if not record.right:
        yield "the right name is missing"
    if record.right in record.wrong:
        yield "the right name is listed as wrong"


def _pair_faults(record: StagePair) -> Iterator[str]:
    yield from _id_faults(record.id)
    if record.tells not in _TELLS:
        yield f"tells = “{record.tells}” is not known"
    if record.tells in ("draft", "both") and not record.draft:
        yield "the draft's words are missing"
    if record.tells in ("final", "both") and not record.final:
        yield "the final decision's words are missing"
    if record.drop and record.final:
        yield "words that are dropped have nothing in their place"


def _identifying_faults(record: Identifying) -> Iterator[str]:
    if record.id not in _KINDS:
        yield f"its id is one of {', '.join(_KINDS)}"
    yield from _word_faults(record.words)


def _abbreviation_faults(record: Abbreviation) -> Iterator[str]:
    if not (record.id.isalpha() and record.id.isupper() and len(record.id) > 1):
        yield "its id is the abbreviation, in capitals"
    if not record.long:
        yield "it does not say what it stands for"


def _id_faults(id: str) -> Iterator[str]:
    if not entries.ID.match(id):
        yield "its id may hold lower-case letters, digits and hyphens only"


def _word_faults(words: tuple[str, ...]) -> Iterator[str]:
    if not words or not all(word.strip() for word in words):
        yield "it needs words, none of them blank"
