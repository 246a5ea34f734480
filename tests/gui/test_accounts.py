"""Each side's account of a disputed event, side by side."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from tests.builders import a_case, a_finding, a_person, an_event, an_item_of_evidence, on
from tests.gui.desks import OpenDesk, a_desk, find, shown
from workbench.domain.records.chronology import Account, AccountTime
from workbench.domain.records.evidence import SourceRef
from workbench.gui.chronology.accounts import AccountsField
from workbench.gui.chronology.page import ChronologyPage
from workbench.gui.fields.markup import MarkupEdit

SAID = Account(person_id="p1", text="Nobody rang.", sources=(SourceRef("v1", "3"),))
DENIED = Account(given_by="the duty officer", text="I rang twice.")


@pytest.fixture
def opened() -> OpenDesk:
    return a_desk(
        a_case(a_person(), an_item_of_evidence(), an_event(), a_finding(analysis="I looked."))
    )


@pytest.fixture
def page(qtbot: QtBot, opened: OpenDesk) -> ChronologyPage:
    page = shown(qtbot, ChronologyPage(opened.desk), height=1000)
    page.table.choose("e1")
    return page


def accounts(opened: OpenDesk) -> tuple[Account, ...]:
    return opened.case.events["e1"].accounts


def with_accounts(opened: OpenDesk, *given: Account) -> None:
    from dataclasses import replace

    opened.desk.bridge.apply(
        "Give accounts",
        lambda case: case.with_record(
            "event", replace(case.events["e1"], accounts=given, disputed=True)
        ),
    )


def test_an_account_is_added_and_the_event_is_disputed(
    qtbot: QtBot, page: ChronologyPage, opened: OpenDesk
) -> None:
    find(page, QPushButton, "event.accounts.add").click()
    who = find(page, QComboBox, "event.accounts.1.who")
    who.setEditText("Ms X")
    when = find(page, QLineEdit, "event.accounts.1.when")
    qtbot.keyClicks(when, "4 May 2023")
    qtbot.keyClick(when, Qt.Key.Key_Return)
    timing = find(page, QComboBox, "event.accounts.1.timing")
    timing.setCurrentIndex(1)
    timing.activated.emit(1)
    evidence = find(page, QComboBox, "event.accounts.1.evidence")
    evidence.setCurrentIndex(1)
    evidence.activated.emit(1)
    qtbot.keyClicks(find(page, MarkupEdit, "event.accounts.1.text"), "Ms X rang.")
    field = page.form.field("accounts")
    assert field is not None
    assert field.commit()
    assert accounts(opened) == (
        Account(
            person_id="p1",
            given_on=on("4 May 2023"),
            timing=AccountTime.CONTEMPORANEOUS,
            sources=(SourceRef("v1"),),
            text="{person:p1} rang.",
        ),
    )
    assert opened.case.events["e1"].disputed
    missing = find(page, QLabel, "event.accounts.missing")
    assert "Only one side’s account" in missing.text()


def test_accounts_are_shown_as_the_case_has_them(page: ChronologyPage, opened: OpenDesk) -> None:
    with_accounts(opened, SAID, DENIED)
    assert find(page, QComboBox, "event.accounts.1.who").currentText() == "Ms X"
    assert find(page, QLineEdit, "event.accounts.1.pages").text() == "3"
    assert find(page, QComboBox, "event.accounts.2.who").currentText() == "the duty officer"
    opened.undo()
    field = page.form.field("accounts")
    assert isinstance(field, AccountsField)
    assert field.cards == []


def test_one_account_is_preferred_at_a_time(page: ChronologyPage, opened: OpenDesk) -> None:
    with_accounts(opened, SAID, DENIED)
    find(page, QCheckBox, "event.accounts.1.preferred").click()
    find(page, QCheckBox, "event.accounts.2.preferred").click()
    assert [each.preferred for each in accounts(opened)] == [False, True]
    assert "not why" in find(page, QLabel, "event.accounts.missing").text()
    find(page, QCheckBox, "event.accounts.2.preferred").click()
    assert not any(each.preferred for each in accounts(opened))


def test_an_account_is_removed_and_brought_back(page: ChronologyPage, opened: OpenDesk) -> None:
    with_accounts(opened, SAID, DENIED)
    find(page, QPushButton, "event.accounts.1.remove").click()
    assert accounts(opened) == (DENIED,)
    opened.undo()
    assert accounts(opened) == (SAID, DENIED)


def test_a_date_that_cannot_be_read_is_told_and_kept(
    qtbot: QtBot, page: ChronologyPage, opened: OpenDesk
) -> None:
    with_accounts(opened, SAID)
    when = find(page, QLineEdit, "event.accounts.1.when")
    qtbot.keyClicks(when, "31 February 2020")
    qtbot.keyClick(when, Qt.Key.Key_Return)
    field = page.form.field("accounts")
    assert field is not None
    assert "Account 1" in field.fault
    assert when.text() == "31 February 2020"
    assert accounts(opened) == (SAID,)


def test_accounts_are_used_in_a_finding(page: ChronologyPage, opened: OpenDesk) -> None:
    with_accounts(opened, SAID, DENIED)
    menu = find(page, QMenu, "event.accounts.use.menu")
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    finding = opened.case.findings["f1"]
    assert finding.analysis == (
        "I looked.\n\n{person:p1} says: Nobody rang.\n\nThe duty officer says: I rang twice."
    )
    assert opened.visits == [("finding", "f1", "analysis")]
