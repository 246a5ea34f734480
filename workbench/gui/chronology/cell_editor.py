"""The editor that opens in a cell of authored text: mentions stay mentions."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from workbench.gui.bridge import Bridge
from workbench.gui.fields.markup import MarkupEdit
from workbench.gui.look.named import named

Index = QModelIndex | QPersistentModelIndex


class AuthoredCell(QStyledItemDelegate):
    """Edits a cell's authored text in place, on one line; Enter saves, Escape leaves it."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """An editor that shows mentions as aliases."""
        editor = named(MarkupEdit(parent), "chronology.cell", "What happened")
        editor.setFrameShape(MarkupEdit.Shape.NoFrame)
        editor.setWordWrapMode(QTextOption.WrapMode.NoWrap)
        editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        editor.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the text of the cell."""
        assert isinstance(editor, MarkupEdit)
        editor.set_markup(str(index.data(Qt.ItemDataRole.EditRole)), self._bridge.case)
        editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Save the text with its mentions."""
        assert isinstance(editor, MarkupEdit)
        model.setData(index, editor.markup(), Qt.ItemDataRole.EditRole)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter saves instead of breaking the line."""
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in enter
            and isinstance(editor, QWidget)
        ):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            return True
        return bool(super().eventFilter(editor, event))
