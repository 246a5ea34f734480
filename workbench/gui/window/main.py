"""The window: the register or one open case, the menus, and the single pair of Undo and Redo."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from workbench.domain.errors import WorkbenchError
from workbench.domain.text import uncapitalised
from workbench.gui.desk import OpenCasebook, Services
from workbench.gui.dialogs import Dialogs
from workbench.gui.errors import TroubleBar
from workbench.gui.look.appearance import Appearance
from workbench.gui.look.kept import SETTINGS
from workbench.gui.look.layout import PageStack, column_of
from workbench.gui.look.theme.dressing import dress, hold_rooms
from workbench.gui.register.acts import RegisterActs
from workbench.gui.settings import Remembered
from workbench.gui.tasks import Tasks
from workbench.gui.window.actions import OF_A_CASE, Actions
from workbench.gui.window.at_desk import AtTheDesk
from workbench.gui.window.beside import BesideWindows
from workbench.gui.window.casebook import CasebookView
from workbench.gui.window.foot import Foot
from workbench.gui.window.keeping import Keeping
from workbench.gui.window.shown_case import ShownCase, turn_navigation

if TYPE_CHECKING:
    from workbench.application.outside.report import ReadStatement

_T = TypeVar("_T")
_TITLE = "Case workbench"
_ANYWHERE = ("search", "calculator", "library", "outside", "find", "fold-navigation")
_WITH_CASEBOOK = ("new", "import", "receive", "practice", "backup")


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
        self.open_case: ShownCase | None = None
        self._commands: Mapping[str, Callable[[], object]] = {}
        self._not_saved = False
        self.ignored_words: dict[str, set[str]] = {}
        chosen = None if services.folder_given else remembered.folder
        self.home = CasebookView(
            chosen or services.folder,
            services,
            dialogs,
            self.tasks,
            lambda: remembered.narrow_navigation,
            remembered.counts_of,
        )
        self.at_desk = AtTheDesk(services.at_desk, dialogs, remembered)
        self._painted = False
        self.actions_ = Actions(self)
        self.beside = BesideWindows(self, services, dialogs, self.tasks)
        self.trouble_bar = TroubleBar()
        self.foot = Foot(self.tasks)
        self.stack = PageStack()
        self.stack.addWidget(self.home)
        centre = QWidget()
        column_of(self.trouble_bar, (self.stack, 1), within=centre, gap=0)
        self.setCentralWidget(centre)
        hold_rooms(self, centre, self.stack)
        self.resize(1280, 800)
        self.setProperty(SETTINGS, str(services.settings_file))
        self.remembered.restore_window(self)
        self.keeping = Keeping(self.home, services, self.tasks, self.foot, self._leave)
        self._connect()
        # Once they stand: Qt takes what has a sheet through it each time something is put in. Only
        # the register is put in later, before its rows are: they would be laid out once more.
        dress(self.menuBar(), menus=True)
        dress(self.home)
        self.home.open_folder(self.home.folder)

    @property
    def casebook(self) -> OpenCasebook | None:
        """The casebook open in the window."""
        return self.home.casebook

    def choose_folder(self) -> None:
        """Ask for another casebook folder and open it; the present one is let go first."""
        chosen = self.dialogs.choose_folder("Casebook folder", self.home.folder)
        if chosen is None or not self._leave():
            return
        self.home.let_go()
        self.remembered.keep_folder(chosen)
        self.home.open_folder(chosen)

    @property
    def untouched(self) -> bool:
        """Whether no case has been opened yet."""
        return not self.ignored_words

    def show_case(self, case_id: str, page: str = "") -> None:
        """Open a case in place of the register, on the page it was left on unless one is given."""
        if self.casebook is None or not self.close_case():
            return
        from workbench.gui.case.commands import case_commands
        from workbench.gui.case.opened import OpenCase

        try:
            session = self.casebook.workbench.open(case_id)
            _ = self.casebook.workbench.library  # without reference data no page can be shown
        except WorkbenchError as error:
            self.show_error(error)
            self.home.refresh("")
            return
        self.trouble_bar.hide()
        case = OpenCase(
            self.casebook,
            session,
            self.services,
            self.dialogs,
            self.remembered,
            # Kept with the window, so that an erased case leaves none.
            self.ignored_words.setdefault(case_id, set()),
            self.tasks,
            self,
            labels_only=self.actions_["labels-only"].isChecked(),
        )
        self._commands = case_commands(case)
        self._put_in(case, page or self.remembered.page_of(case_id))

    def _put_in(self, case: ShownCase, page: str) -> None:
        self.open_case = case
        case.changed.connect(self._on_case_changed)
        case.history_changed.connect(self._refresh_actions)
        case.not_saved.connect(self._on_not_saved)
        case.failed.connect(self.show_error)
        case.refused.connect(self.foot.show_refused)
        case.switched.connect(lambda command, on: self.actions_[command].setChecked(on))
        case.said.connect(self.foot.say)
        case.left.connect(self.close_case)
        case.foot.addWidget(self.foot)
        self.stack.addWidget(case.view)
        self.stack.setCurrentWidget(case.view)
        case.begin(page)
        self._refresh_actions()

    def _on_case_changed(self) -> None:
        if self.open_case is None:
            return
        self.setWindowTitle(f"{self.open_case.name} — {_TITLE}")
        self.foot.show_saved(self.open_case.session.saved_at)
        if self._not_saved:
            self._not_saved = False
            self.trouble_bar.hide()

    def _on_not_saved(self, error: WorkbenchError) -> None:
        self._not_saved = True
        self.foot.show_unsaved(error)
        self.show_error(error)

    def _place_foot(self) -> None:
        """Put the foot of the window under the register's views."""
        if self.home.register is not None:
            self.home.register.navigation.foot.addWidget(self.foot)
            self.foot.show()

    def _leave(self) -> bool:
        """Close what is open beside and in the window; False when the person stays."""
        return self.beside.close_all() and self.close_case()

    def _show_made(self, case_id: str) -> None:
        """Open a case just made, ready for its reference to be typed."""
        self.show_case(case_id)
        if (case := self.open_case) is not None and not case.session.case.case.reference:
            case.goto("case", case_id, "reference")

    def close_case(self) -> bool:
        """Go back to the register; False when the person stays with what is not saved."""
        case = self.open_case
        if case is None:
            return True
        if not case.may_close():
            return False
        case_id = case.session.case_id
        self.open_case, self._commands, self._not_saved = None, {}, False
        self._place_foot()
        self.stack.removeWidget(case.view)
        case.close()
        self.setWindowTitle(_TITLE)
        self.foot.clear()
        self.remembered.keep_place("", "")
        self.home.refresh(case_id)
        self.stack.setCurrentWidget(self.home)
        if self.home.register is not None:
            self.home.register.view.setFocus()
        return True

    def _connect(self) -> None:
        on = self.actions_.on
        on("new", _with(self._acts, RegisterActs.create))
        on("open", self._on_open)
        on("close", self.close_case)
        on("import", self._on_import)
        on("outside", self.beside.show_outside)
        on("practice", _with(self._acts, RegisterActs.practise))
        on("export-case", self._on_export_case)
        on("duplicate", partial(self._with_chosen, RegisterActs.duplicate))
        on("delete", partial(self._with_chosen, RegisterActs.delete))
        on("folder", self.choose_folder)
        on("backup", _with(self._acts, RegisterActs.back_up))
        on("restore", self.keeping.offer)
        on("quit", self.close)
        on("undo", self.undo)
        on("redo", self.redo)
        on("find", self._on_find)
        on("fold-navigation", lambda: turn_navigation(self.stack.currentWidget()))
        on("search", self._on_search)
        on("library", _with(lambda: self.casebook, self.beside.show_library))
        on("calculator", _with(lambda: self.casebook, self.beside.show_calculator))
        on("manual", partial(self._show_manual, ""))
        on("shortcuts", partial(self._show_manual, "shortcuts"))
        on("about", partial(self._show_manual, "about"))
        on("log-folder", self.beside.show_log)
        on("who", self.at_desk.ask)
        self.actions_.set_look_of(self.appearance)
        on("labels-only", self._on_labels)
        for name in OF_A_CASE:
            on(name, partial(self._command, name))
        home = self.home
        home.opened.connect(self.show_case)
        home.made.connect(self._show_made)
        home.changed.connect(self._refresh_actions)
        home.failed.connect(self.show_error)
        home.noted.connect(self.trouble_bar.show_note)
        home.folder_wanted.connect(self.choose_folder)
        home.quit_wanted.connect(self.close)
        home.repair_wanted.connect(self.keeping.repair)
        home.restore_wanted.connect(self.keeping.offer)
        home.held.connect(self._place_foot)
        home.emptied.connect(lambda: self.foot.wait_in(self))
        home.folded.connect(self.remembered.keep_narrow_navigation)
        home.library_wanted.connect(self.actions_["library"].trigger)
        self.keeping.failed.connect(self.show_error)
        self.keeping.noted.connect(self.trouble_bar.show_note)
        self.keeping.aside.connect(self.trouble_bar.show_note)
        self.keeping.restored.connect(home.refresh)
        self.beside.failed.connect(self.show_error)
        self.beside.rules_changed.connect(self._on_rules_changed)
        self.beside.case_wanted.connect(self._carry_on)

    def undo(self) -> None:
        """Take back the newest action of the open case, or of the register."""
        if (done_in := self.open_case or self.home.acts) is not None:
            done_in.undo()

    def redo(self) -> None:
        """Bring back what was last undone."""
        if (done_in := self.open_case or self.home.acts) is not None:
            done_in.redo()

    def show_error(self, error: WorkbenchError) -> None:
        """Show a failure above the page, with the ways on from it."""
        self.trouble_bar.show_error(error, self.keeping.ways_on(error, self.open_case))

    def chosen_case(self) -> str:
        """The open case's id, or that of the case selected in the register; "" when none."""
        case = self.open_case
        return case.session.case_id if case is not None else self.home.selected()

    def _refresh_actions(self) -> None:
        open_case, acts = self.open_case, self.home.acts
        actions = self.actions_
        actions.enable(open_case is not None, "Open a case first.", "close", *OF_A_CASE)
        actions.enable(acts is not None, "No casebook is open.", *_WITH_CASEBOOK, *_ANYWHERE)
        chosen = bool(self.chosen_case())
        actions.enable(chosen, "Choose a case first.", "open", "export-case", "duplicate", "delete")
        labels = open_case.history_labels() if open_case is not None else ("", "")
        if open_case is None and acts is not None:
            labels = (acts.undo_label, acts.redo_label)
        for name, verb, label in zip(("undo", "redo"), ("&Undo", "&Redo"), labels, strict=True):
            actions[name].setText(f"{verb} {uncapitalised(label)}".strip())
            actions.enable(bool(label), f"There is nothing to {name}.", name)

    def _command(self, name: str) -> None:
        """Let the open case carry a command out; nothing happens while none is open."""
        self._commands.get(name, lambda: None)()

    def _on_open(self) -> None:
        if self.open_case is not None:
            self.close_case()
        elif self.home.register is not None and (row := self.home.register.selected()) is not None:
            self.show_case(row.id)

    def _on_import(self) -> None:
        if self.close_case() and self.home.acts is not None:
            self.home.acts.bring_in()

    def _acts(self) -> RegisterActs | None:
        return self.home.acts

    def _show_manual(self, part: str) -> None:
        """Show a part of the manual, that of the page one is on where none is named."""
        here = self.open_case.page_key if self.open_case is not None else ""
        self.beside.show_manual(part or here or "manual", self.actions_.every())

    def _on_rules_changed(self) -> None:
        if self.open_case is not None:
            self.open_case.rules_changed()

    def _carry_on(self, read: ReadStatement) -> None:
        """Make a case of a statement that was read, and open it."""
        if self.close_case() and self.home.acts is not None:
            self.home.acts.take_in(read.case, "The statement")
            if self.open_case is not None and read.proposals:
                self.actions_["proposals"].trigger()

    def _on_find(self) -> None:
        if self.open_case is not None:
            self.open_case.find()
        elif self.home.register is not None:
            self.home.register.focus_filter()

    def _on_export_case(self) -> None:
        case_id = self.chosen_case()
        if case_id and self.home.acts is not None:
            self.home.acts.export_case_file(case_id)

    def _on_labels(self) -> None:
        """Show the open case anew on its page; the switch goes back when it cannot be left."""
        switch, case = self.actions_["labels-only"], self.open_case
        again = (case.session.case_id, case.page_key) if case is not None else None
        if not self.close_case():
            switch.setChecked(not switch.isChecked())
            return
        self.home.show_labels(switch.isChecked())
        if again is not None:
            self.show_case(*again)

    def _with_chosen(self, act: Callable[[RegisterActs, str], object]) -> None:
        """The act of the register on the chosen case, once it is closed."""
        case_id = self.chosen_case()
        if case_id and self.close_case() and self.home.acts is not None:
            act(self.home.acts, case_id)

    def _on_search(self) -> None:
        from workbench.gui.window.searching import search_everything

        if self.casebook is not None:
            listed, labels = self.actions_.listed(), self.actions_["labels-only"].isChecked()
            search_everything(
                self, self.services, self.casebook, listed, lambda: self.open_case, self.show_case,
                labels,
            )  # fmt: skip

    def restore_place(self) -> None:
        """Open the case the person last had open, on the page they left."""
        case_id, page = self.remembered.case_id, self.remembered.page
        if case_id and self.home.has(case_id):
            self.show_case(case_id, page)

    def closeEvent(self, event: QCloseEvent) -> None:
        case = self.open_case
        place = (case.session.case_id, case.page_key) if case is not None else ("", "")
        self.remembered.keep_window(self)
        if not self.beside.close_all() or not self.close_case():
            event.ignore()
            return
        self.remembered.keep_place(*place)
        self.tasks.finish()
        self.home.let_go()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)


def _with(there: Callable[[], _T | None], act: Callable[[_T], object]) -> Callable[[], None]:
    """The act on what is there when the command is given; nothing when it is not."""

    def command() -> None:
        found = there()
        if found is not None:
            act(found)

    return command
