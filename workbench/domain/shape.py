"""The shape of a record: its fields in order, each with its type and the facts said of it.

Everything that must treat every field of every kind of record asks here: editing, the checks of
links, find and replace, the case file and its schema, the casebook, the history. A field nobody
said anything about (records of the reference data, nodes of a statement) has the facts its type
gives.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, fields, replace
from datetime import date
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import Any

from workbench.domain.casefile import KINDS
from workbench.domain.dataclass import dataclass
from workbench.domain.fields import KEY, NUMBERS, TEXTS, WORDS, Facts, Form
from workbench.domain.text import capitalised


@dataclass(frozen=True, slots=True)
class RecordField:
    """One field: its name in the record, the class of one value, and what was said of it.

    `many` when it holds a tuple of such values, `optional` when it may be None. `default` is
    `dataclasses.MISSING` where there is none.
    """

    name: str
    type: Any
    many: bool
    optional: bool
    default: Any
    facts: Facts

    @property
    def form(self) -> Form:
        """The sort of value it holds."""
        return self.facts.form

    @property
    def label(self) -> str:
        """Its spoken name as a label begins with it: "What happened"."""
        return capitalised(self.facts.name)

    def items(self, record: Any) -> tuple[Any, ...]:
        """Its values in a record: those of the tuple, or the one there is; none for None."""
        value = getattr(record, self.name)
        if self.many:
            found: tuple[Any, ...] = value
            return found
        return () if value is None else (value,)


Shape = Mapping[str, RecordField]
"""The fields of a record by name, in order."""

Path = tuple[RecordField, ...]
"""A field of a record, or of a part of it: the fields that lead there, itself the last."""


def shape_of(record: type[Any]) -> Shape:
    """The shape of a record class, or of the class of a part.

    Raises TypeError for a field whose maker does not fit its type.
    """
    return _shape_of(typing.cast(Any, record))


@cache
def _shape_of(record: Any) -> Shape:
    hints = typing.get_type_hints(record)
    return MappingProxyType({each.name: _field(each, hints[each.name]) for each in fields(record)})


def shape(kind: str) -> Shape:
    """The shape of the records of a kind."""
    return shape_of(KINDS[kind].record)


def _field(said: Field[Any], hint: Any) -> RecordField:
    inner = optional_of(hint)
    plain = inner if inner is not None else hint
    many = typing.get_origin(plain) is tuple
    one = typing.get_args(plain)[0] if many else plain
    default = said.default
    if default is MISSING and said.default_factory is not MISSING:
        default = said.default_factory()
    facts = said.metadata.get(KEY) or Facts(form=_usual(said.name, one), name=_words(said.name))
    if not _fits(facts.form, one):
        raise TypeError(f"{said.name}: {facts.form.name} does not fit {one!r}")
    return RecordField(said.name, one, many, inner is not None, default, facts)


def _words(name: str) -> str:
    return name.replace("_", " ")


def _usual(name: str, one: Any) -> Form:
    """The form of a field nobody said anything about."""
    named = _NAMED.get(name)
    if named is not None and _fits(named, one):
        return named
    return next((form for form in _USUAL if _fits(form, one)), Form.PART)


_NAMED = {"id": Form.ID, "position": Form.ORDER}
_USUAL = (Form.LINE, Form.YES_NO, Form.NUMBER, Form.CHOICE, Form.DAY, Form.DATE)


def _fits(form: Form, one: Any) -> bool:
    if form in TEXTS:
        return one is str
    if form in NUMBERS:
        return one is int
    if form is Form.YES_NO:
        return one is bool
    if form is Form.DAY:
        return one is date
    if form is Form.CHOICE:
        return isinstance(one, type) and issubclass(one, Enum)
    if form is Form.DATE:
        return hasattr(one, "from_plain")
    return one not in (str, int, bool, date)


def optional_of(hint: Any) -> Any | None:
    """The X of ``X | None``, or None when the type is not optional."""
    if typing.get_origin(hint) not in (types.UnionType, typing.Union):
        return None
    rest = [arg for arg in typing.get_args(hint) if arg is not type(None)]
    return rest[0] if len(rest) == 1 else None


@cache
def telling(kind: str) -> tuple[RecordField, ...]:
    """The fields a record of a kind is known by: its words, then real names, then its keys."""
    told = (field for field in shape(kind).values() if field.facts.telling)
    return tuple(sorted(told, key=lambda each: (each.form not in WORDS, each.facts.secret)))


def paths(record: type[Any], *forms: Form) -> tuple[Path, ...]:
    """The fields of these forms in a record and in its parts, at any depth."""
    return _paths(typing.cast(Any, record), forms)


@cache
def _paths(record: Any, forms: tuple[Form, ...]) -> tuple[Path, ...]:
    found: list[Path] = []
    for each in shape_of(record).values():
        if each.form in forms:
            found.append((each,))
        if each.form is Form.PART and isinstance(each.type, type):
            found.extend((each, *rest) for rest in paths(each.type, *forms))
    return tuple(found)


@cache
def parts_of(kind: str, part: type[Any]) -> tuple[Path, ...]:
    """The fields of a kind, at any depth, that hold records of that class within it."""
    return tuple(path for path in paths(KINDS[kind].record, Form.PART) if path[-1].type is part)


def values_at(record: Any, path: Path) -> Iterator[tuple[str, Any]]:
    """Every value a record has at a path, with where it stands: ``accounts[0].person_id``.

    A path of nothing leads to the record itself.
    """
    if not path:
        yield "", record
        return
    head, rest = path[0], path[1:]
    for index, value in enumerate(head.items(record)):
        where = f"{head.name}[{index}]" if head.many else head.name
        if not rest:
            yield where, value
            continue
        for inner, found in values_at(value, rest):
            yield f"{where}.{inner}", found


def with_values(record: Any, path: Path, change: Callable[[Any], Any]) -> Any:
    """The record with every value at a path changed; itself when none is."""
    head, rest = path[0], path[1:]
    old = head.items(record)
    new = tuple(with_values(each, rest, change) if rest else change(each) for each in old)
    if new == old:
        return record
    return replace(record, **{head.name: new if head.many else new[0]})


def secrets(kind: str, record: Any, *forms: Form, naming: bool) -> tuple[Any, ...]:
    """What a record keeps that must not get out: real names, or (not `naming`) other details."""
    found = (
        field
        for field in shape(kind).values()
        if field.facts.secret and field.facts.naming is naming and field.form in forms
    )
    return tuple(value for field in found for value in field.items(record))


@cache
def keeps_names(kind: str) -> bool:
    """Whether records of a kind keep real names."""
    return any(each.facts.secret and each.facts.naming for each in shape(kind).values())


@cache
def searched(kind: str) -> tuple[Path, ...]:
    """The fields of a kind, and of its parts, whose words are searched."""
    words = paths(KINDS[kind].record, *WORDS)
    return tuple(path for path in words if path[-1].facts.searched)


@dataclass(frozen=True, slots=True)
class Link:
    """A field by which records of a kind, or parts of them, name a record of kind `to`."""

    kind: str
    path: Path

    @property
    def to(self) -> str:
        """The kind of record it leads to."""
        return self.path[-1].facts.to

    @property
    def needed(self) -> bool:
        """Whether it must lead somewhere: one of a list, or of a part that is nothing without."""
        return self.path[-1].many or self.path[-1].default is MISSING


@cache
def links_of(kind: str) -> tuple[Link, ...]:
    """The links that records of a kind have to others."""
    return tuple(Link(kind, path) for path in paths(KINDS[kind].record, Form.LINK))


@cache
def links_to(kind: str) -> tuple[Link, ...]:
    """The links by which records of any kind lead to those of one."""
    return tuple(link for each in KINDS for link in links_of(each) if link.to == kind)
