"""A draft is issued in the window, read again beside the statement, and noted as sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import Mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.builders import TODAY, a_sound_case, with_records
from tests.gui.conftest import OpenDesktop
from tests.gui.windows import Desktop
from workbench.application.case.editing import remove, set_fields
from workbench.application.records.parties import sent_words
from workbench.application.versions.listing import issue_of, issued, version_name
from workbench.domain.dates.partial import day_in_words
from workbench.domain.errors import CaseConflict, CaseLocked
from workbench.domain.records.after import Met, ReadingResult, SecondReading
from workbench.domain.records.complaint import CaseStage, Outcome
from workbench.gui.errors import TroubleBar
from workbench.gui.history.versions import VersionWindow
from workbench.gui.look.moments import short_day
from workbench.gui.statement.page import StatementPage
from workbench.gui.statement.stage_dialog import StageDialog
from workbench.gui.versions.issuing import IssueDialog
from workbench.gui.versions.reading import ReadingDialog
from workbench.gui.versions.review import ReviewDialog
from workbench.persistence.vault.files import Vault


@pytest.fixture
def at_a_draft(desktop: OpenDesktop, tmp_path: Path) -> Desktop:
    desk = desktop(
        a_sound_case(stage=CaseStage.DRAFT_DECISION, decided_on=None, draft_sent_on=None)
    )
    return at_case(desk, tmp_path)


def at_case(desk: Desktop, tmp_path: Path) -> Desktop:
    vault = Vault(tmp_path / "casebook")
    vault.folder.parent.mkdir()
    desk.window.show_case("c1", "statement")
    object.__setattr__(desk.services, "papers", lambda workbench: SimpleNamespace(vault=vault))
    return desk


def go(qtbot: QtBot, desk: Desktop, folder: Path) -> IssueDialog:
    folder.mkdir(exist_ok=True)
    desk.find(QLineEdit, "issue.folder").setText(str(folder))
    dialog = desk.find(IssueDialog, "issue")
    button = desk.find(QPushButton, "issue.go")
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    outcome = desk.find(QLabel, "issue.outcome")
    qtbot.waitUntil(outcome.isVisible, timeout=20_000)
    return dialog


def test_a_draft_is_issued_to_those_ticked_and_comments_are_due(
    qtbot: QtBot, at_a_draft: Desktop, tmp_path: Path
) -> None:
    desk = at_a_draft
    desk.trigger("issue")
    assert desk.find(IssueDialog, "issue").windowTitle() == "Issue draft"
    desk.find(QCheckBox, "issue.to.p1").setChecked(False)
    desk.find(QLineEdit, "issue.others").setText("Ofsted, the Trust")
    desk.find(QLineEdit, "issue.how").setText("post")
    due = desk.find(QLineEdit, "issue.due")
    assert due.text() != ""
    due.setText("3 May 1999")
    assert not desk.find(QPushButton, "issue.go").isEnabled()
    due.setText(day_in_words(TODAY + timedelta(days=20)))
    go(qtbot, desk, tmp_path / "out")
    (version,) = issued(desk.case)
    said = issue_of(version)
    assert sent_words(desk.case, said.sent) == "the Council, Ofsted and the Trust"
    assert {each.how for each in said.sent} == {"post"}
    assert desk.case.case.comments_due == said.comments_due == TODAY + timedelta(days=20)
    assert desk.case.case.draft_sent_on == TODAY
    close = desk.find(QPushButton, "issue.cancel")
    assert close.text() == "Close" and close.isDefault()
    names = {file.name for file in said.files}
    assert names == {path.name for path in (tmp_path / "out").iterdir()} and len(names) == 2
    desk.trigger("undo")
    assert desk.case.case.draft_sent_on == TODAY, "what has gone out is not taken back"


def test_what_was_changed_elsewhere_meanwhile_is_not_issued_unseen(
    qtbot: QtBot, at_a_draft: Desktop, tmp_path: Path
) -> None:
    desk = at_a_draft
    desk.trigger("issue")
    change = lambda case: set_fields(case, "event", "e1", narrative="Theirs.")  # noqa: E731
    desk.workbench.open("c1").apply("Edit event", change)
    go(qtbot, desk, tmp_path / "out")
    outcome = desk.find(QLabel, "issue.outcome")
    assert "could not be noted in the case" in outcome.text() and not issued(desk.case)
    assert desk.case.events["e1"].narrative == "Theirs.", "it is seen now"
    desk.dialogs.will_answer("Replace them")
    outcome.hide()
    go(qtbot, desk, tmp_path / "out")
    (version,) = issued(desk.case)
    assert "Theirs." in version.document


def test_an_issued_version_is_read_written_again_and_sent_to_more(
    qtbot: QtBot, at_a_draft: Desktop, tmp_path: Path
) -> None:
    desk = at_a_draft
    desk.trigger("issue")
    go(qtbot, desk, tmp_path / "out").close()
    (version,) = issued(desk.case)
    qtbot.mouseClick(desk.find(QWidget, "statement.versions"), Qt.MouseButton.LeftButton)
    told = desk.find(QLabel, f"versions.{version.id}.words").text()
    assert "To Ms X" in told and "Comments by" in told and "2 files kept" in told
    press(qtbot, desk, f"versions.{version.id}.read")
    assert desk.find(VersionWindow, "version").windowTitle() == version_name(version) == "Draft 1"
    desk.find(VersionWindow, "version").close()
    (again := tmp_path / "again").mkdir()
    desk.dialogs.will_answer(again)
    press(qtbot, desk, f"versions.{version.id}.files")
    for file in issue_of(version).files:
        assert (again / file.name).read_bytes() == (tmp_path / "out" / file.name).read_bytes()
    desk.dialogs.will_answer("Ms X, the Council, Ofsted")
    press(qtbot, desk, f"versions.{version.id}.sent")
    sent = issue_of(issued(desk.case)[0]).sent
    assert sent_words(desk.case, sent) == "Ms X, the Council and Ofsted"
    assert sent[:2] == issue_of(version).sent


def press(qtbot: QtBot, desk: Desktop, name: str) -> None:
    qtbot.mouseClick(desk.find(QPushButton, name), Qt.MouseButton.LeftButton)


def test_a_final_decision_has_its_publication_set_and_ends_undo(
    qtbot: QtBot, desktop: OpenDesktop, tmp_path: Path
) -> None:
    asked = SecondReading(id="sr1", reader="P Lowe", result=ReadingResult.CHANGES)
    case = with_records(a_sound_case(stage=CaseStage.FINAL_DECISION), asked)
    desk = at_case(desktop(case), tmp_path)
    desk.dialogs.will_answer("Issue the final decision")
    desk.trigger("issue")
    assert "asked for changes" in desk.find(QLabel, "issue.second_reading").text()
    assert "but this runs from today" in desk.find(QLabel, "issue.review").text()
    go(qtbot, desk, tmp_path / "out").close()
    assert "once it is reopened" in desk.dialogs.details[-1]
    (final,) = issued(desk.case)
    assert version_name(final) == "Final 1"
    desk.find(StatementPage, "statement").show_versions()
    told = desk.find(QLabel, f"versions.{final.id}.words").text()
    assert "as 21-017-938.pdf, the same file as 21-017-938 final decision 1.pdf" in told
    published = tmp_path / "out" / "publication" / "21-017-938.pdf"
    issued_as = tmp_path / "out" / "21-017-938 final decision 1.pdf"
    assert published.read_bytes() == issued_as.read_bytes()
    assert [each.name for each in (tmp_path / "out" / "publication").iterdir()] == [
        "21-017-938.pdf"
    ]
    assert [each.publication for each in desk.case.receipts.values()].count(True) == 1


def test_a_final_that_cannot_be_published_is_refused_before_anything_is_asked(
    qtbot: QtBot, desktop: OpenDesktop, tmp_path: Path
) -> None:
    undecided = a_sound_case(stage=CaseStage.FINAL_DECISION, outcome=Outcome.UNDECIDED)
    desk = at_case(desktop(undecided), tmp_path)
    desk.trigger("issue")
    desk.find(QPlainTextEdit, "issue.reason").setPlainText("It has to go today.")
    go(qtbot, desk, tmp_path / "out")
    assert "no outcome" in desk.find(QLabel, "issue.outcome").text()
    assert not desk.dialogs.asked and not issued(desk.case)


def test_a_decided_case_is_reopened_with_a_reason_and_reviewed(
    qtbot: QtBot, desktop: OpenDesktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = at_case(desktop(a_sound_case(stage=CaseStage.FINAL_DECISION)), tmp_path)
    desk.dialogs.will_answer("Issue the final decision")
    desk.trigger("issue")
    go(qtbot, desk, tmp_path / "out").close()
    assert desk.case.compliance
    bridge = desk.open_case.bridge
    with qtbot.waitSignal(bridge.failed) as failed:
        assert not bridge.apply("Delete finding", lambda case: remove(case, "finding", "f1"))
    assert isinstance(failed.args[0], CaseLocked) and "f1" in desk.case.findings
    for stage in ("back-to-draft", "make-final"):
        desk.find(TroubleBar, "trouble").hide()
        desk.trigger(stage)
        assert desk.window.findChild(StageDialog) is None, "refused before it is filled in"
        assert "Reopen the case…" in desk.find(QLabel, "trouble.words").text()
    (version,) = issued(desk.case)
    desk.find(StatementPage, "statement").show_versions()
    press(qtbot, desk, f"versions.{version.id}.review")
    press(qtbot, desk, f"versions.{version.id}.review")
    assert len(desk.window.findChildren(ReviewDialog)) == 1, "the open one comes forward"
    save, received = desk.find(QPushButton, "review.go"), desk.find(QLineEdit, "review.received")
    stood, day = save.y(), received.text()
    for each in (day_in_words(TODAY + timedelta(days=2000)), "3 May 2010", day):
        received.setText(each)
        qtbot.wait(1)
        assert save.y() == stood, "room is kept for what is wrong"
    desk.find(QLineEdit, "review.reviewer").setText("R Ashdown")
    papers = desk.find(QComboBox, "review.paper")
    papers.setCurrentIndex(papers.findData("v1"))
    desk.find(QLineEdit, "review.decided").setText("32 May")
    press(qtbot, desk, "review.go")
    assert "a day cannot be read" in desk.find(QLabel, "review.fault").text()
    assert not desk.case.reviews
    qtbot.wait(1)
    desk.find(QLineEdit, "review.decided").setText("today")
    assert not desk.find(QLabel, "review.fault").isVisible(), "what was wrong was put right"
    assert desk.find(ReviewDialog, "review").decided.day == TODAY
    assert save.y() == stood
    desk.find(QLineEdit, "review.decided").setText("")
    with monkeypatch.context() as elsewhere:
        changed = CaseConflict("The case was changed elsewhere.", "Open the case again.")
        elsewhere.setattr(bridge.session, "apply", Mock(side_effect=changed))
        press(qtbot, desk, "review.go")
    assert "changed elsewhere" in desk.find(QLabel, "review.fault").text()
    assert save.y() == stood and not desk.case.reviews
    press(qtbot, desk, "review.go")
    qtbot.wait(1)
    held = desk.window.focusWidget()
    assert held.objectName() == f"versions.{version.id}.review" and held.isVisible()
    (review,) = desk.case.reviews.values()
    said = (review.version_id, review.person_id, review.reviewer, review.evidence_id)
    assert said == (version.id, "p1", "R Ashdown", "v1")
    until, told = issue_of(version).comments_due, f"versions.{review.id}"
    assert until is not None and until > TODAY
    late = until + timedelta(days=1)
    for day, result in ((TODAY, ": not decided"), (late, ", late: not decided")):
        asked = replace(review, received_on=day)
        bridge.apply("Edit review", lambda case, asked=asked: with_records(case, asked))
        qtbot.wait(1)
        said = desk.find(QPushButton, told).accessibleName()
        assert said.endswith(f"asked for by Ms X on {short_day(day)}{result}")
    told = f"versions.{version.id}.words"
    assert "Open for changes" not in desk.find(QLabel, told).text()
    desk.dialogs.will_answer("a date was wrong")
    desk.trigger("reopen")
    assert desk.case.case.reopened_reason == "a date was wrong"
    qtbot.wait(1)
    said = desk.find(QLabel, told).text().splitlines()[-1]
    assert said.startswith("Open for changes since ") and said.endswith("because: a date was wrong")
    due = {each.due_on for each in desk.case.compliance.values()}
    assert desk.case.case.decided_on is not None
    later = desk.case.case.decided_on + timedelta(days=14)
    bridge.apply("Date", lambda case: set_fields(case, "case", "c1", decided_on=later))
    desk.dialogs.will_answer("Issue the final decision")
    gone = lambda: desk.window.findChild(IssueDialog, "issue") is None  # noqa: E731
    qtbot.waitUntil(gone, timeout=20_000)
    desk.trigger("issue")
    days = desk.find(QComboBox, "issue.days")
    assert "but the decision now gives" in desk.find(QLabel, "issue.out_of_step").text()
    assert not desk.find(QPushButton, "issue.go").isEnabled()
    days.setCurrentIndex(days.findData(True))
    go(qtbot, desk, tmp_path / "again").close()
    moved = {each.due_on for each in desk.case.compliance.values()}
    assert moved == {day + timedelta(days=14) for day in due if day is not None}


def test_a_second_reader_signs_off_the_statement(
    qtbot: QtBot, at_a_draft: Desktop, tmp_path: Path
) -> None:
    desk = at_a_draft
    live = desk.open_case.live
    qtbot.waitUntil(lambda: live.document is not None, timeout=20_000)
    desk.find(StatementPage, "statement").show_versions()
    press(qtbot, desk, "versions.reading")
    dialog = desk.find(ReadingDialog, "reading")
    dialog.reader.setText("P Lowe")
    dialog.outcome.setCurrentIndex(dialog.outcome.findData(ReadingResult.SIGNED_OFF))
    press(qtbot, desk, "reading.go")
    assert "7 of the standards" in dialog.fault.text() and not desk.case.readings
    for box, _ in dialog.checks.values():
        box.setCurrentIndex(box.findData(Met.YES))
    press(qtbot, desk, "reading.go")
    assert "P Lowe: signed off" in desk.find(QLabel, "versions.readings").text()
