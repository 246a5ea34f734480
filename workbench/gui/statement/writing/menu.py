"""The menu of a paragraph: every act with its key, and why some cannot be done now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from workbench.application.drafting import moves as paragraph_moves
from workbench.application.drafting.paragraphs import editable
from workbench.domain.casefile import CaseFile
from workbench.gui.look.buttons import ActsMenu, takes_away
from workbench.gui.look.layout import named
from workbench.gui.statement.rows.content import WRITTEN, Row, RowKind
from workbench.gui.statement.rows.places import MADE
from workbench.gui.statement.rows.room import Room
from workbench.gui.statement.writing.acts import ParagraphActs
from workbench.gui.statement.writing.editor import Writing
from workbench.statement.nodes import Document

_OWN = "Only paragraphs of your own words."
_NOWHERE = "The statement has no subheading or text of a section to move it to."
_WRITING = "While you write in a paragraph."


class ParagraphMenu(ActsMenu):
    """The acts as actions of the statement, so that their keys work in it, and as a menu."""

    def __init__(self, room: Room, writing: Writing, acts: ParagraphActs) -> None:
        super().__init__(room.view)
        self.setObjectName("statement.paragraph.menu")
        self.setToolTipsVisible(True)
        self._desk, self._live, self._view = room.desk, room.live, room.view
        self._writing, self._do = writing, acts
        self._acts: dict[str, QAction] = {}
        self._under = named(QMenu("Move under", self), "statement.paragraph.under")
        self._fill()
        self.aboutToShow.connect(self._enable)
        self.aboutToHide.connect(self._free)

    def _fill(self) -> None:
        add, acts = self._add, self._do
        add("edit", "&Write in it", "F2", acts.edit)
        add("reword", "R&eword for this case", "", acts.reword)
        add("new", "&New paragraph after it", "Ctrl+Shift+Return", acts.new_after)
        add("split", "&Split at the caret", "Ctrl+Return", acts.split)
        add("merge", "&Join to the paragraph before", "Ctrl+J", acts.merge)
        self.addSeparator()
        add("up", "Move &up", "Alt+Up", lambda: acts.move(-1))
        add("down", "Move &down", "Alt+Down", lambda: acts.move(1))
        self.addMenu(self._under)
        add("indent", "&Indent", "Alt+Shift+Right", acts.indent)
        add("outdent", "&Outdent", "Alt+Shift+Left", acts.outdent)
        add("letters", "Bullets or &letters", "Ctrl+Shift+L", acts.letters)
        self.addSeparator()
        add("refer", "Insert &reference…", "Ctrl+R", acts.refer_wanted.emit)
        add("record", "&Go to the record behind it", "Ctrl+Shift+J", acts.go_to_record)
        self.addSeparator()
        add("delete", "Delete &paragraph", "Ctrl+Shift+Del", acts.delete)
        takes_away(self._acts["delete"])

    def _add(self, name: str, label: str, keys: str, act: Callable[[], object]) -> None:
        action = named(QAction(label, self._view), f"statement.paragraph.{name}")
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: act())
        self.addAction(action)
        if name != "edit":
            self._view.addAction(action)
        self._acts[name] = action

    def _enable(self) -> None:
        """Enable what can be done with the row chosen, and say why the rest cannot."""
        row, document = self._view.current(), self._live.document
        case = self._desk.bridge.case
        for name in self._acts:
            self._say(name, MADE)
        self._under.clear()
        self._say_under(MADE)
        if row is None or document is None or not row.address:
            return
        state = editable(case, row.address)
        words = row.kind in WRITTEN
        moved = {
            name: paragraph_moves.can_move(
                case, document, row.address, by, states=self._do.states(case)
            )
            for name, by in (("up", -1), ("down", 1))
        }
        own = "" if words and state.in_place else state.reason or _OWN
        writing = "" if self._writing.active else _WRITING
        for name, why in {
            "edit": "" if state.in_place else state.reason,
            "reword": "" if state.rewordable else state.reason,
            "new": "",
            "split": writing,
            **dict.fromkeys(("merge", "indent", "outdent", "letters"), own),
            **moved,
            "refer": writing,
            "record": "" if row.record[0] else "No record is behind it.",
            "delete": "" if words or row.kind is RowKind.SUBHEADING else state.reason,
        }.items():
            self._say(name, why)
        self._say_under("" if words else state.reason or _OWN)
        if words:
            self._offer_targets(case, document, row)

    def _say(self, name: str, why_not: str) -> None:
        self._acts[name].setEnabled(not why_not)
        self._acts[name].setToolTip(why_not)

    def _say_under(self, why_not: str) -> None:
        self._under.setEnabled(not why_not)
        self._under.menuAction().setToolTip(why_not)

    def _free(self) -> None:
        """Let the keys work again: what cannot be done says so when it is tried."""
        for action in self._acts.values():
            action.setEnabled(True)

    def _offer_targets(self, case: CaseFile, document: Document, row: Row) -> None:
        for target in paragraph_moves.targets(case, document, row.address):
            action = self._under.addAction("    " * max(target.level - 1, 0) + target.label)
            action.setEnabled(not target.here)
            action.triggered.connect(lambda _on=False, key=target.key: self._do.move_under(key))
        if self._under.isEmpty():
            self._say_under(_NOWHERE)
