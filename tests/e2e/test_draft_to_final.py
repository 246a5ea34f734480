"""A practice case from its first draft to a corrected decision, in the window, kept byte for byte.

Two drafts go out. One side answers in the Word file, changed with tracking in LibreOffice, the
other by a letter that is typed in. A colleague reads it, it becomes final, a review is asked for,
a correction is issued, and every version can be written again as it went.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.e2e.command_line import run
from tests.e2e.keyboard import AtTheKeyboard
from tests.export.libreoffice import Office, office
from tests.returned.edits import Edited
from workbench.application.case.editing import set_fields
from workbench.application.versions.listing import issue_of, issued, version_name
from workbench.bootstrap import open_workbench
from workbench.domain.records.after import Met, ReadingResult, ReviewResult
from workbench.domain.records.complaint import CaseStage
from workbench.domain.records.versions import StatementVersion
from workbench.gui.comments.page import CommentsPage
from workbench.gui.comparing.returned import ReturnedWindow
from workbench.gui.comparing.versions import CompareWindow
from workbench.gui.versions.reading import ReadingDialog
from workbench.gui.versions.review import ReviewDialog
from workbench.paths import bundle
from workbench.statement.codec import loads
from workbench.statement.comparing.words import plain_spaces
from workbench.statement.nodes import PersonRef, Text
from workbench.statement.printed import PrintedKind, PrintedParagraph, printed_paragraphs

__all__ = ["office"]

REFERENCE, PARTY = "23 990 031", "Hélène D’Arcy"
pytestmark = pytest.mark.slow
_W = TypeVar("_W", bound=QWidget)


class Walk(AtTheKeyboard):
    """The person at the window, with a mouse too, who looks at what they did."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        super().__init__(qtbot, folder)
        self.bot = qtbot
        self._pictures = folder / "pictures"
        self._pictures.mkdir()

    def shown(self, kind: type[_W], name: str) -> _W:
        """A widget of that name that is to be seen."""
        self.wait_until(lambda: any(w.isVisible() for w in self.window.findChildren(kind, name)))
        return next(w for w in self.window.findChildren(kind, name) if w.isVisible())

    def click(self, name: str) -> None:
        """Press a button that is to be seen."""
        button = self.shown(QAbstractButton, name)
        assert button.isEnabled(), f"“{name}” cannot be pressed"
        self.bot.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def keys(self, *names: str) -> None:
        """Press keys, once the desktop has given the keyboard to what is in front."""
        if QApplication.focusWidget() is None:
            dialogs = [each for each in self.window.findChildren(QDialog) if each.isVisible()]
            (dialogs or [self.window])[-1].activateWindow()
            self.wait_until(lambda: QApplication.focusWidget() is not None)
        super().keys(*names)

    def picture(self, name: str, of: QWidget | None = None) -> None:
        """Take a picture of what is shown."""
        self.bot.wait(200)
        (of or self.window).grab().save(str(self._pictures / f"{name}.png"))

    def put(self, name: str, words: str) -> None:
        """Click into a line and type other words."""
        line = self.shown(QWidget, name)
        self.bot.mouseClick(line, Qt.MouseButton.LeftButton)
        line.setFocus()
        line.activateWindow()
        self.wait_until(line.hasFocus)
        self.keys("Ctrl+A")
        self.typed(words)

    def issue(self, folder: Path, name: str) -> StatementVersion:
        """Issue what the case is at into a folder."""
        folder.mkdir()
        before = len(issued(self.case))
        self.keys("Ctrl+Shift+I")
        self.put("issue.folder", str(folder))
        self.picture(f"{name}-asked", self.shown(QWidget, "issue"))
        self.click("issue.go")
        self.shown(QLabel, "issue.outcome")
        self.picture(f"{name}-issued", self.shown(QWidget, "issue"))
        self.shown(QWidget, "issue").close()
        assert len(issued(self.case)) == before + 1
        return issued(self.case)[-1]

    def act(self, page: CommentsPage, words: str) -> None:
        """Choose an act in the menu of the comments."""
        next(act for act in page.listed.menu.actions() if words in act.text()).trigger()


def at_a_draft(folder: Path) -> None:
    """The practice case in a casebook, as it was before anything went out."""
    source = next(bundle().resources.glob("practice/3*.json"))
    assert run(folder, "import", source) == 0
    workbench, book = open_workbench(folder)
    session = workbench.open(workbench.find(REFERENCE))
    session.apply("Before the draft", lambda case: set_fields(
        case, "case", case.case.id, stage=CaseStage.DRAFT_DECISION, decided_on=None,
        draft_sent_on=None, comments_due=None,
    ))  # fmt: skip
    book.close()


def plain_ones(version: StatementVersion, kind: str) -> list[PrintedParagraph]:
    """Numbered paragraphs of plain words from records of a kind."""
    return [
        each for each in printed_paragraphs(loads(version.document))
        if each.kind is PrintedKind.NUMBERED and each.origin.startswith(f"{kind}:")
        and all(isinstance(inline, Text | PersonRef) for inline in each.inlines)
        and each.text.endswith(".")
    ]  # fmt: skip


def commented(office: Office, sent: Path, paragraphs: list[PrintedParagraph]) -> bytes:
    """The draft as a party gives it back: a word replaced, a sentence put in, two comments.

    Only the changes are made in LibreOffice by hand: without a screen of its own it does not
    survive a comment. It saves a file with comments all the same.
    """
    first, second = (each.text for each in paragraphs)
    known = (each for each in first.split()[8:] if each.isalpha() and each.islower())
    edits = [
        {"words": first[:40], "old": next(each for each in known if len(each) > 4),
         "new": "altogether"},
        {"words": second[:40], "old": second[-12:], "new": f"{second[-12:]} We regret that."},
    ]  # fmt: skip
    asked = json.dumps({"author": PARTY, "edits": edits})
    changed = sent.with_name("changed.docx")
    office.script("change", sent, changed, words=asked)
    edited = Edited(changed.read_bytes())
    changed.unlink()
    for words, comment in ((first, "Is this the right word?"), (second, "Please add this.")):
        begins = words[:40]
        place = next(
            at for at in range(len(edited.paragraphs))
            if plain_spaces(edited.words(at)).startswith(begins)
        )  # fmt: skip
        edited.comment(place, place, PARTY, comment)
    return office.convert(edited.data(), "docx")


def test_from_the_first_draft_to_a_corrected_decision(
    qtbot: QtBot, tmp_path: Path, office: Office
) -> None:
    at_a_draft(tmp_path / "casebook")
    desk = Walk(qtbot, tmp_path)
    desk.typed(REFERENCE)
    desk.keys("Return", "Return")
    desk.wait_until(lambda: desk.window.open_case is not None)
    desk.keys("Ctrl+9")
    live = desk.window.open_case.live
    desk.wait_until(lambda: live.document is not None)
    desk.picture("01-statement")
    first = desk.issue(tmp_path / "draft 1", "02-draft")

    # One side in the Word file, the other by a letter.
    (sent,) = (tmp_path / "draft 1").glob("*.docx")
    back = tmp_path / "back.docx"
    events = plain_ones(first, "event")[:2]
    back.write_bytes(commented(office, sent, events))
    desk.keys("Ctrl+Shift+9")
    page = desk.shown(CommentsPage, "comments")
    desk.dialogs.will_answer((back,))
    desk.act(page, "returned Word file")
    window = desk.shown(ReturnedWindow, "returned")
    desk.picture("03-returned", window)
    assert len(window.rows()) == 2
    assert "changed" not in window.about.text(), "LibreOffice kept header and footer"
    desk.click("returned.enter")
    desk.click("returned.all")
    assert [each.text(1) for each in window.rows()] == ["taken", "taken"]
    desk.picture("04-taken", window)
    window.close()
    assert sum("altogether" in str(each) for each in desk.case.events.values()) == 1
    assert sum("We regret that." in str(each) for each in desk.case.events.values()) == 1
    assert {each.author for each in desk.case.points.values()} == {PARTY}
    desk.click("comments.response")
    desk.shown(QComboBox, "response.party").setCurrentIndex(1)
    desk.put("response.how", "letter")
    desk.click("response.go")
    desk.put("comments.entry", f"{events[0].number} The date is wrong")
    desk.keys("Return")
    assert len(desk.case.points) == 3
    assert {each.person_id or each.party for each in desk.case.responses.values()} == {
        next(id for id, each in desk.case.people.items() if each.alias == "Mr Z"), "the Council",
    }  # fmt: skip
    assert len({each.response_id for each in desk.case.points.values()}) == 2
    desk.picture("05-comments")
    for id in desk.case.points:
        page.focus_record("point", id, "")
        desk.click("point.result.1")
    assert not [each for each in desk.case.points.values() if each.result.value == "to answer"]
    desk.picture("06-answered")

    desk.keys("Ctrl+9")
    second = desk.issue(tmp_path / "draft 2", "07-draft")
    desk.keys("Ctrl+Shift+9")
    desk.act(page, "Compare two versions")
    desk.picture("08-compared", desk.shown(QWidget, "compare"))
    desk.dialogs.will_answer(tmp_path / "changes.docx")
    desk.click("compare.word")
    assert (tmp_path / "changes.docx").read_bytes()[:2] == b"PK"
    desk.click("compare.close")

    # A colleague reads it; it becomes final.
    desk.keys("Ctrl+9", "Ctrl+Shift+V")
    desk.click("versions.reading")
    reading = desk.shown(ReadingDialog, "reading")
    desk.put("reading.reader", "P Lowe")
    for box, _ in reading.checks.values():
        box.setCurrentIndex(box.findData(Met.YES))
    reading.outcome.setCurrentIndex(reading.outcome.findData(ReadingResult.SIGNED_OFF))
    desk.picture("09-second-reading", reading)
    desk.click("reading.go")
    assert "P Lowe: signed off" in desk.shown(QLabel, "versions.readings").text()
    desk.keys("Ctrl+Shift+D")
    desk.picture("10-make-final", desk.shown(QWidget, "stage"))
    desk.click("stage.go")
    assert desk.case.case.stage is CaseStage.FINAL_DECISION
    desk.dialogs.will_answer("Issue the final decision")
    final = desk.issue(tmp_path / "final 1", "11-final")
    desk.picture("12-versions")

    # A review is asked for; a correction goes out.
    desk.click(f"versions.{final.id}.review")
    review = desk.shown(ReviewDialog, "review")
    desk.put("review.reviewer", "R Ashdown")
    desk.put("review.grounds", "The date in it is wrong.")
    review.outcome.setCurrentIndex(review.outcome.findData(ReviewResult.CHANGED))
    desk.put("review.reason", "The record shows another day.")
    desk.picture("13-review", review)
    desk.click("review.go")
    (asked,) = desk.case.reviews.values()
    assert (asked.version_id, asked.result) == (final.id, ReviewResult.CHANGED)
    desk.dialogs.will_answer("A date was wrong.")
    desk.window.actions_["reopen"].trigger()
    event = next(id for id, each in desk.case.events.items() if "We regret that." in str(each))
    text = desk.case.events[event]
    field = "statement_text" if "We regret" in text.statement_text else "narrative"
    assert desk.window.open_case.bridge.apply("Correct an event", lambda case: set_fields(
        case, "event", event, **{field: getattr(text, field).replace("regret", "much regret")},
    ))  # fmt: skip
    desk.dialogs.will_answer("Issue the final decision")
    corrected = desk.issue(tmp_path / "final 2", "14-corrected")
    assert [version_name(each) for each in issued(desk.case)] == [
        "Draft 1", "Draft 2", "Final 1", "Final 2",
    ]  # fmt: skip

    desk.click(f"versions.{corrected.id}.changes")
    changes = desk.shown(CompareWindow, "compare")
    assert (changes.old.currentText(), changes.new.currentText()) == ("Final 1", "Final 2")
    assert changes.list.count() == 1 and "much" in changes.list.item(0).text()
    desk.picture("14-changes", changes)
    desk.click("compare.close")

    # On the next day every version is written again as it went.
    desk.start_again()
    desk.wait_until(lambda: desk.window.open_case is not None)
    desk.keys("Ctrl+9", "Ctrl+Shift+V")
    for version, folder in (
        (first, "draft 1"), (second, "draft 2"), (final, "final 1"), (corrected, "final 2"),
    ):  # fmt: skip
        (again := tmp_path / f"again {folder}").mkdir()
        desk.dialogs.will_answer(again)
        desk.click(f"versions.{version.id}.files")
        files = issue_of(version).files
        assert files and {each.name for each in again.iterdir()} == {each.name for each in files}
        for file in files:
            assert (again / file.name).read_bytes() == (tmp_path / folder / file.name).read_bytes()
    desk.picture("15-again")
    desk.window.close()
