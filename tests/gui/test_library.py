"""The office's library is changed in its window, and every case follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QTableWidget,
    QTreeWidget,
)
from pytestqt.qtbot import QtBot

from tests.builders import TODAY
from tests.gui.conftest import OpenDesktop
from tests.gui.windows import Desktop
from workbench.gui.library.window import ImportOffice, LibraryWindow
from workbench.statement.nodes import StatementStage
from workbench.statement.text import lines

PARAGRAPH = "fault-and-injustice"


@pytest.fixture
def library(at_a_case: Desktop) -> LibraryWindow:
    """The library's window over an open case."""
    at_a_case.trigger("library")
    return at_a_case.find(LibraryWindow, "library")


def press(desktop: Desktop, qtbot: QtBot, name: str) -> None:
    button = desktop.find(QPushButton, name)
    assert button.isEnabled(), f"{name} cannot be pressed"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def statement(desktop: Desktop) -> str:
    workbench = desktop.workbench
    return "\n".join(lines(workbench.compose(desktop.case, StatementStage.DRAFT)))


def reword(desktop: Desktop, qtbot: QtBot, library: LibraryWindow, words: str) -> None:
    library.paragraphs.list.select(PARAGRAPH)
    desktop.find(QPlainTextEdit, "library.words").setPlainText(words)
    press(desktop, qtbot, "library.save")


def test_changed_words_stand_in_the_statement_from_the_day_given(
    at_a_case: Desktop, qtbot: QtBot, library: LibraryWindow
) -> None:
    at_a_case.case_with(decided_on=None)
    reword(at_a_case, qtbot, library, "We ask whether {body} did wrong, and whom that hurt.")
    assert "We ask whether the Council did wrong, and whom that hurt." in statement(at_a_case)
    (entry,) = at_a_case.workbench.store.office().paragraphs
    assert entry.paragraph.valid_from == TODAY
    at_a_case.case_with(decided_on=date(2025, 6, 2))
    assert "We ask whether" not in statement(at_a_case)


def test_every_former_wording_is_kept_and_can_be_restored(
    at_a_case: Desktop, qtbot: QtBot, library: LibraryWindow
) -> None:
    reword(at_a_case, qtbot, library, "First words of our own.")
    reword(at_a_case, qtbot, library, "Second words of our own.")
    tree = at_a_case.find(QTreeWidget, "library.wordings")
    rows = [tree.topLevelItem(i) for i in range(tree.topLevelItemCount())]
    first = next(row for row in rows if row is not None and "First words" in row.text(2))
    tree.setCurrentItem(first)
    press(at_a_case, qtbot, "library.restore")
    assert library.paragraphs.form.words.toPlainText() == "First words of our own."


def test_taking_back_the_offices_words_brings_the_programs_back(
    at_a_case: Desktop, qtbot: QtBot, library: LibraryWindow
) -> None:
    before = at_a_case.workbench.library.paragraphs[PARAGRAPH]
    reword(at_a_case, qtbot, library, "Words of our own.")
    tree = at_a_case.find(QTreeWidget, "library.wordings")
    rows = [tree.topLevelItem(i) for i in range(tree.topLevelItemCount())]
    own = next(row for row in rows if row is not None and row.text(1) == "the office’s")
    tree.setCurrentItem(own)
    press(at_a_case, qtbot, "library.back")
    assert at_a_case.workbench.library.paragraphs[PARAGRAPH] == before
    assert not at_a_case.workbench.store.office().paragraphs


def test_a_paragraph_of_ones_own_can_be_added(
    at_a_case: Desktop, qtbot: QtBot, library: LibraryWindow
) -> None:
    press(at_a_case, qtbot, "library.new")
    at_a_case.find(QLineEdit, "library.title").setText("Joint working")
    at_a_case.find(QPlainTextEdit, "library.words").setPlainText("We share this with others.")
    press(at_a_case, qtbot, "library.save")
    assert "source" in library.paragraphs.fault.text()
    at_a_case.find(QLineEdit, "library.source").setText("Office note 4")
    press(at_a_case, qtbot, "library.save")
    added = at_a_case.workbench.library.paragraphs[library.paragraphs.list.current()]
    assert (added.title, added.when) == ("Joint working", "chosen")


def test_a_day_that_is_none_is_told_and_nothing_is_lost(
    at_a_case: Desktop, qtbot: QtBot, library: LibraryWindow
) -> None:
    library.paragraphs.list.select(PARAGRAPH)
    words = at_a_case.find(QPlainTextEdit, "library.words")
    words.setPlainText("Words of our own.")
    at_a_case.find(QLineEdit, "library.from").setText("31 February 2027")
    press(at_a_case, qtbot, "library.save")
    assert library.paragraphs.fault.isVisible()
    assert words.toPlainText() == "Words of our own."
    assert not at_a_case.workbench.store.office().paragraphs


def test_choosing_another_paragraph_saves_what_was_typed(
    at_a_case: Desktop, qtbot: QtBot, library: LibraryWindow
) -> None:
    library.paragraphs.list.select(PARAGRAPH)
    at_a_case.find(QPlainTextEdit, "library.words").setPlainText("Typed and left.")
    other = next(id for id in at_a_case.workbench.library.paragraphs if id != PARAGRAPH)
    library.paragraphs.list.select(other)
    assert at_a_case.workbench.library.paragraphs[PARAGRAPH].text == "Typed and left."
    assert library.paragraphs.list.current() == other


def test_a_withdrawn_paragraph_is_offered_no_more(
    at_a_case: Desktop, qtbot: QtBot, library: LibraryWindow
) -> None:
    at_a_case.case_with(decided_on=None)
    words = at_a_case.workbench.library.paragraphs[PARAGRAPH].text.split(".")[0][:30]
    assert words in statement(at_a_case)
    library.paragraphs.list.select(PARAGRAPH)
    press(at_a_case, qtbot, "library.withdraw")
    assert words not in statement(at_a_case)


def test_an_outline_of_the_offices_own_heads_a_statement(
    at_a_case: Desktop, qtbot: QtBot, library: LibraryWindow
) -> None:
    library.show_part("outlines")
    press(at_a_case, qtbot, "library.outline.copy")
    table = at_a_case.find(QTableWidget, "library.sections")
    row = next(
        r for r in range(table.rowCount()) if cell(table, r, 1) == "How I considered this complaint"
    )
    item = table.item(row, 1)
    assert item is not None
    item.setText("What I read")
    (own,) = at_a_case.workbench.library.own_outlines.values()
    assert own.sections[row].draft_heading == "What I read"
    at_a_case.case_with(outline=own.id)
    assert "What I read" in statement(at_a_case)


def cell(table: QTableWidget, row: int, column: int) -> str:
    item = table.item(row, column)
    return item.text() if item is not None else ""


def test_sections_are_moved_left_out_and_the_summary_stays_first(
    at_a_case: Desktop, qtbot: QtBot, library: LibraryWindow
) -> None:
    library.show_part("outlines")
    press(at_a_case, qtbot, "library.outline.copy")
    table = at_a_case.find(QTableWidget, "library.sections")
    before = [cell(table, r, 1) for r in range(table.rowCount())]
    table.setCurrentCell(1, 0)
    press(at_a_case, qtbot, "library.outline.up")
    assert "begins with its summary" in library.part("outlines").fault.text()
    considered = before.index("How I considered this complaint")
    table.setCurrentCell(considered, 0)
    press(at_a_case, qtbot, "library.outline.out")
    assert "How I considered this complaint" not in [
        cell(table, r, 1) for r in range(table.rowCount())
    ]
    assert at_a_case.find(QPushButton, "library.outline.back").isEnabled()


def test_the_programs_own_outlines_cannot_be_changed(
    at_a_case: Desktop, library: LibraryWindow
) -> None:
    library.show_part("outlines")
    assert not at_a_case.find(QPushButton, "library.outline.remove").isEnabled()
    assert at_a_case.find(QLineEdit, "library.outline.name").isReadOnly()
    assert at_a_case.find(QListWidget, "library.outlines").count() >= 3


def test_a_band_is_corrected_and_confirmed(
    at_a_case: Desktop, qtbot: QtBot, library: LibraryWindow
) -> None:
    library.show_part("bands")
    tree = at_a_case.find(QTreeWidget, "library.bands")
    tree.setCurrentItem(tree.topLevelItem(0))
    id = next(iter(at_a_case.workbench.library.bands))
    at_a_case.find(QLineEdit, "library.band.least").setText("-5")
    press(at_a_case, qtbot, "library.band.save")
    assert "negative" in library.part("bands").fault.text()
    at_a_case.find(QLineEdit, "library.band.least").setText("£200")
    at_a_case.find(QLineEdit, "library.band.most").setText("£600")
    edition = at_a_case.find(QLineEdit, "library.band.edition")
    source = at_a_case.find(QLineEdit, "library.band.source")
    guess = (edition.text(), source.text())
    confirmed = at_a_case.find(QCheckBox, "library.band.confirmed")
    confirmed.setChecked(True)
    assert (edition.text(), source.text()) == ("", "")
    assert edition.hasFocus()
    assert library.part("bands").why.isVisible()
    confirmed.setChecked(False)
    assert (edition.text(), source.text()) == guess
    assert not library.part("bands").why.isVisible()
    confirmed.setChecked(True)
    edition.setText("2025")
    source.setText(guess[1])
    press(at_a_case, qtbot, "library.band.save")
    assert "its source is still the program’s" in library.part("bands").fault.text()
    source.setText("Guidance on remedies, section 4")
    press(at_a_case, qtbot, "library.band.save")
    band = at_a_case.workbench.library.bands[id]
    assert (band.least, band.most, band.status) == (200_00, 600_00, "confirmed")
    press(at_a_case, qtbot, "library.band.reset")
    assert at_a_case.workbench.library.bands[id].status == "unconfirmed"


def test_a_house_setting_holds_at_once(
    at_a_case: Desktop, qtbot: QtBot, library: LibraryWindow
) -> None:
    library.show_part("settings")
    at_a_case.find(QSpinBox, "library.setting.sentence-longest").setValue(40)
    assert at_a_case.workbench.library.settings.number("sentence-longest") == 40
    name = at_a_case.find(QLineEdit, "library.setting.office-name")
    name.setFocus()
    qtbot.keyClicks(name, "Office of the  Ombudsman")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert at_a_case.workbench.library.settings.value("office-name") == "Office of the Ombudsman"
    press(at_a_case, qtbot, "library.settings.reset")
    assert at_a_case.workbench.library.settings.number("sentence-longest") == 35


def test_an_offices_set_goes_from_one_casebook_to_another(
    desktop: OpenDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    first, file = desktop(), tmp_path / "office.json"
    first.trigger("library")
    reword(first, qtbot, first.find(LibraryWindow, "library"), "Ours, and to be yours.")
    first.dialogs.will_answer(file)
    press(first, qtbot, "library.export")
    office = first.workbench.store.office()
    first.workbench.change_office("Away with it", lambda _: replace(office, paragraphs=()))
    first.dialogs.will_answer((file,))
    press(first, qtbot, "library.import")
    asked = first.find(ImportOffice, "library.importing")
    assert "Ours, and to be yours." in asked.after.text()
    press(first, qtbot, "library.take-over")
    assert first.workbench.library.paragraphs[PARAGRAPH].text == "Ours, and to be yours."


def test_a_bad_office_file_changes_nothing(
    at_a_case: Desktop, qtbot: QtBot, library: LibraryWindow, tmp_path: Path
) -> None:
    file = tmp_path / "office.json"
    file.write_text('{"format": "something else"}')
    at_a_case.dialogs.will_answer((file,))
    press(at_a_case, qtbot, "library.import")
    assert library.fault.isVisible()
    assert at_a_case.workbench.store.office().digest == ""


def test_the_settings_of_a_statement_offer_an_own_outline_once_it_is_made(
    at_a_case: Desktop, qtbot: QtBot, library: LibraryWindow
) -> None:
    library.show_part("outlines")
    press(at_a_case, qtbot, "library.outline.copy")
    at_a_case.trigger("statement-settings")
    box = at_a_case.find(QComboBox, "case.outline")
    assert [box.itemText(i) for i in range(box.count())][1].endswith("our own")
    box.setCurrentIndex(1)
    assert at_a_case.case.case.outline in at_a_case.workbench.library.own_outlines
    at_a_case.window.undo()
    assert at_a_case.case.case.outline == ""


@pytest.mark.parametrize("place", range(5))
def test_no_letter_stands_for_two_things_in_the_library(library: LibraryWindow, place: int) -> None:
    library.tabs.setCurrentIndex(place)
    page = library.tabs.currentWidget()
    assert page is not None
    files = [library.findChild(QPushButton, f"library.{name}") for name in ("export", "import")]
    labels = [library.tabs.tabText(at) for at in range(library.tabs.count())]
    labels += [each.text() for each in (*page.findChildren(QPushButton), *files) if each]
    letters = [label[label.index("&") + 1].casefold() for label in labels if "&" in label]
    assert sorted(letters) == sorted(set(letters))


# --- finding one's way in the window ---------------------------------------------------------


def test_the_first_paragraph_and_the_first_band_are_chosen_on_opening(
    at_a_case: Desktop, library: LibraryWindow
) -> None:
    assert library.paragraphs.list.current() == library.paragraphs.list.first() != ""
    assert library.paragraphs.form.title.text()
    library.show_part("bands")
    bands = at_a_case.find(QTreeWidget, "library.bands")
    assert bands.selectedItems() == [bands.topLevelItem(0)]
    assert at_a_case.find(QPlainTextEdit, "library.band.words").toPlainText()


def test_another_paragraph_is_shown_from_its_top(
    at_a_case: Desktop, qtbot: QtBot, library: LibraryWindow
) -> None:
    bar = next(
        area.verticalScrollBar()
        for area in library.paragraphs.findChildren(QScrollArea)
        if area.accessibleName() == "The paragraph chosen"
    )
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    library.paragraphs.list.select(PARAGRAPH)
    assert bar.value() == 0


def test_the_titles_of_an_outline_are_labelled(library: LibraryWindow) -> None:
    labelled = {
        label.buddy().objectName(): label.text()
        for label in library.part("outlines").findChildren(QLabel)
        if label.buddy() is not None
    }
    assert labelled == {
        "library.outline.name": "Name",
        "library.outline.draft": "Title of a draft",
        "library.outline.final": "Title of a final decision",
    }


@pytest.mark.parametrize(
    ("part", "first"), [("paragraphs", "library.filter"), ("outlines", "library.outlines")]
)
def test_tab_goes_from_the_tabs_into_what_they_show(
    qtbot: QtBot, library: LibraryWindow, part: str, first: str
) -> None:
    library.show_part(part)
    library.tabs.tabBar().setFocus()
    qtbot.keyClick(library.tabs.tabBar(), Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == first


def test_words_saved_for_an_earlier_day_stay_in_sight(
    at_a_case: Desktop, qtbot: QtBot, library: LibraryWindow
) -> None:
    reword(at_a_case, qtbot, library, "Words of today.")
    at_a_case.find(QPlainTextEdit, "library.words").setPlainText("Words of before.")
    at_a_case.find(QLineEdit, "library.from").setText("1 May 2025")
    press(at_a_case, qtbot, "library.save")
    assert library.paragraphs.form.words.toPlainText() == "Words of before."
    assert at_a_case.find(QLineEdit, "library.from").text() == "1 May 2025"
    days = [entry.paragraph.valid_from for entry in at_a_case.workbench.store.office().paragraphs]
    assert sorted(filter(None, days)) == [date(2025, 5, 1), TODAY]
