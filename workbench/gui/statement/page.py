"""The Statement page: a drafting room in which the statement is written as it will read.

At the left the outline, in the middle the statement with every authored paragraph editable in its
place, at the right where the chosen paragraph comes from or what the chosen heading has.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from workbench.application.case.changes import ChangeSet
from workbench.application.drafting.references import target_words
from workbench.domain.casefile import CaseFile
from workbench.gui.desk import Desk
from workbench.gui.live import GRAVEST_FIRST, Live, sign_of
from workbench.gui.look.labels import note
from workbench.gui.look.layout import GRID, announce, named, row_of
from workbench.gui.names import describe
from workbench.gui.search.find_bar import FindBar
from workbench.gui.settings import open_settings
from workbench.gui.statement.bars import OutlineSide, StatementBar
from workbench.gui.statement.layout import Layout
from workbench.gui.statement.outline import OutlineTree, keys_of
from workbench.gui.statement.panel.side import SidePanel
from workbench.gui.statement.rewording.offer import RewordOffer
from workbench.gui.statement.rewording.review import Reviewing
from workbench.gui.statement.rows.content import WRITTEN, Row, RowKind, rows_of
from workbench.gui.statement.rows.document_view import DocumentView
from workbench.gui.statement.rows.model import StatementModel
from workbench.gui.statement.rows.places import places_of, section_of
from workbench.gui.statement.rows.room import Room
from workbench.gui.statement.rows.search import SearchedStatement
from workbench.gui.statement.writing.acts import ParagraphActs
from workbench.gui.statement.writing.editor import Writing
from workbench.gui.statement.writing.menu import ParagraphMenu
from workbench.gui.statement.writing.picking import Picking
from workbench.gui.statement.writing.topics import TopicActs
from workbench.statement.nodes import Document
from workbench.statement.origins import first


class StatementPage(QWidget):
    """Edits what the investigator writes and chooses for the statement itself."""

    def __init__(self, desk: Desk, live: Live) -> None:
        super().__init__()
        self.setObjectName("statement")
        self._desk, self._live = desk, live
        self._composed: tuple[CaseFile, object] | None = None
        self._wanted: frozenset[str] = frozenset()
        self._showing = False
        self.rows = StatementModel()
        self.view = DocumentView(self.rows, desk)
        self._room = room = Room(desk, live, self.view, self.renew)
        self.outline = OutlineTree()
        self.writing = Writing(room)
        self.acts = ParagraphActs(room, self.writing)
        self.menu = ParagraphMenu(room, self.writing, self.acts)
        self.picking = Picking(room, self.writing)
        self.panel = SidePanel(desk, live)
        self.topics = TopicActs(room, self.writing)
        self.reviewing = Reviewing(room, self.acts, self.writing, self)
        self.find_bar = FindBar(SearchedStatement(self.view))
        self.offer = RewordOffer()
        self._said = named(note(), "statement.said")
        self._said.setContentsMargins(2 * GRID, 2, 2 * GRID, GRID // 2)
        self._said.hide()
        self.bar = StatementBar(live, self.menu, self.acts)
        path = getattr(desk.services, "settings_file", None)
        self.parts = Layout(
            OutlineSide(
                self.outline, self.topics, self.new_topic, self.rename, self.acts.move, self.say
            ),
            (self.bar, self.picking.banner, self.view, self.find_bar, self.offer, self._said),
            self.panel,
            self.bar.toggle,
            open_settings(path) if path is not None else None,
        )
        row_of(self.parts, within=self, gap=-1)
        self._connect()
        if live.document is not None:
            self._on_composed(live.document)
        if live.checked_once:  # before the page was opened: its signs and marks are known
            self._on_checked()

    def _connect(self) -> None:
        view, outline, panel, source = self.view, self.outline, self.panel, self.panel.source
        view.explain = self._explain
        self.writing.field.explain = self._explain
        view.row_chosen.connect(self._on_row)
        view.edit_wanted.connect(self._on_edit_wanted)
        view.menu_wanted.connect(self.menu.popup)
        view.followed.connect(self._follow)
        view.delete_wanted.connect(self.acts.delete)
        outline.chosen.connect(self._on_outline)
        outline.editor_wanted.connect(self._to_editor)
        outline.dropped.connect(self._on_dropped)
        for part in (self.acts, self.picking, self.writing):
            part.said.connect(self.say)
        self.acts.refer_wanted.connect(self.picking.begin)
        self.writing.reword_wanted.connect(self._offer_rewording)
        self.offer.taken.connect(self.acts.reword)
        self.bar.versions.clicked.connect(self.show_versions)
        self.offer.declined.connect(self.view.setFocus)
        source.changed = lambda: self.rows.changed
        source.gone_to.connect(self._desk.goto)
        source.reword.connect(self.acts.reword)
        source.withdraw.connect(self.acts.withdraw)
        source.review.connect(self.reviewing.show)
        panel.standard_wanted.connect(self._show_standard)
        panel.place_wanted.connect(self.write_place)
        panel.topic_wanted.connect(self.new_topic)
        panel.left.connect(outline.setFocus)
        panel.said.connect(self.say)
        panel.paragraph_wanted.connect(self.acts.new_after)
        self._desk.bridge.changed.connect(self._on_changed)
        self._live.composed.connect(self._on_composed)
        self._live.checked.connect(self._on_checked)
        self._desk.bridge.leaving.connect(self._take_out_emptied)
        self.find_bar.left.connect(view.setFocus)

    def stops(self) -> list[QWidget]:
        """The outline, the statement and the panel beside it, as far as they are shown."""
        return [each for each in (self.outline, self.view, self.panel) if each.isVisible()]

    def page_focus(self) -> None:
        """Work goes on in the statement where it was left."""
        (self.writing.field if self.writing.active else self.view).setFocus()

    def _take_out_emptied(self) -> None:
        """Leave a paragraph that was emptied, or begun and not written, so that it is taken out."""
        if self.writing.active and self.writing.field.blank:
            self.writing.end()

    def begin_find(self) -> None:
        """Let the person type what is looked for in the statement."""
        if self.writing.end():
            self.renew()
            self.find_bar.begin()

    def focus_record(self, kind: str, id: str, field: str) -> None:
        """Show a text, subheading, passage, standard or reworded paragraph."""
        self.renew()
        case = self._desk.bridge.case
        if kind in ("review", "letter", "reading"):
            self.show_versions()
        elif kind == "text":
            self.write_place(id)
        elif kind == "topic":
            self.view.scroll_to(f"topic:{id}")
            if self.panel.topic is not None:
                self.panel.topic.focus_title()
        elif kind == "passage" and id in case.passages:
            self._write_at(f"passage:{id}")
        elif kind in ("standard", "choice"):
            self._show_standard(id)
        elif kind == "override" and id in case.overrides:
            if self.view.scroll_to(case.overrides[id].origin):
                self.reviewing.show()
        elif kind in ("section", "paragraph"):
            self.view.scroll_to(id if kind == "paragraph" else f"section:{id}")

    def show_versions(self) -> None:
        """Show the issued versions beside the statement."""
        self.panel.show_versions()
        self.parts.ask_for_panel()

    def _write_at(self, address: str) -> None:
        if self.view.scroll_to(address) and (row := self.view.current()) is not None:
            self.writing.begin(row)

    def write_place(self, place: str) -> None:
        """Write in a fixed place for words, which is shown for it when nothing stands there."""
        if section_of(place):
            address = f"text:{place}"
            if not any(row.address == address for row in self.rows.rows):
                self._wanted |= {place}
                self.show_rows()
            self._write_at(address)

    def _show_standard(self, id: str) -> None:
        if self.view.scroll_to(f"standard:{id}"):
            self.view.setFocus()
            return
        if (paragraph := self._desk.workbench.library.paragraphs.get(id)) is not None:
            for section in self._room.sections():
                if paragraph.section in (section.id, section.composer):
                    self.view.scroll_to(f"section:{section.id}")
            self.say(f"“{paragraph.title}” is not printed now. {paragraph.text.strip()}")

    def say(self, words: str) -> None:
        """Tell the person something beneath the statement; no words take it away."""
        self._said.setText(words)
        self._said.setVisible(bool(words))
        if words:
            announce(self._said, words)

    def renew(self) -> None:
        """Compose at once if the case is not as it was when the statement was composed."""
        if self._composed is None or self._composed != (self._desk.bridge.case, self._live.stage):
            self._live.renew()

    def _on_changed(self, change_set: ChangeSet) -> None:
        self.panel.source.show_again()
        if self.writing.active:
            field, case = self.writing.field, self._desk.bridge.case
            if not field.exists(case):
                self.writing.gone()
            else:
                field.refresh(case)
                if change_set.touches(*field.watches):
                    field.options_changed(case)
        if self.isVisible() and not change_set.label.startswith("Edit "):
            QTimer.singleShot(0, self, self.renew)
            for come in change_set.come("topic")[:1]:
                QTimer.singleShot(0, self, partial(self.view.scroll_to, f"topic:{come}"))

    def _on_composed(self, document: Document) -> None:
        self._composed = (self._desk.bridge.case, self._live.stage)
        self.show_rows()
        self.outline.show_statement(self._desk.bridge.case, self._desk.workbench.library, document)
        if self.writing.active:
            self.writing.field.renumber()
        if self.view.current() is None and self.rows.rows:
            self.view.choose(next(iter(self.rows.rows)).key)
        self._select_in_outline(self.view.current())
        self.panel.source.show_again()
        self.find_bar.search_again()

    def show_rows(self) -> None:
        """Show the rows as the statement and the places asked for now are."""
        document = self._live.document
        if document is None:
            return
        case = self._desk.bridge.case
        before = {row.key: row for row in self.rows.rows}
        self.view.document = document
        if self.writing.active:
            self.view.edited = self.writing.field.record_id or self.view.edited
        self.view.put(rows_of(document, case, self._room.sections(), before, self._wanted))

    def _on_checked(self) -> None:
        written = [row for row in reversed(self.rows.rows) if row.kind in WRITTEN]
        by_number = {row.number: row.key for row in written if row.number}
        by_record = {row.record[:2]: row.key for row in written if row.record[0]}
        signs: dict[str, str] = {}
        for problem in self._live.found.open:
            where = problem.where
            key = by_number.get(where.paragraph or 0) or by_record.get((where.kind, where.id), "")
            if key:
                both = (signs.get(key, "note"), sign_of(problem))
                signs[key] = min(both, key=GRAVEST_FIRST.__getitem__)
        self.rows.signs = signs
        self.reviewing.look()
        self.view.viewport().update()

    def _on_row(self, row: Row) -> None:
        self.offer.hide()
        self.say("")
        self.bar.show_place(row.number)
        self._select_in_outline(row)
        if row.kind is RowKind.SECTION:
            own = next((s for s in self._room.sections() if s.id == row.section), None)
            if own is not None:
                self.panel.show_section(own, self._room.sections())
        elif row.address.startswith("topic:") and not self.topics.is_automatic(row.address):
            self.panel.show_topic(row.topic_id, self._room.sections())
        else:
            self.panel.show_row(row)

    def _select_in_outline(self, row: Row | None) -> None:
        if row is None or self._showing:
            return
        self._showing = True
        try:
            for kind, id in keys_of(row):
                if self.outline.select(kind, id):
                    return
        finally:
            self._showing = False

    def _on_outline(self, kind: str, id: str) -> None:
        if self._showing:
            return
        self._showing = True
        try:
            if not self.writing.end():
                return
            self._desk.bridge.seal()
            self.renew()
            address = id if kind == "paragraph" else f"{kind}:{id}"
            if not self.view.scroll_to(address) and kind == "section":
                self._scroll_to_section(id)
            if kind != "paragraph":
                # What stands under a heading is what one wants to see.
                at_top = self.view.ScrollHint.PositionAtTop
                self.view.scrollTo(self.view.currentIndex(), at_top)
        finally:
            self._showing = False

    def _scroll_to_section(self, id: str) -> None:
        """A section without a heading is shown by its first row; its own panel beside it."""
        row = next((row for row in self.rows.rows if row.section == id), None)
        if row is not None:
            self.view.choose(row.key)
        own = next((section for section in self._room.sections() if section.id == id), None)
        if own is not None:
            self.panel.show_section(own, self._room.sections())

    def _to_editor(self) -> None:
        """Write in what is chosen in the outline; in a section, where its own words stand."""
        kind, id = self.outline.current_key()
        if kind == "section":
            self._write_in_section(id)
        elif (row := self.view.current()) is not None:
            self._on_edit_wanted(row, None)

    def _write_in_section(self, id: str) -> None:
        own = next((section for section in self._room.sections() if section.id == id), None)
        places = [f"text:{place}" for place in places_of(own.composer)] if own is not None else []
        rows = [row for row in self.rows.rows if row.section == id]
        found = [row for row in rows if first(row.address) in places]
        if found:
            self.writing.begin(found[0])
        elif places:
            self.write_place(places[0].partition(":")[2])
        elif rows:
            self.view.choose(rows[0].key)
            self.view.setFocus()

    def _on_edit_wanted(self, row: Row, at: object) -> None:
        if at is None and row.address == self.topics.chosen():
            self.rename(row.address)
            return
        self.writing.begin(row, at)  # type: ignore[arg-type]

    def _offer_rewording(self, row: Row) -> None:
        self.view.choose(row.key)
        self.offer.make(self.reviewing.reason(row))

    def _follow(self, token: str) -> None:
        kind, _, key = token.partition(":")
        if kind == "person":
            self._desk.goto("person", key, "")
            return
        for row in self.rows.rows:
            head = row.blocks[0] if row.blocks else None
            if key in (row.address, *getattr(head, "anchors", ())):
                self.view.choose(row.key)
                return

    def _explain(self, token: str) -> str:
        """What a mention or reference stands for, for the tip over it."""
        kind, _, key = token.partition(":")
        document, case = self._live.document, self._desk.bridge.case
        if kind == "para":
            return target_words(document, key) if document is not None else ""
        person = case.people.get(key)
        if person is None:
            return ""
        role = str(person.role.value)
        return f"{person.alias or 'no label'}: {role}, {describe(case, 'person', key)}"

    def rename(self, address: str = "") -> None:
        """Bring the keyboard to the words of the chosen subheading."""
        address = address or self.topics.chosen()
        if address and self.view.scroll_to(address) and self.writing.end():
            if self.topics.is_automatic(address):
                id, at = self.topics.to_be(address)
                self.panel.show_topic(id, self._room.sections(), at)
            self.parts.show_panel(True)
            if self.panel.topic is not None:
                self.panel.topic.focus_title()

    def _on_dropped(self, address: str, onto: str) -> None:
        if self.view.scroll_to(address) and address == self.topics.chosen():
            address, onto = self.topics.own(address, onto)
        self.acts.drop(address, onto)

    def new_topic(self) -> None:
        """Add a subheading to the section chosen, or to the one that gathers the findings."""
        id = self.topics.new()
        if id:
            self._live.renew()
            self.rename(f"topic:{id}")
