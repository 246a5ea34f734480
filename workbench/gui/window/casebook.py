"""The casebook in the window: the register of its cases, or what is wrong with its folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal

from workbench.application.case.ports import RegisterRow, TaskInCase
from workbench.domain.errors import WorkbenchError
from workbench.gui.desk import OpenCasebook, Services
from workbench.gui.dialogs import Dialogs
from workbench.gui.look.layout import PageStack
from workbench.gui.register.acts import RegisterActs
from workbench.gui.register.model import OpenOf
from workbench.gui.register.page import RegisterPage
from workbench.gui.register.to_do import ReadTasks
from workbench.gui.tasks import Tasks


class CasebookView(PageStack):
    """Shows the casebook of one folder after another.

    `opened` and `made` carry the id of a case to show; `changed`: other things can be done now.
    `failed` carries a `WorkbenchError`, `noted` words for the person. `held`: another casebook is
    open from now on, `emptied`: what was shown goes. `folded`: the navigation is to be narrow.
    """

    opened = Signal(str)
    made = Signal(str)
    changed = Signal()
    failed = Signal(object)
    noted = Signal(str)
    folder_wanted = Signal()
    repair_wanted = Signal()
    restore_wanted = Signal()
    held = Signal()
    emptied = Signal()
    library_wanted = Signal()
    folded = Signal(bool)
    quit_wanted = Signal()

    def __init__(
        self,
        folder: Path,
        services: Services,
        dialogs: Dialogs,
        tasks: Tasks,
        narrow: Callable[[], bool],
        open_of: OpenOf,
    ) -> None:
        super().__init__()
        self.folder, self._narrow, self._open_of = folder, narrow, open_of
        self._services, self._dialogs, self._tasks = services, dialogs, tasks
        self.casebook: OpenCasebook | None = None
        self.register: RegisterPage | None = None
        self.acts: RegisterActs | None = None
        self._labels_only = False

    def open_folder(self, folder: Path) -> None:
        """Open the casebook of a folder and show its register, or say why that cannot be."""
        self.folder = folder
        casebook = None
        try:
            casebook = self._services.open_casebook(folder)
            rows = casebook.workbench.register()
        except WorkbenchError as error:
            if casebook is not None:
                casebook.close()
            self._show_trouble(error)
            return
        self.casebook = casebook
        register = RegisterPage(
            casebook.workbench.clock.today(), folder, self._narrow(), self._open_of
        )
        self._connect(register, RegisterActs(casebook, self._services, self._dialogs, self._tasks))
        self._show_rows(rows)
        register.begin()
        self.changed.emit()
        self.held.emit()

    def _connect(self, register: RegisterPage, acts: RegisterActs) -> None:
        self._clear()
        self.register, self.acts = register, acts
        acts.setParent(register)
        self.addWidget(register)
        register.opened.connect(self.opened)
        register.created.connect(acts.create)
        register.to_do.ticked.connect(self._tick)
        register.to_do.remind = self._remind
        register.imported.connect(acts.bring_in)
        register.library_wanted.connect(self.library_wanted)
        register.navigation.folded.connect(self.folded)
        register.practised.connect(acts.practise)
        register.duplicated.connect(acts.duplicate)
        register.deleted.connect(acts.delete)
        # Afterwards: the list is made anew, and its editor is not gone yet.
        register.model.renamed.connect(acts.rename, Qt.ConnectionType.QueuedConnection)
        register.undo_wanted.connect(acts.undo)
        acts.did.connect(register.say_done)
        register.restored.connect(acts.restore)
        register.erased.connect(acts.erase)
        register.exported.connect(acts.export_case_file)
        acts.made.connect(self.made)
        acts.made.connect(lambda _case: register.line.setText(""))
        acts.changed.connect(self.refresh)
        acts.failed.connect(self.failed)
        acts.noted.connect(self.noted)
        register.view.selectionModel().selectionChanged.connect(lambda: self.changed.emit())

    def _clear(self) -> None:
        self.emptied.emit()
        while (widget := self.widget(0)) is not None:
            self.removeWidget(widget)
            widget.deleteLater()
        self.register = self.acts = None

    def _show_trouble(self, error: WorkbenchError) -> None:
        from workbench.gui.restoring.trouble import CasebookTrouble

        self._clear()
        page = CasebookTrouble()
        copies = self._services.copies
        page.show_error(error, self.folder, bool(copies is not None and copies.listed(self.folder)))
        page.repair_wanted.connect(self.repair_wanted)
        page.restore_wanted.connect(self.restore_wanted)
        page.retried.connect(lambda: self.open_folder(self.folder))
        page.folder_wanted.connect(self.folder_wanted)
        page.quit_wanted.connect(self.quit_wanted)
        self.addWidget(page)
        self.changed.emit()

    def let_go(self) -> None:
        """Let the casebook go; the window is closing or another folder is opened."""
        if self.casebook is not None:
            self.casebook.close()
            self.casebook = None

    def refresh(self, case_id: str) -> None:
        """Read the register anew and select a case in it ("" = none)."""
        if self.casebook is None or self.register is None:
            return
        try:
            self._show_rows(self.casebook.workbench.register())
        except WorkbenchError as error:
            self.failed.emit(error)
            return
        self.register.select(case_id)
        self.changed.emit()

    def _show_rows(self, rows: Sequence[RegisterRow]) -> None:
        """Show the cases, and beside them what is to be done in all of them."""
        if self.casebook is None or self.register is None:
            return
        read: ReadTasks = partial(self._tasks_of_all, self.casebook)
        if self._labels_only:
            from workbench.application.casebook.labelled import labelled_register

            bench = self.casebook.workbench
            load, names = bench.store.load, bench.library.names
            rows, tasks = labelled_register(rows, read(), lambda id: load(id).case, names)
            read = partial(tuple, tasks)
        self.register.show_rows(rows)
        self.register.to_do.show_tasks(read, rows)

    def show_labels(self, only: bool) -> None:
        """Show what is to be done with labels in place of names, or as it was noted."""
        self._labels_only = only
        self.refresh(self.selected())

    def _tasks_of_all(self, casebook: OpenCasebook) -> Sequence[TaskInCase]:
        try:
            return casebook.workbench.store.tasks_of_all()
        except WorkbenchError as error:
            self.failed.emit(error)
            return ()

    def _tick(self, case_id: str, task_id: str) -> None:
        from workbench.application.casebook.to_do import tick

        if self.casebook is not None and self.acts is not None:
            today = self.casebook.workbench.clock.today()
            self.acts.change(case_id, "Tick off", lambda case: tick(case, task_id, today))

    def _remind(self, case_id: str, line: str) -> bool:
        from workbench.application.casebook.to_do import with_task

        if self.casebook is None or self.acts is None:
            return False
        bench = self.casebook.workbench
        id, today = bench.ids.new("task"), bench.clock.today()
        calendar = bench.library.rules.calendar()
        return self.acts.change(
            case_id, "Add thing to do", lambda case: with_task(case, line, id, today, calendar)
        )

    def selected(self) -> str:
        """The id of the case selected, "" when none is or it lies in the bin."""
        row = self.register.selected() if self.register is not None else None
        return row.id if row is not None and not row.deleted else ""

    def has(self, case_id: str) -> bool:
        """Whether the register has a case that can be opened."""
        view = self.register.model.view_of(case_id) if self.register is not None else ""
        return view not in ("", "bin")
