"""The window: the register or one open case, the menus, and the single pair of Undo and Redo."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from workbench.domain.errors import WorkbenchError
from workbench.gui.desk import OpenCasebook, Services
from workbench.gui.dialogs import Dialogs
from workbench.gui.errors import TroubleBar, show_on_top
from workbench.gui.look.appearance import Appearance, Theme
from workbench.gui.register.acts import RegisterActs
from workbench.gui.register.page import RegisterPage
from workbench.gui.settings import Remembered
from workbench.gui.tasks import Tasks
from workbench.gui.window.actions import Actions, keys_pressed
from workbench.gui.window.beside import (
    close_beside,
    show_calculator,
    show_help,
    show_library,
    show_outside,
)
from workbench.gui.window.commands import connect_case_actions
from workbench.gui.window.page_stack import PageStack
from workbench.gui.window.status import StatusLine
from workbench.gui.window.trouble import CasebookTrouble

if TYPE_CHECKING:
    from workbench.gui.window.open_case import OpenCase

_TITLE = "Case workbench"
_WITH_CASEBOOK = ("new", "import", "practice", "backup", "open")
_KEYS = {"X": Qt.Key.Key_X, "C": Qt.Key.Key_C, "V": Qt.Key.Key_V, "A": Qt.Key.Key_A}


class MainWindow(QMainWindow):
    """One window. `painted` is emitted once, when the register (or what stands for it) is shown."""

    painted = Signal()

    def __init__(
        self, services: Services, dialogs: Dialogs, appearance: Appearance, remembered: Remembered
    ) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle(_TITLE)
        self.services = services
        self.dialogs = dialogs
        self.appearance = appearance
        self.remembered = remembered
        self.tasks = Tasks(self)
        self.casebook: OpenCasebook | None = None
        self.register: RegisterPage | None = None
        self.acts: RegisterActs | None = None
        self.open_case: OpenCase | None = None
        self.ignored_words: dict[str, set[str]] = {}
        chosen = None if services.folder_given else remembered.folder
        self._folder = chosen or services.folder
        self._painted = False
        self.actions_ = Actions(self)
        self.trouble_bar = TroubleBar()
        self.status = StatusLine(self.statusBar(), self.tasks)
        self.stack = PageStack()
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.trouble_bar)
        column.addWidget(self.stack, 1)
        self.setCentralWidget(centre)
        self.resize(1280, 800)
        self.remembered.restore_window(self)
        self._connect()
        self.open_folder(self._folder)

    # --- the casebook ----------------------------------------------------------------------------

    def open_folder(self, folder: Path) -> None:
        """Open the casebook of a folder and show its register, or say why that cannot be."""
        self._folder = folder
        casebook = None
        try:
            casebook = self.services.open_casebook(folder)
            rows = casebook.workbench.register()
        except WorkbenchError as error:
            if casebook is not None:
                casebook.close()
            self._show_trouble(error)
            return
        self.casebook = casebook
        register = RegisterPage(casebook.workbench.clock.today())
        acts = RegisterActs(casebook, self.services, self.dialogs, self.tasks)
        self._replace_register(register, acts)
        register.show_rows(rows)
        register.begin()
        self._mend_actions()

    def _replace_register(self, register: RegisterPage, acts: RegisterActs) -> None:
        self._clear_stack()
        self.register, self.acts = register, acts
        acts.setParent(register)
        self.stack.addWidget(register)
        register.opened.connect(self.show_case)
        register.created.connect(acts.create)
        register.imported.connect(acts.bring_in)
        register.practised.connect(acts.practise)
        register.duplicated.connect(acts.duplicate)
        register.deleted.connect(acts.delete)
        register.restored.connect(acts.restore)
        register.erased.connect(acts.erase)
        register.exported.connect(acts.export_case_file)
        acts.made.connect(self._show_made)
        acts.changed.connect(self._on_register_changed)
        acts.failed.connect(self.show_error)
        acts.noted.connect(self.trouble_bar.show_note)
        register.view.selectionModel().selectionChanged.connect(self._mend_actions)

    def _clear_stack(self) -> None:
        while self.stack.count():
            if (widget := self.stack.widget(0)) is not None:
                self.stack.removeWidget(widget)
                widget.deleteLater()
        self.register = self.acts = None

    def _show_trouble(self, error: WorkbenchError) -> None:
        self._clear_stack()
        page = CasebookTrouble()
        page.tell(error, self._folder)
        page.retried.connect(lambda: self.open_folder(self._folder))
        page.folder_wanted.connect(self.choose_folder)
        page.quit_wanted.connect(self.close)
        self.stack.addWidget(page)
        self._mend_actions()

    def choose_folder(self) -> None:
        """Ask for another casebook folder and open it; the present one is let go first."""
        chosen = self.dialogs.choose_folder("Casebook folder", self._folder)
        if chosen is None or not close_beside(self) or not self.close_case():
            return
        self._let_casebook_go()
        self.remembered.keep_folder(chosen)
        self.open_folder(chosen)

    def _let_casebook_go(self) -> None:
        if self.casebook is not None:
            self.casebook.close()
            self.casebook = None

    # --- the open case ---------------------------------------------------------------------------

    def show_case(self, case_id: str, page: str = "") -> None:
        """Open a case in place of the register, on the page it was left on unless one is given."""
        if self.casebook is None or not self.close_case():
            return
        from workbench.gui.window.open_case import OpenCase

        try:
            session = self.casebook.workbench.open(case_id)
            _ = self.casebook.workbench.library  # without reference data no page can be shown
        except WorkbenchError as error:
            self.show_error(error)
            self._on_register_changed("")
            return
        self.trouble_bar.hide()
        self.open_case = OpenCase(self, self.casebook, session)
        self.open_case.show(page or self.remembered.page_of(case_id))
        self._mend_actions()

    def _show_made(self, case_id: str) -> None:
        """Open a case just made, ready for its reference to be typed."""
        self.show_case(case_id)
        case = self.open_case
        if case is not None and not case.session.case.case.reference:
            case.goto("case", case_id, "reference")

    def close_case(self) -> bool:
        """Go back to the register; False when the person stays to mend what is not saved."""
        case = self.open_case
        if case is None:
            return True
        if not case.may_close():
            return False
        self.remembered.keep_window(self, with_case=True)
        case_id = case.session.case_id
        self.open_case = None
        case.close()
        self.setWindowTitle(_TITLE)
        self.status.clear()
        self.remembered.keep_place("", "")
        self._on_register_changed(case_id)
        if self.register is not None:
            self.stack.setCurrentWidget(self.register)
            self.register.view.setFocus()
        return True

    def _on_register_changed(self, case_id: str) -> None:
        if self.casebook is None or self.register is None:
            return
        try:
            self.register.show_rows(self.casebook.workbench.register())
        except WorkbenchError as error:
            self.show_error(error)
            return
        self.register.select(case_id)
        self._mend_actions()

    # --- commands --------------------------------------------------------------------------------

    def _connect(self) -> None:
        on = self.actions_.on
        on("new", self._acting(RegisterActs.create))
        on("open", self._on_open)
        on("close", self.close_case)
        on("import", self._on_import)
        on("outside", lambda: show_outside(self))
        on("practice", self._acting(RegisterActs.practise))
        on("export-case", self._on_export_case)
        on("duplicate", self._on_duplicate)
        on("delete", self._on_delete)
        on("folder", self.choose_folder)
        on("backup", self._acting(RegisterActs.back_up))
        on("quit", self.close)
        on("undo", self.undo)
        on("redo", self.redo)
        on("find", self._on_find)
        on("search", self._on_search)
        on("library", lambda: show_library(self))
        on("calculator", lambda: show_calculator(self))
        on("manual", lambda: show_help(self, "manual"))
        on("shortcuts", lambda: show_help(self, "shortcuts"))
        on("about", lambda: show_help(self, "about"))
        on("log-folder", self._on_log)
        for theme in Theme:
            on(f"theme.{theme.value}", partial(self.appearance.choose_theme, theme))
            self.actions_[f"theme.{theme.value}"].setChecked(theme is self.appearance.theme)
        on("larger", lambda: self.appearance.choose_step(self.appearance.step + 1))
        on("smaller", lambda: self.appearance.choose_step(self.appearance.step - 1))
        on("normal-size", lambda: self.appearance.choose_step(0))
        for name, letter in (("cut", "X"), ("copy", "C"), ("paste", "V"), ("select-all", "A")):
            on(name, partial(self._send_key, letter))
        connect_case_actions(self)

    def undo(self) -> None:
        """Take back the newest action of the open case, or of the register."""
        if self.open_case is not None:
            self.open_case.undo()
        elif self.acts is not None:
            self.acts.undo()

    def redo(self) -> None:
        """Bring back what was last undone."""
        if self.open_case is not None:
            self.open_case.redo()
        elif self.acts is not None:
            self.acts.redo()

    def show_error(self, error: WorkbenchError) -> None:
        """Show a failure above the page."""
        self.trouble_bar.show_error(error)

    def chosen_case(self) -> str:
        """The open case's id, or that of the case selected in the register; "" when none."""
        if self.open_case is not None:
            return self.open_case.session.case_id
        row = self.register.selected() if self.register is not None else None
        return row.id if row is not None and not row.deleted else ""

    def _mend_actions(self) -> None:
        open_case, acts = self.open_case, self.acts
        actions = self.actions_
        actions.needing_case(open_case is not None)
        for name in (*_WITH_CASEBOOK, "search", "calculator", "library", "outside", "find"):
            actions[name].setEnabled(acts is not None)
        for name in ("export-case", "duplicate", "delete"):
            actions[name].setEnabled(bool(self.chosen_case()))
        labels = open_case.history_labels() if open_case is not None else ("", "")
        if open_case is None and acts is not None:
            labels = (acts.undo_label, acts.redo_label)
        for name, verb, label in zip(("undo", "redo"), ("&Undo", "&Redo"), labels, strict=True):
            actions[name].setText(f"{verb} {label[:1].lower()}{label[1:]}".strip())
            actions[name].setEnabled(bool(label))
        self.status.show_undo(labels[0])

    def mend_actions(self) -> None:
        """Bring menus in line with what can be done now."""
        self._mend_actions()

    def _on_open(self) -> None:
        if self.open_case is not None:
            self.close_case()
        elif self.register is not None and (row := self.register.selected()) is not None:
            self.show_case(row.id)

    def _on_import(self) -> None:
        if self.close_case() and self.acts is not None:
            self.acts.bring_in()

    def _acting(self, act: Callable[[RegisterActs], None]) -> Callable[[], None]:
        """The act on whatever casebook is open when the command is given."""

        def command() -> None:
            if self.acts is not None:
                act(self.acts)

        return command

    def _on_find(self) -> None:
        if self.open_case is not None:
            self.open_case.find()
        elif self.register is not None:
            self.register.focus_filter()

    def _on_export_case(self) -> None:
        case_id = self.chosen_case()
        if case_id and self.acts is not None:
            self.acts.export_case_file(case_id)

    def _on_duplicate(self) -> None:
        case_id = self.chosen_case()
        if case_id and self.close_case() and self.acts is not None:
            self.acts.duplicate(case_id)

    def _on_delete(self) -> None:
        case_id = self.chosen_case()
        if case_id and self.close_case() and self.acts is not None:
            self.acts.delete(case_id)

    def _on_search(self) -> None:
        from workbench.gui.search.everything import SearchPalette

        show_on_top(SearchPalette(self, self.search_actions()))

    def search_actions(self) -> list[QAction]:
        """The commands offered in the search."""
        return [action for action in self.actions_.listed() if action.data() != "editing"]

    def _on_log(self) -> None:
        self.dialogs.inform(
            "Log",
            f"The log is kept in {self.services.log_dir}.",
            "It says what kinds of errors happened and when. It holds no words of any case.",
        )

    @staticmethod
    def _send_key(letter: str) -> None:
        widget = QApplication.focusWidget()
        if widget is None:
            return
        combination = keys_pressed(_KEYS[letter])
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            event = QKeyEvent(kind, combination.key(), combination.keyboardModifiers())
            QApplication.sendEvent(widget, event)

    # --- the end ---------------------------------------------------------------------------------

    def restore_place(self) -> None:
        """Open the case the person last had open, on the page they left."""
        case_id, page = self.remembered.case_id, self.remembered.page
        if case_id and self.register is not None and self.register.model.place_of(case_id) >= 0:
            self.show_case(case_id, page)

    def closeEvent(self, event: QCloseEvent) -> None:
        case = self.open_case
        place = (case.session.case_id, case.view.page_key()) if case is not None else ("", "")
        self.remembered.keep_window(self, with_case=case is not None)
        if not close_beside(self) or not self.close_case():
            event.ignore()
            return
        self.remembered.keep_place(*place)
        self.tasks.finish()
        self._let_casebook_go()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)
