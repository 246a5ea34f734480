"""The Remedies page: what answers what, how it will be worded, and what it adds up to."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from tests.builders import (
    a_child,
    a_payment,
    a_sound_case,
    an_injustice,
    with_records,
    within,
    without,
)
from tests.gui.desks import a_desk, find, shown
from workbench.application.case.editing import set_fields
from workbench.domain.records.remedies import Agreement, RemedyKind
from workbench.gui.fields.markup import MarkupEdit
from workbench.gui.remedies.page import RemediesPage


def test_an_unanswered_injustice_offers_a_remedy(qtbot: QtBot) -> None:
    opened = a_desk(with_records(a_sound_case(), an_injustice("i2", person_id="p2", position=1)))
    page = shown(qtbot, RemediesPage(opened.desk))
    button = find(page, QPushButton, "remedies.add.i2")
    assert "Time and trouble to B" in button.accessibleName()
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    added = opened.case.remedies[page.table.current_id()]
    assert (added.person_id, added.injustice_ids) == ("p2", ("i2",))
    assert not button.isVisible()


def test_totals_follow_the_amounts(qtbot: QtBot) -> None:
    opened = a_desk(with_records(a_sound_case(), a_payment("r9", 1_000_00, person_id="p2")))
    page = shown(qtbot, RemediesPage(opened.desk))
    totals = find(page, QLabel, "remedies.totals")
    assert totals.text() == "To be paid: Ms X £150 · B £1,000 · in total £1,150"
    page.table.choose("r1")
    amount = find(page, QLineEdit, "remedy.amount")
    amount.setFocus()
    amount.selectAll()
    qtbot.keyClicks(amount, "200.50")
    qtbot.keyClick(amount, Qt.Key.Key_Return)
    assert totals.text().endswith("in total £1,200.50")


def test_a_blank_text_shows_the_words_that_will_be_used(qtbot: QtBot) -> None:
    opened = a_desk(a_sound_case())
    page = shown(qtbot, RemediesPage(opened.desk))
    text = find(page, MarkupEdit, "remedy.text")
    assert text.placeholderText().startswith("Blank: ")
    assert "£150" in text.placeholderText()
    before = text.placeholderText()
    reason = find(page, MarkupEdit, "remedy.reason")
    reason.setFocus()
    reason.selectAll()
    qtbot.keyClicks(reason, "the worry it caused")
    qtbot.keyClick(reason, Qt.Key.Key_Tab)
    assert "the worry it caused" in text.placeholderText()
    assert text.placeholderText() != before
    assert "the worry it caused" in page.model.index(0, 1).data()
    opened.desk.bridge.apply(
        "Kind", lambda case: set_fields(case, "remedy", "r1", kind=RemedyKind.APOLOGY)
    )
    assert "\nSuch as: " in text.placeholderText()
    room = 2 * (text.fontMetrics().lineSpacing() + text.document().documentMargin())
    assert text.viewport().height() >= room, "the example is seen whole"


def test_everything_about_a_remedy_is_entered_by_keyboard(qtbot: QtBot) -> None:
    opened = a_desk(without(a_sound_case(), "remedy r1", "remedy r2", "remedy r3"))
    page = shown(qtbot, RemediesPage(opened.desk))
    page.page_focus()
    qtbot.keyClick(find(page, QLineEdit, "remedies.entry"), Qt.Key.Key_Return)
    kind = find(page, QComboBox, "remedy.kind")
    assert kind.hasFocus()
    for _ in range(4):
        qtbot.keyClick(kind, Qt.Key.Key_Down)
    for name, words in (
        ("remedy.amount", "350"),
        ("remedy.deadline", "1"),
        ("remedy.evidence_deadline", "2"),
        ("remedy.agreed_on", "25 March 2024"),
    ):
        line = find(page, QLineEdit, name)
        line.setFocus()
        qtbot.keyClicks(line, words)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    find(page, QPushButton, "remedy.agreement.1").click()
    (remedy,) = opened.case.remedies.values()
    assert remedy.kind is RemedyKind.SYMBOLIC_PAYMENT
    assert (remedy.amount, remedy.injustice_ids) == (350_00, ("i1",))
    assert (remedy.deadline, remedy.evidence_deadline) == (within("1 month"), within("2 months"))
    assert remedy.agreement is Agreement.AGREED
    assert find(page, QLabel, "remedies.missing").text() == "○ The payment has no reason."


def test_the_injustices_are_ticked_and_follow_the_case(qtbot: QtBot) -> None:
    opened = a_desk(with_records(a_sound_case(), an_injustice("i2", person_id="p2", position=1)))
    page = shown(qtbot, RemediesPage(opened.desk))
    listed = find(page, QListWidget, "remedy.injustice_ids")
    assert listed.count() == 2
    listed.setFocus()
    listed.setCurrentRow(1)
    qtbot.keyClick(listed, Qt.Key.Key_Space)
    assert opened.case.remedies["r1"].injustice_ids == ("i1", "i2")
    opened.desk.bridge.apply("Alias", lambda case: case.with_record("person", a_child(alias="D")))
    assert listed.item(1).text().startswith("Time and trouble to D")


def test_a_refused_sum_can_be_read_and_so_can_the_reason(qtbot: QtBot) -> None:
    case = a_sound_case().with_record("remedy", a_payment())
    page = shown(qtbot, RemediesPage(a_desk(case).desk), width=1096, height=640)
    page.focus_record("remedy", "r1", "amount")
    line = find(page, QLineEdit, "remedy.amount")
    line.selectAll()
    qtbot.keyClicks(line, "£4,297.80300")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    reason = find(page, QLabel, "remedy.amount.fault")
    assert reason.isVisible() and "is not a sum" in reason.text()
    typed = line.mapToGlobal(QPoint(0, 0)).x() + line.fontMetrics().horizontalAdvance(line.text())
    assert reason.mapToGlobal(QPoint(0, 0)).x() > typed
    assert reason.height() >= reason.heightForWidth(reason.width())
    assert reason.parentWidget().rect().contains(reason.geometry())


def test_the_buttons_of_the_agreement_are_heard_as_what_they_are(qtbot: QtBot) -> None:
    page = shown(qtbot, RemediesPage(a_desk(a_sound_case()).desk))
    names = [
        find(page, QPushButton, f"remedy.agreement{number}").accessibleName()
        for number in ("", ".1", ".2")
    ]
    assert names == ["The Council: Not yet asked", "The Council: Agreed", "The Council: Refused"]
