"""After the final decision: remedies followed up, extended, shown, settled and exported."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.builders import a_sound_case, with_fields, with_records
from tests.gui.conftest import OpenDesktop
from tests.gui.desks import OpenDesk, a_desk, find, shown
from tests.gui.forms import type_into
from tests.gui.scripted_dialogs import ScriptedDialogs
from workbench.domain.casefile import CaseFile
from workbench.domain.records.complaint import CaseStage
from workbench.domain.records.compliance import (
    ComplianceItem,
    ComplianceOutcome,
    EvidenceReceived,
    Extension,
    Satisfied,
)
from workbench.gui.remedies.page import RemediesPage

DECIDED = a_sound_case(decided_on=date(2026, 11, 2), stage=CaseStage.COMPLIANCE)
FOLLOWED = with_records(
    DECIDED,
    ComplianceItem(id="k1", remedy_id="r1", due_on=date(2026, 12, 2)),
    ComplianceItem(id="k2", position=1, remedy_id="r2", due_on=date(2026, 11, 12)),
)


def followed(qtbot: QtBot, case: CaseFile = FOLLOWED) -> tuple[RemediesPage, OpenDesk]:
    """The page with the tracker shown; files are written where they are asked to be."""
    opened = a_desk(case)
    services: Any = SimpleNamespace(write_file=lambda path, data: path.write_bytes(data))
    opened.desk = replace(opened.desk, services=services)
    page = shown(qtbot, RemediesPage(opened.desk))
    show_folds(page)
    return page, opened


def show_folds(page: RemediesPage) -> None:
    """Open every part of the form that is folded."""
    for fields in (page.form.body, page.follow_up.fields):
        for _, line in fields.folds:
            line.setChecked(True)


def fill(qtbot: QtBot, page: RemediesPage, strip: str, **words: str) -> None:
    """Type into the blanks of a strip and press its button."""
    for name, typed in words.items():
        type_into(qtbot, find(page, QLineEdit, f"compliance.{strip}.{name}"), typed)
    button = find(page, QPushButton, f"compliance.{strip}.enter")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


def fault(page: RemediesPage, strip: str) -> str:
    """What is said beneath a strip."""
    label = find(page, QLabel, f"compliance.{strip}.fault")
    return "" if label.isHidden() else label.text()


def states(page: RemediesPage) -> list[str]:
    """The states of the tracker from the top."""
    model, last = page.model, len(page.model.columns) - 1
    return [said for row in range(model.rowCount()) if (said := model.index(row, last).data())]


def test_agreed_remedies_are_followed_up_with_their_days(qtbot: QtBot) -> None:
    page, opened = followed(qtbot, DECIDED)
    first = find(page, QPushButton, "compliance.new")
    assert first.isVisible()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Space)
    due = {item.remedy_id: item.due_on for item in opened.case.compliance.values()}
    assert due == {
        "r1": date(2026, 12, 2), "r2": date(2026, 12, 2), "r3": date(2027, 1, 2),
    }  # fmt: skip
    assert states(page)[0].startswith("Remedy due in 10 days, ")
    opened.undo()
    assert not opened.case.compliance


def test_without_a_decision_date_it_says_what_to_do(qtbot: QtBot) -> None:
    page, opened = followed(qtbot, with_fields(FOLLOWED, decided_on=None))
    page.findChild(QAction, "remedies.follow").trigger()
    trouble = find(page, QLabel, "compliance.trouble")
    assert trouble.text().startswith("▲ The final decision has no date.")
    assert trouble.isVisible()
    assert len(opened.case.compliance) == 2


def test_what_is_overdue_is_marked_and_the_next_day_told(qtbot: QtBot) -> None:
    page, _ = followed(qtbot)
    assert [said.partition(",")[0] for said in states(page)] == [
        "Remedy due in 10 days", "▲ Remedy overdue by 10 days"
    ]  # fmt: skip
    told = find(page, QLabel, "compliance.next").text()
    assert told == "▲ Next: Apology to Ms X, 12 November 2026 (10 days ago)"


def test_more_time_needs_a_later_day_and_a_reason(qtbot: QtBot) -> None:
    page, opened = followed(qtbot)
    page.table.choose("r2")
    fill(qtbot, page, "extend", due_on="1 December 2026")
    assert "More time needs a reason." in fault(page, "extend")
    fill(qtbot, page, "extend", due_on="soon", reason="Illness.")
    assert "“soon” is not one day" in fault(page, "extend")
    fill(qtbot, page, "extend", due_on="1 November 2026", reason="Illness.")
    assert "is due on 12 November 2026 already" in fault(page, "extend")
    assert opened.case.compliance == FOLLOWED.compliance
    fill(qtbot, page, "extend", due_on="1 December 2026", by_whom="R Hallam")
    assert opened.case.compliance["k2"].extensions == (
        Extension(
            due_on=date(2026, 12, 1), reason="Illness.", given_on=date(2026, 11, 22),
            by_whom="R Hallam",
        ),
    )  # fmt: skip
    assert fault(page, "extend") == ""
    assert find(page, QLineEdit, "compliance.extend.reason").text() == ""
    history = find(page, QLabel, "compliance.history").text().splitlines()
    assert history == [
        "Due 12 November 2026 by the decision",
        "Extended to 1 December 2026, given 22 November 2026 by R Hallam: Illness.",
    ]
    assert opened.undo_label == "Extend remedy to 1 December 2026"
    assert states(page)[1].startswith("Remedy due in 9 days, ")


def test_an_extension_is_taken_back(qtbot: QtBot) -> None:
    more = (Extension(due_on=date(2026, 12, 1), reason="Illness."),)
    case = with_records(FOLLOWED, replace(FOLLOWED.compliance["k2"], extensions=more))
    page, opened = followed(qtbot, case)
    page.table.choose("r2")
    find(page, QPushButton, "compliance.extend.back").click()
    assert opened.case.compliance["k2"].extensions == ()
    assert find(page, QPushButton, "compliance.extend.back").isHidden()


def test_evidence_that_came_in_is_listed(qtbot: QtBot) -> None:
    page, opened = followed(qtbot)
    page.table.choose("r1")
    fill(qtbot, page, "receive")
    assert "Nothing says what was received." in fault(page, "receive")
    items = find(page, QComboBox, "compliance.receive.evidence_id")
    items.setFocus()
    qtbot.keyClick(items, Qt.Key.Key_Down)
    fill(qtbot, page, "receive", what="Record of the payment", on="20 November 2026")
    assert opened.case.compliance["k1"].received == (
        EvidenceReceived(
            what="Record of the payment", on=date(2026, 11, 20), evidence_id="v1"
        ),
    )  # fmt: skip
    listed = find(page, QLabel, "compliance.received").text()
    assert listed.startswith("Record of the payment; E1 ")
    assert listed.endswith("(20 November 2026)")


def test_a_remedy_is_settled_and_opened_again(qtbot: QtBot) -> None:
    page, opened = followed(qtbot)
    page.table.choose("r2")
    done = find(page, QLineEdit, "compliance.done_on")
    type_into(qtbot, done, "15 November 2026")
    qtbot.keyClick(done, Qt.Key.Key_Return)
    fill(qtbot, page, "settle")
    assert "Say who decided it." in fault(page, "settle")
    fill(qtbot, page, "settle", by_whom="R Hallam")
    item = opened.case.compliance["k2"]
    assert item.outcome is ComplianceOutcome.LATE
    assert (item.satisfied, item.satisfied_by) == (Satisfied.YES, "R Hallam")
    outcome = find(page, QLabel, "compliance.outcome").text()
    assert outcome == "Complete late. Satisfied, decided by R Hallam on 22 November 2026."
    assert states(page)[1] == "Complete late, satisfied"
    find(page, QPushButton, "compliance.reopen").click()
    item = opened.case.compliance["k2"]
    assert (item.outcome, item.satisfied) == (ComplianceOutcome.OPEN, Satisfied.NOT_DECIDED)
    assert item.done_on == date(2026, 11, 15)


def test_what_was_typed_for_one_remedy_waits_for_it(qtbot: QtBot) -> None:
    page, _ = followed(qtbot)
    reason = find(page, QLineEdit, "compliance.extend.reason")
    page.table.choose("r1")
    type_into(qtbot, reason, "Illness.")
    page.table.choose("r2")
    assert reason.text() == ""
    page.table.choose("r1")
    assert reason.text() == "Illness."


def test_a_remedy_is_no_longer_followed_up_when_one_says_so(qtbot: QtBot) -> None:
    page, opened = followed(qtbot)
    page.table.choose("r2")
    fold = next(line for fold, line in page.form.body.folds if fold.name == "Follow-up")
    assert fold.summary == "◆ remedy overdue by 10 days"
    find(page, QPushButton, "compliance.delete").click()
    assert list(opened.case.compliance) == ["k1"]
    assert fold.summary == "not followed up"
    opened.undo()
    assert list(opened.case.compliance) == ["k1", "k2"]


def test_before_the_decision_no_blank_form_stands_there(qtbot: QtBot) -> None:
    page, _ = followed(qtbot, with_fields(DECIDED, decided_on=None))
    assert page.follow_up.fields.isHidden()
    fold = next(line for fold, line in page.form.body.folds if fold.name == "Follow-up")
    assert fold.summary == "begins with the final decision"


def test_days_that_no_longer_follow_from_the_decision_are_pointed_out(qtbot: QtBot) -> None:
    page, opened = followed(qtbot)
    warned = find(page, QLabel, "compliance.out_of_step")
    before = warned.text()
    opened.desk.bridge.apply("Date", lambda case: with_fields(case, decided_on=date(2026, 11, 3)))
    assert "but the decision now gives 3 December 2026" in warned.text()
    assert warned.text() != before
    anew = find(page, QPushButton, "compliance.anew")
    anew.click()
    assert warned.text() == "" and anew.isHidden()
    assert date(2026, 12, 3) in {each.due_on for each in opened.case.compliance.values()}
    opened.undo()
    assert "gives 3 December 2026" in warned.text()


def test_reminders_are_exported_without_names(qtbot: QtBot, tmp_path: Path) -> None:
    page, opened = followed(qtbot)
    dialogs = opened.desk.dialogs
    assert isinstance(dialogs, ScriptedDialogs)
    dialogs.will_answer(tmp_path / "reminders")
    page.findChild(QAction, "remedies.export").trigger()
    text = (tmp_path / "reminders.ics").read_bytes().decode()
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.count("BEGIN:VEVENT") == 2
    assert "DTSTART;VALUE=DATE:20261112" in text
    assert not any(person.name and person.name in text for person in opened.case.people.values())
    assert dialogs.asked[-1] == ("Export reminders", "2 reminders were written to reminders.ics.")


def test_with_nothing_awaited_no_file_is_written(qtbot: QtBot) -> None:
    done = {"outcome": ComplianceOutcome.ON_TIME, "satisfied": Satisfied.YES}
    case = with_records(
        FOLLOWED,
        *(replace(item, **done) for item in FOLLOWED.compliance.values()),  # type: ignore[arg-type]
    )
    page, opened = followed(qtbot, case)
    page.findChild(QAction, "remedies.export").trigger()
    assert isinstance(opened.desk.dialogs, ScriptedDialogs)
    assert opened.desk.dialogs.asked == [("Reminders", "Nothing is awaited in this case.")]


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("extensions", "compliance.extend.due_on"),
        ("received", "compliance.receive.what"),
        ("satisfied_by", "compliance.settle.satisfied"),
        ("done_on", "compliance.done_on"),
    ],
)
def test_a_problem_leads_to_where_it_is_put_right(qtbot: QtBot, field: str, name: str) -> None:
    page, _ = followed(qtbot)
    page.focus_record("compliance", "k2", field)
    assert page.table.current_id() == "r2"
    focused = page.window().focusWidget()
    assert focused is not None
    assert focused.objectName() == name


def test_the_next_deadline_of_the_register_follows(desktop: OpenDesktop) -> None:
    opened = desktop(FOLLOWED)
    (row,) = opened.workbench.register()
    assert row.next_due == "2026-11-12"
    opened.window.show_case("c1", "remedies")
    page = opened.find(RemediesPage, "remedies")
    show_folds(page)
    page.table.choose("r2")
    opened.find(QLineEdit, "compliance.extend.due_on").setText("10 December 2026")
    opened.find(QLineEdit, "compliance.extend.reason").setText("Illness.")
    opened.find(QPushButton, "compliance.extend.enter").click()
    (row,) = opened.workbench.register()
    assert row.next_due == "2026-12-02"
