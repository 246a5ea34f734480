"""The paragraph a point is about: as it was sent, and as it now reads, word by word."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from workbench.application.comments.places import Changes, version_of
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import day_in_words
from workbench.domain.records.comments import Point
from workbench.domain.records.versions import StatementVersion
from workbench.gui.desk import Desk
from workbench.gui.live import Live
from workbench.gui.look.buttons import push_button
from workbench.gui.look.labels import WrappedLabel, note, of_kind
from workbench.gui.look.layout import GRID, REST, Lines, column_of, named, row_of
from workbench.gui.look.theme.palette import shade
from workbench.statement.codec import document_of
from workbench.statement.comparing.versions import ComparedRow, PieceKind
from workbench.statement.nodes import Document
from workbench.statement.origins import origin_record

_NOT_THERE = "This paragraph is not in the statement any more."
_NEW = "This paragraph was not in the draft."


class BeforeAfter(QWidget):
    """Two cards side by side; nothing is shown for a point about the whole statement."""

    def __init__(self, desk: Desk, live: Live) -> None:
        super().__init__()
        self._desk, self._live = desk, live
        self._id = ""
        self._known: tuple[str, Document, Changes] | None = None
        self.before = _Card("comments.before")
        self.after = _Card("comments.after")
        cards = Lines(GRID + GRID // 2)
        cards.put(self.before)
        cards.put(self.after)
        self._go = push_button("", "comments.goto", self._on_go, kind="quiet")
        column_of(cards, row_of(REST, self._go), within=self, gap=4)
        live.composed.connect(lambda _document: self._show())
        self.hide()

    def show_point(self, id: str) -> None:
        """Show the paragraph of a point."""
        self._id = id
        self._show()

    def _show(self) -> None:
        case, document = self._desk.bridge.case, self._live.document
        point: Point | None = case.points.get(self._id)
        version = version_of(case, point) if point is not None and point.place else None
        if point is None or version is None or document is None:
            self.hide()
            return
        changes = self._changes(version, document)
        found = changes.of(point.change_place or point.place) if changes is not None else None
        if found is None:
            self.hide()
            return
        number = found.after if found.after is not None else found.before
        self.before.say(f"As sent{_on(case, version)}", _words(found.row, PieceKind.REMOVED, _NEW))
        self.after.say("As it now reads", _words(found.row, PieceKind.ADDED, _NOT_THERE))
        self._go.setText(f"Go to ¶ {number}" if number is not None else "Go to the paragraph")
        self._go.setVisible(bool(found.row.new))
        self.show()

    def _changes(self, version: StatementVersion, document: Document) -> Changes | None:
        """What changed since a version, worked out once for the statement as it now reads."""
        known = self._known
        if known is None or known[0] != version.id or known[1] is not document:
            old = document_of(version.document)
            if old is None:
                return None
            known = self._known = (version.id, document, Changes(old, document))
        return known[2]

    def _on_go(self) -> None:
        point = self._desk.bridge.case.points.get(self._id)
        if point is not None:
            kind, id, field = origin_record(point.change_place or point.place)
            self._desk.goto(kind or "section", id, field)


class _Card(QFrame):
    """A heading and the words of a paragraph, some of them marked."""

    def __init__(self, name: str) -> None:
        super().__init__()
        of_kind(self, "paragraph")
        self._head = note()
        self.words = named(WrappedLabel(), name)
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        column_of(self._head, (self.words, 1), within=self, margins=GRID + 4, gap=4)

    def say(self, head: str, words: str) -> None:
        """Show a paragraph under its heading."""
        self._head.setText(head)
        self.words.setText(words)


def _on(case: CaseFile, version: StatementVersion) -> str:
    sent = [each.on for each in version.issue.sent if each.on] if version.issue is not None else []
    return f" on {day_in_words(max(sent))}" if sent else ""


def _words(row: ComparedRow, own: PieceKind, nothing: str) -> str:
    """One side of a compared paragraph, its own words marked."""
    if not (row.old if own is PieceKind.REMOVED else row.new):
        return f"<i>{escape(nothing)}</i>"
    look = (
        f"color:{shade('red').name()}; text-decoration:line-through"
        if own is PieceKind.REMOVED
        else f"color:{shade('green').name()}; text-decoration:underline"
    )
    said = [
        escape(piece.text)
        if piece.kind is PieceKind.KEPT
        else f'<span style="{look}">{escape(piece.text)}</span>'
        for piece in row.pieces
        if piece.kind in (PieceKind.KEPT, own)
    ]
    return "".join(said).replace("\n", "<br>")
