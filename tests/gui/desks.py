"""A desk with one case open on it, for tests of pages; nothing outside the window is needed."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from types import SimpleNamespace
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.builders import RESOURCES, TODAY, a_library
from tests.gui.scripted_dialogs import ScriptedDialogs
from tests.in_memory_store import InMemoryStore
from workbench.application.case.ports import AtDesk
from workbench.application.casebook.workbench import Workbench
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import WorkbenchError
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.procedure.limits import RuleBook
from workbench.gui.bridge import Bridge
from workbench.gui.desk import Desk
from workbench.gui.records.folds import FoldLine
from workbench.gui.tasks import Tasks
from workbench.reference.rules import load_rules

_W = TypeVar("_W", bound=QWidget)


@cache
def the_rules() -> RuleBook:
    """The rules of councils' procedures that ship with the program."""
    return load_rules(RESOURCES / "rules")


class StoppedClock:
    """A clock that always says the same."""

    def today(self) -> date:
        """The day of all tests."""
        return TODAY

    def now(self) -> datetime:
        """Noon of that day."""
        return datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)


class CountedIds:
    """Ids in order: event-1, event-2."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)

    def new(self, kind: str) -> str:
        """The next id."""
        return f"{kind}-{next(self._numbers)}"


@dataclass
class OpenDesk:
    """The desk, its store, where it was told to go, and the failures it was told of."""

    desk: Desk
    store: InMemoryStore
    visits: list[tuple[str, str, str]] = field(default_factory=list)
    failures: list[WorkbenchError] = field(default_factory=list)

    @property
    def case(self) -> CaseFile:
        """The case as it now is."""
        return self.desk.bridge.case

    @property
    def undo_label(self) -> str:
        """What Undo would take back."""
        return self.desk.bridge.session.history.undo_label

    def undo(self) -> None:
        """Take the newest action back."""
        self.desk.bridge.undo()


def a_desk(case: CaseFile, *others: CaseFile, library: ReferenceLibrary | None = None) -> OpenDesk:
    """A desk with this case open, in a casebook that also holds the others.

    `library` takes the place of the small one made for tests.
    """
    store, ids = InMemoryStore(), CountedIds()
    small = a_library(categories={"Education": ("School transport", "Other")}, rules=the_rules())
    workbench = Workbench(
        store,
        lambda: library or small,
        StoppedClock(),
        ids,
    )
    for other in others:
        workbench.bring_in(other)
    session = workbench.open(workbench.bring_in(case))
    bridge = Bridge(session)
    services: Any = SimpleNamespace(at_desk=AtDesk())
    remembered: Any = SimpleNamespace()
    visits: list[tuple[str, str, str]] = []
    desk = Desk(
        bridge,
        workbench,
        ScriptedDialogs(),
        lambda kind, id, field: visits.append((kind, id, field)),
        ids,
        services,
        Tasks(bridge),
        remembered,
    )
    opened = OpenDesk(desk, store, visits)
    bridge.failed.connect(opened.failures.append)
    return opened


def shown(qtbot: QtBot, widget: _W, width: int = 1100, height: int = 760) -> _W:
    """The widget on the screen, with the keyboard able to be in it."""
    # The function holds the widget, so that it lives as long as the test, closed or not.
    widget.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(widget, before_close_func=lambda _shown, kept=widget: kept.hide())
    widget.resize(width, height)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    return widget


def find(parent: QWidget, kind: type[_W], name: str) -> _W:
    """The widget of that object name; a folded part of a form it stands in is opened."""
    found = parent.findChild(kind, name)
    if found is None:
        for line in parent.findChildren(FoldLine):
            line.fill()
        found = parent.findChild(kind, name)
    assert found is not None, f"there is no {kind.__name__} “{name}”"
    for line in parent.findChildren(FoldLine):
        if isinstance(found, QWidget) and line.part.isAncestorOf(found):
            line.setChecked(True)
    return found
