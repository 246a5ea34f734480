"""Passages of a paper on the Evidence page: marked, made into events by one key, cited, shown."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests import papers
from tests.builders import a_case, a_head, an_event, an_item_of_evidence, on
from tests.gui.desks import CountedIds, OpenDesk, StoppedClock, a_desk, find, shown
from workbench.application.evidence.preparing import PaperDesk
from workbench.application.evidence.showing import PageWords
from workbench.application.records.evidence import at_place
from workbench.domain.records.evidence import MarkColour, PaperKind, SourceRef, StoredFile
from workbench.gui.evidence.choosing import ChoosingPopup
from workbench.gui.evidence.event_card import EventCard
from workbench.gui.evidence.page import EvidencePage
from workbench.gui.evidence.paper_window import PaperWindow
from workbench.gui.viewer.reading import PaperReading
from workbench.interchange.drawing.drawer import ChildDrawer
from workbench.interchange.papers.reader import ChildReader
from workbench.persistence.search.index import CaseIndex
from workbench.persistence.vault.files import Vault

SOON = 30_000
PAGES = (
    "Report of 11 February 2022\n3.6 The Council rang Miss Y on 3 May 2021. Nobody answered.",
    "The second page says more. Nothing came of it.",
)


class Opened:
    """The Evidence page with two items: a report that is kept, and one that is not."""

    def __init__(
        self, qtbot: QtBot, folder: Path, data: bytes = b"", name: str = "report.pdf"
    ) -> None:
        vault = Vault(folder)
        kept = vault.keep(io.BytesIO(data or papers.pdf(*PAGES)))
        file = StoredFile(sha256=kept.sha256, name=name, kind=PaperKind.PDF, size=kept.size)
        report = an_item_of_evidence("v1", "Report", file=file, made_on=on("11 February 2022"))
        self.desk: OpenDesk = a_desk(
            a_case(
                report, an_item_of_evidence("v2", "Letter", position=1), a_head("h1", "Delay"),
                an_event("e1", on="1 May 2021"),
            )
        )  # fmt: skip
        services = self.desk.desk.services
        services.papers = lambda workbench: PaperDesk(  # type: ignore[misc]
            vault, ChildReader(), CaseIndex(folder), CountedIds(), StoppedClock(), "R Ash"
        )
        services.drawer = ChildDrawer  # type: ignore[misc]
        self.page = shown(qtbot, EvidencePage(self.desk.desk))
        self.qtbot = qtbot

    @property
    def reading(self) -> PaperReading:
        assert self.page.paper.frame is not None
        return self.page.paper.frame.reading

    def open(self) -> None:
        """Choose the report and wait until its words are known."""
        self.page.table.choose("v1")
        self.qtbot.waitUntil(lambda: self.reading.lettering(0) is not None, timeout=SOON)
        self.reading.setFocus()

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.qtbot.keyClick(self.reading, key)

    def close(self) -> None:
        assert self.page.paper.frame is not None
        self.page.paper.frame.source.close()


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    made = Opened(qtbot, tmp_path)
    yield made
    made.close()


S, E, M, R = Qt.Key.Key_S, Qt.Key.Key_E, Qt.Key.Key_M, Qt.Key.Key_R


def test_one_key_makes_an_event_of_a_passage_and_undo_takes_both_back(opened: Opened) -> None:
    opened.open()
    before = opened.desk.case
    opened.press(S, S)
    assert opened.reading.selection.words() == "3.6 The Council rang Miss Y on 3 May 2021."
    opened.press(E)
    (event,) = (e for e in opened.desk.case.events.values() if e.id != "e1")
    (mark,) = opened.desk.case.marks.values()
    assert event.on == on("3 May 2021")
    assert event.sources == (SourceRef("v1", "1, 3.6", mark.id),)
    assert event.head_ids == ("h1",)
    assert event.narrative == "The Council rang Miss Y on 3 May 2021."
    assert "3 May 2021" in opened.page.paper.acts.said.findChild(QLabel).text()
    summary = find(opened.page, QLabel, "evidence.summary")
    assert "1 paper is not cited" in summary.text()
    opened.press(E)
    assert "already" in opened.page.paper.acts.said.findChild(QLabel).text()
    assert len(opened.desk.case.events) == 2
    opened.desk.undo()
    assert opened.desk.case == before


def test_nothing_selected_says_what_to_do(opened: Opened) -> None:
    opened.open()
    opened.press(E)
    assert len(opened.desk.case.events) == 1
    assert "Select words first" in find(opened.page, QLabel, "viewer.notice").text()


def test_marks_are_listed_in_two_colours_and_deleted_while_what_was_made_stays(
    opened: Opened,
) -> None:
    opened.open()
    opened.press(S, S, E, S, Qt.Key.Key_B)
    assert opened.page.paper.panel == "marks"
    rows = opened.page.paper.marks.rows
    assert [(row.place, row.words) for row in rows] == [
        ("Page 1, 3.6", "“3.6 The Council rang Miss Y on 3 May 2021.”"),
        ("Page 1", "“Nobody answered.”"),
    ]
    marks = opened.desk.case.marks
    assert [m.colour for m in marks.values()] == [MarkColour.YELLOW, MarkColour.BLUE]
    listed = opened.page.paper.marks.list
    listed.setCurrentRow(0)
    listed.setFocus()
    opened.qtbot.waitUntil(listed.hasFocus, timeout=SOON)
    opened.qtbot.keyClick(listed, Qt.Key.Key_Delete)
    assert len(opened.desk.case.marks) == 1
    assert len(opened.desk.case.events) == 2


def test_a_citation_opens_the_paper_at_its_passage_or_page(opened: Opened) -> None:
    opened.open()
    opened.press(S, S, M)
    (mark,) = opened.desk.case.marks.values()
    opened.page.table.choose("v2")
    opened.page.focus_record("mark", mark.id, "")
    opened.qtbot.waitUntil(lambda: opened.reading.selection.words() == mark.words, timeout=SOON)
    assert opened.page.table.current_id() == "v1"
    opened.page.table.choose("v2")
    opened.page.focus_record("evidence", "v1", at_place("2"))
    opened.qtbot.waitUntil(lambda: opened.reading.page == 1, timeout=SOON)


def test_a_page_is_marked_as_read_and_the_next_one_comes(opened: Opened) -> None:
    opened.open()
    opened.reading.resize_to(2.0)
    opened.press(R)
    assert opened.desk.case.evidence["v1"].pages_read == "1"
    assert opened.reading.page == 1
    assert opened.page.paper.read.isVisible()
    assert "1 of 2 pages not read" in opened.page.paper.read.toolTip()
    opened.desk.undo()
    assert opened.desk.case.evidence["v1"].pages_read == ""


def test_the_card_shows_the_event_before_it_is_added(opened: Opened) -> None:
    opened.open()
    opened.press(S, S)
    opened.reading.letters["Shift+E"]()
    card = opened.page.findChild(EventCard)
    assert card is not None
    date = find(card, QLineEdit, "event-card.date")
    assert date.text() == "3 May 2021"
    opened.qtbot.keyClicks(card.words, "About time: ")
    card.close()
    opened.qtbot.wait(1)
    opened.reading.letters["Shift+E"]()
    card = opened.page.findChildren(EventCard)[-1]
    assert card.words.toPlainText().startswith("About time: "), "what was typed is not lost"
    card.words.setPlainText("The Council rang Miss Y on 3 May 2021.")
    date = find(card, QLineEdit, "event-card.date")
    date.setText("the day before")
    find(card, QPushButton, "event-card.add").click()
    assert len(opened.desk.case.events) == 1
    date.setText("4 May 2021")
    card.quoted.setChecked(True)
    find(card, QPushButton, "event-card.add").click()
    event = next(e for e in opened.desk.case.events.values() if e.id != "e1")
    assert event.on == on("4 May 2021")
    assert event.narrative == "“The Council rang Miss Y on 3 May 2021.”"


def test_an_event_that_is_there_is_chosen_by_words_to_rest_on_the_passage(opened: Opened) -> None:
    opened.open()
    opened.press(S, S, Qt.Key.Key_A)
    popup = opened.page.findChild(ChoosingPopup)
    assert popup is not None
    opened.qtbot.keyClicks(popup.line, "1 May")
    opened.qtbot.keyClick(popup.line, Qt.Key.Key_Return)
    (account,) = opened.desk.case.events["e1"].accounts
    assert account.sources[0].pages == "1, 3.6"


def test_an_item_without_paper_shows_its_form(opened: Opened) -> None:
    opened.page.table.choose("v2")
    assert opened.page.form.isVisible()
    opened.open()
    assert not opened.page.form.isVisible()
    opened.page.paper.show_panel("about")
    assert opened.page.form.isVisible()


def test_the_paper_has_a_window_of_its_own_that_follows_the_list(opened: Opened) -> None:
    opened.open()
    opened.press(Qt.Key.Key_V)
    own = opened.page.window().findChild(PaperWindow)
    assert own is not None
    frame = own.paper.frame
    assert frame is not None
    opened.qtbot.waitUntil(lambda: frame.reading.number == 2, timeout=SOON)
    opened.qtbot.waitUntil(lambda: frame.reading.lettering(0) is not None, timeout=SOON)
    frame.reading.setFocus()
    for key in (S, S, E):
        opened.qtbot.keyClick(frame.reading, key)
    assert len(opened.desk.case.events) == 2
    own.close()


def test_a_find_opens_the_paper_at_its_page_with_the_words_lit(opened: Opened) -> None:
    opened.page.table.choose("v2")
    opened.page.open_paper("v1", 2, "Nothing came")
    opened.qtbot.waitUntil(lambda: opened.reading.selection.words() == "Nothing came", timeout=SOON)
    assert opened.reading.page == 1


class Reader:
    """Reads “Dear Ms X” from every picture."""

    able = True

    def read(self, path: Path, name: str, page: object) -> list[PageWords]:
        words = "Dear Ms X of 3 May 2021"
        boxes = [side for n in range(len(words)) for side in (9.0 + n, 9.0, 10.0 + n, 20.0)]
        return [PageWords(words, boxes)]


def test_a_scan_says_it_has_no_text_and_has_it_read_in_one_press(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, papers.picture("PNG"), "scan.png")
    opened.desk.desk.services.recogniser = Reader  # type: ignore[misc]
    opened.open()
    button = find(opened.page, QPushButton, "viewer.notice-act")
    qtbot.waitUntil(button.isVisible, timeout=SOON)
    button.click()
    qtbot.waitUntil(lambda: opened.desk.case.evidence["v1"].recognised is not None, timeout=SOON)
    qtbot.waitUntil(
        lambda: (words := opened.reading.lettering(0)) is not None and bool(words.text),
        timeout=SOON,
    )
    opened.reading.setFocus()
    opened.press(S, E)
    event = next(e for e in opened.desk.case.events.values() if e.id != "e1")
    assert event.on == on("3 May 2021")
    opened.desk.undo()
    opened.desk.undo()
    assert opened.desk.case.evidence["v1"].recognised is None
    opened.close()


class Pages:
    """Makes pages of old Word files."""

    able = True

    def from_office(self, path: Path, name: str, target: Path) -> None:
        target.write_bytes(papers.pdf("the old letter", "its second page"))

    def close(self) -> None: ...


def test_an_old_word_file_is_shown_by_the_pages_made_of_it(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, rb"{\rtf1 Dear Ms X}", "old.rtf")
    bridge, services = opened.desk.desk.bridge, opened.desk.desk.services
    report = bridge.case.evidence["v1"]
    assert report.file is not None
    other = replace(report, file=replace(report.file, kind=PaperKind.OTHER), pages=None)
    bridge.apply("Kind", lambda case: case.with_record("evidence", other))
    opened.page.table.choose("v1")
    frame = opened.page.paper.frame
    assert frame is not None
    qtbot.waitUntil(lambda: "LibreOffice is installed" in frame.trouble.text(), timeout=SOON)
    button = find(frame, QPushButton, "viewer.make-pages")
    assert button.isHidden()
    services.converter = Pages  # type: ignore[misc]
    opened.page.table.choose("v2")
    opened.page.table.choose("v1")
    qtbot.waitUntil(button.isVisible, timeout=SOON)
    button.click()
    opened.open()
    item = opened.desk.case.evidence["v1"]
    assert item.recognised is not None
    assert (item.recognised.kind, item.pages) == (PaperKind.PDF, 2)
    found = opened.reading.lettering(0)
    assert found is not None
    assert "old letter" in found.text
    opened.desk.undo()
    assert opened.desk.case.evidence["v1"].recognised is None
    opened.close()
