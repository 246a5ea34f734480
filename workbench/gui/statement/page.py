"""The Statement page: the outline at the left, what stands behind the chosen part at the right."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.application import editing
from workbench.application.changes import ChangeSet
from workbench.domain.casefile import CaseFile
from workbench.domain.drafting import Topic, TopicRole
from workbench.domain.reference import OutlineSection
from workbench.gui.appearance import GRID
from workbench.gui.desk import Desk
from workbench.gui.fields import BoundField
from workbench.gui.fields_labels import title
from workbench.gui.live import Live
from workbench.gui.statement.outline import OutlineTree, heading_of, sections_of
from workbench.gui.statement.paragraph_editor import ParagraphEditor
from workbench.gui.statement.places import section_of
from workbench.gui.statement.section_editor import SectionEditor
from workbench.gui.statement.topic_editor import TopicEditor
from workbench.statement.nodes import Document
from workbench.statement.origins import first, origin_record
from workbench.statement.standards import StandardState, standard_states

_GATHERING = ("found", "assessment")


class StatementPage(QWidget):
    """Edits what the investigator writes and chooses for the statement itself."""

    title = "Statement"

    def __init__(self, desk: Desk, live: Live) -> None:
        super().__init__()
        self.setObjectName("statement")
        self._desk = desk
        self._live = live
        self._section_editors: dict[tuple[str, str], SectionEditor] = {}
        self._passing: QWidget | None = None
        self._waiting: tuple[str, str] | None = None
        self.outline = OutlineTree()
        self.outline.chosen.connect(self._on_chosen)
        self.outline.editor_wanted.connect(self._to_editor)
        self._stack = QStackedWidget()
        self._stack.setObjectName("statement.editors")
        self._stack.addWidget(QWidget())
        self._buttons: dict[str, QPushButton] = {}
        self._lay_out()
        desk.bridge.changed.connect(self._on_changed)
        live.composed.connect(self._on_composed)
        if live.document is not None:
            self._on_composed(live.document)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(4)
        for name, label, tip, act in (
            ("new", "New subheading", "Add a subheading (Ctrl+N)", self.new_topic),
            ("up", "Up", "Move the subheading up (Alt+Up)", lambda: self._move(-1)),
            ("down", "Down", "Move the subheading down (Alt+Down)", lambda: self._move(1)),
            ("in", "Indent", "Put it one level under the one before", self._indent),
            ("out", "Outdent", "Bring it back to the top level", self._outdent),
            ("delete", "Delete", "Delete the subheading and its passages", self._delete),
        ):
            button = QPushButton(label)
            button.setObjectName(f"statement.topic.{name}")
            button.setToolTip(tip)
            button.clicked.connect(lambda _checked, act=act: act())
            self._buttons[name] = button
        self._buttons["new"].setShortcut("Ctrl+N")
        for keys, name in (("Alt+Up", "up"), ("Alt+Down", "down"), ("Del", "delete")):
            key = QShortcut(QKeySequence(keys), self.outline)
            key.setContext(Qt.ShortcutContext.WidgetShortcut)
            key.activated.connect(self._buttons[name].click)
        bar.addWidget(self._buttons["new"])
        more = QToolButton()
        more.setText("Subheading ▾")
        more.setObjectName("statement.topic.more")
        more.clicked.connect(lambda: self._show_menu(more))
        bar.addWidget(more)
        bar.addStretch()
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(2 * GRID, 2 * GRID, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(title(self.title))
        column.addLayout(bar)
        column.addWidget(self.outline, 1)
        for name in ("up", "down", "in", "out", "delete"):
            self._buttons[name].setParent(left)
            self._buttons[name].hide()
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self._stack)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([300, 520])
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)
        self.outline.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.outline.customContextMenuRequested.connect(lambda _at: self._show_menu(self.outline))
        self._mend()

    def _show_menu(self, beside: QWidget) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in self._buttons.values():
            action = menu.addAction(button.text())
            action.setEnabled(button.isEnabled())
            action.setToolTip(button.toolTip())
            action.triggered.connect(button.clicked)
        menu.popup(beside.mapToGlobal(QPoint(0, min(beside.height(), 40))))

    # --- the page contract -----------------------------------------------------------------------

    def counts(self, case: CaseFile) -> str:
        """The statement has no count of its own in the page list."""
        return ""

    def page_focus(self) -> None:
        """Work begins by choosing a place in the outline."""
        self.outline.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_record(self, kind: str, id: str, field: str) -> None:
        """Show a text, subheading, passage, standard or reworded paragraph."""
        case = self._desk.bridge.case
        if kind == "text":
            self._focus_place(id)
        elif kind == "topic":
            self.outline.select("topic", id)
        elif kind == "passage" and id in case.passages:
            self.outline.select("topic", case.passages[id].topic_id)
            if isinstance(self._passing, TopicEditor):
                self._passing.focus_passage(id)
        elif kind in ("standard", "choice"):
            self._show_paragraph(f"standard:{id}")
        elif kind == "override" and id in case.overrides:
            self._show_paragraph(case.overrides[id].origin)
        elif kind == "section":
            self.outline.select("section", id)

    def _focus_place(self, place: str) -> None:
        for section in self._sections():
            if section.composer == section_of(place):
                self.outline.select("section", section.id)
                self._section_editor(section).focus_place(place)
                return

    # --- showing ---------------------------------------------------------------------------------

    def _sections(self) -> tuple[OutlineSection, ...]:
        try:
            return sections_of(self._desk.bridge.case, self._desk.workbench.library)
        except KeyError:
            return ()

    def _on_composed(self, document: Document) -> None:
        case, library = self._desk.bridge.case, self._desk.workbench.library
        self.outline.show_statement(case, library, document)
        if self._waiting is not None and self.outline.select(*self._waiting):
            self._waiting = None
        elif not self.outline.current_key()[0] and self._sections():
            self.outline.select("section", self._sections()[0].id)
        self._mend()

    def _on_changed(self, change_set: ChangeSet) -> None:
        self._show_standards()
        if isinstance(self._passing, TopicEditor):
            gone = self._desk.bridge.case.find("topic", self._passing.topic_id) is None
            if gone:
                self._put_away()

    def _on_chosen(self, kind: str, id: str) -> None:
        self._desk.bridge.seal()
        if kind == "section":
            section = next((s for s in self._sections() if s.id == id), None)
            if section is not None:
                self._stack.setCurrentWidget(self._section_editor(section))
                self._show_standards()
        elif kind == "topic":
            self._show_topic(id)
        else:
            self._on_paragraph(id)
        self._mend()

    def _on_paragraph(self, origin: str) -> None:
        kind, id, _ = origin_record(origin)
        case = self._desk.bridge.case
        if kind == "text":
            for section in self._sections():
                if section.composer == section_of(id):
                    self._stack.setCurrentWidget(self._section_editor(section))
        elif kind == "passage" and id in case.passages:
            self._show_topic(case.passages[id].topic_id)
        else:
            self._show_paragraph(first(origin))

    def _to_editor(self) -> None:
        """Bring the keyboard to the first thing that is written at the chosen place."""
        for field in self._stack.findChildren(BoundField):
            if field.isEnabled() and field.isVisible():
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _section_editor(self, section: OutlineSection) -> SectionEditor:
        heading = heading_of(section, self._live.stage)
        key = (section.id, heading)
        if key not in self._section_editors:
            editor = SectionEditor(self._desk, section, heading)
            editor.standard_wanted.connect(lambda id: self._show_paragraph(f"standard:{id}"))
            self._section_editors[key] = editor
            self._stack.addWidget(editor)
            self._show_standards()
        return self._section_editors[key]

    def _show_topic(self, id: str) -> None:
        if self._desk.bridge.case.find("topic", id) is None:
            return
        if not (isinstance(self._passing, TopicEditor) and self._passing.topic_id == id):
            self._pass_to(TopicEditor(self._desk, id))

    def _show_paragraph(self, origin: str) -> None:
        editor = ParagraphEditor(self._desk, origin, self._live.stage)
        editor.shown_wanted.connect(self._desk.goto)
        self._pass_to(editor)

    def _pass_to(self, editor: QWidget) -> None:
        self._save_typing()
        self._put_away()
        self._passing = editor
        self._stack.addWidget(editor)
        self._stack.setCurrentWidget(editor)

    def _save_typing(self) -> None:
        if self._passing is not None:
            for field in self._passing.findChildren(BoundField):
                if field.record_id:
                    field.commit()

    def _put_away(self) -> None:
        if self._passing is not None:
            self._stack.removeWidget(self._passing)
            self._passing.deleteLater()
            self._passing = None

    def _show_standards(self) -> None:
        if not self._section_editors:
            return
        workbench, case = self._desk.workbench, self._desk.bridge.case
        states = standard_states(case, workbench.library, workbench.clock.today(), self._live.stage)
        sections = self._sections()
        ids = {section.id for section in sections if section.composer != "scope"}
        for editor in self._section_editors.values():
            own = editor.section
            editor.show_standards([s for s in states if _stands_in(s, own, ids)])

    # --- subheadings -----------------------------------------------------------------------------

    def _topic_id(self) -> str:
        kind, id = self.outline.current_key()
        if kind == "topic":
            return id
        return self._passing.topic_id if isinstance(self._passing, TopicEditor) else ""

    def _mend(self) -> None:
        there = bool(self._topic_id())
        for name in ("up", "down", "in", "out", "delete"):
            self._buttons[name].setEnabled(there)

    def new_topic(self) -> None:
        """Add a subheading to the section chosen, or to the one that gathers the findings."""
        section = self._section_for_topics()
        id = self._desk.ids.new("topic")
        case = self._desk.bridge.case
        taken = {topic.role for topic in case.topics.values()}
        role = next(
            (r for r in (TopicRole.FACTS, TopicRole.ANALYSIS) if r not in taken), TopicRole.OTHER
        )
        made = Topic(id=id, section=section, title="New subheading", role=role)
        if self._desk.bridge.apply("New subheading", lambda case: editing.add(case, "topic", made)):
            self._waiting = ("topic", id)
            self._show_topic(id)
            if isinstance(self._passing, TopicEditor):
                self._passing.focus_title()

    def _section_for_topics(self) -> str:
        chosen = self.outline.section_above()
        sections = self._sections()
        gathering = [s.id for s in sections if s.composer in _GATHERING]
        plain = [s.id for s in sections if s.composer not in ("summary", "signature", "scope")]
        if chosen in plain:
            return chosen
        return gathering[0] if gathering else "what-i-found"

    def _move(self, by: int) -> None:
        id = self._topic_id()
        own = self._desk.bridge.case.topics.get(id)
        if own is None:
            return

        def sibling(other: Topic) -> bool:
            return (other.section, other.parent_id) == (own.section, own.parent_id)

        self._desk.bridge.apply(
            "Move subheading", lambda case: editing.move(case, "topic", id, by, among=sibling)
        )

    def _indent(self) -> None:
        case, id = self._desk.bridge.case, self._topic_id()
        own = case.topics.get(id)
        if own is None or own.parent_id:
            return
        above = [
            topic
            for topic in editing.ordered(case, "topic")
            if topic.section == own.section and not topic.parent_id
        ]
        place = next(i for i, topic in enumerate(above) if topic.id == id)
        has_own = any(topic.parent_id == id for topic in case.topics.values())
        if place == 0 or has_own:
            return
        parent = above[place - 1].id
        self._desk.bridge.apply(
            "Indent subheading",
            lambda case: editing.set_fields(case, "topic", id, parent_id=parent),
        )

    def _outdent(self) -> None:
        id = self._topic_id()
        if id in self._desk.bridge.case.topics:
            self._desk.bridge.apply(
                "Outdent subheading",
                lambda case: editing.set_fields(case, "topic", id, parent_id=""),
            )

    def _delete(self) -> None:
        id = self._topic_id()
        if id in self._desk.bridge.case.topics:
            self._desk.bridge.apply(
                "Delete subheading", lambda case: editing.remove(case, "topic", id)
            )


def _stands_in(state: StandardState, section: OutlineSection, ids: set[str]) -> bool:
    place = state.paragraph.section
    return place == section.id or (place not in ids and place == section.composer)
