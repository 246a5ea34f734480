"""The History page tells what was done in plain words, and keeps what was handed out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QTextBrowser,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.builders import a_sound_case, an_event
from tests.gui.conftest import OpenDesktop
from tests.gui.desks import a_desk, find, shown
from tests.gui.windows import Desktop
from workbench.application.case import editing
from workbench.application.handing_out import exporting, recording
from workbench.application.handover.handing import hand_over
from workbench.application.records.evidence import at_place
from workbench.application.versions.locking import locked, reopen
from workbench.domain.procedure.steps import PartOutcome, StageOutcome
from workbench.domain.records.after import ReadingResult, ReviewRequest
from workbench.domain.records.chronology import ChronologyEvent
from workbench.domain.records.evidence import Mark, SourceRef
from workbench.domain.records.versions import Issue
from workbench.gui.history.page import HistoryPage
from workbench.gui.history.versions import VersionList
from workbench.gui.history.words import short_difference
from workbench.statement.nodes import StatementStage


@pytest.fixture
def page(desktop: OpenDesktop) -> Desktop:
    """The History page of a sound case."""
    opened = desktop(a_sound_case())
    opened.window.show_case("c1", "history")
    return opened


def line(desktop: Desktop, row: int) -> list[str]:
    """A row of the log: what, record, before, after."""
    item = desktop.find(QTreeWidget, "history.log").topLevelItem(row)
    assert item is not None
    return [item.text(column) for column in range(1, 5)]


def edit_event(desktop: Desktop, narrative: str) -> None:
    """Change what happened in an event."""
    desktop.open_case.bridge.apply(
        "Edit event: what happened",
        lambda case: editing.set_fields(case, "event", "e1", narrative=narrative),
    )


def test_an_edit_is_told_with_before_and_after(page: Desktop) -> None:
    edit_event(page, "The Council rang.")
    what, record, old, new = line(page, 0)
    assert what == "Edit event: what happened"
    assert record.startswith("Event: 3 May 2023")
    assert old == "Ms X complained to the Council."
    assert new == "The Council rang."


def test_undo_is_told_as_undone(page: Desktop) -> None:
    edit_event(page, "The Council rang.")
    page.trigger("undo")
    assert line(page, 0)[0] == "Undone: Edit event: what happened"


def test_the_newest_stands_first_and_the_import_last(page: Desktop) -> None:
    edit_event(page, "First.")
    edit_event(page, "Second.")
    assert line(page, 0)[3] == "Second."
    log = page.find(QTreeWidget, "history.log")
    what, _record, _old, new = line(page, log.topLevelItemCount() - 1)
    assert (what, new) == ("Import case", page.case.case.reference)


def test_the_filter_keeps_matching_actions(qtbot: QtBot, page: Desktop) -> None:
    edit_event(page, "About a zebra.")
    edit_event(page, "About a horse.")
    qtbot.keyClicks(page.find(QLineEdit, "history.filter"), "zebra horse")
    log = page.find(QTreeWidget, "history.log")
    shown = [row for row in range(log.topLevelItemCount()) if not log.topLevelItem(row).isHidden()]
    assert shown == [0]


def test_a_long_log_is_read_as_the_person_scrolls(qtbot: QtBot, page: Desktop) -> None:
    for number in range(230):
        edit_event(page, f"Version {number}.")
    page.window.close_case()
    qtbot.waitUntil(lambda: page.window.findChild(QWidget, "history") is None)
    page.window.show_case("c1", "history")
    log = page.find(QTreeWidget, "history.log")
    assert log.topLevelItemCount() == 200
    qtbot.waitUntil(lambda: log.verticalScrollBar().maximum() > 0)
    log.verticalScrollBar().setValue(log.verticalScrollBar().maximum())
    assert log.topLevelItemCount() == 231


def test_a_deleted_record_is_told_by_its_words(page: Desktop) -> None:
    bridge = page.open_case.bridge
    bridge.apply("New event", lambda case: editing.add(
        case, "event", an_event("e7", narrative="A visit.")))  # fmt: skip
    bridge.apply("Delete event", lambda case: editing.remove(case, "event", "e7"))
    what, record, before, after = line(page, 0)
    assert (what, record, before, after) == ("Delete event", "Event: A visit.", "A visit.", "")


def test_what_is_off_says_why(page: Desktop) -> None:
    edit_event(page, "The Council rang.")
    log = page.find(QTreeWidget, "history.log")
    menu = page.find(QMenu, "history.log.menu")
    for words, name in (("Open the paper", "paper"), ("Restore this", "restore")):
        button = page.find(QPushButton, f"history.{name}")
        log.clearSelection()
        menu.aboutToShow.emit()
        (act,) = (each for each in menu.actions() if each.text() == words)
        assert not act.isEnabled() and not button.isEnabled()
        assert act.toolTip() == button.toolTip() != words
        assert button.toolTip().startswith("Nothing that is chosen")
    for name in ("view", "export", "receipt"):
        assert "chosen" in page.find(QPushButton, f"history.{name}").toolTip()


def test_a_long_text_is_cut_down_to_what_differs() -> None:
    text = "The same words again and again. " * 20
    before, after = short_difference(f"{text}old end. {text}", f"{text}new end. {text}")
    assert "old" in before
    assert "new" in after
    assert len(before) < 120
    assert before.startswith("…") and before.endswith("…")


def hand_out(desktop: Desktop, tmp_path: Path) -> None:
    """Export a draft as the export dialog does."""
    case = desktop.case
    workbench = desktop.workbench
    document = exporting.prepare(
        case, workbench.library, workbench.clock.today(), StatementStage.DRAFT
    )
    written = exporting.write_files(
        document, {"text": tmp_path / "a.txt"}, desktop.services.renderers,
        desktop.services.write_file,
    )  # fmt: skip
    desktop.open_case.bridge.apply(
        "Export draft decision",
        lambda case: recording.record(
            case, document, written, workbench.ids, "2026-11-22T12:00:00+00:00"
        ),
        undoable=False,
    )


def test_a_statement_handed_out_is_listed_with_its_file(page: Desktop, tmp_path: Path) -> None:
    assert page.find(QLabel, "history.none").isVisible()
    hand_out(page, tmp_path)
    assert not page.find(QLabel, "history.none").isVisible()
    versions = page.find(QTreeWidget, "history.versions")
    item = versions.topLevelItem(0)
    assert item is not None
    assert item.text(0) == "Draft, copy 1"
    assert item.child(0).text(2) == "a.txt"


def test_a_statement_handed_to_a_second_reader_says_so(page: Desktop) -> None:
    workbench, at = page.workbench, "2026-11-22T12:00:00+00:00"
    document = workbench.compose(page.case, StatementStage.DRAFT)
    gone = hand_over(page.case, document, "P Lowe", workbench.ids, at, date(2026, 11, 22), "R Y")
    page.open_case.bridge.apply("Hand the case over", gone.note)
    item = page.find(QTreeWidget, "history.versions").topLevelItem(0)
    assert item is not None
    assert item.text(2) == "handed over"
    child = item.child(0)
    assert [child.text(each) for each in range(4)] == [
        "Handed over", "22 November 2026", "to P Lowe, for a second reading", "",
    ]  # fmt: skip
    back = date(2026, 11, 27)
    page.open_case.bridge.apply(
        "Take in",
        lambda case: editing.set_fields(
            case, "reading", gone.reading.id, returned_on=back, result=ReadingResult.CHANGES
        ),
    )
    item = page.find(QTreeWidget, "history.versions").topLevelItem(0)
    assert item is not None
    assert item.child(0).text(3) == "came back on 27 November 2026; changes asked for"


def test_a_statement_is_seen_again_as_it_was(page: Desktop, tmp_path: Path) -> None:
    hand_out(page, tmp_path)
    page.open_case.bridge.apply(
        "Edit text", lambda case: editing.set_text(case, "decision", "Other words since.")
    )
    page.find(QPushButton, "history.view").click()
    words = page.find(QTextBrowser, "version.text").toPlainText()
    assert "I found fault by the Council" in words
    assert "Other words since." not in words
    page.find(QWidget, "version").close()


def test_a_statement_is_written_again_as_it_was(page: Desktop, tmp_path: Path) -> None:
    hand_out(page, tmp_path)
    page.open_case.bridge.apply(
        "Edit text", lambda case: editing.set_text(case, "decision", "Other words since.")
    )
    page.dialogs.will_answer(tmp_path / "again.txt")
    page.find(QPushButton, "history.export").click()
    assert (tmp_path / "again.txt").read_bytes() == (tmp_path / "a.txt").read_bytes()
    assert len(page.case.versions) == 1
    assert len(page.case.receipts) == 2


def test_a_broken_stored_statement_is_told(page: Desktop, tmp_path: Path) -> None:
    hand_out(page, tmp_path)
    id = next(iter(page.case.versions))
    page.open_case.bridge.apply(
        "Break", lambda case: editing.set_fields(case, "version", id, document="{}"),
        undoable=False,
    )  # fmt: skip
    page.find(QPushButton, "history.view").click()
    assert "cannot be read any more" in page.find(QLabel, "trouble.words").text()
    assert isinstance(page.window.findChild(VersionList), VersionList)


def test_an_action_is_restored_whatever_was_done_since(page: Desktop) -> None:
    edit_event(page, "The Council rang.")
    edit_event(page, "The Council wrote.")
    restore = page.find(QPushButton, "history.restore")
    log = page.find(QTreeWidget, "history.log")
    log.clearSelection()
    assert not restore.isEnabled()
    item = log.topLevelItem(1)
    assert item is not None
    log.setCurrentItem(item)
    assert restore.isEnabled()
    restore.click()
    narrative = page.open_case.bridge.case.events["e1"].narrative
    assert narrative == "{person:p1} complained to {body}."
    assert line(page, 0)[0] == "Restore: Edit event: what happened"
    page.trigger("undo")
    assert page.open_case.bridge.case.events["e1"].narrative == "The Council wrote."


def test_a_reopening_is_restored_only_while_the_decision_reads_as_it_was_issued(
    page: Desktop,
) -> None:
    bridge, workbench, moment = (
        page.open_case.bridge,
        page.workbench,
        "2026-11-22T12:00:00+00:00",
    )
    document = workbench.compose(page.case, StatementStage.FINAL)
    case = recording.record(page.case, document, (), workbench.ids, moment)
    (version,) = case.versions.values()
    final = replace(version, issue=Issue(number=1, at=moment))
    bridge.apply("Issue", lambda case: case.with_record("version", final), undoable=False)
    failures: list[object] = []
    bridge.failed.connect(failures.append)
    for changed in (False, True):
        later = "2026-11-23T12:00:00+00:00"
        bridge.apply("Reopen", lambda case, at=later: reopen(case, "a slip", at), undoable=False)
        if changed:
            edit_event(page, "The Council rang.")
        log = page.find(QTreeWidget, "history.log")
        log.clearSelection()
        log.setCurrentItem(log.topLevelItem(int(changed)))
        page.find(QPushButton, "history.restore").click()
        assert locked(page.case) is not changed
    assert "Final 1 was issued, so the case stays open" in str(failures)


def test_no_line_of_the_log_is_empty(page: Desktop) -> None:
    page.open_case.bridge.apply(
        "New event",
        lambda case: editing.add(case, "event", ChronologyEvent(id="e9")),
    )
    what, record, _, after = line(page, 0)
    assert (what, after) == ("New event", "nothing entered yet")
    assert record.startswith("Event: Undated")


def test_a_record_without_words_is_known_by_what_was_chosen(page: Desktop) -> None:
    outcome = PartOutcome(id="o1", part_id="b1", stage="1", outcome=StageOutcome.UPHELD)
    page.open_case.bridge.apply("Edit outcome", lambda case: editing.add(case, "outcome", outcome))
    assert line(page, 0)[3] == "upheld"


def test_a_record_of_somebody_in_the_case_is_known_by_them(page: Desktop) -> None:
    asked = ReviewRequest(id="q9", person_id="p1", reviewer="J Marsh")
    page.open_case.bridge.apply(
        "Note a request for a review", lambda case: editing.add(case, "review", asked)
    )
    assert "Ms X" in line(page, 0)[3]


def test_what_an_action_cites_opens_the_paper_at_its_page(qtbot: QtBot) -> None:
    opened = a_desk(a_sound_case())
    history = shown(qtbot, HistoryPage(opened.desk))
    log, button = find(history, QTreeWidget, "history.log"), history.paper
    item, event = next(iter(opened.case.evidence)), opened.case.events["e1"]

    def act(kind: str, record: object) -> None:
        opened.desk.bridge.apply("Act", lambda case: case.with_record(kind, record))
        log.setCurrentItem(log.topLevelItem(0))

    cited = replace(event, sources=(SourceRef(item, "12-14"),))
    act("event", cited)
    button.click()
    assert opened.visits == [("evidence", item, at_place("12-14"))]
    act("mark", Mark(id="m1", evidence_id=item, number=3, words="Nobody rang."))
    log.itemActivated.emit(log.topLevelItem(0), 0)
    assert opened.visits[1:] == [("mark", "m1", "")]
    act("event", replace(cited, narrative="The Council rang again."))
    button.click()
    assert opened.visits[2:] == [("evidence", item, at_place("12-14"))]
    act("event", replace(cited, sources=(SourceRef(item, "1"), SourceRef(item, "2", "m1"))))
    button.click()
    (menu,) = (each for each in history.findChildren(QMenu) if not each.objectName())
    assert len(menu.actions()) == 2  # those that came, not the one before
    menu.actions()[1].trigger()
    assert opened.visits[3:] == [("mark", "m1", "")]
    menu.close()
    act("event", an_event("e9"))
    assert not button.isEnabled()


def test_what_differs_is_within_what_a_column_shows() -> None:
    words = "The Council wrote to Ms X on Tuesday, and she rang"
    before, after = short_difference(words, f"{words} back")
    assert after.endswith("she rang back") and before.endswith("she rang")
    assert max(len(before), len(after)) < 40
