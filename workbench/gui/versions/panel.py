"""The versions that were issued, beside the statement: read, written again, sent to somebody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from workbench.application.case.editing import ordered
from workbench.application.handover.handing import handed_words
from workbench.application.records.parties import party_name, party_named
from workbench.application.versions import deciding
from workbench.application.versions.kept import write_again
from workbench.application.versions.listing import issue_of, issued, latest, version_name
from workbench.application.versions.locking import locked
from workbench.application.versions.reading import signed_off
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import day_in_words
from workbench.domain.errors import WorkbenchError
from workbench.domain.records.after import ReviewRequest
from workbench.domain.records.versions import Sending, StatementVersion
from workbench.domain.text import how_many
from workbench.gui.bridge import follow
from workbench.gui.comparing.versions import CompareWindow
from workbench.gui.desk import Desk
from workbench.gui.errors import show_beside
from workbench.gui.history.versions import show_version
from workbench.gui.live import Live
from workbench.gui.look.buttons import command_button, push_button
from workbench.gui.look.key_order import put_where, stops_within
from workbench.gui.look.labels import WrappedLabel, grounded, note, section
from workbench.gui.look.layout import (
    GRID,
    REST,
    Lines,
    clear_out,
    column_of,
    held,
    named,
    row_of,
    scrolled,
)
from workbench.gui.look.moments import moment, short_day
from workbench.gui.versions.review import ReviewDialog
from workbench.statement.nodes import StatementStage

_NONE = (
    "Nothing has been issued yet. A draft that is issued is frozen and kept here as it was sent."
)


class VersionsPanel(QWidget):
    """One card a version, the newest first."""

    def __init__(self, desk: Desk, live: Live) -> None:
        super().__init__()
        self.setObjectName("versions")
        self._desk, self._live = desk, live
        self._read = named(WrappedLabel(), "versions.readings")
        self._second = command_button(
            "Second reading…",
            "versions.reading",
            "hand-reading",
            "Second reading: the standards and the sign-off",
            "",
        )
        self._none = named(note(_NONE), "versions.none")
        self._cards = column_of(gap=2 * GRID)
        body = held(
            column_of(
                section("Issued versions"),
                self._none,
                self._cards,
                section("Second reading"),
                self._read,
                self._acts_of_reading(),
                (held(QVBoxLayout()), 1),
                margins=(2 * GRID, GRID, GRID, GRID),
            )
        )
        column_of(scrolled(body, "Issued versions", across=False), within=self)
        grounded(self, "lst")
        live.composed.connect(lambda _document: self._show_readings())
        follow(self, desk.bridge, self._show_readings, "reading")
        follow(self, desk.bridge, self._fill, "version", "person", "case", "review", "receipt")

    def _acts_of_reading(self) -> Lines:
        acts = Lines()
        acts.put(self._second, 0)
        tip = "Hand the case over to a second reader, as one sealed file"
        acts.put(command_button("Hand over…", "versions.hand-over", "hand-over", tip, ""), 0)
        return acts

    def _show_readings(self) -> None:
        """Who read which statement, and whether it has changed since."""
        case, document = self._desk.bridge.case, self._live.document
        if document is None:
            return
        library = self._desk.workbench.library
        found = [signed_off(case, each, document, library) for each in ordered(case, "reading")]
        said = [each.words + ("; changed since" if each.changed else "") for each in found]
        said += handed_words(case)
        self._read.setText("\n".join(said) or "Nobody else has read it yet.")

    def _fill(self) -> None:
        case = self._desk.bridge.case
        focused: QWidget | None = self.window().focusWidget()
        at = focused.objectName() if focused is not None and self.isAncestorOf(focused) else ""
        clear_out(self._cards)
        listed = list(reversed(issued(case)))
        self._none.setVisible(not listed)
        cards = [self._card(case, each, each is listed[-1]) for each in listed]
        for card in cards:
            self._cards.addWidget(card)
        put_where(self._second, [stop for card in cards for stop in stops_within(card)])
        for again in [each for card in cards for each in card.findChildren(QPushButton, at) if at]:
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, case: CaseFile, version: StatementVersion, first: bool) -> QWidget:
        name = f"versions.{version.id}"
        acts = Lines()
        acting: list[tuple[str, Callable[[], object]]] = [
            ("Read", partial(show_version, self._desk, version, self)),
            ("Files again…", partial(self._write_again, version)),
            ("Sent to…", partial(self._send, version)),
        ]
        if not first:
            acting.append(("Changes…", lambda: CompareWindow(self._desk, self, version.id).show()))
        if version.stage == StatementStage.FINAL.value:
            acting.append(("Review…", partial(self._review, None, version.id)))
        for words, act in acting:
            spoken = f"{version_name(version)}: {words.rstrip('…')}"
            key = words.rstrip("…").split()[0].lower()
            acts.put(push_button(words, f"{name}.{key}", act, spoken=spoken, kind="quiet"), 0)
        card = QFrame()
        told = named(WrappedLabel("\n".join(_lines(case, version))), f"{name}.words")
        reviews = column_of(gap=4)
        for review in case.reviews.values():
            if review.version_id == version.id:
                words = _asked(case, review, issue_of(version).comments_due)
                act = partial(self._review, review)
                button = push_button("Change…", f"versions.{review.id}", act, "", words, "quiet")
                reviews.addWidget(WrappedLabel(words))
                reviews.addLayout(row_of(button, REST))
        column_of(section(version_name(version)), told, acts, reviews, within=card, gap=GRID // 2)
        return card

    def _review(self, review: ReviewRequest | None, version_id: str = "") -> None:
        about = review.id if review is not None else version_id
        opened = (each for each in self.findChildren(ReviewDialog) if each.isVisible())
        shown = next((each for each in opened if each.about == about), None)
        show_beside(shown or ReviewDialog(self._desk, review, self, version_id))

    def _write_again(self, version: StatementVersion) -> None:
        desk, make = self._desk, self._desk.services.papers
        folder = desk.dialogs.choose_folder("Folder for the files as issued", Path.home())
        if folder is None or make is None:
            return
        files = issue_of(version).files
        try:
            written = write_again(
                files, folder, make(desk.workbench).vault, desk.services.write_file
            )
        except WorkbenchError as error:
            desk.bridge.failed.emit(error)
            return
        names = "\n".join(path.name for path in written)
        desk.dialogs.inform(
            "Files as issued", f"Written to {folder}, byte for byte as they were issued.", names
        )

    def _send(self, version: StatementVersion) -> None:
        """Let the person note to whom else it went; what stands before a comma is one party."""
        desk, case = self._desk, self._desk.bridge.case
        now = ", ".join(party_name(case, each) for each in issue_of(version).sent)
        typed = desk.dialogs.ask_text(
            f"{version_name(version)} was sent to", "Labels or bodies, with commas between", now
        )
        if typed is None:
            return
        today = desk.workbench.clock.today()
        had = {party_name(case, each): each for each in issue_of(version).sent}
        names = [name for each in typed.split(",") if (name := each.strip())]
        sent = tuple(had.get(name) or party_named(case, name, today) for name in names)
        desk.bridge.apply(
            "Note to whom a version went",
            lambda case: deciding.send(case, desk.workbench.library, version.id, sent),
        )


def _asked(case: CaseFile, review: ReviewRequest, until: date | None) -> str:
    """By whom and when a review was asked for, whether in time, and what came of it."""
    who = party_name(case, Sending(person_id=review.person_id, to=review.party))
    day = review.received_on
    on = f" on {short_day(day)}" if day is not None else ""
    late = ", late" if day is not None and until is not None and day > until else ""
    return f"Review asked for by {who}{on}{late}: {review.result.value}"


def _lines(case: CaseFile, version: StatementVersion) -> Iterator[str]:
    """What is told of a version."""
    issue, draft = issue_of(version), version.stage == StatementStage.DRAFT
    by = f" by {issue.by}" if issue.by else ""
    yield f"Issued {moment(issue.at)}{by}"
    for each in issue.sent:
        day = f" on {short_day(each.on)}" if each.on is not None else ""
        how = f", {each.how}" if each.how else ""
        yield f"To {party_name(case, each)}{day}{how}"
    if not issue.sent:
        yield "Not noted to whom it went"
    if issue.comments_due is not None:
        what = "Comments by" if draft else "A review may be asked for until"
        yield f"{what} {day_in_words(issue.comments_due)}"
    if issue.override_reason:
        yield f"Issued with errors because: {issue.override_reason}"
    if issue.reason:
        yield f"Issued again because: {issue.reason}"
    yield f"{how_many(len(issue.files), 'file')} kept"
    kept = {each.sha256: each.name for each in issue.files}
    own = (e for e in case.receipts.values() if e.publication and e.version_id == version.id)
    for name, same in sorted({(each.file_name, kept.get(each.sha256, "")) for each in own}):
        what = f"the same file as {same}" if same else "a file that is not kept"
        yield f"Published as {name}, {what}"
    if version is latest(case, StatementStage.FINAL) and case.case.reopened_at and not locked(case):
        since = moment(case.case.reopened_at)
        yield f"Open for changes since {since}, because: {case.case.reopened_reason}"
