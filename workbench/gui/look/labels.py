"""The tones a page speaks in, and its labels: titles, headings in a form, notes and faults."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import (
    QEvent,
    QMetaObject,
    QObject,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QTextEdit,
    QWidget,
)

from workbench.domain.errors import WorkbenchError
from workbench.gui.look.layout import GRID, announce


def wrapped(font: QFont, words: str, width: int, most: int = 0) -> list[str]:
    """Words on as many lines as they need, or the first `most` of these."""
    layout = QTextLayout(words, font)
    layout.setTextOption(_ANYWHERE)
    found: list[str] = []
    layout.beginLayout()
    while not (most and len(found) == most) and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append(words[line.textStart() : line.textStart() + line.textLength()].rstrip())
    layout.endLayout()
    return found


def fitted(font: QFont, words: str, width: int, most: int) -> list[str]:
    """Words on so many lines at most; what does not fit is left out from a whole word on."""
    metrics = QFontMetrics(font)
    if metrics.horizontalAdvance(words) < width:
        return [words]
    found, at = wrapped(font, words, width, most + 1), 0
    if len(found) <= most:
        return found
    for line in found[: most - 1]:
        at = words.index(line, at) + len(line)
    rest = words[at:].lstrip()
    shown = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width).rstrip("…")
    whole = shown if rest[len(shown) : len(shown) + 1].isspace() else shown.rpartition(" ")[0]
    return [*found[: most - 1], f"{whole or shown}…"]


class ElidedLabel(QLabel):
    """A label on so many lines, cut at its end when there is no room for all of it."""

    def __init__(self, least: int = 48, lines: int = 1) -> None:
        super().__init__()
        self._least, self._most = least, lines
        self._tip = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        policies = QSizePolicy.Policy
        self.setSizePolicy(policies.Preferred, policies.Minimum if lines > 1 else policies.Fixed)

    def minimumSizeHint(self) -> QSize:
        wanted = super().minimumSizeHint()
        return QSize(min(self._least, wanted.width()), wanted.height())

    def hasHeightForWidth(self) -> bool:
        """Qt takes the say of the words themselves from every label that does not wrap."""
        return self._most > 1

    def heightForWidth(self, width: int) -> int:
        """As high as the lines that are shown."""
        lines = len(fitted(self.font(), self.text(), width, self._most))
        return lines * self.fontMetrics().lineSpacing()

    def is_cut(self) -> bool:
        """Whether there is no room for all of its words."""
        return not self.text().endswith(self._shown()[-1])

    def event(self, event: QEvent) -> bool:
        """Have the tip say all the words where they are cut, unless it says something else."""
        if event.type() == QEvent.Type.ToolTip and self.toolTip() == self._tip:
            self._tip = self.text() if self.is_cut() else ""
            self.setToolTip(self._tip)
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), int(self.alignment()), "\n".join(self._shown()))

    def _shown(self) -> list[str]:
        return fitted(self.font(), self.text(), self.contentsRect().width(), self._most)


class ElidedButton(QPushButton):
    """A button of one line at its left, of which it shows as many whole parts as it has room for.

    Parts end with a comma; of a first one that is too long the whole words are shown.
    """

    def __init__(self, words: str, spoken: str) -> None:
        super().__init__(words)
        self._words = words
        self.setAutoDefault(True)
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        of_kind(self, "row")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        beside = 0 if self.icon().isNull() else self.iconSize().width() + GRID
        room = max(self.width() - 3 * GRID - beside, 0)
        fitting = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        if fitting != self._words:
            cut = fitting[:-1]
            fitting = f"{cut.rpartition(', ')[0] or cut.rpartition(' ')[0]} …"
        if fitting != self.text():
            self.setText(fitting)


_ANYWHERE = QTextOption()
_ANYWHERE.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)

W = TypeVar("W", bound=QWidget)

FAULT_MARK = "▲ "
"""Stands before words that say something is wrong, so that colour is not needed to tell."""


def toned(widget: W, tone: str) -> W:
    """The widget, with its words in a tone the sheet knows: "title", "hint", "late" and so on."""
    return _with_property(widget, "tone", tone)


def grounded(widget: W, ground: str, edge: str = "") -> W:
    """The widget on a ground of its own, "nav", "lst" or "rec", with a hairline at one edge."""
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return _with_property(widget, "ground", f"{ground} {edge}".strip())


def of_kind(widget: W, kind: str) -> W:
    """The widget in a look the sheet knows: a "primary", "quiet" or "danger" button and so on."""
    return _with_property(widget, "kind", kind)


def _with_property(widget: W, name: str, value: str) -> W:
    if widget.property(name) != value:
        widget.setProperty(name, value)
        if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
    return widget


def emphasised(widget: QWidget, step: int = 0) -> None:
    """Set a widget's type heavier, and `step` points larger than the window's."""
    font = QFont(widget.font())
    font.setPointSizeF(QApplication.font().pointSizeF() + step)
    font.setWeight(QFont.Weight.DemiBold)
    widget.setFont(font)


def muted(widget: QWidget) -> None:
    """Set a widget's words in the quieter colour, for explanations beside what matters."""
    widget.setForegroundRole(QPalette.ColorRole.PlaceholderText)


class WrappedLabel(QLabel):
    """A label whose words wrap at the width there is, as tall as they need."""

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


def title(words: str) -> QLabel:
    """The name of a page."""
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return toned(label, "title")


def section(words: str) -> QLabel:
    """A heading within a form."""
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setContentsMargins(0, GRID, 0, 0)
    return toned(label, "strong")


def note(words: str = "") -> WrappedLabel:
    """A sentence of explanation or echo, quieter than what is entered."""
    return toned(WrappedLabel(words), "note")


class FaultLine(WrappedLabel):
    """A line that says what is wrong, in the colour of errors; hidden while nothing is.

    `put_right` when something is entered beside it, in the whole of a dialog, after an act was
    refused there: what was said of that act is gone then.
    """

    put_right = Signal()

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        toned(self, "wrong")
        self.hide()
        self._until: list[QMetaObject.Connection] = []
        # What an act itself does to the fields is over by then.
        self._watching = QTimer(self, singleShot=True, interval=0)
        self._watching.timeout.connect(self._watch)

    def refuse(self, *faults: str) -> None:
        """Say why an act was refused; it stands until something is entered there."""
        self.say(*faults)
        announce(self, " ".join(faults))
        self._watching.start()

    def _watch(self) -> None:
        window = self.window()
        holder = window if isinstance(window, QDialog) else self.parentWidget()
        for each in holder.findChildren(QWidget) if holder is not None else ():
            entered = _entered(each)
            if entered is not None:
                self._until.append(entered.connect(self._on_entered))

    def _on_entered(self) -> None:
        self.say()
        self.put_right.emit()

    def say(self, *faults: str) -> None:
        """Say what is wrong, one fault to a line; nothing hides the line."""
        self._watching.stop()
        while self._until:
            QObject.disconnect(self._until.pop())
        said = [FAULT_MARK + each for each in faults if each]
        self.setText("\n".join(said))
        self.setVisible(bool(said))

    def attempt(self, act: Callable[[], object]) -> bool:
        """Carry an act out; False when it was not, and the reason stands here when refused."""
        self.say()
        try:
            return act() is not False
        except WorkbenchError as error:
            self.refuse(str(error))
            return False

    def lie_on(self, control: QWidget) -> None:
        """Stand at the right end of a control, as wide as it needs to be; behind it where it would
        lie over what is typed and there is more room.
        """
        shown = not self.isHidden()
        place, ground = self._room_behind(control), control.parentWidget()
        # What it stands on is high enough for its lines.
        while place is not None and ground is not None and ground.height() < 3 * control.height():
            place, ground = place.translated(ground.pos()), ground.parentWidget()
        if place is not None:
            place.moveTop(max(place.top(), 0))
        self.setParent(control if place is None else ground)
        self.setGeometry(place or self._room_upon(control))
        self.setVisible(shown)
        self.raise_()

    def _room_upon(self, control: QWidget) -> QRect:
        room, most = control.height() - 4, control.width() * 3 // 4
        said = self._sentences()
        for count in range(len(said), 0, -1):
            self.say(" ".join(said[:count]))
            wanted = self.fontMetrics().horizontalAdvance(self.text()) + 2 * GRID
            width = min(wanted, most)
            if self.heightForWidth(width) <= room:
                break
        height = min(self.heightForWidth(width), room)
        return QRect(control.width() - width - 4, control.height() - height - 3, width, height)

    def _room_behind(self, control: QWidget) -> QRect | None:
        """Its place behind a control of one line too narrow for what is typed and why not."""
        holder = control.parentWidget()
        if not isinstance(control, QLineEdit) or holder is None:
            return None
        row = control.geometry()
        row.setRight(holder.width())
        parts = (each for each in holder.children() if isinstance(each, QWidget))
        left = GRID + max(
            each.geometry().right()
            for each in parts
            if each is not self and each.isVisibleTo(holder) and each.geometry().intersects(row)
        )
        self.say(self._sentences()[0])
        typed = control.fontMetrics().horizontalAdvance(control.text()) + 3 * GRID
        wanted = self.fontMetrics().horizontalAdvance(self.text()) + 2 * GRID
        room = holder.width() - left
        if typed + wanted <= control.width() or room <= control.width() - typed:
            return None
        high = self.heightForWidth(room)
        if high > 2 * control.height():
            return None
        return QRect(left, row.center().y() - high // 2, room, high)

    def _sentences(self) -> list[str]:
        """What it says: the first says what is wrong, the tip has all of it."""
        return re.split(r"(?<=[.!?]) (?=[A-Z])", self.toolTip())


def _entered(widget: QWidget) -> SignalInstance | None:
    """The signal of a widget that something was entered in it."""
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        return widget.textChanged
    if isinstance(widget, QComboBox):
        return widget.currentIndexChanged
    return widget.toggled if isinstance(widget, QAbstractButton) else None


def label_for(words: str, control: QWidget) -> QLabel:
    """The label of a control, whose key leads to it."""
    label = QLabel(words)
    label.setBuddy(control)
    return label


def rule() -> QFrame:
    """A thin line between parts of a page."""
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setForegroundRole(QPalette.ColorRole.Mid)
    return line


def as_high_as_a_line(widget: QWidget) -> int:
    """The height in pixels of a line of words in its frame, for what stands beside one."""
    return widget.fontMetrics().lineSpacing() + GRID + 4


A_DAY = "30 September 2022"
"""As long as the words of a day get."""


def as_wide_as(widget: QWidget, words: str) -> int:
    """The width in pixels of a line in which these words can be read whole."""
    return widget.fontMetrics().horizontalAdvance(words) + 3 * GRID


def see_boxes(view: QListView) -> None:
    """A ground on which the boxes to tick are seen in the dark too."""
    view.viewport().setBackgroundRole(QPalette.ColorRole.Window)


def lines_high(widget: QWidget, count: int, leading: int = 100) -> int:
    """How many pixels that many lines of the widget's text take, frame included.

    `leading` is the height of a line in hundredths of the usual.
    """
    return QFontMetrics(widget.font()).lineSpacing() * count * leading // 100 + 2 * GRID
