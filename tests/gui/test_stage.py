"""The draft is made the final decision in one action, with everything shown before it happens."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.builders import (
    TODAY,
    a_passage,
    a_payment,
    a_sound_case,
    a_text,
    an_improvement,
    with_records,
)
from tests.gui.conftest import OpenDesktop
from tests.gui.windows import Desktop
from workbench.domain.errors import StoreUnavailable
from workbench.domain.records.complaint import CaseStage, Outcome
from workbench.domain.records.remedies import Agreement
from workbench.gui.statement.stage_dialog import StageDialog
from workbench.statement.nodes import StatementStage


@pytest.fixture
def at_a_draft(qtbot: QtBot, desktop: OpenDesktop) -> Desktop:
    """A draft with two remedies nobody has agreed to, and words that sound like a draft."""
    asked = Agreement.NOT_ASKED
    case = with_records(
        a_sound_case(decided_on=None),
        a_payment(agreement=asked, agreed_on=None),
        an_improvement(agreement=asked, agreed_on=None),
        a_text("decision", "My provisional view is that {body} was at fault."),
        a_passage(text="This is provisional."),
    )
    opened = desktop(case)
    opened.window.show_case("c1")
    qtbot.waitUntil(lambda: opened.open_case.live.document is not None)
    return opened


def asked(qtbot: QtBot, desktop: Desktop, action: str = "make-final") -> StageDialog:
    desktop.trigger(action)
    found = desktop.find(StageDialog, "stage")
    qtbot.waitExposed(found)
    return found


def rows(desktop: Desktop, name: str) -> list[list[str]]:
    tree = desktop.find(QTreeWidget, name)
    found = []
    for place in range(tree.topLevelItemCount()):
        item = tree.topLevelItem(place)
        assert item is not None
        found.append([item.text(column) for column in range(tree.columnCount())])
    return found


def press(qtbot: QtBot, desktop: Desktop, name: str) -> None:
    qtbot.mouseClick(desktop.find(QPushButton, name), Qt.MouseButton.LeftButton)


def test_everything_is_shown_before_it_happens(qtbot: QtBot, at_a_draft: Desktop) -> None:
    asked(qtbot, at_a_draft)
    told = {row[0]: row[1:] for row in rows(at_a_draft, "stage.changes")}
    assert told["Watermark"] == ["DRAFT", "—"]
    assert {"Heading", "Footer", "Ofsted paragraph", "Decision", "Summary"} <= set(told)
    assert rows(at_a_draft, "stage.words") == [
        ["My provisional view is that the Council was at fault.",
         "I find that the Council was at fault."]
    ]  # fmt: skip
    assert len(rows(at_a_draft, "stage.left")) == 1
    assert "2 remedies are not agreed" in at_a_draft.find(QLabel, "stage.trouble").text()
    assert at_a_draft.case.case.stage is CaseStage.DRAFT_DECISION


def test_one_step_makes_it_final_and_undo_takes_it_back(qtbot: QtBot, at_a_draft: Desktop) -> None:
    asked(qtbot, at_a_draft)
    before = at_a_draft.case
    for id in ("r1", "r3"):
        at_a_draft.find(QCheckBox, f"stage.agreed.{id}").setChecked(True)
    at_a_draft.find(QLineEdit, "stage.agreed-on").setText("20 November 2026")
    qtbot.waitUntil(lambda: "One step" in at_a_draft.find(QLabel, "stage.trouble").text())
    press(qtbot, at_a_draft, "stage.go")
    case = at_a_draft.case
    assert case.case.stage is CaseStage.FINAL_DECISION
    assert case.case.decided_on == TODAY
    assert case.remedies["r1"].agreed_on == date(2026, 11, 20)
    assert case.texts["decision"].text == "I find that {body} was at fault."
    live = at_a_draft.open_case.live
    assert live.stage is StatementStage.FINAL
    live.up_to_date()
    assert at_a_draft.find(QToolButton, "preview.final").isChecked()
    assert at_a_draft.open_case.session.history.undo_label == "Make it the final decision"
    at_a_draft.trigger("undo")
    assert at_a_draft.case == before
    live.up_to_date()
    assert live.stage is StatementStage.DRAFT
    assert at_a_draft.find(QToolButton, "preview.draft").isChecked()


def test_what_could_not_be_saved_is_said_where_it_was_asked_for(
    qtbot: QtBot, at_a_draft: Desktop
) -> None:
    dialog = asked(qtbot, at_a_draft)
    at_a_draft.find(QLineEdit, "stage.decided").setText("3 May 2026")
    at_a_draft.casebooks.store.failing = StoreUnavailable("The casebook is locked.", "Wait.")
    press(qtbot, at_a_draft, "stage.go")
    assert dialog.isVisible()
    assert "casebook is locked" in at_a_draft.find(QLabel, "stage.trouble").text()


def test_words_that_are_not_ticked_stay(qtbot: QtBot, at_a_draft: Desktop) -> None:
    asked(qtbot, at_a_draft)
    item = at_a_draft.find(QTreeWidget, "stage.words").topLevelItem(0)
    assert item is not None
    item.setCheckState(0, Qt.CheckState.Unchecked)
    item.setCheckState(0, Qt.CheckState.Checked)
    item.setCheckState(0, Qt.CheckState.Unchecked)
    press(qtbot, at_a_draft, "stage.go")
    assert "provisional view" in at_a_draft.case.texts["decision"].text
    assert at_a_draft.case.remedies["r1"].agreement is Agreement.NOT_ASKED


def test_a_day_that_is_none_is_asked_about(qtbot: QtBot, at_a_draft: Desktop) -> None:
    asked(qtbot, at_a_draft)
    day, go = at_a_draft.find(QLineEdit, "stage.decided"), at_a_draft.find(QPushButton, "stage.go")
    day.setText("November 2026")
    qtbot.waitUntil(lambda: not go.isEnabled())
    assert "day of the decision" in at_a_draft.find(QLabel, "stage.trouble").text()
    day.setText("22 November 2026")
    qtbot.waitUntil(go.isEnabled)
    at_a_draft.find(QLineEdit, "stage.agreed-on").setText("some time")
    qtbot.waitUntil(lambda: not go.isEnabled())


def test_what_is_left_leads_to_its_place_and_the_window_stays_free(
    qtbot: QtBot, at_a_draft: Desktop
) -> None:
    dialog = asked(qtbot, at_a_draft)
    assert not dialog.isModal()
    left = at_a_draft.find(QTreeWidget, "stage.left")
    left.itemActivated.emit(left.topLevelItem(0), 0)
    assert at_a_draft.open_case.view.page_key() == "statement"
    at_a_draft.open_case.bridge.apply("Elsewhere", lambda case: case.without("passage", "s1"))
    at_a_draft.open_case.live.up_to_date()
    qtbot.waitUntil(lambda: rows(at_a_draft, "stage.left") == [])
    dialog.reject()


def test_remedies_agreed_meanwhile_are_no_longer_asked_about(
    qtbot: QtBot, at_a_draft: Desktop
) -> None:
    dialog, bridge = asked(qtbot, at_a_draft), at_a_draft.open_case.bridge
    trouble = at_a_draft.find(QLabel, "stage.trouble")
    at_a_draft.find(QCheckBox, "stage.agreed.r3").setChecked(True)
    agreed = replace(at_a_draft.case.remedies["r1"], agreement=Agreement.AGREED)
    bridge.apply("Agreed", lambda case: case.with_record("remedy", agreed))
    at_a_draft.open_case.live.up_to_date()
    qtbot.waitUntil(lambda: trouble.text() == "One step, which Undo takes back.")
    box = at_a_draft.find(QCheckBox, "stage.agreed.r3")
    qtbot.waitUntil(box.isVisible)
    assert box.isChecked()
    shown = [each for each in dialog.agreed.findChildren(QCheckBox) if each.isVisible()]
    assert shown == [box]
    bridge.undo()
    at_a_draft.open_case.live.up_to_date()
    qtbot.waitUntil(lambda: trouble.text().startswith("1 remedy is not agreed"))
    dialog.reject()


def test_a_final_goes_back_to_draft(qtbot: QtBot, desktop: OpenDesktop) -> None:
    opened = desktop(a_sound_case(stage=CaseStage.FINAL_DECISION))
    opened.window.show_case("c1")
    assert opened.open_case.live.stage is StatementStage.FINAL
    dialog = asked(qtbot, opened, "back-to-draft")
    assert dialog.windowTitle() == "Back to draft"
    again = asked(qtbot, opened, "back-to-draft")
    press(qtbot, opened, "stage.go") if again is dialog else again.findChild(
        QPushButton, "stage.go"
    ).click()  # type: ignore[union-attr]
    assert opened.case.case.stage is CaseStage.DRAFT_DECISION
    assert opened.case.case.decided_on is None
    assert opened.open_case.live.stage is StatementStage.DRAFT


def test_words_made_final_are_offered_first_and_not_ticked(
    qtbot: QtBot, at_a_draft: Desktop
) -> None:
    said = at_a_draft.case.texts["decision"].text
    finalising = asked(qtbot, at_a_draft)
    press(qtbot, at_a_draft, "stage.go")
    qtbot.waitUntil(lambda: not isValid(finalising), timeout=10_000)
    assert at_a_draft.case.texts["decision"].text != said
    dialog = asked(qtbot, at_a_draft, "back-to-draft")
    tree = dialog.findChild(QTreeWidget, "stage.words")
    assert tree is not None
    first = tree.topLevelItem(0)
    assert first is not None
    assert first.checkState(0) is Qt.CheckState.Unchecked
    assert first.text(1) == "My provisional view is that the Council was at fault."
    first.setCheckState(0, Qt.CheckState.Checked)
    go = dialog.findChild(QPushButton, "stage.go")
    assert go is not None
    go.click()
    assert said in at_a_draft.case.texts["decision"].text


def test_a_dialog_put_away_asks_for_nothing_any_more(qtbot: QtBot, at_a_draft: Desktop) -> None:
    at_a_draft.trigger("make-final")
    dialog = at_a_draft.find(StageDialog, "stage")
    dialog.close()
    qtbot.waitUntil(lambda: not isValid(dialog), timeout=10_000)
    at_a_draft.open_case.live.renew()  # an error in a slot fails the test
    QApplication.processEvents()


def test_a_final_without_an_outcome_is_marked_and_leads_to_where_it_is_chosen(
    qtbot: QtBot, desktop: OpenDesktop
) -> None:
    opened = desktop(a_sound_case(decided_on=None, outcome=Outcome.UNDECIDED))
    opened.window.show_case("c1")
    qtbot.waitUntil(lambda: opened.open_case.live.document is not None)
    dialog = asked(qtbot, opened)
    trouble = opened.find(QLabel, "stage.trouble")
    assert "cannot be issued" in trouble.text()
    first = opened.find(QTreeWidget, "stage.left").topLevelItem(0)
    assert first is not None
    assert first.text(0) == "Overview › Outcome"
    assert not first.icon(0).isNull()
    qtbot.waitUntil(dialog.isActiveWindow)
    press(qtbot, opened, "stage.outcome")
    qtbot.waitUntil(opened.window.isActiveWindow)
    assert dialog.geometry().right() >= opened.window.geometry().right() - 40, "it steps aside"
    assert opened.open_case.view.page_key() == "overview"
    assert opened.find(QWidget, "case.outcome").isAncestorOf(QApplication.focusWidget())
    settled = replace(opened.case.case, outcome=Outcome.UPHELD)
    opened.open_case.bridge.apply("Outcome", lambda case: case.with_record("case", settled))
    opened.open_case.live.up_to_date()
    qtbot.waitUntil(lambda: "cannot be issued" not in trouble.text())
    assert not opened.find(QPushButton, "stage.outcome").isVisible()
    dialog.reject()


def test_a_typed_paragraph_number_is_ticked_to_become_a_live_reference(
    qtbot: QtBot, desktop: OpenDesktop
) -> None:
    opened = desktop(
        with_records(a_sound_case(decided_on=None), a_passage(text="I said so in paragraph 1."))
    )
    opened.window.show_case("c1")
    qtbot.waitUntil(lambda: opened.open_case.live.document is not None)
    asked(qtbot, opened)
    item = opened.find(QTreeWidget, "stage.words").topLevelItem(0)
    assert item is not None
    assert item.checkState(0) is Qt.CheckState.Checked
    assert item.text(1).startswith("A live reference to paragraph 1 of the draft: “")
    press(qtbot, opened, "stage.go")
    assert "paragraph 1" not in opened.case.passages["s1"].text
    assert "{para:" in opened.case.passages["s1"].text
