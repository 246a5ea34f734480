"""Find and replace: every place with the words around it, by label and real name alike."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from workbench.application.records.replacing import Place, replace_all, search
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.domain.shape import shape
from workbench.domain.text import capitalised, how_many
from workbench.gui.desk import Desk
from workbench.gui.look.appearance import ROW_HEIGHT
from workbench.gui.look.buttons import clears, dialog_button, key_act
from workbench.gui.look.dialog import Dialog
from workbench.gui.look.labels import FAULT_MARK, note
from workbench.gui.look.layout import GRID, named, row_of
from workbench.gui.names import record_name
from workbench.gui.settings import settings_of

_PAUSE_MS = 150
_MOST_WORDS = 80
_MOST = 500
"""So many places are listed; replacing all replaces those beyond too."""

_COLUMNS = ("Where", "", "Found", "", "")
_BEFORE, _FOUND, _AFTER, _FIXED = 1, 2, 3, 4
_NARROWEST, _WIDEST = 60, 300
"""The pixels that the words found may take; they are the same in every row, or nearly."""

_Index = QModelIndex | QPersistentModelIndex


def selected_words(widget: QWidget | None) -> str:
    """The words selected in a line or an editor, "" when there are none or very many."""
    words = ""
    if isinstance(widget, QLineEdit):
        words = widget.selectedText()
    elif isinstance(widget, (QTextEdit, QPlainTextEdit)):
        words = widget.textCursor().selectedText()
    return words if len(words) <= _MOST_WORDS and "\u2029" not in words else ""


class _Around(QStyledItemDelegate):
    """The words before what was found end beside it; what was found is in bold."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        """Cut the words before at their beginning."""
        super().initStyleOption(option, index)
        if index.column() == _BEFORE:
            option.textElideMode = Qt.TextElideMode.ElideLeft
            option.displayAlignment = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        elif index.column() == _FOUND:
            option.font.setWeight(option.font.Weight.DemiBold)


class FindReplace(Dialog):
    """Stays beside the window while the person works.

    `settle` saves what is being typed in the window and says whether all of it could be.
    """

    def __init__(self, desk: Desk, settle: Callable[[], bool], parent: QWidget | None) -> None:
        super().__init__(parent, "replacing", "Find and replace", 860, 480)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # it keeps what was sought
        self._desk, self._settle = desk, settle
        self._places: list[Place] = []
        self.find_line = self._line("find", "Find", "Words, a label, or a real name")
        self.new_line = self._line("new", "Replace with", "Blank takes the words out")
        self.match_case = self._check("match-case", "Match &case")
        self.whole_words = self._check("whole-words", "Whole &words only", usually=True)
        self.list = self._make_list()
        self.summary = named(QLabel(), "replacing.summary")
        self.why = named(note(), "replacing.why")
        self.go = dialog_button("&Go to", "replacing.go", self.go_to)
        self.one = dialog_button("&Replace", "replacing.one", self.replace_one)
        self.all = dialog_button("Replace &all", "replacing.all", self.replace_every)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self.look)
        self._lay_out()
        self.find_line.textChanged.connect(lambda _words: self._timer.start())
        self.new_line.returnPressed.connect(self.replace_one)
        self.find_line.returnPressed.connect(self._on_find_return)
        key_act(self.find_line, "Down", lambda: self._places and self.list.setFocus(), here=True)
        desk.bridge.changed.connect(self._on_changed)
        self.look()

    def begin(self, words: str = "") -> None:
        """Come to the front, ready for the words to be typed; `words` are searched at once."""
        if words:
            self.find_line.setText(words)
        self.show()
        self.raise_()
        self.activateWindow()
        self.find_line.setFocus()
        self.find_line.selectAll()
        self.look()

    def _line(self, name: str, label: str, hint: str) -> QLineEdit:
        line = named(QLineEdit(), f"replacing.{name}", label)
        line.setPlaceholderText(hint)
        clears(line)
        return line

    def _check(self, name: str, label: str, usually: bool = False) -> QCheckBox:
        check, key = named(QCheckBox(label), f"replacing.{name}"), f"replacing/{name}"
        kept = settings_of(self._desk.services)
        usual = "1" if usually else "0"
        check.setChecked((str(kept.value(key, usual)) if kept is not None else usual) == "1")

        def on_toggled(on: bool) -> None:
            if kept is not None:
                kept.setValue(key, str(int(on)))
            self.look()

        check.toggled.connect(on_toggled)
        return check

    def _make_list(self) -> QTreeWidget:
        listed = named(QTreeWidget(), "replacing.list", "Places found")
        listed.setHeaderLabels(list(_COLUMNS))
        listed.setRootIsDecorated(False)
        listed.setUniformRowHeights(True)
        listed.setFrameShape(QFrame.Shape.StyledPanel)
        listed.setItemDelegate(_Around(listed))
        header = listed.header()
        header.setMinimumHeight(ROW_HEIGHT)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_AFTER, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_FOUND, QHeaderView.ResizeMode.Fixed)  # as wide as the words
        header.setMinimumSectionSize(20)
        for column, width in ((0, 260), (_BEFORE, 190), (_FIXED, 24)):
            header.resizeSection(column, width)
        listed.itemActivated.connect(lambda _item, _column: self.go_to())
        listed.currentItemChanged.connect(lambda _new, _old: self._on_current())
        return listed

    def _lay_out(self) -> None:
        fields = QGridLayout()
        fields.setHorizontalSpacing(GRID)
        fields.setVerticalSpacing(GRID)
        lines = (("&Find", self.find_line), ("Replace wit&h", self.new_line))
        for row, (words, line) in enumerate(lines):
            label = QLabel(words)
            label.setBuddy(line)
            fields.addWidget(label, row, 0)
            fields.addWidget(line, row, 1)
        fields.addWidget(self.match_case, 0, 2)
        fields.addWidget(self.whole_words, 1, 2)
        fields.setColumnStretch(1, 1)
        close = self.leave_button("Close")
        buttons = row_of((self.summary, 1), self.go, self.one, self.all, close)
        self.show_parts(fields, (self.list, 1), self.why, self.fault, buttons)

    def look(self) -> None:
        """Search the case as it now is and list the places."""
        self._timer.stop()
        row = max(self._row(), 0)
        case = self._desk.bridge.case
        words = self.find_line.text()
        self._places = search(
            case,
            words,
            match_case=self.match_case.isChecked(),
            whole_words=self.whole_words.isChecked(),
        )
        self.list.clear()
        self.list.addTopLevelItems([_item(place, case) for place in self._places[:_MOST]])
        found = self.list.sizeHintForColumn(_FOUND) + GRID
        self.list.header().resizeSection(_FOUND, max(min(found, _WIDEST), _NARROWEST))
        kept = self.list.topLevelItem(min(row, self.list.topLevelItemCount() - 1))
        if kept is not None:
            self.list.setCurrentItem(kept)
        self.summary.setText(self._found_words(words))
        self._on_current()

    def _found_words(self, words: str) -> str:
        if not words.strip():
            return "Type what is to be found."
        number = len(self._places)
        if not number:
            return "Nothing in this case has these words."
        words = how_many(number, "place")
        fixed = sum(1 for place in self._places if place.fixed)
        if number > _MOST:
            words += f", the first {_MOST} listed"
        return f"{words}, {fixed} of them not to be replaced here" if fixed else words

    def _row(self) -> int:
        item = self.list.selectedItems()
        return self.list.indexOfTopLevelItem(item[0]) if item else -1

    def current(self) -> Place | None:
        """The place chosen."""
        row = self._row()
        return self._places[row] if 0 <= row < len(self._places) else None

    def _on_current(self) -> None:
        place = self.current()
        self.go.setEnabled(place is not None)
        self.one.setEnabled(place is not None and not place.fixed)
        self.all.setEnabled(any(not each.fixed for each in self._places))
        fixed = place.fixed if place is not None else ""
        self.why.setText(f"{FAULT_MARK}{fixed}" if fixed else "")
        self.why.setVisible(bool(fixed))

    def _on_find_return(self) -> None:
        self.look()
        if self._places:
            self.list.setFocus()

    def _on_changed(self) -> None:
        if self.isVisible():
            self._timer.start()

    def go_to(self) -> None:
        """Show the place in the window."""
        place = self.current()
        if place is not None:
            self._desk.goto(place.kind, place.id, place.field)

    def replace_one(self) -> None:
        """Replace the place chosen and come to the next."""
        place = self.current()
        if place is not None and not place.fixed:
            self._replace([place])

    def replace_every(self) -> None:
        """Replace every place that can be, as one action."""
        self._replace([place for place in self._places if not place.fixed])

    def _replace(self, places: list[Place]) -> None:
        self.fault.say()
        if not self._settle():
            self.fault.say("Something typed in the window cannot be saved. Nothing was replaced.")
            return
        new, done = self.new_line.text(), [0, 0]
        wanted = "" if self.match_case.isChecked() else self.find_line.text()

        def edit(case: CaseFile) -> CaseFile:
            replaced = replace_all(case, places, new, wanted)
            done[:] = [replaced.count, replaced.passed_over]
            return replaced.case

        number = how_many(len(places), "place")
        try:
            saved = self._desk.bridge.apply(f"Replace in {number}", edit)
        except InvalidInput as error:
            self.fault.say(f"{error} Nothing was replaced.")
            return
        self.look()
        if not saved:
            self.fault.say("The change could not be saved. Nothing was replaced.")
            return
        count, passed = done
        words = f"Replaced in {how_many(count, 'place')}"
        if passed:
            words += f"; {passed} had changed meanwhile and stayed as they were"
        self.summary.setText(f"{words}. {self.summary.text()}")


def _item(place: Place, case: CaseFile) -> QTreeWidgetItem:
    where = record_name(case, place.kind, place.id)
    if place.kind != "text":
        field = shape(place.kind)[place.field].facts.name
        where = f"{capitalised(field)} · {where}"
    sign = FAULT_MARK.strip() if place.fixed else ""
    item = QTreeWidgetItem([where, place.before, place.found, place.after, sign])
    around = f"{place.before}{place.found}{place.after}"
    tip = f"{where}\n… {around.strip()} …\n{place.fixed}".strip()
    for column in range(5):
        item.setToolTip(column, tip)
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{where}: {around.strip()} {place.fixed}")
    return item
