"""What can be done to a subheading as a record: made, moved, set under another, deleted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from workbench.application.case import editing
from workbench.domain.records.drafting import Topic, TopicRole
from workbench.gui.statement.rows.places import WITHOUT_TOPICS
from workbench.gui.statement.rows.room import Room
from workbench.gui.statement.writing.editor import Writing

_GATHERING = ("found", "assessment")


class TopicActs:
    """The acts on subheadings of the open case, each one step of Undo."""

    def __init__(self, room: Room, writing: Writing) -> None:
        self._room, self._desk, self._writing = room, room.desk, writing
        self._acts: Mapping[str, Callable[[Topic], None]] = {
            "up": partial(self._move, by=-1),
            "down": partial(self._move, by=1),
            "in": self._indent,
            "out": self._outdent,
            "delete": self._delete,
        }

    def chosen(self) -> str:
        """The id of the subheading chosen in the statement, "" when none is."""
        row = self._room.view.current()
        own = row is not None and row.address.startswith("topic:")
        return row.topic_id if row is not None and own else ""

    def carry_out(self, act: str) -> None:
        """Move the subheading chosen "up", "down", "in" or "out", or "delete" it."""
        own = self._desk.bridge.case.topics.get(self.chosen())
        if own is not None and self._writing.end():
            self._acts[act](own)
            self._room.renew()
            self._room.view.scroll_to(f"topic:{own.id}")

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

    def _move(self, own: Topic, by: int) -> None:
        def sibling(other: Topic) -> bool:
            return (other.section, other.parent_id) == (own.section, own.parent_id)

        self._desk.bridge.apply(
            "Move subheading", lambda case: editing.move(case, "topic", own.id, by, among=sibling)
        )

    def _indent(self, own: Topic) -> None:
        """Put a subheading one level under the one before it, unless some stand under itself."""
        case = self._desk.bridge.case
        if own.parent_id or any(topic.parent_id == own.id for topic in case.topics.values()):
            return
        above = _tops(editing.ordered(case, "topic"), own)
        place = above.index(own)
        if place:
            self._set_parent("Indent subheading", own, above[place - 1].id)

    def _outdent(self, own: Topic) -> None:
        self._set_parent("Outdent subheading", own, "")

    def _set_parent(self, label: str, own: Topic, parent: str) -> None:
        self._desk.bridge.apply(
            label, lambda case: editing.set_fields(case, "topic", own.id, parent_id=parent)
        )

    def _delete(self, own: Topic) -> None:
        """Delete a subheading and its passages."""
        self._desk.bridge.apply(
            "Delete subheading", lambda case: editing.remove(case, "topic", own.id)
        )


def _tops(topics: Sequence[Topic], own: Topic) -> list[Topic]:
    return [each for each in topics if each.section == own.section and not each.parent_id]
