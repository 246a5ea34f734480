"""Fields for links with words of their own: sources with their pages, relations between people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from workbench.application.case import editing
from workbench.application.records.evidence import at_place
from workbench.application.records.labels import label as described
from workbench.application.records.labels import pages_words
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.records.evidence import SourceRef
from workbench.domain.records.people import Relation
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import Binding, records_of
from workbench.gui.fields.bound import BoundField
from workbench.gui.fields.choice import choice_box
from workbench.gui.look.buttons import icon_button
from workbench.gui.look.key_order import put_where
from workbench.gui.look.labels import ElidedLabel, of_kind, toned
from workbench.gui.look.layout import GRID, Lines, column_of, row_of

_CHIPS = 6
"""The gap between chips."""

Pair = tuple[str, str]
"""A record's id and the words that go with it."""


@dataclass(frozen=True, slots=True)
class PairWords:
    """What a list of links says: on its button, in its boxes, and when nothing can be linked."""

    add: str
    record: str
    words: str
    example: str
    nothing: str


class Chip(QFrame):
    """One link: a click or Enter changes it, Delete takes it off, its arrow goes there."""

    edited = Signal()
    removed = Signal()

    def __init__(self, name: str, goto: Callable[[], object]) -> None:
        super().__init__()
        of_kind(self, "chip")
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("Enter changes it, Delete takes it off")
        self._number, self._words = toned(QLabel(), "strong"), ElidedLabel()
        self._place = toned(QLabel(), "second")
        self._there = icon_button("external-link", f"{name}.goto", goto, "Show it", "Show it")
        self._there.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._there.setIconSize(QSize(14, 14))
        row_of(
            self._number, self._words, self._place, self._there,
            within=self, margins=(GRID + 2, 0, 0, 0), gap=GRID // 2 + 1,
        )  # fmt: skip

    def say(self, label: str, words: str, parts: tuple[str, str, str]) -> None:
        """Say what is linked, in its `parts`: a number, what it is, and the place in it."""
        for part, said in zip((self._number, self._words, self._place), parts, strict=True):
            part.setText(said)
            part.setVisible(bool(said))
        self.setAccessibleName(f"{label}: {words}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click changes it."""
        self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Space and F2 change it; Delete takes it off."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2):
            self.edited.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)


@dataclass(slots=True)
class _Row:
    """One link: its chip, and the box and line in which it is changed."""

    holder: QWidget
    box: QComboBox
    line: QLineEdit
    chip: Chip


class PairsField(BoundField):
    """Links, each a record and a few words, as chips; the words stand first when `words_first`."""

    saves_when_idle = False
    tidies = False  # a link that is not complete yet stays while the keyboard moves about
    words_first = False

    def __init__(
        self,
        at: Binding,
        field: str,
        target: str,
        said: PairWords,
        label: str = "",
    ) -> None:
        super().__init__(at, field, label=label)
        self.watches = (target,)
        self._target, self._said = target, said
        self._options: list[Pair] = []
        self._rows: list[_Row] = []
        body = QWidget()
        self.more = of_kind(QPushButton(f"+ {said.add}"), "quiet")
        self.more.clicked.connect(self._on_add)
        self._chips = Lines(_CHIPS)
        self._chips.put(self.more, 0)
        self._list = column_of(self._chips, within=body, gap=4)
        self.attach(body, self.more)
        self.more.setAccessibleName(f"{self.label}: add {said.add.lower()}")
        self.finish()

    def pair_of(self, link: Any) -> Pair:
        """The id and words of a link."""
        raise NotImplementedError

    def link_of(self, pair: Pair) -> Any:
        """The link for an id and words."""
        raise NotImplementedError

    def said_of(self, label: str, words: str) -> str:
        """What a chip says."""
        return f"{words} {label}" if self.words_first else f"{label} {words}"

    def parts_of(self, label: str, words: str) -> tuple[str, str, str]:
        """The same in its parts: a number, what it is, the place in it."""
        return "", self.said_of(label, words).strip(), ""

    def raw(self) -> Any:
        """The links as entered; rows without a record are left out."""
        found = []
        for row in self._rows:
            id = row.box.currentData(Qt.ItemDataRole.UserRole)
            if id:
                found.append((str(id), row.line.text()))
        return tuple(found)

    def put(self, value: Any) -> None:
        """Show one chip for each link."""
        wanted = [self.pair_of(link) for link in value or ()]
        if len(wanted) != len(self._rows):
            while self._rows:
                self._drop(0)
            for _ in wanted:
                self._add_row()
        for row, (id, words) in zip(self._rows, wanted, strict=True):
            with QSignalBlocker(row.box):
                row.box.setCurrentIndex(row.box.findData(id))
            if row.line.text() != words:
                row.line.setText(words)
            self._fold(row)

    def read(self) -> Any:
        """The links meant."""
        return tuple(self.link_of(pair) for pair in self.raw())

    def options_changed(self, case: CaseFile) -> None:
        """Offer the records the case now has."""
        self._options = [
            (record.id, described(case, self._target, record))
            for record in editing.ordered(case, self._target)
            if not (self._target == self.kind and record.id == self.record_id)
        ]
        self.more.setEnabled(bool(self._options))
        self.more.setToolTip("" if self._options else self._said.nothing)
        for row in self._rows:
            self._fill(row.box)
            self._say(row)

    def _fill(self, box: QComboBox) -> None:
        with QSignalBlocker(box):
            chosen = box.currentData(Qt.ItemDataRole.UserRole)
            box.clear()
            for id, words in self._options:
                box.addItem(words, id)
            box.setCurrentIndex(box.findData(chosen) if chosen else -1)

    def _say(self, row: _Row) -> None:
        linked, words = row.box.currentText(), row.line.text()
        said = self.said_of(linked, words).strip()
        row.chip.say(self.label, said, self.parts_of(linked, words))

    def _fold(self, row: _Row) -> None:
        """Show a link as a chip, unless it is being entered."""
        busy = row.box.hasFocus() or row.line.hasFocus() or row.box.currentIndex() < 0
        popup = QApplication.activePopupWidget()
        busy = busy or (popup is not None and popup.parentWidget() is row.box)
        self._say(row)
        row.chip.setVisible(not busy)
        row.holder.setVisible(busy)

    def _open(self, row: _Row) -> None:
        """Let a link be changed."""
        row.holder.show()
        row.chip.hide()
        (row.line if row.box.currentIndex() >= 0 else row.box).setFocus()

    def _add_row(self) -> _Row:
        number = len(self._rows) + 1
        name = f"{self.kind}.{self.field}.{number}"
        holder, box, line = QWidget(), choice_box(), QLineEdit()
        chip = Chip(f"{name}.chip", lambda: self._goto(row))
        row = _Row(holder, box, line, chip)
        remove = of_kind(QPushButton("Remove"), "quiet")
        box.setObjectName(f"{name}.record")
        line.setObjectName(f"{name}.words")
        remove.setObjectName(f"{name}.remove")
        box.setPlaceholderText(self._said.record)
        line.setPlaceholderText(self._said.example)
        self.watch(box, f"{self.label} {number}: {self._said.record.lower()}")
        self.watch(line, f"{self.label} {number}: {self._said.words.lower()}")
        remove.setAccessibleName(f"{self.label} {number}: remove")
        self._fill(box)
        inside = (line, box) if self.words_first else (box, line)
        side = row_of(within=holder)
        for widget in inside:
            side.addWidget(widget, 2 if widget is box else 1)
        side.addWidget(remove)
        box.currentIndexChanged.connect(lambda _index: self.commit())
        line.returnPressed.connect(self._on_return)
        remove.clicked.connect(lambda _=False: self._remove(row))
        chip.edited.connect(lambda: self._open(row))
        chip.removed.connect(lambda: self._remove(row))
        self._rows.append(row)
        self._chips.put(chip, 0, at=self._chips.count() - 1)
        self._list.addWidget(holder)
        chip.hide()
        put_where(self.more, (chip, *inside, remove))
        return row

    def _on_return(self) -> None:
        if self.commit():
            self.more.setFocus()

    def _on_focus_out(self, event: QEvent) -> None:
        super()._on_focus_out(event)
        QTimer.singleShot(0, self, self._fold_all)

    def _fold_all(self) -> None:
        if not self.fault:
            for row in self._rows:
                self._fold(row)

    def _goto(self, row: _Row) -> None:
        id = row.box.currentData(Qt.ItemDataRole.UserRole)
        if id:
            self.goto_pair((str(id), row.line.text()))

    def goto_pair(self, pair: Pair) -> None:
        """Show what is linked."""
        self.desk.goto(self._target, pair[0], "")

    def _remove(self, row: _Row) -> None:
        self.more.setFocus()
        self._drop(self._rows.index(row))
        self.commit()

    def _drop(self, index: int) -> None:
        row = self._rows.pop(index)
        self._controls.remove(row.box)
        self._controls.remove(row.line)
        self._list.removeWidget(row.holder)
        self._chips.removeWidget(row.chip)
        for widget in (row.holder, row.chip):
            widget.hide()
            widget.deleteLater()

    def _on_add(self) -> None:
        row = self._add_row()
        if len(self._options) == 1:
            row.box.setCurrentIndex(0)
        first = row.line if self.words_first or row.box.currentIndex() >= 0 else row.box
        row.holder.show()
        first.setFocus()


class SourcesField(PairsField):
    """Where it is written down: evidence items with the place in each."""

    def __init__(self, at: Binding, field: str, label: str = "") -> None:
        said = PairWords(
            "Source", "Evidence item", "Page", "page 4, 12-14, para 3.2",
            "Add evidence on the Evidence page first.",
        )  # fmt: skip
        self._marks: dict[Pair, str] = {}  # the passage at each place, until the place is another
        super().__init__(at, field, "evidence", said, label)

    def pair_of(self, link: Any) -> Pair:
        """Item and pages."""
        source: SourceRef = link
        self._marks[source.evidence_id, source.pages] = source.mark_id
        return source.evidence_id, source.pages

    def said_of(self, label: str, words: str) -> str:
        """The paper and its page."""
        return f"{label} {pages_words(words)}"

    def parts_of(self, label: str, words: str) -> tuple[str, str, str]:
        """The number of the paper, its title, and the page as it stands in rows."""
        number, _, title = label.partition(" ")
        return number, title, f"p. {words}" if words[:1].isdigit() else words

    def goto_pair(self, pair: Pair) -> None:
        """Show the passage cited, or else the page."""
        mark_id = self._marks.get(pair, "")
        if mark_id in self.desk.bridge.case.marks:
            self.desk.goto("mark", mark_id, "")
        else:
            self.desk.goto("evidence", pair[0], at_place(pair[1]) if pair[1] else "")

    def link_of(self, pair: Pair) -> Any:
        """The source."""
        pages = " ".join(pair[1].split())
        return SourceRef(pair[0], pages, self._marks.get((pair[0], pages), ""))


class RelationsField(PairsField):
    """What a person is to others: "mother of" B."""

    words_first = True

    def __init__(self, desk: Desk) -> None:
        said = PairWords("Relation", "Person", "Relation", "mother of", "Add another person first.")
        super().__init__(records_of(desk, "person"), "relations", "person", said)

    def pair_of(self, link: Any) -> Pair:
        """Person and words."""
        relation: Relation = link
        return relation.person_id, relation.words

    def link_of(self, pair: Pair) -> Any:
        """The relation."""
        return Relation(pair[0], " ".join(pair[1].split()))
