"""The search of everything: pages, commands, records of the open case, and cases."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from workbench.application.case.ports import RegisterRow
from workbench.application.searching.finds import Find, Finds
from workbench.domain.casefile import COLLECTIONS, CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.records.drafting import TEXT_PLACES
from workbench.domain.records.people import Person
from workbench.domain.shape import searched, values_at
from workbench.domain.sought import as_sought, words_sought
from workbench.domain.text import capitalised, shortened
from workbench.gui.fields.passing_line import PassingLine
from workbench.gui.look.dialog import Dialog
from workbench.gui.look.labels import muted
from workbench.gui.look.layout import GRID, announce, named
from workbench.gui.names import describe, kind_name
from workbench.gui.search.asking import Questions
from workbench.gui.search.narrowing import Narrowed
from workbench.gui.search.rows import LIT, SNIPPET, FoundRows
from workbench.gui.tasks import Moments

_MOST = 60
_COMMAND = 1
_FEW = 6
"""So many things whose names have the words stand above those in which the words were found."""

_PAPER, _STATEMENT, _OFFICE = "evidence", "statement", "paragraph"
_SAID_MS = 300
_HINT = "↑ ↓ to choose · Enter to go there · Esc to close"
_SEARCHED = tuple(k for k in COLLECTIONS if k not in ("text", "choice", "acceptance", "receipt"))


@dataclass(frozen=True, slots=True)
class Found:
    """Something that can be gone to: its name, what it is, the words it is found by, the act.

    `rank` orders kinds of things: pages before commands before records before cases. What is found
    in words has a `snippet` of them, and the places in it that were looked for.
    """

    title: str
    kind: str
    words: str
    act: Callable[[], object]
    rank: int
    snippet: str = ""
    lit: tuple[tuple[int, int], ...] = ()


class Everywhere(NamedTuple):
    """The search of all words: asked by `questions`, narrowed by `narrowed`.

    `shown` makes rows of what was found, `titles` names cases by their ids.
    """

    questions: Questions
    narrowed: Narrowed
    shown: Callable[[Find], Found]
    titles: Mapping[str, str]


def best(found: Sequence[Found], typed: str) -> list[Found]:
    """Those in which every typed word occurs, names that begin with it first."""
    words = words_sought(typed)
    if not words:
        named = (each for each in found if each.rank <= _COMMAND)
        return sorted(named, key=lambda each: each.rank)[:_MOST]
    chosen = [each for each in found if all(word in each.words for word in words)]

    def order(each: Found) -> tuple[int, int, str]:
        title = as_sought(each.title)
        starts = title.startswith(words[0])
        begins = any(part.startswith(words[0]) for part in title.split())
        return (0 if starts else 1 if begins else 2, each.rank, title)

    return sorted(chosen, key=order)[:_MOST]


class SearchPalette(Dialog):
    """A line to type in and what it finds; Enter goes there."""

    def __init__(
        self, found: Iterable[Found], parent: QWidget, everywhere: Everywhere | None = None
    ) -> None:
        super().__init__(parent, "search", "Search everything", 860, 560)
        self._found: list[Found] = []
        self._listing = Moments(self)
        self._shown: list[Found | None] = []
        self._saying = QTimer(self, singleShot=True, interval=_SAID_MS)
        self._saying.timeout.connect(self._say)
        self._everywhere = everywhere
        self._finds = Finds()
        prompt = "A page, a command, a person, an event, a case …"
        self._line = PassingLine("search.line", "Search everything", prompt)
        self._line.installEventFilter(self)
        self._line.textChanged.connect(self._on_typed)
        self._list = named(QTreeWidget(), "search.list", "What was found")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setRootIsDecorated(False)
        self._list.setHeaderHidden(True)
        self._list.setColumnCount(2)
        self._list.setItemDelegateForColumn(0, FoundRows(self._list))
        header = self._list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._list.itemClicked.connect(lambda _item: self._go())
        self._hint = hint = named(QLabel(_HINT), "search.hint")
        muted(hint)
        between = [everywhere.narrowed] if everywhere is not None else []
        self.show_parts(
            self._line,
            *between,
            (self._list, 1),
            hint,
            margins=(2 * GRID, 2 * GRID, 2 * GRID, GRID),
        )
        if everywhere is not None:
            everywhere.narrowed.changed.connect(lambda: self._on_typed(self._line.text()))
            everywhere.questions.answered.connect(self._on_answered)
        listed = self._listed(found)
        next(listed, None)
        self._listing.begin(listed, self._on_listed, lambda _error: None)
        self._on_typed("")

    def _listed(self, found: Iterable[Found]) -> Generator[None, None, None]:
        """Take down pages and commands at once, then the thousands of records a case may have."""
        for each in found:
            self._found.append(each)
            if each.rank > _COMMAND:
                yield

    def _on_listed(self, _none: None) -> None:
        self._show(max(self._row(), 0))

    def _on_typed(self, words: str) -> None:
        if self._everywhere is not None:
            self._everywhere.questions.ask(words, self._everywhere.narrowed.within)
        if not words.strip():
            self._finds = Finds()
        self._show()

    def _on_answered(self, typed: str, finds: Finds) -> None:
        """Show what was found, unless something else has been typed by now."""
        if typed == self._line.text().strip():
            row = self._row()
            self._finds = finds
            self._show(max(row, 0))

    def _show(self, row: int = 0) -> None:
        self._list.clear()
        self._shown = []
        named_so = best(self._found, self._line.text())
        for each in named_so[:_FEW] if self._finds.found else named_so:
            self._add(each)
        for case_id, group in self._groups():
            assert self._everywhere is not None
            self._add_heading(self._everywhere.titles.get(case_id, "The office’s paragraphs"))
            for find in group:
                self._add(self._everywhere.shown(find))
        self._choose(row)
        instead = "; ".join(
            f"nothing has “{word}”, looked for {', '.join(others)}"
            for word, others in self._finds.instead.items()
        )
        hint = _HINT if self._shown else "Nothing found. Try fewer or other words."
        self._hint.setText(f"{capitalised(instead)}. {hint}" if instead else hint)

    def _groups(self) -> Iterator[tuple[str, list[Find]]]:
        """What was found, the cases in the order of their best finds."""
        groups: dict[str, list[Find]] = {}
        for find in self._finds.found:
            groups.setdefault(find.case_id, []).append(find)
        yield from groups.items()

    def _add(self, found: Found) -> None:
        item = QTreeWidgetItem([found.title, found.kind])
        item.setToolTip(0, found.snippet or found.title)
        item.setForeground(1, self.palette().brush(QPalette.ColorRole.PlaceholderText))
        if found.snippet:
            item.setData(0, SNIPPET, found.snippet)
            item.setData(0, LIT, list(found.lit))
        self._list.addTopLevelItem(item)
        self._shown.append(found)

    def _add_heading(self, words: str) -> None:
        item = QTreeWidgetItem([words])
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        bold = self._list.font()
        bold.setWeight(bold.Weight.DemiBold)
        item.setFont(0, bold)
        self._list.addTopLevelItem(item)
        self._shown.append(None)

    def _choose(self, row: int, by: int = 1) -> None:
        """Choose a row, or the next one in that direction that can be chosen."""
        while 0 <= row < len(self._shown) and self._shown[row] is None:
            row += by
        item = self._list.topLevelItem(row)
        if item is not None:
            self._list.setCurrentItem(item)
        self._saying.start()

    def _say(self) -> None:
        """Say what is chosen, and of how many: the keyboard stays in the line."""
        item: QTreeWidgetItem | None = self._list.currentItem()
        found = sum(each is not None for each in self._shown)
        number = f"{found} found" if found else self._hint.text()
        announce(self._line, ". ".join([number, *(item.text(n) for n in (0, 1) if item)]))

    def done(self, result: int) -> None:
        """Ask nothing more once it is closed."""
        if self._everywhere is not None:
            self._everywhere.questions.close()
        super().done(result)

    def _row(self) -> int:
        item = self._list.currentItem()
        return self._list.indexOfTopLevelItem(item) if item is not None else -1

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8,
                     Qt.Key.Key_PageUp: -8}  # fmt: skip
            key = Qt.Key(event.key())
            if key in steps:
                row = min(max(self._row() + steps[key], 0), len(self._shown) - 1)
                self._choose(row, 1 if steps[key] > 0 else -1)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go()
                return True
        return super().eventFilter(watched, event)

    def _go(self) -> None:
        self._listing.finish()
        row = self._row()
        if 0 <= row < len(self._shown):
            chosen = self._shown[row]
            self.accept()
            if chosen is not None:
                chosen.act()


def commands(actions: Iterable[QAction]) -> Iterator[Found]:
    """Commands of the menus, the pages among them."""
    for action in actions:
        name = action.iconText()
        page = action.objectName().startswith("action.page.")
        keys = action.shortcut().toString()
        kind = ("Page" if page else "Command") + (f" · {keys}" if keys else "")
        yield Found(name, kind, as_sought(name), action.trigger, 0 if page else 1)


def cases(rows: Iterable[RegisterRow], show: Callable[[str], object]) -> Iterator[Found]:
    """Cases of the register, except those in the bin."""
    for row in rows:
        if not row.deleted:
            yield _case(row, show)


def _case(row: RegisterRow, show: Callable[[str], object]) -> Found:
    parts = (row.reference or "no reference yet", row.body, row.complainant)
    title = " · ".join(part for part in parts if part)
    words = as_sought(f"{title} {row.reference.replace(' ', '')} {row.stage}")
    return Found(title, "Case", words, lambda: show(row.id), 3)


def records(case: CaseFile, goto: Callable[[str, str, str], object]) -> Iterator[Found]:
    """Records of a case, and the fixed places for its words."""
    for place, label in TEXT_PLACES.items():
        words = as_sought(f"{label} {case.text(place)}")
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
    return as_sought(" ".join((title, *found)))


def find_row(find: Find, act: Callable[[Find], object]) -> Found:
    """A row for words that were found in a text."""
    kind = {_PAPER: "Paper", _STATEMENT: "Statement", _OFFICE: "Office"}.get(find.kind)
    spoken = kind or kind_name(find.kind).capitalize()
    return Found(find.place, spoken, "", lambda: act(find), 4, find.snippet, find.lit)
