"""The form of one record: its fields in reading order, each committing by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workbench.application.case.changes import ChangeSet
from workbench.gui.fields.binding import Binding
from workbench.gui.fields.bound import BoundField
from workbench.gui.look.key_order import in_turn, stops_within
from workbench.gui.look.labels import section
from workbench.gui.look.layout import GRID, Lines, column_of, named
from workbench.gui.records.folds import Fold, FoldLine, FoldRow
from workbench.gui.settings import settings_of

Row = FoldRow | Fold
"""What stands on a line of a form, or a part that is folded."""

Rows = Sequence[Row] | Callable[[], Sequence[Row]]
"""The rows of a form, or what makes them once the page around it has been painted."""

NARROW = 420
"""Below this width labels stand above their fields."""


class RecordFields(QWidget):
    """The fields of one record; blank and disabled when there is none.

    `made` follows the making of what is folded, which is not before it is asked for.
    """

    made = Signal()

    def __init__(self, at: Binding, rows: Sequence[Row], margin: int = 3 * GRID) -> None:
        super().__init__()
        self._at, self._desk, self.kind = at, at.desk, at.kind
        self.record_id = ""
        self.fields: list[BoundField] = []
        self.folds: list[tuple[Fold, FoldLine]] = []
        self._kept = settings_of(at.desk.services)
        self._beside: bool | None = None
        self._column = column_of(
            within=self, margins=(margin, min(margin, GRID), margin, margin), gap=GRID
        )
        self._rows(self._column, rows)
        self._column.addStretch(1)
        at.desk.bridge.changed.connect(self._on_changed)
        self.setEnabled(False)

    def show_record(self, id: str | None) -> None:
        """Show another record; what is typed in the present one is saved first."""
        case = self._desk.bridge.case
        self.record_id = id if id and self._at.find(case, id) is not None else ""
        for field in self.fields:
            field.bind(case, self.record_id)
        self.setEnabled(bool(self.record_id))
        self.summarise()

    def commit_all(self) -> bool:
        """Save whatever is typed and not saved; False when something cannot be."""
        saved = [field.commit() for field in self.fields]
        return all(saved)

    def field(self, name: str) -> BoundField | None:
        """The field of that name; what is folded is made where it is not among the others."""
        if all(field.field != name for field in self.fields):
            self.fill()
        return next((field for field in self.fields if field.field == name), None)

    def fill(self) -> None:
        """Make everything that is folded."""
        for _, line in self.folds:
            line.fill()

    def focus_field(self, name: str = "") -> BoundField | None:
        """Bring the keyboard to a field, the first one when it is not named or not here."""
        wanted = (self.field(name) if name else None) or (self.fields[0] if self.fields else None)
        if wanted is not None:
            self.unfold(wanted)
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)
            control = wanted.focusProxy()
            if isinstance(control, QLineEdit):
                control.selectAll()
            bring_into_view_soon(wanted)
        return wanted

    def unfold(self, widget: QWidget) -> None:
        """Open the part of the form a widget stands in."""
        for _, line in self.folds:
            if line.part.isAncestorOf(widget):
                line.setChecked(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Labels stand beside their fields where there is room, above them otherwise."""
        super().resizeEvent(event)
        beside = self.width() >= NARROW
        if beside is not self._beside:
            self._beside = beside
            for field in self.fields:
                field.label_beside(beside)

    def _rows(self, column: QVBoxLayout, rows: Sequence[Row]) -> None:
        """Add rows below one another; folded lines that follow one another stand close."""
        close: QVBoxLayout | None = None
        for row in rows:
            if not isinstance(row, Fold):
                close = None
                self._add(column, row)
                continue
            if close is None:
                close = column_of(gap=0)
                column.addLayout(close)
            self._fold(close, row)

    def _add(self, column: QVBoxLayout, row: FoldRow) -> None:
        if isinstance(row, str):
            column.addWidget(section(row))
        elif isinstance(row, QWidget):
            self._note(row)
            column.addWidget(row)
        else:
            side = Lines(2 * GRID, _begins_line)
            for place, widget in enumerate(row):
                self._note(widget)
                _begins_line(widget, place == 0)
                side.put(widget, widget.sizePolicy().horizontalStretch() or 1)
            column.addLayout(side)

    def _fold(self, column: QVBoxLayout, fold: Fold) -> None:
        part = QWidget()
        inner = column_of(within=part, margins=(0, GRID // 2, 0, 2 * GRID))
        make = None
        if callable(fold.rows):
            make = partial(self._make, len(self.folds), inner, fold.rows)
        else:
            self._rows(inner, fold.rows)
        line = named(FoldLine(fold.name, part, make), f"{self.kind}.fold.{fold.name}")
        column.addWidget(line)
        column.addWidget(part)
        self.folds.append((fold, line))
        key = f"folds/{self.kind}/{fold.name}"
        if self._kept is not None:
            line.setChecked(str(self._kept.value(key, "0")) == "1")
        # What the program opens to show a field is not what the person wants to find open.
        line.clicked.connect(lambda open_: self._keep(key, open_))

    def _make(self, place: int, column: QVBoxLayout, rows: Callable[[], Sequence[FoldRow]]) -> None:
        """Make what is folded under a line; Tab comes to it behind that line."""
        before = len(self.fields)
        self._rows(column, rows())
        for field in self.fields[before:]:
            if self._beside is not None:
                field.label_beside(self._beside)
            if self.record_id:
                field.bind(self._desk.bridge.case, self.record_id)
        line = self.folds[place][1]
        in_turn(line, *stops_within(line.part))
        self.made.emit()

    def _keep(self, key: str, open_: bool) -> None:
        if self._kept is not None:
            self._kept.setValue(key, str(int(open_)))

    def _note(self, widget: QWidget) -> None:
        if isinstance(widget, BoundField):
            self.fields.append(widget)
        else:
            # A field with things around it names the fields of this record it holds.
            self.fields.extend(getattr(widget, "own_fields", ()))

    def summarise(self) -> None:
        """Say anew what is in each part that can be folded."""
        case = self._desk.bridge.case
        record = self._at.find(case, self.record_id) if self.record_id else None
        for fold, line in self.folds:
            line.summarise(fold.summary(case, record) if record is not None else "")

    def _on_changed(self, change_set: ChangeSet) -> None:
        case = self._desk.bridge.case
        if self.record_id and self._at.find(case, self.record_id) is None:
            self.show_record(None)
            return
        for field in self.fields:
            if field.watches and change_set.touches(*field.watches):
                field.options_changed(case)
            field.refresh(case)
        self.summarise()


class RecordForm(QScrollArea):
    """The fields of one record, scrolled where they are longer than the room for them.

    A long form costs more time than all the rest of its page. With rows to be made it waits until
    the page is there, unless something of it is asked for before. `made` says that fields were.
    """

    made = Signal()

    def __init__(self, at: Binding, rows: Rows, margin: int = 3 * GRID) -> None:
        super().__init__()
        self._at, self._rows, self._margin = at, rows, margin
        self._body: RecordFields | None = None
        self._awaited = ""
        # A timer of its own: what Qt does "at once" comes before the first painting.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(lambda: self.body)
        self.setWidgetResizable(True)
        # Tab goes from field to field; a stop at the frame around them would be a puzzle.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if not callable(rows):
            self._take(RecordFields(at, rows, margin))

    def _take(self, body: RecordFields) -> None:
        self._body = body
        body.made.connect(self.made)
        body.setMaximumWidth(920)
        self.setWidget(body)

    @property
    def body(self) -> RecordFields:
        """The fields, made now if they were not needed before."""
        if self._body is None:
            rows = self._rows() if callable(self._rows) else self._rows
            self._take(RecordFields(self._at, rows, self._margin))
            self.show_record(self._awaited or None)
        assert self._body is not None
        return self._body

    @property
    def record_id(self) -> str:
        """The id of the record shown, "" when none is."""
        return self._awaited if self._body is None else self._body.record_id

    @property
    def fields(self) -> list[BoundField]:
        """The fields made so far."""
        return self.body.fields

    def show_record(self, id: str | None) -> None:
        """Show another record, from its first field on."""
        if self._body is None:
            self._awaited = id or ""
            self._soon.start()
            return
        self._body.show_record(id)
        self.verticalScrollBar().setValue(0)

    def summarise(self) -> None:
        """Say anew what is in each part that can be folded."""
        if self._body is not None:
            self._body.summarise()

    def commit_all(self) -> bool:
        """Save whatever is typed and not saved; False when something cannot be."""
        return self._body is None or self._body.commit_all()

    def field(self, name: str) -> BoundField | None:
        """The field of that name."""
        return self.body.field(name)

    def focus_field(self, name: str = "") -> None:
        """Bring the keyboard to a field and the field into view."""
        focused = self.body.focus_field(name)
        if focused is not None:
            self.ensureWidgetVisible(focused, 0, 4 * GRID)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Bring the whole field that Tab leads to into view, not its first line only."""
        moved = super().focusNextPrevChild(forward)
        widget = self.focusWidget() if moved else None
        while widget is not None and not isinstance(widget, BoundField):
            widget = widget.parentWidget()
        if widget is not None:
            bring_into_view(widget)
        return moved


def _begins_line(widget: QWidget, begins: bool) -> None:
    if isinstance(widget, BoundField):
        widget.follows_another(not begins)


def bring_into_view(widget: QWidget) -> None:
    """Scroll a widget into view where it stands in a form that scrolls and has room for it."""
    form = widget.parentWidget()
    while form is not None and not isinstance(form, QScrollArea):
        form = form.parentWidget()
    if form is not None and widget.height() < form.viewport().height():
        form.ensureWidgetVisible(widget, 0, GRID)


def bring_into_view_soon(widget: QWidget) -> None:
    """The same once what has just come into sight has its place, which is after this event."""
    QTimer.singleShot(0, widget, lambda: bring_into_view(widget))


def wide(widget: QWidget, share: int = 2) -> QWidget:
    """The widget with a larger share of its row."""
    policy = widget.sizePolicy()
    policy.setHorizontalStretch(share)
    policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
    widget.setSizePolicy(policy)
    return widget
