"""What screen readers know of a field that refuses its entry, and of what is drawn.

The control keeps what Qt says of it; the field around it says that it is refused, and why.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from workbench.gui.fields.bound import BoundField

_DRAWN = {
    "TimelineView": QAccessible.Role.Chart,
    "PaperReading": QAccessible.Role.Document,
    "PageView": QAccessible.Role.Document,
}
"""Classes that draw all they show: to Qt they are fillers, which readers pass over."""


class SpokenField(QAccessibleWidget):
    """A field of a form: a group that is invalid, with the reason, while its entry is refused."""

    def __init__(self, field: BoundField) -> None:
        super().__init__(field, QAccessible.Role.Grouping)

    def _fault(self) -> tuple[str, str]:
        field = self.object()
        return (field.label, field.fault) if isinstance(field, BoundField) else ("", "")

    def state(self) -> QAccessible.State:
        """Invalid while the entry is refused."""
        state = super().state()
        state.invalid = int(bool(self._fault()[1]))
        return state

    def text(self, what: QAccessible.Text) -> str:
        """The name says that the entry is refused, the description why."""
        label, fault = self._fault()
        if fault and what == QAccessible.Text.Name:
            return f"{label}: refused"
        if fault and what == QAccessible.Text.Description:
            return fault
        return super().text(what)


class SpokenDrawing(QAccessibleWidget):
    """A drawing under its name: what its description says is also what it holds now."""

    def text(self, what: QAccessible.Text) -> str:
        """Its value is what it is described by."""
        value = QAccessible.Text.Value
        return super().text(QAccessible.Text.Description if what == value else what)


def _spoken(kind: str, of: QObject) -> QAccessibleWidget | None:
    """What speaks for a field or a drawing; Qt asks once for each class it is of."""
    if kind in _DRAWN and isinstance(of, QWidget):
        drawing = SpokenDrawing(of, _DRAWN[kind])
        of.setProperty("spoken", drawing)  # as long as the drawing is there
        return drawing
    if kind != "QWidget" or not isinstance(of, BoundField):
        return None
    of.spoken = SpokenField(of)
    return of.spoken


@cache
def hear_fields_and_drawings() -> None:
    """Have screen readers know of them from now on; once is enough."""
    QAccessible.installFactory(_spoken)
