"""The search of everything: pages, commands, records of the open case, and cases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from workbench.application.case.ports import RegisterRow
from workbench.domain.casefile import COLLECTIONS, CaseFile
from workbench.domain.records.drafting import TEXT_PLACES
from workbench.domain.records.people import Person
from workbench.domain.shape import searched, values_at
from workbench.domain.text import shortened
from workbench.gui.look.appearance import GRID, muted
from workbench.gui.look.dialog_room import begin_dialog
from workbench.gui.look.layout import column_of
from workbench.gui.look.named import named
from workbench.gui.names import describe, kind_name

_MOST = 60
_HINT = "↑ ↓ to choose · Enter to go there · Esc to close"
_SEARCHED = tuple(k for k in COLLECTIONS if k not in ("text", "choice", "acceptance", "receipt"))


@dataclass(frozen=True, slots=True)
class Found:
    """Something that can be gone to: its name, what it is, the words it is found by, the act.

    `rank` orders kinds of things: pages before commands before records before cases.
    """

    title: str
    kind: str
    words: str
    act: Callable[[], object]
    rank: int


def best(found: Sequence[Found], typed: str) -> list[Found]:
    """Those in which every typed word occurs, names that begin with it first."""
    words = typed.casefold().split()
    if not words:
        return sorted((each for each in found if each.rank < 2), key=lambda e: e.rank)[:_MOST]
    chosen = [each for each in found if all(word in each.words for word in words)]

    def order(each: Found) -> tuple[int, int, str]:
        title = each.title.casefold()
        starts = title.startswith(words[0])
        begins = any(part.startswith(words[0]) for part in title.split())
        return (0 if starts else 1 if begins else 2, each.rank, title)

    return sorted(chosen, key=order)[:_MOST]


class SearchPalette(QDialog):
    """A line to type in and what it finds; Enter goes there."""

    def __init__(self, found: Iterable[Found], parent: QWidget) -> None:
        super().__init__(parent)
        begin_dialog(self, "search", "Search everything", 640, 440)
        self._found = tuple(found)
        self._shown: list[Found] = []
        self._line = named(QLineEdit(), "search.line", "Search everything")
        self._line.setPlaceholderText("A page, a command, a person, an event, a case …")
        self._line.setClearButtonEnabled(True)
        self._line.installEventFilter(self)
        self._line.textChanged.connect(self._on_typed)
        self._list = named(QTreeWidget(), "search.list", "What was found")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setRootIsDecorated(False)
        self._list.setHeaderHidden(True)
        self._list.setColumnCount(2)
        self._list.setUniformRowHeights(True)
        header = self._list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._list.itemClicked.connect(lambda _item: self._go())
        self._hint = hint = QLabel(_HINT)
        muted(hint)
        column_of(
            self._line,
            (self._list, 1),
            hint,
            within=self,
            margins=(2 * GRID, 2 * GRID, 2 * GRID, GRID),
        )
        self._on_typed("")

    def _on_typed(self, words: str) -> None:
        self._shown = best(self._found, words)
        self._list.clear()
        quiet = self.palette().brush(QPalette.ColorRole.PlaceholderText)
        for each in self._shown:
            item = QTreeWidgetItem([each.title, each.kind])
            item.setToolTip(0, each.title)
            item.setForeground(1, quiet)
            self._list.addTopLevelItem(item)
        self._choose(0)
        self._hint.setText(_HINT if self._shown else "Nothing found. Try fewer or other words.")

    def _choose(self, row: int) -> None:
        item = self._list.topLevelItem(row)
        if item is not None:
            self._list.setCurrentItem(item)

    def _row(self) -> int:
        item = self._list.currentItem()
        return self._list.indexOfTopLevelItem(item) if item is not None else -1

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8,
                     Qt.Key.Key_PageUp: -8}  # fmt: skip
            key = Qt.Key(event.key())
            if key in steps:
                self._choose(min(max(self._row() + steps[key], 0), len(self._shown) - 1))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go()
                return True
        return super().eventFilter(watched, event)

    def _go(self) -> None:
        row = self._row()
        if 0 <= row < len(self._shown):
            chosen = self._shown[row]
            self.accept()
            chosen.act()


def commands(actions: Iterable[QAction]) -> Iterator[Found]:
    """Commands of the menus, the pages among them."""
    for action in actions:
        name = action.iconText()
        page = action.objectName().startswith("action.page.")
        keys = action.shortcut().toString()
        kind = ("Page" if page else "Command") + (f" · {keys}" if keys else "")
        yield Found(name, kind, name.casefold(), action.trigger, 0 if page else 1)


def cases(rows: Iterable[RegisterRow], show: Callable[[str], object]) -> Iterator[Found]:
    """Cases of the register, except those in the bin."""
    for row in rows:
        if not row.deleted:
            yield _case(row, show)


def _case(row: RegisterRow, show: Callable[[str], object]) -> Found:
    parts = (row.reference or "no reference yet", row.body, row.complainant)
    title = " · ".join(part for part in parts if part)
    words = f"{title} {row.reference.replace(' ', '')} {row.stage}".casefold()
    return Found(title, "Case", words, lambda: show(row.id), 3)


def records(case: CaseFile, goto: Callable[[str, str, str], object]) -> Iterator[Found]:
    """Records of a case, and the fixed places for its words."""
    for place, label in TEXT_PLACES.items():
        words = f"{label} {case.text(place)}".casefold()
        yield Found(label, "Text", words, _to(goto, "text", place), 2)
    for kind in _SEARCHED:
        for id, record in case.records(kind).items():
            title = describe(case, kind, id)
            if isinstance(record, Person) and record.name:
                title = f"{record.alias or 'no label yet'} ({record.name})"
            yield Found(
                shortened(title, 90), kind_name(kind).capitalize(), _words(title, kind, record),
                _to(goto, kind, id), 2,
            )  # fmt: skip


def _to(goto: Callable[[str, str, str], object], kind: str, id: str) -> Callable[[], object]:
    return lambda: goto(kind, id, "")


def _words(title: str, kind: str, record: object) -> str:
    found = (text[:400] for path in searched(kind) for _, text in values_at(record, path))
    return " ".join((title, *found)).casefold()
