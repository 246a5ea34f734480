"""What is made of a passage that is selected in a paper, each by one key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint

from workbench.application.case import editing
from workbench.application.chronology.events import NewEvents
from workbench.application.evidence import marking
from workbench.application.evidence.marking import SIDES, Taken
from workbench.application.procedure.steps import step_rows
from workbench.application.records.labels import label
from workbench.application.records.people import add_people
from workbench.domain.casefile import CaseFile
from workbench.domain.records.chronology import in_order
from workbench.domain.records.evidence import EvidenceItem, MarkColour
from workbench.domain.text import shortened
from workbench.gui.desk import Desk
from workbench.gui.evidence.choosing import ChoosingPopup, Offer
from workbench.gui.evidence.event_card import EventCard
from workbench.gui.evidence.note_card import NoteCard
from workbench.gui.evidence.shown_marks import ShownMarks
from workbench.gui.evidence.taking import taken
from workbench.gui.leaving.clipboard import copy_words
from workbench.gui.look.buttons import takes_away
from workbench.gui.records.acts import UndoLine
from workbench.gui.viewer.frame import PaperFrame

_SHORT = 70
_FIRST = "Select words first: with the mouse, or press S for the next sentence."


class PassageActs(QObject):
    """The acts on what is selected in one frame, for the evidence item shown there.

    `add_act` adds those of other rooms.
    """

    def __init__(self, desk: Desk, frame: PaperFrame) -> None:
        super().__init__(frame)
        self._desk, self._frame = desk, frame
        self._item: EvidenceItem | None = None
        self._typed: dict[tuple[str, str], tuple[str, str]] = {}
        self.said = UndoLine("passage", desk.bridge.undo)
        frame.foot.addWidget(self.said)
        self.marks = ShownMarks(desk, frame)
        self._acts: list[tuple[str, str, Callable[[], object]]] = []
        for words, key, act in (
            ("Event from this passage", "E", self.make_event),
            ("Event, the passage as a quotation", "Q", partial(self.make_event, quoted=True)),
            ("Event from this passage…", "Shift+E", self.event_card),
            ("Account of a party…", "A", self.account),
            ("Evidence for or against a finding…", "F", self.evidence),
            ("Date of the procedure…", "P", self.step),
            ("Detail to protect…", "D", self.detail),
            ("New person", "H", self.person),
            ("Mark", "M", self.mark),
            ("Mark in blue", "B", partial(self.mark, colour=MarkColour.BLUE)),
        ):
            self.add_act(words, key, act)
        self._offer("Note on the passage…", "N", self.note)
        frame.reading.letters = {**frame.reading.letters, "R": self.read}
        frame.reading.copied.connect(self._on_copy)
        frame.reading.menu_wanted.connect(self._show_menu)
        frame.reading.deleted.connect(self.remove)

    def show_item(self, item: EvidenceItem | None) -> None:
        """The paper of this item is shown now."""
        if item is None or self._item is None or item.id != self._item.id:
            self.said.hide()
        self._item = item
        self.marks.show_item(item)

    def add_act(self, words: str, key: str, act: Callable[[Taken], object]) -> None:
        """Add what is done with a passage, here or in another room, to the menu and the keys."""

        def do() -> None:
            found = self._taken()
            if found is not None:
                act(found)

        self._offer(words, key, do)

    def _offer(self, words: str, key: str, act: Callable[[], object]) -> None:
        self._acts.append((words, key, act))
        self._frame.reading.letters = {**self._frame.reading.letters, key: act}

    def make_event(self, found: Taken, quoted: bool = False) -> None:
        """Make an event of the passage: its date, its words, its page, the head used last."""
        there = marking.event_of(self._desk.bridge.case, found)
        if there:
            show = partial(self._desk.goto, "event", there, "narrative")
            self.said.say("This passage is an event already", show, done=False)
            return
        head = marking.last_head(self._desk.bridge.case)
        self._add_event(found, self._desk.new_events, quoted=quoted, head_id=head)

    def event_card(self, found: Taken) -> None:
        """Look the event over before it is added."""
        card = EventCard(self._desk, found, self._add_event, self._frame)
        passage = (found.evidence_id, found.said)
        if passage in self._typed:
            card.begin_again(*self._typed.pop(passage))
        card.left.connect(lambda *typed: self._typed.update({passage: typed}))
        card.another.connect(partial(self._to_event, found))
        card.show_at(self._below())

    def _add_event(self, found: Taken, new: NewEvents, **said: Any) -> None:
        made = ""

        def edit(case: CaseFile) -> CaseFile:
            nonlocal made
            case, made = marking.event_from(case, found, new, **said)
            return case

        if self._apply("Event from a passage", edit):
            case = self._desk.bridge.case
            event = case.events[made]
            head = case.heads.get(event.head_ids[0]) if event.head_ids else None
            about = f" · {label(case, 'head', head)}" if head is not None else ""
            date = event.on.in_words() if event.on is not None else "without a date"
            into = " · in the statement" if event.in_statement else ""
            self.said.say(
                f"Event added, {date}{about}{into}",
                partial(self._desk.goto, "event", made, "narrative"),
            )

    def _to_event(self, found: Taken) -> None:
        case = self._desk.bridge.case
        offers = [Offer(label(case, "event", e), e.id) for e in in_order(case.events.values())]

        def choose(id: str) -> None:
            self._make(
                "Cite a passage",
                lambda case: marking.cited_by_event(case, found, id, self._desk.ids),
                "Cited by the event",
                ("event", id, "sources"),
            )

        self._choose("Which event rests on this passage?", offers, choose, "There is no event yet.")

    def account(self, found: Taken) -> None:
        """Make the passage one party's account of an event."""
        assert self._item is not None  # the passage is of its paper
        case, by = self._desk.bridge.case, self._item.author or self._item.supplied_by
        offers = [Offer(label(case, "event", e), e.id) for e in in_order(case.events.values())]

        def choose(id: str) -> None:
            self._make(
                "Account from a passage",
                lambda case: marking.account_from(case, found, id, by, self._desk.ids),
                f"Account added to the event{f', given by {by}' if by else ''}",
                ("event", id, "accounts"),
            )

        self._choose("Of which event is this an account?", offers, choose, "There is no event yet.")

    def evidence(self, found: Taken) -> None:
        """Make the passage evidence for or against a finding."""
        case = self._desk.bridge.case
        offers = [
            Offer(f"{words}: {label(case, 'finding', each)}", (each.id, side))
            for each in editing.ordered(case, "finding")
            for side, words in SIDES.items()
        ]

        def choose(chosen: tuple[str, str]) -> None:
            id, side = chosen
            self._make(
                "Evidence from a passage",
                lambda case: marking.evidence_from(case, found, id, side, self._desk.ids),
                f"Evidence added: {SIDES[side].lower()}",
                ("finding", id, side),
            )

        self._choose("What does it bear out?", offers, choose, "There is no finding yet.")

    def step(self, found: Taken) -> None:
        """Make the passage the source of a date of the procedure."""
        case, rules = self._desk.bridge.case, self._desk.workbench.library.rules
        offers = [
            Offer(
                row.title + (f", {row.on.in_words()}" if row.on is not None else ""),
                (complaint.id, row.key),
            )
            for complaint in editing.ordered(case, "complaint")
            for row in step_rows(case, complaint.id, rules)
        ]

        def choose(chosen: tuple[str, str]) -> None:
            complaint, key = chosen
            new, on = self._desk.new_events, found.on
            self._make(
                "Date of the procedure from a passage",
                lambda case: marking.step_from(case, found, complaint, key, new, rules),
                f"Source of the date added{f', {on.in_words()}' if on is not None else ''}",
                ("complaint", complaint, ""),
            )

        self._choose(
            "Which date does it show?", offers, choose,
            "There is no complaint to the council yet: add it on the Procedure page.",
        )  # fmt: skip

    def detail(self, found: Taken) -> None:
        """Make the words a detail of a person that is never printed."""
        case = self._desk.bridge.case
        offers = [
            Offer(label(case, "person", each), each.id) for each in editing.ordered(case, "person")
        ]

        def choose(id: str) -> None:
            self._make(
                "Detail to protect",
                lambda case: marking.detail_from(case, found, id, self._desk.ids),
                f"Never printed: {shortened(found.words, _SHORT)}",
                ("person", id, "identifiers"),
            )

        self._choose("Whose detail is it?", offers, choose, "There is nobody in the case yet.")

    def person(self, found: Taken) -> None:
        """Make the name that is selected a person of the case."""
        before = set(self._desk.bridge.case.people)
        house = self._desk.workbench.library.settings

        def edit(case: CaseFile) -> CaseFile:
            case = add_people(case, found.words, self._desk.ids, house)
            case, mark_id = marking.marked(case, found, self._desk.ids, MarkColour.BLUE)
            new = next(iter(case.people.keys() - before), "")
            return editing.set_fields(case, "mark", mark_id, person_id=new)

        if self._apply("Person from a passage", edit):
            new = next(iter(self._desk.bridge.case.people.keys() - before), "")
            person = self._desk.bridge.case.people.get(new)
            words = label(self._desk.bridge.case, "person", person) if person is not None else ""
            self.said.say(f"Person added: {words}", partial(self._desk.goto, "person", new, ""))

    def mark(self, found: Taken, colour: MarkColour = MarkColour.YELLOW) -> str:
        """Mark the passage; a mark in hand takes the other colour."""
        made = ""

        def edit(case: CaseFile) -> CaseFile:
            nonlocal made
            case, made = marking.marked(case, found, self._desk.ids, colour)
            return editing.set_fields(case, "mark", made, colour=colour)

        if self._apply("Mark a passage", edit):
            self._frame.reading.choose_nothing()
            self.marks.take(made)
        return made

    def note(self) -> None:
        """Write a note on the passage, or on the mark in hand."""
        id = self.marks.in_hand
        if not self._frame.reading.selection.passage.empty:
            id = self.mark(found) if (found := self._taken()) is not None else ""
        mark = self._desk.bridge.case.marks.get(id)
        if mark is None:
            self._need_words()
            return

        def write(words: str) -> None:
            self._apply(
                "Note on a passage",
                lambda case: editing.set_fields(case, "mark", id, note=words),
            )
            self._frame.reading.setFocus()

        NoteCard(mark.note, write, self._frame).show_at(self._below())

    def remove(self) -> None:
        """Take the mark in hand away."""
        self.remove_mark(self.marks.in_hand)

    def remove_mark(self, id: str) -> None:
        """Take a mark away; what was made of it stays."""
        if id in self._desk.bridge.case.marks and self._apply(
            "Delete mark", lambda case: editing.remove(case, "mark", id)
        ):
            self.marks.take("")
            self._frame.reading.choose_nothing()
            self.said.say("Mark deleted; what was made of it stays")

    def read(self) -> None:
        """Mark the page in hand as read and go on to the next; a read one is unread again."""
        item, reading = self._item, self._frame.reading
        if item is None or reading.pages is None or reading.pages.numbered != "page":
            return
        page = reading.page + 1
        done = page in marking.pages_read(self._desk.bridge.case.evidence[item.id].pages_read)
        word = "unread" if done else "read"
        if (
            self._desk.bridge.apply(
                f"Page {page} {word}",
                lambda case: marking.with_read(case, item.id, page, not done),
                merge_key=f"{word} {item.id}",
            )
            and not done
        ):
            reading.go_to(page)

    def _taken(self) -> Taken | None:
        found = taken(self._frame, self._item) if self._item is not None else None
        if found is None:
            self._need_words()
        return found

    def _need_words(self) -> None:
        self._frame.say_for_now(_FIRST)

    def _apply(self, words: str, edit: Callable[[CaseFile], CaseFile]) -> bool:
        self._desk.bridge.seal()
        return self._desk.bridge.apply(words, edit)

    def _make(
        self,
        words: str,
        edit: Callable[[CaseFile], CaseFile],
        said: str,
        made: tuple[str, str, str],
    ) -> None:
        """Do something with a passage as one step and say so, with the way to what was made."""
        if self._apply(words, edit):
            self.said.say(said, partial(self._desk.goto, *made))

    def _below(self) -> QPoint:
        reading = self._frame.reading
        return reading.viewport().mapToGlobal(reading.below(reading.selection.passage).bottomLeft())

    def _choose(
        self, title: str, offers: list[Offer], act: Callable[[Any], object], nothing: str
    ) -> None:
        ChoosingPopup(title, offers, act, nothing, self._frame).show_at(self._below())

    def _on_copy(self, words: str) -> None:
        copy_words(self._desk, "a passage", words)

    def _show_menu(self, point: QPoint) -> None:
        menu = self._frame.bar.passage_menu
        menu.clear()
        for words, key, act in self._acts:
            menu.addAction(f"{words}\t{key}", act)
        if self.marks.in_hand:
            takes_away(menu.addAction("Delete the mark\tDel", self.remove))
        menu.popup(point)
