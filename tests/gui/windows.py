"""The whole window over a casebook in memory, for tests that act as a person at the desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import RESOURCES
from tests.gui.desks import CountedIds, StoppedClock
from tests.gui.scripted_dialogs import ScriptedDialogs
from tests.in_memory_store import InMemoryStore
from workbench.application.case import editing
from workbench.application.casebook.workbench import Workbench
from workbench.bootstrap import load_reference_library, renderers, window_services
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import WorkbenchError
from workbench.domain.library.reference import ReferenceLibrary
from workbench.export.read_back import parts_of
from workbench.gui.case.opened import OpenCase
from workbench.gui.desk import (
    KeptFile,
    KeptLogo,
    OpenCasebook,
    PracticeCase,
    Services,
    SpellChecker,
)
from workbench.gui.look.appearance import Appearance
from workbench.gui.records.folds import FoldLine
from workbench.gui.settings import Remembered, open_settings
from workbench.gui.window.main import MainWindow
from workbench.gui.window.receiving import Receiving

_W = TypeVar("_W", bound=QWidget)


@cache
def the_library() -> ReferenceLibrary:
    """The reference data shipped with the program."""
    return load_reference_library()


@dataclass
class Casebooks:
    """Opens the one casebook in memory, unless `refused` holds an error for it."""

    store: InMemoryStore = field(default_factory=InMemoryStore)
    refused: WorkbenchError | None = None
    folders: list[Path] = field(default_factory=list)
    backups: list[Path] = field(default_factory=list)
    closed: int = 0

    def __post_init__(self) -> None:
        self.workbench = Workbench(self.store, the_library, StoppedClock(), CountedIds())

    def open(self, folder: Path) -> OpenCasebook:
        """The casebook, or the error that was to be raised."""
        self.folders.append(folder)
        if self.refused is not None:
            raise self.refused

        def close() -> None:
            self.closed += 1

        return OpenCasebook(self.workbench, folder, lambda: None, self.backups.append, close)


@dataclass
class Desktop:
    """The window, who answers its questions, and what lies behind it."""

    window: MainWindow
    dialogs: ScriptedDialogs
    casebooks: Casebooks
    services: Services

    @property
    def workbench(self) -> Workbench:
        """The casebook's cases."""
        return self.casebooks.workbench

    @property
    def open_case(self) -> OpenCase:
        """The case open in the window."""
        assert isinstance(self.window.open_case, OpenCase)
        return self.window.open_case

    @property
    def case(self) -> CaseFile:
        """The open case as it now is."""
        return self.open_case.session.case

    def case_with(self, **fields: Any) -> None:
        """Change fields of the open case's own record, as its page would."""
        id = self.case.case.id
        self.open_case.bridge.apply(
            "Edit case", lambda case: editing.set_fields(case, "case", id, **fields)
        )

    def find(self, kind: type[_W], name: str) -> _W:
        """The widget of that object name; what is folded is made where it is not elsewhere."""
        found = self.window.findChild(kind, name)
        if found is None:
            for line in self.window.findChildren(FoldLine):
                line.fill()
            found = self.window.findChild(kind, name)
        assert found is not None, f"there is no {kind.__name__} “{name}”"
        return found

    def refs(self) -> list[str]:
        """The references shown in the register, from the top."""
        register = self.window.home.register
        assert register is not None
        model = register.model
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def trigger(self, action: str) -> None:
        """Choose a command from the menu."""
        self.window.actions_[action].trigger()


def a_desktop(
    qtbot: QtBot,
    folder: Path,
    cases: Sequence[CaseFile] = (),
    casebooks: Casebooks | None = None,
    practice: Sequence[PracticeCase] = (),
    show: Callable[[MainWindow], None] | None = None,
    spelling: Callable[[Path], SpellChecker] | None = None,
    template: KeptFile | None = None,
    logo: KeptLogo | None = None,
) -> Desktop:
    """The window, shown, over these cases."""
    casebooks = casebooks or Casebooks()
    for case in cases:
        casebooks.workbench.bring_in(case)
    real = window_services(folder)
    services = Services(
        open_casebook=casebooks.open,
        folder=folder,
        folder_given=True,
        renderers=renderers(),
        file_parts=parts_of,
        write_file=real.write_file,
        write_private=real.write_private,
        load_case_file=real.load_case_file,
        dump_case_file=real.dump_case_file,
        practice_cases=lambda: practice,
        settings_file=folder / "settings" / "window.ini",
        log_dir=folder / "logs",
        resources=RESOURCES,
        version="0.0.test",
        spelling=spelling,
        statements=real.statements,
        office_files=real.office_files,
        template=template,
        logo=logo,
        drawer=real.drawer,
    )
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setFont(QFont("DejaVu Sans", 10))
    dialogs = ScriptedDialogs()
    settings = open_settings(services.settings_file)
    window = MainWindow(services, dialogs, Appearance(application, settings), Remembered(settings))
    Receiving(window)

    def close(_window: QWidget) -> None:
        dialogs.leaves = True
        window.close()

    qtbot.addWidget(window, before_close_func=close)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return Desktop(window, dialogs, casebooks, services)
