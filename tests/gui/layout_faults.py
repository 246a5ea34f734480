"""What a person would see is wrong with a window: words cut, parts over one another, no room.

Every check looks at what is on the screen and says what it found in one line, so that the walk
through all pages can list everything at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from workbench.gui.look.labels import ElidedButton, ElidedLabel
from workbench.gui.records.folds import FoldLine

SLACK = 1
"""Pixels by which a glyph's own margin may stand over its room."""

CONTROLS = (
    QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLabel, QLineEdit,
    QPlainTextEdit, QTextEdit, QAbstractItemView, QTabBar,
)  # fmt: skip
"""What a person reads, presses or writes in."""

A_VALUE = re.compile(r"[\d£].*|.*\d{4}|(early|mid|late|between|spring|summer|autumn|winter)\b.*")
"""Words that are a date, a number or a sum: they are read as a whole or not at all."""


def faults(window: QWidget) -> list[str]:
    """Everything wrong with what a window shows, each as a line that names the control."""
    shown = [each for each in window.findChildren(QWidget) if seen(each, window)]
    found = [
        f"{name_of(widget)}: {said}"
        for widget in shown
        for check in (cut_words, no_tip, scrolled_sideways, cut_at_the_side)
        for said in check(widget)
    ]
    return found + list(overlaps(shown))


def seen(widget: QWidget, window: QWidget) -> bool:
    """Whether a part of a window is on the screen and not part of a window that stands on it."""
    return widget.isVisible() and widget.window() is window and not widget.visibleRegion().isEmpty()


def name_of(widget: QWidget) -> str:
    """A control as the list of faults calls it: its kind, its name or its words, and its parent."""
    words = getattr(widget, "text", lambda: "")()
    called = widget.objectName() or " ".join(str(words).split())[:40]
    parent = widget.parentWidget()
    while parent is not None and (not parent.objectName() or parent.objectName().startswith("qt_")):
        parent = parent.parentWidget()
    within = f" in {parent.objectName()}" if parent is not None else ""
    return f"{type(widget).__name__} “{called}”{within}"


# --- words -----------------------------------------------------------------------------------


def cut_words(widget: QWidget) -> Iterator[str]:
    """Words that are wider or higher than the room they have."""
    if isinstance(widget, QLabel):
        yield from _cut_label(widget)
    elif isinstance(widget, QAbstractButton):
        yield from _cut_button(widget)
    elif isinstance(widget, QComboBox):
        yield from _cut_choice(widget)
    elif isinstance(widget, QLineEdit):
        yield from _cut_line(widget)
    elif isinstance(widget, QTabBar):
        yield from _cut_tabs(widget)
    elif isinstance(widget, QHeaderView):
        yield from _cut_heads(widget)


def _cut_label(label: QLabel) -> Iterator[str]:
    if not label.text() or not label.pixmap().isNull():
        return
    room = label.contentsRect().size()
    if isinstance(label, ElidedLabel) and label.is_cut():
        yield from _needs_tip(label, label.text())
    if label.hasHeightForWidth():
        needed = label.heightForWidth(label.width())
        if needed > label.height() + SLACK:
            yield f"“{label.text()[:40]}” needs {needed} pixels of height and has {label.height()}"
    if label.hasHeightForWidth() or isinstance(label, ElidedLabel):
        return
    needed = label.sizeHint().width() - (label.width() - room.width())
    if label.sizeHint().width() > label.width() + SLACK:
        yield f"“{label.text()[:40]}” is {needed} pixels wide and has {room.width()}"


def _cut_button(button: QAbstractButton) -> Iterator[str]:
    words = _without_key(button.text())
    if not words.strip() or _shows_icon_only(button):
        return
    if isinstance(button, ElidedButton):
        if "…" in words:
            yield from _needs_tip(button, words)
        return
    room = _room_of(button)
    needed = max(button.fontMetrics().horizontalAdvance(line) for line in words.split("\n"))
    if needed > room + SLACK:
        yield f"“{words[:40]}” is {needed} pixels wide and has {room}"


def _room_of(button: QAbstractButton) -> int:
    """How many pixels the words of a button have."""
    style, element = button.style(), QStyle.SubElement
    icon = button.iconSize().width() + 4 if not button.icon().isNull() else 0
    if isinstance(button, QPushButton):
        option = QStyleOptionButton()
        button.initStyleOption(option)
        return style.subElementRect(element.SE_PushButtonContents, option, button).width() - icon
    if isinstance(button, QCheckBox | QRadioButton):
        option = QStyleOptionButton()
        button.initStyleOption(option)
        part = (
            element.SE_CheckBoxContents
            if isinstance(button, QCheckBox)
            else element.SE_RadioButtonContents
        )
        return style.subElementRect(part, option, button).width() - icon
    if isinstance(button, FoldLine):
        return button.width() - 24
    if isinstance(button, QToolButton):
        beside = button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        return button.width() - (icon if beside else 0)
    return button.width()


def _cut_choice(box: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    room = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    needed = box.fontMetrics().horizontalAdvance(box.currentText())
    if not box.isEditable() and needed > room.width() + SLACK:
        yield from _needs_tip(box, box.currentText())


def _cut_line(line: QLineEdit) -> Iterator[str]:
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    inner = line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line)
    margins = line.textMargins()
    room = inner.width() - margins.left() - margins.right() - 4
    if not line.text():
        needed = line.fontMetrics().horizontalAdvance(line.placeholderText())
        if needed > room + SLACK:
            yield from _needs_tip(line, line.placeholderText())
    elif A_VALUE.fullmatch(line.text()) and not isinstance(line.parentWidget(), QComboBox):
        needed = line.fontMetrics().horizontalAdvance(line.text())
        if needed > room + SLACK and len(line.text()) < 40:
            yield f"“{line.text()}” is {needed} pixels wide and has {room}"


def _cut_tabs(bar: QTabBar) -> Iterator[str]:
    if any(isinstance(each, QToolButton) and each.isVisible() for each in bar.children()):
        yield "not all tabs are in sight"
    for place in range(bar.count()):
        needed = bar.fontMetrics().horizontalAdvance(_without_key(bar.tabText(place)))
        if needed > bar.tabRect(place).width() + SLACK:
            yield f"the tab “{bar.tabText(place)}” is cut"


def _cut_heads(head: QHeaderView) -> Iterator[str]:
    model = head.model()
    if head.orientation() != Qt.Orientation.Horizontal or model is None:
        return
    wraps = bool(head.defaultAlignment() & Qt.AlignmentFlag(int(Qt.TextFlag.TextWordWrap)))
    for place in range(head.count()):
        words = str(model.headerData(place, Qt.Orientation.Horizontal) or "")
        has, metrics = head.sectionSize(place), head.fontMetrics()
        pieces = words.split() if wraps else [words]
        needed = max(map(metrics.horizontalAdvance, pieces), default=0)
        if not head.isSectionHidden(place) and needed > has:
            yield f"the head “{words}” is {needed} pixels wide and has {has}"
        elif wraps:
            room = QRect(0, 0, has, head.height())
            high = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()
            if high > head.height():
                yield f"the head “{words}” is {high} pixels high and has {head.height()}"


def _needs_tip(widget: QWidget, words: str) -> Iterator[str]:
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, QPoint(), QPoint()))
    if not widget.toolTip():
        yield f"“{words[:60]}” is cut and no tip says the rest"


def _without_key(words: str) -> str:
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _shows_icon_only(button: QAbstractButton) -> bool:
    return isinstance(button, QToolButton) and (
        button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
        and not button.icon().isNull()
    )


# --- tips, bars and sides ----------------------------------------------------------------------


def no_tip(widget: QWidget) -> Iterator[str]:
    """A button that shows an icon and no words, and does not say what it does."""
    if not isinstance(widget, QAbstractButton) or widget.icon().isNull():
        return
    wordless = not widget.text().strip() or _shows_icon_only(widget)
    in_a_line = isinstance(widget.parentWidget(), QLineEdit)
    if wordless and not in_a_line and not widget.toolTip().strip():
        yield "shows an icon only and has no tip"


def scrolled_sideways(widget: QWidget) -> Iterator[str]:
    """A bar to scroll to the side."""
    if not isinstance(widget, QScrollBar) or widget.orientation() == Qt.Orientation.Vertical:
        return
    if widget.maximum() > widget.minimum():
        yield f"scrolls {widget.maximum() - widget.minimum()} pixels to the side"


def cut_at_the_side(widget: QWidget) -> Iterator[str]:
    """A control that stands over an edge of what it is in, where it cannot be scrolled to."""
    if not isinstance(widget, CONTROLS) or _within_rows(widget):
        return
    part, top = widget, widget.parentWidget()
    while top is not None:
        place = QRect(part.mapTo(top, QPoint()), part.size())
        if place.left() < -SLACK or place.right() > top.width() + SLACK:
            yield f"stands over the side of {name_of(top)}"
            return
        scrolls = isinstance(top.parentWidget(), QAbstractScrollArea)
        if not scrolls and (place.top() < -SLACK or place.bottom() > top.height() + SLACK):
            yield f"stands over the top or the foot of {name_of(top)}"
            return
        # What is scrolled out of sight upwards is not cut: from here on its frame is looked at.
        part = top if scrolls else part
        top = None if top.isWindow() else top.parentWidget()


def _within_rows(widget: QWidget) -> bool:
    """Whether a control stands in a row of a list or a table, which are laid out by the list."""
    parent = widget.parentWidget()
    return parent is not None and isinstance(parent.parentWidget(), QAbstractItemView)


# --- overlaps ----------------------------------------------------------------------------------


def overlaps(shown: list[QWidget]) -> Iterator[str]:
    """Controls that stand over controls beside them; what is in no layout lies over on purpose."""
    beside: dict[QWidget, list[QWidget]] = {}
    for widget in shown:
        parent = widget.parentWidget()
        if parent is not None and parent.layout() is not None and _laid_out(widget, parent):
            beside.setdefault(parent, []).append(widget)
    for parts in beside.values():
        for one, other in combinations(parts, 2):
            common = one.geometry().intersected(other.geometry())
            if min(common.width(), common.height()) > SLACK:
                yield f"{name_of(one)} and {name_of(other)} stand over one another"


def _laid_out(part: QWidget, parent: QWidget) -> bool:
    """Whether a layout of its parent, or one within that, has a widget in its care."""
    waiting = [parent.layout()]
    while waiting:
        layout = waiting.pop()
        if layout is None:
            continue
        if layout.indexOf(part) != -1:
            return True
        items = (layout.itemAt(place) for place in range(layout.count()))
        waiting += [item.layout() for item in items if item is not None]
    return False


# --- where work begins ---------------------------------------------------------------------------


def beginning_faults(page: QWidget) -> list[str]:
    """What is wrong with where work on a page begins: on the page, in sight and taking keys."""
    focused = QApplication.focusWidget()
    if focused is None:
        return ["nothing has the keyboard"]
    found = []
    if not page.isAncestorOf(focused):
        found.append(f"the keyboard is on {name_of(focused)} and not on the page")
    if not focused.focusPolicy() & Qt.FocusPolicy.TabFocus:
        found.append(f"{name_of(focused)} takes no keys")
    in_sight = focused.visibleRegion().boundingRect()
    least = min(focused.height(), 2 * focused.fontMetrics().height())
    if in_sight.width() < focused.width() - SLACK or in_sight.height() < least - SLACK:
        found.append(f"{name_of(focused)} is not in sight")
    return found


def least_width(page: QWidget) -> int:
    """How many pixels of width a page asks for."""
    return max(page.minimumSizeHint().width(), page.minimumWidth())


def over_the_screen(dialog: QDialog, screen: QSize) -> list[str]:
    """A window larger than a small screen, or one that cannot be made as small as it."""
    least = dialog.minimumSizeHint().expandedTo(dialog.minimumSize())
    inside = QRect(QPoint(), screen)
    if not inside.contains(QRect(QPoint(), least)):
        return [f"asks for {least.width()} by {least.height()} pixels"]
    return []
