"""A field of a record, bound to the case: it shows its value and commits by itself.

Every kind of field tells apart three things: what the control holds as entered (`raw`), what was
there when it was last shown or saved (`_seen`), and the record's value then (`_known`). Entered
words that are not saved yet are never overwritten from outside.
"""

from __future__ import annotations

from typing import Any, Self

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.domain.records.complaint import Handed
from workbench.domain.text import uncapitalised
from workbench.gui.fields.binding import Binding
from workbench.gui.look.labels import FAULT_MARK, FaultLine, as_high_as_a_line, toned
from workbench.gui.look.layout import GRID, announce, column_of
from workbench.gui.look.theme.typeface import pixels

IDLE_MS = 600
"""How long a pause in typing saves what was typed."""

_LABEL = 120
ANY_WIDTH = 16_777_215

UNSAVED = "Not saved yet. What you typed is kept here."

_OF_THE_READER = ("point", "response", "reading")
"""Kinds of record that a second reader writes in a colleague's case."""

_FOCUS_OUT = QEvent.Type.FocusOut
_OVERRIDE = QEvent.Type.ShortcutOverride
_KEY = QEvent.Type.KeyPress
_WHEEL = QEvent.Type.Wheel
_RESIZE = QEvent.Type.Resize


def label_width() -> int:
    """The width of the column of labels at the type chosen, the gap behind it included."""
    return pixels(_LABEL)


class BoundField(QWidget):
    """One field of one record, with its label and a line for what is wrong with it.

    Its label is what the record calls the field, unless the form says otherwise.

    Subclasses give `raw`, `put` and, where the words must be understood first, `read`; they call
    `attach` with their control and `touched` when the person changes something.
    """

    settled = Signal()
    """What was entered is saved."""

    saves_when_idle = True
    """Whether a pause in typing saves; dates and sums wait until the person is done."""

    tidies = True
    """Whether the value as it was understood is shown again when the keyboard leaves."""

    watches: tuple[str, ...] = ()
    """Kinds of record whose changes alter what can be chosen here."""

    def __init__(self, at: Binding, field: str, hint: str = "", label: str = "") -> None:
        super().__init__()
        self.at = at
        self.desk = at.desk
        self.kind = at.kind
        self.field = field
        self.label = label or at.fact(field).label
        self.record_id = ""
        self.spoken: object = None  # what speaks for the field; Qt does not keep it
        self._seen: Any = None
        self._known: Any = None
        self._kept: dict[str, Any] = {}
        self._controls: list[QWidget] = []
        self._start: QWidget | None = None
        self._follows = False
        self._timer = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._composing = False  # half an accent, or half a word of another alphabet, is not saved
        self._timer.timeout.connect(lambda: self._composing or self.commit())
        self.heading = toned(QLabel(self.label), "second")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self._fault_line: FaultLine | None = None
        self._fault_name = f"{at.kind}.{field}.fault"
        self._fault_place = -1
        self._fault_row: QBoxLayout | None = None
        self.column = column_of(gap=4)
        self._beside = column_of(
            (self.heading, 0, Qt.AlignmentFlag.AlignTop), (self.column, 1), within=self, gap=4
        )
        self._hint = hint

    def raw(self) -> Any:
        """What the control holds, as entered."""
        raise NotImplementedError

    def put(self, value: Any) -> None:
        """Show a value of the record in the control, without this being an edit."""
        raise NotImplementedError

    def read(self) -> Any:
        """The value meant by what was entered; raises `InvalidInput`."""
        return self.raw()

    def restore(self, raw: Any) -> None:
        """Bring back what was entered for a record and could not be saved."""

    def forget_typing(self) -> None:
        """Let the control's own Undo begin afresh: what is saved is taken back by the case."""

    def options_changed(self, case: CaseFile) -> None:
        """Offer what the case now has to choose from."""

    def save(self, value: Any) -> bool:
        """Put the value into the case; False when it could not be written."""
        id = self.record_id
        return self.desk.bridge.apply(
            f"Edit {self.at.noun}: {uncapitalised(self.label)}",
            lambda case: self.edit(case, id, value),
            f"{self.kind}.{id}.{self.field}",
        )

    def edit(self, case: CaseFile, id: str, value: Any) -> CaseFile:
        """The case with the value put in; fields that bring others along say so here."""
        return self.at.put(case, id, {self.field: value})

    def attach(self, control: QWidget, focusable: QWidget | None = None) -> None:
        """Add the control under the label; `focusable` is the part that takes the keyboard."""
        self.column.addWidget(control)
        self.watch(focusable or control, self.label)
        self.heading.setBuddy(focusable or control)
        (focusable or control).setObjectName(f"{self.kind}.{self.field}")
        if self._hint:
            control.setToolTip(self._hint)
            (focusable or control).setAccessibleDescription(self._hint)
        self.begins_at(focusable or control)

    def label_beside(self, beside: bool) -> None:
        """Have the label stand at the left of the field, or above it where there is little room."""
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(way)
        self._beside.setSpacing(GRID if beside else 4)
        fixed = label_width() - GRID if beside and not self._follows else 0
        self.heading.setVisible(beside or bool(self.heading.text()))
        self.heading.setMinimumWidth(fixed)
        self.heading.setMaximumWidth(fixed or ANY_WIDTH)
        self.heading.setWordWrap(True)
        self.heading.setMinimumHeight(as_high_as_a_line(self) if beside else 0)

    def goes_on(self) -> Self:
        """Belong to the field above it, whose label stands for both; its own is read out only."""
        self.heading.setText("")
        if isinstance(self._start, QPlainTextEdit | QTextEdit):
            self._start.setPlaceholderText(self._start.placeholderText() or self.label)
        return self

    def follows_another(self, follows: bool) -> None:
        """Stand behind another field on its line: the label takes only the width of its words."""
        if follows is not self._follows:
            self._follows = follows
            self.label_beside(self._beside.direction() == QBoxLayout.Direction.LeftToRight)

    def begins_at(self, control: QWidget) -> None:
        """Have the keyboard come to this control when it is brought to the field."""
        self._start = control

    def focusProxy(self) -> QWidget | None:
        """The control in which work on this field begins.

        It is none of Qt's focus proxies, for with those Tab would go past what stands before it
        in the field: what is linked already, above the line that finds more.
        """
        return self._start

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Bring the keyboard to where work on this field begins."""
        if self._start is not None:
            self._start.setFocus(reason)

    def watch(self, control: QWidget, name: str) -> None:
        """Follow a control's focus, its Undo key and the mouse wheel over it."""
        control.setAccessibleName(name)
        control.installEventFilter(self)
        self._controls.append(control)

    def finish(self, beside: QBoxLayout | None = None) -> None:
        """Keep the place of the line for faults: `beside` the control, within a line or a text,
        else beneath everything; what stands below never moves for the first two."""
        self._fault_row = beside
        self._fault_place = self.column.count()

    def name_as(self, name: str) -> None:
        """Give a field that stands many times on a page an object name of its own."""
        control = self.focusProxy()
        if control is not None:
            control.setObjectName(name)
        self._fault_name = f"{name}.fault"
        if self._fault_line is not None:
            self._fault_line.setObjectName(self._fault_name)

    def bind(self, case: CaseFile, id: str) -> None:
        """Show the field of another record; what could not be saved is kept for a return."""
        if self.record_id and self.dirty and not self.commit():
            self._kept[self.record_id] = self.raw()
        self._timer.stop()
        self.record_id = id
        self.clear_fault()
        self.options_changed(case)
        self.show_value(case)
        if id in self._kept:
            self.restore(self._kept.pop(id))
            self.commit()

    def value_in(self, case: CaseFile) -> Any:
        """The record's value in a case, None when there is no such record."""
        record = self.at.find(case, self.record_id)
        return getattr(record, self.field) if record is not None else None

    def exists(self, case: CaseFile) -> bool:
        """Whether there is a record to show and to save into."""
        return self.at.find(case, self.record_id) is not None

    def show_value(self, case: CaseFile) -> None:
        """Show the record's value as the case has it; blank when there is no such record."""
        self._known = self.value_in(case)
        self.put(self._known)
        self._seen = self.raw()

    def refresh(self, case: CaseFile) -> None:
        """Follow a change made elsewhere, unless the person is in the middle of an entry."""
        if self.value_in(case) != self._known and not self.dirty:
            self.clear_fault()
            self.show_value(case)

    @property
    def dirty(self) -> bool:
        """Whether something is entered here that is not saved."""
        return bool(self.raw() != self._seen)

    def unsaved_in(self, case: CaseFile) -> tuple[str, ...]:
        """The ids of the records for which something is entered here that could not be saved."""
        here = (self.record_id,) if self.record_id and self.dirty else ()
        return tuple(id for id in (*here, *self._kept) if self.at.find(case, id) is not None)

    def touched(self) -> None:
        """Note that the person changed something; it is saved after a pause."""
        if self.saves_when_idle and self.dirty:
            self._timer.start()

    def commit(self) -> bool:
        """Save what was entered; False when it cannot be, and then the reason stands beneath."""
        self._timer.stop()
        case = self.desk.bridge.case
        if not self.dirty:
            self.clear_fault()
        if not self.dirty or not self.exists(case):
            return True
        raw = self.raw()
        try:
            saved = self.save(self.read())
        except InvalidInput as error:
            self.show_fault(str(error))
            return False
        a_readers = case.case.handed is not Handed.OWN and self.kind not in _OF_THE_READER
        if not saved and (a_readers or self.desk.bridge.only_shown):
            # It was said why: nothing is kept that could never be saved here.
            self.show_value(case)
            return True
        if not saved:
            self.show_fault(UNSAVED)
            return False
        self._seen = raw
        self._known = self.value_in(self.desk.bridge.case)
        self.forget_typing()
        self.clear_fault()
        self.settled.emit()
        return True

    def commit_and_tidy(self) -> bool:
        """Save, and show the value as it was understood."""
        saved = self.commit()
        if saved and self.record_id and self.tidies:
            self.show_value(self.desk.bridge.case)
        return saved

    def show_fault(self, words: str) -> None:
        """Say beneath the field what is wrong with what was entered."""
        self._fault.say(words)
        self._fault.setToolTip(words)
        self._place_fault()
        self._mark(True)
        for control in self._controls:
            control.setAccessibleDescription(words)
        here = self._start is not None and self._start.hasFocus()
        announce(self, words if here else f"{self.label}: {words}")

    def clear_fault(self) -> None:
        """Nothing is wrong."""
        if self._fault_line is not None:
            self._fault_line.say()
            self._mark(False)
        for control in self._controls:
            control.setAccessibleDescription(self._hint)

    def _mark(self, bad: bool) -> None:
        """Have the sheet draw the control as refused, or as usual again."""
        control = self._start
        if control is not None and bool(control.property("bad")) is not bad:
            control.setProperty("bad", bad)
            control.style().unpolish(control)
            control.style().polish(control)
            self.desk.bridge.refusals_changed.emit()

    @property
    def fault(self) -> str:
        """What stands beneath the field, "" when nothing is wrong."""
        line = self._fault_line
        return FAULT_MARK + line.toolTip() if line is not None and not line.isHidden() else ""

    @property
    def _fault(self) -> FaultLine:
        """The line for faults; hardly a field ever needs it, so it is made when one does."""
        if self._fault_line is None:
            self._fault_line = FaultLine(self._fault_name)
            if self._fault_row is not None:
                self._fault_row.addWidget(self._fault_line, 2)
            elif isinstance(self._start, QLineEdit | QPlainTextEdit | QTextEdit):
                self._fault_line.setParent(self._start)
                self._start.installEventFilter(self)
            else:
                self.column.insertWidget(self._fault_place, self._fault_line)
        return self._fault_line

    def _place_fault(self) -> None:
        """Let the reason stand at the right end of the control, or behind it."""
        line, control = self._fault_line, self._start
        written = isinstance(control, QLineEdit | QPlainTextEdit | QTextEdit)
        if line is not None and control is not None and written and self._fault_row is None:
            line.lie_on(control)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save when the keyboard leaves; hand Undo to the case once everything is saved."""
        kind = event.type()
        if kind == _RESIZE:
            self._place_fault()
        elif isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
            self.touched()
        elif kind == _FOCUS_OUT:
            self._on_focus_out(event)
        elif kind in (_OVERRIDE, _KEY) and isinstance(event, QKeyEvent) and not self.dirty:
            return self._on_undo_key(event)
        elif kind == _WHEEL and not self.scrolls_itself:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    @property
    def scrolls_itself(self) -> bool:
        """Whether the wheel moves inside the control; choices never change by a stray wheel."""
        return False

    def _on_focus_out(self, event: QEvent) -> None:
        reason = event.reason() if isinstance(event, QFocusEvent) else None
        if reason == Qt.FocusReason.PopupFocusReason:
            return
        if self.dirty:
            self.commit_and_tidy()
        elif self.tidies and self.record_id and not self.fault:
            self.show_value(self.desk.bridge.case)
        self.desk.bridge.seal()

    def _on_undo_key(self, event: QKeyEvent) -> bool:
        undo = event.matches(QKeySequence.StandardKey.Undo)
        redo = event.matches(QKeySequence.StandardKey.Redo)
        if not undo and not redo:
            return False
        if event.type() == _OVERRIDE:
            event.ignore()
        elif undo:
            self.desk.bridge.undo()
        else:
            self.desk.bridge.redo()
        return True
