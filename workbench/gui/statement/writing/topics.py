"""What can be done to a subheading as a record: made, moved, set under another, deleted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from workbench.application.case import editing
from workbench.application.drafting.headings import with_own_heading, with_own_headings
from workbench.domain.casefile import CaseFile
from workbench.domain.records.drafting import Topic, TopicRole
from workbench.gui.fields.binding import Binding, records_of
from workbench.gui.statement.rows.content import WRITTEN, RowKind
from workbench.gui.statement.rows.places import WITHOUT_TOPICS
from workbench.gui.statement.rows.room import Room
from workbench.gui.statement.writing.editor import Writing

_GATHERING = ("found", "assessment")
_DEEPEST = 3


class TopicActs:
    """The acts on subheadings of the open case, each one step of Undo."""

    def __init__(self, room: Room, writing: Writing) -> None:
        self._room, self._desk, self._writing = room, room.desk, writing
        self._acts: Mapping[str, tuple[str, Callable[[CaseFile, Topic], CaseFile]]] = {
            "up": ("Move subheading", partial(_moved, by=-1)),
            "down": ("Move subheading", partial(_moved, by=1)),
            "in": ("Indent subheading", _indented),
            "out": ("Outdent subheading", _outdented),
            "delete": ("Delete subheading", _deleted),
        }

    def chosen(self) -> str:
        """The address of the subheading chosen in the statement, "" when none is.

        One that the program made by itself counts: it becomes the case's own once it is moved.
        """
        row = self._room.view.current()
        if row is None or row.kind is not RowKind.SUBHEADING or row.level > _DEEPEST:
            return ""
        return row.address if "#" not in row.address else ""

    def paragraph_chosen(self) -> bool:
        """Whether a paragraph or an item of a list is chosen."""
        row = self._room.view.current()
        return row is not None and row.kind in WRITTEN

    def any_chosen(self) -> bool:
        """Whether a subheading is chosen."""
        return bool(self.chosen())

    def own_chosen(self) -> bool:
        """Whether it is one of the case's own."""
        return self.any_chosen() and not self.is_automatic(self.chosen())

    def carry_out(self, act: str) -> None:
        """Move the subheading chosen "up", "down", "in" or "out", or "delete" it."""
        address = self.chosen()
        if not address or not self._writing.end():
            return
        label, edit = self._acts[act]
        if act == "delete" and self.is_automatic(address):
            return  # it goes when nothing stands under it any more
        topic_id = ""

        def carried(case: CaseFile) -> CaseFile:
            nonlocal topic_id
            owned, found = self._with_own(case)
            topic_id = found.get(address, address.removeprefix("topic:"))
            topic = owned.topics.get(topic_id)
            changed = edit(owned, topic) if topic is not None else owned
            return case if changed == owned else changed

        self._desk.bridge.apply(label, carried)
        self._room.renew()
        shown = topic_id in self._desk.bridge.case.topics
        self._room.view.scroll_to(f"topic:{topic_id}" if shown else address)

    def is_automatic(self, address: str) -> bool:
        """Whether the program makes that subheading by itself."""
        return address.removeprefix("topic:") not in self._desk.bridge.case.topics

    def own(self, *addresses: str) -> tuple[str, ...]:
        """The addresses of subheadings once those around the chosen one are the case's own.

        Nothing is done for those that are, and for what is no subheading.
        """
        found: Mapping[str, str] = {}

        def owned(case: CaseFile) -> CaseFile:
            nonlocal found
            changed, found = self._with_own(case)
            return changed if any(found.keys() & set(addresses)) else case

        if any(self.is_automatic(each) for each in addresses) and self._writing.end():
            self._desk.bridge.apply("Move subheading", owned)
            self._room.renew()
        return tuple(f"topic:{found[each]}" if each in found else each for each in addresses)

    def to_be(self, address: str) -> tuple[str, Binding]:
        """The id and fields of a subheading the program made, as one of the case's own.

        It becomes one with the first thing changed in it, whatever became of the others meanwhile:
        where it is one by then, what is entered goes there. "" for any other.
        """
        desk = self._desk
        owned, found = self._with_own(desk.bridge.case)
        to_be = owned.topics.get(found.get(address, ""))
        if to_be is None:
            return "", records_of(desk, "topic")

        made = False

        def find(case: CaseFile, id: str) -> Topic | None:
            nonlocal made
            there = case.topics.get(id) or _same(case, to_be)
            made = made or there is not None
            return there if made else to_be

        def put(case: CaseFile, id: str, values: Mapping[str, Any]) -> CaseFile:
            there = case.topics.get(id) or _same(case, to_be)
            if there is None:
                document = desk.workbench.compose(case, self._room.live.stage)
                case = with_own_heading(
                    case, document, desk.workbench.library, address, to_be, desk.ids
                )
            return editing.set_fields(case, "topic", there.id if there else id, **values)

        return to_be.id, replace(records_of(desk, "topic"), find=find, put=put)

    def _with_own(self, case: CaseFile) -> tuple[CaseFile, Mapping[str, str]]:
        """The case with the headings of the section in hand its own, and their ids by address."""
        row, document = self._room.view.current(), self._room.live.document
        if row is None or document is None:
            return case, {}
        desk = self._desk
        return with_own_headings(case, document, desk.workbench.library, row.section, desk.ids)

    def new(self) -> str:
        """Add a subheading at the end of the section chosen, or of the one that gathers findings.

        Its id, "" when it could not be saved.
        """
        if not self._writing.end():
            return ""
        id = self._desk.ids.new("topic")
        taken = {topic.role for topic in self._desk.bridge.case.topics.values()}
        role = next(
            (r for r in (TopicRole.FACTS, TopicRole.ANALYSIS) if r not in taken), TopicRole.OTHER
        )
        made = Topic(id=id, section=self._section(), title="New subheading", role=role)
        saved = self._desk.bridge.apply(
            "New subheading", lambda case: editing.add(case, "topic", made)
        )
        return id if saved else ""

    def _section(self) -> str:
        row, sections = self._room.view.current(), self._room.sections()
        if row is not None and row.section in {
            s.id for s in sections if s.composer not in WITHOUT_TOPICS
        }:
            return row.section
        gathering = (section.id for section in sections if section.composer in _GATHERING)
        return next(gathering, "what-i-found")


def _same(case: CaseFile, made: Topic) -> Topic | None:
    """The case's own subheading that one the program made has become."""
    alike = (made.section, made.role, made.key)
    topics = case.topics.values()
    return next((t for t in topics if (t.section, t.role, t.key) == alike), None)


def _moved(case: CaseFile, own: Topic, by: int) -> CaseFile:
    def sibling(other: Topic) -> bool:
        return (other.section, other.parent_id) == (own.section, own.parent_id)

    return editing.move(case, "topic", own.id, by, among=sibling)


def _indented(case: CaseFile, own: Topic) -> CaseFile:
    """Put under the subheading before, unless some stand under it; back where it was the first."""
    if own.parent_id or any(topic.parent_id == own.id for topic in case.topics.values()):
        return case
    above = _tops(editing.ordered(case, "topic"), own)
    place = above.index(own)
    return _under(case, own, above[place - 1].id) if place else case


def _outdented(case: CaseFile, own: Topic) -> CaseFile:
    return _under(case, own, "")


def _under(case: CaseFile, own: Topic, parent: str) -> CaseFile:
    return editing.set_fields(case, "topic", own.id, parent_id=parent)


def _deleted(case: CaseFile, own: Topic) -> CaseFile:
    """Without the subheading and its passages."""
    return editing.remove(case, "topic", own.id)


def _tops(topics: Sequence[Topic], own: Topic) -> list[Topic]:
    return [each for each in topics if each.section == own.section and not each.parent_id]
