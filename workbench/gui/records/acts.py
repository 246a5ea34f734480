"""What is done with the rows of a list: one menu for every list, its keys, the line with Undo."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QMenu, QWidget

from workbench.domain.dataclass import dataclass
from workbench.gui.look.buttons import ActsMenu, key_act, push_button, takes_away
from workbench.gui.look.labels import WrappedLabel, of_kind, toned
from workbench.gui.look.layout import GRID, announce, named, row_of

_SHOWN_MS = 8_000
SORTED = "Rows can be moved while they stand in their own order"


@dataclass(frozen=True, slots=True)
class RowAct:
    """One act: its words, its name for tests, what it does and its key in the list.

    `able` says whether it can be done now; `why_not` is said where it cannot.
    """

    words: str
    name: str
    act: Callable[[], object]
    keys: str = ""
    able: Callable[[], bool] = lambda: True
    why_not: str = ""


def row_acts(
    *,
    copy: Callable[[], object] | None = None,
    move: Callable[[int], object] | None = None,
    in_order: Callable[[], bool] = lambda: True,
    delete: Callable[[], object] | None = None,
    deleting: str = "Delete",
    duplicate: Callable[[], object] | None = None,
    paste: Callable[[], object] | None = None,
    many: Callable[[], object] | None = None,
    more: Iterable[RowAct] = (),
) -> list[RowAct | None]:
    """The acts of a row as every list has them, in their order; None is a line between.

    `deleting` is what taking a row out is called.
    """
    step = move or (lambda _by: None)
    moving = [
        RowAct("Move up", "up", lambda: step(-1), "Alt+Up", in_order, SORTED),
        RowAct("Move down", "down", lambda: step(1), "Alt+Down", in_order, SORTED),
    ]
    found: list[RowAct | None] = [
        RowAct("Duplicate", "duplicate", duplicate, "Ctrl+D") if duplicate else None,
        *(moving if move else ()),
        RowAct("Change many…", "many", many, "Ctrl+Shift+E") if many else None,
        *more,
        None,
        RowAct("Copy for Excel and Word", "copy", copy, "Ctrl+C") if copy else None,
        RowAct("Paste rows…", "paste", paste, "Ctrl+V") if paste else None,
        None,
        RowAct(deleting, "delete", delete, "Del") if delete else None,
    ]
    return found


def let_open(view: QAbstractItemView, act: Callable[[], object]) -> None:
    """Have Enter, F2 and a double click lead from a row to where it is written."""
    view.doubleClicked.connect(lambda _index: act())
    for key in ("Return", "Enter", "F2"):
        key_act(view, key, act, here=True)


def give_menu(view: QWidget, name: str, acts: Iterable[RowAct | None]) -> QMenu:
    """Give a list the menu of its rows: by the right button of the mouse, and each act by its key.

    The keys work while the keyboard is in the list and leave a field its own.
    """
    menu = named(ActsMenu(view), f"{name}.menu", "What can be done with the row")
    made: list[tuple[QAction, RowAct]] = []
    for each in acts:
        if each is None:
            menu.addSeparator()
            continue
        action = named(QAction(each.words, view), f"{name}.{each.name}")
        action.triggered.connect(lambda _=False, act=each.act: act())
        if each.name == "delete":
            takes_away(action)
        if each.keys:
            action.setShortcut(QKeySequence(each.keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        view.addAction(action)
        menu.addAction(action)
        made.append((action, each))
    menu.setSeparatorsCollapsible(True)
    menu.setToolTipsVisible(True)

    def look_again() -> None:
        for action, each in made:
            able = each.able()
            action.setEnabled(able)
            action.setToolTip("" if able else each.why_not)

    menu.aboutToShow.connect(look_again)

    def let_keys_work() -> None:
        for action, _each in made:
            action.setEnabled(True)

    menu.aboutToHide.connect(let_keys_work)
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    view.customContextMenuRequested.connect(lambda at: menu.popup(view.mapToGlobal(at)))
    return menu


class UndoLine(QFrame):
    """Says what was done and takes it back; there for some seconds or until the next act."""

    def __init__(self, name: str, undo: Callable[[], object]) -> None:
        super().__init__()
        of_kind(self, "said")
        self._words = toned(named(WrappedLabel(), f"{name}.undo.words"), "said")
        self._undo = push_button("Undo", f"{name}.undo", undo, "Undo this (Ctrl+Z)", kind="said")
        self._shown = push_button("Show", f"{name}.undo.show", self._on_show, kind="said")
        self._go: Callable[[], object] = lambda: None
        row_of((self._words, 1), self._shown, self._undo, within=self, margins=(GRID + 4, 4, 4, 4))
        self._away = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._away.timeout.connect(self.hide)
        self.hide()

    def say(self, words: str, go: Callable[[], object] | None = None, done: bool = True) -> None:
        """Say what was done, or was not, on the screen and to a screen reader; `go` shows what came
        of it.
        """
        self._undo.setVisible(done)
        self._words.setText(words)
        self._shown.setVisible(go is not None)
        self._go = go if go is not None else lambda: None
        self.show()
        self._away.start()
        undo = f" Undo {'brings' if ' deleted' in words else 'takes'} it back." if done else ""
        announce(self, f"{words}.{undo}")

    def _on_show(self) -> None:
        self.hide()
        self._go()
