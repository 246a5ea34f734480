"""Each kind of remedy asks for what belongs to it; its day, its sums and SMART are told."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import (
    a_payment,
    a_sound_case,
    a_text,
    an_apology,
    an_improvement,
    with_fields,
    with_records,
    within,
)
from tests.gui.desks import OpenDesk, a_desk, find, shown
from tests.gui.forms import type_into
from workbench.application.remedies.answers import totals
from workbench.domain.casefile import CaseFile
from workbench.domain.records.offers import Offer
from workbench.domain.records.remedies import Agreement, LossItem, RemedyKind
from workbench.gui.fields.markup import MarkupEdit
from workbench.gui.remedies.page import RemediesPage

A_LOSS = a_payment("r1", 140_00, kind=RemedyKind.FINANCIAL_LOSS)


def page_of(qtbot: QtBot, case: CaseFile, chosen: str) -> tuple[RemediesPage, OpenDesk]:
    """The page with one remedy chosen."""
    opened = a_desk(case)
    page = shown(qtbot, RemediesPage(opened.desk))
    page.table.choose(chosen)
    return page, opened


def shown_fields(page: RemediesPage) -> set[str]:
    """The fields of the form that are not hidden, those under folded lines as well."""
    page.form.body.fill()
    return {field.field for field in page.form.fields if not field.isHidden()}


def heading(page: RemediesPage, field: str) -> str:
    """The words over a field."""
    found = page.form.field(field)
    assert found is not None
    return found.heading.text()


def smart_lines(page: RemediesPage) -> dict[str, str]:
    """The points that are not met, with what they lack."""
    lines = find(page, QLabel, "remedy.smart").text().splitlines()
    assert len(lines) == 5
    lacking = [line.removeprefix("○ ").partition(": ") for line in lines if line[0] == "○"]
    return {name: words for name, _, words in lacking}


# --- fields that fit the kind --------------------------------------------------------------------


def test_an_apology_is_asked_for_what_and_from_whom(qtbot: QtBot) -> None:
    page, _ = page_of(qtbot, a_sound_case(), "r2")
    assert {"reason", "person_id", "owner"} <= shown_fields(page)
    assert not {"amount", "loss_items", "calculation", "measure"} & shown_fields(page)
    assert heading(page, "reason") == "What the apology is for"
    assert heading(page, "owner") == "Who apologises"


def test_a_payment_is_asked_for_payee_and_reason(qtbot: QtBot) -> None:
    page, _ = page_of(qtbot, a_sound_case(), "r1")
    assert {"amount", "person_id", "reason"} <= shown_fields(page)
    assert not {"owner", "loss_items"} & shown_fields(page)
    assert heading(page, "person_id") == "Payee"
    assert find(page, QComboBox, "remedy.person_id").accessibleName() == "Payee"


def test_an_improvement_is_asked_for_owner_evidence_and_measure(qtbot: QtBot) -> None:
    page, _ = page_of(qtbot, a_sound_case(), "r3")
    assert {"owner", "text", "evidence", "deadline", "measure"} <= shown_fields(page)
    assert not {"amount", "person_id", "aggravating", "mitigating"} & shown_fields(page)


def test_the_fields_follow_a_change_of_kind(qtbot: QtBot) -> None:
    page, opened = page_of(qtbot, a_sound_case(), "r2")
    kind = find(page, QComboBox, "remedy.kind")
    kind.setFocus()
    for _ in range(3):
        qtbot.keyClick(kind, Qt.Key.Key_Down)
    assert opened.case.remedies["r2"].kind is RemedyKind.FINANCIAL_LOSS
    assert {"amount", "loss_items", "calculation"} <= shown_fields(page)


def test_what_was_entered_stays_in_sight_when_the_kind_no_longer_asks_for_it(qtbot: QtBot) -> None:
    page, _ = page_of(
        qtbot, with_records(a_sound_case(), an_apology(amount=50_00, measure="Fewer")), "r2"
    )
    assert {"amount", "measure"} <= shown_fields(page)
    missing = find(page, QLabel, "remedies.missing").text()
    assert "£50 is entered, but this kind of remedy is no payment." in missing


def test_what_raised_and_lowered_a_payment_is_kept(qtbot: QtBot) -> None:
    page, opened = page_of(qtbot, a_sound_case(), "r1")
    for name, words in (("aggravating", "She was ill."), ("mitigating", "It said sorry.")):
        editor = find(page, QPlainTextEdit, f"remedy.{name}")
        editor.setFocus()
        qtbot.keyClicks(editor, words)
        qtbot.keyClick(editor, Qt.Key.Key_Tab)
    remedy = opened.case.remedies["r1"]
    assert (remedy.aggravating, remedy.mitigating) == ("She was ill.", "It said sorry.")


# --- a loss and its calculation ------------------------------------------------------------------


def test_a_loss_is_worked_out_line_by_line(qtbot: QtBot) -> None:
    page, opened = page_of(qtbot, with_records(a_sound_case(), A_LOSS), "r1")
    find(page, QPushButton, "remedy.loss_items").click()
    for part, words in (("what", "Allowance, 14 weeks"), ("quantity", "14"), ("each", "12.50")):
        line = find(page, QLineEdit, f"remedy.loss.1.{part}")
        line.setFocus()
        qtbot.keyClicks(line, words)
    qtbot.keyClick(find(page, QLineEdit, "remedy.loss.1.each"), Qt.Key.Key_Return)
    assert opened.case.remedies["r1"].loss_items == (
        LossItem(what="Allowance, 14 weeks", quantity=14, each=12_50),
    )
    assert find(page, QLabel, "remedy.loss.total").text() == "Comes to £175; the amount is £140"


def test_the_total_becomes_the_amount_only_when_asked(qtbot: QtBot) -> None:
    loss = a_payment(
        "r1", 140_00, kind=RemedyKind.FINANCIAL_LOSS,
        loss_items=(LossItem(what="Fees", quantity=2, each=100_00),),
    )  # fmt: skip
    page, opened = page_of(qtbot, with_records(a_sound_case(), loss), "r1")
    assert opened.case.remedies["r1"].amount == 140_00
    take = find(page, QPushButton, "remedy.loss.take")
    take.setFocus()
    qtbot.keyClick(take, Qt.Key.Key_Space)
    assert opened.case.remedies["r1"].amount == 200_00
    assert find(page, QLabel, "remedy.loss.total").text() == "Comes to £200 – the amount"
    assert take.isHidden()
    opened.undo()
    assert opened.case.remedies["r1"].amount == 140_00


def test_a_line_that_cannot_be_read_is_kept_and_named(qtbot: QtBot) -> None:
    page, opened = page_of(qtbot, with_records(a_sound_case(), A_LOSS), "r1")
    find(page, QPushButton, "remedy.loss_items").click()
    each = find(page, QLineEdit, "remedy.loss.1.each")
    each.setFocus()
    qtbot.keyClicks(each, "lots")
    qtbot.keyClick(each, Qt.Key.Key_Return)
    field = page.form.field("loss_items")
    assert field is not None
    assert "Line 1: “lots” is not a sum of money." in field.fault
    assert each.text() == "lots"
    assert opened.case.remedies["r1"].loss_items == ()


def test_a_line_is_removed(qtbot: QtBot) -> None:
    loss = a_payment(
        "r1", 140_00, kind=RemedyKind.FINANCIAL_LOSS,
        loss_items=(LossItem(what="Fees", each=100_00), LossItem(what="Fares", each=40_00)),
    )  # fmt: skip
    page, opened = page_of(qtbot, with_records(a_sound_case(), loss), "r1")
    find(page, QPushButton, "remedy.loss.1.remove").click()
    assert [item.what for item in opened.case.remedies["r1"].loss_items] == ["Fares"]
    opened.undo()
    assert find(page, QLineEdit, "remedy.loss.1.what").text() == "Fees"


def test_tab_meets_the_lines_before_the_button_below_them(qtbot: QtBot) -> None:
    page, _ = page_of(qtbot, with_records(a_sound_case(), A_LOSS), "r1")
    add = find(page, QPushButton, "remedy.loss_items")
    add.click()
    met = []
    for _ in range(4):
        focused = page.window().focusWidget()
        assert focused is not None
        met.append(focused.objectName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert met == [
        "remedy.loss.1.what", "remedy.loss.1.quantity", "remedy.loss.1.each",
        "remedy.loss.1.remove",
    ]  # fmt: skip
    assert add.hasFocus()


# --- days ----------------------------------------------------------------------------------------


def test_a_deadline_shows_the_day_it_gives(qtbot: QtBot) -> None:
    page, opened = page_of(qtbot, a_sound_case(), "r1")
    due = find(page, QLabel, "remedy.deadline.due")
    assert due.text() == "= 7 June 2024, from the decision of 7 May 2024"
    opened.desk.bridge.apply("Date", lambda case: with_fields(case, decided_on=date(2024, 5, 8)))
    assert due.text() == "= 8 June 2024 (a Saturday), from the decision of 8 May 2024"
    opened.desk.bridge.apply("Date", lambda case: with_fields(case, decided_on=None))
    assert due.text() == "The final decision has no date yet; the day follows from it."


def test_a_deadline_typed_in_weeks_is_counted_in_weeks(qtbot: QtBot) -> None:
    case = with_records(a_sound_case(), a_payment(deadline=within("3 weeks")))
    page, opened = page_of(qtbot, case, "r1")
    count = find(page, QLineEdit, "remedy.deadline")
    type_into(qtbot, count, "4")
    qtbot.keyClick(count, Qt.Key.Key_Return)
    assert opened.case.remedies["r1"].deadline == within("4 weeks")
    assert find(page, QLabel, "remedy.deadline.due").text().startswith("= 4 June 2024,")


# --- agreed, SMART, sums -------------------------------------------------------------------------


def test_who_agreed_and_when_is_kept(qtbot: QtBot) -> None:
    page, opened = page_of(qtbot, a_sound_case(), "r1")
    for name, words in (("agreed_on", "25 March 2024"), ("agreed_by", "the Director")):
        line = find(page, QLineEdit, f"remedy.{name}")
        type_into(qtbot, line, words)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    remedy = opened.case.remedies["r1"]
    assert (remedy.agreed_on, remedy.agreed_by) == (date(2024, 3, 25), "the Director")


def test_what_is_not_smart_is_said_point_by_point(qtbot: QtBot) -> None:
    vague = an_improvement(deadline=None, agreement=Agreement.NOT_ASKED)
    page, opened = page_of(qtbot, with_records(a_sound_case(), vague), "r3")
    lacking = smart_lines(page)
    assert lacking["Time-bound"] == "There is no deadline."
    assert lacking["Achievable"] == "The Council has not yet been asked."
    assert "Nothing says who in the Council answers for it." in lacking["Specific"]
    assert "Nothing says what will show that it was done." in lacking["Measurable"]
    assert "Relevant" not in lacking
    assert page.model.index(2, 6).data() == "▲ 4 not met"
    for name, words in (("owner", "the Head of Complaints"),):
        line = find(page, QLineEdit, f"remedy.{name}")
        type_into(qtbot, line, words)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert "Specific" not in smart_lines(page)
    assert opened.case.remedies["r3"].owner == "the Head of Complaints"


def test_records_are_corrected_and_never_deleted(qtbot: QtBot) -> None:
    record = an_improvement(kind=RemedyKind.RECORD, injustice_ids=("i1",), owner="Records")
    page, opened = page_of(qtbot, with_records(a_sound_case(), record), "r3")
    assert heading(page, "text") == "What is added or corrected; nothing is deleted"
    assert "Achievable" not in smart_lines(page)
    text = find(page, MarkupEdit, "remedy.text")
    text.setFocus()
    text.selectAll()
    qtbot.keyClicks(text, "delete the assessment from its records")
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    assert opened.case.remedies["r3"].text == "delete the assessment from its records"
    assert smart_lines(page)["Achievable"].startswith("Records are never deleted")


def test_the_sums_stand_beside_those_of_the_summary(qtbot: QtBot) -> None:
    page, opened = page_of(qtbot, a_sound_case(), "r1")
    summary = find(page, QLabel, "remedies.summary")
    assert summary.text() == "the summary says £150"
    opened.desk.bridge.apply(
        "Text", lambda case: with_records(case, a_text("summary", "We asked it to pay her £200."))
    )
    assert summary.text() == "▲ the summary says £200"
    opened.desk.bridge.apply(
        "Text", lambda case: with_records(case, a_text("summary", "We found fault."))
    )
    assert summary.text() == "the summary names no sum"


def test_a_refused_payment_is_not_to_be_paid(qtbot: QtBot) -> None:
    case = with_records(
        a_sound_case(), a_payment("r9", 500_00, agreement=Agreement.REFUSED, position=5)
    )
    page, _ = page_of(qtbot, case, "r1")
    assert find(page, QLabel, "remedies.totals").text() == "To be paid: Ms X £150"


def test_what_the_body_offered_stands_beside_the_remedy(qtbot: QtBot) -> None:
    offer = Offer(id="o1", person_id="p1", amount=100_00, remedy_ids=("r1",))
    page, _ = page_of(qtbot, with_records(a_sound_case(), offer), "r1")
    offered = find(page, QLabel, "remedies.offered")
    assert offered.text() == "Done or offered already: £100 to Ms X (offered)"
    page.table.choose("r2")
    assert offered.isHidden()


def test_every_control_of_every_part_has_an_accessible_name(qtbot: QtBot) -> None:
    page, _ = page_of(qtbot, with_records(a_sound_case(), A_LOSS), "r1")
    find(page, QPushButton, "remedy.loss_items").click()
    for panel in ("comparison", "ladder"):
        page.panels.show_panel(panel)
    page.add_offer()
    controls: list[QWidget] = [
        *page.findChildren(QLineEdit),
        *page.findChildren(QComboBox),
        *page.findChildren(QPlainTextEdit),
    ]
    nameless = [
        each.objectName() or type(each).__name__
        for each in controls
        if not each.accessibleName() and not isinstance(each.parent(), QComboBox)
    ]
    assert nameless == []


def test_a_payment_turned_into_an_apology_is_in_no_sum_and_says_so(qtbot: QtBot) -> None:
    page, opened = page_of(qtbot, with_records(a_sound_case(), a_payment("r1", 150_00)), "r1")
    assert totals(opened.case) == [(("p1",), 150_00)]
    kind = find(page, QComboBox, "remedy.kind")
    kind.setCurrentIndex(kind.findText("Apology"))
    assert totals(opened.case) == []
    assert "amount" in shown_fields(page)
    missing = find(page, QLabel, "remedies.missing").text()
    assert "£150 is entered, but this kind of remedy is no payment." in missing
    opened.undo()
    assert totals(opened.case) == [(("p1",), 150_00)]
