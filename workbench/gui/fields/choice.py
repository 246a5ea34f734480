"""Fields for choosing: one of a few words, yes or no, one record, several records."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QObject,
    QPoint,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidgetItem,
    QSizePolicy,
)

from workbench.application.case import editing
from workbench.application.records.labels import label as described
from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.text import capitalised
from workbench.gui.fields.binding import Binding
from workbench.gui.fields.bound import ANY_WIDTH, BoundField, label_width
from workbench.gui.look.labels import as_high_as_a_line, as_wide_as, of_kind, see_boxes
from workbench.gui.look.layout import GRID, REST, held, named, row_of
from workbench.gui.look.lists import ChoiceBox, ShortList
from workbench.gui.look.theme.palette import colour
from workbench.gui.look.theme.typeface import pixels

_MANY = 200
"""From so many records on a list is filled when it is needed, and not with every change."""

CHOICE = 320
"""The most width of a closed list in a form, unless the words chosen need more."""

_ARROW = 32
"""The width of what opens a list, and of the frame around it."""

_VALUE = Qt.ItemDataRole.UserRole


def choice_box(
    name: str = "", spoken: str = "", options: Iterable[tuple[str, Any]] = ()
) -> QComboBox:
    """A drop-down list of words and their values that never grows wider than the form."""
    box = named(ChoiceBox(), name, spoken)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    box.setMaxVisibleItems(16)
    box.setMinimumHeight(as_high_as_a_line(box))
    for words, value in options:
        box.addItem(words, value)
    return box


def record_box(name: str, case: CaseFile, kind: str, chosen: str) -> QComboBox:
    """A drop-down list of the records of a kind in a case, with none of them first."""
    noun, records = KINDS[kind].noun, case.records(kind)
    listed = [(described(case, kind, each), id) for id, each in records.items()]
    box = choice_box(name, capitalised(noun), [("None", ""), *listed])
    box.setCurrentIndex(max(box.findData(chosen), 0))
    return box


def let_type(box: QComboBox) -> None:
    """Have other words typed in a box in place of those it begins with; the line in it is heard
    under the name of the box.
    """
    box.setEditable(True)
    line = box.lineEdit()
    if line is not None:
        line.setAccessibleName(box.accessibleName())
        box.installEventFilter(_Marking(box, line))


class _Marking(QObject):
    """Marks all words of a box one comes to, so that what is typed takes their place.

    Words the person typed there are not marked: a key would throw them away.
    """

    def __init__(self, box: QComboBox, line: QLineEdit) -> None:
        super().__init__(box)
        self._line = line
        # A press that brings one to the box puts the cursor there first.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(line.selectAll)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and not self._line.isModified():
            self._soon.start()
        return super().eventFilter(watched, event)


_WHOLE = 18
"""The most letters of a choice for which a narrow box keeps room."""


class BoxField(BoundField):
    """A drop-down list over `_values`; shared by choices of words and of records."""

    saves_when_idle = False

    def __init__(self, at: Binding, field: str, hint: str = "", label: str = "") -> None:
        super().__init__(at, field, hint, label)
        self._values: list[Any] = []
        self.box = choice_box()
        self.box.setMaximumWidth(pixels(CHOICE))
        self.box.currentIndexChanged.connect(lambda _index: self._on_chosen())
        self.attach(held(row_of((self.box, 1000), REST)), self.box)
        self.finish()

    def offer(self, options: Iterable[tuple[Any, str]]) -> None:
        """Replace what can be chosen, keeping the choice."""
        wanted = list(options)
        shown = [(v, self.box.itemText(i)) for i, v in enumerate(self._values)]
        if wanted == shown:
            return
        with QSignalBlocker(self.box):
            chosen = self.raw()
            self._values = [value for value, _ in wanted]
            self.box.clear()
            self.box.addItems([words for _, words in wanted])
            self.put(chosen)

    def raw(self) -> Any:
        """The value chosen."""
        index = self.box.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def put(self, value: Any) -> None:
        """Show the value chosen."""
        with QSignalBlocker(self.box):
            self.box.setCurrentIndex(self._values.index(value) if value in self._values else -1)
        self._make_room()

    def _on_chosen(self) -> None:
        self._make_room()
        self.commit()

    def _make_room(self) -> None:
        """Let the words chosen be read whole, where the form has the width for it."""
        wanted = as_wide_as(self.box, self.box.currentText()) + pixels(_ARROW)
        self.box.setMaximumWidth(max(pixels(CHOICE), wanted))


class ChoiceField(BoxField):
    """One of the values the record knows; `words` replaces those that read badly here."""

    def __init__(
        self,
        at: Binding,
        field: str,
        hint: str = "",
        words: Mapping[str, str] | None = None,
        options: type[StrEnum] | None = None,
        label: str = "",
    ) -> None:
        super().__init__(at, field, hint, label)
        fact, said = at.fact(field), words or {}
        spoken = fact.facts.words or {}
        self.offer(
            (each, said.get(each.value, capitalised(spoken.get(each, each.value))))
            for each in options or fact.type
        )
        longest = max((len(self.box.itemText(row)) for row in range(self.box.count())), default=0)
        self.box.setMinimumContentsLength(min(longest, _WHOLE))


class LinkField(BoxField):
    """One record of another kind, or none."""

    def __init__(self, at: Binding, field: str, none: str = "Nobody", label: str = "") -> None:
        super().__init__(at, field, label=label)
        self._target, self._none = at.fact(field).facts.to, none
        self.watches = (self._target,)

    def options_changed(self, case: CaseFile) -> None:
        """Offer the records the case now has; very many only once the keyboard is here."""
        records = case.records(self._target)
        if len(records) > _MANY and not self.box.hasFocus():
            found = [each for each in (records.get(self.value_in(case)),) if each is not None]
        else:
            found = editing.ordered(case, self._target)
        known = [(each.id, described(case, self._target, each)) for each in found]
        self.offer([("", self._none), *known])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Offer all there are when the keyboard comes."""
        if event.type() == QEvent.Type.FocusIn and watched is self.box:
            self.options_changed(self.desk.bridge.case)
        return super().eventFilter(watched, event)


class Switch(QCheckBox):
    """Yes or no, in force at once."""

    _SIZE = QSize(28, 16)

    def sizeHint(self) -> QSize:
        """The switch, with room for what shows the keyboard."""
        return self._SIZE + QSize(6, 14)

    def hitButton(self, where: QPoint) -> bool:
        """All of it can be clicked."""
        return self.rect().contains(where)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A track with a thumb at the right when it is on."""
        painter, of = QPainter(self), self.palette()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(3, (self.height() - 16) / 2, 28, 16)
        if self.hasFocus():
            painter.setPen(QPen(colour(of, "ring"), 2))
            painter.drawRoundedRect(track.adjusted(-2, -2, 2, 2), 10, 10)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(of, "accent" if self.isChecked() else "sign"))
        painter.drawRoundedRect(track, 8, 8)
        painter.setBrush(colour(of, "rec"))
        left = track.left() + (14 if self.isChecked() else 2)
        painter.drawEllipse(QRectF(left, track.top() + 2, 12, 12))


class CheckField(BoundField):
    """Yes or no."""

    saves_when_idle = False

    def __init__(self, at: Binding, field: str, hint: str = "", label: str = "") -> None:
        super().__init__(at, field, hint, label)
        self.check = Switch()
        self.check.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.check.toggled.connect(lambda _on: self.commit())
        self._line = row_of((self.check, 0, Qt.AlignmentFlag.AlignLeft))
        self.attach(held(self._line), self.check)
        self.heading.installEventFilter(self)
        self.finish()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pressing the words is pressing the switch."""
        if watched is self.heading and event.type() == QEvent.Type.MouseButtonPress:
            self.check.click()
            return True
        return super().eventFilter(watched, event)

    def label_beside(self, beside: bool) -> None:
        """A label of several lines stands behind the switch, which has all the width to spare."""
        super().label_beside(beside)
        column = label_width()
        long = self.heading.fontMetrics().horizontalAdvance(self.label) > column - GRID
        behind = not self._follows and (long or not beside)
        self._beside.setContentsMargins(column if behind and beside else 0, 0, 0, 0)
        if not behind:
            self._beside.insertWidget(0, self.heading, 0, Qt.AlignmentFlag.AlignTop)
            return
        self.heading.setMinimumSize(0, as_high_as_a_line(self))
        self.heading.setMaximumWidth(ANY_WIDTH)
        self._line.insertWidget(1, self.heading, 1)

    def raw(self) -> Any:
        """Whether it is on."""
        return self.check.isChecked()

    def put(self, value: Any) -> None:
        """Switch it on or off."""
        with QSignalBlocker(self.check):
            self.check.setChecked(bool(value))


class TickField(BoundField):
    """A short list of things to tick that shows all there are; its value is those ticked."""

    saves_when_idle = False
    most = 6
    """The most rows that are seen at once."""

    def __init__(self, at: Binding, field: str, hint: str = "", label: str = "") -> None:
        super().__init__(at, field, hint, label)
        self.list = of_kind(ShortList(self.most), "ticks")
        see_boxes(self.list)
        self.list.itemChanged.connect(lambda _item: self.commit())
        self.attach(self.list)
        self.finish()

    @property
    def scrolls_itself(self) -> bool:
        """The wheel scrolls the list when it has the keyboard."""
        return self.list.hasFocus()

    def offer(self, wanted: Sequence[tuple[Any, str]], ticked: Container[Any], empty: str) -> bool:
        """List these values in their words, some of them ticked; `empty` stands for none.

        False when they are listed already, and then their ticks are left as they are.
        """
        shown = [(item.data(_VALUE), item.text()) for item in self._items()]
        if shown == list(wanted) and self.list.count():
            return False
        with QSignalBlocker(self.list):
            self.list.clear()
            for value, words in wanted:
                item = QListWidgetItem(words)
                item.setData(_VALUE, value)
                item.setToolTip(words)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(_state(value in ticked))
                self.list.addItem(item)
            if not wanted:
                nothing = QListWidgetItem(empty)
                nothing.setFlags(Qt.ItemFlag.NoItemFlags)
                self.list.addItem(nothing)
        return True

    def raw(self) -> Any:
        """The values ticked, in the order of the list."""
        ticked = Qt.CheckState.Checked
        return tuple(item.data(_VALUE) for item in self._items() if item.checkState() == ticked)

    def put(self, value: Any) -> None:
        """Tick these values and no others."""
        wanted = tuple(value or ())
        with QSignalBlocker(self.list):
            for item in self._items():
                item.setCheckState(_state(item.data(_VALUE) in wanted))

    def _items(self) -> list[QListWidgetItem]:
        items = [self.list.item(row) for row in range(self.list.count())]
        return [item for item in items if item.data(_VALUE) is not None]


class ChecklistField(TickField):
    """Several records of another kind, ticked in a short list that holds them all."""

    def __init__(
        self, at: Binding, field: str, empty: str, watches: tuple[str, ...] = (), label: str = ""
    ) -> None:
        super().__init__(at, field, label=label)
        self._target, self._empty = at.fact(field).facts.to, empty
        self.watches = (self._target, *watches)

    def options_changed(self, case: CaseFile) -> None:
        """List the records the case now has, ticks kept."""
        records = editing.ordered(case, self._target)
        wanted = [(each.id, described(case, self._target, each)) for each in records]
        self.offer(wanted, set(self.raw()), self._empty)


def _state(ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
