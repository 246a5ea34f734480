"""The standards a finding is measured by: picked from the library, or written in own words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QWidget

from workbench.application.findings.standards import (
    StandardOffered,
    cited_words,
    standards_to_offer,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.records.standards import StandardCited, StandardKind
from workbench.domain.text import capitalised
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import records_of
from workbench.gui.fields.bound import BoundField
from workbench.gui.fields.choice import choice_box
from workbench.gui.look.buttons import push_button
from workbench.gui.look.chips import ChipList, ChipWords, PlusLine
from workbench.gui.look.labels import FAULT_MARK, note
from workbench.gui.look.layout import column_of, held, named, row_of
from workbench.gui.look.lists import ShortList

_ID = Qt.ItemDataRole.UserRole
_MOST_ROWS = 4
_OTHER = "another edition"
_OWN = "Standard in own words: say what it is and what it asks"


def force_words(in_force: bool | None) -> str:
    """Whether a standard held at the time of the finding's events, in words."""
    if in_force is None:
        return "the dates do not show whether it was in force"
    return "in force at the time" if in_force else f"{FAULT_MARK}not in force at the time"


class StandardsField(BoundField):
    """The standards cited, a line that finds more, and what each means here."""

    saves_when_idle = False
    tidies = False
    watches = ("event", "finding")

    def __init__(self, desk: Desk) -> None:
        hint = "Law, guidance and policy that applied at the time"
        super().__init__(records_of(desk, "finding"), "standards", hint, label="Standard")
        self._cited: tuple[StandardCited, ...] = ()
        self._offered: dict[str, StandardOffered] = {}
        self._row = -1
        self.list = named(ChipList("book-open"), "finding.standards.list")
        self.list.currentRowChanged.connect(self._on_row)
        self.watch(self.list, "Standards cited")
        self.column.addWidget(self.list)
        self._make_details()
        self._make_finder()
        self.finish()

    _inside: tuple[QWidget, ...] = ()
    """What belongs to one standard: while the keyboard is there, its details stand beneath."""

    _seeking: tuple[QWidget, ...] = ()
    """What finds a standard: all of it stands there from when the keyboard first comes to it."""

    @property
    def scrolls_itself(self) -> bool:
        """The wheel scrolls a list that has the keyboard."""
        return self.list.hasFocus() or self.found.hasFocus()

    def _make_details(self) -> None:
        name = f"{self.kind}.{self.field}"
        self.place, self.edition, self.words = QLineEdit(), QLineEdit(), QLineEdit()
        lines = (
            (self.place, "place", "Where in it", "where in it, such as section 47(1)(b)"),
            (self.edition, "edition", "Edition relied on", _OTHER),
            (self.words, "words", "What it asks in this case", "what it asks in this case"),
        )
        for line, part, label, hint in lines:
            line.setObjectName(f"{name}.{part}")
            line.setPlaceholderText(hint)
            line.returnPressed.connect(self.commit)
            self.watch(line, label)
        self.remove = push_button(
            "Remove", f"{name}.remove", self.take_out, spoken="Remove this standard"
        )
        self.details = held(
            column_of(row_of((self.place, 3), (self.edition, 2), self.remove), self.words, gap=4)
        )
        self.column.addWidget(self.details)

        self._inside = (self.list, self.place, self.edition, self.words, self.remove)
        self.remove.installEventFilter(self)

    def _make_finder(self) -> None:
        name = f"{self.kind}.{self.field}"
        kinds = [(capitalised(each.value), each) for each in StandardKind]
        self.sort = choice_box(f"{name}.kind", options=[("All kinds", None), *kinds])
        self.sort.setMaximumWidth(128)
        self.sort.currentIndexChanged.connect(lambda _index: self.search())
        self.finder = PlusLine("Standard", "Search the library; Enter adds the one chosen")
        self.finder.textEdited.connect(lambda _words: self.search())
        self.finder.returnPressed.connect(self._on_return)
        self.own = push_button(
            "Own words",
            f"{name}.own",
            self.write_in,
            tip="Write in a standard that is not in the library",
            spoken="Write in a standard in own words",
        )
        self.attach(held(row_of((self.finder, 1), self.sort, self.own)), self.finder)
        self._seeking = (self.finder, self.sort, self.own)
        self.own.installEventFilter(self)
        self.finder.setAccessibleName("Standards: search the library and add")
        self.watch(self.sort, "Kind of standard to search for")
        self.found = named(ShortList(_MOST_ROWS), f"{name}.found")
        self.found.itemActivated.connect(self._on_activated)
        self.found.currentItemChanged.connect(lambda _new, _old: self._show_expected())
        self.watch(self.found, "Standards found")
        self.column.addWidget(self.found)
        self.expected = named(note(), f"{name}.expects")
        self.column.addWidget(self.expected)
        for part in (self.sort, self.own, self.found, self.expected):
            part.hide()

    def raw(self) -> Any:
        """The standards cited, with what is typed about the chosen one."""
        if not 0 <= self._row < len(self._cited):
            return self._cited
        typed = replace(
            self._cited[self._row],
            place=self.place.text().strip(),
            edition=self.edition.text().strip(),
            words=self.words.text().strip(),
        )
        return (*self._cited[: self._row], typed, *self._cited[self._row + 1 :])

    def put(self, value: Any) -> None:
        """List these standards."""
        self._cited = tuple(value or ())
        self._relist()

    def commit(self) -> bool:
        """Save; the list then shows what was typed."""
        saved = super().commit()
        if saved and self.record_id:
            self._cited = self.raw()
            self._relist()
        return saved

    def bind(self, case: CaseFile, id: str) -> None:
        """Show the standards of another finding."""
        super().bind(case, id)
        self._row = -1
        self.finder.clear()
        for part in (self.sort, self.own):
            part.setVisible(part.hasFocus() or self.finder.hasFocus())
        self._relist()
        self.search()

    def options_changed(self, case: CaseFile) -> None:
        """Whether each standard held follows from the dates of the finding's events."""
        finding = case.findings.get(self.record_id)
        found = standards_to_offer(case, finding, self._library()) if finding is not None else []
        self._offered = {each.standard.id: each for each in found}
        if not self.dirty:
            self._relist()

    def _library(self) -> ReferenceLibrary:
        return self.desk.workbench.library

    def add(self, standard_id: str) -> None:
        """Cite an entry of the library, once."""
        self.commit()
        places = [each.standard_id for each in self._cited]
        if standard_id in places:
            self._row = places.index(standard_id)
        else:
            self._row = len(self._cited)
            self._cited = (*self._cited, StandardCited(standard_id=standard_id))
        self._relist()
        self.commit()
        self.finder.clear()
        self.search()
        self.details.show()
        self.place.setFocus()

    def write_in(self) -> None:
        """Add a standard in the person's own words, and take the words."""
        self.commit()
        self._row = len(self._cited)
        self._cited = (*self._cited, StandardCited(words="Standard of our own"))
        self._relist()
        self.commit()
        self.details.show()
        self.words.setFocus()
        self.words.selectAll()

    def take_out(self) -> None:
        """Take the chosen standard out; Undo brings it back."""
        row = self._row
        if 0 <= row < len(self._cited):
            self._cited = (*self._cited[:row], *self._cited[row + 1 :])
            self._row = min(row, len(self._cited) - 1)
            self.finder.setFocus()
            self._relist()
            if self.commit():
                self.desk.bridge.taken.emit("Standard taken out of the list")

    def choose(self, row: int) -> None:
        """Show what is said about one of the standards cited, and bring the keyboard to it."""
        self.list.setCurrentRow(row)
        self.list.setFocus()

    def search(self) -> None:
        """List what the library has for the words and kind asked for."""
        words, kind = self.finder.text(), self.sort.currentData()
        finding = self.desk.bridge.case.findings.get(self.record_id)
        with QSignalBlocker(self.found):
            self.found.clear()
            if finding is not None and (words.strip() or kind is not None):
                case = self.desk.bridge.case
                for each in standards_to_offer(case, finding, self._library(), words, kind):
                    self.found.addItem(_found_item(each))
            self.found.setCurrentRow(0)
        self.found.setVisible(bool(self.found.count()))
        self.clear_fault()
        self._show_expected()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the line to what was found; Delete takes a cited standard out."""
        if watched in self._inside and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            QTimer.singleShot(0, self, self._show_details)
        if watched in self._seeking and event.type() == QEvent.Type.FocusIn:
            self.sort.show()
            self.own.show()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.finder and event.key() == Qt.Key.Key_Down and self.found.count():
                self.found.setFocus()
                return True
            if watched is self.list and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self.take_out()
                return True
        return super().eventFilter(watched, event)

    def _relist(self) -> None:
        library = self._library()
        with QSignalBlocker(self.list):
            self.list.clear()
            for each in self._cited:
                self.list.add_chip(self._cited_line(each, library), self._chip(each, library))
            if self._row < 0 and self._cited:
                self._row = 0
            self._row = min(self._row, len(self._cited) - 1)
            self.list.setCurrentRow(self._row)
        self.list.setVisible(bool(self._cited))
        self.list.fit()
        self._show_details()

    def _chip(self, cited: StandardCited, library: ReferenceLibrary) -> ChipWords:
        """The title and the place in it; that it was not in force is never left to the tip."""
        known = library.standards.get(cited.standard_id)
        offered = self._offered.get(cited.standard_id)
        late = offered is not None and offered.in_force is False
        name = known.title if known is not None else cited_words(cited, library)
        return ChipWords(name, cited.place if known else "", force_words(False) if late else "")

    def _cited_line(self, cited: StandardCited, library: ReferenceLibrary) -> str:
        words = cited_words(cited, library)
        if cited.standard_id in self._offered:
            return f"{words}  ·  {force_words(self._offered[cited.standard_id].in_force)}"
        return words

    def _on_row(self, row: int) -> None:
        if row != self._row:
            typed, self._row = self.raw(), self._row
            changed = typed != self._cited
            self._cited, self._row = typed, row
            self._show_details()
            if changed:
                self.commit()

    def _show_details(self) -> None:
        shown = 0 <= self._row < len(self._cited)
        self.details.setVisible(shown and any(each.hasFocus() for each in self._inside))
        cited = self._cited[self._row] if shown else StandardCited()
        for line, words in (
            (self.place, cited.place),
            (self.edition, cited.edition),
            (self.words, cited.words),
        ):
            if line.text() != words:
                line.setText(words)
        own = not cited.standard_id
        self.words.setPlaceholderText(_OWN if own else "what it asks in this case")
        self.edition.setPlaceholderText("edition, such as January 2023" if own else _OTHER)

    def _on_return(self) -> None:
        if self.found.currentRow() >= 0:
            self.add(str(self.found.currentItem().data(_ID)))
        elif self.finder.text().strip():
            self.show_fault("Nothing in the library has these words. Write it in with Own words.")

    def _on_activated(self, item: QListWidgetItem) -> None:
        self.add(str(item.data(_ID)))

    def _show_expected(self) -> None:
        standard, words = None, ""
        if self.found.currentRow() >= 0:
            standard = self._library().standards.get(str(self.found.currentItem().data(_ID)))
        if standard is not None:
            lines = (standard.expects, capitalised(standard.status), standard.note)
            words = " ".join(f"{part.rstrip('.')}." for part in lines if part)
        self.expected.setText(words)
        self.expected.setVisible(bool(words))


def _found_item(each: StandardOffered) -> QListWidgetItem:
    standard = each.standard
    edition = "" if standard.edition in standard.citation else standard.edition
    parts = [standard.citation, edition, force_words(each.in_force)]
    if each.cited:
        parts.insert(0, "✓ cited")
    words = f"{standard.title}\n{'  ·  '.join(part for part in parts if part)}"
    item = QListWidgetItem(words)
    item.setToolTip(f"{words}\n{standard.expects}")
    item.setData(_ID, standard.id)
    return item
