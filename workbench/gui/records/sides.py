"""The two sides of a page of records: the list under its head, and the record under its name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import chain

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLayout, QWidget

from workbench.gui.fields.passing_line import FindLine
from workbench.gui.look.buttons import acts_button, icon_button, more_button
from workbench.gui.look.key_order import put_where, stops_within
from workbench.gui.look.labels import ElidedLabel, grounded, note, title, toned
from workbench.gui.look.layout import GRID, PageStack, column_of, named, row_of
from workbench.gui.records.acts import UndoLine
from workbench.gui.records.entry import AddLine

HEAD = 44
"""The height of the head of a list and of a record."""


class ListSide(QWidget):
    """Name and number, the add line, what a page puts above, the list, and the line with Undo.

    `found` carries the words a row must have to be shown.
    """

    found = Signal(str)

    def __init__(
        self, name: str, heading: str, empty: str, table: QWidget, entry: AddLine | None,
        undo: Callable[[], object],
    ) -> None:  # fmt: skip
        super().__init__()
        grounded(self, "lst")
        self._name, self._table, self._entry = name, table, entry
        self.heading = title(heading)
        self.total = toned(named(ElidedLabel(), f"{name}.total"), "hint")
        self.finding = icon_button("search", f"{name}.find", self.begin_find, "Find in this list")
        self.more, self.menu = more_button(f"{name}.more", "More for this list")
        self.total.setContentsMargins(GRID // 2, 0, 0, 0)
        self.head = row_of(self.heading, (self.total, 1), self.finding, self.more, gap=GRID // 2)
        spoken = "Show only rows with these words"
        self.words = FindLine(f"{name}.words", spoken, table.setFocus)
        self.words.textChanged.connect(self.found)
        self.above = column_of()
        self.nothing = named(note(empty), f"{name}.nothing")
        self.undo_line = UndoLine(name, undo)
        taken = column_of(self.undo_line, margins=(GRID, 0, GRID, GRID // 2), gap=0)
        self.foot = column_of(taken, gap=0)
        top = column_of(self.head, margins=(2 * GRID, GRID, GRID + 4, GRID))
        if entry is not None:
            top.addWidget(entry)
        for part in (self.words, self.above, self.nothing):
            if isinstance(part, QWidget):
                top.addWidget(part)
            else:
                top.addLayout(part)
        column_of(top, (table, 1), self.foot, within=self, gap=0)

    def begin_find(self) -> None:
        """Let the person type what is looked for."""
        self.words.begin()

    def show_all(self) -> None:
        """Look for nothing any more."""
        self.words.forget()

    def set_tabs(self) -> None:
        """Have Tab come to what stands above the list before it, though it was made after it."""
        ends = [] if self._entry is None else [self._entry]
        parts = [*_widgets(self.head), *ends, self.words, *_widgets(self.above)]
        put_where(self._table, [*chain.from_iterable(map(stops_within, parts))])

    def add_act(self, words: str, act: Callable[[], object], keys: str = "") -> QAction:
        """Add an act to the menu of the list; its key works wherever the keyboard is in it."""
        action = QAction(words, self)
        action.triggered.connect(lambda _=False: act())
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.menu.addAction(action)
        self.addAction(action)
        return action


class RecordSide(QWidget):
    """The name of the record shown, the way to the ones before and behind it, and its form."""

    stepped = Signal(int)
    acts_wanted = Signal(QPoint)

    def __init__(self, name: str, noun: str, form: QWidget) -> None:
        super().__init__()
        grounded(self, "rec")
        self.name = toned(named(ElidedLabel(lines=3), f"{name}.record"), "title")
        self.beside = row_of(gap=GRID // 2)
        before, behind = self.steps = tuple(
            icon_button(drawing, f"{name}.{way}", partial(self.stepped.emit, by), words)
            for drawing, way, by, words in (
                ("chevron-up", "previous", -1, f"The {noun} before"),
                ("chevron-down", "next", 1, f"The {noun} after"),
            )
        )
        said = f"What can be done with the {noun}"
        self.acts = acts_button(f"{name}.acts", self.acts_wanted.emit, said)
        self._head = QWidget()
        top = Qt.AlignmentFlag.AlignTop
        head = row_of(
            (self.name, 1), self.beside, (before, 0, top), (behind, 0, top), (self.acts, 0, top),
            within=self._head, margins=(3 * GRID, 6, 2 * GRID, 6), gap=GRID // 2,
        )  # fmt: skip
        head.setAlignment(self.beside, top)
        self._head.setMinimumHeight(HEAD)
        self.forms = PageStack()
        self.forms.addWidget(form)
        policy = self.forms.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.forms.setSizePolicy(policy)
        column_of(self._head, (self.forms, 1), within=self, gap=0)

    def show_name(self, words: str) -> None:
        """Show what the record is called; when there is none, neither name nor form is shown."""
        self.name.setText(words)
        self._head.setVisible(bool(words))
        self.forms.setVisible(bool(words))


def _widgets(layout: QLayout) -> list[QWidget]:
    """The widgets that stand in a layout, in their order."""
    items = [layout.itemAt(place) for place in range(layout.count())]
    return [widget for item in items if item is not None and (widget := item.widget())]
