"""Fields for links with words of their own: sources with their pages, relations between people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from workbench.application.case import editing
from workbench.application.records.labels import label as described
from workbench.domain.casefile import CaseFile
from workbench.domain.records.evidence import SourceRef
from workbench.domain.records.people import Relation
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import Binding, records_of
from workbench.gui.fields.bound import BoundField
from workbench.gui.fields.choice import choice_box
from workbench.gui.look.key_order import put_where
from workbench.gui.look.layout import REST, column_of, row_of

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


class PairsField(BoundField):
    """A list of links, each a record and a few words; the words stand first when `words_first`."""

    saves_when_idle = False
    tidies = False  # a row that is not complete yet stays while the keyboard moves about
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
        self._rows: list[tuple[QWidget, QComboBox, QLineEdit]] = []
        body = QWidget()
        self.more = QPushButton(said.add)
        self.more.clicked.connect(self._on_add)
        row = row_of(self.more, REST)
        self._list = column_of(row, within=body, gap=4)
        self.attach(body, self.more)
        self.more.setAccessibleName(f"{self.label}: {said.add.lower()}")
        self.finish()

    # --- the value -------------------------------------------------------------------------------

    def pair_of(self, link: Any) -> Pair:
        """The id and words of a link."""
        raise NotImplementedError

    def link_of(self, pair: Pair) -> Any:
        """The link for an id and words."""
        raise NotImplementedError

    def raw(self) -> Any:
        """The links as entered; rows without a record are left out."""
        found = []
        for _, box, line in self._rows:
            id = box.currentData(Qt.ItemDataRole.UserRole)
            if id:
                found.append((str(id), line.text()))
        return tuple(found)

    def put(self, value: Any) -> None:
        """Show one row for each link."""
        wanted = [self.pair_of(link) for link in value or ()]
        if len(wanted) != len(self._rows):
            while self._rows:
                self._drop(0)
            for _ in wanted:
                self._add_row()
        for (_, box, line), (id, words) in zip(self._rows, wanted, strict=True):
            with QSignalBlocker(box):
                box.setCurrentIndex(box.findData(id))
            if line.text() != words:
                line.setText(words)

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
        for _, box, _line in self._rows:
            self._fill(box)

    # --- rows ------------------------------------------------------------------------------------

    def _fill(self, box: QComboBox) -> None:
        with QSignalBlocker(box):
            chosen = box.currentData(Qt.ItemDataRole.UserRole)
            box.clear()
            for id, words in self._options:
                box.addItem(words, id)
            box.setCurrentIndex(box.findData(chosen) if chosen else -1)

    def _add_row(self) -> tuple[QComboBox, QLineEdit]:
        number = len(self._rows) + 1
        name = f"{self.kind}.{self.field}.{number}"
        holder, box, line = QWidget(), choice_box(), QLineEdit()
        remove = QPushButton("Remove")
        box.setObjectName(f"{name}.record")
        line.setObjectName(f"{name}.words")
        remove.setObjectName(f"{name}.remove")
        box.setPlaceholderText(self._said.record)
        line.setPlaceholderText(self._said.example)
        self.watch(box, f"{self.label} {number}: {self._said.record.lower()}")
        self.watch(line, f"{self.label} {number}: {self._said.words.lower()}")
        remove.setAccessibleName(f"{self.label} {number}: remove")
        self._fill(box)
        row = row_of(within=holder)
        for widget in (line, box) if self.words_first else (box, line):
            row.addWidget(widget, 2 if widget is box else 1)
        row.addWidget(remove)
        box.currentIndexChanged.connect(lambda _index: self.commit())
        line.returnPressed.connect(self.commit)
        remove.clicked.connect(lambda _=False: self._remove(holder))
        self._rows.append((holder, box, line))
        self._list.insertWidget(self._list.count() - 1, holder)
        inside = (line, box) if self.words_first else (box, line)
        put_where(self.more, (*inside, remove))
        return box, line

    def _remove(self, holder: QWidget) -> None:
        index = next(i for i, row in enumerate(self._rows) if row[0] is holder)
        self.more.setFocus()
        self._drop(index)
        self.commit()

    def _drop(self, index: int) -> None:
        holder, box, line = self._rows.pop(index)
        self._controls.remove(box)
        self._controls.remove(line)
        holder.hide()
        self._list.removeWidget(holder)
        holder.deleteLater()

    def _on_add(self) -> None:
        box, line = self._add_row()
        if len(self._options) == 1:
            box.setCurrentIndex(0)
        (line if self.words_first or box.currentIndex() >= 0 else box).setFocus()


class SourcesField(PairsField):
    """Where it is written down: evidence items with the place in each."""

    def __init__(self, at: Binding, field: str, label: str = "") -> None:
        said = PairWords(
            "Add source", "Evidence item", "Page", "page 4, 12-14, para 3.2",
            "Add evidence on the Evidence page first.",
        )  # fmt: skip
        super().__init__(at, field, "evidence", said, label)

    def pair_of(self, link: Any) -> Pair:
        """Item and pages."""
        source: SourceRef = link
        return source.evidence_id, source.pages

    def link_of(self, pair: Pair) -> Any:
        """The source."""
        return SourceRef(pair[0], " ".join(pair[1].split()))


class RelationsField(PairsField):
    """What a person is to others: "mother of" B."""

    words_first = True

    def __init__(self, desk: Desk) -> None:
        said = PairWords(
            "Add relation", "Person", "Relation", "mother of", "Add another person first."
        )
        super().__init__(records_of(desk, "person"), "relations", "person", said)

    def pair_of(self, link: Any) -> Pair:
        """Person and words."""
        relation: Relation = link
        return relation.person_id, relation.words

    def link_of(self, pair: Pair) -> Any:
        """The relation."""
        return Relation(pair[0], " ".join(pair[1].split()))
