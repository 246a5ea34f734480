"""A table of the records that belong to one other record, worked among themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic

from workbench.application.case import editing
from workbench.domain.casefile import KINDS
from workbench.gui.desk import Desk
from workbench.gui.records.columns import Column
from workbench.gui.records.model import Record, RecordModel
from workbench.gui.records.page import own_order
from workbench.gui.records.table import RecordTable


class OwnedTable(RecordTable, Generic[Record]):
    """The records of a kind whose field `owner` names the one shown; deleted and moved by key."""

    def __init__(
        self,
        desk: Desk,
        kind: str,
        owner: str,
        columns: Sequence[Column[Record]],
        name: str,
        title: str,
    ) -> None:
        super().__init__(RecordModel(desk, kind, columns, own_order), name, title)
        self._desk, self._kind, self._owner = desk, kind, owner
        self.owner_id = ""
        self.delete_wanted.connect(self.delete)
        self.move_wanted.connect(self._move)

    def show_owner(self, id: str) -> None:
        """Show the records of another."""
        self.owner_id = id
        self.records.show_only(lambda case, record: bool(id) and self._belongs(record))

    def keep_one_chosen(self) -> None:
        """Choose the first where none is."""
        if not self.current_id() and self.records.rowCount():
            self.choose(self.records.id_at(0))

    def delete(self) -> None:
        """Take out the chosen record; Undo brings it back."""
        id, kind = self.current_id(), self._kind
        if id:
            self._desk.bridge.apply(
                f"Delete {KINDS[kind].noun}", lambda case: editing.remove(case, kind, id)
            )

    def _move(self, by: int) -> None:
        id, kind = self.current_id(), self._kind
        self._desk.bridge.apply(
            f"Move {KINDS[kind].noun}",
            lambda case: editing.move(case, kind, id, by, self._belongs),
        )
        self.choose(id)

    def _belongs(self, record: Any) -> bool:
        return bool(getattr(record, self._owner) == self.owner_id)
