"""A person at the window who points at everything and types only words; what they do is counted.

A click is an act, and so are a turn of the wheel that brings a field into sight, words typed
however long, and Enter behind them. A list to choose from takes two clicks. The same steps can be
walked as by keyboard: a key that leads somewhere becomes the click that does.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QToolButton,
    QTreeWidget,
    QWidget,
)

from tests.e2e.keyboard import AtTheKeyboard
from workbench.gui.records.folds import FoldLine

_BY_KEYS = {"Ctrl+A": 2, "Ctrl+Shift+E": 2, "Ctrl+R": 2}
"""What takes the mouse more than one act: rows from the first to the last, a line of a menu."""

_NEW = (".entry", ".new", "register.new")


class AtTheMouse(AtTheKeyboard):
    """Works the window by mouse, and counts."""

    acts = 0
    _pressed: QWidget | None = None

    # --- pointing --------------------------------------------------------------------------------

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click on what is in sight, or comes there by the wheel."""
        self._bring_into_sight(widget)
        seen = widget.visibleRegion().boundingRect()
        where = at if at is not None else seen.center()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=where)
        self.acts += 1
        QApplication.processEvents()

    def _bring_into_sight(self, widget: QWidget) -> None:
        QApplication.processEvents()
        area = widget.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        least = QRect(0, 0, min(widget.width(), 8), min(widget.height(), 8))
        if area is not None and not widget.visibleRegion().boundingRect().contains(least.center()):
            area.ensureWidgetVisible(widget)
            self.acts += 1
            QApplication.processEvents()

    def reach(self, name: str, back: bool = False) -> QWidget:
        """Click on the widget of that name; a fold that hides it is opened first."""
        widget = self._seen(name)
        if widget.hasFocus() and isinstance(widget, QLineEdit):
            return widget  # the keyboard is there already
        if isinstance(widget, QAbstractItemView):
            self.acts += 1
            widget.setFocus()
        elif isinstance(widget, QComboBox) and not widget.isEditable():
            widget.setFocus()  # the two clicks that choose are counted there
        else:
            self.click(widget)
        self._pressed = widget if isinstance(widget, QAbstractButton) else None
        return QApplication.focusWidget() or widget

    def _seen(self, name: str) -> QWidget:
        found = [w for w in self._windows(name) if w.isVisible()]
        for fold in [] if found else self.window.findChildren(FoldLine):
            fold.fill()
            held = fold.part.findChild(QWidget, name) is not None
            if held and fold.isVisible() and not fold.isChecked():
                self.click(fold)
                return self._seen(name)
        assert found, f"“{name}” is not to be seen"
        return found[0]

    def _windows(self, name: str) -> list[QWidget]:
        tops = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        return [w for top in tops for w in top.findChildren(QWidget, name)]

    def counts(self, pressed: int, typed: int) -> None:
        """Count what is done in a window of the system."""
        self.acts += pressed + typed

    # --- the steps -------------------------------------------------------------------------------

    def keys(self, *names: str) -> None:
        """The same as keys do, by pointing where one can."""
        for name in names:
            if name == "Space" and self._pressed is not None:
                self._pressed = None  # clicked already
            elif name == "Ctrl+N":
                new = self._new()
                if not new.hasFocus():
                    self.click(new)
            elif name.startswith("Ctrl+") and name[-1].isdigit():
                self._show_page(name)
            else:
                self.acts += _BY_KEYS.get(name, 1)
                super().keys(name)

    def _new(self) -> QWidget:
        known = [
            w for w in self.window.findChildren(QWidget)
            if w.objectName().endswith(_NEW) and w.isVisible()
            and isinstance(w, QLineEdit | QPushButton | QToolButton)
        ]  # fmt: skip
        assert known, "nothing adds to what is shown"
        return min(known, key=lambda w: w.mapTo(self.window, QPoint()).y())

    def _show_page(self, keys: str) -> None:
        """Click on the page of the list that this key shows."""
        titles = [
            action.iconText() for action in self.window.findChildren(QAction)
            if action.shortcut().toString() == keys
        ]  # fmt: skip
        pages = next(
            w for w in self.window.findChildren(QListWidget)
            if w.objectName() == "case.page-list" and w.isVisible()
        )  # fmt: skip
        items = [pages.item(row) for row in range(pages.count())]
        item = next((each for each in items if any(t.endswith(each.text()) for t in titles)), None)
        assert item is not None, f"{titles} are none of {[each.text() for each in items]}"
        self.click(pages.viewport(), pages.visualItemRect(item).center())

    def words(self, text: str) -> None:
        """Type words, which are one act however long."""
        self.acts += 1
        super().words(text)

    def typed(self, text: str) -> None:
        """Type text as it stands, one act too."""
        self.acts += 1
        super().typed(text)

    def fill(self, **fields: str) -> None:
        """Click into each field and type; choose from what is in sight or from a list."""
        for name, text in fields.items():
            widget = self._seen(name.replace("__", "."))
            if isinstance(widget, QPushButton):
                self._press_one(widget, text)
            elif isinstance(widget, QComboBox) and not widget.isEditable():
                self._bring_into_sight(widget)
                self._choose(widget, text)
            else:
                if not widget.hasFocus():
                    self.click(widget)
                AtTheKeyboard.keys(self, "Ctrl+A")  # by the click, where something stands there
                self.words(text)

    def _press_one(self, first: QPushButton, text: str) -> None:
        held = first.parentWidget()
        assert held is not None
        beside = [each for each in held.findChildren(QPushButton) if each.isVisible()]
        words = [each.text().removeprefix("✓ ") for each in beside]
        self.click(beside[next(n for n, said in enumerate(words) if said.startswith(text))])

    def _choose(self, box: QComboBox, text: str) -> None:
        """Open the list and click the first choice that begins with these words."""
        texts = [box.itemText(row) for row in range(box.count())]
        row = next(row for row, said in enumerate(texts) if said.startswith(text))
        box.setFocus()
        box.showPopup()
        view = box.view()
        index = view.model().index(row, box.modelColumn())
        view.scrollTo(index)
        QTest.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center()
        )
        if box.currentIndex() != row:  # a list in memory keeps the mouse for a moment
            box.setCurrentIndex(row)
            box.activated.emit(row)
        box.hidePopup()
        box.window().activateWindow()
        box.setFocus()
        self.acts += 2
        QApplication.processEvents()
        box.window().activateWindow()
        self.wait_until(box.window().isActiveWindow)
        box.setFocus()

    def write_under(self, heading: str, words: str) -> None:
        """Double-click a heading of the outline, and write beneath it."""
        outline = self._seen("statement.outline")
        assert isinstance(outline, QTreeWidget)
        self.wait_until(lambda: outline.topLevelItemCount() > 0)
        items = [outline.topLevelItem(n) for n in range(outline.topLevelItemCount())]
        item = next(each for each in items if each is not None and each.text(0).startswith(heading))
        outline.scrollToItem(item)
        where = outline.visualItemRect(item).center()
        viewport = outline.viewport()
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=where)
        QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=where)
        self.acts += 1
        QApplication.processEvents()
        self.wait_until(lambda: any(w.isVisible() for w in self._windows("statement.unit")))
        if not self._seen("statement.unit").hasFocus():
            self.click(self._seen("statement.unit"))
        self.words(words)
