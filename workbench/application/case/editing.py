"""Edits every kind of record shares: add, change, move, duplicate and remove, as case → case.

All of them are pure. Words are normalised here, once; authored text has typed names turned into
mentions, so that an alias is changed in one place and no real name stays in it.
"""

from __future__ import annotations

import typing
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

from workbench.application.chronology import accounts as chronology_accounts
from workbench.application.findings import accounts_relied
from workbench.domain.casefile import COLLECTIONS, KINDS, CaseFile
from workbench.domain.errors import InvalidInput
from workbench.domain.records.evidence import SourceRef
from workbench.domain.text import LONGEST_FIELD, normalise, normalise_line
from workbench.statement.naming.mentions import link_mentions

AUTHORED = frozenset(
    {
        ("head", "as_put"),
        ("head", "scope_reason"),
        ("event", "narrative"),
        ("event", "statement_text"),
        ("event", "preference"),
        ("finding", "analysis"),
        ("injustice", "statement_text"),
        ("remedy", "text"),
        ("recommendation", "text"),
        ("recommendation", "analysis"),
        ("remedy", "reason"),
        ("text", "text"),
        ("passage", "text"),
        ("override", "text"),
    }
)
"""The fields written in authored-text markup, printed in the statement."""

MANY_LINES = AUTHORED | {
    ("case", "note"),
    ("person", "note"),
    ("head", "injustice_claimed"),
    ("head", "outcome_wanted"),
    ("evidence", "note"),
    ("event", "note"),
    ("event", "dispute"),
    ("finding", "standard"),
    ("finding", "what_happened"),
    ("injustice", "how"),
    ("injustice", "put_right"),
    ("finding", "weighed"),
    ("injustice", "why_serious"),
    ("remedy", "evidence"),
    ("remedy", "measure"),
    ("remedy", "aggravating"),
    ("remedy", "mitigating"),
    ("remedy", "calculation"),
    ("jurisdiction", "reason"),
    ("rung", "considered"),
    ("offer", "what"),
    ("offer", "note"),
    ("compliance", "note"),
    ("override", "replaced"),
    ("acceptance", "reason"),
    ("complaint", "note"),
    ("step", "note"),
    ("participant", "note"),
    ("outcome", "why"),
    ("recommendation", "done"),
    ("recommendation", "explanation"),
    ("answer", "reasons"),
    ("version", "document"),
}
"""The fields that may hold several lines; all other words are kept on one."""


def set_fields(case: CaseFile, kind: str, id: str, /, **values: Any) -> CaseFile:
    """The case with fields of one record changed.

    Words are normalised; raises `InvalidInput` for over-long text or values the record refuses,
    and KeyError when there is no such record.
    """
    record = case.records(kind)[id]
    cleaned = {name: _clean(case, kind, name, value) for name, value in values.items()}
    try:
        changed = replace(record, **cleaned)
    except ValueError as error:
        raise InvalidInput(_sentence(str(error)), field=next(iter(values))) from None
    if changed == record:
        return case
    if kind == "event" and changed.accounts != record.accounts:
        case = accounts_relied.follow(case, id, record.accounts, changed.accounts)
    return case.with_record(kind, changed)


def _clean(case: CaseFile, kind: str, name: str, value: Any) -> Any:
    if (kind, name) == ("event", "accounts"):
        return chronology_accounts.cleaned(case, value)
    if isinstance(value, tuple) and all(isinstance(item, str) for item in value):
        return tuple(line for item in value if (line := normalise_line(item)))
    if isinstance(value, tuple):
        return tuple(_clean_part(item, name) for item in value)
    if type(value) is not str:
        return value
    _refuse_long(value, name)
    if (kind, name) not in MANY_LINES:
        return normalise_line(value)
    text = normalise(value)
    return link_mentions(text, case) if (kind, name) in AUTHORED else text


def _clean_part(part: Any, name: str) -> Any:
    """One part of a list (a standard cited, an extension) with its words normalised."""
    if not is_dataclass(part) or isinstance(part, type):
        return part
    words = {}
    for field in fields(part):
        value = getattr(part, field.name)
        if type(value) is str:
            _refuse_long(value, name)
            words[field.name] = normalise(value)
    return replace(part, **words) if words else part


def _refuse_long(text: str, name: str) -> None:
    if len(text) > LONGEST_FIELD:
        raise InvalidInput(
            f"That text is longer than {LONGEST_FIELD:,} characters.",
            "Nothing was changed. Split the text into several passages.",
            name,
        )


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + ("" if words.endswith(".") else ".")


def add(case: CaseFile, kind: str, record: Any) -> CaseFile:
    """The case with a new record, last of its kind where order is the person's own."""
    if record.id in case.records(kind):
        raise InvalidInput(f"There is already a {KINDS[kind].noun} with the id {record.id}.")
    if has_position(kind):
        record = replace(record, position=next_position(case, kind))
    added = case.with_record(kind, record)
    words = {
        name: value
        for name in field_names(kind)
        if name != "id" and type(value := getattr(record, name)) is str and value
    }
    return set_fields(added, kind, record.id, **words) if words else added


def set_text(case: CaseFile, place: str, text: str) -> CaseFile:
    """The case with the authored text of a fixed place changed; blank text takes it out."""
    if not normalise(text).strip():
        return case.without("text", place) if place in case.texts else case
    if place not in case.texts:
        case = case.with_record("text", KINDS["text"].record(id=place))
    return set_fields(case, "text", place, text=text)


def ordered(case: CaseFile, kind: str) -> list[Any]:
    """The records of a kind in the person's own order."""
    return sorted(case.records(kind).values(), key=lambda r: (getattr(r, "position", 0), r.id))


def next_position(case: CaseFile, kind: str) -> int:
    """The position after the last record of a kind."""
    return max((record.position for record in case.records(kind).values()), default=-1) + 1


def move(
    case: CaseFile, kind: str, id: str, by: int, among: Callable[[Any], bool] | None = None
) -> CaseFile:
    """The case with a record moved up (negative) or down among its siblings, as far as it goes.

    `among` picks the siblings (the passages of one topic, the events of one date); all records
    of the kind when None.
    """
    siblings = [r for r in ordered(case, kind) if among is None or among(r)]
    old = next(index for index, record in enumerate(siblings) if record.id == id)
    new = min(max(old + by, 0), len(siblings) - 1)
    places = _distinct([record.position for record in siblings])
    siblings.insert(new, siblings.pop(old))
    for record, position in zip(siblings, places, strict=True):
        if record.position != position:
            case = case.with_record(kind, replace(record, position=position))
    return case


def _distinct(places: list[int]) -> list[int]:
    """The same positions made strictly rising, so that swapping them changes the order."""
    result: list[int] = []
    for place in places:
        result.append(place if not result or place > result[-1] else result[-1] + 1)
    return result


def duplicate(case: CaseFile, kind: str, id: str, new_id: str) -> CaseFile:
    """The case with a copy of a record added right after it."""
    record = case.records(kind)[id]
    case = case.with_record(kind, replace(record, id=new_id, position=next_position(case, kind)))
    rows = [r.id for r in ordered(case, kind)]
    return move(case, kind, new_id, rows.index(id) + 1 - rows.index(new_id))


_LINKS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "person": (
        ("injustice", "person_id"),
        ("remedy", "person_id"),
        ("participant", "person_id"),
        ("offer", "person_id"),
    ),
    "head": (
        ("finding", "head_id"),
        ("event", "head_ids"),
        ("part", "head_id"),
        ("jurisdiction", "head_ids"),
    ),
    "event": (("finding", "event_ids"),),
    "injustice": (("remedy", "injustice_ids"), ("offer", "injustice_ids")),
    "remedy": (("offer", "remedy_ids"),),
    "topic": (
        ("event", "topic_id"),
        ("finding", "topic_id"),
        ("topic", "parent_id"),
        ("limit", "topic_id"),
        ("recommendation", "topic_id"),
    ),
}
"""Which fields of other records point at a kind."""

_OWNED: Mapping[str, tuple[tuple[str, str], ...]] = {
    "finding": (("injustice", "finding_id"),),
    "remedy": (("compliance", "remedy_id"),),
    "topic": (("passage", "topic_id"),),
    "complaint": (
        ("step", "complaint_id"),
        ("limit", "complaint_id"),
        ("participant", "complaint_id"),
        ("part", "complaint_id"),
        ("recommendation", "complaint_id"),
        ("answer", "complaint_id"),
    ),
    "part": (("outcome", "part_id"),),
}
"""Which records go when the record they belong to goes."""


def remove(case: CaseFile, kind: str, id: str) -> CaseFile:
    """The case without a record, without what belonged to it, and without links to it.

    Mentions in authored text stay, and are pointed out as problems, so that no words are lost.
    """
    for owned, field in _OWNED.get(kind, ()):
        for record in tuple(case.records(owned).values()):
            if getattr(record, field) == id:
                case = remove(case, owned, record.id)
    gone = case.records(kind)[id]
    case = case.without(kind, id)
    for linked, field in _LINKS.get(kind, ()):
        for record in tuple(case.records(linked).values()):
            value = getattr(record, field)
            if isinstance(value, tuple) and id in value:
                kept = tuple(each for each in value if each != id)
                case = case.with_record(linked, replace(record, **{field: kept}))
            elif value == id:
                case = case.with_record(linked, replace(record, **{field: ""}))
    return _without_parts(case, kind, id, getattr(gone, "alias", ""))


def _without_parts(case: CaseFile, kind: str, id: str, alias: str) -> CaseFile:
    """The case without the parts of other records that pointed to one that is gone."""
    if kind == "evidence":
        case = _without_sources(case, id)
    if kind == "person":
        case = _without_relations(case, id)
    if kind == "event":
        case = accounts_relied.without_event(case, id)
    if kind in ("person", "evidence"):
        name = alias or "somebody no longer in the case"
        case = chronology_accounts.without_links(case, kind, id, name)
    return case


def repoint(case: CaseFile, kind: str, old: str, new: str) -> CaseFile:
    """The case with every link to the record `old` pointing to `new`, each link once."""
    for linked, field in _LINKS.get(kind, ()):
        for record in tuple(case.records(linked).values()):
            value = getattr(record, field)
            if isinstance(value, tuple) and old in value:
                turned = tuple(dict.fromkeys(new if each == old else each for each in value))
                case = case.with_record(linked, replace(record, **{field: turned}))
            elif value == old:
                case = case.with_record(linked, replace(record, **{field: new}))
    return case


_SOURCES: Mapping[str, tuple[str, ...]] = {
    "event": ("sources",),
    "finding": ("sources", "sources_for", "sources_against"),
    "step": ("sources",),
    "outcome": ("sources",),
    "recommendation": ("sources",),
    "offer": ("sources", "agreed_sources", "paid_sources"),
}
"""The fields that name places in the evidence."""


def _without_sources(case: CaseFile, evidence_id: str) -> CaseFile:
    for kind, names in _SOURCES.items():
        for record in tuple(case.records(kind).values()):
            changed: dict[str, tuple[SourceRef, ...]] = {}
            for name in names:
                sources: tuple[SourceRef, ...] = getattr(record, name)
                kept = tuple(source for source in sources if source.evidence_id != evidence_id)
                if kept != sources:
                    changed[name] = kept
            if changed:
                case = case.with_record(kind, replace(record, **changed))
    for item in tuple(case.compliance.values()):
        received = tuple(
            replace(each, evidence_id="") if each.evidence_id == evidence_id else each
            for each in item.received
        )
        if received != item.received:
            case = case.with_record("compliance", replace(item, received=received))
    return case


def _without_relations(case: CaseFile, person_id: str) -> CaseFile:
    for person in tuple(case.people.values()):
        kept = tuple(r for r in person.relations if r.person_id != person_id)
        if kept != person.relations:
            case = case.with_record("person", replace(person, relations=kept))
    return case


@cache
def field_names(kind: str) -> tuple[str, ...]:
    """The fields of a kind's record, in order."""
    return tuple(typing.get_type_hints(KINDS[kind].record))


def has_position(kind: str) -> bool:
    """Whether the records of a kind are in an order of the person's own."""
    return kind in COLLECTIONS and "position" in field_names(kind)
