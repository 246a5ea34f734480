"""Where a field reads its value from and writes it to: a record of the case, or a place for one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from workbench.application.case import editing
from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.shape import RecordField, shape
from workbench.gui.desk import Desk

Find = Callable[[CaseFile, str], Any]
Put = Callable[[CaseFile, str, Mapping[str, Any]], CaseFile]


@dataclass(frozen=True, slots=True)
class Binding:
    """How fields find what they show and how they put what was entered into the case.

    `find` gives the record of an id, or one that holds nothing where none was entered yet; None
    when the place itself is gone. `put` gives the case with values set, by the names of their
    fields. `noun` is what Undo calls the record.
    """

    desk: Desk
    kind: str
    noun: str
    find: Find
    put: Put

    def fact(self, field: str) -> RecordField:
        """What the record says of one of its fields."""
        return shape(self.kind)[field]


def records_of(desk: Desk, kind: str) -> Binding:
    """The records of a kind, by their own ids."""
    return Binding(
        desk,
        kind,
        KINDS[kind].noun,
        lambda case, id: case.find(kind, id),
        lambda case, id, values: editing.set_fields(case, kind, id, **values),
    )


def places_of(
    desk: Desk,
    kind: str,
    noun: str,
    owner: str,
    find: Callable[[CaseFile, str, str], Any],
    put: Callable[[CaseFile, str, str, Mapping[str, Any]], CaseFile],
    blank: Any,
) -> Binding:
    """Records that belong to another and need not exist yet, such as the date of a step.

    Each is named by a key of two parts: the id of the record of kind `owner` it belongs to and its
    place there (`key_of`). It comes into being with the first thing entered, and reads as `blank`
    before.
    """

    def found(case: CaseFile, key: str) -> Any:
        owner_id, _, place = key.partition("|")
        if case.find(owner, owner_id) is None:
            return None
        record = find(case, owner_id, place)
        return blank if record is None else record

    def changed(case: CaseFile, key: str, values: Mapping[str, Any]) -> CaseFile:
        owner_id, _, place = key.partition("|")
        return put(case, owner_id, place, values)

    return Binding(desk, kind, noun, found, changed)


def key_of(owner_id: str, place: str) -> str:
    """The key by which a record that belongs to another is found."""
    return f"{owner_id}|{place}"
