"""What can be done to a paragraph of the statement, each act one step of Undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from workbench.application.decisions.shelf import PrecedentFind
from workbench.application.drafting import adding as paragraph_new
from workbench.application.drafting import lists as paragraph_lists
from workbench.application.drafting import moves as paragraph_moves
from workbench.application.drafting import paragraphs
from workbench.application.drafting import parting as paragraph_parting
from workbench.application.drafting.adding import NEW
from workbench.application.drafting.paragraphs import Acted, editable, unit_of
from workbench.application.drafting.rows import end_of, rows
from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.errors import InvalidInput
from workbench.domain.records.work import FileNote
from workbench.gui.statement.rows.content import HEADINGS, Row, RowKind
from workbench.gui.statement.rows.room import Room
from workbench.gui.statement.writing.editor import Writing, called
from workbench.statement.composing.overrides import replaceable
from workbench.statement.composing.standards import StandardState, standard_states
from workbench.statement.nodes import Document
from workbench.statement.origins import first


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an act starts from: the case and its statement, the row and the caret in its words."""

    case: CaseFile
    document: Document
    row: Row
    address: str
    offset: int

    @property
    def where(self) -> tuple[CaseFile, Document, str]:
        """What most acts are given first: the case, its statement and the address."""
        return self.case, self.document, self.address


Act = Callable[[Chosen], Acted]


class ParagraphActs(QObject):
    """The acts on the chosen paragraph.

    `said` carries a sentence for the person; `refer_wanted` asks for a paragraph to refer to.
    """

    said = Signal(str)
    refer_wanted = Signal()

    def __init__(self, room: Room, writing: Writing) -> None:
        super().__init__(room.view)
        self._desk, self._live, self._view = room.desk, room.live, room.view
        self._writing, self._renew = writing, room.renew
        writing.act_wanted.connect(self._on_wanted)
        writing.emptied.connect(self._on_emptied)
        writing.place_wanted.connect(self._on_place)
        room.view.dropped.connect(self.drop)

    def carry_out(self, label: str, act: Act, writing: bool | None = None) -> bool:
        """Do something to the row chosen as one step of Undo; False when it could not be done.

        Afterwards the same words are chosen, and written in when `writing` says so or they were
        before. The reason for a refusal is said and nothing is changed.
        """
        was_writing = self._writing.active
        if was_writing and not self._writing.field.settle():
            return False
        self._renew()
        chosen = self._chosen()
        if chosen is None:
            return False
        try:
            acted = act(chosen)
        except InvalidInput as error:
            self.said.emit(str(error))
            return False
        bridge = self._desk.bridge
        bridge.seal()
        name = called(chosen.row) if "{}" in label else ""
        if not bridge.apply(label.format(name), lambda _case: acted.case, as_seen=True):
            return False
        bridge.seal()
        self._writing.end()
        self._renew()
        self._show(acted, chosen.row, was_writing if writing is None else writing)
        self.said.emit(acted.note)
        return True

    def _chosen(self) -> Chosen | None:
        row, document = self._view.current(), self._live.document
        if self._writing.active:
            edited = self._view.rows.place(self._view.edited)
            row = self._view.rows.rows[edited] if edited >= 0 else row
        if row is None or document is None or not row.address:
            return None
        field = self._writing.field
        writing = self._writing.active
        address = field.record_id if writing else row.address
        offset = field.editor.caret() if writing else 0
        return Chosen(self._desk.bridge.case, document, row, address, offset)

    def _show(self, acted: Acted, before: Row, writing: bool) -> None:
        rows = self._view.rows.rows
        row = next((each for each in rows if acted.address in (each.address, each.key)), None)
        if row is None:
            place = self._view.rows.place(before.key)
            if place < 0 and self._view.current() is None and rows:
                self._view.choose(rows[-1].key)
            return
        self._view.choose(row.key)
        state = editable(self._desk.bridge.case, row.address)
        if writing and state.in_place and row.kind not in HEADINGS:
            self._writing.begin(row, offset=acted.offset)

    def _on_wanted(self, name: str) -> None:
        {"split": self.split, "merge": self.merge, "refer": self.refer_wanted.emit}[name]()

    def edit(self) -> None:
        """Write in the row chosen."""
        row = self._view.current()
        if row is not None:
            self._writing.begin(row)

    def split(self) -> None:
        """Part the paragraph at the caret; at its end a new one begins."""
        if not self._writing.active:
            self.new_after()
            return
        editor = self._writing.field.editor
        behind = editor.markup()[editor.caret() :]
        if self._writing.field.blank:
            return
        unit = unit_of(self._desk.bridge.case, self._writing.field.record_id)
        if not behind.strip() or (unit is not None and unit.one_line):
            self.new_after()
            return
        self.carry_out(
            "Split {}",
            lambda chosen: paragraph_parting.split(chosen.case, chosen.address, chosen.offset),
        )

    def new_after(self) -> None:
        """Begin a paragraph after the one chosen."""
        id = self._desk.ids.new("passage")

        def act(chosen: Chosen) -> Acted:
            row = chosen.row
            if row.kind is RowKind.SUBHEADING and row.address.startswith("topic:"):
                return paragraph_new.insert_in_topic(
                    chosen.case, chosen.document, row.topic_id, id, markup=NEW
                )
            return paragraph_new.insert_after(*chosen.where, id, markup=NEW)

        self.carry_out("New paragraph", act, writing=True)

    def begin_with(self, found: PrecedentFind) -> None:
        """Begin a paragraph after the one chosen with words of a past decision."""
        from workbench.application.decisions.starting import start_from

        ids, workbench = self._desk.ids, self._desk.workbench
        told = FileNote(
            id=ids.new("note"), written_at=workbench.now(),
            author=self._desk.services.at_desk.name,
        )  # fmt: skip
        id = ids.new("passage")

        def act(chosen: Chosen) -> Acted:
            return start_from(*chosen.where, found, told, id)

        self.carry_out("Begin a paragraph with words of a past decision", act, writing=True)

    def _on_place(self, row: Row) -> None:
        id, topic = self._desk.ids.new("passage"), row.topic_id
        self.carry_out(
            "New paragraph",
            lambda chosen: paragraph_new.insert_in_topic(
                chosen.case, chosen.document, topic, id, markup=NEW
            ),
            writing=True,
        )

    def merge(self) -> None:
        """Join the paragraph to the one before; one without words is taken out."""
        if self._writing.active and self._writing.field.blank:
            self._writing.go(-1)
            return
        self.carry_out(
            "Join {}", lambda chosen: paragraph_parting.merge_with_previous(*chosen.where)
        )

    def move(self, by: int) -> None:
        """Move the paragraph up (-1) or down (1)."""
        id = self._desk.ids.new("passage")
        self.carry_out("Move {}", lambda chosen: self._moved(*chosen.where, by, id))

    def _moved(self, case: CaseFile, document: Document, address: str, by: int, id: str) -> Acted:
        return paragraph_moves.move(case, document, address, by, id, states=self.states(case))

    def states(self, case: CaseFile) -> tuple[StandardState, ...]:
        """The standard paragraphs offered for the statement on the page."""
        workbench = self._desk.workbench
        return standard_states(case, workbench.library, workbench.clock.today(), self._live.stage)

    def move_under(self, target: str) -> None:
        """Put the paragraph under another subheading or into another place."""
        id = self._desk.ids.new("passage")
        self.carry_out(
            "Move {}", lambda chosen: paragraph_moves.move_under(*chosen.where, target, id)
        )

    def drop(self, address: str, onto: str) -> None:
        """Put what was dragged where it was dropped: under a subheading, or beside a paragraph."""
        if address == onto or not self._writing.end():
            return
        self._renew()
        if not self._view.scroll_to(address):
            return
        target = next((row for row in self._view.rows.rows if row.address == onto), None)
        topic = onto.removeprefix("topic:") if onto.startswith("topic:") else ""
        own = self._view.current()
        if topic and not address.startswith("topic:"):
            self.move_under(topic)
        elif own is not None and target is not None:
            self._drop_beside(own, target)

    def _drop_beside(self, own: Row, target: Row) -> None:
        topic = self._topic_of(target)
        same = (own.section, self._topic_of(own)) == (target.section, topic)
        if own.kind is RowKind.SUBHEADING or same:
            self.carry_out("Move {}", lambda chosen: self._moved_to(chosen, target.address))
        elif topic:
            self.move_under(topic)
        elif target.address.startswith("text:"):
            self.move_under(first(target.address))
        else:
            self.said.emit("A paragraph cannot be put there. Drop it on a subheading.")

    def _topic_of(self, row: Row) -> str:
        """The subheading whose words a row is among, also one that prints no title."""
        kind, id, _ = row.record
        record = self._desk.bridge.case.find(kind, id) if kind in KINDS else None
        return str(getattr(record, "topic_id", "") or row.topic_id)

    def _moved_to(self, chosen: Chosen, target: str) -> Acted:
        """The case with the row moved step by step until it stands where it was dropped."""
        acted, document = Acted(chosen.case, chosen.address), chosen.document
        begun, wanted = _span(document, chosen.address)[0], _span(document, target)[0]
        by = -1 if wanted < begun else 1
        while True:
            first, last = _span(document, acted.address)
            if (first <= wanted) if by < 0 else (last >= wanted):
                break
            try:
                acted = self._moved(
                    acted.case, document, acted.address, by, self._desk.ids.new("passage")
                )
            except InvalidInput:
                break
            document = self._desk.workbench.compose(acted.case, self._live.stage)
        if acted.case is chosen.case:
            raise InvalidInput("It already stands as far as it can go in that direction.")
        return acted

    def indent(self) -> None:
        """Make it an item of the list before it, or an item one level deeper."""
        self.carry_out(
            "Indent {}", lambda chosen: paragraph_lists.indent(*chosen.where, chosen.offset)
        )

    def outdent(self) -> None:
        """Bring an item one level up, or make it a paragraph."""
        self.carry_out(
            "Outdent {}", lambda chosen: paragraph_lists.outdent(*chosen.where, chosen.offset)
        )

    def letters(self) -> None:
        """Change the list at the caret from bullets to letters or back."""
        self.carry_out(
            "Change the list of {}",
            lambda chosen: paragraph_lists.letters(chosen.case, chosen.address, chosen.offset),
        )

    def delete(self) -> None:
        """Take the paragraph out of the statement."""
        self.carry_out(
            "Delete {}",
            lambda chosen: paragraph_new.delete_unit(chosen.case, chosen.address),
            writing=False,
        )

    def _on_emptied(self, address: str) -> None:
        unit = unit_of(self._desk.bridge.case, address)
        if unit is None:
            return
        history = self._desk.bridge.session.history
        if unit.markup == NEW and history.undo_label == "New paragraph":
            self._desk.bridge.undo()
            self._renew()
        elif self._view.scroll_to(address):
            self.delete()

    def reword(self) -> None:
        """Begin words for this case from those the program would print, and write in them."""
        id = self._desk.ids.new("override")
        workbench, stage = self._desk.workbench, self._live.stage

        def act(chosen: Chosen) -> Acted:
            today = workbench.clock.today()
            words = replaceable(chosen.case, workbench.library, today, stage)
            # A remedy is one item of a list and is not composed by itself.
            own = words.get(first(chosen.address)) or chosen.row.words
            acted = paragraphs.reword(chosen.case, chosen.address, own, id)
            return replace(acted, offset=len(own))

        self.carry_out("Reword {}", act, writing=True)

    def withdraw(self) -> None:
        """Print the program's own words again."""
        self.carry_out(
            "Withdraw rewording of {}",
            lambda chosen: paragraphs.withdraw_rewording(chosen.case, chosen.address),
            writing=False,
        )

    def go_to_record(self) -> None:
        """Show the record behind the row chosen."""
        row = self._view.current()
        if row is not None and row.record[0]:
            self._desk.goto(*row.record)


def _span(document: Document, address: str) -> tuple[int, int]:
    """The first and the last row of a paragraph with all that goes with it."""
    listed = rows(document)
    index = next((i for i, row in enumerate(listed) if row.address == address), 0)
    return index, end_of(listed, index) - 1
