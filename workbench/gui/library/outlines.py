"""Outlines: the sections and headings of a statement; the office's own are edited here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QHeaderView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QTableWidget,
    QTableWidgetItem,
)

from workbench.application.casebook.workbench import Workbench
from workbench.application.office import outlines
from workbench.application.office import own_outlines as office_outlines
from workbench.domain.library.reference import Outline
from workbench.domain.text import capitalised
from workbench.gui.library.tab import LibraryTab
from workbench.gui.look.appearance import calm_table
from workbench.gui.look.buttons import dialog_button
from workbench.gui.look.labels import label_for
from workbench.gui.look.layout import GRID, REST, column_of, held, named, row_of
from workbench.gui.records.acts import give_menu, let_open, row_acts

_WHAT = (
    "The outlines that come with the program cannot be changed. Make a copy of one, then choose it "
    "in the statement settings of a case. Every change is saved at once."
)
_ID = Qt.ItemDataRole.UserRole


class OutlinesTab(LibraryTab):
    """The outlines at the left, the sections of the chosen one at the right."""

    def __init__(self, workbench: Workbench) -> None:
        super().__init__(workbench, "outlines", "library.outline.fault")
        self._loading = False
        self.list = named(QListWidget(), "library.outlines", "Outlines")
        self.name = _line("library.outline.name", "Name of the outline")
        self.draft_title = _line("library.outline.draft", "Title of a draft")
        self.final_title = _line("library.outline.final", "Title of a final decision")
        self.table = named(QTableWidget(0, 3), "library.sections", "Sections of the outline")
        self.table.setHorizontalHeaderLabels(["Filled by", "Heading in a draft", "In a final"])
        calm_table(self.table)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self._buttons = {
            name: dialog_button(label, f"library.outline.{name}", act)
            for name, label, act in (
                ("copy", "&Make a copy to change", self._on_copy),
                ("remove", "&Remove", self._on_remove),
                ("up", "&Up", partial(self._on_move, -1)),
                ("down", "&Down", partial(self._on_move, 1)),
                ("out", "&Leave out", self._on_leave_out),
                ("back", "&Put back…", self._on_put_back),
            )
        }
        self._lay_out()
        acts = row_acts(duplicate=self._on_copy, delete=self._on_remove, deleting="Remove")
        give_menu(self.list, "library.outlines", acts)
        let_open(self.list, self.name.setFocus)
        acts = row_acts(move=self._on_move, delete=self._on_leave_out, deleting="Leave out")
        give_menu(self.table, "library.sections", acts)
        self.list.currentItemChanged.connect(lambda _now, _before: self._show())
        self.table.itemChanged.connect(self._on_cell)
        self.table.itemSelectionChanged.connect(self._enable_acts)
        for line in (self.name, self.draft_title, self.final_title):
            line.editingFinished.connect(self._on_titles)
        self._show_list()

    def _lay_out(self) -> None:
        left = held(column_of((self.list, 1), self._buttons["copy"], self._buttons["remove"]))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        titles = row_of()
        for words, line in (
            ("Name", self.name),
            ("Title of a draft", self.draft_title),
            ("Title of a final decision", self.final_title),
        ):
            titles.addLayout(column_of(label_for(words, line), line, gap=4), 1)
        acts = row_of(*(self._buttons[name] for name in ("up", "down", "out", "back")), REST)
        right = held(
            column_of(titles, (self.table, 1), acts, self.fault, margins=(2 * GRID, 0, 0, 0))
        )
        self.show_beside(_WHAT, left, right, (320, 640), grows=True)

    def _show_list(self, select: str = "") -> None:
        kept = select or self._id()
        self.list.blockSignals(True)
        self.list.clear()
        for outline in outlines.every_outline(self._workbench.library):
            own = "✎ " if outline.own else ""
            item = QListWidgetItem(f"{own}{outline.title}")
            item.setData(_ID, outline.id)
            item.setSizeHint(QSize(0, self.fontMetrics().lineSpacing() + GRID))
            item.setToolTip("The office’s own" if outline.own else outline.source)
            self.list.addItem(item)
            if outline.id == kept:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._show()

    def _id(self) -> str:
        if self.list.currentRow() < 0:
            return ""
        return str(self.list.currentItem().data(_ID))

    def outline(self) -> Outline | None:
        """The outline chosen."""
        return self._workbench.library.find_outline(self._id())

    def _show(self) -> None:
        outline = self.outline()
        row = self.table.currentRow()
        self._loading = True
        own = outline is not None and outline.own
        for line, words in (
            (self.name, outline.title if outline else ""),
            (self.draft_title, outline.draft_title if outline else ""),
            (self.final_title, outline.final_title if outline else ""),
        ):
            line.setText(words)
            line.setReadOnly(not own)
            line.setCursorPosition(0)
        sections = outline.sections if outline else ()
        self.table.setRowCount(len(sections))
        for place, section in enumerate(sections):
            filled = capitalised(section.composer)
            if section.placement:
                filled += f" ({section.placement})"
            for column, words in enumerate((filled, section.draft_heading, section.final_heading)):
                item = QTableWidgetItem(words)
                fixed = section.composer in (outlines.FIXED_FIRST, outlines.FIXED_LAST)
                if column == 0 or not own or fixed:
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                self.table.setItem(place, column, item)
        if 0 <= row < len(sections):
            self.table.setCurrentCell(row, 0)
        self._loading = False
        self.fault.hide()
        self._enable_acts()

    def _enable_acts(self) -> None:
        outline = self.outline()
        own = outline is not None and outline.own
        chosen = own and self.table.currentRow() >= 0
        self._buttons["remove"].setEnabled(own)
        for name in ("up", "down", "out"):
            self._buttons[name].setEnabled(chosen)
        library = self._workbench.library
        gone = outlines.left_out(outline, library) if own and outline is not None else ()
        self._buttons["back"].setEnabled(bool(gone))

    def _change(self, label: str, edit: Callable[[Outline], Outline]) -> bool:
        """Change the own outline chosen; False when that cannot be, and then the reason is said."""
        outline = self.outline()
        if outline is None or not outline.own:
            return False

        def save() -> None:
            made = edit(outline)
            if made != outline:
                self._put(f"{label}: {made.title}", made)

        saved = self.fault.attempt(save)
        if not saved:
            self._show()
            self.fault.show()
        return saved

    def _put(self, label: str, made: Outline) -> None:
        """Put an outline into the library and show it."""
        shipped = self._workbench.shipped_library
        self._workbench.change_office(
            label, lambda office: office_outlines.set_outline(office, shipped, made)
        )
        self._show_list(made.id)
        self.changed.emit()

    def _on_copy(self) -> None:
        outline, workbench = self.outline(), self._workbench
        if outline is None:
            return
        taken = {each.title for each in outlines.every_outline(workbench.library)}
        base = f"{outline.title}, our own"
        name, count = base, 1
        while name in taken:
            count += 1
            name = f"{base} {count}"
        made = outlines.copy_outline(outline, workbench.ids.new("outline"), name)
        if self.fault.attempt(lambda: self._put(f"Outline added: {name}", made)):
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            self.name.selectAll()

    def _on_remove(self) -> None:
        outline = self.outline()
        if outline is None or not outline.own:
            return
        if self.change(
            f"Outline removed: {outline.title}",
            lambda office: office_outlines.remove_outline(office, outline.id),
        ):
            self._show_list()
            self.changed.emit()

    def _on_titles(self) -> None:
        if self._loading:
            return
        name, draft, final = (
            line.text() for line in (self.name, self.draft_title, self.final_title)
        )
        self._change(
            "Outline renamed", lambda outline: outlines.retitle(outline, name, draft, final)
        )

    def _on_cell(self, item: QTableWidgetItem) -> None:
        if self._loading:
            return
        row = item.row()
        draft, final = self._heading(row, 1), self._heading(row, 2)
        self._change(
            "Heading of an outline changed",
            lambda outline: outlines.rename_section(outline, row, draft, final),
        )

    def _heading(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return item.text() if item is not None else ""

    def _on_move(self, by: int) -> None:
        row = self.table.currentRow()
        if self._change(
            "Section of an outline moved", lambda outline: outlines.move_section(outline, row, by)
        ):
            self.table.setCurrentCell(row + by, 0)

    def _on_leave_out(self) -> None:
        row = self.table.currentRow()
        self._change(
            "Section of an outline left out", lambda outline: outlines.leave_out(outline, row)
        )

    def _on_put_back(self) -> None:
        outline, library = self.outline(), self._workbench.library
        if outline is None:
            return
        menu = named(QMenu(self), "library.outline.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for section in outlines.left_out(outline, library):
            placed = f" ({section.placement})" if section.placement else ""
            action = menu.addAction(outlines.section_name(section) + placed)
            action.triggered.connect(
                lambda _checked=False, id=section.id, placement=section.placement: self._change(
                    "Section of an outline put back",
                    lambda outline: outlines.put_back(outline, library, id, placement),
                )
            )
        button = self._buttons["back"]
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))


def _line(name: str, label: str) -> QLineEdit:
    line = named(QLineEdit(), name, label)
    line.setToolTip(label)
    line.setPlaceholderText(label)
    return line
