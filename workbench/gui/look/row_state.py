"""How a row of a list stands while it is painted."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QAbstractItemView


class RowState(NamedTuple):
    """Whether a row is chosen, under the mouse, and has the keyboard.

    Qt tells it in the state of the row's style, at the price of making four hundred names of styles
    ready before the first list is painted; asking for the view's viewport costs as much.
    """

    chosen: bool
    over: bool
    focused: bool


def row_state(view: QAbstractItemView, index: QModelIndex | QPersistentModelIndex) -> RowState:
    """The state of a row of a list without frame and headings, which follows the mouse."""
    row = index.row()
    pointed = view.indexAt(view.mapFromGlobal(QCursor.pos()))
    current = view.currentIndex().row()
    return RowState(
        chosen=view.selectionModel().isRowSelected(row, view.rootIndex()),
        over=view.underMouse() and pointed.row() == row,
        focused=view.hasFocus() and current == row,
    )
