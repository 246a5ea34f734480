"""The order in which Tab passes the controls, kept as one reads when controls come later."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QFormLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QWidget,
)


def put_where(place: QWidget, controls: Sequence[QWidget]) -> None:
    """Have Tab come to controls where `place` stands, just before it.

    Qt puts new controls at the end of the window. All must be in one window; a field whose
    keyboard goes to a control of its own is moved as a whole.
    """
    if not controls:
        return
    above = place.parentWidget()
    while above is not None and above.focusProxy() is place:
        place, above = above, above.parentWidget()
    kept = [(each, each.focusPolicy()) for each in (place, place.focusProxy()) if each is not None]
    if place.focusPolicy() == Qt.FocusPolicy.NoFocus:
        # Qt orders only what can have the keyboard.
        place.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    # Asking Qt what stands before it would be shorter, but what it answers is kept for ever with
    # everything around it: the whole case.
    in_turn(place, *controls, place)
    for each, policy in kept:
        each.setFocusPolicy(policy)


def in_turn(*controls: QWidget) -> None:
    """Have Tab come to each of the controls right after the one before it."""
    for first, second in itertools.pairwise(controls):
        QWidget.setTabOrder(first, second)


def stops_within(widget: QWidget) -> Iterator[QWidget]:
    """The widgets within this one that Tab stops at, but for what they are made of themselves."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
        return
    parts = Qt.FindChildOption.FindDirectChildrenOnly
    for part in widget.findChildren(QWidget, options=parts):
        yield from stops_within(part)


def as_laid_out(dialog: QWidget) -> None:
    """Have Tab pass the controls of a finished dialog in the order of its layouts."""
    layout = dialog.layout()
    if layout is not None:
        in_turn(*_within(layout))


def heard_by_row(form: QFormLayout) -> None:
    """Have the buttons in each row of a form heard with the label of their row."""
    for row in range(form.rowCount()):
        label = form.itemAt(row, QFormLayout.ItemRole.LabelRole)
        field = form.itemAt(row, QFormLayout.ItemRole.FieldRole)
        words = label.widget() if label is not None else None
        inner, whole = (field.layout(), field.widget()) if field is not None else (None, None)
        held = _within(inner) if inner is not None else _reached(whole) if whole else ()
        for control in held:
            if isinstance(control, QAbstractButton) and isinstance(words, QLabel) and words.text():
                control.setAccessibleDescription(words.text())


def _within(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        widget = None if item is None else item.widget()
        inner = None if item is None else item.layout()
        if widget is not None:
            yield from _reached(widget)
        elif inner is not None:
            yield from _within(inner)


def _reached(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    for part in _parts(widget):
        yield from _reached(part)
    inner = widget.layout()
    if inner is not None:
        yield from _within(inner)


def _parts(widget: QWidget) -> list[QWidget]:
    """What a widget that is no layout shows side by side, behind one another or scrolled."""
    held: list[QWidget | None] = []
    if isinstance(widget, (QSplitter, QTabWidget)):
        held = [widget.widget(at) for at in range(widget.count())]
    elif isinstance(widget, QScrollArea):
        held = [widget.widget()]
    return [part for part in held if part is not None]
