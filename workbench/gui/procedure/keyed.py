"""Fields of records that need not exist yet: a step without date, a cell of the outcome grid.

Such a record is named by a key of its place (a step of a complaint, a stage of a part) and comes
into being with the first thing entered there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.application.case.changes import ChangeSet
from workbench.domain.casefile import CaseFile
from workbench.gui.desk import Desk
from workbench.gui.fields.bound import BoundField
from workbench.gui.fields.choice import ChoiceField
from workbench.gui.fields.dates import PartialDateField
from workbench.gui.fields.links import SourcesField
from workbench.gui.fields.text import SuggestField, TextField
from workbench.gui.records.form import RecordFields, RecordForm, Row


@dataclass(frozen=True, slots=True)
class Place:
    """Where such records are: what one is called, how it is found, and how its fields are set.

    `there` says whether a key still names a place; `blank` has the values of an empty one.
    """

    noun: str
    find: Callable[[CaseFile, str], Any | None]
    put: Callable[[CaseFile, str, Mapping[str, Any]], CaseFile]
    there: Callable[[CaseFile, str], bool]
    blank: Any


class KeyedField(BoundField):
    """A bound field whose record is found by the key of its place."""

    place: Place

    def value_in(self, case: CaseFile) -> Any:
        """The value in the record, or that of an empty one."""
        if not self.exists(case):
            return None
        record = self.place.find(case, self.record_id)
        return getattr(record if record is not None else self.place.blank, self.field)

    def exists(self, case: CaseFile) -> bool:
        """Whether the place is still there."""
        return bool(self.record_id) and self.place.there(case, self.record_id)

    def save(self, value: Any) -> bool:
        """Put the value into the case; False when it could not be written."""
        key, field = self.record_id, self.field
        return self.desk.bridge.apply(
            f"Edit {self.place.noun}: {self.label[:1].lower()}{self.label[1:]}",
            lambda case: self.place.put(case, key, {field: value}),
            f"{self.kind}.{key}.{field}",
        )


class KeyedDate(KeyedField, PartialDateField):
    """A date."""


class KeyedText(KeyedField, TextField):
    """Several lines of words."""


class KeyedSources(KeyedField, SourcesField):
    """Where it is written down."""


class KeyedChoice(KeyedField, ChoiceField):
    """One of a few words."""


class KeyedSuggest(KeyedField, SuggestField):
    """Words on one line with some offered."""


class KeyedFields(RecordFields):
    """The fields of one place; blank and disabled when there is none."""

    def __init__(
        self, desk: Desk, kind: str, rows: Sequence[Row], place: Place, margin: int
    ) -> None:
        self.place = place
        super().__init__(desk, kind, rows, margin)
        for field in self.fields:
            if isinstance(field, KeyedField):
                field.place = place

    def show_record(self, id: str | None) -> None:
        """Show another place, by its key."""
        case = self._desk.bridge.case
        self.record_id = id if id and self.place.there(case, id) else ""
        for field in self.fields:
            field.bind(case, self.record_id)
        self.setEnabled(bool(self.record_id))

    def _on_changed(self, change_set: ChangeSet) -> None:
        case = self._desk.bridge.case
        if self.record_id and not self.place.there(case, self.record_id):
            self.show_record(None)
            return
        for field in self.fields:
            if field.watches and change_set.touches(*field.watches):
                field.options_changed(case)
            field.refresh(case)


def keyed_form(desk: Desk, kind: str, rows: Sequence[Row], place: Place, margin: int) -> RecordForm:
    """The fields of one place, scrolled where they are longer than the room for them."""
    return RecordForm(desk, kind, (), KeyedFields(desk, kind, rows, place, margin))
