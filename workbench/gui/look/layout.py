"""Parts put below one another or side by side, with the gaps that are usual on a page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.look.appearance import GRID


class Gap(int):
    """Pixels left free between two parts."""


class Rest(int):
    """Room that is left over, by its share of it."""


REST = Rest(1)
"""All the room that is left."""

Part = (
    QWidget
    | QLayout
    | Gap
    | Rest
    | tuple[QWidget | QLayout, int]
    | tuple[QWidget, int, Qt.AlignmentFlag]
)
"""A widget or a layout, with its share of the room and its side where these matter."""

Margins = int | tuple[int, int, int, int]
"""Pixels all around, or at the left, on top, at the right and beneath; -1 is what dialogs have."""

PANEL: Margins = (GRID + 4, GRID, GRID + 4, GRID)
"""Round what stands in a frame of its own."""


def column_of(
    *parts: Part, within: QWidget | None = None, margins: Margins = 0, gap: int = GRID
) -> QVBoxLayout:
    """Parts below one another, as what fills `within` when that is given."""
    made = QVBoxLayout(within) if within is not None else QVBoxLayout()
    fill(made, parts, margins, gap)
    return made


def row_of(
    *parts: Part, within: QWidget | None = None, margins: Margins = 0, gap: int = GRID
) -> QHBoxLayout:
    """Parts side by side, as what fills `within` when that is given."""
    made = QHBoxLayout(within) if within is not None else QHBoxLayout()
    fill(made, parts, margins, gap)
    return made


def fill(layout: QBoxLayout, parts: tuple[Part, ...], margins: Margins, gap: int) -> None:
    """Put parts into a layout; a gap of -1 is the one usual in dialogs."""
    around = (margins,) * 4 if isinstance(margins, int) else margins
    layout.setContentsMargins(*around)
    layout.setSpacing(gap)
    for part in parts:
        _add(layout, part)


def framed(*parts: Part, margins: Margins = 0, gap: int = GRID) -> QFrame:
    """Parts below one another in a frame of their own."""
    frame = QFrame()
    column_of(*parts, within=frame, margins=margins, gap=gap)
    return frame


def held(layout: QLayout) -> QWidget:
    """A widget that shows a layout and nothing else."""
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def form_of(*rows: tuple[str, QWidget | QLayout], gap: int = 2 * GRID) -> QFormLayout:
    """Labels with what each is of at their right; `gap` lies between the two."""
    made = QFormLayout()
    made.setHorizontalSpacing(gap)
    made.setVerticalSpacing(GRID)
    made.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    for words, part in rows:
        if isinstance(part, QWidget):
            made.addRow(words, part)
        else:
            made.addRow(words, part)
    return made


def scrolled(body: QWidget, spoken: str, across: bool = True) -> QScrollArea:
    """A widget that scrolls where it is larger than its room; not `across` when it wraps."""
    area = QScrollArea()
    area.setAccessibleName(spoken)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    if not across:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(body)
    return area


def clear_out(layout: QLayout, keep: int = 0) -> None:
    """Take out and let go of what stands in a layout, but for the last `keep` parts."""
    while layout.count() > keep:
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _add(layout: QBoxLayout, part: Part) -> None:
    if isinstance(part, Rest):
        layout.addStretch(part)
    elif isinstance(part, Gap):
        layout.addSpacing(part)
    elif isinstance(part, QWidget):
        layout.addWidget(part)
    elif isinstance(part, QLayout):
        layout.addLayout(part)
    elif isinstance(part[0], QWidget):
        layout.addWidget(*part)
    else:
        layout.addLayout(part[0], part[1])
