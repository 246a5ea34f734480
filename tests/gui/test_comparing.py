"""A returned file in the window: comments entered, proposals taken; two versions compared."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.conftest import OpenDesktop
from tests.gui.windows import Desktop
from tests.returned.accepting import accepted, rejected
from tests.returned.edits import Edited, w
from tests.returned.word_draft import document_of
from tests.returned.word_draft import sent as word_file
from tests.unit.application.desk import CountedIds
from workbench.application.handing_out.recording import record
from workbench.application.returned.drafts import drafts_of
from workbench.application.returned.reading import Draft, read_back
from workbench.bootstrap import practice_cases, redline, renderers
from workbench.domain.casefile import CaseFile
from workbench.gui.comments.page import CommentsPage
from workbench.gui.comparing.returned import ReturnedWindow, choose_returned
from workbench.gui.comparing.versions import CompareWindow
from workbench.gui.comparing.words import proposal_words, strong
from workbench.interchange.returned.reader import read_returned
from workbench.statement.characters import printable
from workbench.statement.comparing.words import plain_spaces
from workbench.statement.nodes import Document, StatementStage
from workbench.statement.printed import printed_paragraphs

CASE = practice_cases()[1].case


@pytest.fixture
def page(qtbot: QtBot, desktop: OpenDesktop) -> Desktop:
    desk = desktop(CASE)
    desk.window.show_case(CASE.case.id, "comments")
    live = desk.open_case.live
    qtbot.waitUntil(lambda: live.document is not None, timeout=20_000)
    return desk


def sent(page: Desktop) -> Document:
    """The draft as it was sent, and kept as a version of the case."""
    workbench = page.workbench
    document = workbench.compose(page.case, StatementStage.DRAFT)

    def keep(case: CaseFile) -> CaseFile:
        at = f"2026-11-0{1 + len(case.versions)}T10:00:00+00:00"
        return record(case, document, (), workbench.ids, at)

    page.open_case.bridge.apply("Export", keep, undoable=False)
    return document


def returned(page: Desktop, folder: Path) -> tuple[Path, int]:
    """The draft as it came back: a word put in, a comment with an answer."""
    edited = Edited(renderers()["word"](sent(page)))
    place = next(i for i in range(8, 90) if len(edited.words(i)) > 80 and edited.runs(i))
    run = max(edited.runs(place), key=lambda each: len(each.findtext(w("t")) or ""))
    at = (run.findtext(w("t")) or "").index(" ", 20)
    edited.replace_words(place, run, at, at, " certainly", "Jordan Ash", True)
    edited.comment(place, place, "Jordan Ash", "Is this so?", replies=(("P. Quill", "Yes."),))
    file = folder / "back.docx"
    file.write_bytes(edited.data())
    return file, place


def shown(page: Desktop, folder: Path) -> ReturnedWindow:
    file, _ = returned(page, folder)
    page.dialogs.will_answer((file,))
    view = page.find(CommentsPage, "comments")
    window = choose_returned(view.desk, view)
    assert window is not None
    window.show()
    return window


def test_proposals_are_taken_and_comments_entered(
    qtbot: QtBot, page: Desktop, tmp_path: Path
) -> None:
    window, second = shown(page, tmp_path), shown(page, tmp_path)
    (row,) = window.rows()
    assert row.text(1) == "put in" and "certainly" in row.text(2)
    assert "text-decoration: underline" in window.words.text().replace(":underline", ": underline")
    assert not window.findChild(QPushButton, "returned.ticked").isEnabled()
    row.setCheckState(0, Qt.CheckState.Checked)
    qtbot.mouseClick(window.ticked, Qt.MouseButton.LeftButton)
    assert [each.text(1) for each in window.rows()] == ["taken"]
    assert any("certainly" in each.narrative + each.statement_text
               for each in page.case.events.values()) or "certainly" in str(page.case)  # fmt: skip
    qtbot.mouseClick(window.enter, Qt.MouseButton.LeftButton)
    (point,) = page.case.points.values()
    assert (point.text, point.author, point.replies) == (
        "Is this so?", "Jordan Ash", "P. Quill: Yes.",
    )  # fmt: skip
    assert point.place and not window.enter.isEnabled()
    second.rows()[0].setCheckState(0, Qt.CheckState.Checked)
    qtbot.mouseClick(second.ticked, Qt.MouseButton.LeftButton)
    assert second.fault.text().endswith(": it stands in the statement already.")
    assert second.words.text().endswith("Not taken: it stands in the statement already"), (
        "row by row"
    )


def test_however_much_a_file_holds_the_buttons_stay_on_a_small_screen(
    page: Desktop, tmp_path: Path
) -> None:
    file, _ = returned(page, tmp_path)
    drafts = drafts_of(page.case, page.workbench.compose)
    found = read_back(read_returned(file.read_bytes()), drafts)
    lines = tuple(f"At paragraph {n} stands a picture, said at length." for n in range(40))
    view = page.find(CommentsPage, "comments")
    few, many = (
        ReturnedWindow(view.desk, replace(found, report=said), "back.docx", view)
        for said in (lines[:1], lines)
    )
    for window in (few, many):
        window.show()
    assert many.minimumSizeHint().height() < 680 and lines[-1] in many.about.text()
    assert few.about.height() < 3 * few.about.fontMetrics().height()


def test_one_author_s_are_ticked_at_once_and_taking_goes_on_from_there(
    qtbot: QtBot, page: Desktop, tmp_path: Path
) -> None:
    edited = Edited(renderers()["word"](sent(page)))
    places = [i for i in range(8, 60) if len(edited.words(i)) > 80 and edited.runs(i)][-4:]
    for place, who in zip(places, ("Jordan Ash", "P. Quill", "P. Quill", "R. Vane"), strict=True):
        run = max(edited.runs(place), key=lambda each: len(each.findtext(w("t")) or ""))
        at = (run.findtext(w("t")) or "").index(" ", 20)
        edited.replace_words(place, run, at, at, " certainly", who, True)
    drafts = drafts_of(page.case, page.workbench.compose)
    found = read_back(read_returned(edited.data()), drafts)
    view = page.find(CommentsPage, "comments")
    window = ReturnedWindow(view.desk, found, "back.docx", view)
    window.show()
    headings = [window.list.topLevelItem(at) for at in range(3)]
    assert [each.text(0) for each in headings] == ["Jordan Ash (1)", "P. Quill (2)", "R. Vane (1)"]
    window.list.setCurrentItem(headings[1])
    qtbot.keyClick(window.list, Qt.Key.Key_Space)
    ticks = [each.checkState(0) for each in window.rows()]
    off, on = Qt.CheckState.Unchecked, Qt.CheckState.Checked
    assert ticks == [off, on, on, off] and window.ticked.isEnabled()
    window.rows()[1].setCheckState(0, off)
    assert headings[1].checkState(0) is Qt.CheckState.PartiallyChecked
    window.list.setCurrentItem(window.rows()[2])
    assert window.words.text().startswith(strong(f"{window.rows()[2].text(0)}: put in"))
    qtbot.mouseClick(window.ticked, Qt.MouseButton.LeftButton)
    assert [each.text(1) for each in window.rows()] == ["put in", "put in", "taken", "put in"]
    assert window.list.currentIndex() == window.list.indexFromItem(window.rows()[3])
    first = window.rows()[0]
    shown = window.list.fontMetrics().horizontalAdvance(first.text(0))
    assert window.list.columnWidth(0) > shown, "where it is can be read in full"


def test_a_file_that_is_no_draft_is_refused_in_words(page: Desktop, tmp_path: Path) -> None:
    file = tmp_path / "other.docx"
    file.write_bytes(b"%PDF-1.7")
    page.dialogs.will_answer((file,))
    view = page.find(CommentsPage, "comments")
    assert choose_returned(view.desk, view) is None
    assert "PDF" in page.dialogs.asked[-1][0]


def test_in_a_long_paragraph_what_stands_about_a_change_is_shown() -> None:
    """The change is in sight at once; a short paragraph is shown whole."""
    long = " ".join(f"She wrote on point {n}, and nobody answered." for n in range(200))
    document = document_of("The Council lost the letter of complaint.", long)
    edited = Edited(word_file(document))
    for words, other in (("letter", "form"), ("point 99", "matter 99")):
        place, run = next((at, run) for at in range(3, len(edited.paragraphs))
                          for run in edited.runs(at)
                          if words in (run.findtext(w("t")) or ""))  # fmt: skip
        at = (run.findtext(w("t")) or "").index(words)
        edited.replace_words(place, run, at, at + len(words), other, "P. Quill", True)
    draft = Draft("Draft 1", 1, lambda: document)
    found = read_back(read_returned(edited.data()), [draft])
    short, shown = (plain_spaces(proposal_words(found, each)) for each in found.proposed.proposals)
    assert short.startswith("The Council lost the ") and short.endswith(" of complaint.")
    assert shown.startswith("… ") and shown.endswith(" …") and len(shown) < 1_500
    assert "She wrote on point 98, and nobody answered. She wrote on " in shown
    assert "matter 99" in shown and ", and nobody answered. She wrote on point 100" in shown


def test_two_versions_in_one_column_and_side_by_side(
    qtbot: QtBot, page: Desktop, tmp_path: Path
) -> None:
    sent(page)
    id = next(i for i, each in page.case.findings.items() if each.analysis)
    page.open_case.bridge.apply(
        "Change",
        lambda case: case.with_record(
            "finding", _with_more(case, id, "The panel decided nothing more.")
        ),
    )
    view = page.find(CommentsPage, "comments")
    window = CompareWindow(view.desk, view)
    window.show()
    assert window.list.count() == 1
    window.list.addItem(f"Changed: {'www.example.org/' * 20}")
    qtbot.wait(1)
    assert not window.list.horizontalScrollBar().isVisible(), "rows wrap: nothing lies aside"
    window.list.takeItem(1)
    assert "The panel decided nothing more." in window.list.item(0).text()
    assert "The panel decided nothing more." in window.text.toPlainText()
    window.list.setCurrentRow(0)
    qtbot.keyClick(window.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    window.find_bar.words.setText("decided nothing more")
    assert window.find_bar.result.text() == "1 of 1"
    window.findChild(QComboBox, "compare.layout").setCurrentIndex(1)
    said = window.text.toPlainText().lstrip()
    assert "The panel decided nothing more." in said and said.startswith(
        "Draft, copy 1\nThe draft as"
    )
    assert window.list.currentRow() == 0 and window.text.verticalScrollBar().value() > 0
    assert window.find_bar.result.text() == "1 of 1", "words sought are marked in either layout"
    window.new.setCurrentIndex(1)
    assert window.list.count() == 0 and window.summary.text() == "No changes"
    sent(page)
    _, second = sorted(page.case.versions.values(), key=lambda each: each.number)
    since = CompareWindow(view.desk, view, second.id)
    assert (since.old.currentIndex(), since.new.currentIndex()) == (1, 2)
    assert since.list.count() == 1
    assert CompareWindow(view.desk, view).old.currentIndex() == 2
    final = page.workbench.compose(page.case, StatementStage.FINAL)
    page.open_case.bridge.apply(
        "Export", lambda case: record(case, final, (), CountedIds(), "2026-11-09T10:00:00+00:00")
    )
    decided = CompareWindow(view.desk, view)
    assert decided.old.currentText() == "Final, copy 1"
    assert decided.new.currentText() == "The decision as it stands now"
    assert decided.summary.text() == "No changes", "its form alone is no change"


def test_the_changes_are_written_as_word_with_whose_and_of_which_day_and_as_pdf(
    qtbot: QtBot, page: Desktop, tmp_path: Path
) -> None:
    old = sent(page)
    id = next(i for i, each in page.case.findings.items() if each.analysis)
    page.open_case.bridge.apply(
        "Change",
        lambda case: case.with_record(
            "finding", _with_more(case, id, "The panel decided nothing more.")
        ),
    )
    object.__setattr__(page.services, "redline", redline)
    view = page.find(CommentsPage, "comments")
    window = CompareWindow(view.desk, view)
    window.show()
    word, pdf = (window.findChild(QPushButton, f"compare.{each}") for each in ("word", "pdf"))
    window.by.clear()
    qtbot.mouseClick(word, Qt.MouseButton.LeftButton)
    assert "by whom the changes are" in window.fault.text()
    window.by.setText("The investigator")
    window.on.line.setText("3 May 2027")
    for button, name in ((word, "changes.docx"), (pdf, "changes.pdf")):
        page.dialogs.will_answer(tmp_path / name)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert window.summary.text() == f"Written to {tmp_path / name}"
    title = PdfReader(tmp_path / "changes.pdf").metadata.title
    assert title.startswith("What changed from Draft, copy 1 to the draft as it stands now")
    data = (tmp_path / "changes.docx").read_bytes()
    body = Edited(data).tree
    (hand,) = {(e.get(w("author")), e.get(w("date"))) for e in body.iter(w("ins"))}
    assert hand == ("The investigator", "2027-05-03T00:00:00Z")
    said = [each.text for each in printed_paragraphs(printable(old))]
    assert [plain_spaces(each) for each in rejected(data)] == [plain_spaces(each) for each in said]
    assert any("decided nothing more" in each for each in accepted(data))


def _with_more(case: CaseFile, id: str, words: str) -> object:
    finding = case.findings[id]
    return replace(finding, analysis=f"{finding.analysis}\n\n{words}")
