"""What can be done to a subheading as a record: made, moved, set under another, deleted."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.application.case import editing
from workbench.domain.records.drafting import Topic, TopicRole
from workbench.gui.desk import Desk


class TopicActs:
    """The acts on subheadings of the open case, each one step of Undo."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def new(self, section: str) -> str:
        """Add a subheading at the end of a section; its id, "" when it could not be saved."""
        id = self._desk.ids.new("topic")
        taken = {topic.role for topic in self._desk.bridge.case.topics.values()}
        role = next(
            (r for r in (TopicRole.FACTS, TopicRole.ANALYSIS) if r not in taken), TopicRole.OTHER
        )
        made = Topic(id=id, section=section, title="New subheading", role=role)
        saved = self._desk.bridge.apply(
            "New subheading", lambda case: editing.add(case, "topic", made)
        )
        return id if saved else ""

    def move(self, id: str, by: int) -> None:
        """Move a subheading up or down among those beside it."""
        own = self._desk.bridge.case.topics.get(id)
        if own is None:
            return

        def sibling(other: Topic) -> bool:
            return (other.section, other.parent_id) == (own.section, own.parent_id)

        self._desk.bridge.apply(
            "Move subheading", lambda case: editing.move(case, "topic", id, by, among=sibling)
        )

    def indent(self, id: str) -> None:
        """Put a subheading one level under the one before it, unless some stand under itself."""
        case = self._desk.bridge.case
        own = case.topics.get(id)
        if own is None or own.parent_id:
            return
        above = _tops(editing.ordered(case, "topic"), own)
        place = next(i for i, topic in enumerate(above) if topic.id == id)
        has_own = any(topic.parent_id == id for topic in case.topics.values())
        if place == 0 or has_own:
            return
        parent = above[place - 1].id
        self._desk.bridge.apply(
            "Indent subheading",
            lambda case: editing.set_fields(case, "topic", id, parent_id=parent),
        )

    def outdent(self, id: str) -> None:
        """Bring a subheading back to the top level."""
        if id in self._desk.bridge.case.topics:
            self._desk.bridge.apply(
                "Outdent subheading",
                lambda case: editing.set_fields(case, "topic", id, parent_id=""),
            )

    def delete(self, id: str) -> None:
        """Delete a subheading and its passages."""
        if id in self._desk.bridge.case.topics:
            self._desk.bridge.apply(
                "Delete subheading", lambda case: editing.remove(case, "topic", id)
            )


def _tops(topics: Sequence[Topic], own: Topic) -> list[Topic]:
    return [each for each in topics if each.section == own.section and not each.parent_id]
