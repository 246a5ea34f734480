"""Two versions of the statement: in one column or side by side, with what changed listed."""

from __future__ import annotations

from html import escape
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from workbench.application.case.ports import Renderer
from workbench.application.comments.compared import as_it_stands, to_compare
from workbench.application.handing_out import exporting
from workbench.domain.dates.partial import day_in_words
from workbench.domain.text import capitalised, how_many
from workbench.gui.comparing.words import row_words, strong
from workbench.gui.dates.line import DayLine
from workbench.gui.desk import Desk
from workbench.gui.export.writing import FORMATS, guard_of_changes
from workbench.gui.leaving.selections import WordsToRead
from workbench.gui.look.buttons import dialog_button, key_act
from workbench.gui.look.dialog import Dialog
from workbench.gui.look.labels import label_for, note
from workbench.gui.look.layout import GRID, REST, form_of, named, row_of
from workbench.gui.look.lists import ChoiceBox, wrapping
from workbench.gui.records.split import Split
from workbench.gui.search.find_bar import FindBar, SearchedText
from workbench.statement.comparing.marked import change_lines, marked
from workbench.statement.comparing.versions import ComparedRow, Comparison, PieceKind
from workbench.statement.nodes import Document
from workbench.statement.printed import PrintedKind, PrintedParagraph

_LAYOUTS = ("One column", "Side by side")


class CompareWindow(Dialog):
    """Shows what changed between two versions the person chooses.

    At first that is between the last one and the statement as it stands, or what changed in one
    since the one before it.
    """

    def __init__(self, desk: Desk, parent: QWidget | None, version_id: str = "") -> None:
        super().__init__(parent, "compare", "What changed between two versions", 1120, 720)
        self._desk = desk
        self._drafts = to_compare(desk.bridge.case, desk.workbench.compose)
        self._comparison: Comparison | None = None
        names = [capitalised(each.name) for each in self._drafts]
        ids = [each.version_id for each in self._drafts]
        old = max((at for at, each in enumerate(ids) if each), default=0)
        new = self._drafts.index(as_it_stands(self._drafts, self._drafts[old]))
        if version_id and version_id in ids:
            new = ids.index(version_id)
            old = new - 1
        self.old = self._chooser("compare.old", "Old version", names, old)
        self.new = self._chooser("compare.new", "New version", names, new)
        self.layout_choice = self._chooser("compare.layout", "Shown", _LAYOUTS, 0)
        self.old.currentIndexChanged.connect(self._show)
        self.new.currentIndexChanged.connect(self._show)
        self.layout_choice.currentIndexChanged.connect(self._draw)
        self.list = named(wrapping(QListWidget()), "compare.list", "The changes")
        self.list.currentItemChanged.connect(self._on_item)
        self.text = WordsToRead(desk)
        named(self.text, "compare.text", "The two versions")
        self.text.document().setDocumentMargin(2 * GRID)
        self.find_bar = FindBar(SearchedText(self.text), "Find in both versions")
        self.find_bar.left.connect(self.text.setFocus)
        key_act(self, "Ctrl+F", self.find_bar.begin)
        self.by = named(QLineEdit("The investigator"), "compare.by", "By whom the changes are")
        calendar, today = desk.workbench.library.rules.calendar(), desk.workbench.clock.today()
        self.on = DayLine("compare.on", "Day of the changes", today, calendar)
        self.on.line.setText(day_in_words(today))
        self.summary = note("")
        self._lay_out()
        self._show()

    def _chooser(self, name: str, spoken: str, words: object, at: int) -> QComboBox:
        box = named(ChoiceBox(), name, spoken)
        box.addItems(list(words))  # type: ignore[call-overload]
        box.setCurrentIndex(at)
        return box

    def _lay_out(self) -> None:
        chosen = row_of(
            label_for("From", self.old),
            self.old,
            label_for("to", self.new),
            self.new,
            REST,
            label_for("Shown in", self.layout_choice),
            self.layout_choice,
        )
        word = dialog_button("Write as Wor&d…", "compare.word", self._on_word)
        pdf = dialog_button("Write as &PDF…", "compare.pdf", self._on_pdf)
        hand = form_of(("Changes in Word are by", self.by), ("of the day", self.on))
        self.show_parts(
            chosen,
            (Split(self.list, self.text, (340, 760), (1, 2)), 1),
            self.find_bar,
            hand,
            self.fault,
            row_of((self.summary, 1), word, pdf, self.leave_button("Close")),
            gap=GRID + GRID // 2,
        )

    def _show(self) -> None:
        old, new = (self._drafts[box.currentIndex()] for box in (self.old, self.new))
        made = self._comparison = Comparison(old.document, new.document)
        self.list.clear()
        for row, words in zip(made.changes, change_lines(made), strict=True):
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, made.rows.index(row))
            self.list.addItem(item)
        self._draw()
        count = len(made.changes)
        self.list.setVisible(bool(count))
        self.summary.setText(how_many(count, "change") if count else "No changes")

    def _draw(self) -> None:
        made = self._comparison
        if made is None:
            return
        names = self.old.currentText(), self.new.currentText()
        beside = self.layout_choice.currentIndex() == 1
        self.text.setHtml(_beside(made, *names) if beside else _one_column(made))
        self._on_item(self.list.currentItem())
        self.find_bar.search_again()

    def _on_item(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.text.scrollToAnchor(f"row{item.data(Qt.ItemDataRole.UserRole)}")

    def _on_pdf(self) -> None:
        made = self._comparison
        if made is not None:
            old, new = (self._drafts[box.currentIndex()].name for box in (self.old, self.new))
            document = marked(made, old, new)
            self._write("pdf", made, document, self._desk.services.renderers["pdf"])

    def _on_word(self) -> None:
        made, redline, on = self._comparison, self._desk.services.redline, self.on.day
        if made is None or redline is None:
            return
        if on is None or not self.by.text().strip():
            self.fault.refuse("Say by whom the changes are, and of which day: Word shows both.")
            return
        by = self.by.text()
        self._write("word", made, made.new, lambda new: redline(made.old, new, by, on), by)

    def _write(
        self, format: str, made: Comparison, document: Document, render: Renderer, by: str = ""
    ) -> None:
        desk, (label, ending) = self._desk, FORMATS[format]
        start = Path.home() / f"changes{ending}"
        path = desk.dialogs.choose_save_file(
            f"Write the changes as {label}", start, f"{label} (*{ending})"
        )
        if path is not None and self.fault.attempt(
            lambda: exporting.write_files(
                document,
                {format: path},
                {format: render},
                desk.services.write_file,
                guard=guard_of_changes(desk, (made.old, made.new), document, by),
            )
        ):
            self.summary.setText(f"Written to {path}")


def _one_column(made: Comparison) -> str:
    return "".join(
        _paragraph(at, (row.new or row.old)[0], _number(row), row_words(row))
        for at, row in enumerate(made.rows)
    )


def _beside(made: Comparison, *names: str) -> str:
    heads = "".join(f'<td width="50%">{strong(escape(each))}</td>' for each in names)
    rows = [f"<tr>{heads}</tr>"]
    for at, row in enumerate(made.rows):
        old = row_words(row, PieceKind.ADDED) if row.old else ""
        new = row_words(row, PieceKind.REMOVED) if row.new else ""
        left = _paragraph(at, row.old[0], _label(row.old[0]), old) if row.old else ""
        right = _paragraph(-1, row.new[0], _label(row.new[0]), new) if row.new else ""
        anchor = f'<a name="row{at}"></a>' if not row.old else ""
        rows.append(
            f'<tr><td width="50%" valign="top">{anchor}{left}</td>'
            f'<td width="50%" valign="top">{right}</td></tr>'
        )
    return f'<table width="100%" cellspacing="0" cellpadding="{GRID}">{"".join(rows)}</table>'


def _number(row: ComparedRow) -> str:
    """The number of a paragraph, and what it was before where that is another."""
    shown = _label((row.new or row.old)[0])
    was = _label(row.old[0]) if row.old and row.new else ""
    moved = " (moved)" if row.moved else ""
    if was in ("", shown):
        return f"{shown}{moved}"
    return f"{shown} (was {was.rstrip('.')}){moved}"


def _label(paragraph: PrintedParagraph) -> str:
    return paragraph.label


def _paragraph(at: int, shown: PrintedParagraph, label: str, words: str) -> str:
    anchor = f'<a name="row{at}"></a>' if at >= 0 else ""
    front = f"{escape(label)} " if label else ""
    if shown.kind in (PrintedKind.HEADING, PrintedKind.TITLE):
        words = strong(words)
    indent = 3 * GRID * (shown.level + 1) if shown.kind is PrintedKind.ITEM else 0
    return f'<p style="margin-left:{indent}px">{anchor}{front}{words}</p>'
