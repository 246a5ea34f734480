"""Beside the statement: where the chosen paragraph comes from, or what the chosen heading has."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStackedWidget

from workbench.application.case.changes import ChangeSet
from workbench.domain.library.reference import OutlineSection
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import Binding, records_of
from workbench.gui.fields.bound import BoundField
from workbench.gui.fields.text import LineField
from workbench.gui.live import Live
from workbench.gui.look.labels import grounded
from workbench.gui.statement.panel.section import SectionEditor
from workbench.gui.statement.panel.source import SourcePanel
from workbench.gui.statement.panel.topic import TopicEditor
from workbench.gui.statement.rows.content import Row
from workbench.gui.statement.rows.places import heading_of
from workbench.gui.versions.panel import VersionsPanel
from workbench.statement.composing.standards import StandardState, standard_states

_KEPT = (
    "The subheading is no longer there, or could not be saved. What you had typed is in the "
    "clipboard: paste it where it belongs."
)


class SidePanel(QStackedWidget):
    """Shows one of: the source of a paragraph, a section, a subheading, the issued versions.

    `standard_wanted`, `place_wanted`, `topic_wanted` and `paragraph_wanted` pass on what its
    editors ask for; `left` says that what had the keyboard is shown no more, `said` what became of
    words that could not be saved.
    """

    standard_wanted = Signal(str)
    place_wanted = Signal(str)
    topic_wanted = Signal()
    paragraph_wanted = Signal()
    left = Signal()
    said = Signal(str)

    def __init__(self, desk: Desk, live: Live) -> None:
        super().__init__()
        self.setObjectName("statement.panel")
        self._desk, self._live = desk, live
        self._sections: dict[tuple[str, str], SectionEditor] = {}
        self.topic: TopicEditor | None = None  # the subheading shown
        self._versions: VersionsPanel | None = None
        self.source = SourcePanel(desk, live)
        self.addWidget(self.source)
        self.setMinimumWidth(240)
        grounded(self, "lst")
        desk.bridge.changed.connect(self._on_changed)

    def show_row(self, row: Row) -> None:
        """Show where a paragraph comes from."""
        self._put_away()
        self.setCurrentWidget(self.source)
        self.source.show_row(row)

    def show_section(self, own: OutlineSection, all_sections: Sequence[OutlineSection]) -> None:
        """Show a section."""
        self._put_away()
        key = (own.id, heading_of(own, self._live.stage))
        if key not in self._sections:
            editor = SectionEditor(self._desk, own, key[1])
            editor.standard_wanted.connect(self.standard_wanted)
            editor.place_wanted.connect(self.place_wanted)
            editor.topic_wanted.connect(self.topic_wanted)
            self._sections[key] = editor
            self.addWidget(editor)
        self._all = tuple(all_sections)
        self.setCurrentWidget(self._sections[key])
        self._show_standards()

    def show_topic(
        self, id: str, sections: Sequence[OutlineSection], at: Binding | None = None
    ) -> None:
        """Show a subheading of the case, or one that is to be (`at`)."""
        at = at or records_of(self._desk, "topic")
        if at.find(self._desk.bridge.case, id) is None:
            return
        if self.topic is None or self.topic.topic_id != id:
            self._put_away()
            names = [(each.id, heading_of(each, self._live.stage)) for each in sections]
            self.topic = TopicEditor(at, id, names)
            self.topic.paragraph_wanted.connect(self.paragraph_wanted)
            self.addWidget(self.topic)
        self.setCurrentWidget(self.topic)

    def show_versions(self) -> None:
        """Show what was issued."""
        self._put_away()
        if self._versions is None:
            self._versions = VersionsPanel(self._desk, self._live)
            self.addWidget(self._versions)
        self.setCurrentWidget(self._versions)

    def _put_away(self) -> None:
        if self.topic is not None:
            for field in self.topic.findChildren(BoundField):
                if field.record_id:
                    field.commit()
                if field.dirty and isinstance(field, LineField):
                    QGuiApplication.clipboard().setText(field.raw())
                    self.said.emit(_KEPT)
            focus = QApplication.focusWidget()
            if focus is not None and self.topic.isAncestorOf(focus):
                self.left.emit()
            self.removeWidget(self.topic)
            self.topic.deleteLater()
            self.topic = None

    _all: tuple[OutlineSection, ...] = ()

    def _on_changed(self, change_set: ChangeSet) -> None:
        self._show_standards()
        if self.topic is not None and self.topic.is_gone():
            self._put_away()

    def _show_standards(self) -> None:
        shown = self.currentWidget()
        if not isinstance(shown, SectionEditor):
            return
        workbench, case = self._desk.workbench, self._desk.bridge.case
        states = standard_states(case, workbench.library, workbench.clock.today(), self._live.stage)
        ids = {section.id for section in self._all if section.composer != "scope"}
        shown.show_standards([each for each in states if _stands_in(each, shown.section, ids)])


def _stands_in(state: StandardState, section: OutlineSection, ids: set[str]) -> bool:
    place = state.paragraph.section
    return place == section.id or (place not in ids and place == section.composer)
