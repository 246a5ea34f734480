"""What the body offered, agreed and paid, with date and evidence, against the recommendations."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListWidget, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.builders import a_sound_case, on, with_records
from tests.gui.desks import OpenDesk, a_desk, find, shown
from tests.gui.forms import type_into
from workbench.domain.casefile import CaseFile
from workbench.domain.records.evidence import SourceRef
from workbench.domain.records.offers import Offer
from workbench.gui.remedies.offers import SumsGrid
from workbench.gui.remedies.page import RemediesPage

SOUND = a_sound_case()
OFFERED = Offer(id="o1", what="For her trouble", person_id="p1", amount=100_00,
                offered_on=on("May 2023"), sources=(SourceRef("v1", "4"),))  # fmt: skip
PAID = Offer(
    id="o2", position=1, what="For the child", person_id="p2", amount=50_00,
    offered_on=on("May 2023"), agreed_on=on("June 2023"), paid_on=on("3 July 2023"),
)  # fmt: skip


def offers_of(qtbot: QtBot, case: CaseFile) -> tuple[RemediesPage, OpenDesk]:
    """The page with the offers shown."""
    opened = a_desk(case)
    page = shown(qtbot, RemediesPage(opened.desk))
    return page, opened


def sums_of(page: RemediesPage) -> list[str]:
    """Every cell of the sums by payee."""
    return page.findChild(SumsGrid).words()


def test_an_offer_is_one_line_with_whom_and_how_much(qtbot: QtBot) -> None:
    page, opened = offers_of(qtbot, SOUND)
    entry = find(page, QLineEdit, "remedies.entry")
    entry.setFocus()
    entry.setText("The Council has offered Ms X £250 for her time")
    entry.textEdited.emit(entry.text())
    echo = find(page, QLabel, "remedies.echo").text()
    assert echo.startswith("Offered by the Council · for Ms X · £250")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    (offer,) = opened.case.offers.values()
    assert (offer.person_id, offer.amount) == ("p1", 250_00)
    assert offer.what == "Ms X £250 for her time"
    assert page.table.current_id() == offer.id


def test_an_offer_is_entered_by_keyboard_with_date_and_evidence(qtbot: QtBot) -> None:
    page, opened = offers_of(qtbot, SOUND)
    qtbot.keyClick(page.table, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    what = find(page, QPlainTextEdit, "offer.what")
    assert what.hasFocus()
    qtbot.keyClicks(what, "For her trouble")
    qtbot.keyClick(what, Qt.Key.Key_Tab)
    for name, words in (("amount", "100"), ("offered_on", "mid-May 2023")):
        line = find(page, QLineEdit, f"offer.{name}")
        type_into(qtbot, line, words)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    find(page, QPushButton, "offer.sources").click()
    pages = find(page, QLineEdit, "offer.sources.1.words")
    qtbot.keyClicks(pages, "12")
    qtbot.keyClick(pages, Qt.Key.Key_Return)
    against = find(page, QListWidget, "offer.remedy_ids")
    against.setFocus()
    against.setCurrentRow(0)
    qtbot.keyClick(against, Qt.Key.Key_Space)
    (offer,) = opened.case.offers.values()
    assert (offer.what, offer.person_id, offer.amount) == ("For her trouble", "p1", 100_00)
    assert offer.offered_on is not None
    assert offer.offered_on.in_words() == "mid-May 2023"
    assert offer.sources == (SourceRef("v1", "12"),)
    assert offer.remedy_ids == ("r1",)
    assert find(page, QLabel, "offers.missing").isHidden()


def test_the_sums_are_set_against_what_is_recommended(qtbot: QtBot) -> None:
    page, opened = offers_of(qtbot, with_records(SOUND, OFFERED, PAID))
    page.table.choose("o1")
    assert sums_of(page) == [
        "Payee", "Offered", "Agreed", "Paid", "Outstanding", "Recommended",
        "Ms X", "£100", "£0", "£0", "£100", "£150",
        "B", "£50", "£50", "£50", "£0", "£0",
        "In total", "£150", "£50", "£50", "£100", "£150",
    ]  # fmt: skip
    line = find(page, QLineEdit, "offer.paid_on")
    page.table.choose("o1")
    type_into(qtbot, line, "20 June 2023")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert sums_of(page)[6:12] == ["Ms X", "£100", "£100", "£100", "£0", "£150"]
    assert opened.case.offers["o1"].state == "paid"


def test_a_payment_without_evidence_is_pointed_out(qtbot: QtBot) -> None:
    page, _ = offers_of(qtbot, with_records(SOUND, OFFERED, PAID))
    page.table.choose("o2")
    missing = find(page, QLabel, "offers.missing").text()
    assert "○ No evidence shows that it was paid." in missing
    page.table.choose("o1")
    assert find(page, QLabel, "offers.missing").isHidden()


def test_a_problem_with_an_offer_leads_to_its_field(qtbot: QtBot) -> None:
    page, _ = offers_of(qtbot, with_records(SOUND, OFFERED, PAID))
    page.focus_record("offer", "o2", "person_id")
    assert page.table.current_id() == "o2"
    assert find(page, QComboBox, "offer.person_id").hasFocus()


def test_offers_stand_under_the_remedies_with_their_days_and_evidence(qtbot: QtBot) -> None:
    page, _ = offers_of(qtbot, with_records(SOUND, OFFERED, PAID))
    first = page.model.row_of("o1")
    assert first == len(SOUND.remedies)
    words, headed = page.table.said(first)
    assert (words.group, headed) == ("Offered by the Council", True)
    assert (words.words, words.aside, words.note) == (
        "For her trouble", "£100", "Ms X · offered · May 2023"
    )  # fmt: skip
    titles = [column.title for column in page.model.columns]
    kept = [titles.index(each) for each in ("What", "For whom", "Amount", "Offered", "Agreed",
                                            "Paid", "State", "Evidence")]  # fmt: skip
    rows = [[page.model.index(first + row, each).data() for each in kept] for row in range(2)]
    assert rows == [
        ["For her trouble", "Ms X", "£100", "May 2023", "", "", "Offered", "E1 page 4"],
        ["For the child", "B", "£50", "May 2023", "June 2023", "3 July 2023", "Paid", ""],
    ]


def test_an_offer_is_moved_copied_and_deleted_as_an_offer(qtbot: QtBot) -> None:
    page, opened = offers_of(qtbot, with_records(SOUND, OFFERED, PAID))
    page.table.choose("o2")
    page.shift(-1)
    assert [page.model.id_at(row) for row in (3, 4)] == ["o2", "o1"]
    assert opened.undo_label == "Move offer up"
    page.duplicate()
    assert len(opened.case.offers) == 3
    page.table.choose("o1")
    page.delete()
    assert "o1" not in opened.case.offers
    assert len(opened.case.remedies) == len(SOUND.remedies)
    assert opened.undo_label.startswith("Delete offer")
