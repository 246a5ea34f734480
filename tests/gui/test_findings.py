"""The Findings page: one finding for each head, its injustices, and what is still missing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.builders import a_case, a_finding, a_head, a_person, a_sound_case, an_event, with_records
from tests.gui.desks import a_desk, find, shown
from workbench.domain.records.findings import FindingResult, InjusticeKind
from workbench.gui.fields.markup import MarkupEdit
from workbench.gui.findings.page import FindingsPage


def test_a_head_without_finding_offers_one(qtbot: QtBot) -> None:
    opened = a_desk(
        a_case(
            a_person(), a_head(), a_head("h2", title="Records", position=1), a_finding(),
            an_event(head_ids=("h2",)),
        )
    )  # fmt: skip
    page = shown(qtbot, FindingsPage(opened.desk))
    button = find(page, QPushButton, "findings.add.h2")
    assert button.accessibleName() == "Add finding: b) Records"
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    added = opened.case.findings[page.table.current_id()]
    assert (added.head_id, added.event_ids) == ("h2", ("e1",))
    assert find(page, MarkupEdit, "finding.analysis").hasFocus()
    assert not button.isVisible()
    opened.undo()
    offered = page.findChildren(QPushButton, "findings.add.h2")
    assert any(each.isVisible() for each in offered)
    page.begin_entry()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget().objectName().startswith("findings.add.")


def test_the_long_title_of_a_head_leaves_the_list_its_room(qtbot: QtBot) -> None:
    opened = a_desk(a_case(a_head(title="Delay " * 60), a_head("h2", title="Delay", position=1)))
    page = shown(qtbot, FindingsPage(opened.desk))
    long, short = (find(page, QPushButton, f"findings.add.{id}").parentWidget()
                   for id in ("h1", "h2"))  # fmt: skip
    assert long.height() < 4 * short.height()


def test_fault_injustice_and_remedy_are_followed_and_a_gap_is_named(qtbot: QtBot) -> None:
    opened = a_desk(a_case(a_person(), a_head(), a_finding(result=FindingResult.UNDECIDED)))
    page = shown(qtbot, FindingsPage(opened.desk), height=1400)

    def missing() -> str:
        return str(page.model.index(0, 3).data())

    assert "undecided" in missing()
    find(page, QPushButton, "finding.result").click()
    assert "nothing says what it did" in missing()
    new = find(page, QLineEdit, "findings.injustice.entry")
    new.setFocus()
    qtbot.keyClick(new, Qt.Key.Key_Return)
    assert missing() == "No remedy answers the distress to Ms X."
    box = find(page, QCheckBox, "finding.fault_without_injustice")
    find(page, QPushButton, "findings.injustice.delete").click()
    assert opened.case.injustices == {}
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert missing() == ""


def test_a_finding_moved_beyond_its_head_is_said_to_have_moved(qtbot: QtBot) -> None:
    heads = [a_head(f"h{n}", position=n) for n in (1, 2)]
    findings = [a_finding(f"f{n}", head_id=f"h{n}", position=n) for n in (1, 2)]
    opened = a_desk(a_case(*heads, *findings))
    page = shown(qtbot, FindingsPage(opened.desk))
    page.place("f1", "f2", after=True)
    assert page.model.ids == ["f1", "f2"]
    said = find(page, QLabel, "findings.undo.words")
    assert said.text() == "Moved among all findings; here they stand in groups"
    find(page, QPushButton, "findings.undo").click()
    assert opened.case.findings["f1"].position == 1
    page.shift(-1)
    assert said.text() == "This finding is the first"


def test_injustices_are_typed_as_printed_and_counted_by_whom_they_hurt(qtbot: QtBot) -> None:
    opened = a_desk(a_case(a_person(), a_head(), a_finding()))
    page = shown(qtbot, FindingsPage(opened.desk), height=1400)
    new = find(page, QLineEdit, "findings.injustice.entry")
    new.setFocus()
    for words in ('Distress to Ms X: she was "left" waiting', "Time and trouble to Ms X: calls"):
        qtbot.keyClicks(new, words)
        qtbot.keyClick(new, Qt.Key.Key_Return)
    first, _second = opened.case.injustices.values()
    assert first.how == "she was “left” waiting"
    said = page.made_of.row
    assert said is not None
    assert "injustice to 1" in said(opened.case, opened.case.findings["f1"]).note


def test_an_injustice_is_entered_in_its_own_small_form(qtbot: QtBot) -> None:
    opened = a_desk(a_case(a_person(), a_head(), a_finding()))
    page = shown(qtbot, FindingsPage(opened.desk), height=1400)
    new = find(page, QLineEdit, "findings.injustice.entry")
    qtbot.keyClick(new, Qt.Key.Key_Return)
    kind = find(page, QComboBox, "injustice.kind")
    kind.setCurrentIndex(list(InjusticeKind).index(InjusticeKind.UNCERTAINTY))
    words = find(page, MarkupEdit, "injustice.statement_text")
    words.setFocus()
    qtbot.keyClicks(words, "This left Ms X uncertain.")
    qtbot.keyClick(words, Qt.Key.Key_Tab)
    (injustice,) = opened.case.injustices.values()
    assert injustice.finding_id == "f1"
    assert injustice.person_id == "p1"
    assert injustice.kind is InjusticeKind.UNCERTAINTY
    assert injustice.statement_text == "This left {person:p1} uncertain."


def test_each_finding_shows_its_own_injustices(qtbot: QtBot) -> None:
    opened = a_desk(with_records(a_sound_case(), a_finding("f2", position=1, title="Other")))
    page = shown(qtbot, FindingsPage(opened.desk), height=1400)
    assert page.injustices.model.rowCount() == 1
    answered = find(page, QLabel, "findings.injustice.answered").text()
    assert "Symbolic payment of £150 to Ms X" in answered
    page.table.choose("f2")
    assert page.injustices.model.rowCount() == 0
    assert not page.injustices.form.isVisible()
    assert not find(page, QLabel, "findings.injustice.answered").isVisible()
    page.focus_record("injustice", "i1", "kind")
    assert page.table.current_id() == "f1"
    assert find(page, QComboBox, "injustice.kind").hasFocus()


def test_deleting_a_finding_takes_its_injustices_and_undo_brings_all_back(qtbot: QtBot) -> None:
    opened = a_desk(a_sound_case())
    before = opened.case
    page = shown(qtbot, FindingsPage(opened.desk))
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert opened.case.injustices == {}
    assert opened.case.remedies["r1"].injustice_ids == ()
    opened.undo()
    assert opened.case == before
    assert page.injustices.model.rowCount() == 1


def test_deleting_an_injustice_by_key_keeps_the_finding(qtbot: QtBot) -> None:
    opened = a_desk(a_sound_case())
    page = shown(qtbot, FindingsPage(opened.desk), height=1400)
    page.injustices.table.setFocus()
    qtbot.keyClick(page.injustices.table, Qt.Key.Key_Delete)
    assert opened.case.injustices == {}
    assert list(opened.case.findings) == ["f1"]


def test_an_injustice_is_a_line_until_it_is_opened(qtbot: QtBot) -> None:
    page = shown(qtbot, FindingsPage(a_desk(a_sound_case()).desk), height=1400)
    assert page.injustices.table.isVisible()
    assert not page.injustices.form.isVisible()
    page.injustices.table.setFocus()
    assert page.injustices.form.isVisible()


def test_enter_on_an_empty_line_of_the_analysis_begins_one_more(qtbot: QtBot) -> None:
    page = shown(qtbot, FindingsPage(a_desk(a_case(a_person(), a_finding())).desk), height=1400)
    words = find(page, MarkupEdit, "finding.analysis")
    words.setFocus()
    words.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(words, "One.")
    for _ in range(2):
        qtbot.keyClick(words, Qt.Key.Key_Return)
    qtbot.keyClicks(words, "Two.")
    assert words.markup().endswith("One.\n\nTwo.")


def test_injustices_fill_their_width_whatever_there_is_room_for(qtbot: QtBot) -> None:
    page = shown(qtbot, FindingsPage(a_desk(a_sound_case()).desk), width=1600, height=900)
    table = page.injustices.table
    widths = [table.columnWidth(n) for n in (0, 1)]
    for width in (820, 1096, 1600):
        page.resize(width, 900)
        assert table.isColumnHidden(2) is (width < 1000)
        taken = sum(table.columnWidth(n) for n in range(4) if not table.isColumnHidden(n))
        assert taken == table.viewport().width()
    assert [table.columnWidth(n) for n in (0, 1)] == widths
