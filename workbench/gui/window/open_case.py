"""What the window does while a case is open: its pages, its docks, its undo, its export."""

from __future__ import annotations

import linecache
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QDockWidget, QWidget

from workbench.application.case.changes import ChangeSet
from workbench.application.case.session import CaseSession
from workbench.domain.errors import WorkbenchError
from workbench.gui.bridge import Bridge
from workbench.gui.desk import Desk, OpenCasebook
from workbench.gui.errors import show_on_top
from workbench.gui.live import Live, paragraph_count
from workbench.gui.look.dock_buttons import DockButtons
from workbench.gui.problems.dock import ProblemsPanel
from workbench.gui.reading.preview import PreviewPanel
from workbench.gui.reading.preview_place import PreviewPlace
from workbench.gui.spelling.checking import Spelling
from workbench.gui.window.case_view import CaseView
from workbench.gui.window.pages import PAGES
from workbench.gui.window.unsaved import all_unsaved, in_words
from workbench.statement.nodes import Document, StatementStage

if TYPE_CHECKING:
    from workbench.gui.window.main import MainWindow

_LEAVE, _STAY = "Leave it", "Stay and mend it"


class OpenCase(QObject):
    """One open case in the window; made when it is opened and thrown away when it is closed."""

    def __init__(self, window: MainWindow, casebook: OpenCasebook, session: CaseSession) -> None:
        super().__init__(window)
        # Qt's bindings keep the source of every module imported: megabytes nobody reads again.
        linecache.clearcache()
        self._window = window
        self.session = session
        self.bridge = Bridge(session, self)
        workbench = casebook.workbench
        self.desk = Desk(
            bridge=self.bridge,
            workbench=workbench,
            dialogs=window.dialogs,
            goto=self.goto,
            ids=workbench.ids,
            services=window.services,
        )
        self._unsaved = False
        self.live = Live(self.bridge, workbench, self)
        self.view = CaseView(self.desk, self.live)
        self.preview = PreviewPanel(self.live, window.services.preview)
        self.problems = ProblemsPanel(self.desk, self.live)
        self._docks = {
            "preview": self._dock(
                "preview", "Statement preview", self.preview, Qt.DockWidgetArea.RightDockWidgetArea
            ),
            "problems": self._dock(
                "problems", "Problems", self.problems, Qt.DockWidgetArea.BottomDockWidgetArea
            ),
        }
        self._preview_place = PreviewPlace(self._docks["preview"], window.remembered)
        self._connect()
        self.spelling = Spelling(window, self.bridge, casebook.folder, self)

    def _dock(self, name: str, title: str, panel: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(title, self._window)
        dock.setObjectName(f"dock.{name}")
        dock.setWidget(panel)
        self._window.addDockWidget(area, dock)
        DockButtons(dock)
        action = self._window.actions_[name]
        dock.visibilityChanged.connect(lambda _shown: action.setChecked(not dock.isHidden()))
        return dock

    def _connect(self) -> None:
        window = self._window
        self.bridge.changed.connect(self._on_changed)
        self.bridge.failed.connect(self._on_failed)
        self.bridge.history_changed.connect(window.mend_actions)
        self.live.composed.connect(self._on_composed)
        self.live.failed.connect(window.show_error)
        self.view.left.connect(window.close_case)
        self.view.page_changed.connect(
            lambda page: window.remembered.keep_place(self.session.case_id, page)
        )
        self.view.page_coming.connect(self._preview_place.page_coming)
        self.view.page_changed.connect(self._preview_place.page_shown)
        self.view.problems_wanted.connect(lambda: self._show_dock("problems"))
        self.view.record_chosen.connect(self.preview.follow)
        self.preview.clicked.connect(self.goto)
        self.problems.chosen.connect(self.goto)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]

    def show(self, page: str) -> None:
        """Put the case into the window, on a page."""
        window = self._window
        window.stack.addWidget(self.view)
        window.stack.setCurrentWidget(self.view)
        if not window.remembered.restore_docks(window):
            right = [self._docks["preview"]]
            window.resizeDocks(right, [420], Qt.Orientation.Horizontal)
            low = [self._docks["problems"]]
            window.resizeDocks(low, [150], Qt.Orientation.Vertical)
        self.show_page(page if any(spec.key == page for spec in PAGES) else "overview")
        self._name_window()
        window.status.show_saved(self.session.saved_at)
        self.live.start()
        # Reading the log waits until the case is on the screen.
        QTimer.singleShot(0, self.view, self._recall)

    def _recall(self) -> None:
        """Let Undo go on where it was left; a log that cannot be read only means no Undo yet."""
        with suppress(WorkbenchError):
            self.session.recall()
        self.bridge.history_changed.emit()

    def close(self) -> None:
        """Take the case out of the window."""
        self._preview_place.let_go()
        self.live.stop()
        self.spelling.close()
        QApplication.instance().focusChanged.disconnect(self._on_focus)  # type: ignore[union-attr]
        self.bridge.close()
        self._window.stack.removeWidget(self.view)
        for dock in self._docks.values():
            self._window.removeDockWidget(dock)
            dock.deleteLater()
        self.view.deleteLater()
        self.deleteLater()

    # --- pages and records -----------------------------------------------------------------------

    def show_page(self, key: str) -> None:
        """Show a page by its key."""
        place = next(place for place, spec in enumerate(PAGES) if spec.key == key)
        self.view.show_page(place)
        self.view.focus_page()

    def goto(self, kind: str, id: str, field: str = "") -> None:
        """Show a record where it is edited."""
        self.view.goto(kind, id, field)

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        widget = new
        while widget is not None and widget is not self.view:
            record_id = getattr(widget, "record_id", "")
            if record_id:
                kind, field = getattr(widget, "kind", ""), getattr(widget, "field", "")
                self.preview.follow(kind, record_id, field if isinstance(field, str) else "")
                return
            widget = widget.parentWidget()

    # --- changes ---------------------------------------------------------------------------------

    def _on_changed(self, change_set: ChangeSet) -> None:
        self._window.status.show_saved(self.session.saved_at)
        if self._unsaved:
            self._unsaved = False
            self._window.trouble_bar.hide()
        if change_set.touches("case", "person"):
            self._name_window()

    def _on_failed(self, error: WorkbenchError) -> None:
        self._unsaved = True
        self._window.status.show_unsaved(error)
        self._window.show_error(error)

    def _on_composed(self, document: Document) -> None:
        self._window.status.show_paragraphs(paragraph_count(document))

    def _name_window(self) -> None:
        case = self.session.case.case
        named = " · ".join(part for part in (case.reference, case.body) if part) or "New case"
        self._window.setWindowTitle(f"{named} — Case workbench")

    def history_labels(self) -> tuple[str, str]:
        """The names of Undo and Redo."""
        history = self.session.history
        return history.undo_label, history.redo_label

    def undo(self) -> None:
        """Take back the newest action, after saving what is being typed."""
        if self.commit_typing():
            self.bridge.undo()

    def redo(self) -> None:
        """Bring back what was last undone."""
        if self.commit_typing():
            self.bridge.redo()

    def commit_typing(self) -> bool:
        """Save what is being typed anywhere; False when some of it cannot be saved as it is."""
        from workbench.gui.fields.bound import BoundField

        fields = self.view.findChildren(BoundField)
        kept = [field.commit() for field in fields if field.record_id and field.dirty]
        return all(kept)

    def settle_typing(self) -> bool:
        """Save what is being typed and take out what was emptied, before the case is used whole."""
        kept = self.commit_typing()
        self.view.take_out_emptied()
        return kept

    def may_close(self) -> bool:
        """Whether nothing typed would be lost, or the person does not mind.

        Whoever stays is brought to the first field that could not be saved.
        """
        if self.view.findChildren(QDialog):
            # A statement being handed out is noted in the case, which must be open for that.
            self._window.tasks.settle()
        self.settle_typing()
        unsaved = all_unsaved(self.view)
        if not unsaved:
            return True
        first = unsaved[0]
        answer = self._window.dialogs.ask(
            "Not everything is saved",
            in_words(unsaved),
            [_LEAVE, _STAY],
            f"{first.detail(self.session.case)}\n\n"
            "Leaving the case now loses those words. Everything else is saved.",
            default=1,
        )
        if answer == _LEAVE:
            return True
        self.view.show_field(first.field, first.record_id)
        return False

    def rules_changed(self) -> None:
        """Count and compose again: the rules are not what they were."""
        self.bridge.changed.emit(ChangeSet("Rules changed", ()))

    # --- docks and export ------------------------------------------------------------------------

    def toggle_dock(self, name: str) -> None:
        """Show a dock, or put it away."""
        dock = self._docks[name]
        dock.setVisible(dock.isHidden())
        self._window.actions_[name].setChecked(not dock.isHidden())

    def _show_dock(self, name: str) -> None:
        dock = self._docks[name]
        dock.show()
        dock.raise_()
        self.problems.list.setFocus()

    def next_problem(self) -> None:
        """Go to the next problem."""
        self._show_dock("problems")
        self.problems.go_to_next()

    def accept_problem(self) -> None:
        """Accept the selected problem with a reason."""
        self._show_dock("problems")
        self.problems.accept_current()

    def find(self) -> None:
        """Find words on the page shown, or else in the statement beside it."""
        if not self.view.begin_find():
            self._docks["preview"].show()
            self._docks["preview"].raise_()
            self.preview.begin_find()

    def fix_problem(self, all_of_kind: bool = False) -> None:
        """Put the selected problem right, or all of its kind, where the program can."""
        self._show_dock("problems")
        if self.settle_typing():
            if all_of_kind:
                self.problems.fix_all_like_it()
            else:
                self.problems.fix_current()

    def change_stage(self, stage: StatementStage) -> None:
        """Make the draft the final decision, or go back to the draft, in one step."""
        from workbench.gui.statement.stage_dialog import StageDialog

        shown = self.view.findChild(StageDialog)
        if shown is not None:
            shown.close()
        if self.settle_typing():
            # It leaves the window free: what is left to be looked at leads to its place.
            dialog = StageDialog(self.desk, self.live, stage, self.view)
            dialog.show()
            dialog.activateWindow()

    def find_and_replace(self) -> None:
        """Find words in the whole case and replace them; begins with the words selected."""
        from workbench.gui.search.replace import FindReplace, selected_words

        focused = QApplication.focusWidget()
        shown = self.view.findChild(FindReplace)
        if shown is None:
            shown = FindReplace(self.desk, self.settle_typing, self.view)
        elif focused is not None and shown.isAncestorOf(focused):
            focused = None
        shown.begin(selected_words(focused))

    def export_statement(self) -> None:
        """Hand the statement out: choose stage, formats and folder."""
        from workbench.gui.export.dialog import ExportDialog

        if self.settle_typing():
            show_on_top(
                ExportDialog(
                    self.desk, self.live, self._window.tasks, self._window.remembered, self.view
                )
            )

    def publish(self) -> None:
        """Make the publication set of the final decision."""
        from workbench.gui.export.publication import PublishDialog

        if self.settle_typing():
            window = self._window
            show_on_top(PublishDialog(self.desk, window.tasks, window.remembered, self.view))
