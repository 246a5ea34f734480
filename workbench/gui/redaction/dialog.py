"""The dialog of a redacted copy: each page with its black, who may be named, and the way out."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QScrollArea, QWidget

from workbench.application.case import editing
from workbench.application.disclosing.pages import Area, SeenPage
from workbench.application.disclosing.redaction import (
    WHAT,
    Left,
    Mark,
    RedactedCopy,
    Redacting,
    found_marks,
    left_open,
    listed_without,
    make_copy,
)
from workbench.application.handing_out.recording import record_paper
from workbench.application.records.labels import evidence_label, evidence_numbers
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import WorkbenchError
from workbench.domain.text import how_many
from workbench.gui.desk import Desk
from workbench.gui.look.buttons import dialog_button, push_button
from workbench.gui.look.dialog import Dialog
from workbench.gui.look.labels import note, section, see_boxes
from workbench.gui.look.layout import GRID, announce, column_of, named, row_of
from workbench.gui.look.lists import ChoiceBox
from workbench.gui.redaction.looking import OpenPaper
from workbench.gui.redaction.open_places import OpenPlaces
from workbench.gui.redaction.page_view import HINT, PageView
from workbench.gui.tasks import Watch

_TITLE = "Redacted copy"
_CHOSEN = "chosen by hand"
_SIDE = 260
_ID = Qt.ItemDataRole.UserRole
_WHY_LEFT = "The program found “{}”. Why may it stay in the copy? The reason is kept with the case."


class RedactionDialog(Dialog):
    """Shows a paper page by page with what is blacked out, and writes the copy.

    `shown` is the case as its pages show it: the words of the window come from it, the copy does
    not.
    """

    def __init__(
        self, desk: Desk, shown: CaseFile, item_id: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, "redaction", _TITLE, 1120, 720)
        self._desk = desk
        self._with_labels = shown is not desk.bridge.case
        self._paper: OpenPaper | None = None
        self._pages: Sequence[SeenPage] = ()
        self._open_marks: Sequence[Mark] = ()
        self._asked = Redacting("")
        self._marks: tuple[Mark, ...] = ()
        self._page = 0
        self.items = named(ChoiceBox(), "redaction.item", "Paper")
        self.pages = named(QListWidget(), "redaction.pages", "Pages")
        self.people = named(QListWidget(), "redaction.people", "Who may be named in the copy")
        self.marks = named(QListWidget(), "redaction.marks", "What is blacked out on this page")
        self.view = named(PageView(), "redaction.page", "The page")
        self.unsure = OpenPlaces(self._words)
        self._area = QScrollArea()
        self._go = dialog_button("&Write the copy…", "redaction.go", self._on_go, "primary")
        self._fill_lists(shown)
        self._lay_out()
        self._connect()
        self.items.setCurrentIndex(max(self.items.findData(item_id), 0))
        self._open()

    def _fill_lists(self, case: CaseFile) -> None:
        for item in editing.ordered(case, "evidence"):
            if item.file is not None:
                self.items.addItem(evidence_label(case, item), item.id)
        for id, person in case.people.items():
            if person.name:
                label = person.alias or person.role.value
                row = QListWidgetItem(label if self._with_labels else f"{label} ({person.name})")
                row.setData(_ID, id)
                row.setCheckState(Qt.CheckState.Unchecked)
                self.people.addItem(row)
        see_boxes(self.people)

    def _lay_out(self) -> None:
        self._area.setWidget(self.view)
        self._area.setBackgroundRole(QPalette.ColorRole.Mid)  # so that the edge of a page is seen
        self._area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._area.setHorizontalScrollBarPolicy(never)  # a page is as wide as there is room
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.people.setHorizontalScrollBarPolicy(never)
        self._area.setAccessibleName("The page")
        self.pages.setFixedWidth(132)
        off = push_button("&Take off", "redaction.off", self._drop_chosen, "Delete")
        side = QWidget()
        side.setFixedWidth(_SIDE)
        column_of(
            section("Blacked out on this page"), (self.marks, 2), off, (self.unsure, 2),
            section("May be named in this copy"), (self.people, 1),
            within=side,
        )  # fmt: skip
        self.show_parts(
            row_of((self.items, 1)),
            (row_of(self.pages, (self._area, 1), side, gap=GRID), 1),
            note(HINT),
            self.fault,
            self.last_row(self._go),
        )

    def _connect(self) -> None:
        self.items.activated.connect(lambda _row: self._open())
        self.pages.currentRowChanged.connect(self._show_page)
        self.people.itemChanged.connect(lambda _row: self._find())
        self.marks.currentRowChanged.connect(self._on_mark_chosen)
        self.unsure.shown.connect(lambda mark: self.pages.setCurrentRow(mark.page - 1))
        self.unsure.wanted.connect(self._cover)
        self.view.added.connect(self._add)
        self.view.changed.connect(self._change)
        self.view.dropped.connect(self._drop)
        self.view.chosen.connect(self._choose)
        self.view.turned.connect(self._turn)

    def _open(self) -> None:
        """Open the paper chosen and look for names in it."""
        self._let_go()
        make, id = self._desk.services.disclosing, self.items.currentData()
        self._pages, self._marks, self._open_marks = (), (), ()
        self.pages.clear()
        self._go.setEnabled(False)
        if make is None or id is None:
            self.fault.say("There is no paper to make a copy of.")
            return
        self.fault.say("")
        self._asked = Redacting(id, shown=self._asked.shown)
        self._paper = OpenPaper(make(self._desk.workbench), self._desk.tasks, self)
        case = self._desk.bridge.case
        self._paper.open(case, case.evidence[id], self._on_looked, self._on_failed)

    def _on_looked(self, pages: Sequence[SeenPage]) -> None:
        self._pages = pages
        for number in range(1, len(pages) + 1):
            self.pages.addItem(f"Page {number}")
        self._go.setEnabled(True)
        self._find()
        self.pages.setCurrentRow(0)
        self.view.setFocus()

    def _on_failed(self, error: WorkbenchError) -> None:
        self.fault.say(str(error))

    def _find(self) -> None:
        """Look for names anew: who may be named has changed."""
        rows = (self.people.item(n) for n in range(self.people.count()))
        shown = tuple(r.data(_ID) for r in rows if r.checkState() is Qt.CheckState.Checked)
        self._asked = replace(self._asked, shown=shown)
        case, library = self._desk.bridge.case, self._desk.workbench.library
        listed = listed_without(case, library, shown)
        left = {(each.page, each.words) for each in self._asked.left}
        found, self._open_marks = found_marks(case, self._pages, listed)
        kept = [mark for mark in found if (mark.page, mark.words) not in left]
        self._marks = (*kept, *self._asked.added)
        self._show_marks()

    def _show_page(self, page: int) -> None:
        if self._paper is None or not 0 <= page < len(self._pages):
            return
        self._page = page
        self._show_marks()
        announce(self.view, f"{self.view.accessibleName()}: {self.view.accessibleDescription()}")
        self._paper.draw(page, self._put, self._on_failed)

    def _put(self, page: int, picture: QPixmap) -> None:
        if page != self._page or page >= len(self._pages):
            return
        size = self._pages[page].size
        self.view.show_page(picture, size, (self._area.viewport().width() - GRID) / size[0])
        if self._pages[page].pictures:
            self._asked = replace(self._asked, seen=self._asked.seen | {page + 1})
        self._show_marks()

    def _turn(self, by: int) -> None:
        self.pages.setCurrentRow(min(max(self._page + by, 0), self.pages.count() - 1))

    def _show_marks(self, chosen: int = -1) -> None:
        here = self._show_areas(chosen)
        self.marks.blockSignals(True)
        self.marks.clear()
        for number, mark in here:
            row = QListWidgetItem(
                f"{self._words(mark) if mark.words else 'An area'}\n{mark.in_words()}"
            )
            row.setData(_ID, number)
            self.marks.addItem(row)
            if number == chosen:
                self.marks.setCurrentItem(row)
        self.marks.blockSignals(False)
        for page in range(self.pages.count()):
            self.pages.item(page).setText(self._page_words(page))
        self.unsure.show_marks(left_open(self._open_marks, self._marks))

    def _show_areas(self, chosen: int) -> list[tuple[int, Mark]]:
        """Show what is blacked out on the page and which area is chosen, to the ear as well."""
        here = [(n, mark) for n, mark in enumerate(self._marks) if mark.page == self._page + 1]
        self.view.show_areas([(n, mark.area) for n, mark in here], chosen)
        self.view.setAccessibleName(f"Page {self._page + 1} of {len(self._pages)}")
        said = f"{how_many(len(here), 'area')} blacked out"
        for place, (number, mark) in enumerate(here, 1):
            if number == chosen:
                said += f"; chosen is {place}: {self._words(mark) or 'an area'}, {mark.in_words()}"
        self.view.setAccessibleDescription(said)
        return here

    def _words(self, mark: Mark) -> str:
        """What was found; with labels only, of whom it tells."""
        return (", ".join(mark.whom) or mark.why) if self._with_labels else mark.words

    def _page_words(self, page: int) -> str:
        count = sum(mark.page == page + 1 for mark in self._marks)
        look = self._pages[page].pictures and page + 1 not in self._asked.seen
        return (
            f"Page {page + 1}"
            + (f"  ({count})" if count else "")
            + ("\npictures: look" if look else "")
        )

    def _add(self, area: Area) -> None:
        self._cover([Mark(self._page + 1, area, _CHOSEN)])

    def _cover(self, chosen: Sequence[Mark]) -> None:
        """Black out areas that a person chose."""
        self._asked = replace(self._asked, added=(*self._asked.added, *chosen))
        self._marks = (*self._marks, *chosen)
        self._show_marks(len(self._marks) - 1)

    def _change(self, number: int, area: Area) -> None:
        """Move an area; one that was found becomes one that was chosen beside it."""
        mark = self._marks[number]
        if mark.words:
            self._add(area)
            return
        moved = replace(mark, area=area)
        added = tuple(moved if each is mark else each for each in self._asked.added)
        self._asked = replace(self._asked, added=added)
        self._marks = (*self._marks[:number], moved, *self._marks[number + 1 :])
        self._show_marks(number)

    def _drop_chosen(self) -> None:
        row = self.marks.currentItem()
        if row is not None:
            self._drop(row.data(_ID))

    def _drop(self, number: int) -> None:
        """Take an area off; for what was found a reason is asked."""
        mark = self._marks[number]
        if not mark.words:
            added = tuple(each for each in self._asked.added if each is not mark)
            self._asked = replace(self._asked, added=added)
            self._marks = (*self._marks[:number], *self._marks[number + 1 :])
            self._show_marks()
            return
        reason = self._desk.dialogs.ask_text(
            _TITLE, _WHY_LEFT.format(self._words(mark)), lines=True
        )
        if reason is not None and reason.strip():
            left = (*self._asked.left, Left(mark.page, mark.words, reason.strip()))
            self._asked = replace(self._asked, left=left)
            self._find()

    def _choose(self, number: int) -> None:
        self._show_marks(number)
        self._on_mark_chosen(self.marks.currentRow())
        announce(self.view, self.view.accessibleDescription())

    def _on_mark_chosen(self, row: int) -> None:
        item = self.marks.item(row)
        if item is not None:
            number = item.data(_ID)
            self._show_areas(number)
            top = round(self._marks[number].area.top * self.view.scale)
            self._area.ensureVisible(0, top, 0, self._area.height() // 3)

    def _on_go(self) -> None:
        desk, make = self._desk, self._desk.services.disclosing
        case, id = desk.bridge.case, self._asked.item_id
        if make is None or id not in case.evidence:
            return
        name = f"{case.case.reference} {evidence_numbers(case)[id]} redacted.pdf".strip()
        path = desk.dialogs.choose_save_file(_TITLE, Path.home() / name, "PDF (*.pdf)")
        if path is None:
            return
        path = path.with_suffix(".pdf")
        library, asked = desk.workbench.library, self._asked
        copying = make(desk.workbench)

        def work(watch: Watch) -> RedactedCopy:
            with closing(copying):
                return make_copy(case, library, asked, copying, path.name, watch.progress)

        self.fault.say("")
        self._go.setEnabled(False)
        desk.tasks.run(
            "Writing the redacted copy", work, partial(self._write, path), self._refused,
            lambda: self._go.setEnabled(True),
        )  # fmt: skip

    def _refused(self, error: WorkbenchError) -> None:
        self._go.setEnabled(True)
        self.fault.say(str(error))

    def _write(self, path: Path, made: RedactedCopy) -> None:
        desk = self._desk
        try:
            desk.services.write_file(path, made.data)
        except WorkbenchError as error:
            self._refused(error)
            return
        now = desk.workbench.now()
        reason = "; ".join(f"{each.words}: {each.reason}" for each in self._asked.left)
        desk.bridge.apply(
            "Write a redacted copy",
            lambda case: record_paper(case, WHAT, path, made.data, reason, desk.ids, now),
            undoable=False,
        )
        desk.dialogs.inform(
            _TITLE,
            f"{path.name} was written: {how_many(made.pages, 'page')}, "
            f"{how_many(len(made.marks), 'place')} blacked out. It was read again, and no name "
            "was found in it.",
            str(path.parent),
        )
        self.accept()

    def _let_go(self) -> None:
        if self._paper is not None:
            self._paper.close()
            self._paper = None

    def done(self, result: int) -> None:
        """Let the paper go with the dialog."""
        self._let_go()
        super().done(result)
