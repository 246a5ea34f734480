"""The ladder of remedies: every kind in its order, what is recommended, what was considered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workbench.application.case.changes import ChangeSet
from workbench.application.records.labels import remedy_label, words_of
from workbench.application.remedies import ladder
from workbench.domain.casefile import CaseFile
from workbench.domain.records.remedies import LadderRung, Remedy, RemedyKind, rung_of
from workbench.gui.desk import Desk
from workbench.gui.fields.choice import sentence_case
from workbench.gui.look.appearance import GRID, emphasised
from workbench.gui.look.key_order import put_where
from workbench.gui.look.labels import FAULT_MARK, fault_label, note
from workbench.gui.procedure.keyed import KeyedFields, KeyedText, Place

_KINDS = {rung_of(kind): kind for kind in RemedyKind}

_ABOUT = (
    "The next kind is for significant injustice that the ones before leave. Improvements to the "
    "service are always considered."
)

AddKind = Callable[[RemedyKind], None]


def _put(case: CaseFile, key: str, values: Mapping[str, Any]) -> CaseFile:
    return ladder.consider(case, _KINDS[key], str(values["considered"]))


_PLACE = Place(
    noun="ladder",
    find=lambda case, key: case.rungs.get(key),
    put=_put,
    there=lambda _case, key: key in _KINDS,
    blank=LadderRung(id=""),
)


class LadderTab(QWidget):
    """The six rungs one below another."""

    def __init__(self, desk: Desk, add_kind: AddKind) -> None:
        super().__init__()
        self.setObjectName("ladder")
        self._desk = desk
        self._rungs = [
            _RungPanel(desk, number, kind, add_kind) for number, kind in enumerate(RemedyKind, 1)
        ]
        self._sort = QPushButton("Put the remedies in this order")
        self._sort.setObjectName("ladder.sort")
        self._sort.setAutoDefault(True)
        self._sort.clicked.connect(
            lambda _=False: desk.bridge.apply("Put remedies in order", ladder.in_ladder_order)
        )
        body = QWidget()
        rows = QVBoxLayout(body)
        rows.setContentsMargins(0, 0, GRID, 0)
        rows.setSpacing(GRID)
        head = QHBoxLayout()
        head.addWidget(note(_ABOUT), 1)
        head.addWidget(self._sort, 0, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(head)
        for rung in self._rungs:
            rows.addWidget(rung)
        rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setAccessibleName("The ladder of symbolic payments")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        self._scroll = scroll
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.addWidget(scroll)
        desk.bridge.changed.connect(self._on_changed)
        self._tell()

    def focus_rung(self, id: str) -> None:
        """Bring the keyboard to what was considered about a kind of remedy."""
        for rung in self._rungs:
            if rung.key == id:
                rung.considered.focus_field("considered")
                self._scroll.ensureWidgetVisible(rung)

    def commit_all(self) -> None:
        """Save whatever is typed and not saved."""
        for rung in self._rungs:
            rung.considered.commit_all()

    def _on_changed(self, change_set: ChangeSet) -> None:
        if change_set.touches("remedy", "rung", "injustice", "person", "case"):
            self._tell()

    def _tell(self) -> None:
        case = self._desk.bridge.case
        for panel, rung in zip(self._rungs, ladder.ladder(case), strict=True):
            panel.tell(case, rung)
        self._sort.setVisible(ladder.in_ladder_order(case) is not case)


class _RungPanel(QFrame):
    """One kind of remedy: those recommended, what was considered, and what to think of still."""

    def __init__(self, desk: Desk, number: int, kind: RemedyKind, add_kind: AddKind) -> None:
        super().__init__()
        self._desk = desk
        self.key = rung_of(kind)
        self.setObjectName(f"ladder.{self.key}")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(sentence_case(kind.value))
        heading = QLabel(f"{number}  {sentence_case(kind.value)}")
        emphasised(heading, 1)
        self._add = QPushButton("Add")
        self._add.setObjectName(f"ladder.{self.key}.add")
        self._add.setAccessibleName(f"Add remedy: {kind.value}")
        self._add.setAutoDefault(True)
        self._add.clicked.connect(lambda _=False: add_kind(kind))
        self._gap = fault_label()
        self._gap.setObjectName(f"ladder.{self.key}.gap")
        self._listed = QVBoxLayout()
        self._listed.setSpacing(2)
        self._shown: list[tuple[str, str]] = []
        field = KeyedText(
            desk, "rung", "considered", "Considered",
            "Why it is not recommended, or how it was weighed", least=1,
        )  # fmt: skip
        self.considered = KeyedFields(desk, "rung", [field], _PLACE, 0)
        self.considered.show_record(self.key)
        field.name_as(f"ladder.{self.key}.considered")
        field.editor.setAccessibleName(f"Considered: {kind.value}")
        field.editor.setPlaceholderText("why it is not recommended, or how it was weighed")
        head = QHBoxLayout()
        head.addWidget(heading)
        head.addStretch(1)
        head.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID + 4, GRID, GRID + 4, GRID)
        column.setSpacing(GRID // 2)
        column.addLayout(head)
        column.addWidget(self._gap)
        column.addLayout(self._listed)
        column.addWidget(self.considered)

    def tell(self, case: CaseFile, rung: ladder.Rung) -> None:
        """Show how the kind stands in the case."""
        self._gap.setText(FAULT_MARK + rung.gap)
        self._gap.setVisible(bool(rung.gap))
        wanted = [(each.id, _in_words(case, each)) for each in rung.remedies]
        if wanted == self._shown:
            return
        self._shown = wanted
        while self._listed.count():
            item = self._listed.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        links = [self._link(id, words) for id, words in wanted]
        for link in links:
            self._listed.addWidget(link)
        put_where(self.considered.fields[0].focusProxy() or self.considered, links)

    def _link(self, id: str, words: str) -> QPushButton:
        button = _Link(words)
        button.setObjectName(f"ladder.remedy.{id}")
        button.clicked.connect(lambda _=False: self._desk.goto("remedy", id, ""))
        return button


class _Link(QPushButton):
    """A line that leads to a remedy; words that do not fit end in an ellipsis."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = f"→ {words}"
        self.setFlat(True)
        self.setAutoDefault(True)
        self.setToolTip(words)
        self.setAccessibleName(f"Show the remedy: {words}")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setStyleSheet("text-align: left; padding: 2px 4px;")
        self.setText(self._words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        room = max(self.width() - 2 * GRID, 0)
        fitting = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        if fitting != self.text():
            self.setText(fitting)


def _in_words(case: CaseFile, remedy: Remedy) -> str:
    words = words_of(case, remedy.text, 90).rstrip(" ;.")
    return f"{remedy_label(case, remedy)}: {words}" if words else remedy_label(case, remedy)
