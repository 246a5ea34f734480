"""Past decisions beside the statement: found, compared, taken as a start, taken over as wording."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QPushButton, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import a_sound_case
from tests.gui.desks import a_desk, find
from tests.gui.windows import the_library
from workbench.application.decisions.precedent import Precedent, PrecedentParagraph
from workbench.application.decisions.shelf import WhichDecisions, search
from workbench.application.decisions.starting import start_from
from workbench.application.drafting.rows import rows
from workbench.domain.records.work import FileNote
from workbench.gui.precedents.window import PrecedentsWindow
from workbench.gui.precedents.wording import WordingWindow
from workbench.persistence.decisions.shelf import Shelf
from workbench.statement.nodes import StatementStage

RECURRING = (
    "We look at whether the Council kept to its own policy and to the law, and not at whether we "
    "would have decided otherwise."
)


def decision(number: int) -> Precedent:
    return Precedent(
        id=str(number), file=f"{number}.docx", reference="", council="Brook Council",
        subject="Other", outcome="upheld", decided_on=f"2024-05-{number:02}", complainant="Ms K",
        powers=("Local Government Act 1974 section 26",), sums=("£200 to Ms K",),
        paragraphs=(
            PrecedentParagraph(2, "The Ombudsman’s role and powers", RECURRING),
            PrecedentParagraph(3, "What I found", f"The Council told Ms K of the kiln {number}."),
        ),
    )  # fmt: skip


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    shelf = Shelf(tmp_path)
    for number in (1, 2, 3):
        shelf.add(decision(number))
    return shelf


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    yield window


def test_paragraphs_are_found_by_words_and_by_the_one_chosen(
    qtbot: QtBot, shelf: Shelf, window: QWidget
) -> None:
    desk = a_desk(a_sound_case()).desk
    words = "The Council told her of the kiln"
    dialog = PrecedentsWindow(desk, shelf, lambda: words, window)
    dialog.show()
    listed = find(dialog, QListWidget, "precedents.list")
    line = find(dialog, QLineEdit, "precedents.line")
    qtbot.keyClicks(line, "policy NOT kiln")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert listed.count() == 3
    assert "£200 to Ms K" in dialog.facts.text()
    find(dialog, QPushButton, "precedents.like").click()
    assert "of the kiln" in listed.item(0).text()
    with qtbot.waitSignal(dialog.wanted, timeout=20_000) as wanted:
        find(dialog, QPushButton, "precedents.insert").click()
    assert wanted.args is not None and wanted.args[0].number == 3
    line.clear()
    qtbot.keyClicks(line, "zzz")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert listed.count() == 0
    dialog.close()


def test_a_paragraph_is_begun_with_this_cases_people_and_its_source_is_noted(shelf: Shelf) -> None:
    opened = a_desk(a_sound_case())
    case, workbench = opened.case, opened.desk.workbench
    document = workbench.compose(case, StatementStage.DRAFT)
    found = search(shelf, '"kiln 2"', WhichDecisions())[0]
    address = next(row.address for row in rows(document) if row.address.startswith("event:"))
    note = FileNote(id="n9", written_at="2024-06-01T09:00:00+00:00", author="R Hallam")
    acted = start_from(case, document, address, found, note, "passage-9")
    words = str(acted.case)
    assert "{Body} told {person:" in words and "of the kiln 2" in words
    assert acted.case.notes["n9"].text == (
        "A paragraph of the statement was begun with words of Brook Council, 2024-05-02, upheld, "
        "paragraph 3."
    )


def test_a_wording_that_comes_back_is_taken_over(
    qtbot: QtBot, shelf: Shelf, window: QWidget
) -> None:
    desk = a_desk(a_sound_case(), library=the_library()).desk
    dialog = WordingWindow(desk, shelf, window)
    dialog.show()
    tree = find(dialog, QTreeWidget, "wording.list")
    qtbot.waitUntil(lambda: tree.topLevelItemCount() == 1, timeout=20_000)
    with qtbot.waitSignal(dialog.changed, timeout=20_000):
        find(dialog, QPushButton, "wording.take").click()
    own = [each.paragraph.text for each in desk.workbench.store.office().paragraphs]
    assert own == [RECURRING.replace("the Council", "{body}")]
    dialog.close()
