"""Edits every kind of record shares: add, change, move, duplicate and remove, as case → case.

All of them are pure. Words are normalised here, once; authored text has typed names turned into
mentions, so that an alias is changed in one place and no real name stays in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import groupby
from typing import Any

from workbench.application.case.places import follow
from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.errors import InvalidInput
from workbench.domain.fields import TEXTS, Form, own_order
from workbench.domain.shape import (
    Path,
    RecordField,
    links_of,
    links_to,
    shape,
    shape_of,
    telling,
    values_at,
)
from workbench.domain.text import capitalised, normalise, normalise_line
from workbench.statement.naming.mentions import link_mentions


def set_fields(case: CaseFile, kind: str, id: str, /, **values: Any) -> CaseFile:
    """The case with fields of one record changed.

    Words are normalised; raises `InvalidInput` for over-long text or values the record refuses,
    and KeyError when there is no such record.
    """
    record = case.records(kind)[id]
    fields = shape(kind)
    cleaned = {name: _clean(case, fields[name], value) for name, value in values.items()}
    try:
        changed = replace(record, **cleaned)
    except ValueError as error:
        raise InvalidInput(_sentence(str(error)), field=next(iter(values))) from None
    if changed == record:
        return case
    for name in cleaned:
        if fields[name].form is Form.PART and fields[name].many:
            case = follow(case, kind, id, name, getattr(record, name), getattr(changed, name))
    return case.with_record(kind, changed)


_CLEANED = TEXTS | {Form.PART}


def _clean(case: CaseFile, field: RecordField, value: Any, shown: str = "") -> Any:
    """A value as it is stored, each of its words in the form of its field; blank lines go.

    `shown` is the field of the record under which a fault is reported.
    """
    shown = shown or field.name
    if value is None or field.form not in _CLEANED:
        return value
    if not field.many:
        return _clean_one(case, field, value, shown)
    items = tuple(_clean_one(case, field, item, shown) for item in value)
    return items if field.form is Form.PART else tuple(filter(None, items))


def _clean_one(case: CaseFile, field: RecordField, value: Any, shown: str) -> Any:
    if field.form is Form.PART:
        inner = shape_of(field.type).values()
        cleaned = {e.name: _clean(case, e, getattr(value, e.name), shown) for e in inner}
        return replace(value, **cleaned)
    longest = field.facts.longest
    if longest is not None and len(value) > longest:
        raise InvalidInput(
            f"That text is longer than {longest:,} characters.",
            "Nothing was changed. Split the text into several passages.",
            shown,
        )
    if field.form is Form.AUTHORED:
        return link_mentions(normalise(value), case)
    return normalise(value) if field.form is Form.LINES else normalise_line(value)


def _sentence(words: str) -> str:
    return capitalised(words) + ("" if words.endswith(".") else ".")


def add(case: CaseFile, kind: str, record: Any) -> CaseFile:
    """The case with a new record, last of its kind where order is the person's own."""
    if record.id in case.records(kind):
        raise InvalidInput(f"There is already a {KINDS[kind].noun} with the id {record.id}.")
    if has_position(kind):
        record = replace(record, position=next_position(case, kind))
    added = case.with_record(kind, record)
    words = {
        field.name: value
        for field in shape(kind).values()
        if field.form in _CLEANED and field.form is not Form.ID
        if (value := getattr(record, field.name))
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
    return sorted(case.records(kind).values(), key=own_order)


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


def remove(case: CaseFile, kind: str, id: str) -> CaseFile:
    """The case without a record, without what belonged to it, and without links to it.

    Mentions in authored text stay, and are pointed out as problems, so that no words are lost.
    """
    gone = case.records(kind)[id]
    words = [getattr(gone, each.name) for each in telling(kind) if not each.facts.secret]
    name = next(filter(None, words), "somebody no longer in the case")
    case = case.without(kind, id)
    for linked, links in groupby(links_to(kind), lambda link: link.kind):
        paths = [link.path for link in links]
        owned, changed = [], {}
        for record in case.records(linked).values():
            kept = _without_links(record, paths, id, name)
            if kept is None:
                owned.append(record.id)
            elif kept is not record:
                changed[record.id] = kept
        if changed:
            case = case.with_collection(linked, {**case.records(linked), **changed})
        for each in owned:
            case = remove(case, linked, each)
    return case


def without_dead_links(case: CaseFile, kind: str, record: Any) -> Any | None:
    """A record without links to what is not in the case; None when it belongs to one of them."""
    for link in links_of(kind):
        dead = (t for _, t in values_at(record, link.path) if t and case.find(link.to, t) is None)
        for target in tuple(dead):
            record = _without_link(record, link.path, target, "")
            if record is None:
                return None
    return record


def _without_links(record: Any, paths: Iterable[Path], id: str, name: str) -> Any | None:
    """A record without its links to one that is gone; None when it belonged to that one."""
    for path in paths:
        if record is not None:
            record = _without_link(record, path, id, name)
    return record


def _without_link(record: Any, path: Path, id: str, name: str) -> Any | None:
    """A record, or a part of one, without one link; None when it goes with what it linked."""
    field, rest = path[0], path[1:]
    before = field.items(record)
    if rest:
        left = (_without_link(each, rest, id, name) for each in before)
        after = tuple(each for each in left if each is not None)
    else:
        after = tuple(each for each in before if each != id)
    if after == before:
        return record
    if field.facts.owned:
        return None
    changes: dict[str, Any] = {
        field.name: after if field.many else next(iter(after), field.default)
    }
    if field.facts.leaves and not getattr(record, field.facts.leaves):
        changes[field.facts.leaves] = name
    return replace(record, **changes)


def repoint(case: CaseFile, kind: str, old: str, new: str) -> CaseFile:
    """The case with every link to the record `old` pointing to `new`, each link once."""
    for link in links_to(kind):
        for record in tuple(case.records(link.kind).values()):
            turned = _turned(record, link.path, old, new)
            if turned is not record:
                case = case.with_record(link.kind, turned)
    return case


def _turned(record: Any, path: Path, old: str, new: str) -> Any:
    field, rest = path[0], path[1:]
    before = field.items(record)
    after = tuple(
        _turned(each, rest, old, new) if rest else new if each == old else each for each in before
    )
    if after == before:
        return record
    return replace(record, **{field.name: tuple(dict.fromkeys(after)) if field.many else after[0]})


def has_position(kind: str) -> bool:
    """Whether the records of a kind are in an order of the person's own."""
    return any(field.form is Form.ORDER for field in shape(kind).values())
