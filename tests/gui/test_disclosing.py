"""The evidence index, a bundle and a redacted copy made in the window."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests import papers
from tests.builders import RESOURCES
from tests.gui.desks import OpenDesk, a_desk, find
from tests.gui.windows import the_library
from workbench.application.case import editing
from workbench.application.disclosing.items import CopyDesk
from workbench.application.handing_out.labelled_case import Labelling
from workbench.bootstrap import practice_cases, table_writers
from workbench.domain.records.evidence import EvidenceItem, PaperKind, SourceRef, StoredFile
from workbench.export.files import write_private, write_whole
from workbench.export.pdf.papers.layout import PaperLayout
from workbench.export.theme import load_theme
from workbench.gui.desk import TableFiles
from workbench.gui.disclosing.bundle import BundleDialog
from workbench.gui.disclosing.index import export_index
from workbench.gui.fields.spoken import hear_fields_and_drawings
from workbench.gui.redaction.dialog import RedactionDialog
from workbench.interchange.copies.maker import PageMaker
from workbench.interchange.papers.reader import ChildReader
from workbench.persistence.vault.files import Vault

LONG = 30_000


@pytest.fixture
def opened(tmp_path: Path) -> OpenDesk:
    """A practice case with one paper of two pages."""
    vault = Vault(tmp_path)
    kept = vault.keep(io.BytesIO(papers.pdf("Dear Ms Garrowby,\nall is well", "Page two")))
    file = StoredFile(sha256=kept.sha256, name="letter.pdf", kind=PaperKind.PDF)
    case = practice_cases()[0].case
    item = EvidenceItem(id="paper", position=99, title="A letter", pages=2, file=file)
    opened = a_desk(case.with_record("evidence", item))
    services = opened.desk.services
    layout = PaperLayout(lambda: load_theme(RESOURCES / "theme" / "statement.toml"))
    services.disclosing = lambda workbench: CopyDesk(  # type: ignore[misc]
        vault, ChildReader(), PageMaker(), layout
    )
    services.write_file, services.write_private = write_whole, write_private  # type: ignore[misc]
    services.tables = TableFiles(  # type: ignore[misc]
        lambda data, ending: (), lambda text, html: (), table_writers(), lambda table: ("", "")
    )
    return opened


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    """A window for dialogs that let go of themselves when they are done."""
    window = QWidget()
    qtbot.addWidget(window)
    yield window


def test_the_index_is_written_with_labels(opened: OpenDesk, tmp_path: Path) -> None:
    target = tmp_path / "index.pdf"
    opened.desk.dialogs.will_answer(target)  # type: ignore[attr-defined]
    export_index(opened.desk)
    assert "A letter" in PdfReader(target).pages[0].extract_text()
    named = tmp_path / "Garrowby.pdf"
    opened.desk.dialogs.will_answer(named)  # type: ignore[attr-defined]
    export_index(opened.desk)
    assert not named.exists()


def test_a_bundle_is_bound_under_a_reason(
    qtbot: QtBot, window: QWidget, opened: OpenDesk, tmp_path: Path
) -> None:
    dialog = BundleDialog(opened.desk, window)
    dialog.show()
    items, fault = find(dialog, QListWidget, "bundle.items"), find(dialog, QLabel, "bundle.fault")
    checked = [n for n in range(items.count()) if items.item(n).checkState().value]
    assert [items.item(n).text() for n in checked] == ["E8 A letter"]
    items.setCurrentRow(checked[0])
    dialog.activateWindow()
    items.setFocus()
    qtbot.waitUntil(items.hasFocus, timeout=LONG)
    qtbot.keyClick(items, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert items.item(checked[0] - 1).text() == "E8 A letter"
    find(dialog, QPushButton, "bundle.go").click()
    assert "why" in fault.text()
    find(dialog, QLineEdit, "bundle.reason").setText("for the hearing here")
    target = tmp_path / "CONFIDENTIAL bundle.pdf"
    opened.desk.dialogs.will_answer(target)  # type: ignore[attr-defined]
    find(dialog, QPushButton, "bundle.go").click()
    qtbot.waitUntil(lambda: bool(opened.case.receipts), timeout=LONG)
    assert len(PdfReader(target).pages) == 4
    (receipt,) = opened.case.receipts.values()
    assert receipt.override_reason == "for the hearing here"
    assert opened.case.evidence["paper"].bundle_page == 3


def test_a_bundle_in_which_cited_pages_change_asks_first(
    window: QWidget, opened: OpenDesk, tmp_path: Path
) -> None:
    source = SourceRef("paper", "1")
    event = next(iter(opened.case.events.values()))
    opened.desk.bridge.apply(
        "Bind and cite",
        lambda case: case.with_record("event", replace(event, sources=(source,))).with_record(
            "evidence", replace(case.evidence["paper"], bundle_page=30)
        ),
    )
    target, dialogs = tmp_path / "bundle.pdf", opened.desk.dialogs
    for answer, page in (("Keep the one before", 30), ("Write this bundle", 3)):
        dialog = BundleDialog(opened.desk, window)
        find(dialog, QLineEdit, "bundle.reason").setText("for the hearing here")
        dialogs.will_answer(target, answer)  # type: ignore[attr-defined]
        find(dialog, QPushButton, "bundle.go").click()
        opened.desk.tasks.settle()
        assert "on other pages" in str(dialogs.asked)  # type: ignore[attr-defined]
        assert opened.case.evidence["paper"].bundle_page == page
        assert target.exists() is (page == 3)


def redacting(qtbot: QtBot, window: QWidget, opened: OpenDesk, pages: int) -> RedactionDialog:
    """The window of a copy of the paper, all its pages there."""
    dialog = RedactionDialog(opened.desk, opened.case, "paper", window)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.pages.count() == pages, timeout=LONG)
    return dialog


def test_areas_are_added_moved_and_taken_off_by_mouse_and_keys(
    qtbot: QtBot, window: QWidget, opened: OpenDesk, tmp_path: Path
) -> None:
    dialog = redacting(qtbot, window, opened, pages=2)
    pages, marks = dialog.pages, dialog.marks
    qtbot.waitUntil(lambda: dialog.view.width() > 300, timeout=LONG)
    assert pages.item(0).text() == "Page 1  (1)"
    assert marks.item(0).text().startswith("Ms Garrowby\npart of a real name")
    view, left = dialog.view, Qt.MouseButton.LeftButton
    QTest.mousePress(view, left, pos=QPoint(60, 300))
    QTest.mouseMove(view, QPoint(200, 340))
    QTest.mouseRelease(view, left, pos=QPoint(200, 340))
    assert marks.count() == 2
    qtbot.keyClick(view, Qt.Key.Key_N)
    assert marks.count() == 3
    qtbot.keyClick(view, Qt.Key.Key_Left)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert marks.count() == 2
    QTest.mouseClick(view, left, pos=QPoint(100, 320))
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert marks.count() == 1
    qtbot.keyClick(view, Qt.Key.Key_N)
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert pages.currentRow() == 1
    target = tmp_path / "copy.pdf"
    opened.desk.dialogs.will_answer(target)  # type: ignore[attr-defined]
    find(dialog, QPushButton, "redaction.go").click()
    qtbot.waitUntil(lambda: bool(opened.case.receipts), timeout=LONG)
    words = " ".join(page.extract_text() for page in PdfReader(target).pages)
    assert "Garrowby" not in words
    assert "Page 1: chosen by hand" in words


def test_the_page_and_its_areas_are_heard_and_reached_by_keys(
    qtbot: QtBot, window: QWidget, opened: OpenDesk
) -> None:
    hear_fields_and_drawings()
    dialog = redacting(qtbot, window, opened, pages=2)
    said = QAccessible.queryAccessibleInterface(dialog.view)
    kinds = QAccessible.Text
    assert said.role() == QAccessible.Role.Document
    assert said.text(kinds.Name) == "Page 1 of 2"
    assert said.text(kinds.Value) == "1 area blacked out"
    qtbot.keyClick(dialog.view, Qt.Key.Key_N)
    qtbot.keyClick(dialog.view, Qt.Key.Key_BracketRight)
    assert said.text(kinds.Value).startswith("2 areas blacked out; chosen is 1: Ms Garrowby")
    assert dialog.marks.currentRow() == 0
    qtbot.keyClick(dialog.view, Qt.Key.Key_PageDown)
    assert said.text(kinds.Name) == "Page 2 of 2"
    dialog.close()


def test_what_was_found_stays_for_a_reason_or_for_whoever_may_be_named(
    qtbot: QtBot, window: QWidget, opened: OpenDesk, tmp_path: Path
) -> None:
    dialog = redacting(qtbot, window, opened, pages=2)
    people = [dialog.people.item(n) for n in range(dialog.people.count())]
    for row in people:
        row.setCheckState(Qt.CheckState.Checked)
    assert dialog.marks.count() == 0
    for row in people:
        row.setCheckState(Qt.CheckState.Unchecked)
    assert dialog.marks.count() == 1
    dialog.marks.setCurrentRow(0)
    opened.desk.dialogs.will_answer("she signed it herself")  # type: ignore[attr-defined]
    find(dialog, QPushButton, "redaction.off").click()
    assert dialog.marks.count() == 0
    target = tmp_path / "copy.pdf"
    opened.desk.dialogs.will_answer(target)  # type: ignore[attr-defined]
    find(dialog, QPushButton, "redaction.go").click()
    qtbot.waitUntil(lambda: bool(opened.case.receipts), timeout=LONG)
    assert "Garrowby" in PdfReader(target).pages[0].extract_text()
    (receipt,) = opened.case.receipts.values()
    assert receipt.override_reason == "Ms Garrowby: she signed it herself"


def test_with_labels_only_the_window_of_a_copy_says_no_name(
    qtbot: QtBot, window: QWidget, opened: OpenDesk
) -> None:
    shown = Labelling(lambda: (opened.case, the_library())).case()
    dialog = RedactionDialog(opened.desk, shown, "paper", window)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.marks.count() == 1, timeout=LONG)
    lists = (dialog.people, dialog.marks)
    rows = [each.item(n).text() for each in lists for n in range(each.count())]
    assert len(rows) > 1 and not [row for row in rows if "Garrowby" in row]


def test_a_window_closed_while_a_page_is_drawn_leaves_nothing_behind(
    qtbot: QtBot, window: QWidget, opened: OpenDesk, tmp_path: Path
) -> None:
    dialog = redacting(qtbot, window, opened, pages=2)
    dialog.pages.setCurrentRow(1)
    delete(dialog)
    opened.desk.tasks.settle()
    assert not list(tmp_path.rglob("shown-*.png"))


def test_what_may_tell_of_somebody_is_blacked_out_at_a_press(
    qtbot: QtBot, window: QWidget, opened: OpenDesk, tmp_path: Path
) -> None:
    vault = Vault(tmp_path)
    words = papers.pdf("Dear Mr Okonkwo,", "Page two", "born on 4 May 2012, signed Brenda Hughes")
    kept = vault.keep(io.BytesIO(words))
    file = StoredFile(sha256=kept.sha256, name="letter.pdf", kind=PaperKind.PDF)
    opened.desk.bridge.apply(
        "Add", lambda case: editing.set_fields(case, "evidence", "paper", file=file, pages=3)
    )
    dialog = redacting(qtbot, window, opened, pages=3)
    rows = dialog.unsure.list
    assert dialog.unsure.isVisible() and rows.count() >= 2
    third = next(n for n in range(rows.count()) if "page 3" in rows.item(n).text())
    rows.setCurrentRow(third)
    assert dialog.pages.currentRow() == 2
    before = rows.count()
    find(dialog, QPushButton, "redaction.cover").click()
    assert rows.count() == before - 1 and dialog.marks.count() == 1
    find(dialog, QPushButton, "redaction.cover.all").click()
    assert not dialog.unsure.isVisible()
    target = tmp_path / "copy.pdf"
    opened.desk.dialogs.will_answer(target)  # type: ignore[attr-defined]
    find(dialog, QPushButton, "redaction.go").click()
    qtbot.waitUntil(lambda: bool(opened.case.receipts), timeout=LONG)
    said = " ".join(page.extract_text() for page in PdfReader(target).pages)
    assert not [word for word in ("Okonkwo", "Hughes", "May") if word in said]
