"""The evidence of the case, numbered, with every place that relies on the chosen item."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QApplication, QListWidgetItem, QWidget

from workbench.application.case import editing
from workbench.application.evidence.proposals import read_paper
from workbench.application.records.evidence import CITING, Citing, citing, place_in, uses
from workbench.application.records.labels import evidence_numbers
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import PartialDate
from workbench.domain.records.evidence import EvidenceItem
from workbench.domain.text import how_many
from workbench.gui.dates.field import PartialDateField
from workbench.gui.desk import Desk
from workbench.gui.evidence.paper_side import PaperSide
from workbench.gui.evidence.paper_window import PaperWindow
from workbench.gui.fields.binding import records_of
from workbench.gui.fields.choice import ChoiceField
from workbench.gui.fields.numbers import NumberField
from workbench.gui.fields.text import LineField, SuggestField, TextField
from workbench.gui.incoming.adding import AddFiles, files_of
from workbench.gui.incoming.likenesses import Likenesses
from workbench.gui.incoming.looking_over import LookOver
from workbench.gui.look.buttons import icon_button, push_button
from workbench.gui.look.labels import ElidedLabel, note, section, toned
from workbench.gui.look.layout import GRID, column_of, named
from workbench.gui.look.lists import ShortList
from workbench.gui.records.columns import Column, per_case
from workbench.gui.records.entry import ENTER, Typed, Understood
from workbench.gui.records.folds import fold_of, later
from workbench.gui.records.made_of import PageWords, Records
from workbench.gui.records.page import RecordPage
from workbench.gui.records.rows import RowWords

_MOST_USES = 200

WORDS = PageWords(
    title="Evidence",
    noun="evidence item",
    prompt="New paper, or drop files",
    empty="Every document, recording or note of a conversation, as it comes in. Events and "
    "findings then say where they stand: E3, page 12.",
)


class UsesList(QWidget):
    """Where an evidence item is relied on; Enter or a double click goes there."""

    def __init__(
        self, desk: Desk, likenesses: Likenesses, cited: Callable[[CaseFile], Citing]
    ) -> None:
        super().__init__()
        self._desk, self._likenesses, self._cited = desk, likenesses, cited
        self._id = ""
        self._stale = True
        self.list = named(ShortList(most=10), "evidence.uses", "Used by")
        self.list.itemActivated.connect(self._on_activated)
        self._nothing = named(note("Nothing cites this item yet."), "evidence.unused")
        self._like = push_button("", "evidence.like", self._to_like, "Go to that paper", kind="row")
        column_of(section("Used by"), self._nothing, self.list, self._like, within=self, gap=4)
        likenesses.changed.connect(self._say_like)

    def show_uses(self, id: str) -> None:
        """List what cites an item, at once or when the list next comes into view."""
        self._id = id
        self._stale = True
        self._say_like()
        if self.isVisible():
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Come up to date."""
        super().showEvent(event)
        self._fill()

    def _fill(self) -> None:
        if not self._stale:
            return
        self._stale = False
        case = self._desk.bridge.case
        known = self._id in case.evidence
        found = uses(case, self._id, self._cited(case)) if known else ()
        self.list.clear()
        for use in found[:_MOST_USES]:
            item = QListWidgetItem(use.words)
            item.setToolTip(use.words)
            item.setData(Qt.ItemDataRole.UserRole, (use.kind, use.id))
            self.list.addItem(item)
        if len(found) > _MOST_USES:
            more = QListWidgetItem(f"and {len(found) - _MOST_USES} more")
            more.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(more)
        self.list.setVisible(bool(found))
        self._nothing.setVisible(not found)

    def _say_like(self) -> None:
        like = self._likenesses.words(self._id)
        self._like.setText(f"Looks like {like}")
        self._like.setVisible(bool(like))

    def _to_like(self) -> None:
        self._desk.goto("evidence", self._likenesses.other(self._id), "")

    def _on_activated(self, item: QListWidgetItem) -> None:
        kind, id = item.data(Qt.ItemDataRole.UserRole)
        self._desk.goto(kind, id, "")


class EvidencePage(RecordPage[EvidenceItem]):
    """The evidence items of a case."""

    def __init__(self, desk: Desk) -> None:
        self.likenesses = Likenesses(desk, desk.bridge)
        numbers, cited = per_case(evidence_numbers), per_case(citing)
        self._cited = cited
        self._uses = UsesList(desk, self.likenesses, cited)

        def times(case: CaseFile, item: EvidenceItem) -> int:
            return len(cited(case).get(item.id, ()))

        columns: tuple[Column[EvidenceItem], ...] = (
            Column("No.", lambda case, item: numbers(case)[item.id], 5),
            Column("Title", lambda case, item: item.title),
            Column("Author", lambda case, item: item.author, 16),
            Column("Made", lambda case, item: _date(item.made_on), 16,
                   sort=_by("made_on")),
            Column("Received", lambda case, item: _date(item.received_on), 16,
                   sort=_by("received_on")),
            Column("Pages", lambda case, item: str(item.pages or ""), 6, right=True,
                   sort=lambda case, item: item.pages or 0),
            Column("Used", lambda case, item: str(times(case, item) or ""), 6, right=True,
                   sort=times),
        )  # fmt: skip
        rows = [*_rows(desk), self._uses]

        def row(case: CaseFile, item: EvidenceItem) -> RowWords:
            like = self.likenesses.words(item.id, short=True)
            made = (f"like {like}" if like else "", item.author, _date(item.made_on),
                    "" if times(case, item) else "not used")  # fmt: skip
            return RowWords(
                lead=numbers(case)[item.id],
                aside=f"{item.pages} p." if item.pages else "",
                words=item.title,
                note=" · ".join(filter(None, made)),
            )

        super().__init__(
            desk,
            Records("evidence", "evidence", WORDS, columns, rows, field="title", row=row),
        )
        self.looking: LookOver | None = None
        self.adding = AddFiles(desk, self)
        self.adding.came.connect(self._on_files_came)
        self.adding.added.connect(self._on_files_added)
        if self.adding.able:
            tip = "PDF, Word, e-mails with their attachments, pictures, zips; or drop them anywhere"
            files = icon_button(
                "paperclip", "evidence.files", self.adding.choose, f"Add files: {tip}", "Add files"
            )
            self.listed.head.insertWidget(2, files)
            self.add_act("Paste as a paper", "paste-paper", self.paste_paper, "Ctrl+Shift+V")
        self._summary = toned(named(ElidedLabel(), "evidence.summary"), "hint")
        self._summary.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self.listed.foot.addWidget(self._summary)
        self._own: PaperWindow | None = None
        self._fit_head()
        self.when_shown(self._uses.show_uses)
        self.when_shown(lambda _id: self._show_paper())
        self.follow(self._show_paper, "evidence", "mark", *CITING)
        self.follow(self._sum_up, "evidence", *CITING)
        self.follow(self.likenesses.look_again, "evidence")
        self.likenesses.changed.connect(self.table.viewport().update)
        self.follow(lambda: self._uses.show_uses(self.form.record_id), *CITING)

    def understood(self, case: CaseFile, line: str) -> Understood:
        """What a paper is called, and when it was made."""
        title, made_on = read_paper(line)
        return Understood(" · ".join(filter(None, (title, _date(made_on), ENTER))))

    def entered(self, case: CaseFile, typed: Typed) -> CaseFile:
        """The case with the paper of a line."""
        id, (title, made_on) = typed.ids.new("evidence"), read_paper(typed.words)
        item = EvidenceItem(id=id, title=title, made_on=made_on)
        return editing.add(case, "evidence", item)

    def _sum_up(self) -> None:
        """How much there is to read, and how many papers nothing cites."""
        case = self.desk.bridge.case
        pages = sum(item.pages or 0 for item in case.evidence.values())
        unused = len(case.evidence) - len(self._cited(case).keys() & case.evidence.keys())
        papers = f"{how_many(unused, 'paper is', 'papers are')} not cited"
        self._summary.setVisible(bool(case.evidence))
        self._summary.setText(" · ".join(filter(None, (_pages(pages), papers if unused else ""))))

    def record_body(self) -> QWidget:
        """The paper of the item, its form beside it."""
        self.paper = PaperSide(self.desk, self.form)
        return self.paper

    def focus_record(self, kind: str, id: str, field: str) -> None:
        """Show an item and its paper: at a marked passage, or at the place that is cited."""
        mark = self.desk.bridge.case.marks.get(id) if kind == "mark" else None
        place = place_in(field)
        if mark is None and place is None:
            super().focus_record(kind, id, field)
            return
        super().focus_record("evidence", id if mark is None else mark.evidence_id, "")
        if mark is not None:
            self.paper.show_mark(mark.id)
        elif place is not None:
            self.paper.show_place(place)
        self.paper.take_keyboard()

    def open_paper(self, item_id: str, page: int | None, words: str) -> None:
        """Show the paper of an item at a page of its file, with words on it lit."""
        self.focus_record("evidence", item_id, "")
        self.paper.show_words(page, words)
        self.paper.take_keyboard()

    def take_files(self, paths: Sequence[Path]) -> None:
        """List files that were dropped on the window."""
        if self.adding.able:
            self.adding.take(paths)

    def paste_paper(self) -> None:
        """List what was copied elsewhere: files, a picture, or words."""
        if not self.adding.take_pasted(QGuiApplication.clipboard().mimeData()):
            self.desk.dialogs.inform("Paste as a paper", "Nothing was copied that is one.", "")

    def paste(self) -> None:
        """Copied files and pictures are papers; copied rows are titles of items."""
        copied = QGuiApplication.clipboard().mimeData()
        if self.adding.able and (files_of(copied) or copied.hasImage()):
            self.adding.take_pasted(copied)
        else:
            super().paste()

    def go_on(self) -> None:
        """Go on with files whose adding was cut short."""
        self.adding.go_on()

    def _on_files_came(self, ids: Sequence[str]) -> None:
        """Offer what the first files say of themselves while the others are still read."""
        if self.looking is None:
            self.table.choose(ids[0])
            self.looking = LookOver(self.desk, self.likenesses, self)
            self.adding.progressed.connect(self.looking.show_progress)
            self.ask(self.looking)
        if not self.looking.closed:
            self.looking.add(ids)

    def _on_files_added(self, ids: Sequence[str]) -> None:
        if self.looking is not None and not self.looking.closed:
            self.adding.progressed.disconnect(self.looking.show_progress)
            self.looking.end()
        self.looking = None

    def detach(self) -> None:
        """Show the paper in a window of its own, which follows the list: for a second screen."""
        if self._own is None:
            self._own = PaperWindow(self.desk, self.window())
            self._own.finished.connect(self._on_own_closed)
        self._own.show_item(self.record(), self.beside.name.text())
        self._own.show()
        self._own.raise_()

    def _on_own_closed(self) -> None:
        self._own = None

    def _show_paper(self) -> None:
        self.paper.show_item(self.record())
        if self._own is not None:
            self._own.show_item(self.record(), self.beside.name.text())

    def begin_find(self) -> None:
        """Find words in the paper while the keyboard is on it, else in the list."""
        frame = self.paper.frame
        focused = QApplication.focusWidget()
        if frame is not None and focused is not None and frame.isAncestorOf(focused):
            frame.begin_find()
        else:
            super().begin_find()

    def _fit_head(self) -> None:
        """Over a paper stands what moves about in it, not the way from item to item."""
        frame = self.paper.frame
        if frame is None:
            return
        self.beside.beside.addWidget(frame.bar)
        frame.bar.add("Show in a window of its own", "detach", self.detach, "V")
        frame.reading.letters = {**frame.reading.letters, "V": self.detach}
        # One button has it all: what is done with the paper, and with its row of the list.
        self.row_menu.setTitle("The item in the list")
        frame.bar.menu.addMenu(self.row_menu)
        frame.opened.connect(self._show_steps)
        self.when_shown(lambda _id: self._show_steps())

    def _show_steps(self) -> None:
        record = self.record()
        paper = record is not None and record.file is not None
        for button in self.beside.steps:
            button.setVisible(not paper)
        self.beside.acts.setVisible(not paper)


def _date(on: PartialDate | None) -> str:
    return on.in_words() if on is not None else ""


def _pages(number: int) -> str:
    return how_many(number, "page") if number else ""


def _by(field: str) -> Any:
    def key(case: CaseFile, item: Any) -> tuple[bool, tuple[int, int]]:
        on: PartialDate | None = getattr(item, field)
        return on is None, on.sort_key() if on is not None else (0, 0)

    return key


def _suppliers(case: CaseFile) -> list[str]:
    known = [item.supplied_by for item in case.evidence.values()]
    return list(dict.fromkeys(["the complainant", case.case.body_short, *filter(None, known)]))


def _rows(desk: Desk) -> list[Any]:
    at = records_of(desk, "evidence")
    return [
        LineField(at, "title", example="Stage two investigation report"),
        LineField(at, "author"),
        PartialDateField(at, "made_on"),
        NumberField(at, "pages", "Blank when unknown"),
        fold_of(
            "How it came in",
            later(PartialDateField, at, "received_on"),
            later(SuggestField, at, "supplied_by", _suppliers, watches=("case", "evidence")),
            later(ChoiceField, at, "disclosure"),
            later(TextField, at, "disclosure_reason", least=1),
        ),
        fold_of("Notes", later(TextField, at, "note", least=2)),
    ]
