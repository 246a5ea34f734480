"""Standard paragraphs for all future cases: changed, added, withdrawn, and how they once read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QFrame, QScrollArea

from workbench.application.casebook.workbench import Workbench
from workbench.application.office import paragraphs as office_paragraphs
from workbench.domain.dates.partial import day_in_words
from workbench.domain.library.office import Office
from workbench.domain.library.reference import StandardParagraph
from workbench.gui.fields.passing_line import PassingLine
from workbench.gui.library.paragraph_form import ParagraphForm
from workbench.gui.library.paragraph_list import ParagraphList, section_names
from workbench.gui.library.paragraph_wordings import WordingList
from workbench.gui.library.tab import LibraryTab
from workbench.gui.look.buttons import dialog_button
from workbench.gui.look.labels import note, title
from workbench.gui.look.layout import GRID, REST, column_of, held, named, row_of
from workbench.gui.records.acts import give_menu, let_open, row_acts

_WHAT = (
    "Words changed here hold for every statement whose decision is made from the day you give; "
    "decisions of earlier days keep the words they were made with. To reword a paragraph for one "
    "case only, use that case’s Statement page."
)


class ParagraphsTab(LibraryTab):
    """The list at the left, the chosen paragraph at the right. `changed` when all cases are."""

    def __init__(self, workbench: Workbench) -> None:
        super().__init__(workbench, "paragraphs", "library.fault")
        self._new: StandardParagraph | None = None
        self._dirty = False
        self._shown = ""
        self.list = ParagraphList()
        self.filter = PassingLine(
            "library.filter", "Filter the standard paragraphs", "Filter by words, law or source"
        )
        self.heading = title("")
        self.heading.setWordWrap(True)
        self.form = ParagraphForm(
            workbench.clock.today(),
            workbench.library.rules.calendar(),
            section_names(workbench.shipped_library),
        )
        self.wordings = WordingList()
        self._area = QScrollArea()
        self.outcome = named(note(), "library.told")
        self.add = dialog_button("&New paragraph", "library.new", self._on_new)
        self.save = dialog_button("&Save for future cases", "library.save", self.keep)
        self.discard = dialog_button("&Discard changes", "library.discard", self._on_discard)
        self.withdraw = dialog_button(
            "&Withdraw from that day", "library.withdraw", self._on_withdraw
        )
        self.take_back = dialog_button("&Take back this wording", "library.back", self._on_back)
        self.restore = dialog_button("&Restore these words", "library.restore", self._on_restore)
        self._lay_out()
        self.filter.textChanged.connect(lambda _words: self._show_list())
        self.list.chosen.connect(self._on_chosen)
        withdraw = "Withdraw from that day"
        give_menu(self.list, "library.list", row_acts(delete=self._on_withdraw, deleting=withdraw))
        let_open(self.list, self.form.title.setFocus)
        self.form.edited.connect(self._on_edited)
        self.wordings.chosen.connect(self._enable_acts)
        self._show_list()
        self._on_chosen(self.list.first())

    def _lay_out(self) -> None:
        left = held(column_of(self.filter, (self.list, 1), self.add))
        inner = held(
            column_of(
                self.heading,
                self.form,
                self.wordings,
                row_of(self.restore, self.take_back, REST),
                REST,
                margins=(2 * GRID, 0, GRID, 0),
            )
        )
        area = self._area
        area.setAccessibleName("The paragraph chosen")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        buttons = row_of(
            self.withdraw, REST, self.discard, self.save, margins=(2 * GRID, 0, GRID, 0)
        )
        for line in (self.fault, self.outcome):
            line.setContentsMargins(2 * GRID, 0, GRID, 0)
        right = held(column_of((area, 1), self.fault, self.outcome, buttons))
        self.show_beside(_WHAT, left, right, (320, 640), grows=True)

    def _show_list(self) -> None:
        workbench = self._workbench
        self.list.show_library(workbench.library, workbench.store.office(), self.filter.text())

    def _on_chosen(self, id: str) -> None:
        if (self._dirty or self._new is not None) and not self.keep():
            self.stay_at(self.list, self._choose_shown)
            return
        self._new = None
        self.list.blockSignals(True)
        self.list.select(id)
        self.list.blockSignals(False)
        self._show(id)

    def _choose_shown(self) -> None:
        if self._new is None:
            self.list.select(self._shown)

    def _show(self, id: str, saved: StandardParagraph | None = None) -> None:
        """Show a paragraph in its newest words, or in those that were just `saved`."""
        if id != self._shown:
            self._area.verticalScrollBar().setValue(0)
        self._shown = id
        workbench = self._workbench
        office, shipped = workbench.store.office(), workbench.shipped_library
        held = office_paragraphs.wordings(office, shipped, id) if id else ()
        newest = next((each for each in reversed(held) if not each.withdrawn), None)
        paragraph = newest.paragraph if newest is not None else None
        if saved is not None:
            days = (each.paragraph for each in held if each.own and not each.withdrawn)
            mine = (each for each in days if each.valid_from == saved.valid_from)
            paragraph = next(mine, paragraph)
        self.heading.setText(paragraph.title if paragraph else "Choose a paragraph, or add one")
        self.form.show_paragraph(paragraph, self._start_for(paragraph))
        log = office_paragraphs.history(workbench.store.office_log(), shipped, id) if id else ()
        self.wordings.show_paragraph(held, log)
        self._dirty = False
        self.fault.hide()
        self._enable_acts()

    def _start_for(self, paragraph: StandardParagraph | None) -> date | None:
        """The day proposed: today for the library's words, the same day for words of one's own."""
        if paragraph is None:
            return None
        own = any(
            entry.paragraph.id == paragraph.id
            and entry.paragraph.valid_from == paragraph.valid_from
            for entry in self._workbench.store.office().paragraphs
        )
        return paragraph.valid_from if own else self._workbench.clock.today()

    def _enable_acts(self) -> None:
        there = self._new is not None or bool(self.list.current())
        self.form.setEnabled(there)
        self.save.setEnabled(self._dirty or self._new is not None)
        self.discard.setEnabled(self._dirty or self._new is not None)
        self.withdraw.setEnabled(self._new is None and bool(self.list.current()))
        self.wordings.setVisible(self._new is None and there)
        self.take_back.setEnabled(bool(self.wordings.own_entry()))
        self.restore.setEnabled(self.wordings.paragraph() is not None)
        for button in (self.take_back, self.restore):
            button.setVisible(self._new is None and there)

    def _on_edited(self) -> None:
        self._dirty = True
        self.outcome.setText("")
        self._enable_acts()

    def keep(self) -> bool:
        """Save what was typed; False when it cannot be kept, and then the reason is said."""
        if not self._dirty and self._new is None:
            return True
        if self._new is not None and not self._dirty:
            self._new = None  # nothing was typed into it
            return True
        workbench, id = self._workbench, self._workbench.ids.new("paragraph")
        verb = "added" if self._new is not None else "changed"

        def save() -> None:
            paragraph = self.form.value()
            workbench.change_office(
                f"Standard paragraph {verb}: {paragraph.title}",
                lambda office: office_paragraphs.set_paragraph(
                    office, workbench.shipped_library, id, paragraph
                ),
            )
            self._done(paragraph.id, "Saved" + _from(paragraph.valid_from), paragraph)

        return self.fault.attempt(save)

    def _on_new(self) -> None:
        if self._dirty and not self.keep():
            return
        today = self._workbench.clock.today()
        self.list.setCurrentIndex(QModelIndex())
        self._new = StandardParagraph(
            id=self._workbench.ids.new("own"),
            title="",
            section="powers",
            text="",
            when="chosen",
            source="",
            consulted=today,
            position=9_000,
        )
        self.heading.setText("New paragraph")
        self._area.verticalScrollBar().setValue(0)
        self.form.show_paragraph(self._new, None)
        self._dirty = False
        self.fault.hide()
        self._enable_acts()
        self.form.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_discard(self) -> None:
        self._dirty, self._new = False, None
        self._show(self.list.current())

    def _on_withdraw(self) -> None:
        id, workbench = self.list.current(), self._workbench
        if not id or (self._dirty and not self.keep()):
            return
        start = self.form.start.day or workbench.clock.today()
        edit = partial(
            office_paragraphs.withdraw_paragraph,
            shipped=workbench.shipped_library,
            id=workbench.ids.new("paragraph"),
            paragraph_id=id,
            valid_from=start,
        )
        label = f"Standard paragraph withdrawn: {self.form.title.text()}"
        self._change(label, edit, "Withdrawn" + _from(start))

    def _on_back(self) -> None:
        entry = self.wordings.own_entry()
        edit = partial(office_paragraphs.remove_wording, entry_id=entry)
        self._change(f"Wording taken back: {self.form.title.text()}", edit, "Taken back.")

    def _on_restore(self) -> None:
        words = self.wordings.paragraph()
        if words is None:
            return
        today, workbench = self._workbench.clock.today(), self._workbench
        restored = replace(words, valid_from=today, valid_to=None)
        edit = partial(
            office_paragraphs.set_paragraph,
            shipped=workbench.shipped_library,
            id=workbench.ids.new("paragraph"),
            paragraph=restored,
        )
        self._change(f"Wording restored: {words.title}", edit, "Restored" + _from(today))

    def _change(self, label: str, edit: Callable[[Office], Office], outcome: str) -> None:
        id = self.list.current()
        self._dirty = False
        if self.change(label, edit):
            self._done(id, outcome)

    def _done(self, id: str, outcome: str, saved: StandardParagraph | None = None) -> None:
        self._dirty, self._new = False, None
        self.fault.hide()
        self._show_list()
        self.list.select(id)
        self._show(id, saved)
        self.outcome.setText(outcome)
        self.changed.emit()


def _from(start: date | None) -> str:
    return f", for decisions from {day_in_words(start)} on." if start is not None else ", always."
