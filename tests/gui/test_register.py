"""The register finds a case, opens it, and puts cases away without losing them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import a_case, a_person, a_sound_case, with_records
from tests.gui.conftest import OpenDesktop
from tests.gui.windows import Desktop
from workbench.domain.casefile import CaseFile
from workbench.domain.records.work import Task
from workbench.gui.desk import PracticeCase
from workbench.gui.register.model import GROUP, due_words, read_new_case, said_of_case
from workbench.gui.register.rows import CaseRows


def three() -> tuple[CaseFile, CaseFile, CaseFile]:
    """Three cases of three councils."""
    return (
        a_case(reference="21 000 001", body="Ashby Council"),
        a_case(a_person(alias="Mr Q"), reference="22 000 002", body="Brook Council"),
        a_case(reference="20 000 003", body="Cove Council"),
    )


def click(qtbot: QtBot, desktop: Desktop, name: str) -> None:
    """Press a button of the register."""
    qtbot.mouseClick(desktop.find(QPushButton, name), Qt.MouseButton.LeftButton)


def select(desktop: Desktop, reference: str) -> None:
    """Choose the row of a case."""
    view = desktop.find(QListView, "register.table")
    view.setCurrentIndex(view.model().index(desktop.refs().index(reference), 0))


def choose(desktop: Desktop, name: str) -> None:
    """Choose what can be done with the selected case."""
    desktop.find(QAction, f"register.{name}").trigger()


def show_view(desktop: Desktop, title: str) -> None:
    """Show one of the views of the register."""
    listed = desktop.find(QListWidget, "register.views")
    listed.setCurrentItem(listed.findItems(title, Qt.MatchFlag.MatchExactly)[0])


def test_an_empty_register_says_what_to_do_first(desktop: OpenDesktop) -> None:
    opened = desktop()
    assert opened.find(QWidget, "register.empty").isVisible()
    assert opened.find(QPushButton, "register.empty.new").isVisible()
    assert not opened.find(QListView, "register.table").isVisible()


def test_the_register_shows_every_case(desktop: OpenDesktop) -> None:
    opened = desktop(*three())
    assert sorted(opened.refs()) == ["20 000 003", "21 000 001", "22 000 002"]
    assert opened.find(QLabel, "register.count").text() == "3"


def test_the_filter_finds_a_case_by_any_of_its_words(qtbot: QtBot, desktop: OpenDesktop) -> None:
    opened = desktop(*three())
    box = opened.find(QLineEdit, "register.filter")
    qtbot.keyClicks(box, "mr q")
    assert opened.refs() == ["22 000 002"]
    box.clear()
    qtbot.keyClicks(box, "20000003")
    assert opened.refs() == ["20 000 003"]
    box.clear()
    qtbot.keyClicks(box, "no such case")
    assert opened.refs() == []
    assert opened.find(QWidget, "register.nothing").isVisible()


def test_esc_leaves_what_is_looked_for_and_a_case_stays_chosen(
    qtbot: QtBot, desktop: OpenDesktop
) -> None:
    opened = desktop(*(a_case(reference=f"21 000 00{n}", body=n * "Ash ") for n in (1, 2, 3)))
    page = opened.window.home.register
    assert page is not None
    opened.trigger("find")
    line = opened.find(QLineEdit, "register.filter")
    qtbot.keyClicks(line, "21000002")
    assert page.model.rowCount() == 1
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert (line.text(), page.model.rowCount(), page.view.hasFocus()) == ("", 3, True)
    page.view.setCurrentIndex(page.model.index(2, 0))
    opened.trigger("delete")
    chosen = page.selected()
    assert chosen is not None and chosen.id == page.model.row_at(page.model.index(1, 0)).id


def test_the_cases_can_be_put_in_another_order(desktop: OpenDesktop) -> None:
    opened = desktop(*three())
    choose(opened, "order.reference")
    assert opened.refs() == ["20 000 003", "21 000 001", "22 000 002"]
    choose(opened, "order.body")
    assert opened.refs() == ["21 000 001", "22 000 002", "20 000 003"]


def test_cases_stand_by_when_the_next_thing_is_due(desktop: OpenDesktop) -> None:
    due = {"21 000 001": 30, "22 000 002": None, "20 000 003": 20, "20 000 004": 25}
    cases = [
        with_records(
            a_case(reference=reference, body="Ashby Council"),
            *([Task(id="t", what="Draft", due=date(2026, 11, day))] if day else []),
        )
        for reference, day in due.items()
    ]
    opened = desktop(*cases)
    assert opened.refs() == ["20 000 003", "20 000 004", "21 000 001", "22 000 002"]
    register = opened.window.home.register
    assert register is not None
    model = register.model
    assert [model.index(row, 0).data(GROUP) for row in range(4)] == [
        "Overdue", "Within a week", "Later", "Nothing due",
    ]  # fmt: skip
    show_view(opened, "Due in a week")
    assert opened.refs() == ["20 000 003", "20 000 004"]


def test_a_deadline_is_told_as_a_date_and_a_distance(desktop: OpenDesktop) -> None:
    opened = desktop(with_records(a_case(), Task(id="t", what="Draft", due=date(2026, 11, 28))))
    (row,) = opened.workbench.register()
    assert due_words(row, date(2026, 11, 22)) == "Sat 28 November, in 6 days"
    assert due_words(row, date(2027, 1, 2)) == "Sat 28 November 2026, 35 days ago"


def test_a_row_is_read_out_whole(desktop: OpenDesktop) -> None:
    opened = desktop(*three())
    view = opened.find(QListView, "register.table")
    place = opened.refs().index("22 000 002")
    said = view.model().index(place, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Brook Council, Mr Q, 22 000 002, ")


def test_a_line_makes_a_case_of_a_reference_and_a_body(qtbot: QtBot, desktop: OpenDesktop) -> None:
    opened = desktop(*three())
    qtbot.keyClick(opened.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    line = opened.find(QLineEdit, "register.new")
    assert line.hasFocus()
    qtbot.keyClicks(line, "22-990 027 Calderwick Borough Council")
    echo = opened.find(QLabel, "register.new.echo")
    assert echo.text() == "22 990 027 · Calderwick Borough Council · Enter begins it"
    qtbot.keyClick(line, Qt.Key.Key_Return)
    case = opened.case.case
    assert (case.reference, case.body) == ("22 990 027", "Calderwick Borough Council")
    opened.trigger("close")
    assert opened.find(QLineEdit, "register.new").text() == ""


def test_what_is_typed_for_a_new_case_is_read_by_its_figures() -> None:
    assert read_new_case("22990027, Cove Council") == ("22990027", "Cove Council", None)
    assert read_new_case("22 990 027") == ("22990027", "", None)
    assert read_new_case("Cove Council") == ("", "Cove Council", None)
    assert read_new_case("24 Hour Care Ltd") == ("", "24 Hour Care Ltd", None)
    assert read_new_case("  ") == ("", "", None)
    of_may = ("22990027", "Cove Council", date(2024, 5, 3))
    assert read_new_case("22 990 027 Cove Council, 3 May 2024") == of_may
    assert read_new_case("22990027 Cove Council, received 3 May 2024") == of_may
    assert read_new_case("22 990 027 Cove Council 3 May 2024") == of_may
    assert said_of_case("22990027 Cove Council 3/5/2024") == (
        "22 990 027 · Cove Council · received 3 May 2024"
    )
    whole = "Cove Council, May 2024"
    assert read_new_case(whole) == ("", whole, None), "a month is no day"


def test_enter_opens_the_chosen_case(qtbot: QtBot, desktop: OpenDesktop) -> None:
    opened = desktop(*three())
    select(opened, "22 000 002")
    qtbot.keyClick(opened.find(QListView, "register.table"), Qt.Key.Key_Return)
    assert opened.case.case.reference == "22 000 002"


def test_a_new_case_opens_at_once(qtbot: QtBot, desktop: OpenDesktop) -> None:
    opened = desktop()
    click(qtbot, opened, "register.empty.new")
    assert opened.case.case.reference == ""
    assert len(opened.workbench.register()) == 1


def test_a_deleted_case_comes_back_with_undo(qtbot: QtBot, desktop: OpenDesktop) -> None:
    opened = desktop(*three())
    select(opened, "21 000 001")
    qtbot.keyClick(opened.find(QListView, "register.table"), Qt.Key.Key_Delete)
    assert "21 000 001" not in opened.refs()
    assert opened.window.actions_["undo"].text() == "&Undo delete case 21 000 001"
    opened.trigger("undo")
    assert "21 000 001" in opened.refs()
    opened.trigger("redo")
    assert "21 000 001" not in opened.refs()


def test_the_bin_gives_a_case_back(qtbot: QtBot, desktop: OpenDesktop) -> None:
    opened = desktop(*three())
    select(opened, "21 000 001")
    choose(opened, "delete")
    show_view(opened, "Bin")
    assert opened.refs() == ["21 000 001"]
    select(opened, "21 000 001")
    choose(opened, "restore")
    show_view(opened, "Open")
    assert "21 000 001" in opened.refs()


def test_erasing_asks_first(qtbot: QtBot, desktop: OpenDesktop) -> None:
    opened = desktop(*three())
    select(opened, "21 000 001")
    choose(opened, "delete")
    show_view(opened, "Bin")
    select(opened, "21 000 001")
    opened.dialogs.will_answer("Keep it")
    choose(opened, "erase")
    assert len(opened.workbench.register()) == 3
    opened.dialogs.will_answer("Erase for good")
    choose(opened, "erase")
    assert len(opened.workbench.register()) == 2


def test_a_copy_has_no_reference_yet(qtbot: QtBot, desktop: OpenDesktop) -> None:
    opened = desktop(*three())
    select(opened, "21 000 001")
    choose(opened, "duplicate")
    assert "no reference yet" in opened.refs()
    opened.trigger("undo")
    assert "no reference yet" not in opened.refs()
    opened.trigger("redo")
    assert "no reference yet" in opened.refs()


def test_a_case_file_written_out_can_be_brought_in_again(
    qtbot: QtBot, desktop: OpenDesktop, tmp_path: Path
) -> None:
    opened = desktop(a_sound_case())
    select(opened, "21 017 938")
    target = tmp_path / "case.json"
    opened.dialogs.will_answer(target)
    choose(opened, "export")
    qtbot.waitUntil(target.exists)
    opened.dialogs.will_answer((target,), "Import as a copy without reference")
    choose(opened, "import")
    qtbot.waitUntil(lambda: len(opened.refs()) == 2)
    assert "no reference yet" in opened.refs()


def test_a_statement_written_elsewhere_becomes_a_case(
    qtbot: QtBot, desktop: OpenDesktop, tmp_path: Path
) -> None:
    opened = desktop()
    statement = tmp_path / "statement.txt"
    statement.write_text(
        "Northshire Council (21 017 938)\nThe Ombudsman's final decision:\n"
        "Summary: Mr X complained about a delay. We found no fault.\nThe complaint\n"
        "1. Mr X complained that the Council delayed.\nWhat I found\n"
        "2. The Council replied in time.\nFinal decision\n3. I find no fault.\n"
        "Investigator's decision on behalf of the Ombudsman\n",
        encoding="utf-8",
    )
    opened.dialogs.will_answer((statement,))
    click(qtbot, opened, "register.empty.import")
    qtbot.waitUntil(lambda: opened.refs() == ["21 017 938"])
    (row,) = opened.workbench.register()
    assert (row.body, row.complainant) == ("Northshire Council", "Mr X")


def test_a_statement_that_cannot_be_read_is_told(
    qtbot: QtBot, desktop: OpenDesktop, tmp_path: Path
) -> None:
    opened = desktop()
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"this is not a Word file")
    opened.dialogs.will_answer((broken,))
    click(qtbot, opened, "register.empty.import")
    words = opened.find(QLabel, "trouble.words")
    qtbot.waitUntil(lambda: "broken.docx" in words.text())
    assert opened.workbench.register() == ()


def test_a_bad_case_file_is_refused_whole_with_every_problem(
    qtbot: QtBot, desktop: OpenDesktop, tmp_path: Path
) -> None:
    opened = desktop()
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps({"format": "case-workbench-case", "version": 2, "case": 7}))
    opened.dialogs.will_answer((bad,))
    click(qtbot, opened, "register.empty.import")
    words = opened.find(QLabel, "trouble.words")
    qtbot.waitUntil(lambda: "bad.json" in words.text())
    assert opened.find(QPushButton, "trouble.more").isVisible()
    assert opened.workbench.register() == ()


def test_a_missing_case_file_is_told_and_nothing_is_imported(
    qtbot: QtBot, desktop: OpenDesktop, tmp_path: Path
) -> None:
    opened = desktop()
    opened.dialogs.will_answer((tmp_path / "gone.json",))
    click(qtbot, opened, "register.empty.import")
    words = opened.find(QLabel, "trouble.words")
    qtbot.waitUntil(lambda: "could not be read" in words.text())


def test_the_practice_case_opens_and_is_not_added_twice(qtbot: QtBot, desktop: OpenDesktop) -> None:
    practice = PracticeCase("A refused complaint", a_sound_case())
    opened = desktop(practice=(practice,))
    click(qtbot, opened, "register.empty.practice")
    assert opened.case.case.reference == "21 017 938"
    opened.window.close_case()
    opened.trigger("practice")
    assert len(opened.workbench.register()) == 1


def test_a_case_put_in_the_bin_is_said_and_comes_back_chosen(
    qtbot: QtBot, desktop: OpenDesktop
) -> None:
    opened = desktop(*three())
    select(opened, "22 000 002")
    table = opened.find(QListView, "register.table")
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    said = opened.find(QLabel, "register.undo.words")
    assert said.isVisible()
    assert said.text() == "Case 22 000 002 deleted"
    click(qtbot, opened, "register.undo")
    assert not said.isVisible()
    assert opened.window.home.register.selected().reference == "22 000 002"
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(opened.workbench.register()) == 4


def rename(qtbot: QtBot, desktop: Desktop, reference: str, words: str) -> None:
    """Choose a case, press F2 and type what it is called."""
    select(desktop, reference)
    view = desktop.find(QListView, "register.table")
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_F2)
    line = desktop.find(QLineEdit, "register.name")
    assert line.hasFocus()
    line.selectAll()
    qtbot.keyClicks(line, words)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def test_a_case_is_named_anew_where_it_stands(qtbot: QtBot, desktop: OpenDesktop) -> None:
    opened = desktop(*three())
    rename(qtbot, opened, "22 000 002", "22-000-009 Brook County Council")
    qtbot.waitUntil(lambda: "22 000 009" in opened.refs(), timeout=10_000)
    (row,) = (each for each in opened.workbench.register() if each.reference == "22 000 009")
    assert row.body == "Brook County Council"
    said = opened.find(QLabel, "register.undo.words")
    assert said.text() == "Case 22 000 002 renamed"
    assert opened.find(QListView, "register.table").currentIndex().data() == "22 000 009"
    opened.find(QPushButton, "register.undo").click()
    assert "22 000 002" in opened.refs()
    (row,) = (each for each in opened.workbench.register() if each.reference == "22 000 002")
    assert row.body == "Brook Council"


def test_a_name_another_case_has_is_refused(qtbot: QtBot, desktop: OpenDesktop) -> None:
    opened = desktop(*three())
    rename(qtbot, opened, "22 000 002", "21 000 001 Brook Council")
    words = opened.find(QLabel, "trouble.words")
    qtbot.waitUntil(lambda: "already a case" in words.text(), timeout=10_000)
    assert "22 000 002" in opened.refs()


@pytest.mark.parametrize("width", [560, 1200])
def test_no_stage_is_cut_in_the_register(
    desktop: OpenDesktop, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = desktop(a_case(reference="21 000 001", body="Ashby Council"))
    written: list[str] = []

    def write(_painter: object, _room: object, words: str, *_: object, **_given: object) -> None:
        written.append(words)

    monkeypatch.setattr(CaseRows, "_write", staticmethod(write))
    page = opened.window.home.register
    assert page is not None
    page.view.setFixedWidth(width)
    page.view.grab()
    (said,) = {words for words in written if "raft decision" in words}
    assert said == ("Draft decision" if width > 1000 else "21 000 001 · Draft decision")


def test_what_the_line_that_finds_a_case_is_for_is_read_whole(desktop: OpenDesktop) -> None:
    box = desktop(*three()).find(QLineEdit, "register.filter")
    said = box.fontMetrics().horizontalAdvance(box.placeholderText())
    assert box.minimumWidth() >= said + 80, "beside its icon, and what clears it"
